"""The command that lists who said what."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import typer

from search.cli.citing.citing_options import CollapseOption
from search.cli.opening import open_or_build
from search.cli.options import SortOption, with_query_options
from search.cli.screen.shared_values import Shared
from search.output.tables.answer import CommandAnswer
from search.query import Query
from search.query.query import Sort

QuotationLimitOption = Annotated[
    int,
    typer.Option(
        *("--limit", "-n"),
        metavar="N",
        min=1,
        max=100_000,
        help="Maximum number of quotations.",
    ),
]


@with_query_options
def quotes(
    shared: Shared,
    asked: Query,
    speakers: Sequence[str] | None,
    sort: SortOption = Sort.RELEVANCE,
    limit: QuotationLimitOption = 50,
    collapse: CollapseOption = False,
) -> CommandAnswer:
    """Lists direct quotations of the articles that match, with their speakers.

    \b
    corpus-search quotes ceasefire
    corpus-search quotes ceasefire --actor Lavrov     what he said, by any of his names
    corpus-search quotes --actor Lavrov --since 2020 --format csv

    Speakers are found by rules, in English, Turkish, Russian and Arabic. What is quoted
    without a speaker that is sure is left out. At most 2,000 articles are read.
    """
    # No search needs it: it imports the rules.
    from search.output.citations.quotation_list import answer_quotations
    from search.quotation_search import search_quotations

    engine = open_or_build(shared.settings)
    asked = replace(asked, view=replace(asked.view, sort=sort, collapse=collapse))
    listed = search_quotations(engine, asked, limit=limit, speakers=speakers)
    return answer_quotations(listed)
