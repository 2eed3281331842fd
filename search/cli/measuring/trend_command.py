"""The command that counts articles over time."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import shutil
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from search.cli.opening import open_or_build
from search.cli.options import CorrectOption, ExactOption, with_filter_options
from search.cli.screen.file_replacement import replace_file
from search.cli.screen.shared_values import Shared
from search.output.tables.answer import CommandAnswer
from search.query import Query, find_today, make_query
from search.query.tree import NameField
from search.results.trend_lines import PeriodUnit, Trend


class LineField(StrEnum):
    """What each line stands for."""

    QUERY = "query"
    OUTLET = "outlet"
    LANGUAGE = "language"


QueriesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[WORDS…]",
        help="Each argument is a query, and a line of the chart; none counts all articles.",
    ),
]
ByOption = Annotated[
    PeriodUnit,
    typer.Option("--by", metavar="UNIT", help="day, week, month, quarter or year."),
]
RelativeOption = Annotated[
    bool,
    typer.Option(
        "--relative", help="Draw shares of all articles of the period, not counts."
    ),
]
CountStoriesOption = Annotated[
    bool, typer.Option("--stories", help="Count copies of one text once.")
]
SmoothOption = Annotated[
    int,
    typer.Option(
        "--smooth",
        metavar="N",
        min=0,
        max=1_000,
        help="Draw the moving mean of N periods.",
    ),
]
LineFieldOption = Annotated[
    LineField,
    typer.Option(
        "--lines", metavar="FIELD", help="A line for each query, outlet or language."
    ),
]
TopOption = Annotated[
    int,
    typer.Option(
        "--top",
        metavar="N",
        min=1,
        max=12,
        help="So many outlets or languages, those with most articles.",
    ),
]
SvgOption = Annotated[
    Path | None,
    typer.Option("--svg", metavar="FILE", help="Write the chart as a picture, too."),
]


@with_filter_options
def trend(
    shared: Shared,
    within: Query,
    words: QueriesArgument = None,
    by: ByOption = PeriodUnit.MONTH,
    relative: RelativeOption = False,
    stories: CountStoriesOption = False,
    smooth: SmoothOption = 0,
    lines: LineFieldOption = LineField.QUERY,
    top: TopOption = 6,
    svg: SvgOption = None,
    exact: ExactOption = False,
    correct: CorrectOption = True,
) -> CommandAnswer:
    """Counts articles over time, and draws a line for each query, or for each outlet.

    \b
    corpus-search trend Wagner
    corpus-search trend Wagner Erdogan "Haftar OR LNA" --relative
    corpus-search trend ceasefire --lines outlet --relative --by quarter
    corpus-search trend Wagner --since 2019 --by week --smooth 4 --svg wagner.svg
    corpus-search trend Wagner Erdogan --format csv -o trend.csv

    An article counts for a line with all words of its argument; write OR for any of them.
    --outlet and the other filters narrow what is counted and what shares are taken of.
    """
    # No search needs them.
    from search.output.trends.trend_page import ChartLook, answer_trend
    from search.trends.trend import TrendView, measure_trend

    view = replace(within.view, exact=exact, correct=correct)
    today = find_today()
    asked = [
        make_query(text, view=view, today=today, every_word=True)
        for text in words or ()
        if text.strip()
    ]
    field = None if lines is LineField.QUERY else NameField(lines.value)
    engine = open_or_build(shared.settings)
    found = measure_trend(
        engine, asked, within, TrendView(by, stories, smooth, field, top)
    )
    if svg is not None:
        _write_picture(svg, found, relative=relative)
    columns = shutil.get_terminal_size().columns
    encoding = "utf-8" if shared.output.path else sys.stdout.encoding or ""
    look = ChartLook(columns, encoding.lower().startswith("utf"), relative)
    return answer_trend(found, look)


def _write_picture(path: Path, found: Trend, *, relative: bool) -> None:
    # Few charts are written to a file.
    from search.output.trends.svg_chart import draw_chart

    with replace_file(path) as new:
        new.write_text(draw_chart(found, relative=relative), "utf-8")
