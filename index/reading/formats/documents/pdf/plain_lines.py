"""Writes the lines of a PDF as they stand, for what is told by its lines: bundles."""

from collections.abc import Sequence
from itertools import pairwise

from index.reading.formats.documents.pdf.pdf_lines import (
    SPLIT_HYPHEN,
    PdfLine,
    PdfPage,
)

# In sizes of the font, and times the usual distance of two lines.
_SAME_LINE, _GAP = 0.5, 1.3


def write_plain_lines(pages: Sequence[PdfPage]) -> str:
    """Returns the lines of all pages, with an empty line where the distance is wider.

    What repeats at the top of each page stays: the last line of an article may do so too.
    """
    written = "\n\n".join(_write_page(page.lines) for page in pages)
    return written.replace(f"{SPLIT_HYPHEN}\n", "").replace(SPLIT_HYPHEN, "-")


def _write_page(lines: Sequence[PdfLine]) -> str:
    steps = [
        (after.top - line.top) / max(line.size, after.size)
        for line, after in pairwise(lines)
    ]
    # Paragraphs may have only two lines, so that half of all distances are wider.
    below = sorted(step for step in steps if step > _SAME_LINE)
    usual = below[len(below) // 4] if below else 0.0
    parts = [line.text for line in lines[:1]]
    for step, line in zip(steps, lines[1:], strict=True):
        if abs(step) <= _SAME_LINE:
            parts.append(" ")
        else:
            parts.append("\n" if 0 < step <= _GAP * usual else "\n\n")
        parts.append(line.text)
    return "".join(parts)
