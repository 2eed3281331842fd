"""What an unlisted name is, by its own words and by those around it."""

import re
from itertools import pairwise

from index.article import ActorType
from index.extract.gazetteer import word_classes as vocabulary
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.mentions import NameWord

NameClass = tuple[ActorType | None, str]
"""A type, None for a place, and the rule that says so; no rule, no name."""

NOTHING: NameClass = (None, "")
UNSURE: NameClass = (None, "unsure")
_PERSON, _ORGANISATION = ActorType.PERSON, ActorType.ORGANISATION

_PRECEDING = re.compile(r"([\w’']+)\s*$")
_HYPHENS = frozenset("-‑")
# Mazar-i-Sharif, Tizi-ou-Ouzou: the last word by itself is no name.
_MIDDLE = re.compile(r"\w?[-‑][a-z]{1,2}[-‑]$")
_FOLLOWING = re.compile(r",?\s+(?:also\s+|has\s+|had\s+|then\s+)?([a-z]+)")
# North of Homs, the town of Azaz
_PLACE_OF = re.compile(
    r"\b(?:(?:north|south)(?:east|west)?|east|west|towns?|city|cities|villages?|suburbs?"
    r"|districts?|provinces?|regions?|ports?|islands?|outskirts|capital|municipality"
    r"|neighbou?rhoods?|governorate|township|hamlet|settlement)(?:ern)? of $"
)
_AGE = re.compile(r", (?:\d{2}|aged? \d\d)[,)\s]| \(\d\d\)")
_COMMA_PLACE = re.compile(r", ([A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ]\w+)?)")
_KIND_AFTER = re.compile(
    r" (?:news |security |intelligence |rebel |armed |militant |terrorist |television |TV )?"
    r"(?:agency|newspaper|network|channel|broadcaster|party|group|militia|movement|company|bank|fighters|mercenaries|militants|newswire|magazine|website|coalition|alliance|think tank)\b"
)
# What comes after them is no subject; what comes after these is a place.
_NO_SUBJECT = frozenset({"in", "the"})
_PLACE_BEFORE = frozenset({"in", "near", "outside", "around"})
_PERSON_PARTICLES = frozenset({"bin", "ibn", "al", "el", "von", "van", "abu", "arap"})
_UNDERTAKINGS = frozenset(
    {"operation", "exercise", "hurricane", "typhoon", "uss", "hms"}
)
_PEOPLE_LANDS = frozenset(
    {"west", "north", "forest", "hill", "hills", "parks", "rivers", "rock", "ford"}
)


def classify_by_words(
    words: list[NameWord], gazetteer: Gazetteer, *, titled: bool
) -> NameClass:
    """What the words of a name say by themselves."""
    if len(words) == 1:
        return _of_one(words[0], gazetteer, titled=titled)
    if _is_place(words, gazetteer) and not titled:
        return None, "place"
    if len(words) == 2 and _named_after_land(words, gazetteer):
        return _PERSON, "given name"
    found = _by_common_parts(words)
    # Colonel Adam Brook is no water.
    if found is not None and not (titled and found[1] == "place word"):
        return found
    if titled and words[0].kind == "X":
        return _PERSON, "title"
    if _reads_as_person(words, gazetteer):
        return _PERSON, "given name"
    return UNSURE


def _of_one(word: NameWord, gazetteer: Gazetteer, *, titled: bool) -> NameClass:
    if word.key in vocabulary.ORG_ALONE:
        return _ORGANISATION, "organisation word"
    if word.kind in "LE-c" or word.key in vocabulary.TITLE_PARTS or len(word.key) < 2:
        return NOTHING
    if titled and word.kind == "X":
        # Ms. Gross is a person, Mr. Chairman is none.
        plain = (
            word.key in gazetteer.common_words and word.key not in gazetteer.surnames
        )
        return NOTHING if plain else (_PERSON, "title")
    return UNSURE


def _is_place(words: list[NameWord], gazetteer: Gazetteer) -> bool:
    return " ".join(word.key for word in words) in gazetteer.places


def _named_after_land(words: list[NameWord], gazetteer: Gazetteer) -> bool:
    first, last = words[0].key, words[1].key
    return (
        last in _PEOPLE_LANDS
        and first in gazetteer.given_names
        and first not in gazetteer.places
    )


def _by_common_parts(words: list[NameWord]) -> NameClass | None:
    """What the common words in a name tell: Bank, River, Conference."""
    last = words[-1]
    heads = any(
        word.key in vocabulary.ORG_HEADS and after.key in {"of", "for"}
        for word, after in pairwise(words)
    )
    if last.kind == "O" or heads or last.key in vocabulary.ORG_ALONE:
        return _ORGANISATION, "organisation word"
    # Fuerzas Unidas del Sur: in Romance languages that word stands first.
    if words[0].kind == "O" and words[0].key not in vocabulary.ORG_WORDS:
        return _ORGANISATION, "organisation word"
    if any(word.text == "&" for word in words):
        return _ORGANISATION, "organisation word"
    if last.kind in "E-" or words[0].key in _UNDERTAKINGS:
        return NOTHING
    if last.kind == "L" or words[0].key in vocabulary.PLACE_HEADS:
        return None, "place word"
    return None


def _reads_as_person(words: list[NameWord], gazetteer: Gazetteer) -> bool:
    if len(words) > 5 or any(word.kind in "OLE" for word in words):
        return False
    first, last = words[0], words[-1]
    if last.key in gazetteer.common_words and last.key not in gazetteer.surnames:
        return False
    if first.key in gazetteer.given_names or re.fullmatch(r"(?:\w\.)+", first.text):
        return True
    if any(word.kind == "c" for word in words[1:]):
        return any(word.key in _PERSON_PARTICLES for word in words)
    if first.key in gazetteer.common_words:
        return False
    return last.text[:3].lower() in {"al-", "el-"} or last.key in gazetteer.surnames


class ContextClassifier:
    """The text around names, and what it says of them."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer

    def classify(
        self, words: list[NameWord], offset: int, *, opens: bool
    ) -> NameClass | None:
        """What the words before and after a name say, None where nothing."""
        if len(words) == 1:
            return self._of_one(words[0], offset, opens=opens)
        return self._by_neighbours(words, offset) or self._of_several(words, offset)

    def _of_one(self, word: NameWord, offset: int, *, opens: bool) -> NameClass | None:
        start = word.start + offset
        if word.kind == "O":
            alone = word.key in vocabulary.ALONE and not opens
            alone = alone and self._previous(start) == "the"
            return (_ORGANISATION, "organisation alone") if alone else None
        if word.kind == "T":
            return None
        if "." in word.text and word.key in self.gazetteer.places:
            return None, "place"
        if _is_acronym(word):
            plain = word.key in vocabulary.NO_ACRONYMS or self._is_shouted(word, offset)
            return None if plain else (_ORGANISATION, "capitals")
        if self._is_plain(word) or self._is_last_of_place(start):
            return None
        return self._by_neighbours([word], offset) or self._by_lists(word, opens=opens)

    def _is_last_of_place(self, start: int) -> bool:
        hyphen = self.text[start - 1 : start] in _HYPHENS
        return hyphen and bool(_MIDDLE.match(self.text, max(0, start - 4), start))

    def _is_plain(self, word: NameWord) -> bool:
        common = word.key in self.gazetteer.common_words
        return common and word.key not in self.gazetteer.surnames

    def _by_lists(self, word: NameWord, *, opens: bool) -> NameClass | None:
        if word.key in self.gazetteer.places:
            return None, "place"
        if not opens and word.key in self.gazetteer.given_names and len(word.key) > 2:
            return _PERSON, "given name alone"
        return None

    def _previous(self, start: int) -> str:
        words = self.text[max(0, start - 14) : start].split()
        # Mostly it stands there by itself: a tenth of the time of searching for it.
        if words and words[-1].isalpha():
            return words[-1].lower()
        before = _PRECEDING.search(self.text, max(0, start - 14), start)
        return before[1].lower() if before else ""

    def _is_shouted(self, word: NameWord, offset: int) -> bool:
        """Whether all around is in capitals too, so that they mean nothing."""
        around = self.text[max(0, word.start + offset - 20) : word.end + offset + 20]
        return len(word.key) > 3 and (
            around.isupper() or word.key in self.gazetteer.common_words
        )

    def _by_neighbours(self, words: list[NameWord], offset: int) -> NameClass | None:
        start, end = words[0].start + offset, words[-1].end + offset
        if all(map(self._is_plain, words)):
            return None
        previous = self._previous(start)
        place = len(words) == 1 and words[0].key in self.gazetteer.places
        text = self.text
        comma = text.startswith(",", end)
        if comma or text[end : end + 1].isspace():
            if _AGE.match(text, end, end + 12) and not place:
                return _PERSON, "age"
            if _KIND_AFTER.match(text, end, end + 30):
                return _ORGANISATION, "apposition"
            after = _FOLLOWING.match(text, end, end + 30)
            if after and after[1] in vocabulary.SAID and previous not in _NO_SUBJECT:
                return None if place else (_PERSON, "verb")
        if previous in _PLACE_BEFORE or (
            previous == "of" and _PLACE_OF.search(text, max(0, start - 30), start)
        ):
            return None, "place word" if previous == "of" else "preposition"
        if comma and self._is_before_region(end):
            return None, "before a place"
        return None

    def _is_before_region(self, end: int) -> bool:
        comma = _COMMA_PLACE.match(self.text, end, end + 30)
        return comma is not None and self._is_region(comma[1])

    def _is_region(self, name: str) -> bool:
        key = " ".join(token_key(part) for part in name.split())
        meanings = self.gazetteer.meanings.get(key, ())
        return key in self.gazetteer.places or any(
            meaning.type is ActorType.STATE and not meaning.weak for meaning in meanings
        )

    def _of_several(self, words: list[NameWord], offset: int) -> NameClass | None:
        plain = sum(word.key in self.gazetteer.common_words for word in words)
        if plain == len(words):
            return None
        if any(_is_acronym(word) for word in words):
            return _ORGANISATION, "capitals"
        if (
            self._previous(words[0].start + offset) == "the"
            or words[0].key in self.gazetteer.places
        ):
            return _ORGANISATION, "the"
        if plain:
            return None
        if len(words) <= 3 and all(word.kind == "X" for word in words):
            return _PERSON, "two words"
        return None


def _is_acronym(word: NameWord) -> bool:
    if not word.text.isupper():
        return False
    text = word.text.replace(".", "")
    return 2 <= len(text) <= 6 and text.isalpha()
