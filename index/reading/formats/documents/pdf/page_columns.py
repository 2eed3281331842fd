"""Puts the lines of a page in the order in which they are read: column by column.

A variant of the recursive X-Y cut (Nagy and Seth 1984): a page is cut into bands of lines,
bands that share a gutter are columns, and each column is cut in the same way.
"""

from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from index.reading.formats.documents.pdf.pdf_lines import PdfLine, is_drop_cap

Interval = tuple[float, float]
Band = list[PdfLine]

_MIN_GUTTER = 0.5  # in sizes of the font
_MIN_COLUMN_LINES = 3
# Columns with shorter lines are those of a table.
_MIN_COLUMN_CHARS = 14
_MIN_CELL_GAP = 2.2  # in sizes of the font
_MAX_DROP_CAPS = 20
_MAX_DEPTH = 4
_SAME_SIZE = 0.15


def find_columns(lines: list[PdfLine], *, from_right: bool = False) -> list[Band]:
    """Returns the columns of a page in the order of reading, each from top to bottom.

    Parts of a line that are in one column are joined by tabs.

    Args:
        lines: the lines of the page.
        from_right: whether its script runs from right to left.
    """
    whole = _join_drop_caps(lines)
    return _divide(whole, depth=_MAX_DEPTH, from_right=from_right)


def _join_drop_caps(lines: list[PdfLine]) -> list[PdfLine]:
    """Joins large first letters with the line to their right."""
    caps = [line for line in lines if len(line.text) == 1 and line.text.isupper()]
    for cap in caps[:_MAX_DROP_CAPS]:
        for place, line in enumerate(lines):
            beside = -cap.size < line.left - cap.right < line.size * 1.5
            level = cap.top - line.size < line.top < cap.bottom
            if beside and level and is_drop_cap(cap.text, cap.size, line.size):
                lines[place] = line._replace(text=cap.text + line.text)
                lines.remove(cap)
                break
    return lines


def find_bands(lines: Iterable[PdfLine]) -> list[Band]:
    """Returns the lines that stand beside each other, from top to bottom."""
    bands: list[Band] = []
    bottom = 0.0
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        if bands and (line.top + line.bottom) / 2 < bottom:
            bands[-1].append(line)
            bottom = max(bottom, line.bottom)
        else:
            bands.append([line])
            bottom = line.bottom
    return bands


def _divide(lines: list[PdfLine], *, depth: int, from_right: bool) -> list[Band]:
    found: list[Band] = []
    for run in _find_runs(find_bands(lines)):
        columns = _cover(line for band in run for line in band)
        held = [_hold(run, column) for column in columns]
        if len(columns) < 2 or not all(map(_is_prose, held)) or not depth:
            rows = [_join_band(band, from_right=from_right) for band in run]
            found.append(rows)
            continue
        for column in reversed(held) if from_right else held:
            found += _divide(column, depth=depth - 1, from_right=from_right)
    return _merge(found)


def _find_runs(bands: list[Band]) -> list[list[Band]]:
    """Returns runs of bands: those that share a gutter, and those of whole lines."""
    runs: list[list[Band]] = []
    gutters: list[Interval] = []
    for band in bands:
        own = _find_gutters(_cover(band))
        common = _intersect(gutters, own) if own else _keep_open(gutters, band)
        if runs and (common or not (gutters or own)):
            runs[-1].append(band)
            gutters = common
            continue
        runs.append([band])
        gutters = own
        if own and len(runs) > 1:
            _pull_back(runs, own)
    return [run for run in runs if run]


def _pull_back(runs: list[list[Band]], gutters: list[Interval]) -> None:
    """Moves the first lines of a column that begins above its neighbours to its run."""
    above, run = runs[-2], runs[-1]
    while above:
        band = above[-1]
        near = min(line.top for line in run[0]) - max(line.bottom for line in band)
        size = run[0][0].size
        same = all(abs(line.size - size) < size * _SAME_SIZE for line in band)
        if not same or near > size or not _keep_open(gutters, band):
            return
        run.insert(0, above.pop())


def _cover(lines: Iterable[PdfLine]) -> list[Interval]:
    """Returns the intervals from left to right that lines cover, with gutters between."""
    covered: list[Interval] = []
    for line in sorted(lines, key=lambda line: line.left):
        gutter = line.size * _MIN_GUTTER
        if covered and line.left - covered[-1][1] < gutter:
            covered[-1] = (covered[-1][0], max(covered[-1][1], line.right))
        else:
            covered.append((line.left, line.right))
    return covered


def _find_gutters(covered: list[Interval]) -> list[Interval]:
    return [(one[1], other[0]) for one, other in pairwise(covered)]


def _intersect(gutters: list[Interval], others: list[Interval]) -> list[Interval]:
    if not gutters:
        return []
    return [
        (max(one[0], other[0]), min(one[1], other[1]))
        for one in gutters
        for other in others
        if min(one[1], other[1]) - max(one[0], other[0]) > 2
    ]


def _keep_open(gutters: list[Interval], band: Band) -> list[Interval]:
    """Returns the gutters that no line of a band crosses."""
    return [
        (left, right)
        for left, right in gutters
        if all(line.right <= left + 2 or line.left >= right - 2 for line in band)
    ]


def _hold(run: list[Band], column: Interval) -> list[PdfLine]:
    left, right = column
    return [
        line
        for band in run
        for line in band
        if left <= (line.left + line.right) / 2 <= right
    ]


def _is_prose(lines: list[PdfLine]) -> bool:
    if len(lines) < _MIN_COLUMN_LINES:
        return False
    return median(len(line.text) for line in lines) >= _MIN_COLUMN_CHARS


def _join_band(band: Band, *, from_right: bool) -> PdfLine:
    """Joins the parts of a line, as those of a table are, by tabs."""
    parts = sorted(band, key=lambda line: line.left, reverse=from_right)
    text = parts[0].text.strip()
    for part, after in pairwise(parts):
        gap = max(after.left - part.right, part.left - after.right)
        # Lines that fill a column may have wide blanks.
        text += " " if gap < part.size * _MIN_CELL_GAP else "\t"
        text += after.text.strip()
    return PdfLine(
        text,
        min(part.left for part in parts),
        max(part.right for part in parts),
        min(part.top for part in parts),
        max(part.bottom for part in parts),
        max(part.size for part in parts),
    )


def _merge(columns: list[Band]) -> list[Band]:
    """Merges what follows straight below: runs of one column."""
    merged: list[Band] = []
    for column in columns:
        if merged and merged[-1] and column and _is_below(merged[-1][-1], column[0]):
            merged[-1] += column
        else:
            merged.append(column)
    return merged


def _is_below(line: PdfLine, after: PdfLine) -> bool:
    aligned = abs(line.left - after.left) < line.size
    return aligned and 0 <= after.top - line.top < line.size * 4
