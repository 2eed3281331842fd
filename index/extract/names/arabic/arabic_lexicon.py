"""The words by which Arabic names are recognised, with the clitics before them."""

from enum import Flag, auto
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from index.analysis.analyzer import fold

ARABIC_FILE = Path(__file__).parents[2] / "data" / "arabic.txt"
_ARTICLE = "ال"
_MIN_STEM = 2
_SERVANT = "عبد"


class WordClass(Flag):
    """What a word may be in a name, or beside one."""

    NONE = 0
    GIVEN = auto()
    KUNYA = auto()
    NASAB = auto()
    COMPOUND_END = auto()
    ARMED_HEAD = auto()
    STATE_HEAD = auto()
    ORG_HEAD = auto()
    LINKING_HEAD = auto()
    GENERIC = auto()
    ADJECTIVE = auto()
    NO_ADJECTIVE = auto()
    TITLE = auto()
    SAYING = auto()
    VERB = auto()
    FUNCTION = auto()
    PLACE = auto()
    STATE_ADJECTIVE = auto()
    AMBIGUOUS = auto()
    MINISTRY = auto()
    PURPOSE = auto()
    COMMON = auto()
    GENERIC_ADJECTIVE = auto()
    FACILITY = auto()
    WEAK_HEAD = auto()
    MEDIA_HEAD = auto()


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
    """

    clitics: int
    stem: str
    classes: WordClass

    @property
    def definite(self) -> bool:
        """Whether the word has the article."""
        return self.stem.startswith(_ARTICLE) and len(self.stem) > len(_ARTICLE) + 1


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
    return tuple(WordForm(clitics, stem, _class_of(stem)) for clitics, stem in bare)


def _class_of(stem: str) -> WordClass:
    known = _lexicon()
    found = known.get(stem, WordClass.NONE)
    if stem.startswith(_ARTICLE):
        bare = known.get(stem[len(_ARTICLE) :], WordClass.NONE)
        found |= bare & _WITH_ARTICLE
        if not found and bare & WordClass.GIVEN:
            return WordClass.NONE
    if stem.startswith(_SERVANT + _ARTICLE):
        found |= WordClass.GIVEN
    return found


def is_place(key: str) -> bool:
    """Checks whether folded words, joined by spaces, name a listed place."""
    return bool(_lexicon().get(key, WordClass.NONE) & WordClass.PLACE)


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
def _lexicon() -> dict[str, WordClass]:
    found: dict[str, WordClass] = {}
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
