"""Removes the tags and character references of HTML from fields of records."""

import html
import re

from index.reading.decoding.markup import make_parsable

_INVISIBLE_ELEMENTS = ("script", "style", "noscript", "template", "iframe", "svg")
_BLOCK_ELEMENTS = (
    "p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section",
    "article", "figure", "figcaption", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "footer", "aside", "main", "dl", "dt", "dd",
)  # fmt: skip
_INLINE_ELEMENTS = (
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q",
    "s", "small", "span", "strike", "strong", "sub", "sup", "td", "th", "time", "u",
)  # fmt: skip
_NAMES = "|".join((*_INVISIBLE_ELEMENTS, *_BLOCK_ELEMENTS, *_INLINE_ELEMENTS))
# "a <b and c> d" has no tag: only end tags, and elements that need none, show HTML.
_TAG = re.compile(
    rf"</(?:{_NAMES})\s*>|<(?:br|p|hr|img|div|li)(?:\s[^<>]{{0,2000}})?/?>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(rf"</?(?:{_NAMES}|img)(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE)
_REFERENCE = re.compile(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
# Exports escape what was escaped before: &amp;#8217; and &lt;p&gt;.
_MAX_ROUNDS = 3


def strip_markup(text: str) -> str:
    r"""Returns the text without HTML, with a line for each block element.

    >>> strip_markup("<p>Both sides &amp; all</p><p>caf&eacute;</p>"), strip_markup("a < b")
    ('Both sides & all\ncafé', 'a < b')
    """
    for _ in range(_MAX_ROUNDS):
        if "<" in text and _TAG.search(text):
            text = _strip_tags(text)
        elif "&" in text and _REFERENCE.search(text):
            text = _unescape(text)
        else:
            break
    return text


def strip_line_markup(line: str) -> str:
    """Returns a title or a name without HTML, which takes no parser.

    >>> strip_line_markup("<b>Alpha</b> &amp; bravo")
    'Alpha & bravo'
    """
    for _ in range(_MAX_ROUNDS):
        stripped = _ANY_TAG.sub("", line) if "<" in line else line
        if "&" in stripped:
            stripped = _unescape(stripped)
        if stripped == line:
            break
        line = stripped
    return line


def _unescape(text: str) -> str:
    return _REFERENCE.sub(lambda match: html.unescape(match[0]), text)


def _strip_tags(markup: str) -> str:
    # Imported here: it takes 20 ms, and most corpora never need it. lxml has no types.
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(f"<div>{make_parsable(markup)}</div>")
    except (etree.LxmlError, ValueError):
        return _ANY_TAG.sub(" ", markup)
    for element in root.iter(*_INVISIBLE_ELEMENTS):
        element.text = None
        for child in list(element):
            element.remove(child)
    for element in root.iter(*_BLOCK_ELEMENTS):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()
