"""Writes docs/cli.md from the help of the commands: python docs/make_cli.py."""

import inspect
from pathlib import Path
from typing import Any

from typer.main import get_command

from search.cli.arguments import COMMANDS
from search.cli.commands import app

PAGE = Path(__file__).parent / "cli.md"


def make_page() -> str:
    """Returns the page, without the layout that depends on the version of Typer."""
    commands: Any = get_command(app)
    parts = ["# The command line", "Made from `--help` by `make docs`."]
    for name in COMMANDS:
        command = commands.commands[name]
        parts += _describe(name, command)
        for inner, subcommand in getattr(command, "commands", {}).items():
            parts += _describe(f"{name} {inner}", subcommand)
    return "\n\n".join(parts) + "\n"


def _describe(name: str, command: Any) -> list[str]:  # noqa: ANN401  (Click's)
    text = inspect.cleandoc(command.help).replace("\b\n", "")
    table = "\n".join(["| option | |", "|---|---|", *_rows(command.params)])
    return [f"## corpus-search {name}", f"```text\n{text}\n```", table]


def _rows(params: list[Any]) -> list[str]:
    return [
        f"| `{', '.join(_names(param))}` | {_cell(param.help)} |"
        for param in params
        if param.name != "help"
    ]


def _names(param: Any) -> list[str]:  # noqa: ANN401  (Click's, which Typer hides)
    if param.param_type_name == "argument":
        return [param.metavar or param.name.upper()]
    metavar = f" {param.metavar}" if param.metavar else ""
    return [*param.opts[:-1], param.opts[-1] + metavar, *param.secondary_opts]


def _cell(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(make_page(), encoding="utf-8")
