"""Reads the text that a browser would show of a page, by line and block."""

from dataclasses import dataclass, field
from typing import Any

from index.reading.formats.pages.block_hints import BlockHint, read_block_hint
from index.reading.formats.pages.html_text import HIDDEN_TAGS, INLINE_TAGS

# Elements in which the ends of lines in the markup are shown.
_PREFORMATTED = frozenset({"pre", "listing", "plaintext", "xmp"})


@dataclass(slots=True, eq=False)
class HtmlBlock:
    """An element of a page that begins a line.

    Attributes:
        parent: the block around it.
        tag: the name of the element.
        hint: what its attributes say of its role.
        end: the number of the first block after those inside of it.
        prose: characters of prose inside; set by the search for the main text.
        around: whether it is known not to be the article; set by the same.
    """

    parent: "HtmlBlock | None"
    tag: str
    hint: BlockHint
    end: int = 0
    prose: float = 0.0
    around: bool = False


@dataclass(slots=True, eq=False)
class ShownLine:
    """A line of a page as it is shown.

    Attributes:
        text: the line, with single spaces.
        link_chars: how many of its characters are in links.
        block: the innermost block that it is in.
    """

    text: str
    link_chars: int
    block: HtmlBlock


@dataclass(slots=True)
class ShownPage:
    """The blocks of a page and its lines, both from top to bottom."""

    blocks: list[HtmlBlock] = field(default_factory=list)
    lines: list[ShownLine] = field(default_factory=list)

    def join_lines(self) -> str:
        """Returns all text that is shown, the title of the page first."""
        return "\n".join(line.text for line in self.lines)


def parse_page(markup: str) -> Any:  # noqa: ANN401  (lxml has no type hints)
    """Parses a page; returns its root, or None if it cannot be parsed."""
    # Imported here: few corpora have pages.
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None


def read_shown_lines(root: Any) -> ShownPage:  # noqa: ANN401  (as above)
    """Reads the blocks and lines of a page, and removes from it what is not shown.

    Cost: O(characters).
    """
    from lxml import etree

    etree.strip_elements(root, *HIDDEN_TAGS, with_tail=False)
    reader = _BlockReader()
    for event, element in etree.iterwalk(root, ("start", "end")):
        if event == "start":
            reader.open_element(element)
        else:
            reader.close_element(element)
    reader.end_line()
    return reader.page


class _BlockReader:
    """Collects the blocks and lines of a page as its elements open and close."""

    def __init__(self) -> None:
        self.page = ShownPage()
        self._block = HtmlBlock(None, "", read_block_hint("", {}))
        self._pieces: list[str] = []
        self._link_chars = 0
        self._links = 0
        self._preformatted = 0
        self._after_inline = False

    def open_element(self, element: Any) -> None:  # noqa: ANN401  (as above)
        tag = element.tag
        if tag in INLINE_TAGS:
            # A link or span right after another is a word of its own, as in menus.
            if self._after_inline:
                self._pieces.append(" ")
            self._links += tag == "a"
        else:
            self.end_line()
            if tag != "br":
                self._open_block(tag, element)
        self._after_inline = False
        text = element.text
        if text:
            self._add(text)

    def close_element(self, element: Any) -> None:  # noqa: ANN401  (as above)
        tag = element.tag
        if tag in INLINE_TAGS:
            self._links -= tag == "a"
        else:
            self.end_line()
            if tag != "br":
                self._close_block(tag)
        tail = element.tail
        self._after_inline = not tail
        if tail:
            self._add(tail)

    def end_line(self) -> None:
        if self._pieces:
            text = "".join(self._pieces)
            for line in text.split("\n") if self._preformatted else (text,):
                words = line.split()
                if words:
                    self._add_line(" ".join(words))
            self._pieces.clear()
        self._link_chars = 0

    def _add_line(self, text: str) -> None:
        link_chars = min(self._link_chars, len(text))
        self.page.lines.append(ShownLine(text, link_chars, self._block))

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        if self._links:
            self._link_chars += len(text.strip())

    def _open_block(self, tag: str, element: Any) -> None:  # noqa: ANN401  (as above)
        hint = read_block_hint(tag, dict(element.items()))
        self._block = HtmlBlock(self._block, tag, hint)
        self.page.blocks.append(self._block)
        self._preformatted += tag in _PREFORMATTED

    def _close_block(self, tag: str) -> None:
        self._block.end = len(self.page.blocks)
        if self._block.parent is not None:
            self._block = self._block.parent
        self._preformatted -= tag in _PREFORMATTED
