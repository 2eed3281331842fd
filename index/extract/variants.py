"""Whether two names can be spellings of one: for merging, and for suggesting."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from index.extract.transliterate import is_abjad, is_latin, to_latin

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
    frozenset(pair): cost
    for pair, cost in (
        ("HK", 0.35), ("SC", 0.35), ("TS", 0.5), ("KC", 0.4), ("FB", 0.5), ("HC", 0.5),
    )
}  # fmt: skip
# Sounds that are often not written at all.
_LIGHT = {"H": 0.35, "F": 0.5}

# Letters that tables of transliteration write for one and the same letter.
_SAME = {
    "iy": "i", "yi": "i", "ij": "i", "yj": "i", "y": "i", "j": "i", "ou": "u", "oo": "u",
    "kh": "h", "gh": "g", "q": "k", "w": "v", "sch": "sh", "tsch": "ch", "tch": "ch",
    "dj": "i", "ff": "v",
}  # fmt: skip
_SAME_SOUND = re.compile("|".join(sorted(_SAME, key=len, reverse=True)))
_REPEATED = re.compile(r"(.)\1+")

_PARTICLES = frozenset(
    """al el ul as ash an ar at ad es de del della di da von van der den bin ben ibn bint abu abd
    la le du dos das mc mac haj hajj sheikh sayyid mr dr jr sr""".split()
)
_SPLIT = re.compile(r"[\s\-‑.'’`]+")
_ALIKE = 0.8
_ALIKE_ALONE = 0.85
_BUCKET = 60


class Suggestion(NamedTuple):
    """Two names that may be one actor's."""

    left: str
    right: str
    likeness: float


def are_same(left: str, right: str) -> bool:
    """Whether two names are one but for transliteration, so that they merge unasked.

    >>> are_same("Sergey Lavrov", "Sergei Lavrov"), are_same("Lavrov", "Lawrow")
    (True, False)
    """
    ours = _forms(left)
    return len(ours) > 1 and ours == _forms(right)


def are_alike(left: str, right: str) -> bool:
    """Whether two names are near enough to ask a reader about.

    >>> are_alike("Халифа Хафтар", "Khalifa Hifter"), are_alike("Hassan", "Nasser")
    (True, False)
    """
    parts = min(len(_parts(left)), len(_parts(right)))
    return likeness(left, right) >= (_ALIKE if parts > 1 else _ALIKE_ALONE)


def likeness(left: str, right: str) -> float:
    """How alike two names sound, from 0 to 1; the surname counts most."""
    ours, theirs = _parts(left), _parts(right)
    if not ours or not theirs:
        return 0.0
    surname = _part_likeness(ours[-1], theirs[-1], left, right)
    if len(ours) == 1 or len(theirs) == 1:
        return surname
    # In Arabic a surname may be two words: Nasr Allah.
    surname = max(
        surname,
        _part_likeness("".join(ours[-2:]), theirs[-1], left, right),
        _part_likeness(ours[-1], "".join(theirs[-2:]), left, right),
    )
    given = max(
        _part_likeness(a, b, left, right) for a in ours[:-1] for b in theirs[:-1]
    )
    return 0.6 * surname + 0.4 * given if min(surname, given) > 0.55 else 0.0


def suggest(names: Iterable[str]) -> list[Suggestion]:
    """The pairs of names that may be one, likeliest first."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        for key in _bucket_keys(name):
            buckets[key].append(name)
    found = {}
    for bucket in buckets.values():
        # A common surname would make quadratic work and useless suggestions.
        for number, left in enumerate(bucket[:_BUCKET]):
            for right in bucket[number + 1 : _BUCKET]:
                if are_alike(left, right):
                    pair = (min(left, right), max(left, right))
                    found[pair] = Suggestion(*pair, likeness(left, right))
    return sorted(found.values(), key=lambda pair: (-pair.likeness, pair.left))


def find_same(counts: Mapping[str, int]) -> dict[str, str]:
    """For each name that is another's spelling, the commonest spelling of it."""
    kept: dict[tuple[str, ...], str] = {}
    same = {}
    for name in sorted(counts, key=lambda name: (-counts[name], name)):
        forms = _forms(name)
        if len(forms) > 1 and kept.setdefault(forms, name) != name:
            same[name] = kept[forms]
    return same


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    parts = [part for part in _SPLIT.split(to_latin(name)) if part]
    kept = tuple(part for part in parts if part not in _PARTICLES and len(part) > 1)
    return kept or tuple(parts)


@lru_cache(maxsize=1 << 14)
def _code(part: str) -> str:
    """The consonants of a word by sound, repeats once; A for a first vowel."""
    part = unicodedata.normalize("NFC", part)
    sounds = [_CODE[match[0]] for match in _SOUND.finditer(part)]
    code = "A" if part[:1] in "aeiouy" else ""
    for sound in "".join(sounds):
        if not code or code[-1] != sound:
            code += sound
    return code


@lru_cache(maxsize=1 << 14)
def _forms(name: str) -> tuple[str, ...]:
    """The parts of a name, each in the one form that its transliterations share.

    Empty for scripts without vowels: there different names are written alike.
    """
    return () if is_abjad(name) else tuple(map(_form, _parts(name)))


def _form(part: str) -> str:
    part = _SAME_SOUND.sub(lambda match: _SAME[match[0]], part)
    return _REPEATED.sub(r"\1", part)


def _part_likeness(left: str, right: str, one: str, other: str) -> float:
    if left == right:
        return 1.0
    ours, theirs = _code(left), _code(right)
    longest = max(len(ours), len(theirs))
    if longest == 0:
        return 0.0
    sound = 1.0 - _sound_distance(ours, theirs) / longest
    if is_latin(one) and is_latin(other):
        spelling = 1.0 - _distance(left, right) / max(len(left), len(right))
        return 0.6 * sound + 0.4 * max(spelling, sound - 0.35)
    # Two consonants alone say little.
    return sound if longest > 2 else 0.9 * sound


def _bucket_keys(name: str) -> set[str]:
    parts = _parts(name)
    if not parts:
        return set()
    code = _code(parts[-1]).replace("H", "K").replace("C", "S").lstrip("A")
    return {code[:2], code[:1] + code[2:3]}


def _distance(left: str, right: str) -> float:
    return _edit(left, right, {})


def _sound_distance(left: str, right: str) -> float:
    return _edit(left, right, _LIGHT)


def _edit(left: str, right: str, light: Mapping[str, float]) -> float:
    """The least cost of edits from one word to the other."""
    left, right = left[:40], right[:40]
    row = [0.0]
    for letter in right:
        row.append(row[-1] + light.get(letter, 1.0))
    for one in left:
        last = row
        row = [last[0] + light.get(one, 1.0)]
        for number, other in enumerate(right, start=1):
            change = 0.0 if one == other else 1.0
            if light and change:
                change = _NEAR.get(frozenset((one, other)), 1.0)
            row.append(
                min(
                    last[number] + light.get(one, 1.0),
                    row[-1] + light.get(other, 1.0),
                    last[number - 1] + change,
                )
            )
    return row[-1]
