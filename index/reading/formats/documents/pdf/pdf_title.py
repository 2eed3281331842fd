"""Finds the title of a PDF: in its metadata, or in the largest letters of page one."""

import re
from collections import Counter
from collections.abc import Sequence

from index.article import Basis
from index.reading.formats.documents.pdf.pdf_paragraphs import PdfParagraph
from index.reading.formats.documents.text_blocks import find_confirmed, make_title
from index.reading.metadata.declared_fields import NOTHING_DECLARED, DeclaredFields
from index.reading.metadata.metadata_source import MetadataSource

_METADATA = MetadataSource("metadata of the PDF", Basis.STATED, 0.85, names_key=False)
_LARGEST = MetadataSource(
    "largest text of the page", Basis.STATED, 0.7, names_key=False
)
_FILE_NAME = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|untitled|layout \d|print(?:out)?$|document\d*$)"
    r"|\S+\.\w{2,5}$|https?:",
    re.IGNORECASE,
)
_MIN_RATIO = 1.2
_MIN_WORDS = 4
_MIN_LETTERS = 8
_MAX_CHARS = 300


def declare_pdf_title(
    paragraphs: Sequence[PdfParagraph], stated: str
) -> DeclaredFields:
    """Declares the title in the metadata, if page one has it, else its largest text.

    The name of a newspaper may be larger than the headline; it has fewer words.

    Args:
        paragraphs: those of the first page.
        stated: the title in the metadata.
    """
    stated = "" if _FILE_NAME.match(stated.strip()) else stated
    confirmed = find_confirmed(stated, [paragraph.text for paragraph in paragraphs])
    if confirmed:
        return DeclaredFields(title=make_title(_METADATA, confirmed))
    title = _find_largest(paragraphs)
    return (
        DeclaredFields(title=make_title(_LARGEST, title)) if title else NOTHING_DECLARED
    )


def _find_largest(paragraphs: Sequence[PdfParagraph]) -> str:
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[round(paragraph.size, 1)] += len(paragraph.text)
    if len(sizes) < 2:
        return ""
    usual = sizes.most_common(1)[0][0]
    large = [
        paragraph
        for paragraph in paragraphs
        if paragraph.size >= usual * _MIN_RATIO
        and len(paragraph.text) <= _MAX_CHARS
        and sum(map(str.isalpha, paragraph.text)) >= _MIN_LETTERS
    ]
    by_size = sorted(large, key=lambda paragraph: -paragraph.size)
    long = [each for each in by_size if len(each.text.split()) >= _MIN_WORDS]
    return " ".join((long or by_size)[0].text.split()) if by_size else ""
