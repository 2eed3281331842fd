"""Decides whether a word divided at the end of a line keeps its hyphen."""

import re
from collections import Counter

from index.reading.formats.documents.pdf.pdf_lines import SPLIT_HYPHEN

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_SPLIT = re.compile(rf"([^\W_]*(?:-[^\W_]+)*){SPLIT_HYPHEN}([^\W_]*)")
_MIN_LETTERS = 3


def join_split_words(texts: list[str]) -> list[str]:
    r"""Returns texts with each divided word joined, as the other words show.

    "sepa\x02rate" loses its hyphen. "cease\x02fire" keeps it if the texts have
    "cease-fire" elsewhere, or have "cease" and "fire" as words, but no "ceasefire". A
    hyphen stays between figures and before a capital: "2019-2020", "Anglo-American".
    """
    if not any(SPLIT_HYPHEN in text for text in texts):
        return texts
    words: Counter[str] = Counter()
    for text in texts:
        whole = _SPLIT.sub(" ", text)
        words.update(word.casefold() for word in _WORD.findall(whole))
    return [
        _SPLIT.sub(lambda split: _rejoin(split[1], split[2], words), t) for t in texts
    ]


def _rejoin(start: str, end: str, words: Counter[str]) -> str:
    """Returns the two parts of a word with a hyphen between them or without."""
    joined, compound = f"{start}{end}", f"{start}-{end}"
    if not start or not end:
        return compound
    if not (start[-1].isalpha() and end[0].isalpha()) or _is_name(start, end):
        return compound
    folded, last = start.casefold(), start.casefold().rpartition("-")[2]
    if words[joined.casefold()] or words[compound.casefold()]:
        keeps = words[compound.casefold()] > words[joined.casefold()]
        return compound if keeps else joined
    halves = words[last], words[end.casefold()]
    long = min(len(last), len(end)) >= _MIN_LETTERS
    return compound if (long and all(halves)) or "-" in folded else joined


def _is_name(start: str, end: str) -> bool:
    return end[0].isupper() and not start.isupper()
