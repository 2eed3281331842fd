"""Tells the labels of Nexis downloads, in the languages of its surface."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

_DATA = "data/nexis.txt"
_LABEL = re.compile(r"\s{0,80}([^\W\d_][^:\n]{1,40}?)\s?:(?:\s+(.*)|$)")
_COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)\s|copy(?:right)?\b[\s,:]*(?:©|\(c\)|(?:by\s)?(?:19|20)\d\d))",
    re.IGNORECASE,
)
_MAX_COPYRIGHT_CHARS = 400
_PAGE_NUMBER = re.compile(
    r"\s*([^\W\d_]{3,12})\s+\d{1,6}(?:\s+([^\W\d_]{1,4})\s+\d{1,6})?\s*"
)
_MAX_PAGE_CHARS = 40


class Label(NamedTuple):
    """A line that begins with a label of Nexis.

    Attributes:
        field: the field under which the label stands in the table.
        name: the label as written.
        value: what follows the colon on this line.
    """

    field: str
    name: str
    value: str

    @property
    def is_upper(self) -> bool:
        """Tells whether the label is in capitals: a download has all of them so or none."""
        return self.name.isupper()


@cache
def load_words() -> dict[str, dict[str, str]]:
    """Loads the table of words: for each kind of field, word → field."""
    table: dict[str, dict[str, str]] = {
        "label": {}, "line": {}, "language": {}, "rights": {}
    }  # fmt: skip
    written = files("index.reading").joinpath(_DATA).read_text(encoding="utf-8")
    for line in written.splitlines():
        field, _, words = line.partition(" ")
        if not words or field.startswith("#"):
            continue
        kinds = table[_kind_of(field)]
        for word in words.split(","):
            kinds.setdefault(fold_word(word), field)
    return table


# Few words and labels recur for each article of a download.
@lru_cache(maxsize=1 << 12)
def fold_word(word: str) -> str:
    """Returns a word without case, accents and hyphens.

    >>> fold_word("LÄNGE"), fold_word("Load-Date")
    ('lange', 'load date')
    """
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word)
        word = "".join(each for each in parts if not unicodedata.combining(each))
    return " ".join(word.replace("-", " ").casefold().split())


def read_label(line: str) -> Label | None:
    """Returns the label with which a line begins; None where it begins with none.

    >>> read_label("LÄNGE: 355 Wörter")
    Label(field='length', name='LÄNGE', value='355 Wörter')
    """
    match = _LABEL.match(line) if ":" in line else None
    if not match:
        return None
    field = load_words()["label"].get(fold_word(match[1]))
    return Label(field, match[1], (match[2] or "").strip()) if field else None


def read_heading(line: str) -> str:
    """Returns the field whose name is all of a line; empty where it is none.

    >>> read_heading("End of Document"), read_heading("Body"), read_heading("Bodies")
    ('end', 'body', '')
    """
    if not line or len(line) > 60:
        return ""
    words = load_words()
    folded = fold_word(line)
    return words["line"].get(folded) or words["label"].get(folded, "")


def is_copyright(text: str) -> bool:
    """Checks whether a paragraph is a note of rights.

    >>> is_copyright("Copyright 2019 The Daily Alpha"), is_copyright("Copyright law of 2019")
    (True, False)
    """
    if len(text) > _MAX_COPYRIGHT_CHARS:
        return False
    if _COPYRIGHT.match(text):
        return True
    folded = fold_word(text).rstrip(" .")
    return any(folded.endswith(words) for words in load_words()["rights"])


def is_page_number(line: str) -> bool:
    """Checks for the number of a page at the top of it: Page 1 of 3, Seite 1 von 3."""
    match = _PAGE_NUMBER.fullmatch(line) if len(line) < _MAX_PAGE_CHARS else None
    if not match or read_heading(match[1]) != "page":
        return False
    return match[2] is None or read_heading(match[2]) == "count-of"


def is_edition(line: str) -> bool:
    """Checks whether a line names an edition: Late Edition - Final, Edition 1;."""
    words = [read_heading(word.strip(" ;,.-–()")) for word in line.split()[:9]]
    return len(words) < 9 and ("edition" in words)


def parse_language(written: str) -> str:
    """Returns the ISO 639 code of the first language that a value names, else nothing.

    >>> parse_language("GERMAN; DEUTSCH"), parse_language("Klingon")
    ('de', '')
    """
    known = load_words()["language"]
    for part in re.split(r"[;,/()]", written):
        if code := known.get(fold_word(part)):
            return code
    return ""


def _kind_of(field: str) -> str:
    if len(field) == len("en"):
        return "language"
    if field in ("end", "document", "count-of", "page", "edition", "untitled"):
        return "line"
    return "rights" if field == "rights" else "label"
