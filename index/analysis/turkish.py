"""Stems of Turkish nouns, on folded letters: typed with or without diacritics alike.

Snowball's Turkish stemmer needs the letters that folding makes one (ı and i, u and ü),
since its suffixes follow the vowels before them. Here a suffix has any vowel of its
folded class, so that "saldirilar" and "saldırılar" have one stem by construction.
"""

import re

_SHORTEST_STEM = 4
_HARDENED = {"b": "p", "d": "t", "g": "k"}

# What single letters stand for; all others stand for themselves.
_CLASSES = {
    "I": "[iu]",  # ı i u ü
    "A": "[ae]",
    "D": "[dt]",
    "M": "[dm]",
    "N": "[mn]",
    "V": "[aeiou]",
    "C": "[^aeiou]",
    "X": "[^aeious]",
}
# Each line a slot after the stem, the outermost first; of a slot the longest that fits.
# What stands before a < has to precede the suffix.
_SLOTS = (
    "DIr DIrlAr V<yken V<yMI V<yMIs V<ysA",
    "DA<ki nIn<ki",
    "I<ndAn I<ndA DAn DA V<nIn V<ylA C<lA V<yI V<yA I<nA X<I Cs<I C<A",
    "lAr<I ImIz mIz InIz nIz V<sI C<IN C<I",
    "lAr",
)


def _compile(slots: tuple[str, ...]) -> re.Pattern[str]:
    """What matches the suffixes of all slots at the start of a word turned around.

    There a suffix is looked for in one place only, and all of them in one go.
    """
    return re.compile("".join(f"(?:{_slot(slot)})?" for slot in slots), re.DOTALL)


def _slot(slot: str) -> str:
    suffixes = [suffix.rpartition("<")[::2] for suffix in slot.split()]
    longest_first = sorted(suffixes, key=lambda pair: -len(pair[1]))
    # From the fourth letter on, so that names and short words stay as they are.
    return "|".join(
        f"{_turn(suffix)}(?={_turn(before)})(?=.{{{_SHORTEST_STEM}}})"
        for before, suffix in longest_first
    )


def _turn(letters: str) -> str:
    return "".join(_CLASSES.get(letter, letter) for letter in reversed(letters))


_SUFFIXES = _compile(_SLOTS)


def stem_turkish(word: str) -> str:
    """The stem of a folded word; a stem's own stem is itself.

    >>> [stem_turkish(w) for w in ("saldirilarin", "saldirida", "kitabi", "kitaplar")]
    ['saldir', 'saldir', 'kitap', 'kitap']
    """
    turned, end = word[::-1], 0
    while (match := _SUFFIXES.match(turned, end)) and match.end() > end:
        end = match.end()
    stem = word[: len(word) - end]
    # Not AB or ABD, which are no AP or ABT.
    if len(stem) < _SHORTEST_STEM:
        return stem
    return stem[:-1] + _HARDENED.get(stem[-1], stem[-1])
