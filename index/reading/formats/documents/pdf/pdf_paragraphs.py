"""Joins the lines of columns to paragraphs, across columns and pages."""

import re
from itertools import pairwise
from statistics import median
from typing import NamedTuple
from unicodedata import normalize

from index.reading.formats.documents.pdf.pdf_lines import SPLIT_HYPHEN, PdfLine

_SAME_SIZE = 0.12
_WIDE_SPACING = 1.35  # times the usual distance of two lines
_INDENT = 0.7  # in sizes of the font
_SHORT = 0.8  # of the width of the column
_VERY_SHORT = 0.6  # the same; such a line ends a paragraph of a wide column
_WIDE_COLUMN = 30  # in sizes of the font
_HANGING = 1.5  # in sizes of the font
_HYPHENS = "-\xad\u2010\u2011"
_SENTENCE_END = re.compile(r"[.!?:;…。！？؟۔।]['\"”’»)\]\d]*$")
_ITEM = re.compile(r"(?:[•▪●◦‣∙*–—-]|\(?\d{1,3}[.)]|[a-z][.)])\s")
_LEADER = re.compile(r"(?:\. ?){4,}\d*$")
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
# Ligatures and the shapes of Arabic letters, which are characters of their own in fonts.
_SHAPES = re.compile("[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+")


class PdfParagraph(NamedTuple):
    """A paragraph.

    Attributes:
        text: its text; SPLIT_HYPHEN stands where a word was divided between two lines.
        size: the height of its font in points.
        is_open: whether it may go on in the next column.
        top: the place of its first line from the top of the page, in points.
    """

    text: str
    size: float
    is_open: bool
    top: float


def join_paragraphs(columns: list[list[PdfLine]]) -> list[PdfParagraph]:
    """Returns the paragraphs of columns in the order of reading.

    A column that begins in the middle of a sentence goes on with the paragraph before.
    """
    found: list[PdfParagraph] = []
    for column in columns:
        for number, paragraph in enumerate(_divide_column(column)):
            last = found[-1] if found else None
            if number == 0 and last is not None and _goes_on(last, paragraph):
                text = _join(last.text, paragraph.text)
                found[-1] = last._replace(text=text, is_open=paragraph.is_open)
            else:
                found.append(paragraph)
    return found


def _divide_column(column: list[PdfLine]) -> list[PdfParagraph]:
    if not column:
        return []
    left, right = _find_sides(column)
    spacing = _find_spacing(column)
    found: list[PdfParagraph] = []
    lines: list[PdfLine] = []
    for line in column:
        if lines and _begins(lines, line, (left, right), spacing):
            found.append(_make(lines, right))
            lines = []
        lines.append(line)
    found.append(_make(lines, right))
    return found


def _find_sides(column: list[PdfLine]) -> tuple[float, float]:
    """Returns where most lines begin and where the long ones end."""
    rights = sorted(line.right for line in column)
    return median(line.left for line in column), rights[len(rights) * 9 // 10]


def _find_spacing(column: list[PdfLine]) -> float:
    """Returns the usual distance of two lines, in sizes of the font."""
    gaps = [
        (after.top - line.top) / line.size
        for line, after in pairwise(column)
        if _same_size(line.size, after.size)
        and 0 < after.top - line.top < line.size * 3
    ]
    return median(gaps) if gaps else 1.2


def _begins(
    lines: list[PdfLine], line: PdfLine, sides: tuple[float, float], spacing: float
) -> bool:
    """Checks whether a line begins a paragraph."""
    last = lines[-1]
    if not _same_size(last.size, line.size) or "\t" in line.text:
        return True
    if "\t" in last.text and not _hangs(last, line, sides[1]):
        return True
    if not 0 < line.top - last.top < last.size * spacing * _WIDE_SPACING:
        return True
    if last.text.endswith(SPLIT_HYPHEN):
        return False
    if _LEADER.search(last.text):
        return True
    left, right = sides
    width = right - left
    if width > last.size * _WIDE_COLUMN and last.right < left + width * _VERY_SHORT:
        return True
    # The lines of a quotation or a list are all indented.
    indented = line.left - max(left, last.left if len(lines) > 1 else left)
    if line.size * _INDENT < indented < line.size * 6:
        return True
    short = last.right < left + width * _SHORT
    ended = bool(_SENTENCE_END.search(last.text))
    return (short and ended) or bool(_ITEM.match(line.text) and (short or ended))


def _hangs(row: PdfLine, line: PdfLine, right: float) -> bool:
    """Checks whether a line goes on with the last cell of a row: a text after its label."""
    indented = line.left > row.left + line.size * _HANGING
    return indented and row.right > right - line.size * _HANGING * 4


def _make(lines: list[PdfLine], right: float) -> PdfParagraph:
    text = lines[0].text
    for line in lines[1:]:
        text = _join(text, line.text)
    last = lines[-1]
    full = last.right > right - last.size * 3
    ended = _SENTENCE_END.search(last.text)
    return PdfParagraph(text, lines[-1].size, full and not ended, lines[0].top)


def _goes_on(last: PdfParagraph, after: PdfParagraph) -> bool:
    if not _same_size(last.size, after.size):
        return False
    first = after.text[:1]
    return last.text.endswith(SPLIT_HYPHEN) or (
        last.is_open and (first.islower() or not first.isupper())
    )


def _join(text: str, line: str) -> str:
    text, line = text.rstrip(), line.strip()
    if text.endswith(tuple(_HYPHENS)) and text[-2:-1].isalnum():
        text = text[:-1] + SPLIT_HYPHEN
    if text.endswith(SPLIT_HYPHEN):
        return text + line
    dense = _DENSE.match(text[-1:]) and _DENSE.match(line[:1])
    return text + line if dense else f"{text} {line}"


def _same_size(one: float, other: float) -> bool:
    return abs(one - other) <= max(one, other) * _SAME_SIZE


def normalize_shapes(text: str) -> str:
    """Returns a text with letters in place of ligatures and shapes.

    >>> normalize_shapes("o\ufb03ce")
    'office'
    """
    return _SHAPES.sub(lambda shapes: normalize("NFKC", shapes[0]), text)
