"""Saved searches: each has a name, a query, and the place up to which it was looked at."""

import json
from collections.abc import Iterable

from index.value_classes import dataclass
from search.desk.desk_errors import DeskError, NoSuchSearchError
from search.desk.desk_file import Desk
from search.desk.desk_names import clean_name, fold_key, now_utc
from search.desk.typed_query import TypedQuery, load_typed_query

_COLUMNS = "name, query, saved_at, saved, looked_at, looked"
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved search.

    Attributes:
        name: its name.
        query: what it looks for.
        saved_at: when it was saved, in ISO 8601.
        saved: the number up to which the desk had learned then.
        looked_at: when it was last looked at; when it was saved, if never.
        looked: the number up to which the desk had learned then.
    """

    name: str
    query: TypedQuery
    saved_at: str
    saved: int
    looked_at: str
    looked: int


def save_search(
    desk: Desk, corpus: str, name: str, query: TypedQuery, *, looked: int
) -> bool:
    """Saves a search, or gives one of that name another query; inside a transaction.

    Args:
        desk: the desk.
        corpus: the index, as `DeskPlace.corpus` calls it.
        name: its name.
        query: what it looks for.
        looked: the number up to which the desk has learned; what comes later is new.

    Returns:
        Whether there was one of that name; what is new to it stays new.

    Raises:
        DeskError: the name is none.
    """
    name = clean_name("saved search", name)
    now, dumped = now_utc(), json.dumps(query.dump(), ensure_ascii=False)
    changed = desk.write(
        "UPDATE searches SET name = ?, query = ? WHERE corpus = ? AND key = ?",
        *(name, dumped, corpus, fold_key(name)),
    )
    if not changed:
        add_search(desk, corpus, name, query, (now, looked, now, looked))
    return bool(changed)


def add_search(
    desk: Desk,
    corpus: str,
    name: str,
    query: TypedQuery,
    times: tuple[str, int, str, int],
) -> None:
    """Adds a saved search whose name is free; inside a transaction.

    Args:
        desk: the desk.
        corpus: the index, as `DeskPlace.corpus` calls it.
        name: its name.
        query: what it looks for.
        times: `saved_at`, `saved`, `looked_at` and `looked`, as in `SavedSearch`.
    """
    dumped = json.dumps(query.dump(), ensure_ascii=False)
    desk.write(
        f"INSERT INTO searches (corpus, key, {_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)",
        *(corpus, fold_key(name), name, dumped, *times),
    )


def list_searches(desk: Desk, corpus: str) -> list[SavedSearch]:
    """Lists the saved searches of a corpus by name.

    Raises:
        DeskError: one of them is not as it was written.
    """
    rows = desk.read(
        f"SELECT {_COLUMNS} FROM searches WHERE corpus = ? ORDER BY key", corpus
    )
    return [SavedSearch(row[0], _load(row[0], row[1]), *row[2:]) for row in rows]


def choose_searches(
    desk: Desk | None, corpus: str, names: Iterable[str]
) -> list[SavedSearch]:
    """Lists the saved searches with these names; all of them for none.

    Raises:
        NoSuchSearchError: there is none of a name, or none at all.
    """
    known = {
        fold_key(one.name): one for one in (list_searches(desk, corpus) if desk else ())
    }
    if not known:
        raise NoSuchSearchError(
            "no saved search yet; save one with: corpus-search save NAME WORDS…"
        )
    wanted = list(names)
    for name in wanted:
        if fold_key(name) not in known:
            _raise_unknown(name, [one.name for one in known.values()])
    return [known[fold_key(name)] for name in wanted] or list(known.values())


def forget_search(desk: Desk, corpus: str, name: str) -> None:
    """Forgets a saved search; inside a transaction.

    Raises:
        NoSuchSearchError: there is none of that name.
    """
    choose_searches(desk, corpus, [name])
    desk.write(
        "DELETE FROM searches WHERE corpus = ? AND key = ?", corpus, fold_key(name)
    )


def rename_search(desk: Desk, corpus: str, name: str, new_name: str) -> None:
    """Gives a saved search another name; inside a transaction.

    Raises:
        NoSuchSearchError: there is none of that name.
        DeskError: the new name is none, or another search has it.
    """
    choose_searches(desk, corpus, [name])
    new_name = clean_name("saved search", new_name)
    others = {fold_key(one.name) for one in list_searches(desk, corpus)}
    if fold_key(new_name) in others - {fold_key(name)}:
        raise DeskError(f"there is a saved search {new_name!r} already")
    desk.write(
        "UPDATE searches SET name = ?, key = ? WHERE corpus = ? AND key = ?",
        *(new_name, fold_key(new_name), corpus, fold_key(name)),
    )


def mark_looked_at(desk: Desk, corpus: str, name: str, looked: int) -> None:
    """Notes that a search was looked at up to a number; inside a transaction.

    A later look may have been noted meanwhile: that stays.
    """
    desk.write(
        "UPDATE searches SET looked = ?, looked_at = ? "
        "WHERE corpus = ? AND key = ? AND looked <= ?",
        *(looked, now_utc(), corpus, fold_key(name), looked),
    )


def _load(name: str, dumped: str) -> TypedQuery:
    try:
        record = json.loads(dumped)
    except ValueError:
        record = None
    if not isinstance(record, dict):
        raise DeskError(f"the saved search {name!r} is not as it was written")
    return load_typed_query(record)


def _raise_unknown(name: str, known: list[str]) -> None:
    shown = ", ".join(known[:_SHOWN]) + ", …" * (len(known) > _SHOWN)
    raise NoSuchSearchError(f"no saved search {name!r}; there are: {shown}")
