"""Decides which outlet published an article, by what its page says of its site."""

from index.article import Basis, Field
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.outlet.page_words import PageWords
from index.extract.outlet.self_naming import says_nothing, strip_domain
from index.extract.outlet.site_features import list_features
from index.extract.outlet.site_weights import WEIGHTS, find_probability
from index.extract.outlet.sites import (
    SiteCandidate,
    SiteCandidates,
    collect_sites,
    list_spellings,
)
from index.extract.page.layout import Layout

_MIN_PROBABILITY = 0.7
# For a name that no list knows, or that the page names as it names other sites.
_MIN_PROBABILITY_OF_DOUBTFUL = 0.88
_MAX_CONFIDENCE = 0.97
# Lines from the beginning of the prose in which a byline may stand.
_BYLINE_LINES = 8
# Lines above the prose in which it may.
_LINES_ABOVE = 2
_MIN_BYLINE_CHARS = 5
_MAX_BYLINE_CHARS = 60
_MAX_NAME_WORDS = 5
_MIN_SHARE_OF_LONGER = 0.6
# The rule by the kinds of naming, the strongest first.
_RULES = {
    "claim": "copyright line", "claim before": "copyright line",
    "title end": "page title", "title start": "page title",
    "host": "domain", "mailbox": "domain", "mail": "domain",
    "before": "boilerplate", "after": "boilerplate", "possessive": "boilerplate",
    "before part": "boilerplate", "first line": "line of its own",
    "header line": "line of its own", "footer line": "line of its own",
}  # fmt: skip

# Ways in which few sites name others than themselves.
_TELLING = frozenset(_RULES) - {"before part", "header line", "footer line"}


def find_outlet(
    layout: Layout, gazetteer: Gazetteer, url: str = "", language: str = ""
) -> Field[str]:
    """Finds the outlet whose page it is, by its URL or else by the lines of the page.

    Args:
        layout: the lines of the page.
        gazetteer: knows outlets.
        url: the address of the page, empty if unknown.
        language: two-letter code of the language of the article, empty if unknown.

    Returns:
        The name of the outlet, canonical where it is listed, with its evidence; unknown
        where the page names none, or several with about as good reasons.
    """
    by_url = gazetteer.outlets.name_of_domain(url) if url else None
    if by_url:
        return Field(by_url, Basis.STATED, 0.97, url[:120], "address")
    byline = _find_byline(layout, gazetteer)
    if byline.value:
        return byline
    page = collect_sites(layout, gazetteer, language)
    if not page.sites:
        return Field()
    scores = {key: _score(key, page, gazetteer) for key in page.sites}
    best = max(scores, key=lambda key: (scores[key], key))
    probability = find_probability(best, scores)
    is_doubtful = _is_doubtful(page.sites[best])
    least = _MIN_PROBABILITY_OF_DOUBTFUL if is_doubtful else _MIN_PROBABILITY
    if probability < least:
        return Field()
    return _describe(best, page, gazetteer, probability)


def _is_doubtful(site: SiteCandidate) -> bool:
    """Tells whether a site is unlisted or named in passing, as sites name others."""
    kinds = site.quotes.keys()
    if site.listed:
        return _TELLING.isdisjoint(kinds)
    return not ("claim" in kinds and kinds & {"host", "mail", "mailbox"})


def _find_byline(layout: Layout, gazetteer: Gazetteer) -> Field[str]:
    """Finds a listed name alone on a line around the first paragraph: a byline."""
    outlets = gazetteer.outlets
    first = layout.prose_start
    inner = range(first, min(layout.prose_end, first + _BYLINE_LINES))
    for number in (*layout.header(_LINES_ABOVE), *inner):
        text = layout.lines[number].text
        if not _MIN_BYLINE_CHARS <= len(text) < _MAX_BYLINE_CHARS or " " not in text:
            continue
        name = outlets.canonical_name(text)
        if name and not outlets.is_agency(name) and not outlets.is_common(name):
            return Field(name, Basis.STATED, 0.8, text, "line of its own")
    return Field()


def _score(key: str, page: SiteCandidates, gazetteer: Gazetteer) -> float:
    score = 0.0
    # A loop: a generator would take half as long again.
    for name, value in list_features(key, page, gazetteer):
        score += WEIGHTS.get(name, 0.0) * value
    return score


def _describe(
    key: str, page: SiteCandidates, gazetteer: Gazetteer, probability: float
) -> Field[str]:
    site = page.sites[key]
    whole = key if site.listed else _lengthen(key, page)
    kind = next((kind for kind in _RULES if kind in site.quotes), "")
    rule = _RULES.get(kind, "boilerplate") if site.listed else "names itself"
    quotes = site.quotes.get(kind) or {
        quote for some in site.quotes.values() for quote in some
    }
    return Field(
        _write_name(whole, page.sites[whole], gazetteer),
        Basis.STATED if rule == "copyright line" else Basis.SIGNATURE,
        min(_MAX_CONFIDENCE, probability),
        min(quotes, key=lambda quote: (len(quote), quote)),
        rule,
    )


def _lengthen(key: str, page: SiteCandidates) -> str:
    """Returns the longer name that is mostly meant: Ars is said of Ars Technica."""
    for find in (PageWords.find_next, PageWords.find_previous):
        while key.count(" ") < _MAX_NAME_WORDS - 1:
            word, share = find(page.around, key)
            is_next = find is PageWords.find_next
            longer = f"{key} {word}" if is_next else f"{word} {key}"
            if share < _MIN_SHARE_OF_LONGER or longer not in page.sites:
                break
            if says_nothing(word) and not is_next:
                break
            key = longer
    return key


def _write_name(key: str, site: SiteCandidate, gazetteer: Gazetteer) -> str:
    """Returns the name as it is best written; without its domain if it is no word."""
    if site.listed:
        return site.listed
    spellings = list_spellings(site)
    if not spellings:
        return key
    is_word = key in gazetteer.common_words or key in gazetteer.places
    if is_word:
        return next((name for name in spellings if "." in name), spellings[0])
    return spellings[0] if " " in spellings[0] else strip_domain(spellings[0])
