"""Makes the answers of tools: plain values for an assistant, with evidence and ids.

`search` and `fetch` have the shapes that ChatGPT and Claude expect; what is more than
those stands under `metadata`. What an article does not state is "unknown", never left
out, and each date and outlet has what it rests on.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from index.article import Article, Field, PartialDate
from search.comparison import compare as comparison
from search.comparison.compare import Side
from search.output.actor_json import answer_profile
from search.output.results_json import dump_counts
from search.output.unseen_characters import replace_controls
from search.query import FacetField, Query, View
from search.quotation_search import search_quotations
from search.results.comparison import Account, SideAnswer
from search.results.results import FacetCount, Hit, Results, Snippet
from search.web.api.endpoints import check_id
from search.web.api.queries import make_search, make_within
from search.web.corpora import OpenCorpus

Link = Callable[[Article], str]
"""Returns the address of an article for a citation."""
ToolRecord = dict[str, Any]

UNKNOWN = "unknown"
MAX_COUNTS = 50
"""So many values of a facet are listed; `more` counts the others."""
MAX_TEXT = 200_000
"""So many characters of a text are given; `cut_characters` counts the others."""
MAX_COPIES = 200
_WIDTH = 600
_PASSAGES = 3
_PER_SIDE = 5
_COMPARED = {"limit": 30, "snippets": 1, "facet": (FacetField.YEAR,)}
_PROFILE_LISTS = ("spellings", "years", "months", "outlets", "companions")


def find_articles(
    corpus: OpenCorpus, query: str, filters: Mapping[str, Any], link: Link
) -> ToolRecord:
    """Finds articles: `results` with id, title and url, and the passages that match."""
    found = _search(corpus, query, filters, snippets=_PASSAGES)
    return {
        "results": [_list_hit(hit, link) for hit in found.hits],
        "total": found.total,
        **_describe_reading(found),
    }


def fetch_article(corpus: OpenCorpus, article_id: str, link: Link) -> ToolRecord:
    """Returns one article: id, title, text, url, and metadata with their evidence.

    Args:
        corpus: the corpus.
        article_id: the id of an article or of a passage of it.
        link: makes its address.
    """
    article = corpus.engine.article(check_id(article_id.partition("@")[0]))
    text = article.body or article.text
    cut = {"cut_characters": len(text) - MAX_TEXT} if len(text) > MAX_TEXT else {}
    return {
        **_name(article, link),
        "text": text[:MAX_TEXT],
        "metadata": {
            **_describe(article),
            "authors": list(article.authors) or UNKNOWN,
            "section": article.section or UNKNOWN,
            "actors": [actor.name for actor in article.actors],
            "evidence": {
                name: _explain(field)
                for name, field in (
                    ("title", article.title),
                    ("date", article.date),
                    ("outlet", article.outlet),
                    ("language", article.language),
                )
            },
            **cut,
        },
    }


def count_facets(
    corpus: OpenCorpus,
    query: str,
    filters: Mapping[str, Any],
    fields: Sequence[FacetField],
) -> ToolRecord:
    """Counts the articles that match by fields."""
    found = _search(corpus, query, {**filters, "facet": fields, "limit": 0})
    return {
        "total": found.total,
        "counted": found.total if found.faceted is None else found.faceted,
        "facets": {name.value: _cut(counts) for name, counts in found.facets.items()},
        **_describe_reading(found),
    }


def list_quotes(  # noqa: PLR0913  (what an assistant may ask)
    corpus: OpenCorpus,
    query: str,
    filters: Mapping[str, Any],
    speaker: str,
    limit: int,
    link: Link,
) -> ToolRecord:
    """Lists direct quotations with their speakers; where none is sure there is none."""
    own = {"actor": [speaker]} if speaker else {}
    asked = _make_query(corpus, query, {**filters, **own, "limit": 0, "snippets": 0})
    speakers = [speaker] if speaker else None
    listed = search_quotations(corpus.engine, asked, limit=limit, speakers=speakers)
    return {
        "quotations": [
            {
                "text": one.quotation.text,
                "speaker": one.quotation.actor or one.quotation.speaker,
                "named_as": one.quotation.speaker,
                "confidence": one.quotation.confidence,
                "article": _name(one.article, link) | _describe(one.article),
            }
            for one in listed.found
        ],
        "articles": listed.total,
        "read": listed.read,
    }


def compare_sides(
    corpus: OpenCorpus,
    query: str,
    filters: Mapping[str, Any],
    sides: Mapping[str, Mapping[str, Any]],
    link: Link,
) -> ToolRecord:
    """Puts the answers of several sides next to each other, and judges nothing.

    Args:
        corpus: the corpus.
        query: the query of all.
        filters: the filters of all.
        sides: the filters of each side by its name.
        link: makes addresses.
    """
    asked = [
        Side(name, _make_query(corpus, query, {**filters, **own, **_COMPARED}))
        for name, own in sides.items()
    ]
    found = comparison.compare_sides(corpus.engine, asked)
    return {
        "sides": [_list_side(side, link) for side in found.sides],
        "likely_same_story": [
            [
                _list_account(side.label, account, link)
                for side, account in zip(found.sides, story.accounts, strict=True)
                if account
            ]
            for story in found.stories
        ],
        **_describe_reading(found.sides[0].results),
    }


def _list_side(side: SideAnswer, link: Link) -> ToolRecord:
    results = side.results
    return {
        "side": side.label,
        "total": results.total,
        "years": _cut(results.facets[FacetField.YEAR]),
        "months": _cut(results.facets[FacetField.MONTH]),
        "actors_only_here": [one.value for one in side.own_actors],
        "results": [_list_hit(hit, link) for hit in results.hits[:_PER_SIDE]],
    }


def _list_account(side: str, account: Account, link: Link) -> ToolRecord:
    return {
        "side": side,
        **_list_hit(account.hit, link),
        "likeness": round(account.likeness, 3),
        "numbers_only_here": list(account.numbers),
        "actors_only_here": list(account.actors),
    }


def describe_actor(
    corpus: OpenCorpus, name: str, filters: Mapping[str, Any]
) -> ToolRecord:
    """Returns the profile of an actor, by any of its names."""
    profile = corpus.engine.actor(name, make_within(filters))
    record = dict(answer_profile(profile).record)
    for key in _PROFILE_LISTS:
        record[key] = _cut(getattr(profile, key))
    return record


def list_copies(corpus: OpenCorpus, article_id: str, link: Link) -> ToolRecord:
    """Lists the other articles with the text of one, the oldest first."""
    named = check_id(article_id.partition("@")[0])
    found = corpus.engine.copies(named, View(limit=MAX_COPIES, snippets=0))
    return {
        "total": found.total,
        "results": [
            {**_name(hit.article, link), "metadata": _describe(hit.article)}
            for hit in found.hits
        ],
    }


def clean(value: Any) -> Any:  # noqa: ANN401  (plain values of JSON)
    """Returns plain values without characters that a reader cannot see."""
    match value:
        case str():
            return replace_controls(value)
        case dict():
            return {clean(key): clean(one) for key, one in value.items()}
        case list() | tuple():
            return [clean(one) for one in value]
    return value


def _search(
    corpus: OpenCorpus, query: str, values: Mapping[str, Any], *, snippets: int = 0
) -> Results:
    return corpus.engine.search(
        _make_query(corpus, query, {"snippets": snippets, **values})
    )


def _make_query(corpus: OpenCorpus, query: str, values: Mapping[str, Any]) -> Query:
    given = {"words": query} if query else {}
    shown = {"width": _WIDTH, "collapse": True}
    return make_search({**shown, **values, **given}, corpus.settings.search)


def _list_hit(hit: Hit, link: Link) -> ToolRecord:
    article = hit.article
    metadata = {
        **_describe(article),
        "passages": [_passage(article, snippet) for snippet in hit.snippets],
        "lacks": list(hit.missing),
        "copies": len(hit.copies),
    }
    return {**_name(article, link, hit.label), "metadata": metadata}


def _name(article: Article, link: Link, label: str = "") -> ToolRecord:
    title = article.title.value or label or UNKNOWN
    return {"id": article.id, "title": title, "url": link(article)}


def _describe(article: Article) -> ToolRecord:
    return {
        "outlet": article.outlet.value or UNKNOWN,
        "outlet_basis": article.outlet.basis.value,
        "date": str(article.date.value or UNKNOWN),
        "date_basis": article.date.basis.value,
        "language": article.language.value or UNKNOWN,
    }


def _passage(article: Article, snippet: Snippet) -> ToolRecord:
    place = "page" if snippet.in_page else "body"
    return {
        "id": f"{article.id}@{place}:{snippet.offset}",
        "text": snippet.text,
        "in": place,
    }


def _explain(field: Field[str] | Field[PartialDate]) -> ToolRecord:
    return {
        "value": str(field.value or UNKNOWN),
        "basis": field.basis.value,
        "quote": field.quote,
        "conflict": field.conflict,
    }


def _cut(counts: Sequence[FacetCount]) -> ToolRecord:
    """Returns the most frequent values, and how many others there are."""
    kept = sorted(counts, key=lambda one: -one.count)[:MAX_COUNTS]
    shown = dump_counts([one for one in counts if one in kept and one.count])
    values = [{**one, "value": one["value"] or UNKNOWN} for one in shown]
    return {"values": values, "more": max(0, len(counts) - MAX_COUNTS)}


def _describe_reading(found: Results) -> ToolRecord:
    """Returns what an assistant should know of how the query was read."""
    return {
        "articles_in_corpus": found.articles,
        "undated_left_out": found.undated_left_out,
        "corrected": dict(found.corrected),
        "in_no_article": [absence.word for absence in found.absent],
        "notices": list(found.notices),
    }
