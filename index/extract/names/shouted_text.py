"""Reads text in capitals, where a capital marks no name.

Wires and transcripts of the 1980s are in capitals throughout; so are many headlines. There
WHO is a pronoun, and "ACCORDING TO THE POLICE" is no organisation. Only listed names
count, and those of people who are recognised by a given name or a title.
"""

from index.article import ActorType
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.names.gazetteer_matcher import (
    GazetteerMatch,
    GazetteerMatcher,
    listed_mention,
)
from index.extract.names.language_rules import sentence_starters
from index.extract.names.mentions import (
    NameMention,
    NameWord,
    RunReading,
    UnresolvedName,
)

# Of a text, about so many characters are counted.
_SAMPLE_CHARS = 200
# Capitals for each small letter in a text that is mostly in capitals.
_MIN_SHARE = 3
_MIN_CAPITALS = 20
_MAX_NAME_WORDS = 5


def find_shouted_spans(text: str) -> list[tuple[int, int]]:
    """Finds the parts of a text that are in capitals: all of it, or lines of words.

    Returns:
        The offsets of the beginning and the end of each part, in order.
    """
    if _is_mostly_capitals(text):
        return [(0, len(text))]
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if (
            line.isupper()
            and " " in line.strip()
            and _count_capitals(line) > len(line) // 2
        ):
            found.append((start, end))
        start = end + 1
    return found


def _is_mostly_capitals(text: str) -> bool:
    sample = text[:: max(1, len(text) // _SAMPLE_CHARS)]
    small = sum(map(str.islower, sample))
    if _MIN_SHARE * small > len(sample):
        return False
    return _count_capitals(sample) > max(
        _MIN_CAPITALS, _MIN_SHARE * small, len(sample) // 2
    )


def _count_capitals(text: str) -> int:
    """Counts the capitals: Hindi with an acronym has no small letters, but few capitals."""
    return sum(map(str.isupper, text))


class ShoutedTextParser:
    """Parses runs of words in capitals.

    Args:
        run: the words as written.
        gazetteer: the known names and words.
        matcher: matches the words of the text against the gazetteer.
        language: two-letter code of the language, empty if unknown.
    """

    def __init__(
        self, run: str, gazetteer: Gazetteer, matcher: GazetteerMatcher, language: str
    ) -> None:
        self._run = run
        self._gazetteer = gazetteer
        self._matcher = matcher
        self._starters = sentence_starters(language)
        # Only of English the common words are known, so that others may be surnames.
        self._english = language in {"en", ""}

    def parse(self, words: list[NameWord]) -> RunReading:
        """Returns the listed names among the words, people, and words that may be names.

        The unresolved words are names only if the text has them as part of a name.
        """
        reading = RunReading([], [])
        titled = False
        while words:
            size, name = self._first_name(words, titled=titled)
            if name is not None:
                reading.mentions.append(name)
            elif not self._is_plain(words[0]):
                reading.unresolved.append(UnresolvedName(words[:1], None, words[0].key))
            titled = name is None and words[0].kind == "T"
            words = words[size:]
        return reading

    def _first_name(
        self, words: list[NameWord], *, titled: bool
    ) -> tuple[int, NameMention | None]:
        match = self._listed(words)
        if match is not None:
            name = words[: match.size]
            key = " ".join([word.key for word in name])
            rule = "demonym" if key in self._gazetteer.demonyms else "listed"
            return match.size, listed_mention(name, match.meaning, rule)
        size = self._count_name_words(words, titled=titled)
        if not size:
            return 1, None
        start, end = words[0].start, words[size - 1].end
        written = _in_title_case(self._run[start:end])
        rule = "title" if titled else "given name"
        return size, NameMention(start, end, written, ActorType.PERSON, rule=rule)

    def _listed(self, words: list[NameWord]) -> GazetteerMatch | None:
        """Returns the listed name at the beginning, unless it is a common word."""
        match = self._matcher.longest_match(words)
        if match is None or (match.size == 1 and self._is_plain(words[0])):
            return None
        return match

    def _count_name_words(self, words: list[NameWord], *, titled: bool) -> int:
        """Counts the words of the name of a person at the beginning, 0 if there is none."""
        gazetteer = self._gazetteer
        first = words[0]
        given = first.key in gazetteer.given_names and len(first.key) > 2
        if not (given or (titled and self._english)) or not self._may_be_name(first):
            return 0
        size = 1
        for at in range(1, min(len(words), _MAX_NAME_WORDS)):
            if not self._may_be_name(words[at]) or not self._is_part(words[at]):
                break
            size = at + 1
        return size if size > 1 or (titled and self._english) else 0

    def _is_part(self, word: NameWord) -> bool:
        gazetteer = self._gazetteer
        return (
            self._english
            or word.key in gazetteer.surnames
            or word.key in gazetteer.given_names
        )

    def _may_be_name(self, word: NameWord) -> bool:
        key = word.key
        return (
            word.kind == "X"
            and len(key) > 1
            and not self._is_plain(word)
            and key not in self._gazetteer.places
            and key not in self._gazetteer.demonyms
        )

    def _is_plain(self, word: NameWord) -> bool:
        return word.key in self._gazetteer.common_words or word.key in self._starters


def _in_title_case(written: str) -> str:
    """Returns a name in capitals as other texts write it.

    >>> _in_title_case("SEAN O'BRIEN"), _in_title_case("ANNE-MARIE AL-HABIB")
    ("Sean O'Brien", 'Anne-Marie al-Habib')
    """
    return written.title().replace("-Al-", "-al-").replace(" Al-", " al-")
