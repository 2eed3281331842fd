"""Parses XML of programs for references, and gives what is whole of a file cut off."""

from typing import Any, NamedTuple

from index.reading.decoding.xml_parser import make_xml_parser

# lxml has no types.
Element = Any


class ParsedXml(NamedTuple):
    """The root of an XML file.

    Attributes:
        root: the root; None where there is none.
        is_cut: whether the file breaks off: its last item is not whole.
    """

    root: Element
    is_cut: bool = False


def parse_reference_xml(markup: str | bytes) -> ParsedXml:
    """Parses XML without loading what it refers to, as far as it is whole."""
    # Imported here: it takes 20 ms, and few corpora have such files.
    from lxml import etree  # type: ignore[import-untyped]

    content = markup.encode("utf-8", "replace") if isinstance(markup, str) else markup
    # The text is decoded already, whatever encoding the file declares.
    encoding = "utf-8" if isinstance(markup, str) else None
    for recover in (False, True):
        parser = make_xml_parser(recover=recover, encoding=encoding, keep_comments=True)
        try:
            return ParsedXml(etree.fromstring(content, parser), is_cut=recover)
        except (etree.XMLSyntaxError, ValueError):
            continue
    return ParsedXml(None)


def drop_last(item: Element) -> None:
    """Removes the last element of an item within which the file ends: half a date."""
    if len(item):
        item.remove(item[-1])


def join_text(element: Element) -> str:
    """Returns all text in an element, without its markup."""
    return "" if element is None else "".join(element.itertext()).strip()


def local_name(element: Element) -> str:
    """Returns the name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
