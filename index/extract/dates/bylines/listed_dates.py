"""Lowers the dates of other articles: those of a list, each with its headline."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.extract.dates.date_parser import DateMention
from index.extract.page.lines import PageLine

MIN_LISTED = 3
"""So many dates, each a few lines after the one before, are those of a list."""

_MAX_LIST_GAP, _LINES_TO_PROSE = 3, 6
_LISTED_PENALTY = 2.5


class DateCandidate(NamedTuple):
    """A date of a line that may be the publication date.

    Attributes:
        score: how well it reads as that date, by its line and the place of the line.
        mention: the date.
        line: the line.
        rule: the name of the rule that decided.
        own: the score of the line, wherever it stands.
    """

    score: float
    mention: DateMention
    line: PageLine
    rule: str
    own: float = 0.0


_Placed = tuple[int, DateCandidate]


def lower_listed(
    found: list[DateCandidate], above: Sequence[PageLine]
) -> list[DateCandidate]:
    """Lowers the dates of a list of articles, where each has a headline beside it.

    The last one right above the prose is that of the article itself.

    Args:
        found: the candidates of a page.
        above: the filled lines above its prose.
    """
    places = {line.start: place for place, line in enumerate(above)}
    dated = [
        (places[one.line.start], one)
        for one in found
        if one.line.start in places and one.rule == "line of its own" and one.own > 0
    ]
    listed: set[int] = set()
    for run in _split_runs(dated):
        is_list = len(above) - run[-1][0] > _LINES_TO_PROSE
        listed |= {one.line.start for _, one in run[: None if is_list else -1]}
    return [
        one._replace(score=one.score - _LISTED_PENALTY, own=0.0)
        if one.line.start in listed
        else one
        for one in found
    ]


def _split_runs(dated: list[_Placed]) -> Iterator[list[_Placed]]:
    """Yields the runs of dates that follow each other after a line or two."""
    run: list[_Placed] = []
    for place, candidate in dated:
        if run and not 1 < place - run[-1][0] <= _MAX_LIST_GAP:
            if len(run) >= MIN_LISTED:
                yield run
            run = []
        run.append((place, candidate))
    if len(run) >= MIN_LISTED:
        yield run
