"""The command that lists matches with the text around them."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import shutil
import sys
from typing import Annotated

import typer

from search.cli.opening import open_or_build
from search.cli.options import with_query_options
from search.cli.screen.shared_values import Shared
from search.output.tables.answer import CommandAnswer
from search.query import Query

_MAX_LINES = 1_000_000
_MAX_WIDTH = 500

LinesOption = Annotated[
    int,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=1,
        max=_MAX_LINES,
        help="Maximum number of lines.",
    ),
]
KeysOption = Annotated[
    str,
    typer.Option(
        "--sort",
        metavar="KEYS",
        help="Order of the lines: left1, right1 … (words around the match), left, right "
        "(the three nearest), match, date, outlet; random; several with commas. none is best first.",
    ),
]
WindowOption = Annotated[
    int | None,
    typer.Option(
        "--window",
        metavar="N",
        min=1,
        max=100,
        help="Show so many words on each side of the match.",
        show_default="as --width has it",
    ),
]
WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="N",
        min=5,
        max=_MAX_WIDTH,
        help="Show so many columns of text on each side of the match.",
        show_default="what the terminal holds, else 50",
    ),
]


@with_query_options
def kwic(
    shared: Shared,
    asked: Query,
    window: WindowOption = None,
    width: WidthOption = None,
    sort: KeysOption = "none",
    limit: LinesOption = 100,
) -> CommandAnswer:
    """Lists every match with the text around it: a concordance, keyword in context.

    \b
    corpus-search kwic ceasefire
    corpus-search kwic '"permanent ceasefire"' --sort right1,right2
    corpus-search kwic 'merc*' --sort left --outlet BBC --window 8
    corpus-search kwic '"Haftar Moscow"~5' --since 2020 --sort date -n 1000
    corpus-search kwic Haftar --sort random -n 50         a sample of all lines
    corpus-search kwic Haftar -n 10000 -o haftar.csv

    The words are those of a search, and each mark of a search is a line. Several words
    without quotation marks are looked for one by one, a phrase stands in "…".
    `corpus-search show 3` shows the article of the third line.
    """
    # No search needs them.
    from search.last_search import remember_places
    from search.measures.concordance.concordance_view import (
        DEFAULT_WIDTH,
        ConcordanceView,
    )
    from search.measures.concordance.line_order import parse_order
    from search.output.measures.concordance_page import answer_concordance, fit_width

    order = parse_order(sort)
    if width is None and sys.stdout.isatty() and shared.output.is_text:
        width = fit_width(shutil.get_terminal_size().columns)
    view = ConcordanceView(limit, order, window, width or DEFAULT_WIDTH)
    found = open_or_build(shared.settings).measures.concordance(asked, view)
    remember_places(
        shared.settings.index.directory, ((line.id, line.path) for line in found.lines)
    )
    return answer_concordance(found)
