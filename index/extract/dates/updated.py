"""Finds the date of the last update, where the text confirms that it is that old."""

import datetime
import re
from collections.abc import Iterator

from index.analysis.analyzer import fold
from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import find_dates
from index.extract.dates.date_reader import DateReader
from index.extract.dates.month_names import WEEKDAY_OF
from index.extract.page.date_labels import PUBLISHED, UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind

_WORD = re.compile(r"[^\W\d_]{3,14}")
_LEAD_CHARS = 800
_SCAN_CHARS = 6_000
_MAX_LINE_CHARS = 120
# Lines of the header, and lines from the beginning of the prose, that are read.
_REACH, _FAR_REACH = 20, 150
# Days from writing to update: an article of the evening is updated the next morning.
_DAYS_TO_UPDATE = (0, 1)
# An update is accepted if the body mentions a day at most so many days before it.
_MAX_DAYS_BEFORE = 45
_NEVER = 10_000
# A text whose newest year is longer ago was not written in the year of the update.
_MAX_YEARS_BEFORE = 4
_MAX_BARE_CHARS = 60
_YEAR = re.compile(r"(?<!\d)(?:19[89]|20[0-3])\d(?!\d)")
_LAST = re.compile(
    r"(?i)\b(?:last|latest|letzte\w*|zuletzt|derni\w+|[uú]ltim[ao]|laatst\w*|senast|sist|sidst|son"
    r"|ostatni\w+|posledn\w+|zadnj\w+|utols\w+|viimeksi|последн\w+|останн\w+|τελευταία|آخر|آخرین)\b"
    r"|lastupdate|最終|最后|最後|최종"
)


def find_updated_date(
    layout: Layout, reader: DateReader, body: str, title_line: int | None = None
) -> Field[PartialDate]:
    """Finds the date of the last update, if the text does not contradict it.

    Some articles are updated years later. But one that mentions "20 December" and was
    updated in January, or mentions Wednesday and was updated on a Thursday, was most
    likely published then. Where the text names no day, "Updated on 3 May" by the headline
    is believed, for newspapers replace the day of publication by it; "Last update" is
    not, for it is mostly the site's.

    Args:
        layout: the lines of the page.
        reader: finds the dates in them.
        body: the prose of the article.
        title_line: the number of the line with the headline, None where none was found.
    """
    for text in _update_lines(layout, title_line):
        found = [
            mention.date
            for mention in reader.find_dates_with_year(text)
            if mention.date.day
        ]
        day = found[0].first if len(found) == 1 else None
        if day is None:
            continue
        confirmed = _is_confirmed(day, body[:_SCAN_CHARS], reader.language)
        if confirmed or (confirmed is None and _is_newsroom_label(text)):
            return Field(found[0], Basis.INFERRED, 0.55, text, "updated near then")
    return Field()


def _is_newsroom_label(text: str) -> bool:
    return len(text) <= _MAX_BARE_CHARS and _LAST.search(text) is None


def _update_lines(layout: Layout, title_line: int | None) -> Iterator[str]:
    """Yields the lines with the day of an update near the headline and the prose."""
    # Without a headline the line may stand above menus and pictures.
    above = layout.header(_REACH if title_line is not None else _FAR_REACH)
    reach = [
        *range(layout.prose_start, min(layout.prose_end, layout.prose_start + _REACH))
    ]
    if title_line is not None:
        reach += range(title_line + 1, min(title_line + _REACH, len(layout.lines)))
    for number in dict.fromkeys((*above, *reach)):
        line = layout.lines[number]
        if (
            line.kind is not LineKind.PROSE
            and 0 < len(line.text) <= _MAX_LINE_CHARS
            and any(map(str.isdigit, line.text))
            and UPDATED.occurs_in(line.text)
            and not PUBLISHED.occurs_in(line.text)
        ):
            yield line.text


def _is_confirmed(day: datetime.date, body: str, language: str) -> bool | None:
    """Checks for a day shortly before the update, or the weekday of that time.

    Returns:
        None where the body names no day that is for or against the update.
    """
    against = False
    for mention in find_dates(body, language=language):
        date = mention.date
        if date.day and date.month and _days_before(day, date) <= _MAX_DAYS_BEFORE:
            return True
        in_lead = date.year is None or mention.start < _LEAD_CHARS
        against |= date.day is not None and in_lead
    if against:
        return False
    near = {(day - datetime.timedelta(days=back)).weekday() for back in _DAYS_TO_UPDATE}
    for word in _WORD.findall(body[:_LEAD_CHARS]):
        weekday = WEEKDAY_OF.get(fold(word))
        if weekday is not None:
            return weekday in near
    years = [int(year) for year in _YEAR.findall(body)]
    return False if years and max(years) < day.year - _MAX_YEARS_BEFORE else None


def _days_before(day: datetime.date, mentioned: PartialDate) -> int:
    """Counts the days from the mentioned day, which may lack its year, to another."""
    for year in (mentioned.year,) if mentioned.year else (day.year, day.year - 1):
        date = mentioned.in_year(year)
        first = date.first if date else None
        if first is not None and first <= day:
            return (day - first).days
    return _NEVER
