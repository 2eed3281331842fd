"""Reads from Typer what a user must know of each command."""

import inspect
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple, get_args

from search.cli.arguments import COMMANDS

Command = Any
"""A command of Click, which Typer bundles without a public name."""

PROGRAM = "corpus-search"
HELP = "--help"
OWN_GROUP = "Options"

_SHOWN_EXAMPLES = 6


class OptionEntry(NamedTuple):
    """An option or argument.

    Attributes:
        flags: its names; none for an argument.
        metavar: what stands for its value, empty for a switch.
        help: what it does, with its bounds and default.
        group: the heading that it stands under.
        choices: the values that it takes, if they are few.
        off: the flags of the opposite.
    """

    flags: tuple[str, ...]
    metavar: str
    help: str
    group: str
    choices: tuple[str, ...] = ()
    off: tuple[str, ...] = ()


class CommandPage(NamedTuple):
    """The help of a command.

    Attributes:
        name: as typed after the program's name; empty for the program.
        summary: what it does, in a sentence.
        examples: lines to copy.
        notes: paragraphs; those with several lines are set as they are.
        entries: its arguments and options, those of one group together.
        commands: the name and summary of each of its commands.
    """

    name: str
    summary: str
    examples: tuple[str, ...]
    notes: tuple[str, ...]
    entries: tuple[OptionEntry, ...]
    commands: tuple[tuple[str, str], ...] = ()

    @property
    def groups(self) -> dict[str, list[OptionEntry]]:
        """The options by group, in order; arguments come first."""
        found: dict[str, list[OptionEntry]] = {}
        for entry in self.entries:
            found.setdefault(entry.group if entry.flags else "", []).append(entry)
        return dict(sorted(found.items(), key=lambda item: bool(item[0])))

    @property
    def usage(self) -> tuple[str, ...]:
        """The ways to write the command."""
        names = " ".join(each.metavar for each in self.entries if not each.flags)
        start = " ".join(filter(None, (PROGRAM, self.name)))
        own = " ".join(filter(None, (start, names, "[OPTIONS]")))
        return (own, f"{start} COMMAND …") if self.commands else (own,)


def list_pages(program: Command) -> list[CommandPage]:
    """Lists the pages of the program, of its commands and of theirs, in order."""
    return [describe_program(program), *_list_inner("", program)]


def describe_program(program: Command) -> CommandPage:
    """Returns the page of the program: a search needs no command, so it is on there."""
    page = describe_command("", program)
    search = describe_command("", program.commands["search"])
    return page._replace(
        examples=search.examples[:_SHOWN_EXAMPLES],
        notes=(*page.notes, f"More on a command: {PROGRAM} COMMAND {HELP}"),
        entries=(*search.entries[:-1], *page.entries),
    )


def describe_command(name: str, command: Command) -> CommandPage:
    """Returns the page of a command.

    Args:
        name: as typed after the program's name.
        command: the command.
    """
    summary, *blocks = inspect.cleandoc(command.help or "").split("\n\n")
    verbatim = [block.removeprefix("\b\n") for block in blocks if block[:1] == "\b"]
    examples = [block for block in verbatim if block.startswith(PROGRAM)]
    own = (param for param in command.params if param.name != "help")
    return CommandPage(
        name,
        _join(summary),
        tuple(line for block in examples for line in block.splitlines()),
        tuple(
            block.removeprefix("\b\n") if block[:1] == "\b" else _join(block)
            for block in blocks
            if block.removeprefix("\b\n") not in examples
        ),
        (*map(_describe_entry, own), _HELP_ENTRY),
        tuple(
            (key, _join(inspect.cleandoc(inner.help or "").split("\n\n")[0]))
            for key, inner in _list_commands(command)
        ),
    )


def _list_inner(prefix: str, group: Command) -> Iterator[CommandPage]:
    for name, command in _list_commands(group):
        yield describe_command(f"{prefix}{name}", command)
        yield from _list_inner(f"{prefix}{name} ", command)


def _list_commands(group: Command) -> list[tuple[str, Command]]:
    """Returns the commands of a group; those of the program in our order."""
    found = getattr(group, "commands", {})
    names = COMMANDS if found.keys() >= set(COMMANDS) else tuple(found)
    return [(name, found[name]) for name in names]


def _describe_entry(param: Any) -> OptionEntry:  # noqa: ANN401  (Click's)
    is_option = param.opts[0].startswith("-")
    metavar = "" if getattr(param, "is_flag", False) else param.metavar
    return OptionEntry(
        tuple(sorted(param.opts, key=len)) if is_option else (),
        metavar or "",
        _describe_bounds(param),
        getattr(param, "rich_help_panel", None) or OWN_GROUP,
        _list_choices(param),
        tuple(param.secondary_opts),
    )


def _describe_bounds(param: Any) -> str:  # noqa: ANN401  (Click's)
    """Returns the help, with the numbers allowed and the default."""
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    known = [] if least is None or most is None else [f"{least:,} to {most:,}"]
    default = _describe_default(param)
    known += [f"default: {default}"] if default else []
    end = f" [{'; '.join(known)}]" if known else ""
    return f"{param.help or ''}{end}"


def _describe_default(param: Any) -> str:  # noqa: ANN401  (Click's)
    if isinstance(param.show_default, str):
        return param.show_default
    if getattr(param, "is_flag", False):
        if not param.secondary_opts:
            return ""
        chosen = param.opts if param.default else param.secondary_opts
        return str(chosen[0])
    default = param.default
    return "" if default in (None, "", (), []) else str(default)


def _list_choices(param: Any) -> tuple[str, ...]:  # noqa: ANN401  (Click's)
    """Returns the values of an enumeration, as this or an older Typer keeps them."""
    kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
    (inner,) = get_args(kind)[:1] or (kind,)
    if isinstance(inner, type) and issubclass(inner, Enum):
        return tuple(str(member.value) for member in inner)
    choices = getattr(getattr(param, "type", None), "choices", ())
    return tuple(str(getattr(choice, "value", choice)) for choice in choices)


def _join(block: str) -> str:
    return " ".join(block.split())


_HELP_ENTRY = OptionEntry(("-h", HELP), "", "Show this help.", OWN_GROUP)
