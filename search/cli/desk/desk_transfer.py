"""The commands that write the desk as JSON, and read it again."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import sys
from pathlib import Path
from typing import Annotated

import typer

from search.cli.manual.helped_commands import HelpedTyper
from search.cli.options import with_shared_options
from search.cli.printing import echo, shown
from search.cli.screen.redirection import printing_to
from search.cli.screen.shared_values import Shared
from search.desk.desk_errors import DeskError
from search.desk.desk_file import Desk, open_existing
from search.desk.desk_place import find_desk
from search.desk.marks import list_marks
from search.desk.saved_searches import list_searches
from search.output.results_json import dump
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line
from search.output.wording import count_of

app = HelpedTyper(invoke_without_command=True)

_MOST_BYTES = 1_000_000_000


@app.callback()
@with_shared_options
def desk(context: typer.Context, shared: Shared) -> CommandAnswer | None:
    """Says what is on your desk; its commands write it as JSON, or merge another into it.

    \b
    corpus-search desk                        saved searches, tags and notes, counted
    corpus-search desk export -o desk.json
    corpus-search desk import desk.json

    The desk is the file desk.sqlite3 beside config.yaml, or beside an index without one; for
    your own corpora it is in your configuration folder. $CORPUS_SEARCH_DESK names another.
    """
    if context.invoked_subcommand:
        return None
    place = find_desk(shared.settings)
    opened = open_existing(place.path)
    if opened is None:
        return _answer_counts(place.path, 0, 0, 0)
    with opened:
        marks = list_marks(opened)
        return _answer_counts(
            place.path,
            len(list_searches(opened, place.corpus)),
            sum(bool(one.tags) for one in marks),
            sum(bool(one.note) for one in marks),
        )


def _answer_counts(path: Path, searches: int, tagged: int, notes: int) -> CommandAnswer:
    line = (
        f"{shown(path)}: {count_of(searches, 'saved search', 'saved searches')}, "
        f"{count_of(tagged, 'tagged article')}, {count_of(notes, 'note')}"
    )
    record = {"path": str(path), "searches": searches, "tagged": tagged, "notes": notes}
    return answer_line(line, record)


@app.command("export")
@with_shared_options
def export(shared: Shared) -> None:
    """Prints all that the desk holds as one JSON object.

    \b
    corpus-search desk export -o desk.json
    """
    # Only here: it needs numpy, which takes longer to import than all commands.
    from search.desk.desk_exchange import export_desk

    place = find_desk(shared.settings)
    opened = open_existing(place.path)
    if opened is None:
        raise DeskError(
            f"no desk at {place.path}: nothing is saved, tagged or noted yet"
        )
    with opened, printing_to(shared.output):
        echo(dump(export_desk(opened)))


@app.command("import")
@with_shared_options
def import_(
    shared: Shared,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="What `desk export` wrote; - is stdin."),
    ],
) -> CommandAnswer:
    """Merges an exported desk into yours: nothing of either is lost.

    \b
    corpus-search desk import desk.json
    """
    # As above.
    from search.desk.desk_exchange import import_desk

    content = _read(file)
    place = find_desk(shared.settings)
    with Desk(place.path) as opened:
        merged = import_desk(opened, content, place=place)
    line = (
        f"merged {count_of(merged.searches, 'saved search', 'saved searches')}, "
        f"{count_of(merged.tagged, 'tagged article')} and {count_of(merged.notes, 'note')}"
    )
    return answer_line(line, merged._asdict())


def _read(file: Path) -> bytes:
    if file == Path("-"):
        content = sys.stdin.buffer.read(_MOST_BYTES + 1)
    else:
        with file.expanduser().open("rb") as opened:
            content = opened.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise DeskError(f"{shown(file)}: larger than any desk that was exported")
    return content
