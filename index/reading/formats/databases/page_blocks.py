"""Turns markup and text into blocks: paragraphs and lines, with the names around them."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Any, NamedTuple

from index.reading.decoding.markup import make_parsable
from index.reading.formats.pages.html_text import HIDDEN_TAGS, INLINE_TAGS

_MAX_NAMES = 200
# Elements that are names too, written <section>.
_PARTS = frozenset({"header", "section", "aside", "footer"})
# Tags of pages inside a page: the parser would end the page there.
_FRAME_TAG = re.compile(r"</?(?:html|head|body)\b[^<>]{0,2000}>", re.IGNORECASE)


class ExportBlock(NamedTuple):
    """A line or paragraph.

    Attributes:
        text: its text, on one line.
        names: the classes and ids of the elements around it, in lower case, with a space
            before and behind each.
        apart: whether space is between it and the one before.
    """

    text: str
    names: str = " "
    apart: bool = True


def read_blocks(markup: str, breaks: frozenset[str] = frozenset()) -> list[ExportBlock]:
    """Returns the blocks of a piece of HTML. Cost: O(characters).

    Args:
        markup: the piece; its tags need not be balanced.
        breaks: classes, in lower case, of which an element begins a block even inside a
            line.
    """
    # Imported here: few corpora have exports of databases.
    from lxml import etree, html  # type: ignore[import-untyped]

    page = f"<html><body>{make_parsable(_FRAME_TAG.sub('', markup))}</body></html>"
    try:
        root = html.document_fromstring(
            page.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError):
        return []
    return _BlockReader(breaks).read(root)


def split_lines(text: str) -> list[ExportBlock]:
    """Returns the lines of a text that are not empty, as blocks."""
    blocks = []
    apart = False
    for line in text.split("\n"):
        if line and not line.isspace():
            blocks.append(ExportBlock(line.strip(), apart=apart))
            apart = False
        else:
            apart = True
    return blocks


def join_blocks(blocks: Iterable[ExportBlock]) -> str:
    """Returns the text of blocks, with an empty line where they stand apart."""
    return "".join(
        ("\n\n" if block.apart else "\n") + block.text for block in blocks
    ).strip()


def cut_at(text: str, starts: Iterable[int]) -> Iterator[str]:
    """Yields the pieces of a text that begin at the given places, in ascending order."""
    for start, end in pairwise(chain(starts, [len(text)])):
        yield text[start:end]


class _BlockReader:
    """Walks over a tree without recursion, and gathers its blocks."""

    def __init__(self, breaks: frozenset[str]) -> None:
        self._breaks = breaks
        self._blocks: list[ExportBlock] = []
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._names = " "
        self._hidden = 0

    def read(self, root: Any) -> list[ExportBlock]:  # noqa: ANN401  (lxml has no type hints)
        from lxml import etree

        for event, element in etree.iterwalk(root, ("start", "end", "comment", "pi")):
            if event == "start":
                self._start(element)
            elif event == "end":
                self._end(element)
            else:
                self._add(element.tail)
        self._close_block()
        return self._blocks

    def _start(self, element: Any) -> None:  # noqa: ANN401  (as above)
        names = f"{element.get('class', '')} {element.get('id', '')}"[
            :_MAX_NAMES
        ].lower()
        if element.tag in _PARTS:
            names += f" <{element.tag}>"
        if element.tag not in INLINE_TAGS or self._is_break(names):
            self._close_block()
        self._open.append(names)
        self._hidden += element.tag in HIDDEN_TAGS
        self._add(element.text)

    def _end(self, element: Any) -> None:  # noqa: ANN401  (as above)
        names = self._open.pop()
        self._hidden -= element.tag in HIDDEN_TAGS
        if element.tag not in INLINE_TAGS or self._is_break(names):
            self._close_block()
        self._add(element.tail)

    def _is_break(self, names: str) -> bool:
        return bool(self._breaks) and not self._breaks.isdisjoint(names.split())

    def _add(self, text: str | None) -> None:
        if self._hidden or not text:
            return
        if not self._pieces:
            if text.isspace():
                return
            self._names = f" {' '.join(filter(str.strip, self._open))} "
        self._pieces.append(text)

    def _close_block(self) -> None:
        if self._pieces:
            text = " ".join("".join(self._pieces).split())
            self._blocks.append(ExportBlock(text, re.sub(r"\s+", " ", self._names)))
            self._pieces.clear()
