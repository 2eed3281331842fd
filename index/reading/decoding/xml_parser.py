"""Makes the parser for XML from strangers: it loads nothing and expands nothing."""

from typing import Any


def make_xml_parser(
    *, recover: bool, encoding: str | None = None, keep_comments: bool = False
) -> Any:  # noqa: ANN401  (lxml has no types)
    """Makes a parser that resolves no entities and reads no other file or address.

    Args:
        recover: whether to read broken XML as far as it goes.
        encoding: the encoding of the bytes, None for the one that they declare.
        keep_comments: whether comments and processing instructions stay in the tree.
    """
    # Imported here: it takes 20 ms, and few corpora have such files.
    from lxml import etree  # type: ignore[import-untyped]

    return etree.XMLParser(
        encoding=encoding,
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=not keep_comments,
        remove_pis=not keep_comments,
    )
