"""What each address of the interface for programs takes, and what answers it."""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from search.index_place import describe_place
from search.option_table import (
    ACTOR_LIMIT,
    ACTOR_TYPE,
    CORPUS,
    FILTER_OPTIONS,
    OUTPUT,
    PAGE,
    SEARCH_OPTIONS,
    Option,
)
from search.output.actor_json import answer_profile, answer_suggestions
from search.output.results_json import dump, dump_results, make_article_record
from search.output.status_page import answer_status
from search.output.tables.actor_table import answer_actors
from search.query import FacetField, View
from search.query_errors import NoSuchNameError
from search.web.api.desk_answers import (
    answer_new_articles,
    answer_quotes,
    answer_saved,
)
from search.web.api.queries import check_offset, make_search, make_within
from search.web.corpora import Corpora, OpenCorpus

ParameterValues = Mapping[str, Any]
"""The values of parameters by the names of options in code."""

MAX_LIMIT = 1_000
"""So many hits or actors are on a page at most: fewer than on the command line, where
nobody else waits."""

_ID = re.compile("[0-9A-Za-z]{1,64}(?:-[0-9]{1,9})?")
_FOR_TERMINALS = {"words", "all_hits", "paths", "null", "count"}
_QUERY = Option(
    "words", ("--q",), str, "The query; docs/query-language.md has its language."
)
_LIMIT = ACTOR_LIMIT._replace(help="Maximum number on a page.", most=MAX_LIMIT)
_CORPUS = Option(
    "corpus", ("--corpus",), str, "The corpus, by its name.", default="the first"
)
_FACETS = tuple(
    field for field in FacetField if field not in (FacetField.DAY, FacetField.TAG)
)
"""Those that are counted where none is named; days are many, and tags are the owner's."""


def _bound(option: Option) -> Option:
    return option._replace(most=MAX_LIMIT) if option.name == "limit" else option


_SEARCH = (
    _QUERY,
    *(
        _bound(option)
        for option in SEARCH_OPTIONS
        if option.group not in (OUTPUT, CORPUS) and option.name not in _FOR_TERMINALS
    ),
)
_ASKED_OF_QUOTES = {option.name for option in FILTER_OPTIONS} | {
    *("words", "every_word", "correct", "exact", "sort")
}
_COUNTED = {option.name for option in _SEARCH} - {
    *("sort", "limit", "page", "collapse", "snippets", "width", "full_text", "explain")
}
_NARROWED = (*FILTER_OPTIONS,)
_QUOTED = (
    *(option for option in _SEARCH if option.name in _ASKED_OF_QUOTES),
    _LIMIT._replace(help="Maximum number of quotations."),
)
_NAMES = Option(
    "names", ("--name",), str, "Only this saved search.", "NAME", is_list=True
)


class Endpoint(NamedTuple):
    """An address that programs may ask.

    Attributes:
        path: its path below /api; in braces what differs.
        summary: what it answers, in one line.
        command: the command line that prints the same JSON.
        options: the parameters that it takes, beside the corpus.
        schema: the name of the JSON schema of its answer.
        answer: makes the answer, as a line of JSON.
        name: what the part in braces is, in a few words.
    """

    path: str
    summary: str
    command: str
    options: tuple[Option, ...]
    schema: str
    answer: Callable[[OpenCorpus, ParameterValues, str], str]
    name: str = ""

    @property
    def parameters(self) -> tuple[Option, ...]:
        """All parameters in the query string."""
        return (*self.options, _CORPUS)


def answer_endpoint(
    endpoint: Endpoint, corpora: Corpora, values: ParameterValues, named: str
) -> str:
    """Returns the answer of an endpoint as a line of JSON.

    Args:
        endpoint: the endpoint.
        corpora: the corpora.
        values: the values of its parameters.
        named: the id or name in the path, empty for none.

    Raises:
        CorpusSearchError: as the engine raises it, or because a parameter is wrong.
    """
    # What has just been built is counted from the newest commit, whole.
    now = endpoint.answer is _answer_status
    corpus = corpora.open(values.get("corpus", ""), now=now)
    return endpoint.answer(corpus, values, named)


def _answer_search(corpus: OpenCorpus, values: ParameterValues, _: str) -> str:
    query = make_search(values, corpus.settings.search)
    found = corpus.engine.search(query)
    return dump_results(found, full_text=values.get("full_text", False))


def _answer_facets(corpus: OpenCorpus, values: ParameterValues, _: str) -> str:
    counted = {"facet": _FACETS, **values, "limit": 0}
    query = make_search(counted, corpus.settings.search)
    return dump_results(corpus.engine.search(query))


def _answer_article(corpus: OpenCorpus, _: ParameterValues, named: str) -> str:
    return dump(make_article_record(corpus.engine.article(check_id(named))))


def _answer_similar(corpus: OpenCorpus, values: ParameterValues, named: str) -> str:
    view = _read_view(values, limit=10, snippets=1, width=corpus.settings.search.width)
    within = make_within(values)
    return dump_results(corpus.engine.similar(check_id(named), view, within))


def _answer_copies(corpus: OpenCorpus, values: ParameterValues, named: str) -> str:
    view = _read_view(values, limit=MAX_LIMIT, snippets=0)
    within = make_within(values)
    return dump_results(corpus.engine.copies(check_id(named), view, within))


def _answer_actors(corpus: OpenCorpus, values: ParameterValues, _: str) -> str:
    limit, page = values.get("limit", 30), values.get("page", 1)
    check_offset(page, limit)
    found = corpus.engine.actors(
        limit=limit, page=page, kind=values.get("kind"), within=make_within(values)
    )
    return dump(answer_actors(found).record)


def _answer_actor(corpus: OpenCorpus, values: ParameterValues, named: str) -> str:
    profile = corpus.engine.actor(named, make_within(values))
    return dump(answer_profile(profile).record)


def _answer_suggestions(corpus: OpenCorpus, values: ParameterValues, _: str) -> str:
    found = corpus.engine.suggest_merges(limit=values.get("limit", 20))
    return dump(answer_suggestions(found).record)


def _answer_status(corpus: OpenCorpus, _: ParameterValues, __: str) -> str:
    found = corpus.engine.status()
    return dump(answer_status(found, describe_place(corpus.settings)).record)


def _read_view(values: ParameterValues, **usual: int) -> View:
    given = {name: values[name] for name in ("limit", "page") if name in values}
    view = View(**usual | given)
    check_offset(view.page, view.limit)
    return view


def check_id(named: str) -> str:
    """Returns an id of an article, or the start of one, if it is that and no path.

    Raises:
        NoSuchNameError: it is something else.
    """
    if not _ID.fullmatch(named):
        raise NoSuchNameError(
            "no article has this id; the hits of a search show their ids"
        )
    return named


ENDPOINTS = (
    Endpoint(
        "/search",
        "Finds articles: a page of ranked hits, with the passages that match.",
        "corpus-search --json WORDS",
        _SEARCH,
        "results",
        _answer_search,
    ),
    Endpoint(
        "/facets",
        "Counts the articles that match by every field but the day, or by those named.",
        "corpus-search --json --limit 0 --facet FIELD WORDS",
        tuple(option for option in _SEARCH if option.name in _COUNTED),
        "results",
        _answer_facets,
    ),
    Endpoint(
        "/articles/{id}",
        "Returns an article with its text, fields and evidence.",
        "corpus-search show --json ID",
        (),
        "article",
        _answer_article,
        "id of the article, or the start of one",
    ),
    Endpoint(
        "/articles/{id}/similar",
        "Finds the articles most like one.",
        "corpus-search similar --json ID",
        (_LIMIT, PAGE, *_NARROWED),
        "results",
        _answer_similar,
        "id of the article, or the start of one",
    ),
    Endpoint(
        "/articles/{id}/copies",
        "Lists the other articles with the text of one, oldest first.",
        "corpus-search copies --json ID",
        (_LIMIT, PAGE, *_NARROWED),
        "results",
        _answer_copies,
        "id of the article, or the start of one",
    ),
    Endpoint(
        "/actors",
        "Lists the actors in most articles.",
        "corpus-search actors --json",
        (_LIMIT, PAGE, ACTOR_TYPE, *_NARROWED),
        "actors.list",
        _answer_actors,
    ),
    Endpoint(
        "/actors/suggestions",
        "Suggests pairs of names that are likely to be the same actor's.",
        "corpus-search actors suggest --json",
        (_LIMIT,),
        "actors.suggestions",
        _answer_suggestions,
    ),
    Endpoint(
        "/actors/{name:path}",
        "Returns the profile of an actor: names, months, outlets and company.",
        "corpus-search actors show --json NAME",
        _NARROWED,
        "actors.profile",
        _answer_actor,
        "any name of the actor, in any script",
    ),
    Endpoint(
        "/quotes",
        "Lists who said what in the articles that match; with actors, what these say.",
        "corpus-search quotes --json WORDS",
        _QUOTED,
        "quotations",
        answer_quotes,
    ),
    Endpoint(
        "/saved",
        "Lists the saved searches.",
        "corpus-search saved --json",
        (),
        "desk.saved",
        answer_saved,
    ),
    Endpoint(
        "/new",
        "Lists what is new to saved searches since they were last looked at; it stays new.",
        "corpus-search new --peek --json NAMES",
        (_NAMES, _LIMIT._replace(help="Maximum number of new stories of a search.")),
        "desk.new",
        answer_new_articles,
    ),
    Endpoint(
        "/status",
        "Returns the counts of the corpus, and the files that were skipped.",
        "corpus-search status --json",
        (),
        "status",
        _answer_status,
    ),
)
"""In the order in which they are tried and described."""
