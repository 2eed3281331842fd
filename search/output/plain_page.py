"""Prints pages without colour and unwrapped, as a pipe or a file takes them."""

from collections.abc import Callable, Sequence
from typing import IO, NamedTuple, Protocol

from search.output.unseen_characters import one_line
from search.output.wording import MAX_FACET_ROWS
from search.results.results import FacetCount, Mark
from search.shown_paths import make_link

# The style of each thing on the pages, as `rich` names colours.
TITLE = "bold"
QUIET = "dim"
MARK = "bold yellow"
ACTORS = "cyan"
MISSING = "red"

_MAX_CELLS = 2
"""A character is at most so wide."""


class Span(NamedTuple):
    """A stretch of a line, its style, and the file that it links to where links are shown."""

    text: str
    style: str = ""
    file: str = ""


class Page(Protocol):
    """The page that results are printed on: plain, or by `rich` with colours and wrapped."""

    @property
    def has_color(self) -> bool:
        """Whether marks are seen by their colour."""

    def print_blank(self) -> None:
        """Prints an empty line."""

    def print_spans(
        self, spans: Sequence[Span], *, indent: int = 0, hang: int | None = None
    ) -> None:
        """Prints the spans as one paragraph.

        Args:
            spans: the text; nothing is printed if all are empty.
            indent: the indent of the first line.
            hang: the indent of the other lines; None for the same.
        """

    def print_row(self, spans: Sequence[Span]) -> None:
        """Prints the spans on one line, however long it is."""

    def print_facet(
        self,
        name: str,
        counts: Sequence[FacetCount],
        *,
        max_rows: int | None = MAX_FACET_ROWS,
    ) -> None:
        """Prints a facet, as `terminal.paint_facet` does."""


class PlainPage:
    """A page that writes lines as they are, and needs no import of `rich`.

    Args:
        file: what to write to.
        width: the width in characters.
        make_styled: makes the page for what has to be laid out: the same characters come
            from it as from here.
        has_links: whether paths are links.
    """

    has_color = False

    def __init__(
        self,
        file: IO[str],
        width: int,
        make_styled: Callable[[], Page],
        *,
        has_links: bool = False,
    ) -> None:
        self._file = file
        self._has_links = has_links
        self._width = width
        self._make_styled = make_styled

    def print_blank(self) -> None:
        """Prints an empty line."""
        self._file.write("\n")

    def print_spans(
        self, spans: Sequence[Span], *, indent: int = 0, hang: int | None = None
    ) -> None:
        """Prints the spans on one line, or wrapped where they may not fit on it."""
        text = "".join(span.text for span in spans)
        if not text:
            return
        room = self._width - max(indent, hang or 0)
        if len(text) * _MAX_CELLS > room or "\n" in text or "\t" in text:
            self._make_styled().print_spans(spans, indent=indent, hang=hang)
            return
        if self._has_links:
            text = "".join(map(_link_span, spans))
        self._file.write(f"{' ' * indent}{text.rstrip()}\n")

    def print_row(self, spans: Sequence[Span]) -> None:
        """Prints the spans on one line, however long it is."""
        self._file.write("".join([span.text for span in spans]).rstrip() + "\n")

    def print_facet(
        self,
        name: str,
        counts: Sequence[FacetCount],
        *,
        max_rows: int | None = MAX_FACET_ROWS,
    ) -> None:
        """Prints a facet: its columns need the widths of characters, which `rich` has."""
        self._make_styled().print_facet(name, counts, max_rows=max_rows)


def mark_spans(
    text: str, marks: Sequence[Mark], *, has_color: bool, base: str = ""
) -> list[Span]:
    """Returns the text on one line with its marks in colour, or between ** without.

    Args:
        text: the text.
        marks: the stretches to mark, in order.
        has_color: whether there is colour.
        base: the style of the rest of the text.
    """
    spans, end = [], 0
    for mark in marks:
        spans.append(Span(one_line(text[end : mark.start]), base))
        word = one_line(text[mark.start : mark.end])
        spans.append(Span(word if has_color else f"**{word}**", MARK))
        end = mark.end
    return [*spans, Span(one_line(text[end:]), base)]


def link_text(text: str, link: str) -> str:
    """Returns the text as a link that terminals open (OSC 8)."""
    return f"\x1b]8;;{link}\x1b\\{text}\x1b]8;;\x1b\\"


def _link_span(span: Span) -> str:
    return link_text(span.text, make_link(span.file)) if span.file else span.text
