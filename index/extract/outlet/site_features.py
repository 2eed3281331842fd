"""Describes a site that a page may be of by numbers: how it is named, how its name looks."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.outlet.page_words import PageWords
from index.extract.outlet.self_naming import says_nothing
from index.extract.outlet.site_phrases import NAME_WORD, RIGHTS
from index.extract.outlet.sites import SiteCandidate, SiteCandidates, list_spellings

# Kinds of naming of which several seldom agree by chance.
_AGREEING = frozenset(
    "claim|claim before|before|after|possessive|host|mail|mailbox|handle|first line"
    "|header line|footer line|title end|mention".split("|")
)
_CAMEL_CASE = re.compile(r"[a-zа-я][A-ZА-Я]|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2,}[a-z]{2}|!$")
# Below a report of an agency that others print: what may not be done with it.
_OF_REPORT = re.compile(
    r"(?i)material|redistribut|rewritten|republi|contributed|\bthis (?:report|article|story)"
)
_SHORT_LETTERS = 4
_MAX_NAMINGS, _MAX_COUNT = 2.0, 3.0


def list_features(
    key: str, page: SiteCandidates, gazetteer: Gazetteer
) -> Iterator[tuple[str, float]]:
    """Yields the features of a site with their values; those that it lacks are left out.

    Features of a listed outlet, but no agency and no common word, are yielded again with "listed" before their names: what
    names a known outlet says more.
    """
    site = page.sites[key]
    standing = _find_standing(site, gazetteer)
    for name, value in _list_namings(site, page):
        yield name, value
        if standing == "listed":
            yield f"listed {name}", value
    if standing:
        yield standing, 1.0
    yield from _list_looks(key, site, page.around, gazetteer)


def _find_standing(site: SiteCandidate, gazetteer: Gazetteer) -> str:
    """Returns "listed", or what makes the name of a listed outlet say less."""
    if not site.listed:
        return ""
    if gazetteer.outlets.is_agency(site.listed) and not _claims_page(site):
        return "agency"
    return "common" if gazetteer.outlets.is_common(site.listed) else "listed"


def _claims_page(site: SiteCandidate) -> bool:
    """Tells whether an agency claims the page, and not only its report on it."""
    return any(
        RIGHTS.search(quote) and not _OF_REPORT.search(quote)
        for quote in site.quotes.get("claim", ())
    )


def _list_namings(
    site: SiteCandidate, page: SiteCandidates
) -> Iterator[tuple[str, float]]:
    for kind, quotes in site.quotes.items():
        n_quotes = len(quotes)
        more = n_quotes > 1
        yield kind, min(_MAX_NAMINGS, math.log2(1 + n_quotes)) if more else 1.0
    yield "agreement", float(max(0, len(_AGREEING & site.quotes.keys()) - 1))
    yield "written around", _count(site, page.around)
    yield "written within", _count(site, page.within)


def _count(site: SiteCandidate, words: PageWords) -> float:
    return min(_MAX_COUNT, math.log2(1 + sum(map(words.count, site.keys))))


def _list_looks(
    key: str, site: SiteCandidate, around: PageWords, gazetteer: Gazetteer
) -> Iterator[tuple[str, float]]:
    words = key.split()
    n_words = len(words)
    if n_words > 1:
        yield "further words", float(n_words - 1)
    if key in gazetteer.places:
        yield "place", 1.0
    if len(key) - n_words + 1 < _SHORT_LETTERS:
        yield "short", 1.0
    if all(map(says_nothing, words)):
        yield "says nothing", 1.0
    if n_words in {2, 3} and words[0] in gazetteer.given_names:
        yield "person", 1.0
    if all(word in gazetteer.common_words for word in words):
        yield "common word", 1.0 if n_words == 1 else 0.5
    yield from _list_signs(key, site)
    if not (site.listed and n_words > 1):
        yield "part of another", around.find_next(key)[1]


def _list_signs(key: str, site: SiteCandidate) -> Iterator[tuple[str, float]]:
    """Yields what the letters of a name show."""
    if _has_name_word(key):
        yield "name word", 1.0
    written = list_spellings(site)[:1]
    if any(map(_CAMEL_CASE.search, written)):
        yield "inner capital", 1.0


# Cached: menus of all sites have the same words.
@lru_cache(maxsize=1 << 12)
def _has_name_word(key: str) -> bool:
    match = NAME_WORD.search(key)
    return match is not None and match[0] != key
