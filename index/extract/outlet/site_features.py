"""Describes a site that a page may be of by numbers: how it is named, how its name looks."""

import math
import re
from functools import lru_cache

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.outlet.page_words import PageWords
from index.extract.outlet.press_languages import is_foreign
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
_ONCE, _MAX_NAMINGS, _MAX_COUNT = 1.0, 2.0, 3.0


def list_features(
    key: str, page: SiteCandidates, gazetteer: Gazetteer
) -> list[tuple[str, float]]:
    """Lists the features of a site with their values; those that it lacks are left out.

    Features of how a listed outlet is named, but no agency and no common word, are listed
    again with "listed" before their names: what names a known outlet says more.
    """
    site = page.sites[key]
    features = _list_namings(site, page)
    if site.listed:
        features += _list_of_listed(site, page.language, gazetteer)
        standing = _find_standing(site, gazetteer)
        if standing == "listed":
            features += [(f"listed {name}", value) for name, value in features]
        features.append((standing, 1.0))
    return features + _list_looks(key, site, page.around, gazetteer)


def _find_standing(site: SiteCandidate, gazetteer: Gazetteer) -> str:
    """Returns "listed", or what makes the name of a listed outlet say less."""
    if gazetteer.outlets.is_agency(site.listed) and not _claims_page(site):
        return "agency"
    return "common" if gazetteer.outlets.is_common(site.listed) else "listed"


def _claims_page(site: SiteCandidate) -> bool:
    """Tells whether an agency claims the page, and not only its report on it."""
    return any(
        RIGHTS.search(quote) and not _OF_REPORT.search(quote)
        for quote in site.quotes.get("claim", ())
    )


def _list_namings(site: SiteCandidate, page: SiteCandidates) -> list[tuple[str, float]]:
    features = [
        (kind, _ONCE if len(quotes) == 1 else _scale(len(quotes), _MAX_NAMINGS))
        for kind, quotes in site.quotes.items()
    ]
    agreeing = len(_AGREEING & site.quotes.keys())
    if agreeing > 1:
        features.append(("agreement", agreeing - 1.0))
    for name, words in (("around", page.around), ("within", page.within)):
        count = sum(map(words.count, site.keys))
        if count:
            features.append((f"written {name}", _scale(count, _MAX_COUNT)))
    return features


def _list_of_listed(
    site: SiteCandidate, language: str, gazetteer: Gazetteer
) -> list[tuple[str, float]]:
    """Lists in how many lines a listed outlet is named, and whether it is foreign."""
    lines = set().union(*site.quotes.values())
    features = [("lines", _scale(len(lines), _MAX_COUNT))]
    if is_foreign(gazetteer.outlets.country_of(site.listed), language):
        # The press of many countries writes in English, too.
        features.append(("foreign english" if language == "en" else "foreign", 1.0))
    return features


def _scale(count: int, greatest: float) -> float:
    return min(greatest, math.log2(1 + count))


def _list_looks(
    key: str, site: SiteCandidate, around: PageWords, gazetteer: Gazetteer
) -> list[tuple[str, float]]:
    features = list(_list_signs(key))
    words = key.split()
    n_words = len(words)
    if key in gazetteer.places:
        features.append(("place", 1.0))
    if n_words in {2, 3} and words[0] in gazetteer.given_names:
        features.append(("person", 1.0))
    # A loop: a generator would take three times as long.
    for word in words:
        if word not in gazetteer.common_words:
            break
    else:
        features.append(("common word", 1.0 if n_words == 1 else 0.5))
    written = list_spellings(site)
    if written and _CAMEL_CASE.search(written[0]):
        features.append(("inner capital", 1.0))
    share = 0.0 if site.listed and n_words > 1 else around.find_next(key)[1]
    if share:
        features.append(("part of another", share))
    return features


# Cached: menus of all sites have the same words.
@lru_cache(maxsize=1 << 12)
def _list_signs(key: str) -> tuple[tuple[str, float], ...]:
    """Lists what the words of a name show."""
    words = key.split()
    features = []
    if len(words) > 1:
        features.append(("further words", len(words) - 1.0))
    if len(key) - len(words) + 1 < _SHORT_LETTERS:
        features.append(("short", 1.0))
    if all(map(says_nothing, words)):
        features.append(("says nothing", 1.0))
    match = NAME_WORD.search(key)
    if match is not None and match[0] != key:
        features.append(("name word", 1.0))
    return tuple(features)
