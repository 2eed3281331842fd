"""Reads the lines of a page of a PDF, with their places, from pdfium."""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

SPLIT_HYPHEN = "\x02"
"""Stands for a hyphen at the end of a line; pdfium writes it so."""

_BREAKS = ("\r", "\n", "")
_WORD = re.compile(rf"[^\s{SPLIT_HYPHEN}]+{SPLIT_HYPHEN}?|{SPLIT_HYPHEN}")
# Characters without a name in the file, and halves of those beyond U+FFFF.
_UNKNOWN = re.compile("[\0\ud800-\udfff]")
# A wider gap, in sizes of the font, is one between columns or cells.
_WIDE_GAP = 1.25
_MAX_CHARS = 200_000
_MAX_SIZE = 500.0
_SAMPLED = 50  # words of which the direction is looked at
_MIN_DROP_CAP = 1.6


Box = tuple[float, float, float, float]


class PdfLine(NamedTuple):
    """A line of text, or a part of one between wide gaps; lengths are in points.

    Attributes:
        text: its characters, perhaps with SPLIT_HYPHEN at the end.
        left: distance from the left of the page.
        right: distance of its end from the left of the page.
        top: distance from the top of the page.
        bottom: distance of its lower side from the top of the page.
        size: the height of its font.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


class PdfPage(NamedTuple):
    """A page.

    Attributes:
        lines: its lines, in the order of the file.
        turned: the text that runs in another direction: stamps and notes at the edge.
        height: its height in points.
        has_picture: whether it has a picture; only looked for where there is no text.
    """

    lines: list[PdfLine]
    turned: str
    height: float
    has_picture: bool = False


class _Word(NamedTuple):
    text: str
    box: Box  # left, right, top, bottom, as it is seen
    quarters: int  # of a circle, turned to the left
    ends_line: bool


def read_pdf_page(page: Any) -> PdfPage:  # noqa: ANN401  (pypdfium2's PdfPage)
    """Returns the lines of a page, as they are read: most of its text stands upright.

    Args:
        page: a page of pypdfium2.
    """
    text_page = page.get_textpage()
    text = _read_text(text_page.raw)
    spans = [found.span() for found in _WORD.finditer(text)]
    sample = spans[:: len(spans) // _SAMPLED + 1]
    turns = Counter(_read_quarters(text_page.raw, start) for start, _ in sample)
    quarters = turns.most_common(1)[0][0] if turns else 0
    sides = page.get_mediabox()
    words = list(_read_words(text_page.raw, text, spans, (sides, quarters)))
    text_page.close()
    lines = [
        _make_line(line)
        for line in _divide([word for word in words if word.quarters == quarters])
    ]
    turned = " ".join(word.text for word in words if word.quarters != quarters)
    height = sides[2] - sides[0] if quarters % 2 else sides[3] - sides[1]
    return PdfPage(lines, turned, height, not words and _has_picture(page))


def turn_box(box: Box, sides: Box, quarters: int) -> Box:
    """Returns a box as it is seen when the text stands upright, from the upper left.

    Args:
        box: left, right, top and bottom, from the lower left of the page.
        sides: left, bottom, right and top of the page.
        quarters: how many quarters of a circle the text is turned to the left.
    """
    left, right = box[0] - sides[0], box[1] - sides[0]
    top, bottom = box[2] - sides[1], box[3] - sides[1]
    width, height = sides[2] - sides[0], sides[3] - sides[1]
    if quarters == 1:
        return bottom, top, left, right
    if quarters == 2:
        return width - right, width - left, bottom, top
    if quarters == 3:
        return height - top, height - bottom, width - right, width - left
    return left, right, height - top, height - bottom


def _divide(words: list[_Word]) -> Iterator[list[_Word]]:
    """Yields the words of each line; a wide gap divides one."""
    line: list[_Word] = []
    for word in words:
        if line and (line[-1].ends_line or _is_far(line[-1], word)):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _read_words(
    text_page: Any,  # noqa: ANN401  (as above)
    text: str,
    spans: list[tuple[int, int]],
    turn: tuple[Box, int],
) -> Iterator[_Word]:
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    # The inner loop: 300 words a page. Two boxes for all of them, and the direction of
    # the first word of a line, are half of the time.
    first, last = pdfium.FS_RECTF(), pdfium.FS_RECTF()
    read_box = pdfium.FPDFText_GetLooseCharBox
    sides, most = turn
    begins, quarters = True, most
    for start, end in spans:
        hyphen = text[end - 1] == SPLIT_HYPHEN
        read_box(text_page, start, first)
        read_box(text_page, max(start, end - 1 - hyphen), last)
        if begins:
            quarters = _read_quarters(text_page, start)
        begins = hyphen or text[end : end + 1] in _BREAKS
        left, right = min(first.left, last.left), max(first.right, last.right)
        top, bottom = max(first.top, last.top), min(first.bottom, last.bottom)
        box = turn_box((left, right, top, bottom), sides, most)
        yield _Word(_name_unknown(text[start:end]), box, quarters, begins)


def _read_quarters(text_page: Any, place: int) -> int:  # noqa: ANN401  (as above)
    import pypdfium2.raw as pdfium

    to_the_right: float = pdfium.FPDFText_GetCharAngle(text_page, place)
    return round(-to_the_right / (math.pi / 2)) % 4


def _name_unknown(word: str) -> str:
    """Returns a word with the halves of characters joined, and U+FFFD for unknown ones."""
    if not _UNKNOWN.search(word):
        return word
    halves = word.replace("\0", "\ufffd").encode("utf-16-le", "surrogatepass")
    return halves.decode("utf-16-le", "replace")


def _read_text(text_page: Any) -> str:  # noqa: ANN401  (as above)
    """Returns a character for each place of the page: some stand in two."""
    import pypdfium2.raw as pdfium

    count = min(pdfium.FPDFText_CountChars(text_page), _MAX_CHARS)
    codes = (ctypes.c_ushort * (count + 1))()
    # Ten times as fast as one by one, but pages may have characters that it leaves out.
    if pdfium.FPDFText_GetText(text_page, 0, count, codes) == count + 1:
        return "".join(map(chr, codes[:count])).replace("\ufffe", SPLIT_HYPHEN)
    read_code = pdfium.FPDFText_GetUnicode
    return "".join(chr(read_code(text_page, place)) for place in range(count))


def _is_far(word: _Word, after: _Word) -> bool:
    """Checks for a wide gap between two words of a line, or another line."""
    left, right, top, bottom = word.box
    other_left, other_right, other_top, other_bottom = after.box
    gap = other_left - right if other_left > left else left - other_right
    wide = gap > _WIDE_GAP and gap > (bottom - top) * _WIDE_GAP
    return wide or other_top > bottom or other_bottom < top


def _make_line(words: list[_Word]) -> PdfLine:
    heights = [word.box[3] - word.box[2] for word in words]
    text = " ".join(word.text for word in words)
    if len(words) > 1 and is_drop_cap(words[0].text, heights[0], heights[1]):
        text = text.replace(" ", "", 1)
        words = words[1:]
    return PdfLine(
        text,
        min(word.box[0] for word in words),
        max(word.box[1] for word in words),
        min(word.box[2] for word in words),
        max(word.box[3] for word in words),
        min(max(heights[len(heights) // 2], 1.0), _MAX_SIZE),
    )


def is_drop_cap(text: str, size: float, after: float) -> bool:
    """Checks for the large first letter of a text.

    Args:
        text: the first word or line.
        size: its size in points.
        after: the size of what follows.
    """
    return len(text) == 1 and text.isupper() and size > after * _MIN_DROP_CAP


def _has_picture(page: Any) -> bool:  # noqa: ANN401  (as above)
    import pypdfium2.raw as pdfium

    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE]
    return next(iter(page.get_objects(filter=kinds, max_depth=3)), None) is not None
