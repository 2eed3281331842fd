"""Lays out --help: what a command does, examples, and its options by group."""

from collections.abc import Iterator
from textwrap import wrap

from search.cli.manual.command_pages import CommandPage, OptionEntry

_INDENT = "  "
_MAX_LABEL = 26
_MAX_WIDTH = 100


def format_help(page: CommandPage, width: int) -> str:
    """Returns the help of a command, with lines of at most `width` characters."""
    return "\n".join(_list_lines(page, min(width, _MAX_WIDTH))) + "\n"


def _list_lines(page: CommandPage, width: int) -> Iterator[str]:
    first, *others = page.usage
    yield f"Usage: {first}"
    yield from (f"       {usage}" for usage in others)
    yield ""
    yield from wrap(page.summary, width)
    if page.examples:
        yield from ("", "Examples:", *(f"{_INDENT}{line}" for line in page.examples))
    for note in page.notes:
        yield ""
        yield from note.splitlines() if "\n" in note else wrap(note, width)
    for group, entries in page.groups.items():
        yield from ("", f"{group or 'Arguments'}:")
        for entry in entries:
            yield from _list_row(label_of(entry), entry.help, width)
    if page.commands:
        yield from ("", "Commands:")
        for name, summary in page.commands:
            yield from _list_row(name, summary, width)


def label_of(entry: OptionEntry) -> str:
    """Returns an option's names and value, as in "-n, --limit N"."""
    flags = ", ".join((*entry.flags, *entry.off))
    return " ".join(filter(None, (flags, entry.metavar)))


def _list_row(label: str, text: str, width: int) -> Iterator[str]:
    column = _MAX_LABEL + 2 * len(_INDENT)
    lines = wrap(text, max(20, width - column))
    if len(label) > _MAX_LABEL:
        yield f"{_INDENT}{label}"
    else:
        first = lines.pop(0) if lines else ""
        yield f"{_INDENT}{label:<{_MAX_LABEL}}{_INDENT}{first}".rstrip()
    yield from (f"{' ' * column}{line}" for line in lines)
