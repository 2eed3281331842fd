"""The words by which Arabic names are recognised, with the clitics before them."""

from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from index.analysis.analyzer import fold

ARABIC_FILE = Path(__file__).parents[2] / "data" / "arabic.txt"
_ARTICLE = "ال"
_MIN_STEM = 2
SERVANT = "عبد"
"""The first word of names such as عبد الله."""


class WordClass:
    """What a word may be in a name, or beside one: bits of an integer.

    Members of an enumeration would take half of the time of recognition.
    """

    NONE: Final = 0
    GIVEN: Final = 1 << 0
    KUNYA: Final = 1 << 1
    NASAB: Final = 1 << 2
    COMPOUND_END: Final = 1 << 3
    ARMED_HEAD: Final = 1 << 4
    STATE_HEAD: Final = 1 << 5
    ORG_HEAD: Final = 1 << 6
    LINKING_HEAD: Final = 1 << 7
    GENERIC: Final = 1 << 8
    ADJECTIVE: Final = 1 << 9
    NO_ADJECTIVE: Final = 1 << 10
    TITLE: Final = 1 << 11
    SAYING: Final = 1 << 12
    VERB: Final = 1 << 13
    FUNCTION: Final = 1 << 14
    PLACE: Final = 1 << 15
    STATE_ADJECTIVE: Final = 1 << 16
    AMBIGUOUS: Final = 1 << 17
    MINISTRY: Final = 1 << 18
    PURPOSE: Final = 1 << 19
    COMMON: Final = 1 << 20
    GENERIC_ADJECTIVE: Final = 1 << 21
    FACILITY: Final = 1 << 22
    WEAK_HEAD: Final = 1 << 23
    MEDIA_HEAD: Final = 1 << 24


HEADS = WordClass.ARMED_HEAD | WordClass.STATE_HEAD | WordClass.ORG_HEAD
_WITH_ARTICLE = HEADS | WordClass.WEAK_HEAD | WordClass.STATE_ADJECTIVE
PARTICLES = WordClass.SAYING | WordClass.VERB | WordClass.FUNCTION
STOPS = PARTICLES | WordClass.COMMON | WordClass.FACILITY
_SECTIONS = {
    "given names": WordClass.GIVEN,
    "kunya": WordClass.KUNYA,
    "nasab": WordClass.NASAB,
    "compound ends": WordClass.COMPOUND_END,
    "armed group heads": WordClass.ARMED_HEAD,
    "state body heads": WordClass.STATE_HEAD,
    "organisation heads": WordClass.ORG_HEAD,
    "linking heads": WordClass.LINKING_HEAD,
    "generic complements": WordClass.GENERIC,
    "adjectives": WordClass.ADJECTIVE,
    "no adjectives": WordClass.NO_ADJECTIVE,
    "titles": WordClass.TITLE,
    "verbs of saying": WordClass.SAYING,
    "verbs": WordClass.VERB,
    "function words": WordClass.FUNCTION,
    "places": WordClass.PLACE,
    "state adjectives": WordClass.STATE_ADJECTIVE,
    "ambiguous given names": WordClass.AMBIGUOUS | WordClass.GIVEN,
    "ministries": WordClass.MINISTRY,
    "names of purposes": WordClass.PURPOSE,
    "common nouns": WordClass.COMMON,
    "generic adjectives": WordClass.GENERIC_ADJECTIVE,
    "facilities": WordClass.FACILITY,
    "weak heads": WordClass.WEAK_HEAD,
    "media heads": WordClass.MEDIA_HEAD,
}


class WordForm(NamedTuple):
    """A word without the clitics before it.

    Attributes:
        clitics: number of letters before it that are no part of it.
        stem: the folded word, with its article.
        classes: what the word may be; NONE for an unknown word.
        definite: whether it has the article.
    """

    clitics: int
    stem: str
    classes: int
    definite: bool


@lru_cache(maxsize=1 << 15)
def read_form(key: str) -> WordForm:
    """Returns the likeliest form of a folded word: the one with fewest clitics off.

    >>> read_form("وقال").stem, read_form("للامم").stem, read_form("وليد").stem
    ('قال', 'الامم', 'وليد')
    """
    forms = list_forms(key)
    for form in forms:
        if form.classes:
            return form
    for form in forms:
        if form.definite:
            return form
    return forms[0]


@lru_cache(maxsize=1 << 15)
def list_forms(key: str) -> tuple[WordForm, ...]:
    """Lists the forms that a folded word may be, with ever more clitics taken off."""
    bare = [(0, key)]
    if key[:1] in {"و", "ف"} and len(key) > _MIN_STEM + 1:
        bare.append((1, key[1:]))
    for clitics, rest in list(bare):
        if rest.startswith("لل") and len(rest) > _MIN_STEM + 2:
            bare.append((clitics + 2, _ARTICLE + rest[2:]))
        if rest[:1] in {"ب", "ل", "ك"} and len(rest) > _MIN_STEM + 1:
            bare.append((clitics + 1, rest[1:]))
    return tuple(
        WordForm(clitics, stem, _class_of(stem), _is_definite(stem))
        for clitics, stem in bare
    )


@lru_cache(maxsize=1 << 15)
def forms_of(written: str) -> tuple[WordForm, ...]:
    """Lists the forms that a word as written may be; see `list_forms`."""
    return list_forms(fold(written))


def _is_definite(stem: str) -> bool:
    return stem.startswith(_ARTICLE) and len(stem) > len(_ARTICLE) + 1


def _class_of(stem: str) -> int:
    known = _lexicon()
    found = known.get(stem, WordClass.NONE)
    if stem.startswith(_ARTICLE):
        bare = known.get(stem[len(_ARTICLE) :], WordClass.NONE)
        found |= bare & _WITH_ARTICLE
        if not found and bare & WordClass.GIVEN:
            return WordClass.NONE
    if stem.startswith(SERVANT + _ARTICLE):
        found |= WordClass.GIVEN
    return found


def is_place(key: str) -> bool:
    """Checks whether folded words, joined by spaces, name a listed place."""
    return bool(_lexicon().get(key, WordClass.NONE) & WordClass.PLACE)


def begins_place(stem: str) -> bool:
    """Checks whether a folded word is the first of a listed place."""
    return stem in _place_starts()


@lru_cache(maxsize=1)
def _place_starts() -> frozenset[str]:
    return frozenset(
        word.partition(" ")[0]
        for word, classes in _lexicon().items()
        if classes & WordClass.PLACE
    )


@lru_cache(maxsize=1 << 12)
def state_of(stem: str) -> str:
    """Returns the state whose adjective a word is, in either gender; empty if none."""
    bare = stem.removeprefix(_ARTICLE)
    return _states().get(bare) or _states().get(bare.removesuffix("ه"), "")


@lru_cache(maxsize=1)
def _sections() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    words: list[str] = []
    for line in ARABIC_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return sections


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, int]:
    found: dict[str, int] = {}
    for section, words in _sections().items():
        for word in words:
            stem = fold(word.partition(":")[0]).replace("_", " ")
            for form in (stem, stem + "ه") if ":" in word else (stem,):
                found[form] = found.get(form, WordClass.NONE) | _SECTIONS[section]
    return found


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    pairs = (word.split(":") for word in _sections()["state adjectives"])
    return {fold(adjective): state.replace("_", " ") for adjective, state in pairs}
