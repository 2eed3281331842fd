"""Stemmer for Turkish nouns, on folded letters.

Snowball's Turkish stemmer depends on letters that folding unites (ı and i, u and ü),
because the vowels of a suffix follow those before it. Here a suffix may have any vowel
of its folded class, so that "saldirilar" and "saldırılar" always have the same stem.
"""

import re
from functools import cache

_SHORTEST_STEM = 4
_HARDENED = {"b": "p", "d": "t", "g": "k"}

# Classes of letters in the suffixes below; other letters stand for themselves.
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
# Each line is a slot after the stem, the outermost first; each slot takes the longest
# suffix that fits. The letters before a < must precede the suffix.
_SLOTS = (
    "DIr DIrlAr V<yken V<yMI V<yMIs V<ysA",
    "DA<ki nIn<ki",
    "I<ndAn I<ndA DAn DA V<nIn V<ylA C<lA V<yI V<yA I<nA X<I Cs<I C<A",
    "lAr<I ImIz mIz InIz nIz V<sI C<IN C<I",
    "lAr",
)


@cache  # compiled where there is Turkish: it takes 2 ms of a start
def _suffix_pattern() -> re.Pattern[str]:
    """Compiles a pattern that matches the suffixes of all slots in a reversed word.

    In a reversed word suffixes begin at the first letter, so one match finds them all.
    """
    return re.compile(
        "".join(f"(?:{_compile_slot(slot)})?" for slot in _SLOTS), re.DOTALL
    )


def _compile_slot(slot: str) -> str:
    suffixes = [suffix.rpartition("<")[::2] for suffix in slot.split()]
    longest_first = sorted(suffixes, key=lambda pair: -len(pair[1]))
    # Four letters must remain, so that names and short words stay as they are.
    return "|".join(
        f"{_reverse(suffix)}(?={_reverse(before)})(?=.{{{_SHORTEST_STEM}}})"
        for before, suffix in longest_first
    )


def _reverse(letters: str) -> str:
    return "".join(_CLASSES.get(letter, letter) for letter in reversed(letters))


def stem_turkish(word: str) -> str:
    """Returns the stem of a folded word. The stem of a stem is the stem itself.

    >>> [stem_turkish(w) for w in ("saldirilarin", "saldirida", "kitabi", "kitaplar")]
    ['saldir', 'saldir', 'kitap', 'kitap']
    """
    reversed_word, end = word[::-1], 0
    while (match := _suffix_pattern().match(reversed_word, end)) and match.end() > end:
        end = match.end()
    stem = word[: len(word) - end]
    # Short words keep their last letter: AB (the EU) and ABD (the USA) are names.
    if len(stem) < _SHORTEST_STEM:
        return stem
    return stem[:-1] + _HARDENED.get(stem[-1], stem[-1])
