"""Runs of capitalised words cut where one name ends and the next begins."""

from index.article import ActorType
from index.extract.gazetteer import word_classes as vocabulary
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.names.gazetteer_matcher import GazetteerMatch, GazetteerMatcher
from index.extract.names.language_rules import sentence_starters
from index.extract.names.mentions import NameWord

# In their own languages they are mostly no part of a name.
_PREPOSITIONS = frozenset(
    {
        "von",
        "van",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "des",
        "zu",
        "der",
        "den",
        "la",
        "el",
    }
)


def count_title_words(words: list[NameWord]) -> int:
    """How many words of office stand before a name."""
    place = 0
    seen = False
    while place < len(words) and (
        words[place].kind == "T" or words[place].key in vocabulary.TITLE_PARTS
    ):
        seen = seen or words[place].kind == "T"
        place += 1
    # Of "Justice and Development Party" the first word is no office.
    if not seen or (place < len(words) and words[place].key == "and"):
        return 0
    # Secretary of State, Chief of Staff
    if place + 1 < len(words) and words[place].key == "of":
        after = place + 1 + (words[place + 1].key == "the")
        while after < len(words) and words[after].key in vocabulary.OFFICES:
            after += 1
            place = after
    return place


def trim_edges(words: list[NameWord]) -> list[NameWord]:
    """The words without connectors and words that name nobody at either end."""
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
    # Islamic Action Front, but not Monday's Action Front
    body = words[-1].kind == "O" and len(words) > 2
    return body and first.key not in vocabulary.DAYS


class Segmenter:
    """Cuts the runs of one text."""

    def __init__(
        self, matcher: GazetteerMatcher, gazetteer: Gazetteer, language: str
    ) -> None:
        self.matcher = matcher
        self.gazetteer = gazetteer
        self.starters = sentence_starters(language)
        self.abroad = language not in {"en", ""}

    def trim_start(self, words: list[NameWord], *, opens: bool) -> list[NameWord]:
        """The words without common ones at their head."""
        first = 0
        # Only the first word owes its capital to the sentence: The Free Harbour Party.
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
            return word.key in vocabulary.DETERMINERS and len(words) > 1
        common = word.key in (self.starters if opens else vocabulary.DETERMINERS)
        if not common and opens and word.kind in "X-":
            common = word.key in self.gazetteer.common_words or (
                word.key not in self.gazetteer.max_words
                and self.matcher.has_lowercase(word.text)
            )
        if not common:
            return False
        match = self.matcher.longest_match(words)
        return match is None or (match.size < 2 and word.key in self.starters)

    def segment_length(self, words: list[NameWord]) -> int:
        """How many words belong together, up to a title or a needless "of"."""
        for place in range(1, len(words)):
            word = words[place]
            if word.kind == "c" and not self._joins(words, place):
                return place
            if word.kind == "T" and _starts_office(words, place):
                return _before_parts(words, place)
            if word.kind != "c" and self._starts_listed(words[place:]):
                return place
        return len(words)

    def _starts_listed(self, words: list[NameWord]) -> bool:
        """Whether a listed name of several words begins here, after another name."""
        if self.gazetteer.max_words.get(words[0].key, 0) < 2:
            return False
        match = self.matcher.longest_match(words)
        return match is not None and match.size > 1 and not match.meaning.weak

    def _joins(self, words: list[NameWord], place: int) -> bool:
        """Whether a small word stands within a name, as in Bank of England."""
        key = words[place].key
        left, right = words[:place], words[place + 1 :]
        if words[place - 1].kind == "c":
            return True
        if words[place].text == "&":
            given = self.gazetteer.given_names
            return not (left[0].key in given and right[0].key in given)
        if key in {"of", "for"}:
            return self._of_joins(left, right)
        if key == "and":
            return self._and_joins(left, right)
        if self.abroad and key in _PREPOSITIONS:
            return left[0].kind == "O" or left[0].key in self.gazetteer.given_names
        return key in vocabulary.NAME_PARTICLES

    def _of_joins(self, left: list[NameWord], right: list[NameWord]) -> bool:
        if not any(word.key in vocabulary.ORG_HEADS for word in left):
            return False
        right = right[right[0].key == "the" :]
        match = self.matcher.longest_match(right) if right else None
        # The cabinet of the Government of National Accord is not one name.
        return match is None or match.size < 2 or match.meaning.type is ActorType.STATE

    def _and_joins(self, left: list[NameWord], right: list[NameWord]) -> bool:
        gazetteer = self.gazetteer
        first = right[0].key
        if self.matcher.longest_match(right) is not None or first in gazetteer.places:
            return False
        if any(word.kind == "c" for word in left):
            return right[0].kind == "X" and left[0].key in vocabulary.ORG_HEADS
        named = left[-1].kind == "X" or left[-1].key in vocabulary.TITLE_PARTS
        if len(left) > 2 or not named or self.matcher.longest_match(left):
            return False
        if left[0].key in gazetteer.given_names or left[0].key in gazetteer.places:
            return False
        ends = len(right) >= 2 and right[0].kind == "X" and right[-1].kind == "O"
        return ends and first not in gazetteer.given_names

    def is_start_of_longer_name(
        self, words: list[NameWord], match: GazetteerMatch
    ) -> bool:
        """Whether a listed name is but the beginning of a longer, unlisted one."""
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
            return rest[0].kind == "X" and rest[0].key not in vocabulary.SUFFIXES
        return rest[-1].kind in "LE"


def _starts_office(words: list[NameWord], place: int) -> bool:
    """Whether a title within a run belongs to a name after it: not in Luther King Jr."""
    if place + 1 >= len(words) or words[place - 1].kind == "c":
        return False
    # Democratic Justice Party, United Nations General Assembly
    if words[place + 1].kind == "O":
        return False
    return any(word.key not in vocabulary.SUFFIXES for word in words[place + 1 :])


def _before_parts(words: list[NameWord], place: int) -> int:
    first = place
    while first > 1 and words[first - 1].key in vocabulary.TITLE_PARTS:
        first -= 1
    return first
