"""Reads RTF documents, as word processors and news databases write them."""

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import load_content
from index.reading.formats.documents.document_text import DocumentText, read_document
from index.reading.formats.documents.rtf.rtf_parser import RtfParser
from index.reading.formats.documents.text_blocks import declare_title, join_blocks
from index.reading.read_settings import Articles, ReadSettings


def read_rtf(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of an RTF document, or those of the bundle in it.

    Raises:
        ContentError: if it has no text, or is larger than the limit.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    parser = RtfParser(content)
    problem = parser.parse()
    text = parser.text
    document = DocumentText(
        join_blocks(text.blocks),
        declare_title(text.blocks, " ".join(text.titles)),
        "\n".join(dict.fromkeys(text.notes)),
        problem,
    )
    yield from read_document(document, builder)
