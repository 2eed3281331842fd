"""Parses the XML parts of documents, within the limits of the parser."""

from typing import Any, NamedTuple

from index.reading.decoding.file_bytes import ContentError
from index.reading.decoding.xml_parser import make_xml_parser


class XmlPart(NamedTuple):
    """A parsed part.

    Attributes:
        root: its root, an element of lxml.
        whole: whether it was well-formed to its end; otherwise the root has what was
            before the fault.
    """

    root: Any  # lxml has no type hints
    whole: bool


def parse_xml(content: bytes) -> XmlPart:
    """Parses XML without its entities and without the network.

    lxml's own limits hold: 10 MB for a text, 256 elements inside of each other.

    Raises:
        ContentError: if there is no element at all.
    """
    # Imported here: it takes 20 ms, and few corpora have such documents.
    from lxml import etree  # type: ignore[import-untyped]

    parser = make_xml_parser(recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ContentError("its text is no XML") from error
    if root is None:
        raise ContentError("its text is no XML")
    return XmlPart(root, not parser.error_log.filter_from_fatals())


def local_name(tag: object) -> str:
    """Returns the name of an element without its namespace.

    >>> local_name("{urn:x}p")
    'p'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
