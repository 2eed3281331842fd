"""Parses XML without fetching or expanding anything, and as far as it goes if broken."""

import re
from functools import lru_cache
from html.entities import name2codepoint
from typing import Any

from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import ContentError
from index.reading.decoding.markup import make_parsable
from index.reading.decoding.xml_parser import make_xml_parser

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]{0,300}\?>", re.IGNORECASE)
_ENCODING = re.compile(
    rb"<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_REFERENCE = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,10});")
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,10};)")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
# A prefix by a part of its namespace, whatever prefix the file itself uses.
_PREFIXES = (
    ("rss/1.0/modules/content", "content:"),
    ("purl.org/dc/", "dc:"),
    ("wordpress.org/export/1.0/excerpt", "excerpt:"),
    ("wordpress.org/export/1.1/excerpt", "excerpt:"),
    ("wordpress.org/export/1.2/excerpt", "excerpt:"),
    ("wordpress.org/export", "wp:"),
    ("search.yahoo.com/mrss", "media:"),
    ("prismstandard.org", "prism:"),
    ("itunes.com", "itunes:"),
    ("yandex.ru", "yandex:"),
    ("feedburner", "feedburner:"),
)


def decode_xml(content: bytes) -> str:
    """Decodes an XML file as UTF-8, else as it declares, else as detected.

    Raises:
        ContentError: if it is binary.
    """
    declared = _ENCODING.search(content[:200])
    try:
        return normalize_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    if declared:
        try:
            return normalize_text(content.decode(declared[1].decode()))
        except (LookupError, ValueError):
            pass
    return normalize_text(decode(content))


def parse_xml(markup: str) -> Any:  # noqa: ANN401  (lxml has no type hints)
    """Parses XML and returns its root; what is broken is passed over.

    Raises:
        ContentError: if there is no element in it.
    """
    # Imported here: it takes 50 ms, and few corpora have any.
    from lxml import etree  # type: ignore[import-untyped]

    markup = make_parsable(_DECLARATION.sub("", markup, count=1))
    markup = _REFERENCE.sub(_replace_reference, markup).lstrip()
    root = None
    for recover in (False, True):
        parser = make_xml_parser(recover=recover, encoding="utf-8")
        try:
            root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
            break
        except (etree.XMLSyntaxError, ValueError):
            markup = _BARE_AMPERSAND.sub("&amp;", markup)
    if root is None:
        raise ContentError("broken XML")
    return root


@lru_cache(maxsize=1 << 10)
def find_name(tag: object) -> str:
    """Returns the name of an element in lower case, with the usual prefix.

    >>> find_name("{http://purl.org/dc/elements/1.1/}creator"), find_name("pubDate")
    ('dc:creator', 'pubdate')
    """
    if not isinstance(tag, str):
        return ""
    namespace, brace, name = tag.rpartition("}")
    for part, prefix in _PREFIXES if brace else ():
        if part in namespace:
            return prefix + name.lower()
    return name.lower()


def read_markup_of(element: Any) -> str:  # noqa: ANN401  (as above)
    """Returns the content of an element: its text, or as markup if it has any inside."""
    from lxml import etree

    if not len(element):
        return element.text or ""
    pieces = [element.text or ""]
    for child in element:
        for inner in child.iter():
            if isinstance(inner.tag, str) and "}" in inner.tag:
                inner.tag = inner.tag.rpartition("}")[2]
        pieces.append(etree.tostring(child, encoding="unicode", method="html"))
    return "".join(pieces)


def _replace_reference(match: re.Match[str]) -> str:
    """Returns the number of a character that HTML has a name for, and XML has not."""
    if match[1] in _XML_NAMES or match[1] not in name2codepoint:
        return match[0]
    return f"&#{name2codepoint[match[1]]};"
