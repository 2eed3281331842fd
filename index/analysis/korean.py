"""Removes the particles of Korean nouns: 푸틴은, 푸틴이 and 푸틴의 are 푸틴.

A particle follows a noun without a space, and most have two forms: one after a final
consonant, one after a vowel. Only the form that fits is removed, and at least two
syllables remain, so that words that merely end alike mostly stay whole (은행, 회의).
"""

import unicodedata

_MIN_SYLLABLES = 2
_FIRST, _LAST, _FINALS = 0xAC00, 0xD7A3, 28
_RIEUL = 8
_ANY, _CONSONANT, _VOWEL, _OPEN = range(4)
"""The sound that a particle follows; 로 follows a vowel or ㄹ."""
_PARTICLES = {
    "은": _CONSONANT, "는": _VOWEL, "이": _CONSONANT, "가": _VOWEL, "을": _CONSONANT, "를": _VOWEL,
    "과": _CONSONANT, "와": _VOWEL, "으로": _CONSONANT, "로": _OPEN, "의": _ANY, "에": _ANY, "도": _ANY,
    "만": _ANY, "에서": _ANY, "에게": _ANY, "께서": _ANY, "한테": _ANY, "부터": _ANY, "까지": _ANY, "처럼": _ANY,
    "보다": _ANY, "에는": _ANY, "에도": _ANY, "에서는": _ANY, "에서도": _ANY, "에게는": _ANY, "과의": _CONSONANT,
    "와의": _VOWEL, "과는": _CONSONANT, "와는": _VOWEL, "으로는": _CONSONANT, "로는": _OPEN, "으로부터": _CONSONANT,
    "로부터": _OPEN, "으로서": _CONSONANT, "로서": _OPEN, "으로써": _CONSONANT, "로써": _OPEN,
    "이라고": _CONSONANT, "라고": _VOWEL, "이라는": _CONSONANT, "라는": _VOWEL, "에서의": _ANY, "까지의": _ANY,
}  # fmt: skip
_LONGEST = max(map(len, _PARTICLES))


def stem_korean(word: str) -> str:
    """Returns a word without the particle that it ends with.

    >>> stem_korean("푸틴은"), stem_korean("러시아에서는"), stem_korean("은행")
    ('푸틴', '러시아', '은행')
    """
    # Folding takes syllables apart and puts them together again; others may not.
    word = unicodedata.normalize("NFC", word)
    for size in range(min(_LONGEST, len(word) - _MIN_SYLLABLES), 0, -1):
        after = _PARTICLES.get(word[-size:])
        if after is not None and _fits(word[-size - 1], after):
            return word[:-size]
    return word


def _fits(syllable: str, after: int) -> bool:
    """Tells whether a particle may follow a syllable."""
    if not _FIRST <= ord(syllable) <= _LAST:
        return False
    final = (ord(syllable) - _FIRST) % _FINALS
    if after == _OPEN:
        return final in (0, _RIEUL)
    return after == _ANY or (final > 0) == (after == _CONSONANT)
