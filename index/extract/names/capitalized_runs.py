"""Runs of capitalised words, the raw material of names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.extract.gazetteer import word_classes as vocabulary
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.mentions import NameWord


def _upper_class() -> str:
    ranges: list[list[int]] = []
    for code in (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        if not chr(code).isupper():
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


_UPPER = f"[{_upper_class()}]"
_ABBREVIATED = (
    "Mr Mrs Ms Dr Gen Lt Col Sen Sens Rep Reps Gov St Sgt Capt Maj Adm Prof Rev Cmdr Brig"
    " Hon Fr Msgr Ft Mt"
).split()
# The dot first: what stands before it is looked at only where there is one.
_DOT = (
    r"\.(?:"
    + "|".join(rf"(?<=\b{word}\.)" for word in _ABBREVIATED)
    + rf"|(?<=\b{_UPPER}\.))"
)
_ARTICLE = "(?:[AaEe]l|[Aa]n|[Aa]sh?|[Aa]d|[Aa]t|[Aa]r|[UuOo]l|[Ee]sh?|[Ee]d)[-‑]"
_POSSESSIVE = r"(?:['’]s(?=\s(?:Republic|Liberation|Party|Democratic|Congress|Army|Defen[cs]e|Protection)))?"
# What follows the first letter of a word: U.N., O'Brien, People's (Party)
_REST = rf"(?:(?:\.{_UPPER})+\.?(?!\w)|\w*(?:['’`](?!s\b)\w+)*{_POSSESSIVE})"
_TOKEN = rf"(?:{_ARTICLE})?{_UPPER}{_REST}"
_CONNECTOR = (
    "(?:" + "|".join(sorted(vocabulary.CONNECTORS, key=len, reverse=True)) + ")"
)
_SPACE = (
    rf"(?:[ \u00a0]|{_DOT}[ \u00a0]|(?<!{_UPPER})[-‑](?!\s)"
    rf"|(?<={_UPPER}{_UPPER})[-‑](?={_UPPER}{_UPPER})|, (?=Jr\b|Inc\b|Ltd\b|LLC\b))"
)
# It begins with a set of letters, which lets the search skip all others: a word's
# boundary is looked for after the first letter, at a third of the time.
_RUN = re.compile(
    rf"{_UPPER}(?<!\w.){_REST}(?:{_SPACE}(?:{_CONNECTOR}[ \u00a0]){{0,3}}{_TOKEN}){{0,15}}"
)
_PIECE = re.compile(rf"{_TOKEN}|{_CONNECTOR}(?=[ \u00a0])")
_ARTICLE_BEFORE = re.compile(rf"(?<!\w){_ARTICLE}$")
_OPENERS = frozenset('.!?:;…•*|\n\r\t>"“”«„‘`()[]–—_')
_OPENING = re.compile(
    rf"(?:^|[{re.escape(''.join(sorted(_OPENERS)))}]|\s{{2}})['’\"\s]*$"
)


CapitalizedRun = tuple[int, str, bool]
"""Capitalised words side by side: where they begin, as written, whether they open a
sentence. There are seventy to an article, so it is the cheapest of tuples."""


def find_runs(text: str) -> Iterator[CapitalizedRun]:
    """The runs of capitalised words of a text, in order."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if before in _HYPHENS:
            article = _ARTICLE_BEFORE.search(text, max(0, start - 4), start)
            start = article.start() if article else start
        # Most runs stand within a sentence.
        elif before == " " and text[start - 2 : start - 1].isalnum():
            yield start, text[start:end], False
            continue
        yield start, text[start:end], _opens(text, start)


def split_run(text: str) -> list[NameWord]:
    """The words of a run, their places counted from its beginning.

    >>> [(word.key, word.kind) for word in split_run("Bank of Libya")]
    [('bank', 'O'), ('of', 'c'), ('libya', 'X')]
    """
    if text.isalpha():
        return [NameWord(0, len(text), text, *_key_and_kind(text))]
    return [
        NameWord(*piece.span(), piece[0], *_key_and_kind(piece[0]))
        for piece in _PIECE.finditer(text)
    ]


_HYPHENS = frozenset({"-", "‑"})


def _opens(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    if before in _OPENERS:
        return True
    if before == " ":
        before = text[start - 2 : start - 1]
        if before == "." or before == "," or before.isalnum():
            return before == "."
    return _OPENING.search(text, max(0, start - 4), start) is not None


@lru_cache(maxsize=1 << 16)
def _key_and_kind(text: str) -> tuple[str, str]:
    key = token_key(text)
    small = text[0].islower() or text == "&"
    kind = "c" if small and key in vocabulary.CONNECTORS else _kind_of(key)
    return key, kind


def _kind_of(key: str) -> str:
    """What kind of word a key is, as in `NameWord.kind`."""
    for kind, known in (
        ("T", vocabulary.TITLES),
        ("O", vocabulary.ORG_WORDS),
        ("L", vocabulary.PLACE_WORDS),
        ("E", vocabulary.EVENT_WORDS),
        ("-", vocabulary.OTHER),
    ):
        if key in known:
            return kind
    return "X"
