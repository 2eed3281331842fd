"""Shows an article from one of the matches in it on."""

import shutil
from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from search.cli.screen.output_choice import Output
from search.output.tables.answer import CommandAnswer
from search.output.wording import count_of
from search.query_errors import NoSuchNameError, OptionConflictError
from search.results.marked_article import MarkedArticle
from search.results.results import Mark

MarkedWordsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS…]", help="Mark these, as a search for them does."),
]
AtOption = Annotated[
    int | None,
    typer.Option("--at", metavar="N", min=1, help="Begin at the Nth match."),
]
_LINES_BEFORE = 3
"""A pager shows so many lines before the match."""


def check_no_match_wanted(at: int | None) -> None:
    """Checks that no match is asked for where there are no words.

    Raises:
        OptionConflictError: one is.
    """
    if at is not None:
        raise OptionConflictError(
            "--at goes with words, as in: show 3 ceasefire --at 2"
        )


def choose_match(marks: Sequence[Mark], at: int | None) -> Mark | None:
    """Returns the Nth of the matches, the first where none is asked for; None for no match.

    Raises:
        NoSuchNameError: there are fewer.
    """
    if at is not None and at > len(marks):
        found = count_of(len(marks), "match", "matches")
        raise NoSuchNameError(f"no match {at}: the text has {found}")
    return marks[(at or 1) - 1] if marks else None


def show_matches(
    answer: CommandAnswer, marked: MarkedArticle, output: Output, *, at: int | None
) -> CommandAnswer:
    """Returns the answer that shows an article with its matches marked.

    Args:
        answer: the answer without them.
        marked: the article, and its matches.
        output: how it is printed.
        at: the match to begin at, from 1; None for the first.

    Raises:
        NoSuchNameError: there are fewer matches.
    """
    # No search needs it.
    from search.output.article_page import find_line, paint_article

    marks = marked.text_marks
    chosen = choose_match(marks, at)
    begin = chosen if at is not None and not output.pager else None
    paint = partial(paint_article, marked.article, marks=marks, begin=begin)
    line = 1
    if chosen and output.pager:
        width = shutil.get_terminal_size().columns
        line = max(1, find_line(marked.article, chosen, width) - _LINES_BEFORE)
    return answer._replace(
        record={**answer.record, "marks": [[mark.start, mark.end] for mark in marks]},
        paint=paint,
        first_line=line,
        found=bool(marks or marked.title_marks),
        notices=tuple(f"the article lacks {word!r}" for word in marked.missing),
    )
