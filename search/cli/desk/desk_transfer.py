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
from search.output.results_json import dump
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line
from search.output.wording import count_of

app = HelpedTyper(no_args_is_help=True)

_MOST_BYTES = 1_000_000_000


@app.callback()
def desk() -> None:
    """Writes your desk (saved searches, tags, notes) as JSON, or merges it into another.

    \b
    corpus-search desk export -o desk.json
    corpus-search desk import desk.json

    The desk is the file desk.sqlite3 beside config.yaml, or beside an index without one; for
    your own corpora it is in your configuration folder. $CORPUS_SEARCH_DESK names another.
    """


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
    with Desk(find_desk(shared.settings).path) as opened:
        merged = import_desk(opened, content)
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
