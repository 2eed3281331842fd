"""Asks one question of several parts of a corpus, and finds what they report alike.

It puts evidence beside evidence, and judges nothing.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from index.analysis.analyzer import DEFAULT_LANGUAGE
from search.comparison.numbers import list_numbers
from search.engines import Engine, FindsArticles
from search.query import View
from search.query.query import FacetField, Query, narrow_query
from search.query.tree import OneOf
from search.results.comparison import Account, Comparison, SideAnswer, Story
from search.results.results import FacetCount, Hit, Results

MOST_SIDES = 4
LOOKED_AT = 8
"""For so many of the best hits of each side the others are searched for the same story."""
_LEAST_ALIKE = 0.25
_MOST_DAYS = 7
"""Reports of one event are seldom further apart."""
_N_OWN_ACTORS = 12
_MOST_NAMES = 8
_UNDATED = "9999"


class Side(NamedTuple):
    """A part of the corpus: its name, and the question narrowed to it."""

    label: str
    query: Query


def compare_sides(engine: Engine, sides: Sequence[Side]) -> Comparison:
    """Compares what sides say of one question.

    Args:
        engine: on the corpus.
        sides: two or more; of the views of their queries all but the facets counts, and
            those are kept, too.

    Raises:
        NoSuchNameError: a query names an outlet, actor or language that the index does
            not hold.
    """
    return engine.together(partial(_compare, sides))


def _compare(sides: Sequence[Side], engine: FindsArticles) -> Comparison:
    asked = [_count_too(side.query) for side in sides]
    found = [engine.search(query) for query in asked]
    answers = [
        SideAnswer(side.label, results, _find_own_actors(n, found))
        for n, (side, results) in enumerate(zip(sides, found, strict=True))
    ]
    stories = _find_stories(engine, asked, found)
    return Comparison(tuple(answers), tuple(stories), LOOKED_AT)


def _count_too(query: Query) -> Query:
    """Returns the query with the facets of a comparison, and copies as one hit."""
    facets = (*query.view.facets, FacetField.MONTH, FacetField.ACTOR)
    view = replace(query.view, facets=tuple(dict.fromkeys(facets)), collapse=True)
    return replace(query, view=view)


def _find_own_actors(number: int, found: Sequence[Results]) -> tuple[FacetCount, ...]:
    """Finds the actors of one side that no other has."""
    others = {
        one.value
        for n, results in enumerate(found)
        if n != number
        for one in results.facets[FacetField.ACTOR]
        if one.count
    }
    own = found[number].facets[FacetField.ACTOR]
    return tuple(one for one in own if one.value and one.value not in others)[
        :_N_OWN_ACTORS
    ]


class _Member(NamedTuple):
    hit: Hit
    likeness: float


def _find_stories(
    engine: FindsArticles, queries: Sequence[Query], found: Sequence[Results]
) -> list[Story]:
    """Finds the articles of other sides that report what the best hits do."""
    told: set[str] = set()
    stories = []
    for n, results in enumerate(found):
        for hit in results.hits[:LOOKED_AT]:
            if hit.article.id in told:
                continue
            members: list[_Member | None] = [None] * len(found)
            members[n] = _Member(hit, 1.0)
            for other, query in enumerate(queries):
                if other != n:
                    members[other] = _find_alike(engine, hit, query, found[other])
            told.update(one.hit.article.id for one in members if one)
            if sum(one is not None for one in members) > 1:
                stories.append(_make_story(members))
    return sorted(stories, key=_first_day)


def _find_alike(
    engine: FindsArticles, hit: Hit, query: Query, results: Results
) -> _Member | None:
    """Finds the article of another side that is most like a hit, if it is alike enough."""
    view = View(limit=3, snippets=query.view.snippets, width=query.view.width)
    known = {one.article.id: one for one in results.hits}
    for one in engine.similar(hit.article.id, view, query).hits:
        share = one.likeness.share if one.likeness else 0.0
        if share < _LEAST_ALIKE:
            return None
        if _is_near(hit, one):
            own = known.get(one.article.id) or _show_words(engine, one, query)
            return _Member(own, share)
    return None


def _show_words(engine: FindsArticles, hit: Hit, query: Query) -> Hit:
    """Returns the hit with the words of the question marked, not those it has in common."""
    view = replace(query.view, limit=1, page=1, facets=(), collapse=False)
    view = replace(view, expand=False, semantic=False)
    only = narrow_query(replace(query, view=view), [OneOf(frozenset([hit.article.id]))])
    # A word added from the best hits may be all that the article has of the question.
    return next(iter(engine.search(only).hits), None) or _unmark(hit)


def _unmark(hit: Hit) -> Hit:
    plain = tuple(replace(one, marks=()) for one in hit.snippets)
    return replace(hit, title_marks=(), snippets=plain)


def _is_near(hit: Hit, other: Hit) -> bool:
    """Tells whether two hits can be of one week; an unknown day can be any."""
    one, two = hit.article.date.value, other.article.date.value
    if not (one and two and one.first and one.last and two.first and two.last):
        return True
    return max(one.first - two.last, two.first - one.last).days <= _MOST_DAYS


def _make_story(members: Sequence[_Member | None]) -> Story:
    actors = [_name_actors(one) for one in members]
    numbers = [_list_numbers(one) for one in members]
    return Story(
        tuple(
            Account(
                one.hit,
                one.likeness,
                tuple(_only(n, actors)),
                tuple(numbers[n][key] for key in _only(n, numbers)),
            )
            if one
            else None
            for n, one in enumerate(members)
        )
    )


def _name_actors(member: _Member | None) -> dict[str, str]:
    if member is None:
        return {}
    actors = sorted(member.hit.article.actors, key=lambda one: -len(one.mentions))
    return {actor.name: actor.name for actor in actors}


def _list_numbers(member: _Member | None) -> dict[str, str]:
    if member is None:
        return {}
    article = member.hit.article
    return list_numbers(article.body, article.language.value or DEFAULT_LANGUAGE)


def _only(number: int, found: Sequence[dict[str, str]]) -> list[str]:
    """Lists the keys of one that no other has, up to a limit."""
    others = {key for n, one in enumerate(found) if n != number for key in one}
    return [key for key in found[number] if key not in others][:_MOST_NAMES]


def _first_day(story: Story) -> str:
    dates = [one.hit.article.date.value for one in story.accounts if one]
    days = [day.first.isoformat() for day in dates if day and day.first]
    return min(days, default=_UNDATED)
