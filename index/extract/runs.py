"""Runs of capitalised words, the raw material of names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.extract import name_words as vocabulary
from index.extract.tokens import token_key


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
_ABBREVIATED = "(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sens?|Reps?|Gov|St|Sgt|Capt|Maj|Adm|Prof|Rev|Cmdr|Brig|Hon|Fr|Msgr|Ft|Mt)"
_ARTICLE = "(?:[AaEe]l|[Aa]n|[Aa]sh?|[Aa]d|[Aa]t|[Aa]r|[UuOo]l|[Ee]sh?|[Ee]d)[-‑]"
_TOKEN = rf"(?:{_ABBREVIATED}\.|(?:{_UPPER}\.)+(?:{_UPPER}(?!\w))?|(?:{_ARTICLE})?{_UPPER}\w*(?:['’`](?!s\b)\w+)*(?:['’]s(?=\s(?:Republic|Liberation|Party|Democratic|Congress|Army|Defen[cs]e|Protection)))?)"
_CONNECTOR = (
    "(?:" + "|".join(sorted(vocabulary.CONNECTORS, key=len, reverse=True)) + ")"
)
_SPACE = "(?:[ \u00a0]|[-‑](?!\\s)|, (?=Jr\\b|Inc\\b|Ltd\\b|LLC\\b))"
_RUN = re.compile(
    rf"(?<!\w){_TOKEN}(?:{_SPACE}(?:{_CONNECTOR}[ \u00a0]){{0,3}}{_TOKEN}){{0,15}}"
)
_PIECE = re.compile(rf"{_TOKEN}|{_CONNECTOR}(?=[ \u00a0])")
_OPENING = re.compile(r"(?:^|[.!?:;…•*|\n\r\t>\"“”«„‘`()\[\]–—_]|\s{2})['’\"\s]*$")


class Word(NamedTuple):
    """A word of a run: its place in the text, folded key, and what kind it is.

    Attributes:
        kind: "c" connector, "T" title, "O" organisation word, "L" place word,
            "E" event word, "-" a capitalised word that names nobody, "X" any other.
    """

    start: int
    end: int
    text: str
    key: str
    kind: str


class Run(NamedTuple):
    """Capitalised words side by side; `opens` where they begin a sentence."""

    words: list[Word]
    opens: bool


def find_runs(text: str) -> Iterator[Run]:
    """The runs of capitalised words of a text, in order."""
    for match in _RUN.finditer(text):
        start = match.start()
        opens = _OPENING.search(text, max(0, start - 4), start) is not None
        run = match[0]
        if " " not in run and "-" not in run:
            key = token_key(run)
            yield Run([Word(start, match.end(), run, key, kind_of(key))], opens)
            continue
        yield Run([_word(piece, start) for piece in _PIECE.finditer(run)], opens)


def _word(piece: re.Match[str], offset: int) -> Word:
    text = piece[0]
    key = token_key(text)
    kind = "c" if text[0].islower() and key in vocabulary.CONNECTORS else kind_of(key)
    return Word(offset + piece.start(), offset + piece.end(), text, key, kind)


@lru_cache(maxsize=1 << 16)
def kind_of(key: str) -> str:
    """What kind of word a key is, as in `Word.kind`."""
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
