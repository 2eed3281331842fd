"""The commands that measure words: collocates, keywords, dispersion."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import shutil
import sys
from typing import Annotated

import typer

from search.cli.opening import open_or_build
from search.cli.options import with_filter_options, with_query_options
from search.cli.screen.shared_values import Shared
from search.measures.measure_views import (
    MAX_SPAN,
    Association,
    CollocatesView,
    CountBy,
    DispersionView,
    Keyness,
    KeywordsView,
)
from search.output.tables.answer import CommandAnswer
from search.query import Query, find_today, make_query
from search.query_errors import OptionConflictError

RowsOption = Annotated[
    int,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=1,
        max=1_000_000,
        help="Maximum number of rows.",
    ),
]
MinCountOption = Annotated[
    int,
    typer.Option(
        "--min-count",
        metavar="N",
        min=1,
        help="Leave out words that are counted less often there.",
    ),
]
StopWordsOption = Annotated[
    bool, typer.Option("--stop-words", help="Keep the words of grammar: the, of, und.")
]
FormsOption = Annotated[
    bool,
    typer.Option(
        "--forms", help="Count each form for itself: talk and talks are two words."
    ),
]
StoriesOption = Annotated[
    bool, typer.Option("--stories", help="Count the copies of one text once.")
]
SpanOption = Annotated[
    int,
    typer.Option(
        "--window",
        metavar="N",
        min=1,
        max=MAX_SPAN,
        help="How many words on each side are near.",
    ),
]
SideOption = Annotated[
    str,
    typer.Option(
        "--span",
        metavar="SIDE",
        help="Where to look: left, right or both; or so many words a side: 3,0.",
    ),
]


@with_query_options
def collocates(
    shared: Shared,
    asked: Query,
    window: SpanOption = 5,
    span: SideOption = "both",
    measure: Annotated[
        Association,
        typer.Option(
            "--measure",
            metavar="NAME",
            help="Rank by logdice, g2, mi, mi3, t or dice.",
        ),
    ] = Association.LOG_DICE,
    min_count: MinCountOption = 3,
    stop_words: StopWordsOption = False,
    forms: FormsOption = False,
    stories: StoriesOption = False,
    limit: RowsOption = 30,
) -> CommandAnswer:
    """Lists the words that stand near a word more often than by chance.

    \b
    corpus-search collocates ceasefire
    corpus-search collocates ceasefire --measure g2 --window 3
    corpus-search collocates '"foreign fighters"' --span left --stop-words
    corpus-search collocates Haftar --outlet TASS --since 2020    counted in these only

    Near is how often the word stands in the window, all is how often in the articles that
    the filters leave, and expected is how often it would be near by chance.
    """
    from search.output.measures.word_tables import answer_collocates

    left, right = _read_span(span, window)
    view = CollocatesView(
        limit=limit,
        min_count=min_count,
        stop_words=stop_words,
        forms=forms,
        stories=stories,
        measure=measure,
        left=left,
        right=right,
    )
    engine = open_or_build(shared.settings)
    return answer_collocates(engine.measures.collocates(asked, view))


@with_filter_options
def keywords(
    shared: Shared,
    within: Query,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY…", help="The articles whose keywords are wanted."
        ),
    ],
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="QUERY",
            help="The articles to compare with.",
            show_default="all others",
        ),
    ] = None,
    measure: Annotated[
        Keyness,
        typer.Option("--measure", metavar="NAME", help="Rank by g2, logratio or diff."),
    ] = Keyness.G2,
    negative: Annotated[
        bool, typer.Option("--negative", help="List what they say less, not more.")
    ] = False,
    min_count: MinCountOption = 3,
    stop_words: StopWordsOption = False,
    forms: FormsOption = False,
    stories: StoriesOption = False,
    limit: RowsOption = 30,
) -> CommandAnswer:
    """Lists the words that some articles say more than others: outlet against outlet.

    \b
    corpus-search keywords 'outlet:"Daily Sabah"' --against outlet:TASS
    corpus-search keywords date:2020 --against date:2019 --outlet BBC
    corpus-search keywords Haftar                against all articles without him
    corpus-search keywords outlet:BBC --negative what it says less than all others

    A set of articles is what a search with that query finds; filters hold for both sets.
    G² says how sure the difference is, the log ratio how large: 1 is twice as often.
    """
    from search.output.measures.word_tables import answer_keywords

    view = KeywordsView(
        limit=limit,
        min_count=min_count,
        stop_words=stop_words,
        forms=forms,
        stories=stories,
        measure=measure,
        negative=negative,
    )
    today = find_today()
    target = make_query(" ".join(words), today=today)
    reference = None if against is None else make_query(against, today=today)
    engine = open_or_build(shared.settings)
    found = engine.measures.keywords(target, reference, within, view)
    on_terminal = sys.stdout.isatty() and shared.output.is_text
    columns = shutil.get_terminal_size().columns if on_terminal else None
    return answer_keywords(found, columns=columns)


@with_query_options
def dispersion(
    shared: Shared,
    asked: Query,
    by: Annotated[
        CountBy,
        typer.Option("--by", metavar="PART", help="Parts: article, outlet or month."),
    ] = CountBy.OUTLET,
    stories: StoriesOption = False,
    limit: RowsOption = 30,
) -> CommandAnswer:
    """Tells how evenly a word is spread over articles, outlets or months.

    \b
    corpus-search dispersion ceasefire
    corpus-search dispersion ceasefire --by month --outlet BBC -n 120
    corpus-search dispersion '"foreign fighters"' --by article

    DP is 0 for a word spread as the parts are large, and near 1 for one in one part alone;
    Juilland's D the reverse.
    """
    from search.output.measures.word_tables import answer_dispersion

    view = DispersionView(by=by, limit=limit, stories=stories)
    engine = open_or_build(shared.settings)
    return answer_dispersion(engine.measures.dispersion(asked, view))


def _read_span(span: str, window: int) -> tuple[int, int]:
    """Returns how many words before and after are near.

    Raises:
        OptionConflictError: the side is none.
    """
    sides = {"left": (window, 0), "right": (0, window), "both": (window, window)}
    if span in sides:
        return sides[span]
    numbers = span.split(",")
    if len(numbers) == 2 and all(one.isascii() and one.isdigit() for one in numbers):
        left, right = map(int, numbers)
        if left + right > 0 and max(left, right) <= MAX_SPAN:
            return left, right
    raise OptionConflictError(
        f"--span {span}: take left, right, both, or so many words before and after, "
        f"up to {MAX_SPAN} each, as in: --span 3,0"
    )
