"""HTML inside of other formats: a record may hold its text so."""

import re

_UNREAD = ("script", "style", "noscript", "template", "iframe", "svg")
_BLOCKS = (
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section",
    "article", "figure", "figcaption", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
)  # fmt: skip


def strip_tags(markup: str) -> str:
    """The text of a piece of HTML, its blocks on lines of their own."""
    # Imported here: 20 ms that most corpora never need. lxml comes without type hints.
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.document_fromstring(f"<div>{markup}</div>")
    except (etree.LxmlError, ValueError):
        return markup
    for element in root.iter(*_UNREAD):
        element.text = None
        for child in list(element):
            element.remove(child)
    for element in root.iter(*_BLOCKS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()
