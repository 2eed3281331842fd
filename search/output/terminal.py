"""Paints text in a terminal: the colours, the marks, wrapped paragraphs and bars."""

from collections.abc import Sequence
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from search.output.plain_page import ACTORS as ACTORS
from search.output.plain_page import QUIET as QUIET
from search.output.plain_page import TITLE as TITLE
from search.output.plain_page import Span, link_text, mark_spans
from search.output.unseen_characters import one_line as one_line
from search.output.unseen_characters import replace_controls as replace_controls
from search.output.wording import MAX_FACET_ROWS, facet_rows
from search.results.results import FacetCount, Mark
from search.shown_paths import make_link

BAR = "blue"
_MAX_BAR_WIDTH = 30


class _Console(Console):
    """A console that leaves a broken pipe to its caller.

    Attributes:
        has_links: whether paths are links.
    """

    has_links = False

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def make_console(
    file: IO[str], *, color: bool, width: int | None, links: bool = False
) -> Console:
    """Makes a console on a file; without `color` it writes no escape code.

    Args:
        file: what to write to.
        color: whether to write colours.
        width: the width in characters, None for the terminal's.
        links: whether paths are links, with colour or without.
    """
    console = _Console(
        file=file,
        force_terminal=color,
        color_system="standard" if color else None,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    console.has_links = links
    return console


class StyledPage:
    """A page on a console of `rich`."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def has_color(self) -> bool:
        """Whether marks are seen by their colour."""
        return self._console.color_system is not None

    def print_blank(self) -> None:
        """Prints an empty line."""
        self._console.print()

    def print_spans(
        self, spans: Sequence[Span], *, indent: int = 0, hang: int | None = None
    ) -> None:
        """Prints the spans as one paragraph, wrapped to the width of the console."""
        parts = [_style_span(span, self._console) for span in spans if span.text]
        print_text(self._console, *parts, indent=indent, hang=hang)

    def print_row(self, spans: Sequence[Span]) -> None:
        """Prints the spans on one line, however long it is."""
        parts = [_style_span(span, self._console) for span in spans if span.text]
        _print_line(self._console, Text().join(parts))

    def print_facet(
        self,
        name: str,
        counts: Sequence[FacetCount],
        *,
        max_rows: int | None = MAX_FACET_ROWS,
    ) -> None:
        """Prints the first values of a facet with their counts and bars."""
        paint_facet(name, counts, self._console, max_rows=max_rows)


def print_text(
    console: Console, *parts: Text, indent: int = 0, hang: int | None = None
) -> None:
    """Prints the parts as one paragraph, wrapped to the width of the console.

    Args:
        console: where to print.
        *parts: the text; nothing is printed if all are empty.
        indent: the indent of the first line.
        hang: the indent of the other lines; None for the same.
    """
    text = Text().join(parts)
    hang = indent if hang is None else hang
    if not text.plain:
        return
    for index, line in enumerate(text.wrap(console, max(20, console.width - hang))):
        margin = " " * (indent if index == 0 else hang)
        line.rstrip()
        _print_line(console, Text(margin).append_text(line))


def paint_path(path: str, file: str, console: Console) -> Text:
    """Returns a path, as a link to its file where links are shown."""
    return _style_span(Span(replace_controls(path), file=file), console)


def _style_span(span: Span, console: Console) -> Text:
    style = Style.parse(span.style)
    if span.file and getattr(console, "has_links", False):
        style += Style(link=make_link(span.file))
    return Text(span.text, style=style)


def _print_line(console: Console, line: Text) -> None:
    if console.color_system is None and getattr(console, "has_links", False):
        # Without colours `rich` writes no links.
        parts = [
            link_text(part.text, part.style.link)
            if part.style and part.style.link
            else part.text
            for part in line.render(console)
        ]
        console.file.write("".join(parts) + "\n")
        return
    console.print(line, soft_wrap=True)


def print_row(
    console: Console,
    label: str,
    value: str | Text,
    note: str = "",
    *,
    hang: int | None = None,
) -> None:
    """Prints a label, its value and a note on the value, as a row of a table."""
    print_text(
        console,
        Text(f"{label:<10}", style=QUIET),
        Text(replace_controls(value)) if isinstance(value, str) else value,
        Text(one_line(note), style=QUIET),
        hang=hang,
    )


def paint_marks(text: str, marks: Sequence[Mark], console: Console) -> Text:
    """Returns the text on one line with its marks in colour, or between ** without."""
    has_color = console.color_system is not None
    spans = mark_spans(text, marks, has_color=has_color)
    return Text.assemble(*((span.text, span.style) for span in spans))


def paint_facet(
    name: str,
    counts: Sequence[FacetCount],
    console: Console,
    *,
    max_rows: int | None = MAX_FACET_ROWS,
) -> None:
    """Prints the first values of a facet with their counts and bars.

    Args:
        name: the title.
        counts: the values, at least one.
        console: where to print.
        max_rows: how many values to print; None for all.
    """
    shown = counts[:max_rows]
    rows = facet_rows(shown)
    print_text(console, Text(name, style=TITLE))
    widest = min(max(cell_len(value) for value, _ in rows), console.width // 2)
    highest = max(count for _, count in rows)
    digits = len(f"{highest:,}")
    room = console.width - widest - digits - len("     ")
    longest = min(_MAX_BAR_WIDTH, max(1, room))
    for value, count in rows:
        label = Text(value)
        label.truncate(widest, overflow="ellipsis", pad=True)
        bar = "█" * max(count > 0, round(count / highest * longest))
        row = Text("  ").append_text(label).append(f"  {count:>{digits},} ")
        print_text(console, row.append(bar, style=BAR))
    if len(counts) > len(shown):
        more = f"  and {len(counts) - len(shown):,} more: --json has all"
        print_text(console, Text(more, style=QUIET))
