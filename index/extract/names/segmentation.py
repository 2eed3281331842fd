"""Segmentation: cuts a capitalised run where one name ends and the next begins."""

from index.article import ActorType
from index.extract.gazetteer import word_classes
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.nominative import is_given_name
from index.extract.names.gazetteer_matcher import GazetteerMatch, GazetteerMatcher
from index.extract.names.language_rules import sentence_starters
from index.extract.names.mentions import NameWord
from index.extract.names.turkish.turkish_words import (
    has_case_ending,
    is_plural,
    is_title_part,
)

# In the languages that they belong to, these mostly end a name.
_PREPOSITIONS = frozenset(
    "von van de del della di da do dos du des zu der den la el".split()
)


_FIRST_CYRILLIC = "\u0400"
# Surnames in any case; a patronymic may follow them, but no other given name.
_CYRILLIC_SURNAMES = tuple(
    "ова ову овой овым ове ева еву евой евым еве ина ину иной иным ине ский ского скому ским ская ской скую".split()
)


def count_title_words(words: list[NameWord], language: str = "en") -> int:
    """Counts the words of a title at the beginning: 3 in Secretary of State Ada Brook.

    Words that belong to a title only with another (foreign, chief) count with it.
    """
    at = 0
    seen = False
    while at < len(words) and _is_of_title(words, at, language):
        seen = seen or words[at].kind == "T"
        at += 1
    # The first word of "Justice and Development Party" is no title.
    if not seen or (at < len(words) and words[at].key == "and"):
        return 0
    # Secretary of State, Chief of Staff.
    if at + 1 < len(words) and words[at].key == "of":
        after = at + 1 + (words[at + 1].key == "the")
        while (
            after < len(words) and words[after].key in word_classes.OFFICE_COMPLEMENTS
        ):
            after += 1
            at = after
    return at


def _is_of_title(words: list[NameWord], at: int, language: str) -> bool:
    """Checks for a word that belongs to a title, such as the name of a ministry."""
    word = words[at]
    if word.kind == "T" or word.key in word_classes.TITLE_PARTS:
        return True
    if language != "tr":
        return False
    # Hazine ve Maliye Bakanı: "and" stands within the name of the ministry.
    joins = word.key == "ve" and 0 < at < len(words) - 1
    return is_title_part(word.key) or (joins and is_title_part(words[at + 1].key))


def trim_edges(words: list[NameWord]) -> list[NameWord]:
    """Removes connectors and words that name nobody from both ends."""
    first, last = 0, len(words)
    while last > first and words[last - 1].kind in "c-":
        last -= 1
    while first < last and not _begins_name(words[first:last]):
        first += 1
    return words[first:last]


def _begins_name(words: list[NameWord]) -> bool:
    first = words[0]
    if first.kind != "-":
        return first.kind != "c"
    # Islamic Action Front is a name, Monday's Action Front is not.
    long = len(words) > 2 or first.key not in word_classes.NON_NAMES
    body = words[-1].kind == "O" and long
    return body and first.key not in word_classes.DAYS


class Segmenter:
    """Segments the capitalised runs of one text."""

    def __init__(
        self, matcher: GazetteerMatcher, gazetteer: Gazetteer, language: str
    ) -> None:
        self._matcher = matcher
        self._gazetteer = gazetteer
        self._starters = sentence_starters(language)
        self._foreign = language not in {"en", ""}
        self._language = language

    def trim_start(self, words: list[NameWord], *, opens: bool) -> list[NameWord]:
        """Removes common words from the beginning of a run.

        Args:
            words: the words of the run.
            opens: whether the run begins a sentence, so that any word has a capital.
        """
        first = 0
        # In "The Free Harbour Party", only the first word has its capital from the sentence.
        while first < len(words) and self._is_common(
            words[first:], opens=opens and first == 0
        ):
            first += 1
        return words[first:]

    def _is_common(self, words: list[NameWord], *, opens: bool) -> bool:
        word = words[0]
        if word.kind == "c":
            return True
        if len(word.text) > 1 and word.text.isupper() and not word.text.islower():
            return word.key in word_classes.DETERMINERS and len(words) > 1
        common = word.key in (self._starters if opens else word_classes.DETERMINERS)
        if not common and opens and word.kind in "X-":
            common = (
                word.key in self._gazetteer.common_words
                or self._is_turkish_noun(words)
                or (
                    word.key not in self._gazetteer.max_words
                    and self._matcher.has_lowercase(word.text)
                )
            )
        if not common:
            return False
        if self._matcher.count_words_of_later(words):
            return False
        match = self._matcher.longest_match(words)
        return match is None or (match.size < 2 and word.key in self._starters)

    def _is_turkish_noun(self, words: list[NameWord]) -> bool:
        """Checks for a case ending without an apostrophe, which no name has."""
        if self._language != "tr":
            return False
        key = words[0].key
        gazetteer = self._gazetteer
        # A plural begins names of bodies: Kulüpler Birliği.
        plural = is_plural(key) and not any(word.kind == "O" for word in words)
        return (plural or has_case_ending(key)) and not (
            key in gazetteer.given_names
            or key in gazetteer.surnames
            or key in gazetteer.places
            or key in gazetteer.max_words
        )

    def segment_length(self, words: list[NameWord]) -> int:
        """Counts the words of the first name: up to a title, another name or a connector.

        Connectors that stand within a name (Bank of England) do not end it.
        """
        for at in range(1, len(words)):
            word = words[at]
            if word.kind == "c" and not self._joins(words, at):
                return at
            ends = self._language == "tr" and at > 1 and at == len(words) - 1
            if word.kind == "T" and (ends or _starts_office(words, at)):
                return _before_parts(words, at, self._language)
            if word.kind != "c" and self._starts_listed(words, at):
                return at
            if self._foreign and self._starts_person(words, at):
                return at
            if (
                at > 1
                and self._language == "tr"
                and is_title_part(word.key)
                and self._is_person(words[:at])
            ):
                return at
        return len(words)

    def _starts_person(self, words: list[NameWord], at: int) -> bool:
        """Checks for a given name after what belongs to no person, or ends a name.

        Адвокат Колупаева Ирина Белозерцева, Института Кавказа Александр Искандарян.
        """
        if at + 1 >= len(words) or words[at].kind != "X" or words[at + 1].kind != "X":
            return False
        before = words[at - 1]
        place = at == 1 and before.key in self._gazetteer.places
        if not self._is_given_name(words[at].key):
            # Президент Тувы Айшат Долгов: no name begins with a place in Cyrillic.
            return place and before.key >= _FIRST_CYRILLIC
        acronym = len(before.text) > 1 and before.text.isupper()
        surname = (
            before.key.endswith(_CYRILLIC_SURNAMES) and words[0].key != words[at].key
        )
        body = any(word.kind == "O" for word in words[:at])
        return acronym or surname or body or place

    def _is_person(self, words: list[NameWord]) -> bool:
        """Checks for a known given name and a known surname."""
        gazetteer = self._gazetteer
        return (
            words[0].key in gazetteer.given_names
            and words[-1].key in gazetteer.surnames
        )

    def _is_given_name(self, key: str) -> bool:
        return key in self._gazetteer.given_names or is_given_name(key)

    def _starts_listed(self, all_words: list[NameWord], at: int) -> bool:
        """Checks for a listed name of several words, or a state (РФ), at an index."""
        words = all_words[at:]
        upper = self._foreign and words[0].text.isupper()
        # Безопасность Сирии; in Turkish, a state begins names of bodies.
        state = upper or words[0].key >= _FIRST_CYRILLIC
        state = state or (
            at > 1 and self._language == "tr" and at == len(all_words) - 1
        )
        if not state and self._gazetteer.max_words.get(words[0].key, 0) < 2:
            return False
        if self._matcher.count_words_of_later(words):
            return True
        match = self._matcher.longest_match(words)
        if match is None or match.meaning.weak:
            return False
        return match.size > 1 or (state and match.meaning.type is ActorType.STATE)

    def _joins(self, words: list[NameWord], at: int) -> bool:
        """Checks whether a connector stands within a name, as in Bank of England."""
        key = words[at].key
        left, right = words[:at], words[at + 1 :]
        if words[at - 1].kind == "c":
            return True
        if words[at].text == "&":
            given = self._gazetteer.given_names
            return not (left[0].key in given and right[0].key in given)
        if key in {"of", "for"}:
            return self._of_joins(left, right)
        if key in {"and", "ve"}:
            return self._and_joins(left, right)
        if self._foreign and key in _PREPOSITIONS:
            return left[0].kind == "O" or left[0].key in self._gazetteer.given_names
        return key in word_classes.NAME_PARTICLES

    def _of_joins(self, left: list[NameWord], right: list[NameWord]) -> bool:
        if not any(word.key in word_classes.ORG_HEADS for word in left):
            return False
        right = right[right[0].key == "the" :]
        match = self._matcher.longest_match(right) if right else None
        # "Cabinet of the Government of National Accord" is two names.
        return match is None or match.size < 2 or match.meaning.type is ActorType.STATE

    def _and_joins(self, left: list[NameWord], right: list[NameWord]) -> bool:
        gazetteer = self._gazetteer
        first = right[0].key
        if self._matcher.longest_match(right) is not None or first in gazetteer.places:
            return False
        if any(word.kind == "c" for word in left):
            return right[0].kind == "X" and left[0].key in word_classes.ORG_HEADS
        named = left[-1].kind == "X" or left[-1].key in word_classes.TITLE_PARTS
        if len(left) > 2 or not named or self._matcher.longest_match(left):
            return False
        if left[0].key in gazetteer.given_names or left[0].key in gazetteer.places:
            return False
        ends = len(right) >= 2 and right[0].kind == "X" and right[-1].kind == "O"
        return ends and first not in gazetteer.given_names

    def is_start_of_longer_name(
        self, words: list[NameWord], match: GazetteerMatch
    ) -> bool:
        """Checks whether a listed name is only the beginning of a longer, unlisted one."""
        rest = words[match.size : self.segment_length(words)]
        if not rest or rest[0].kind == "c":
            return False
        if any(word.kind == "O" for word in rest):
            after = [*(word.kind for word in rest[1:]), ""]
            kinds = zip((word.kind for word in rest), after, strict=True)
            return not any(kind == "T" and next_ != "O" for kind, next_ in kinds)
        if match.size > 1:
            return False
        if match.meaning.type is ActorType.PERSON:
            return rest[0].kind == "X" and rest[0].key not in word_classes.NAME_SUFFIXES
        return rest[-1].kind in "LE"


def _starts_office(words: list[NameWord], at: int) -> bool:
    """Checks whether a title within a run begins a new name: not in Luther King Jr."""
    if at + 1 >= len(words) or words[at - 1].kind == "c":
        return False
    # A title before an organisation word belongs to it: United Nations General Assembly.
    if words[at + 1].kind == "O":
        return False
    return any(word.key not in word_classes.NAME_SUFFIXES for word in words[at + 1 :])


def _before_parts(words: list[NameWord], at: int, language: str) -> int:
    """Moves back over the words that belong to the title at an index."""
    first = at
    while (
        first > 1
        and (words[first - 1].kind != "O" or is_title_part(words[first - 1].key))
        and _is_of_title(words, first - 1, language)
    ):
        first -= 1
    return first
