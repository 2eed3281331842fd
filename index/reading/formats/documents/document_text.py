"""A document as readers of PDF, Word and the like give it, and the articles in it."""

from typing import NamedTuple

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.file_bytes import ContentError
from index.reading.formats.databases.bundle import read_bundle
from index.reading.formats.databases.find_bundle import (
    find_line_bundle,
    find_text_bundle,
)
from index.reading.metadata.declared_fields import NOTHING_DECLARED, DeclaredFields
from index.reading.read_settings import Articles


class DocumentText(NamedTuple):
    """The text of a document.

    Attributes:
        text: its paragraphs, with an empty line between each two.
        declared: the fields that the document declares of its article.
        page: what stands around the text: notes, headers and footers.
        problem: what of the document could not be read; empty where all was.
        lines: the lines as they stand on its pages, if its text is made from such.
    """

    text: str
    declared: DeclaredFields = NOTHING_DECLARED
    page: str = ""
    problem: str = ""
    lines: str = ""


def read_document(document: DocumentText, builder: ArticleBuilder) -> Articles:
    """Yields the articles of a bundle in a document, or the document as one article.

    An error that says what could not be read follows.

    Raises:
        ContentError: if it has no text.
    """
    text = normalize_text(document.text)
    if not text.strip():
        raise ContentError(document.problem or "no text in the document")
    bundle = find_line_bundle(normalize_text(document.lines)) or find_text_bundle(text)
    if bundle is None:
        page = normalize_text(document.page)
        yield builder.build_whole(text, document.declared, page=page)
    else:
        yield from read_bundle(bundle, builder)
    if document.problem:
        yield builder.build_error(f"{document.problem}; the rest is read")
