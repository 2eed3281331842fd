"""Everything the text says of itself, added to what the file declared."""

import dataclasses

from index.article import Article, Field, PartialDate
from index.extract.actors import find_actors
from index.extract.body import make_body
from index.extract.date import date_of_address, find_date
from index.extract.dates import Order
from index.extract.events import find_conflict
from index.extract.gazetteer import Gazetteer
from index.extract.inferred_date import infer_date
from index.extract.language import guess_language
from index.extract.layout import Layout, lay_out
from index.extract.outlet import find_outlet
from index.extract.title import clean_title, find_title

# Countries whose writers put the month first.
_METADATA = "html metadata"
_MONTH_FIRST = frozenset({"US", "PH", "CA"})


def enrich(article: Article, names: Gazetteer) -> Article:
    """The article with title, date, outlet, language, body and actors filled in.

    What the file declared stays; what the text does not say stays unknown.
    """
    layout = lay_out(article.text)
    language = (
        article.language
        if article.language.value
        else guess_language(layout.lead() or article.text)
    )
    outlet = _find_outlet(article, layout, names)
    title = _find_title(article, layout, names)
    body = article.body or make_body(article.text, layout, title.value, names)
    date = article.date
    if date.value is None:
        date = _find_date(
            article, layout, body, language.value or "", names.country_of(outlet.value)
        )
    if date.value is not None and not date.conflict:
        date = dataclasses.replace(date, conflict=find_conflict(date.value, body))
    return dataclasses.replace(
        article,
        title=title,
        date=date,
        outlet=outlet,
        language=language,
        body=body,
        actors=article.actors or find_actors(body, names),
    )


def _find_outlet(article: Article, layout: Layout, names: Gazetteer) -> Field[str]:
    declared = article.outlet
    if declared.value is None:
        return find_outlet(layout, names, article.url)
    # A page's metadata give the name in many ways, and its address in one.
    if declared.rule == _METADATA:
        known = names.canonical_outlet(declared.value) or names.outlet_of_domain(
            declared.value if "." in declared.value else article.url
        )
        return dataclasses.replace(declared, value=known or declared.value)
    known = names.canonical_outlet(declared.value)
    return dataclasses.replace(declared, value=known) if known else declared


def _find_title(article: Article, layout: Layout, names: Gazetteer) -> Field[str]:
    declared = article.title
    if declared.value is None:
        return find_title(layout, names)
    if declared.rule != _METADATA:
        return declared
    return dataclasses.replace(declared, value=clean_title(declared.value, names))


def _find_date(
    article: Article, layout: Layout, body: str, language: str, country: str
) -> Field[PartialDate]:
    order = Order.UNKNOWN
    if country:
        order = Order.MONTH_FIRST if country in _MONTH_FIRST else Order.DAY_FIRST
    stated = find_date(layout, language=language, order=order)
    if stated.value is not None:
        return stated
    for address in (article.url, article.path):
        found = date_of_address(address)
        if found.value is not None:
            return found
    return infer_date(body, language=language)
