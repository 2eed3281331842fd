"""Chooses what is printed of the answer to a query: hits, files or a count."""

from collections.abc import Mapping
from typing import NamedTuple

from search.cli.screen.output_choice import Output
from search.option_table import OutputFormat
from search.query_errors import OptionConflictError


class Shape(NamedTuple):
    """The parts of an answer that are printed.

    Attributes:
        all_hits: every hit, instead of a page of them.
        files: the files of the hits and nothing else.
        null: a NUL after each file, instead of the end of a line.
        total: the number of hits and nothing else.
        full_text: hits with their whole text.
        most: the maximum number of hits whose files are listed; None for all.
    """

    all_hits: bool = False
    files: bool = False
    null: bool = False
    total: bool = False
    full_text: bool = False
    most: int | None = None


_LISTINGS = ("--facet", "--format", "--collapse", "--explain", "--full-text")
_EXCLUSIVE = (
    ("-l", "-c"),
    *(("-l", other) for other in _LISTINGS),
    *(("-c", other) for other in (*_LISTINGS, "--limit", "--page", "--all-hits")),
    *(("--all-hits", other) for other in ("--limit", "--page", "--collapse")),
    ("-l", "--page"),
)


def check_shape(shape: Shape, output: Output, given: Mapping[str, object]) -> None:
    """Checks that options about what is printed do not contradict each other.

    Args:
        shape: what is printed.
        output: where and in which format.
        given: the other options by flag; true where they are given.

    Raises:
        OptionConflictError: two of them do.
    """
    chosen = {
        **given,
        "-l": shape.files,
        "-c": shape.total,
        "--all-hits": shape.all_hits,
        "--full-text": shape.full_text,
        "--format": not output.is_text,
    }
    for one, other in _EXCLUSIVE:
        if chosen.get(one) and chosen.get(other):
            other += f" {output.form}" if other == "--format" else ""
            one = "-0" if one == "-l" and shape.null else one
            raise OptionConflictError(f"{one} does not go with {other}")
    if shape.full_text and output.is_text:
        forms = ", ".join(
            form for form in OutputFormat if form is not OutputFormat.TEXT
        )
        raise OptionConflictError(f"--full-text goes with --format {forms}")
