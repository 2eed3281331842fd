"""Reads all text that a browser would show of an HTML page."""

from collections.abc import Iterator
from typing import Any

# Elements whose text is not shown, or is no text.
HIDDEN_TAGS = frozenset(
    "script style noscript template svg math object iframe canvas select datalist".split()
)
# Elements inside a line; all others begin one.
INLINE_TAGS = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark "
    "q s samp small span strike strong sub sup time tt u var wbr".split()
)


def read_visible_text(markup: str) -> str:
    """Returns the text of a page, its title first, a line for each block.

    A page that cannot be parsed has none. Cost: O(characters).
    """
    # Imported here, as trafilatura is: few corpora have pages.
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.document_fromstring(
            markup.encode("utf-8", "replace"), html.HTMLParser(encoding="utf-8")
        )
    except (etree.LxmlError, ValueError):
        return ""
    return "\n".join(read_lines(root))


def read_lines(root: Any) -> list[str]:  # noqa: ANN401  (lxml has no type hints)
    """Returns the text of an element of lxml, a line for each block."""
    lines = "".join(_walk(root)).split("\n")
    return list(filter(None, (" ".join(line.split()) for line in lines)))


def _walk(root: Any) -> Iterator[str]:  # noqa: ANN401  (lxml has no type hints)
    """Yields the pieces of text and line ends of an element, without recursion."""
    from lxml import etree

    hidden = 0
    ended = False
    for event, element in etree.iterwalk(root, ("start", "end", "comment", "pi")):
        tag = element.tag
        if event == "start":
            hidden += tag in HIDDEN_TAGS
            # A link or span right after another is a word of its own, as in menus.
            gap = (" " if ended else "") if tag in INLINE_TAGS else "\n"
            text = element.text
            ended = False
        else:
            hidden -= event == "end" and tag in HIDDEN_TAGS
            gap = "" if event != "end" or tag in INLINE_TAGS else "\n"
            text = element.tail
            ended = not text
        if not hidden:
            yield gap
            yield text or ""
