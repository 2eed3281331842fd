"""The answer of a command, in the shapes that all formats of output are made from."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console

    from search.output.plain_page import Page

PlainRecord = Mapping[str, Any]
"""Plain values by key: text, numbers, null, lists and records."""

SCHEMA = 1
"""Version of the JSON; raised when a key goes away or changes its meaning."""


class CommandAnswer(NamedTuple):
    """The answer of a command.

    Attributes:
        record: the whole answer, for JSON.
        columns: the keys of a row that are columns of CSV.
        paint: prints a page for a reader by `rich`; None where `print_page` does.
        rows: what JSON lines and CSV have a line for; None for the record alone.
        found: whether there is an answer; the exit status is 1 if not.
        notices: what to tell on stderr, after the answer.
        print_page: prints a page that needs no `rich` where it is plain.
        first_line: the line of the page that a pager begins at, from 1.
    """

    record: PlainRecord
    columns: tuple[str, ...]
    paint: "Callable[[Console], None] | None"
    rows: Iterable[PlainRecord] | None = None
    found: bool = True
    notices: tuple[str, ...] = ()
    print_page: "Callable[[Page], None] | None" = None
    first_line: int = 1

    def list_rows(self) -> Iterable[PlainRecord]:
        """Returns the rows, or the record as the only one."""
        return [self.record] if self.rows is None else self.rows

    @property
    def table(self) -> tuple[Iterable[PlainRecord], tuple[str, ...]]:
        """The rows and the columns."""
        return self.list_rows(), self.columns
