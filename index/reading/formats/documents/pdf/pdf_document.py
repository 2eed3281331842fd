"""Reads PDF documents with pdfium."""

import re
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.formats.documents.document_text import DocumentText, read_document
from index.reading.formats.documents.pdf.page_columns import find_columns
from index.reading.formats.documents.pdf.page_margins import remove_margins
from index.reading.formats.documents.pdf.pdf_lines import (
    PdfLine,
    PdfPage,
    read_pdf_page,
)
from index.reading.formats.documents.pdf.pdf_paragraphs import (
    PdfParagraph,
    join_paragraphs,
    normalize_shapes,
)
from index.reading.formats.documents.pdf.pdf_salvage import salvage_pdf
from index.reading.formats.documents.pdf.pdf_streams import refuse_bombs
from index.reading.formats.documents.pdf.pdf_title import declare_pdf_title
from index.reading.formats.documents.pdf.plain_lines import write_plain_lines
from index.reading.formats.documents.pdf.split_words import join_split_words
from index.reading.metadata.field_values import as_url
from index.reading.read_settings import Articles, ReadSettings

_MAX_PAGES = 3000
_MAX_SECONDS = 50.0
_END = b"%%EOF"
_END_BYTES = 4096
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SCANNED = "a scanned PDF: no text in it; run OCR, e.g. ocrmypdf"
_NO_CHARACTERS = (
    "a PDF whose fonts do not say which characters they show; run OCR, e.g. "
    "ocrmypdf --force-ocr"
)
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_MAX_UNKNOWN = 0.3
_MAX_PICTURES = 0.25


class _Pages(NamedTuple):
    pages: list[PdfPage]
    problem: str
    stated: str  # the title in the metadata


def read_pdf(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of a PDF, or those of the bundle in it.

    Raises:
        ContentError: if it has no text, is encrypted, broken, or larger than the limit.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    refuse_bombs(content, settings.limits)
    found = _read_pages(content)
    problem = found.problem or _check_characters(found.pages)
    margins = remove_margins(found.pages)
    from_right = _is_from_right(margins.pages)
    columns = [find_columns(page, from_right=from_right) for page in margins.pages]
    paragraphs = _clean(join_paragraphs([each for page in columns for each in page]))
    first = len(join_paragraphs(columns[0]))
    declared = declare_pdf_title(paragraphs[:first], found.stated)
    turned = [page.turned for page in found.pages if page.turned]
    document = DocumentText(
        "\n\n".join(paragraph.text for paragraph in paragraphs),
        declared._replace(url=as_url(margins.url)),
        "\n".join(dict.fromkeys([*margins.texts, *turned])),
        problem,
        write_plain_lines(found.pages),
    )
    yield from read_document(document, builder)


def _read_pages(content: bytes) -> _Pages:
    document = _open(content)
    try:
        pages = list(_load_pages(document))
        total = len(document)
        stated = document.get_metadata_value("Title")
    finally:
        document.close()
    problem = "" if _END in content[-_END_BYTES:] else "it is broken: it breaks off"
    if len(pages) < total:
        problem = f"only {len(pages):,} of {total:,} pages could be read"
    if not pages:
        raise ContentError(problem or "a PDF without pages")
    return _Pages(pages, problem, normalize_shapes(normalize_text(stated)))


def _open(content: bytes) -> Any:  # noqa: ANN401  (pypdfium2 has no types)
    # Imported here: it takes 100 ms, and many corpora have no PDF.
    import pypdfium2  # type: ignore[import-untyped]

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise ContentError(
                "an encrypted PDF; save it without a password"
            ) from error
    try:
        return pypdfium2.PdfDocument(salvage_pdf(content) or content)
    except pypdfium2.PdfiumError as error:
        raise ContentError("a broken PDF: no page of it can be found") from error


def _load_pages(document: Any) -> Iterator[PdfPage]:  # noqa: ANN401  (as above)
    """Yields the pages that can be read, within limits of number and time."""
    import pypdfium2

    start = time.thread_time()
    for number in range(min(len(document), _MAX_PAGES)):
        if time.thread_time() - start > _MAX_SECONDS:
            return
        try:
            page = document[number]
            yield read_pdf_page(page)
            page.close()
        except pypdfium2.PdfiumError:
            continue


def _check_characters(pages: list[PdfPage]) -> str:
    """Returns which pages are pictures; empty if few are.

    Raises:
        ContentError: if none has a text.
    """
    texts = ["".join(line.text for line in page.lines) for page in pages]
    letters = sum(map(len, texts))
    pictures = sum(page.has_picture for page in pages)
    if not letters:
        raise ContentError(_SCANNED if pictures else "a PDF without text")
    unknown = sum(len(_UNKNOWN.findall(text)) for text in texts)
    if unknown > letters * _MAX_UNKNOWN:
        raise ContentError(_NO_CHARACTERS)
    if pictures > len(pages) * _MAX_PICTURES:
        return f"{pictures} of {len(pages)} pages are scanned; run OCR, e.g. ocrmypdf"
    return ""


def _is_from_right(pages: list[list[PdfLine]]) -> bool:
    text = "".join(line.text for line in pages[0])
    return len(_RIGHT_TO_LEFT.findall(text)) * 2 > sum(map(str.isalpha, text))


def _clean(paragraphs: list[PdfParagraph]) -> list[PdfParagraph]:
    texts = join_split_words([normalize_shapes(each.text) for each in paragraphs])
    return [
        paragraph._replace(text=text)
        for paragraph, text in zip(paragraphs, texts, strict=True)
    ]
