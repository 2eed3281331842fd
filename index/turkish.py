"""Stems of Turkish nouns, on folded letters: typed with or without diacritics alike.

Snowball's Turkish stemmer needs the letters that folding makes one (ı and i, u and ü),
since its suffixes follow the vowels before them. Here a suffix has any vowel of its
folded class, so that "saldirilar" and "saldırılar" have one stem by construction.
"""

import re

_SHORTEST_STEM = 4
_HARDENED = {"b": "p", "d": "t", "g": "k"}

# I stands for ı i u ü, A for a e; V after a vowel, K after a consonant.
_CLASSES = {
    "I": "[iu]",
    "A": "[ae]",
    "V": "(?<=[aeiou])",
    "K": "(?<=[^aeiou])",
}
# Each line a slot after the stem, the outermost first; of a slot the longest that fits.
_SLOTS = (
    "[dt]Ir(?:lAr)? Vyken Vy[dm]Is? VysA",
    "(?<=[dt]A)ki (?<=nIn)ki",
    "(?<=[iu])ndAn (?<=[iu])ndA [dt]An [dt]A VnIn VylA KlA VyI VyA (?<=[iu])nA"
    " (?<![aeiou]s)KI KA",
    "(?<=lAr)I I?mIz I?nIz VsI KI[mn] KI",
    "lAr",
)


def _compile(slot: str) -> re.Pattern[str]:
    for short, letters in _CLASSES.items():
        slot = slot.replace(short, letters)
    return re.compile("|".join(f"(?:{suffix}$)" for suffix in slot.split()))


_SUFFIXES = tuple(map(_compile, _SLOTS))


def stem_turkish(word: str) -> str:
    """The stem of a folded word; a stem's own stem is itself.

    >>> [stem_turkish(w) for w in ("saldirilarin", "saldirida", "kitabi", "kitaplar")]
    ['saldir', 'saldir', 'kitap', 'kitap']
    """
    before = ""
    while before != word:
        before = word
        for suffixes in _SUFFIXES:
            word = _without(word, suffixes)
    # Not AB or ABD, which are no AP or ABT.
    if len(word) < _SHORTEST_STEM:
        return word
    return word[:-1] + _HARDENED.get(word[-1], word[-1])


def _without(word: str, suffixes: re.Pattern[str]) -> str:
    # From the fourth letter on, so that names and short words stay as they are.
    match = suffixes.search(word, _SHORTEST_STEM)
    return word[: match.start()] if match else word
