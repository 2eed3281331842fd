"""Lists what a command line may go on with; it never fails, and imports no Typer."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from search.cli.arguments import COMMANDS, SUBCOMMANDS, split_shared

TABLE = Path(__file__).with_name("options.tsv")
"""The options of all commands, written by `make docs`."""
FILES = 1
"""The exit status that asks the shell for names of files."""

_FILE_METAVARS = ("FILE", "DIR", "PATH")
_FILE_COMMANDS = ("index", "show", "open", "similar", "copies", "cite", "backup")
_NAMED_ACTORS = ("actors show", "actors merge")


class Candidate(NamedTuple):
    """A word that may come next, and what it means."""

    text: str
    help: str = ""


class _Row(NamedTuple):
    command: str
    flags: str
    metavar: str
    choices: str
    help: str


def print_choices(words: Sequence[str]) -> int:
    """Prints a line for each choice: the text, a tab and the help.

    Args:
        words: the words after the program's name; the last is the one to complete.

    Returns:
        The exit status: 0, or `FILES` where names of files are to be completed.
    """
    try:
        choices = list_choices(words)
        if choices is None:
            return FILES
        lines = [f"{choice.text}\t{choice.help}\n" for choice in choices]
        sys.stdout.write("".join(lines))
        sys.stdout.flush()
    except Exception:  # noqa: BLE001  (a shell would print it amid what is typed)
        return 0
    return 0


def list_choices(words: Sequence[str]) -> list[Candidate] | None:
    """Returns what the last word may become; None for names of files."""
    *before, current = _join_values(words) or [""]
    command, rest = _find_command(before)
    rows = [row for row in _read_table() if row.command == command and row.flags]
    values = {flag: row for row in rows for flag in row.flags.split(",")}
    flag, equals, start = current.partition("=")
    if equals and flag in values:
        found = _list_values(flag, values[flag], words, start)
        return found and [Candidate(f"{flag}={text}", told) for text, told in found]
    last = before[-1] if before else ""
    if last in values and values[last].metavar:
        return _list_values(last, values[last], words, current)
    if current.startswith("-"):
        flags = [Candidate(flag, row.help) for flag, row in values.items()]
        return _starting(current, flags)
    return _list_arguments(command, rest, current, words)


def _join_values(words: Sequence[str]) -> list[str]:
    """Returns the words without the `=` that bash makes a word of its own."""
    plain = [word for word in words if word != "="]
    return [*plain, ""] if words and words[-1] == "=" else plain


def _find_command(before: Sequence[str]) -> tuple[str, list[str]]:
    """Returns the command, and the words after it and the options that all share."""
    _, rest = split_shared(before)
    if not rest or rest[0] not in COMMANDS:
        return "search", rest
    command, *rest = rest
    _, after = split_shared(rest)
    if after and after[0] in SUBCOMMANDS.get(command, ()):
        return f"{command} {after[0]}", after[1:]
    return command, after


def _list_arguments(
    command: str, rest: Sequence[str], current: str, words: Sequence[str]
) -> list[Candidate] | None:
    rows = [row for row in _read_table() if not row.flags]
    if command == "search" and not rest and "search" not in words[:-1]:
        names = [
            Candidate(row.command, row.help) for row in rows if " " not in row.command
        ]
        return _starting(current, names)
    if command in SUBCOMMANDS and not rest:
        inner = [row for row in rows if row.command.startswith(f"{command} ")]
        names = [Candidate(row.command.split()[1], row.help) for row in inner]
        return _starting(current, names)
    if command in _NAMED_ACTORS:
        return _list_indexed("--actor", words, current)
    return None if command in _FILE_COMMANDS else []


def _list_values(
    flag: str, row: _Row, words: Sequence[str], start: str
) -> list[Candidate] | None:
    if row.choices:
        return _starting(start, map(Candidate, row.choices.split(",")))
    if row.metavar in _FILE_METAVARS and flag != "--path":
        return None
    return _list_indexed(flag, words, start)


def _list_indexed(flag: str, words: Sequence[str], start: str) -> list[Candidate]:
    # Only values of the index need numpy: 60 ms of imports.
    from search.cli.completion.indexed_values import list_indexed_values

    found = list_indexed_values(flag, words, start.strip("\"'").replace("\\", ""))
    return [Candidate(text) for text in found]


def _starting(start: str, choices: Iterable[Candidate]) -> list[Candidate]:
    return [choice for choice in choices if choice.text.startswith(start)]


def _read_table() -> Iterator[_Row]:
    for line in TABLE.read_text("utf-8").splitlines():
        yield _Row(*line.split("\t"))
