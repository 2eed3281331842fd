"""Finds the publication date that a line states: byline, label or dateline.

Each date in the header, in the first lines of the prose and right after it is a
candidate with a score. The score adds up what the line says of the date
(`byline_evidence`) and where the line stands: below the headline is best. The highest
score above a threshold wins.
"""

from itertools import islice

from index.article import Basis, Field, PartialDate
from index.extract.dates.bylines.byline_candidates import DatedPage
from index.extract.dates.bylines.listed_dates import DateCandidate
from index.extract.dates.date_reader import DateReader
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind

_MIN_SCORE = 2.0
_QUOTE_CHARS = 180
_NEAR_LINES = 60
_ONLY_DAY_CONFIDENCE = 0.6
_MIN_OWN_SCORE = 1.5
# The first lines of a page may have its clock.
_CLOCK_LINES = 6


def find_byline_date(
    layout: Layout, reader: DateReader, title_line: int | None
) -> Field[PartialDate]:
    """Finds the date that a line states as the day of publication.

    Args:
        layout: the lines of the page.
        reader: finds the dates in them.
        title_line: the number of the line with the headline, None where none was found.

    Returns:
        The date with its line as the quote; unknown where no line states one, and where
        several lines state different ones, as on a page that lists articles.
    """
    if title_line is not None and title_line > layout.prose_start:
        # A headline amid the prose is that of another article.
        title_line = None
    page = DatedPage(layout, reader, title_line)
    candidates = [
        _adjust_to_title(layout, candidate, title_line)
        for candidate in page.find_candidates()
    ]
    dateline = page.find_dateline()
    if dateline is not None:
        candidates.append(dateline)
    if not candidates:
        return Field()
    best = max(candidates, key=lambda candidate: candidate.score)
    if best.score < _MIN_SCORE:
        only = _find_only_day(layout, candidates)
        return Field() if only is None else _make_field(only, _ONLY_DAY_CONFIDENCE)
    if _is_one_of_many(best, candidates) or _is_clock(
        layout, best, candidates, title_line
    ):
        return Field()
    return _make_field(best, min(0.98, 0.5 + best.score / 10))


def _make_field(best: DateCandidate, confidence: float) -> Field[PartialDate]:
    quote = best.line.text[:_QUOTE_CHARS]
    return Field(best.mention.date, Basis.STATED, confidence, quote, best.rule)


def _is_one_of_many(best: DateCandidate, candidates: list[DateCandidate]) -> bool:
    """Checks whether three days score about the same, as in a list of articles."""
    if best.rule not in {"line of its own", "labelled"}:
        return False
    rivals = {
        candidate.mention.date
        for candidate in candidates
        if candidate.score >= best.score - 1.0
    }
    return len(rivals) > 2


def _find_only_day(
    layout: Layout, candidates: list[DateCandidate]
) -> DateCandidate | None:
    """Finds the date in lines of their own, if they all have the same day.

    On long pages menus, tags or pictures stand between the date and the prose.
    """
    filled = (line for line in layout.lines if line.kind is not LineKind.BLANK)
    first = [line.start for line in islice(filled, _CLOCK_LINES)][-1]
    last = layout.lines[min(layout.prose_end, len(layout.lines) - 1)].end
    own = [
        candidate
        for candidate in candidates
        if candidate.own >= _MIN_OWN_SCORE
        and (first < candidate.line.start or candidate.rule == "labelled")
        and candidate.line.start < last
    ]
    if len({candidate.mention.date for candidate in own}) != 1:
        return None
    return max(own, key=lambda candidate: candidate.own)


def _is_clock(
    layout: Layout,
    best: DateCandidate,
    candidates: list[DateCandidate],
    title_line: int | None,
) -> bool:
    """Tells whether the date above the headline is the page's: an update is below it."""
    if title_line is None or best.rule != "line of its own":
        return False
    start = layout.lines[title_line].start
    return best.line.start < start and any(
        candidate.rule == "updated" and candidate.line.start > start
        for candidate in candidates
    )


def _adjust_to_title(
    layout: Layout, candidate: DateCandidate, title_line: int | None
) -> DateCandidate:
    """Raises the score of a date in the lines right below the headline."""
    if title_line is None:
        return candidate
    if candidate.line.start < layout.lines[title_line].start:
        return _lower_above_title(layout, candidate, title_line)
    lines_between = 0
    for line in layout.lines[title_line + 1 : title_line + _NEAR_LINES]:
        if line.start >= candidate.line.start:
            break
        lines_between += line.kind is not LineKind.BLANK
    bonus = max(0.0, 1.8 - 0.12 * lines_between)
    return candidate._replace(score=candidate.score + bonus)


def _lower_above_title(
    layout: Layout, candidate: DateCandidate, title_line: int
) -> DateCandidate:
    """Lowers the score of a date some lines above the headline: the page's clock."""
    near = [
        line
        for line in layout.lines[max(0, title_line - 12) : title_line]
        if line.kind is not LineKind.BLANK
    ][-4:]
    if candidate.line in near or candidate.rule == "labelled":
        return candidate
    return candidate._replace(score=candidate.score - 1.5)
