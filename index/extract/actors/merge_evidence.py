"""Decides whether two similar names are likely to be one actor's.

`merge_candidates` finds names that look alike. Most of them in real text are different:
Harvard Law School and Yale Law School, Champions League and its other leagues, Supreme
Courts of two states. What distinguishes names must agree, so each word of the one needs
its counterpart in the other; a name may have more words only where these are a title
before a person's full name.
"""

from enum import IntEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from index.analysis.name_terms import fold_name
from index.article import ActorType
from index.extract.actors.name_distances import levenshtein_distance
from index.extract.actors.romanize import is_latin
from index.extract.actors.similarity import (
    MIN_FULL_NAME_PARTS,
    coarse_sound_code,
    name_parts,
)
from index.extract.gazetteer.word_lists import read_words

_DATA = Path(__file__).parents[1] / "data"

_PERSONS = frozenset({ActorType.PERSON})
_BODIES = frozenset(
    {
        ActorType.ORGANISATION,
        ActorType.STATE_BODY,
        ActorType.ARMED_GROUP,
        ActorType.MEDIA,
    }
)
_GENERATIONS = frozenset("jr sr junior senior ii iii iv".split())
_MIN_INFLECTED = 5
"""Letters from which a word may differ from its counterpart in its ending."""
_MAX_ENDING = 2
_LONG = 8
"""Letters from which a word may differ from its counterpart in two letters."""
_MAX_TRANSCRIBED = 0.5
"""Share of the letters of a word that another transcription changes at most."""
_MIN_SINGLE = 6
"""A name of one shorter word is too common to agree by chance."""
_MAX_INITIALS = 2
"""Letters of a word that is taken for initials, or for a preposition."""
_WELL_KNOWN = 3
"""Articles that name a well-known actor."""


class Evidence(IntEnum):
    """The ways in which two names agree, the best evidence first; NONE for names that do not."""

    NONE = 0
    SAME_WORDS = 1
    TITLE = 2
    SPELLING = 3
    SURNAME = 4
    SOUND = 5


class NamedActor(NamedTuple):
    """A name with its type and its number of articles.

    Attributes:
        name: the name.
        type: the type that most articles give it.
        articles: number of articles that have it.
    """

    name: str
    type: ActorType
    articles: int


def find_evidence(left: NamedActor, right: NamedActor) -> Evidence:
    """Finds how two names agree.

    >>> def evidence(left, right, kind):
    ...     return find_evidence(NamedActor(left, kind, 1), NamedActor(right, kind, 1)).name
    >>> evidence("Senator Ada Brook", "Ada Brook", ActorType.PERSON)
    'TITLE'
    >>> evidence("Leeds Law School", "York Law School", ActorType.ORGANISATION)
    'NONE'
    """
    types = {left.type, right.type} - {ActorType.UNKNOWN}
    if not (types <= _PERSONS or types <= _BODIES):
        return Evidence.NONE
    if _generation(left.name) != _generation(right.name):
        return Evidence.NONE
    shorter, longer = sorted((left, right), key=lambda one: len(name_parts(one.name)))
    ours, theirs = name_parts(shorter.name), name_parts(longer.name)
    if len(theirs) == 1 and not (
        _is_telling(longer.name) and _differ_in_capitals(left.name, right.name)
    ):
        # Words that differ in accents are often words of two languages.
        may_be_inflected = max(left.articles, right.articles) >= _WELL_KNOWN
        if not may_be_inflected or ours == theirs:
            return Evidence.NONE
    if sorted(ours) == sorted(theirs):
        same = types <= _PERSONS or _initials(left.name) == _initials(right.name)
        return Evidence.SAME_WORDS if same else Evidence.NONE
    if not types <= _PERSONS:
        is_known = max(left.articles, right.articles) >= _WELL_KNOWN
        agree = (len(ours) > 1 or is_known) and _are_inflected(
            sorted(ours), sorted(theirs)
        )
        return Evidence.SPELLING if agree else Evidence.NONE
    if len(ours) < MIN_FULL_NAME_PARTS:
        is_surname = _is_surname_of(shorter, longer)
        return Evidence.SURNAME if is_surname else Evidence.NONE
    return _compare_persons(ours, theirs, latin=is_latin(left.name + right.name))


def _differ_in_capitals(left: str, right: str) -> bool:
    return left.casefold() == right.casefold()


def _initials(name: str) -> set[str]:
    """Returns the initials of a body's name, such as D.C.; without those of the US."""
    words = {word.replace(".", "").upper() for word in name.split()}
    return {word for word in words if 0 < len(word) <= _MAX_INITIALS} - {"US", "OF"}


def _is_telling(word: str) -> bool:
    """Checks that a name of one word is unlikely to be another actor's too."""
    return len(word) >= _MIN_SINGLE and fold_name(word) not in _common_words()


def _generation(name: str) -> str:
    """Returns what tells a son from his father: Jr; empty for none."""
    last = fold_name(name).rpartition(" ")[2]
    return last if last in _GENERATIONS else ""


def _is_surname_of(single: NamedActor, full: NamedActor) -> bool:
    """Checks that a word is the surname of a person whom more articles name in full."""
    words = full.name.split()
    return (
        len(words) >= MIN_FULL_NAME_PARTS
        and words[-1] == single.name
        and full.articles >= max(_WELL_KNOWN, 2 * single.articles)
        and fold_name(single.name) not in _common_words()
    )


def _compare_persons(
    shorter: tuple[str, ...], longer: tuple[str, ...], *, latin: bool
) -> Evidence:
    if len(shorter) < len(longer):
        if _are_spellings("".join(shorter), "".join(longer), most=2):
            # Gholam-Reza is Gholamreza.
            return Evidence.SPELLING
        title = longer[: -len(shorter)]
        # A short word is an "and" or a preposition: then there is more than a title.
        is_title = all(len(word) > _MAX_INITIALS for word in title)
        has_title = longer[-len(shorter) :] == shorter and is_title
        return Evidence.TITLE if has_title else Evidence.NONE
    return _compare_spellings(shorter, longer, latin=latin) or (
        Evidence.SOUND
        if _are_transcriptions(shorter, longer, latin=latin)
        else Evidence.NONE
    )


def _compare_spellings(
    shorter: tuple[str, ...], longer: tuple[str, ...], *, latin: bool
) -> Evidence:
    differing = [
        pair for pair in zip(shorter, longer, strict=True) if pair[0] != pair[1]
    ]
    if len(differing) < len(shorter):
        alike = all(_are_spellings(*pair, most=2) for pair in differing)
    elif latin:
        alike = all(_are_spellings(*pair, most=1) for pair in differing)
    else:
        alike = all(
            coarse_sound_code(one) == coarse_sound_code(other)
            for one, other in differing
        )
    return Evidence.SPELLING if alike else Evidence.NONE


def _are_transcriptions(
    ours: tuple[str, ...], theirs: tuple[str, ...], *, latin: bool
) -> bool:
    """Checks that full names sound alike as two languages transcribe one: Lawrow, Lavrov.

    One of their words may sound otherwise; of Latin names with a word in common it must
    begin alike. Two Latin names with one surname are rather two people of one family.
    """
    if latin and ours[-1] == theirs[-1]:
        return False
    pairs = [pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1]]
    others = [pair for pair in pairs if not _sound_alike(*pair)]
    if not latin:
        # The vowels that one script leaves out make any distance.
        return len(others) <= 1
    if len(pairs) < len(ours) and any(left[0] != right[0] for left, right in others):
        return False
    return len(others) <= 1 and all(
        levenshtein_distance(*pair) <= _MAX_TRANSCRIBED * max(map(len, pair))
        for pair in pairs
    )


def _are_spellings(left: str, right: str, *, most: int) -> bool:
    """Checks that two words differ as spellings or slips of one do, not as two names."""
    size, begin_alike = min(len(left), len(right)), left[:1] == right[:1]
    if size < _MIN_INFLECTED:
        return begin_alike and _sound_alike(left, right)
    may_differ_more = begin_alike and (size >= _LONG or _sound_alike(left, right))
    return levenshtein_distance(left, right) <= (most if may_differ_more else 1)


def _sound_alike(left: str, right: str) -> bool:
    return coarse_sound_code(left) == coarse_sound_code(right)


def _are_inflected(ours: list[str], theirs: list[str]) -> bool:
    """Checks that words agree one by one up to their endings: Pakistan, Pakistani."""
    return len(ours) == len(theirs) and all(
        left == right or _differ_in_ending(*sorted((left, right), key=len))
        for left, right in zip(ours, theirs, strict=True)
    )


def _differ_in_ending(shorter: str, longer: str) -> bool:
    """Checks that a word is the other with up to two letters more."""
    return (
        len(shorter) >= _MIN_INFLECTED
        and len(longer) - len(shorter) <= _MAX_ENDING
        and longer.startswith(shorter)
    )


@cache
def _common_words() -> frozenset[str]:
    """The given names, places and everyday words: no surnames by themselves."""
    names = ("first_names.txt", "place_names.txt", "everyday_words.txt")
    texts = ((_DATA / name).read_text(encoding="utf-8") for name in names)
    return frozenset().union(*map(read_words, texts))
