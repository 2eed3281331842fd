"""Finds the stretch of lines that holds the prose of a page.

It is the stretch with the highest sum of scores, found with Kadane's algorithm in one
pass: a paragraph scores its length, any other line less than nothing.
"""

from index.extract.page.lines import DENSE_SCRIPT, MAX_SCORED_CHARS, LineKind, PageLine

# The scores of lines that are no prose.
_SHORT_SCORE = -18
_OTHER_SCORE = -28
# A stretch with so many paragraphs, of which a greater share stands alone between other
# lines, is a list of articles; lone paragraphs then score so much of their length.
_MIN_LIST_PARAGRAPHS = 6
_MAX_ALONE_SHARE = 0.7
_ALONE_WEIGHT = 0.25


def find_prose(lines: list[PageLine]) -> tuple[int, int]:
    """Finds the densest stretch of prose.

    Returns:
        The number of its first line and of the line after its last; (0, 0) where no line
        is prose.
    """
    filled = [n for n, line in enumerate(lines) if line.kind is not LineKind.BLANK]
    scores: list[float] = [_score(lines[n]) for n in filled]
    first, last = _best_stretch(scores)
    if _is_list(scores, first, last):
        other = _best_stretch(_lower_lone_paragraphs(scores))
        # Keep the first choice if both overlap: an article interrupted by notices.
        if other[1] <= first or other[0] >= last:
            first, last = other
    return (filled[first], filled[last - 1] + 1) if last else (0, 0)


def _is_list(scores: list[float], first: int, last: int) -> bool:
    """Checks for a list of articles: headlines with a sentence below each."""
    prose = [n for n in range(first, last) if scores[n] > 0]
    alone = sum(not _has_neighbour(scores, n) for n in prose)
    return len(prose) >= _MIN_LIST_PARAGRAPHS and alone > _MAX_ALONE_SHARE * len(prose)


def _lower_lone_paragraphs(scores: list[float]) -> list[float]:
    return [
        score if score < 0 or _has_neighbour(scores, n) else _ALONE_WEIGHT * score
        for n, score in enumerate(scores)
    ]


def _score(line: PageLine) -> int:
    if line.kind is LineKind.PROSE:
        size = min(line.end - line.start, MAX_SCORED_CHARS)
        if size == MAX_SCORED_CHARS or line.text.isascii():
            return size
        # A Chinese, Japanese or Korean character counts as three letters.
        dense = DENSE_SCRIPT.search(line.text, 0, 40) is not None
        return min(3 * size, MAX_SCORED_CHARS) if dense else size
    return _SHORT_SCORE if line.kind is LineKind.SHORT else _OTHER_SCORE


def _has_neighbour(scores: list[float], number: int) -> bool:
    """Checks whether a paragraph has another one beside it."""
    before, after = scores[max(0, number - 1)], scores[min(number + 1, len(scores) - 1)]
    return (before > 0 and number > 0) or (after > 0 and number + 1 < len(scores))


def _best_stretch(scores: list[float]) -> tuple[int, int]:
    """Returns the slice with the highest sum, (0, 0) where no score is positive."""
    best, best_span = 0.0, (0, 0)
    total, start = 0.0, 0
    for number, points in enumerate(scores):
        if total <= 0:
            total, start = 0.0, number
        total += points
        if total > best:
            best, best_span = total, (start, number + 1)
    return best_span
