"""The methods of a corpus for the user's own desk, and for lists of queries."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from corpus_search.keywords import Narrowing, check_number, choose, list_texts
from index.config import IndexConfig
from search.query import View
from search.query.query import FacetField
from search.results.batch_results import ListedAnswer, ListedFault, ListedQuery
from search.settings.config_file import BY_PATH, Config

if TYPE_CHECKING:
    import pandas as pd

    from search.desk.desk_file import Desk
    from search.desk.desk_place import DeskPlace
    from search.desk.saved_searches import SavedSearch
    from search.desk.text_names import Marks, TextName
    from search.desk.typed_query import TypedQuery
    from search.engines import Engine
    from search.results.new_articles import NewArticles

_MOST_HITS = 10_000
_OF_LISTS = ("outlet", "actor", "author", "language", "path", "url", "tag", "date")


@dataclass(frozen=True, slots=True, repr=False)
class BatchResults:
    """The answers to a list of queries; iterates over them.

    Attributes:
        answers: an answer for each query that could be run, in order.
        faults: the others, with what is wrong.
        by: the field that articles were counted by; None for none.
    """

    answers: tuple[ListedAnswer, ...]
    faults: tuple[ListedFault, ...] = ()
    by: FacetField | None = None

    def __len__(self) -> int:
        return len(self.answers)

    def __iter__(self) -> Iterator[ListedAnswer]:
        return iter(self.answers)

    def __repr__(self) -> str:
        return f"<BatchResults: {len(self)} answers, {len(self.faults)} faults>"

    def to_pandas(self) -> "pd.DataFrame":
        """Returns a pandas DataFrame with the rows and columns of the CSV.

        With hits it has a row a hit; with `by` a column a value; else a row a query.

        Raises:
            PandasMissingError: pandas is not installed.
        """
        # Pandas takes a second to import.
        from search.output.data_frame import make_table_frame
        from search.output.desk import batch_page
        from search.output.desk.batch_matrix import make_matrix

        if any(one.hits for one in self.answers):
            rows = batch_page.iterate_hit_rows(self.answers)
            return make_table_frame(rows, batch_page.HIT_TABLE)
        if self.by is not None:
            matrix = make_matrix(self.answers, self.by)
            return make_table_frame(matrix.rows, matrix.columns)
        records = (batch_page.make_answer_record(one, None) for one in self.answers)
        return make_table_frame(records, batch_page.QUERY_COLUMNS)


@dataclass(frozen=True, slots=True, repr=False)
class CorpusDesk:
    """The saved searches, tags and notes of the user of an index.

    They are read and changed at once, in a file that outlives the index
    (docs/desk.md). What is new is found in the last commit of the index, not in that
    which the corpus was opened on.

    Attributes:
        directory: the directory of the index.
    """

    directory: Path
    _engine: "Engine"

    def __repr__(self) -> str:
        return f"<CorpusDesk {self._place.path}>"

    def save(self, name: str, text: str = "", **narrowing: Unpack[Narrowing]) -> None:
        """Saves a search: what the index has now is not new to it.

        Args:
            name: its name; a saved search of that name gets the new query.
            text: what to look for.
            narrowing: what else an article must be, as in `Corpus.search`.

        Raises:
            QueryError: the query cannot be understood.
            CorpusSearchError: the desk cannot be changed.
        """
        from search.desk.saved_searches import SavedSearch, save_search
        from search.following.looking import begin_look, parse_saved

        query, place = _make_typed(text, narrowing), self._place
        parse_saved(SavedSearch(name, query, "", 0, "", 0), self._settings, View())
        with self._open() as desk:
            look = begin_look(desk, place, self._open_engine)
            with desk.changing():
                save_search(desk, place.corpus, name, query, looked=look.looked)

    def saved(self) -> "tuple[SavedSearch, ...]":
        """Lists the saved searches by name."""
        from search.desk.saved_searches import list_searches

        with self._open() as desk:
            return tuple(list_searches(desk, self._place.corpus))

    def forget(self, name: str) -> None:
        """Forgets a saved search.

        Raises:
            CorpusSearchError: there is none of that name.
        """
        from search.desk.saved_searches import forget_search

        with self._open() as desk, desk.changing():
            forget_search(desk, self._place.corpus, name)

    def rename(self, name: str, new_name: str) -> None:
        """Gives a saved search another name.

        Raises:
            CorpusSearchError: there is none of that name, or one of the new name.
        """
        from search.desk.saved_searches import rename_search

        with self._open() as desk, desk.changing():
            rename_search(desk, self._place.corpus, name, new_name)

    def new(
        self, *names: str, peek: bool = False, limit: int = 1_000
    ) -> "tuple[NewArticles, ...]":
        """Finds what is new to saved searches since they were last looked at.

        Args:
            names: the saved searches; none for all.
            peek: whether what is new stays so; else it is no longer new afterwards,
                where all of it is in the answer.
            limit: new stories of a search at most, and copies.

        Raises:
            CorpusSearchError: there is no saved search of a name.
        """
        from search.desk.saved_searches import choose_searches
        from search.following.looking import begin_look, end_look, find_new

        view = View(limit=check_number("limit", limit, least=1, most=_MOST_HITS))
        with self._open() as desk:
            searches = choose_searches(desk, self._place.corpus, names)
            look = begin_look(desk, self._place, self._open_engine)
            found = tuple(
                find_new(desk, look, one, view, self._settings) for one in searches
            )
            if not peek:
                end_look(desk, look, [one for one in found if one.is_whole])
        return found

    def tag(self, ids: str | Iterable[str], name: str) -> int:
        """Gives articles a tag; returns how many did not have it.

        Args:
            ids: the articles, as in `Corpus.article`.
            name: the tag.

        Raises:
            NoSuchNameError: there is no such article.
            CorpusSearchError: it cannot be the name of a tag.
        """
        from search.desk.marks import add_tag

        texts = self._name_texts(ids)
        with self._open() as desk, desk.changing():
            return add_tag(desk, name, texts)

    def untag(self, ids: str | Iterable[str], name: str) -> int:
        """Takes a tag from articles; returns how many had it.

        Raises:
            NoSuchNameError: there is no such article.
        """
        from search.desk.marks import remove_tag

        texts = [one.text for one in self._name_texts(ids)]
        with self._open() as desk, desk.changing():
            return remove_tag(desk, name, texts)

    def tags(self) -> Mapping[str, frozenset[str]]:
        """Returns for each tag the ids of the texts that have it."""
        from search.desk.marks import list_tagged

        with self._open() as desk:
            return list_tagged(desk)

    def note(self, id: str, text: str) -> None:
        """Writes the note on an article in place of the one that is there; "" removes it.

        Raises:
            NoSuchNameError: there is no such article.
        """
        from search.desk.marks import write_note

        (named,) = self._name_texts(id)
        with self._open() as desk, desk.changing():
            write_note(desk, named, text)

    def marks(self) -> "tuple[Marks, ...]":
        """Lists the articles that have tags or a note, also those that the index lacks."""
        from search.desk.marks import list_marks

        with self._open() as desk:
            return tuple(list_marks(desk))

    @property
    def _settings(self) -> Config:
        return Config(IndexConfig(directory=self.directory), origin=BY_PATH)

    @property
    def _place(self) -> "DeskPlace":
        from search.desk.desk_place import find_desk

        return find_desk(self._settings)

    def _open(self) -> "Desk":
        # SQLite takes 5 ms to import.
        from search.desk.desk_file import Desk

        return Desk(self._place.path)

    def _open_engine(self) -> "Engine":
        from search.engines import open_engine

        return open_engine(self._settings)

    def _name_texts(self, ids: str | Iterable[str]) -> "list[TextName]":
        from search.desk.text_names import name_text

        return [name_text(self._engine.article(one)) for one in list_texts(ids)]


class DeskMethods:
    """What a corpus keeps for its user, and how it runs lists of queries."""

    __slots__ = ()

    directory: Path
    _engine: "Engine"

    @property
    def desk(self) -> CorpusDesk:
        """The user's saved searches, tags and notes."""
        return CorpusDesk(self.directory, self._engine)

    def batch(
        self,
        queries: Iterable[str] | Mapping[str, str],
        *,
        by: str | None = None,
        hits: int = 0,
        processes: int = 1,
        **narrowing: Unpack[Narrowing],
    ) -> BatchResults:
        """Runs a list of queries: how many articles and stories each finds.

        Args:
            queries: the queries, or queries by name.
            by: count the articles by this field, too: outlet, month or another facet.
            hits: so many of the best hits of each are brought.
            processes: number of processes for long lists; 0 for one per core.
            narrowing: what an article must be for all queries, as in `search`.

        Raises:
            OptionError: an argument has a value that it cannot have.
        """
        # Few programs run lists.
        from search.batch.batch_runner import BatchOptions, run_batch

        named = (
            queries.items()
            if isinstance(queries, Mapping)
            else (("", q) for q in queries)
        )
        lines = [ListedQuery(n, text, name) for n, (name, text) in enumerate(named, 1)]
        options = BatchOptions(
            _make_typed("", narrowing),
            by=None if by is None else choose("by", by, FacetField),
            n_hits=check_number("hits", hits, least=0, most=_MOST_HITS),
            processes=check_number("processes", processes, least=0, most=1_000),
        )
        open_index = partial(_open_lasting, self.directory)
        found = list(run_batch(open_index, lines, options))
        answers = tuple(one for one in found if isinstance(one, ListedAnswer))
        faults = tuple(one for one in found if isinstance(one, ListedFault))
        return BatchResults(answers, faults, options.by)


def _open_lasting(directory: Path) -> "Engine":
    from search.engines import open_engine

    settings = Config(IndexConfig(directory=directory), origin=BY_PATH)
    return open_engine(settings, lasting=True)


def _make_typed(text: str, narrowing: Narrowing) -> "TypedQuery":
    from search.desk.typed_query import TypedQuery

    given: dict[str, Any] = dict(narrowing)
    values: dict[str, Any] = {
        name: list_texts(given[name]) for name in _OF_LISTS if name in given
    }
    values |= {name: str(given.get(name, "") or "") for name in ("since", "until")}
    flags = ("undated", "guesses", "exact", "expand")
    values |= {name: bool(given.get(name, False)) for name in flags}
    correct, every = bool(given.get("correct", True)), given.get("all")
    return TypedQuery(text, **values, correct=correct, every_word=every)
