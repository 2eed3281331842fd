"""Title, date, outlet, body and actors of an article, by taking its text apart."""

from dataclasses import replace

from index.article import Article, Field, PartialDate
from index.extract.actors.canonical import settle_declared
from index.extract.actors.extraction import find_actors
from index.extract.dates.byline import find_byline_date
from index.extract.dates.date_parser import DayMonthOrder, detect_day_month_order
from index.extract.dates.inferred import infer_date
from index.extract.dates.plausibility import find_conflict
from index.extract.dates.relative import find_relative_date
from index.extract.dates.updated import find_updated_date
from index.extract.dates.url import find_url_date
from index.extract.declared import METADATA
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.language import detect_language
from index.extract.outlet import find_outlet
from index.extract.page.body import extract_body, find_authors
from index.extract.page.layout import Layout, find_layout
from index.extract.page.title import Title, clean_title, find_title

# Countries whose writers put the month first.
_MONTH_FIRST = frozenset({"US", "PH"})
# How far to look for how a page orders its days and months.
_SCAN = 50_000


def fill_from_text(article: Article, names: Gazetteer) -> Article:
    """The article with what it does not declare filled in, as far as its text says."""
    layout = find_layout(article.text)
    title, title_line = _find_title(article, layout, names)
    body = article.body or extract_body(article.text, layout, title.value, names)
    language = _find_language(article, body)
    filled = replace(
        article,
        title=title,
        body=body,
        language=language,
        outlet=_find_outlet(article, layout, names),
        authors=article.authors or find_authors(layout),
        actors=settle_declared(article.actors, names)
        or find_actors(body, names, language.value or ""),
    )
    return replace(filled, date=_find_date(filled, layout, names, title_line))


def _find_title(article: Article, layout: Layout, names: Gazetteer) -> Title:
    declared = article.title
    if declared.value is None:
        return find_title(layout, names)
    if declared.rule != METADATA:
        return Title(declared, None)
    return Title(replace(declared, value=clean_title(declared.value, names)), None)


def _find_language(article: Article, body: str) -> Field[str]:
    if article.language.value:
        return article.language
    return detect_language(body or article.text)


def _find_outlet(article: Article, layout: Layout, names: Gazetteer) -> Field[str]:
    declared = article.outlet
    if declared.value is None:
        return find_outlet(layout, names, article.url)
    known = names.canonical_outlet(declared.value)
    # A page's metadata give the name in many ways, and its address in one.
    if known is None and declared.rule == METADATA:
        known = names.outlet_of_domain(declared.value) or names.outlet_of_domain(
            article.url
        )
    return replace(declared, value=known) if known else declared


def _find_date(
    article: Article, layout: Layout, names: Gazetteer, title_line: int | None
) -> Field[PartialDate]:
    date = article.date
    if date.value is None:
        date = _undeclared_date(article, layout, names, title_line)
    if date.value is None or date.conflict:
        return date
    return replace(date, conflict=find_conflict(date.value, article.body))


def _undeclared_date(
    article: Article, layout: Layout, names: Gazetteer, title_line: int | None
) -> Field[PartialDate]:
    language = article.language.value or ""
    country = names.country_of(article.outlet.value)
    order = DayMonthOrder.UNKNOWN
    if country:
        order = (
            DayMonthOrder.MONTH_FIRST
            if country in _MONTH_FIRST
            else DayMonthOrder.DAY_FIRST
        )
    elif language in {"", "en"}:
        order = detect_day_month_order(article.text[:_SCAN])
    stated = find_byline_date(
        layout, language=language, order=order, title_line=title_line
    )
    if stated.value is not None:
        return stated
    for address in (article.url, article.path):
        found = find_url_date(address)
        if found.value is not None:
            return found
    return _inferred_date(article, layout, order, title_line)


def _inferred_date(
    article: Article, layout: Layout, order: DayMonthOrder, title_line: int | None
) -> Field[PartialDate]:
    language = article.language.value or ""
    found = find_relative_date(
        layout, language=language, title_line=title_line, order=order
    )
    if found.value is None:
        found = find_updated_date(layout, article.body, language=language, order=order)
    if found.value is not None:
        return found
    return infer_date(article.body, language=language)
