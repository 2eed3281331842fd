"""Writes docs/cli.md, the manual page and the completion: python docs/make_cli.py."""

from pathlib import Path
from typing import Any

from typer.main import get_command

from search.cli.commands import app
from search.cli.completion import choices
from search.cli.manual.command_pages import CommandPage, OptionEntry, list_pages
from search.cli.manual.completion_table import make_completion_table
from search.cli.manual.help_text import label_of
from search.cli.manual.man_page import make_man_page

PAGE = Path(__file__).parent / "cli.md"
MAN_PAGE = Path(__file__).parent / "corpus-search.1"


def make_files() -> dict[Path, str]:
    """Returns the content of each file that is made from the options of the commands."""
    program: Any = get_command(app)
    pages = list_pages(program)
    return {
        PAGE: _make_page(pages[1:]),
        MAN_PAGE: make_man_page(pages),
        choices.TABLE: make_completion_table(pages),
    }


def _make_page(pages: list[CommandPage]) -> str:
    parts = [
        "# The command line",
        "Made from the options of the commands by `make docs`.",
    ]
    for page in pages:
        parts += _describe(page)
    return "\n\n".join(parts) + "\n"


def _describe(page: CommandPage) -> list[str]:
    blocks = [page.summary, "\n".join(page.examples), *page.notes]
    text = "\n\n".join(filter(None, blocks))
    entries = [entry for entry in page.entries if "--help" not in entry.flags]
    table = "\n".join(["| option | |", "|---|---|", *map(_row, entries)])
    return [f"## corpus-search {page.name}", f"```text\n{text}\n```", table]


def _row(entry: OptionEntry) -> str:
    return f"| `{label_of(entry)}` | {entry.help.replace('|', chr(92) + '|')} |"


if __name__ == "__main__":
    for path, content in make_files().items():
        path.write_text(content, encoding="utf-8")
