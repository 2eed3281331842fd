"""Reads BibTeX and BibLaTeX files: entries with their fields in braces or quotes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.formats.exports.latex import strip_latex
from index.reading.formats.exports.references import (
    Broken,
    Reference,
    ReferenceLabels,
    make_source,
    read_references,
)
from index.reading.read_settings import Articles, ReadSettings

_ENTRY = re.compile(r"^[ \t]*@([A-Za-z]{3,30})\s*([{(])", re.MULTILINE)
_CUT_ENTRY = re.compile(r"^[ \t]*@\w*\s*\Z", re.MULTILINE)
_REST_LOST = "broken reference: the file ends within it"
_KEY = re.compile(r"\s*([^,{}=\n]*)\s*(?:,|(?=[)}]))")
_FIELD = re.compile(r"[\s,]*([A-Za-z][\w:.+/-]*)\s*=\s*")
_WORD = re.compile(r"[^\s,#{}()\"]+")
_BETWEEN = re.compile(r"\s*#\s*")
_END = re.compile(r"[\s,]*[)}]")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_QUOTE = re.compile(r'\\.|[{}"]', re.DOTALL)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_REACH = 3
_MAX_NAMES_CHARS = 20_000
_LABELS = ReferenceLabels(
    "BibTeX",
    {
        "title": ("title", "booktitle", "maintitle"),
        "date": ("date", "issued"),
        "year": ("year",),
        "month": ("month",),
        "day": ("day",),
        "outlet": (
            "journal", "journaltitle", "newspaper", "magazine", "publication",
            "organization", "howpublished", "booktitle", "publisher", "institution",
        ),
        "url": ("url", "link", "howpublished"),
        "authors": ("author",),
        "language": ("language", "langid"),
        "section": ("section", "chapter"),
        "text": ("abstract",),
        "page": ("subtitle", "note", "annote", "annotation", "keywords", "address"),
        "id": ("key",),
    },
    make_source("BibTeX"),
)  # fmt: skip


class _BrokenEntryError(Exception):
    """An entry that is not as BibTeX is."""


class _Value(NamedTuple):
    text: str
    end: int


def read_bibtex(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of each entry.

    Raises:
        ContentError: if the file has none.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    text = normalize_text(decode(content))
    if not _ENTRY.search(text):
        raise ContentError("no reference: no line begins with '@article{'")
    return read_references(_list_entries(text), _LABELS, builder)


def _list_entries(text: str) -> Iterator[Reference | Broken]:
    # Months have names without quotes too, which are left as they are.
    strings: dict[str, str] = {}
    starts = [match.start() for match in _ENTRY.finditer(text)]
    end = last = 0
    line = 1
    for place, start in enumerate(starts):
        # An abstract may have a line that begins like an entry.
        if start < end:
            continue
        # A brace that is not closed is looked for in a few entries, not in all.
        stops = starts[place + 1 : place + 1 + _REACH]
        block = text[start : stops[-1] if len(stops) == _REACH else len(text)]
        try:
            kind, values, length = _read_entry(block, strings)
        except _BrokenEntryError as problem:
            reason = f"broken reference: {problem}" if stops else _REST_LOST
            line, last = line + text.count("\n", last, start), start
            yield Broken(line, reason)
            continue
        end = start + length
        if kind == "string":
            strings.update(values)
        elif len(values) > 1:
            yield _tidy(values)
    if cut := _CUT_ENTRY.search(text):
        yield Broken(text.count("\n", 0, cut.start()) + 1, _REST_LOST)


def _read_entry(block: str, strings: dict[str, str]) -> tuple[str, dict[str, str], int]:
    """Reads the entry at the beginning: its kind, its fields and its length."""
    match = _ENTRY.match(block)
    kind = match[1].lower() if match else ""
    if not match or kind in ("comment", "preamble"):
        return "", {}, 0
    values: dict[str, str] = {}
    end = match.end()
    if kind != "string":
        key = _KEY.match(block, end)
        if not key:
            raise _BrokenEntryError("no key and comma at its beginning")
        values["key"] = key[1]
        end = key.end()
    while field := _FIELD.match(block, end):
        value = _read_value(block, field.end(), strings)
        values.setdefault(field[1].lower(), value.text)
        end = value.end
    closing = _END.match(block, end)
    if not closing:
        raise _BrokenEntryError("a field without its value, or no brace at its end")
    return kind, values, closing.end()


def _read_value(text: str, start: int, strings: dict[str, str]) -> _Value:
    """Reads a value: parts in braces, in quotes or by name, with # between them."""
    parts = []
    while True:
        opening = text[start : start + 1]
        if opening == "{":
            part = _read_balanced(text, start + 1, _BRACE, "}")
        elif opening == '"':
            part = _read_balanced(text, start + 1, _QUOTE, '"')
        elif word := _WORD.match(text, start):
            part = _Value(strings.get(word[0].lower(), word[0]), word.end())
        else:
            raise _BrokenEntryError("a field without a value")
        parts.append(part.text)
        between = _BETWEEN.match(text, part.end)
        if not between:
            return _Value("".join(parts), part.end)
        start = between.end()


def _read_balanced(text: str, start: int, signs: re.Pattern[str], close: str) -> _Value:
    depth = 0
    for sign in signs.finditer(text, start):
        if sign[0] == close and not depth:
            return _Value(text[start : sign.start()], sign.end())
        depth += {"{": 1, "}": -1}.get(sign[0], 0)
    raise _BrokenEntryError("a brace or quote that is not closed")


def _tidy(values: dict[str, str]) -> Reference:
    authors = values.get("author", "")[:_MAX_NAMES_CHARS]
    tidy: dict[str, object] = {
        # Outer braces keep the names of agencies whole: {Agence France-Presse}.
        **{name: strip_latex(value) for name, value in values.items()},
        "author": [strip_latex(name) for name in _AND.split(authors)],
        "url": values.get("url", "").replace("\\", "").strip("{}"),
    }
    if str(tidy.get("date", "")).count("/") == 1:
        # A period in the form of BibLaTeX: 2019-12-20/2019-12-22.
        tidy["date"] = str(tidy["date"]).partition("/")[0]
    return tidy
