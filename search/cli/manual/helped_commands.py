"""Commands of Typer that show our own help instead of the library's."""

import shutil
import sys
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from search.cli.manual.command_pages import (
    PROGRAM,
    describe_command,
    describe_program,
)
from search.cli.manual.help_text import format_help
from search.cli.screen.encodings import fit_encoding


class HelpedCommand(TyperCommand):
    """A command with our own help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  (Click's)
        """Writes the help of the command."""
        _write_help(self, ctx, formatter)


class HelpedGroup(TyperGroup):
    """A group of commands with our own help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  (Click's)
        """Writes the help of the group, or of the program."""
        _write_help(self, ctx, formatter)


class HelpedTyper(typer.Typer):
    """An application of Typer whose commands show our own help."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  (Typer's)
        options = {"cls": HelpedGroup, **options}
        super().__init__(
            add_completion=False,
            pretty_exceptions_enable=False,
            rich_markup_mode=None,
            context_settings={"help_option_names": ["-h", "--help"]},
            **options,
        )

    def command(self, name: str | None = None, **options: Any) -> Callable[..., Any]:  # noqa: ANN401
        """Makes a command of a function, as Typer does."""
        return super().command(name, **{"cls": HelpedCommand, **options})


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
    name = str(ctx.command_path).removeprefix(PROGRAM).strip()
    page = describe_command(name, command) if name else describe_program(command)
    shown = format_help(page, shutil.get_terminal_size().columns)
    # What prints it writes other characters as UTF-8 whatever the encoding.
    formatter.write(fit_encoding(shown, sys.stdout.encoding))
