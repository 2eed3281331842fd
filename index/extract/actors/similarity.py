"""How alike two names sound and are spelled, across scripts."""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from index.extract.actors.romanize import is_latin, romanize

MIN_FULL_NAME_PARTS = 2
"""How many parts a full name has at least."""

# What a spelling's consonants sound like, longest first. C: sh, ch, j. H: h, kh.
_SOUNDS = (
    ("tsch", "C"), ("dsch", "C"), ("schtsch", "C"), ("shch", "C"), ("sch", "C"), ("tch", "C"),
    ("dzh", "C"), ("dj", "C"), ("sh", "C"), ("ch", "C"), ("zh", "C"), ("kh", "H"), ("gh", "K"),
    ("th", "T"), ("dh", "T"), ("ph", "F"), ("ts", "S"), ("tz", "S"), ("dz", "S"), ("ck", "K"),
    ("qu", "K"), ("cz", "C"), ("sz", "S"), ("rz", "C"), ("x", "KS"), ("c", "K"), ("k", "K"), ("q", "K"), ("g", "K"),
    ("h", "H"), ("j", "C"), ("t", "T"), ("d", "T"), ("s", "S"), ("z", "S"), ("b", "B"),
    ("p", "B"), ("f", "F"), ("v", "F"), ("w", "F"), ("l", "L"), ("r", "R"), ("m", "M"),
    ("n", "N"), ("ç", "C"), ("ş", "C"),
)  # fmt: skip
_SOUND = re.compile(
    "|".join(letters for letters, _ in sorted(_SOUNDS, key=lambda pair: -len(pair[0])))
)
_CODE = dict(_SOUNDS)
# Sounds that scripts and languages write for one another.
_NEAR = {
    "HK": 0.35, "SC": 0.35, "TS": 0.5, "KC": 0.4, "FB": 0.5, "HC": 0.5,
    "KH": 0.35, "CS": 0.35, "ST": 0.5, "CK": 0.4, "BF": 0.5, "CH": 0.5,
}  # fmt: skip
_ROUGH = str.maketrans({"A": None, "H": None, "C": "S"})
# Sounds that are often not written at all.
_LIGHT = {"H": 0.35, "F": 0.5}

_PARTICLES = frozenset(
    """al el ul as ash an ar at ad es de del della di da von van der den bin ben ibn bint abu abd
    la le du dos das mc mac haj hajj sheikh sayyid mr dr jr sr""".split()
)
_ARTICLES = frozenset({"al", "el", "ul"})
_SPLIT = re.compile(r"[\s\-‑.'’`]+")
_ALIKE = 0.8
_ALIKE_ALONE = 0.85
# A given name or a surname so unlike is another's.
_UNLIKE = 0.55
_UNLIKE_SPELLING = 0.4
_LONGEST = 40


def are_similar(left: str, right: str) -> bool:
    """Whether two names are near enough to ask a reader about.

    >>> are_similar("Халифа Хафтар", "Khalifa Hifter"), are_similar("Hassan", "Nasser")
    (True, False)
    """
    parts = min(len(name_parts(left)), len(name_parts(right)))
    return name_similarity(left, right) >= (_ALIKE if parts > 1 else _ALIKE_ALONE)


def name_similarity(left: str, right: str) -> float:
    """How alike two names sound, from 0 to 1; the surname counts most."""
    ours, theirs = name_parts(left), name_parts(right)
    if not ours or not theirs:
        return 0.0
    latin = _is_latin(left) and _is_latin(right)
    if len(ours) == 1 or len(theirs) == 1:
        return _part_likeness(ours[-1], theirs[-1], latin)
    given = max(_part_likeness(a, b, latin) for a in ours[:-1] for b in theirs[:-1])
    if given <= _UNLIKE:
        return 0.0
    surname = _surname_likeness(ours, theirs, latin)
    return 0.6 * surname + 0.4 * given if surname > _UNLIKE else 0.0


def _surname_likeness(
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    latin: bool,  # noqa: FBT001  (as in `_part_likeness`)
) -> float:
    surname = _part_likeness(ours[-1], theirs[-1], latin)
    if len(ours) == len(theirs) == MIN_FULL_NAME_PARTS or surname == 1.0:
        return surname
    # In Arabic a surname may be two words: Nasr Allah.
    return max(
        surname,
        _part_likeness("".join(ours[-2:]), theirs[-1], latin),
        _part_likeness(ours[-1], "".join(theirs[-2:]), latin),
    )


@lru_cache(maxsize=1 << 17)
def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name in Latin letters, without articles and initials."""
    parts = [part for part in _SPLIT.split(romanize(name)) if part]
    kept = tuple(part for part in parts if part not in _PARTICLES and len(part) > 1)
    if len(kept) > 1:
        return kept
    # Ash Thorpe has a given name, al-Thorpe has none.
    return tuple(part for part in parts if part not in _ARTICLES) or tuple(parts)


@lru_cache(maxsize=1 << 17)
def coarse_sound_code(part: str) -> str:
    """The sounds that no script leaves out, near ones alike."""
    rough = _code(part).translate(_ROUGH)
    return rough or _code(part)[:1]


@lru_cache(maxsize=1 << 17)
def _code(part: str) -> str:
    """The consonants of a word by sound, repeats once; A for a first vowel."""
    part = unicodedata.normalize("NFC", part)
    sounds = [_CODE[match[0]] for match in _SOUND.finditer(part)]
    code = "A" if part[:1] in "aeiouy" else ""
    for sound in "".join(sounds):
        if not code or code[-1] != sound:
            code += sound
    return code


@lru_cache(maxsize=1 << 17)
def _is_latin(name: str) -> bool:
    return is_latin(name)


@lru_cache(maxsize=1 << 17)
def _part_likeness(
    left: str,
    right: str,
    latin: bool,  # noqa: FBT001  (by name it would be kept twice)
) -> float:
    """How alike two words sound, and are spelled where both were Latin."""
    if left == right:
        return 1.0
    ours, theirs = _code(left), _code(right)
    longest = max(len(ours), len(theirs))
    if longest == 0:
        return 0.0
    sound = 1.0 - _sound_distance(ours, theirs) / longest
    if not latin:
        # Two consonants alone say little.
        return sound if longest > 2 else 0.9 * sound
    # Too far by sound is too far altogether: spelling is the longer to compare.
    if sound <= _UNLIKE:
        return 0.6 * sound
    spelling = 1.0 - _distance(left, right) / max(len(left), len(right))
    if spelling >= _UNLIKE_SPELLING:
        spelling = max(spelling, sound - 0.35)
    return 0.6 * sound + 0.4 * spelling


def _distance(left: str, right: str) -> int:
    """How many letters to change, put in or leave out: Levenshtein's distance.

    By the bits of whole numbers, a column of the table at once (Myers 1999, as Hyyrö
    has it): a third of the time, which `suggest` spends here.
    """
    left, right = left[:_LONGEST], right[:_LONGEST]
    size = len(left)
    if not size:
        return len(right)
    masks: dict[str, int] = {}
    for number, letter in enumerate(left):
        masks[letter] = masks.get(letter, 0) | 1 << number
    all_bits, last = (1 << size) - 1, 1 << size >> 1
    plus, minus, distance = all_bits, 0, size
    for letter in right:
        same = masks.get(letter, 0)
        across = (((same & plus) + plus) ^ plus) | same
        more = minus | ~(across | plus)
        less = plus & across
        distance += bool(more & last) - bool(less & last)
        more = more << 1 | 1
        plus = (less << 1 | ~(same | minus | more)) & all_bits
        minus = more & (same | minus) & all_bits
    return distance


@lru_cache(maxsize=1 << 17)
def _sound_distance(left: str, right: str) -> float:
    """The least cost of changes from the one word's sounds to the other's."""
    if left == right:
        return 0.0
    left, right = left[:_LONGEST], right[:_LONGEST]
    costs = [_LIGHT.get(sound, 1.0) for sound in right]
    row = [0.0, *accumulate(costs)]
    for one in left:
        cost = _LIGHT.get(one, 1.0)
        corner, beside = row[0], row[0] + cost
        row[0] = beside
        for number, other in enumerate(right, 1):
            change = corner if one == other else corner + _NEAR.get(one + other, 1.0)
            corner = row[number]
            beside = min(corner + cost, beside + costs[number - 1], change)
            row[number] = beside
    return row[-1]
