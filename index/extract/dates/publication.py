"""Finds the publication date of an article, from the most reliable source that has one.

Sources, in order of trust:

1. what the file declares (metadata of a page, a record's field, a sidecar);
2. a line of the page that states it: `byline`;
3. the URL or the file name: `url`;
4. a line that states half of it, such as "3 hours ago": `relative`;
5. the day of the last update, where the text fits it: `updated`;
6. the days that the text itself mentions: `inferred`.

A date is then checked against datable events that the text mentions: `event_conflict`.
"""

from dataclasses import replace

from index.article import Article, Field, PartialDate
from index.extract.dates.byline import find_byline_date
from index.extract.dates.date_reader import DateReader
from index.extract.dates.day_month_order import DayMonthOrder
from index.extract.dates.event_conflict import find_conflict
from index.extract.dates.inferred import infer_date
from index.extract.dates.relative import find_relative_date
from index.extract.dates.updated import find_updated_date
from index.extract.dates.url import find_url_date
from index.extract.page.layout import Layout

_MONTH_FIRST_COUNTRIES = frozenset({"US", "PH"})
_ORDER_SAMPLE_CHARS = 50_000


def find_publication_date(
    article: Article, layout: Layout, country: str, title_line: int | None
) -> Field[PartialDate]:
    """Finds the day on which an article was published, unknown where nothing tells it.

    Args:
        article: the article with its outlet, language and body already filled in.
        layout: the lines of its text.
        country: the country of its outlet, which decides whether 05/03/2024 is in March
            or in May; empty where it is unknown.
        title_line: the number of the line with the headline, None where none was found.

    Returns:
        The date with its evidence; `conflict` says what the text has against it.
    """
    date = article.date
    if date.value is None:
        date = _undeclared_date(article, layout, country, title_line)
    if date.value is None or date.conflict:
        return date
    return replace(date, conflict=find_conflict(date.value, article.body))


def _undeclared_date(
    article: Article, layout: Layout, country: str, title_line: int | None
) -> Field[PartialDate]:
    language = article.language.value or ""
    # Texts in other languages have the day first unless their country says otherwise.
    sample = article.text[:_ORDER_SAMPLE_CHARS] if language in {"", "en"} else ""
    reader = DateReader(language, _day_month_order(country), sample)
    found = find_byline_date(layout, reader, title_line)
    if found.value is None:
        found = find_url_date(article.url)
    if found.value is None:
        found = find_url_date(article.path)
    if found.value is None:
        found = find_relative_date(layout, reader, title_line)
    if found.value is None:
        found = find_updated_date(layout, reader, article.body, title_line)
    if found.value is None:
        found = infer_date(article.body, language=language)
    return found


def _day_month_order(country: str) -> DayMonthOrder:
    if country in _MONTH_FIRST_COUNTRIES:
        return DayMonthOrder.MONTH_FIRST
    return DayMonthOrder.DAY_FIRST if country else DayMonthOrder.UNKNOWN
