"""Remembers the hits that a user was last shown of an index: `show 3` is the third.

It is kept in the user's own folder for states, not in the index, which a search never
writes to. Where it cannot be written the search goes on without.
"""

import json
import os
import sys
import zlib
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from search.query_errors import NoSuchNameError
from search.results.results import Results

_MOST_HITS = 1_000
_MOST_INDEXES = 50
_MOST_BYTES = 2_000_000
_FAULTS = (OSError, RuntimeError, ValueError, TypeError, KeyError)


class RememberedHit(NamedTuple):
    """A hit of the last search: the id and the path of its article."""

    id: str
    path: str


def remember_hits(directory: Path, results: Results) -> None:
    """Remembers the hits of a list that was shown, at most 1,000 of them."""
    if not results.query.view.limit:
        return  # only counts were wanted: the list before is still the last
    places = ((hit.article.id, hit.article.path) for hit in results.hits)
    remember_places(
        directory, places, first=results.hits[0].rank if results.hits else 1
    )


def remember_places(
    directory: Path, places: Iterable[tuple[str, str]], *, first: int = 1
) -> None:
    """Remembers the articles of a list that was shown, at most 1,000 of them.

    Args:
        directory: the index.
        places: the id and the path of each article.
        first: the rank of the first.
    """
    record = {
        "index": os.path.realpath(directory),
        "first": first,
        "hits": list(islice(places, _MOST_HITS)),
    }
    with suppress(OSError, RuntimeError):
        _write(_place(directory), json.dumps(record).encode())


def recall_hit(directory: Path, rank: int) -> RememberedHit:
    """Returns the hit of a rank in the list that this user was last shown of an index.

    Raises:
        NoSuchNameError: there is no list, or none with this rank.
    """
    try:
        record = _read(_place(directory))
        hits = [RememberedHit(*map(str, hit)) for hit in record["hits"]]
        first = int(record["first"])
        same = record["index"] == os.path.realpath(directory)
    except _FAULTS:
        same, hits, first = False, [], 1
    if not same:
        raise NoSuchNameError(f"no hit {rank}: {_describe_absence()}")
    if not first <= rank < first + len(hits):
        last = first + len(hits) - 1
        range_shown = (
            f"hits {first} to {last}" if last > first else f"hit {first} alone"
        )
        shown = f"showed {range_shown}" if hits else "found nothing"
        raise NoSuchNameError(f"no hit {rank}: the last search {shown}")
    return hits[rank - first]


def _describe_absence() -> str:
    other = _find_newest()
    if other is None:
        return "no search before this one is remembered; search, then name the hit"
    return f"the last search was in another index, {other}; name it with --index"


def _find_newest() -> str | None:
    """Returns the index of the last search in any; None where there is none."""
    try:
        files = list(_folder().glob("*.json"))
        newest = max(files, key=lambda path: path.stat().st_mtime)
        return str(_read(newest)["index"])
    except _FAULTS:
        return None


def _write(path: Path, content: bytes) -> None:
    """Writes a file that only its owner reads: whole, or as it was before."""
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    is_first = not path.exists()
    if is_first:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new.unlink(missing_ok=True)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    if is_first:
        _forget_oldest(path.parent)


def _forget_oldest(folder: Path) -> None:
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime)
    for path in files[:-_MOST_INDEXES]:
        path.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        record = json.loads(file.read(_MOST_BYTES))
    if not isinstance(record, dict):
        raise TypeError(path)
    return record


def _place(directory: Path) -> Path:
    whole = os.path.realpath(directory).encode("utf-8", "surrogateescape")
    return _folder() / f"{zlib.crc32(whole):08x}.json"


def _folder() -> Path:
    if sys.platform.startswith("linux"):
        # As platformdirs finds it, without 15 ms of imports.
        state = os.environ.get("XDG_STATE_HOME", "")
        home = Path(state) if state.strip() else Path.home() / ".local" / "state"
        return home / "corpus-search" / "last-searches"
    from platformdirs import user_state_path

    return user_state_path("corpus-search", appauthor=False) / "last-searches"
