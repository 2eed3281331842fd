"""Similarity of two names by sound and by spelling, across scripts.

Names are romanised and reduced to codes of their consonants; codes are compared by a
weighted edit distance, spellings by Levenshtein's.
"""

import re
import unicodedata
from functools import lru_cache

from index.extract.actors.name_distances import levenshtein_distance, sound_distance
from index.extract.actors.romanize import is_latin, romanize

MIN_FULL_NAME_PARTS = 2
"""Number of parts that make a name a full name: given name and surname."""

# The sound of each spelling of a consonant. C stands for sh, ch and j, H for h and kh.
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
# What remains for `coarse_sound_code`: scripts omit A and H, and confuse C with S.
_ROUGH = str.maketrans({"A": None, "H": None, "C": "S"})
_PARTICLES = frozenset(
    """al el ul as ash an ar at ad es de del della di da von van der den bin ben ibn bint abu abd
    la le du dos das mc mac haj hajj sheikh sayyid mr dr jr sr""".split()
)
_ARTICLES = frozenset({"al", "el", "ul"})
_SPLIT = re.compile(r"[\s\-‑.'’`]+")
# Least similarities, from 0 to 1, of names to suggest.
_MIN_SIMILARITY = 0.8
_MIN_SIMILARITY_OF_ONE_PART = 0.85
# Given names or surnames of at most this similarity belong to different people.
_MAX_DIFFERENT = 0.55
_MIN_SPELLING = 0.4


def are_similar(left: str, right: str) -> bool:
    """Checks that two names are similar enough to suggest them as one actor's.

    >>> are_similar("Халифа Хафтар", "Khalifa Hifter"), are_similar("Hassan", "Nasser")
    (True, False)
    """
    parts = min(len(name_parts(left)), len(name_parts(right)))
    return name_similarity(left, right) >= (
        _MIN_SIMILARITY if parts > 1 else _MIN_SIMILARITY_OF_ONE_PART
    )


def name_similarity(left: str, right: str) -> float:
    """Returns the similarity of two names, from 0 to 1; the surname weighs most.

    The similarity is 0.6 of the surname's and 0.4 of the given name's, and 0 if either
    differs. If one name has a single part, only the surnames are compared.
    """
    ours, theirs = name_parts(left), name_parts(right)
    if not ours or not theirs:
        return 0.0
    latin = _is_latin(left) and _is_latin(right)
    if len(ours) == 1 or len(theirs) == 1:
        return _part_similarity(ours[-1], theirs[-1], latin)
    given = max(_part_similarity(a, b, latin) for a in ours[:-1] for b in theirs[:-1])
    if given <= _MAX_DIFFERENT:
        return 0.0
    surname = _surname_similarity(ours, theirs, latin)
    return 0.6 * surname + 0.4 * given if surname > _MAX_DIFFERENT else 0.0


def _surname_similarity(
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    latin: bool,  # noqa: FBT001  (as in `_part_similarity`)
) -> float:
    surname = _part_similarity(ours[-1], theirs[-1], latin)
    if len(ours) == len(theirs) == MIN_FULL_NAME_PARTS or surname == 1.0:
        return surname
    # In Arabic a surname may be two words: Nasr Allah.
    return max(
        surname,
        _part_similarity("".join(ours[-2:]), theirs[-1], latin),
        _part_similarity(ours[-1], "".join(theirs[-2:]), latin),
    )


@lru_cache(maxsize=1 << 17)
def name_parts(name: str) -> tuple[str, ...]:
    """Splits a name into its romanised parts, without particles and initials.

    >>> name_parts("George W. Bush"), name_parts("al-Thorpe")
    (('george', 'bush'), ('thorpe',))
    """
    parts = [part for part in _SPLIT.split(romanize(name)) if part]
    kept = tuple(part for part in parts if part not in _PARTICLES and len(part) > 1)
    if len(kept) > 1:
        return kept
    # A particle may be a given name: Ash Thorpe has two parts, al-Thorpe has one.
    return tuple(part for part in parts if part not in _ARTICLES) or tuple(parts)


@lru_cache(maxsize=1 << 17)
def coarse_sound_code(part: str) -> str:
    """Returns a code of the consonants of a part that is equal for likely variants.

    Names are compared only within blocks of one code; see `merge_candidates`.

    >>> coarse_sound_code("haftar") == coarse_sound_code("khalaftar")
    False
    >>> coarse_sound_code("haftar") == coarse_sound_code("khafter")
    True
    """
    rough = _sound_code(part).translate(_ROUGH)
    return rough or _sound_code(part)[:1]


@lru_cache(maxsize=1 << 17)
def _sound_code(part: str) -> str:
    """Returns the consonants of a word by sound, without repeats; A for a first vowel."""
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
def _part_similarity(
    left: str,
    right: str,
    latin: bool,  # noqa: FBT001  (a keyword would double the cache entries)
) -> float:
    """Returns the similarity of two parts: by sound, and by spelling if both are Latin."""
    if left == right:
        return 1.0
    ours, theirs = _sound_code(left), _sound_code(right)
    longest = max(len(ours), len(theirs))
    if longest == 0:
        return 0.0
    sound = 1.0 - sound_distance(ours, theirs) / longest
    if not latin:
        # Codes of one or two sounds distinguish few names.
        return sound if longest > 2 else 0.9 * sound
    # Spelling takes longer to compare, and cannot help if the sounds differ this much.
    if sound <= _MAX_DIFFERENT:
        return 0.6 * sound
    spelling = 1.0 - levenshtein_distance(left, right) / max(len(left), len(right))
    if spelling >= _MIN_SPELLING:
        spelling = max(spelling, sound - 0.35)
    return 0.6 * sound + 0.4 * spelling
