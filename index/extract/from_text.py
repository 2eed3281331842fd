"""Fills in the fields of an article that its file does not declare, from its text."""

from dataclasses import replace

from index.article import HTML_METADATA_RULE, Article, Field
from index.extract.actors.canonical_names import canonicalize_declared
from index.extract.actors.extraction import find_actors
from index.extract.dates.publication import find_publication_date
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.language import detect_article_language
from index.extract.names.name_cache import NameCache
from index.extract.outlet.decision import find_outlet
from index.extract.outlet.declared_conflict import settle_conflict
from index.extract.outlet.outlet_hint import find_hint
from index.extract.page.authors import find_authors
from index.extract.page.body import DividedText, divide_text, find_other_lines
from index.extract.page.layout import Layout, find_layout
from index.extract.title.headline import Title, find_title
from index.extract.title.site_names import clean_title


def fill_from_text(article: Article, cache: NameCache) -> Article:
    """Returns the article with the fields it lacks filled in from its text.

    Declared fields are kept: a title loses the name of the site that a page appends,
    outlets and actors get their canonical names.
    """
    gazetteer = cache.gazetteer
    layout = find_layout(article.text)
    title, title_line = _find_title(article, layout, gazetteer)
    body, page = _divide(article, layout, title.value, gazetteer)
    language = _find_language(article, body, title.value or "")
    filled = replace(
        article,
        title=title,
        body=body,
        page=page,
        language=language,
        outlet=_find_outlet(article, layout, language.value or "", gazetteer),
        authors=article.authors or find_authors(layout),
    )
    country = gazetteer.outlets.country_of(filled.outlet.value)
    date = find_publication_date(filled, layout, country, title_line)
    # The year decides whom some names mean, so actors are found last.
    year = None if date.value is None else date.value.year
    actors = canonicalize_declared(article.actors, cache, year) or find_actors(
        body, cache, language.value or "", year
    )
    return replace(filled, date=date, actors=actors)


def _divide(
    article: Article, layout: Layout, title: str | None, gazetteer: Gazetteer
) -> DividedText:
    divided = divide_text(
        article.text, layout, title, gazetteer, whole=bool(article.body)
    )
    if not article.page:
        return divided
    other = find_other_lines(article.page, article.text, title)
    page = "\n".join(filter(None, (divided.page, other)))
    return divided._replace(page=page)


def _find_title(article: Article, layout: Layout, gazetteer: Gazetteer) -> Title:
    declared = article.title
    if declared.value is None:
        return find_title(layout, gazetteer)
    if declared.rule != HTML_METADATA_RULE:
        return Title(declared, None)
    cleaned = clean_title(declared.value, gazetteer)
    return Title(replace(declared, value=cleaned), None)


def _find_language(article: Article, body: str, title: str) -> Field[str]:
    if article.language.value:
        return article.language
    return detect_article_language(body or article.text, title)


def _find_outlet(
    article: Article, layout: Layout, language: str, gazetteer: Gazetteer
) -> Field[str]:
    declared = article.outlet
    if declared.value is None:
        found = find_outlet(layout, gazetteer, article.url, language)
        if found.value is None:
            return replace(found, conflict=find_hint(layout.lead(), gazetteer.outlets))
        return found
    canonical = gazetteer.outlets.name_of_declared(declared.value)
    # Metadata of pages spell an outlet's name in many ways; its domain has one
    # spelling.
    if canonical is None and declared.rule == HTML_METADATA_RULE:
        canonical = gazetteer.outlets.name_of_domain(
            declared.value
        ) or gazetteer.outlets.name_of_domain(article.url)
    named = replace(declared, value=canonical) if canonical else declared
    if declared.rule != HTML_METADATA_RULE:
        return named
    return settle_conflict(named, article.url, gazetteer.outlets)
