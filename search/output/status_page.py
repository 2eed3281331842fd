"""Shows the counts of an index."""

from functools import partial
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from search.output.skipped_page import sum_up_skipped
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.terminal import (
    TITLE,
    paint_facet,
    print_row,
    print_text,
    replace_controls,
)
from search.output.wording import count_of, format_size
from search.results.index_status import IndexStatus


class IndexPlace(NamedTuple):
    """The place of an index, and the files that it is made from.

    Attributes:
        directory: its directory.
        origin: why it is this one.
        folders: the folders that it reads.
        folders_origin: where they are from, in a few words.
        settings: the settings file, or that there is none.
        version: the version of the program.
    """

    directory: str
    origin: str
    folders: tuple[str, ...]
    folders_origin: str
    settings: str
    version: str


_COLUMNS = (
    *("articles", "first", "last", "undated", "size_bytes", "format", "built_at"),
    *("index", "folders", "settings", "version"),
)


def answer_status(
    status: IndexStatus, place: IndexPlace, *, all_skipped: bool = False
) -> CommandAnswer:
    """Makes the answer of `status`.

    Args:
        status: the counts.
        place: which index it is.
        all_skipped: whether to list each error, a row each, instead of the counts.
    """
    errors = list(map(str, status.skipped))
    record = {
        "index": place.directory,
        "folders": list(place.folders),
        "folders_from": place.folders_origin or None,
        "settings": place.settings or None,
        "version": place.version,
        "schema": SCHEMA,
        "articles": status.articles,
        "outlets": {count.value or "": count.count for count in status.outlets},
        "first": status.first or None,
        "last": status.last or None,
        "undated": status.undated,
        "skipped": errors,
        "size_bytes": status.size_bytes,
        "format": status.format,
        "built_at": status.built_at,
    }
    paint = partial(_paint_status, status, place=place, all_skipped=all_skipped)
    if not all_skipped:
        return CommandAnswer(record, _COLUMNS, paint)
    rows = [
        {"path": error.path, "line": error.line, "reason": error.reason}
        for error in status.skipped
    ]
    return CommandAnswer(record, ("path", "line", "reason"), paint, rows)


def _paint_status(
    status: IndexStatus, console: Console, *, place: IndexPlace, all_skipped: bool
) -> None:
    skipped = sum(error.count for error in status.skipped)
    rows = [
        ("articles", f"{status.articles:,}"),
        ("dates", f"{status.first} to {status.last}" if status.first else "none"),
        ("undated", f"{status.undated:,}"),
        ("skipped", count_of(skipped, "file or record", "files or records")),
        ("size", format_size(status.size_bytes)),
        ("format", status.format),
        ("built", status.built_at),
        ("index", f"{place.directory} ({place.origin})"),
        ("folders", _describe_folders(place)),
        ("settings", place.settings or "none"),
        ("program", f"corpus-search {place.version}"),
    ]
    for label, value in rows:
        print_row(console, label, value)
    if status.outlets:
        console.print()
        paint_facet("outlet", status.outlets, console)
    if status.skipped:
        console.print()
        print_text(console, Text("skipped", style=TITLE))
        lines = status.skipped if all_skipped else sum_up_skipped(status.skipped)
        for line in map(str, lines):
            print_text(console, Text(f"  {replace_controls(line)}"))
        if len(lines) < len(status.skipped):
            print_text(console, Text("  all of them: corpus-search status --skipped"))


def _describe_folders(place: IndexPlace) -> str:
    origin = f" ({place.folders_origin})" if place.folders_origin else ""
    return (", ".join(place.folders) or "none") + origin
