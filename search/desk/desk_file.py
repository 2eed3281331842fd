"""Opens the desk, and changes it in transactions: a kill leaves it as it was or changed whole.

SQLite keeps a rollback journal beside the file while it is changed. With a write-ahead log
reading would need two more files, and none of it would work in a folder on the network.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from search.desk.desk_errors import (
    DeskDamagedError,
    DeskError,
    DeskLockedError,
    DeskNewerError,
)
from search.desk.desk_schema import APPLICATION_ID, MIGRATIONS, VERSION

_WAIT_S = 10.0
"""So long a command waits for another that is changing the desk."""
_OWN_ONLY = 0o600


class Desk:
    """An open desk.

    Args:
        path: its file; made where it is missing, for its owner alone.

    Raises:
        DeskDamagedError: the file is no desk, or is damaged.
        DeskNewerError: a later version of the program wrote it.
        DeskError: it cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._in_transaction = False
        with _naming_faults(path):
            _make_file(path)
            self._connection = sqlite3.connect(
                path, timeout=_WAIT_S, isolation_level=None
            )
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def read(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Returns the rows that a statement selects."""
        with (
            _naming_faults(self.path),
            closing(self._connection.execute(statement, values)) as found,
        ):
            return found.fetchall()

    def write(self, statement: str, *values: object) -> int:
        """Changes rows inside a transaction; returns how many."""
        assert self._in_transaction, "changes belong into a transaction"
        with _naming_faults(self.path):
            return self._connection.execute(statement, values).rowcount

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Begins a transaction, which ends with the block; an exception takes it back.

        Nobody else changes the desk meanwhile.
        """
        with _naming_faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        self._in_transaction = True
        try:
            yield
            with _naming_faults(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._in_transaction = False

    def _prepare(self) -> None:
        """Checks whose file it is, and brings an earlier one up to date."""
        run = self._connection.execute
        run("PRAGMA trusted_schema = OFF")
        run("PRAGMA synchronous = FULL")
        if self._read_version() < VERSION:
            with self.changing():
                # Another process may have been first.
                self._migrate(self._read_version())

    def _read_version(self) -> int:
        owner, version, tables = (
            self._connection.execute(statement).fetchone()[0]
            for statement in (
                "PRAGMA application_id",
                "PRAGMA user_version",
                "SELECT count(*) FROM sqlite_schema",
            )
        )
        if owner != APPLICATION_ID and (owner or version or tables):
            raise DeskDamagedError(self.path, "a file of another program")
        if version > VERSION:
            raise DeskNewerError(self.path, version, VERSION)
        return int(version)

    def _migrate(self, version: int) -> None:
        for script in MIGRATIONS[version:]:
            # Not executescript, which would end the transaction first.
            for statement in filter(str.strip, script.split(";")):
                self._connection.execute(statement)
        self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        self._connection.execute(f"PRAGMA user_version = {VERSION}")


def open_existing(path: Path) -> Desk | None:
    """Opens a desk that is there; returns None where none was ever made."""
    return Desk(path) if path.exists() else None


def _make_file(path: Path) -> None:
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWN_ONLY))
    except FileExistsError:
        return  # another command was first


@contextmanager
def _naming_faults(path: Path) -> Iterator[None]:
    """Words the errors of SQLite and of the system as one line about the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (
            sqlite3.SQLITE_BUSY,
            sqlite3.SQLITE_LOCKED,
        ):
            raise DeskLockedError(path) from error
        raise DeskError(f"{path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise DeskDamagedError(path, f"damaged ({error})") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise DeskError(
            f"{path}: {reason}; $CORPUS_SEARCH_DESK names another place"
        ) from error
