"""The values of a trend: how many articles match a question in each period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from search.results.results import AbsentWord


class PeriodUnit(StrEnum):
    """What a point of a trend stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One period of a line.

    Attributes:
        period: its name: 2019-12-20, 2019-W51, 2019-12, 2019-Q4 or 2019.
        count: number of articles of the period that match.
        articles: number of all its articles, of the line's outlet if it has one.
        smooth_count: moving mean of the counts; None where none was asked for.
        smooth_share: the same of the shares: all that match in the periods of the mean
            by all their articles; None also where these have no article.
    """

    period: str
    count: int
    articles: int
    smooth_count: float | None = None
    smooth_share: float | None = None

    @property
    def share(self) -> float | None:
        """The part of the articles that match, 0 to 1; None where there are none."""
        return self.count / self.articles if self.articles else None


@dataclass(frozen=True, slots=True)
class TrendLine:
    """The line of a question, or of an outlet or language in it.

    Attributes:
        label: what it stands for.
        query: the text of the question.
        points: its periods, all from the first to the last, the same for all lines.
        articles: number of all articles that it is a part of, with a date or without.
        value: the outlet or language that it stands for, empty for unknown; None for none.
        undated: number of articles that match and have no date.
        guessed: how many of these have a date guessed from others of the same story.
        coarse: number of those whose date is known less exactly than the periods.
        outside: number of those in periods too far from the others to be shown.
        corrected: query words that occur in no article, and the words searched instead.
        absent: the other query words that occur in no article.
        notices: what the user should know of how the question was read.
    """

    label: str
    query: str
    points: tuple[TrendPoint, ...]
    articles: int
    value: str | None = None
    undated: int = 0
    guessed: int = 0
    coarse: int = 0
    outside: int = 0
    corrected: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[AbsentWord, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Number of articles that match, with a date or without."""
        dated = sum(point.count for point in self.points)
        return dated + self.undated + self.coarse + self.outside


@dataclass(frozen=True, slots=True)
class Trend:
    """How many articles match one question or several, period by period.

    Attributes:
        by: what a point stands for.
        lines: the lines, in the order asked for, or most articles first.
        stories: whether near-duplicates are counted once.
        smooth: number of periods of the moving mean; 0 for none.
        left_out: number of outlets or languages that have no line.
    """

    by: PeriodUnit
    lines: tuple[TrendLine, ...]
    stories: bool = False
    smooth: int = 0
    left_out: int = 0

    @property
    def periods(self) -> tuple[str, ...]:
        """The names of the periods, which all lines share."""
        return tuple(point.period for point in self.lines[0].points)
