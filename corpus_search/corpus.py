"""Opens an index, and answers questions about its articles."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from corpus_search.citing import CitingMethods
from corpus_search.comparing import ComparingMethods
from corpus_search.desk_methods import DeskMethods
from corpus_search.indexing import FilePath
from corpus_search.keywords import (
    Choosing,
    Day,
    Narrowing,
    OneOrMore,
    check_number,
    choose,
    list_texts,
)
from corpus_search.measuring import MeasuringMethods
from corpus_search.search_results import SearchResults
from index.article import ActorType, Article
from index.config import IndexConfig
from search.query import Query, View, find_today, make_query, parse_filters
from search.query.query import FacetField, Sort
from search.results.results import FacetCount
from search.settings.config_file import BY_PATH, Config, find_own_actors

if TYPE_CHECKING:
    from search.engines import Engine
    from search.results.actor_results import ActorList, ActorProfile, MergeSuggestions
    from search.results.index_status import IndexStatus


_INDEX_NAME = ".index"
_MOST_HITS = 10_000
_MOST_PAGES = 1_000_000_000


def open(
    path: str | os.PathLike[str] = ".",
    *,
    actors: FilePath | Iterable[FilePath] | None = None,
) -> "Corpus":
    """Opens the index at `path`: its directory, or the folder that has it as `.index`.

    Args:
        path: where the index is.
        actors: files with the actors that you merged, split and ignored; None for the
            actors.yaml that `corpus-search actors` wrote beside the index, if any.

    Raises:
        ConfigError: a file of actors cannot be read.
        IndexMissingError: there is no index.
        IndexOutdatedError: the index has the format of another version.
        IndexDamagedError: a file of the index is missing or altered.
    """
    # NumPy and the engine take a fifth of a second to import.
    from search.engines import open_engine

    directory = Path(path).expanduser().absolute()
    if (directory / _INDEX_NAME).is_dir():
        directory /= _INDEX_NAME
    given = [actors] if isinstance(actors, str | os.PathLike) else actors
    files = (
        find_own_actors(directory.parent)
        if given is None
        else tuple(Path(file).expanduser().absolute() for file in given)
    )
    config = IndexConfig(directory=directory, actors=files)
    return Corpus(directory, open_engine(Config(config, origin=BY_PATH)))


@dataclass(frozen=True, slots=True, repr=False)
class Corpus(CitingMethods, ComparingMethods, DeskMethods, MeasuringMethods):
    """An index as it was when it was opened; open it again to see later changes.

    Attributes:
        directory: where the index is kept.
    """

    directory: Path
    _engine: "Engine"

    def __repr__(self) -> str:
        return f"<Corpus {self.directory}>"

    def search(
        self,
        text: str = "",
        *,
        outlet: OneOrMore = (),
        actor: OneOrMore = (),
        author: OneOrMore = (),
        language: OneOrMore = (),
        tag: OneOrMore = (),
        path: OneOrMore = (),
        url: OneOrMore = (),
        since: Day = "",
        until: Day = "",
        date: Day | Iterable[Day] = (),
        undated: bool = False,
        guesses: bool = False,
        all: bool | None = None,
        sort: str = Sort.RELEVANCE,
        limit: int | None = None,
        page: int = 1,
        correct: bool = True,
        exact: bool = False,
        expand: bool = False,
        semantic: bool = False,
        explain: bool = False,
        facet: OneOrMore = (),
        stories: bool = False,
        collapse: bool = False,
        snippets: int = 2,
        width: int = 240,
    ) -> SearchResults:
        """Finds articles: a page of ranked hits, with the passages that match.

        The arguments are the options of `corpus-search search` (docs/cli.md), with
        the same names and defaults. As for its `--json`, copies of one text are hits
        of their own unless `collapse` is set.

        Args:
            text: what to look for, in the query language (docs/query-language.md);
                none finds every article.
            outlet: only these outlets, one name or several.
            actor: only articles that name one of these actors.
            author: only these authors, or "unknown".
            language: only these languages, by name or ISO 639-1 code.
            tag: only articles with one of these tags of yours, or "unknown".
            path: only these files or folders, or patterns of them: "2019/*".
            url: only these addresses, or patterns of them: "bbc.co.uk/news/*".
            since: only from this day, month or year on.
            until: only up to this day, month or year.
            date: only in these ranges ("2019", "2019-12..2020-02", "last month").
            undated: only undated articles; beside dates, undated ones too.
            guesses: whether dates guessed from other articles count.
            all: whether a hit needs every word. False, unlike None, also has facets count
                all hits, rather than those with every word or else the best.
            sort: relevance, newest or oldest.
            limit: hits on a page; None for 10, or 0 where `facet` stands without text.
            page: which page, from 1.
            correct: whether a word that occurs nowhere is replaced by one much like it.
            exact: whether a name finds only that spelling, not the other names of its
                bearer.
            semantic: whether the first 50 hits are put in order by meaning, too; needs
                the extra `semantic`.
            expand: whether significant terms of the best hits are added to the query.
            explain: whether each hit explains its score.
            facet: count all hits by outlet, actor, author, year, month, day, language or tag.
            stories: whether facets count copies of one text once.
            collapse: whether copies of one text are one hit.
            snippets: passages a hit, at most.
            width: characters a passage, about.

        Raises:
            QueryError: the text or a date cannot be understood; it says where.
            NoSuchNameError: no outlet, actor, author or language of this name is in the index.
            OptionError: an argument has a value that it cannot have.
        """
        today = find_today()
        facets = list_texts(facet)
        if limit is None:
            limit = 0 if facets and not text else View().limit
        filters = parse_filters(
            outlet=list_texts(outlet),
            actor=list_texts(actor),
            author=list_texts(author),
            language=list_texts(language),
            tag=list_texts(tag),
            path=list_texts(path),
            url=list_texts(url),
            date=list_texts(date),
            since=str(since or ""),
            until=str(until or ""),
            undated=undated,
            today=today,
        )
        view = View(
            sort=choose("sort", sort, Sort),
            limit=check_number("limit", limit, least=0, most=_MOST_HITS),
            page=check_number("page", page, least=1, most=_MOST_PAGES),
            facets=tuple(choose("facet", name, FacetField) for name in facets),
            snippets=check_number("snippets", snippets, least=0, most=100),
            width=check_number("width", width, least=40, most=10_000),
            correct=correct,
            exact=exact,
            guesses=guesses,
            expand=expand,
            semantic=semantic,
            explain=explain,
            collapse=collapse,
            stories=stories,
            facets_of_all=all is False,
        )
        query = make_query(text, filters, view, today=today, every_word=bool(all))
        return SearchResults.of(self._engine.search(query))

    def facets(
        self, *fields: str, text: str = "", **narrowing: Unpack[Narrowing]
    ) -> dict[str, tuple[FacetCount, ...]]:
        """Counts the articles that match by outlet, actor, author, date, language or tag.

        Args:
            fields: what to count by, one or more of the facets of `search`.
            text: what to look for; none counts the whole corpus.
            narrowing: what else an article must be, as in `search`.

        Raises:
            QueryError: as for `search`; also NoSuchNameError and OptionError.
        """
        results = self.search(text, facet=fields, limit=0, **narrowing)
        return {field.value: counts for field, counts in results.facets.items()}

    def article(self, id: str) -> Article:
        """Returns an article by its id, the beginning of the id, or its path.

        Raises:
            NoSuchNameError: there is none, or more than one.
        """
        return self._engine.article(id)

    def similar(
        self,
        id: str,
        *,
        limit: int = 10,
        page: int = 1,
        snippets: int = 1,
        width: int = 240,
        collapse: bool = False,
        **choosing: Unpack[Choosing],
    ) -> SearchResults:
        """Finds the articles most like one, best first; its own copies are left out.

        `Hit.likeness` says how similar a hit is, and which words and actors both have.

        Args:
            id: the article, as in `article`.
            limit: hits on a page.
            page: which page, from 1.
            snippets: passages a hit, at most.
            width: characters a passage, about.
            collapse: whether copies of one text are one hit.
            choosing: among which articles, as in `search`.

        Raises:
            NoSuchNameError: there is no such article, or more than one.
            OptionError: an argument has a value that it cannot have.
        """
        view = View(
            limit=check_number("limit", limit, least=1, most=1_000),
            page=check_number("page", page, least=1, most=_MOST_PAGES),
            snippets=check_number("snippets", snippets, least=0, most=100),
            width=check_number("width", width, least=40, most=10_000),
            collapse=collapse,
        )
        within = _choose_articles(choosing)
        return SearchResults.of(self._engine.similar(id, view, within))

    def copies(
        self,
        id: str,
        *,
        limit: int = 1_000,
        page: int = 1,
        **choosing: Unpack[Choosing],
    ) -> SearchResults:
        """Finds the other articles that carry the text of one, oldest first.

        Args:
            id: the article, as in `article`.
            limit: copies on a page.
            page: which page, from 1.
            choosing: among which articles, as in `search`.

        Raises:
            NoSuchNameError: there is no such article, or more than one.
            OptionError: an argument has a value that it cannot have.
        """
        view = View(
            limit=check_number("limit", limit, least=1, most=_MOST_HITS),
            page=check_number("page", page, least=1, most=_MOST_PAGES),
            snippets=0,
        )
        within = _choose_articles(choosing)
        return SearchResults.of(self._engine.copies(id, view, within))

    def actors(
        self,
        *,
        limit: int = 30,
        page: int = 1,
        type: str | None = None,
        **choosing: Unpack[Choosing],
    ) -> "ActorList":
        """Lists the actors that most articles name, most first.

        Args:
            limit: actors on a page.
            page: which page, from 1.
            type: only actors of this type.
            choosing: counted in which articles, as in `search`.

        Raises:
            OptionError: an argument has a value that it cannot have.
        """
        return self._engine.actors(
            limit=check_number("limit", limit, least=1, most=_MOST_HITS),
            page=check_number("page", page, least=1, most=_MOST_PAGES),
            kind=None if type is None else choose("type", type, ActorType),
            within=_choose_articles(choosing),
        )

    def actor(self, name: str, **choosing: Unpack[Choosing]) -> "ActorProfile":
        """Returns what the index knows of an actor, by any of its names.

        Args:
            name: the name.
            choosing: counted in which articles, as in `search`.

        Raises:
            NoSuchNameError: there is none, or more than one.
        """
        return self._engine.actor(name, _choose_articles(choosing))

    def suggest_actors(self, *, limit: int = 20) -> "MergeSuggestions":
        """Finds pairs of actors that may be one, likeliest first.

        Raises:
            OptionError: the limit is out of range.
        """
        limit = check_number("limit", limit, least=1, most=_MOST_HITS)
        return self._engine.suggest_merges(limit=limit)

    def status(self) -> "IndexStatus":
        """Returns what the index holds, when it was made, and what was skipped."""
        return self._engine.status()


def _choose_articles(choosing: Choosing) -> Query:
    """Makes the query of the articles that keyword arguments choose.

    Raises:
        QueryError: a date cannot be understood.
    """
    today = find_today()
    filters = parse_filters(
        outlet=list_texts(choosing.get("outlet", ())),
        actor=list_texts(choosing.get("actor", ())),
        author=list_texts(choosing.get("author", ())),
        language=list_texts(choosing.get("language", ())),
        tag=list_texts(choosing.get("tag", ())),
        path=list_texts(choosing.get("path", ())),
        url=list_texts(choosing.get("url", ())),
        date=list_texts(choosing.get("date", ())),
        since=str(choosing.get("since", "") or ""),
        until=str(choosing.get("until", "") or ""),
        undated=choosing.get("undated", False),
        today=today,
    )
    view = View(guesses=choosing.get("guesses", False))
    return make_query("", filters, view, today=today)
