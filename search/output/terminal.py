"""How any page is painted for a person, in colour where there is a terminal to show it."""

import re
from collections.abc import Sequence
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from index.analysis.english_months import MONTH_NAMES
from index.article import Basis, Field, PartialDate
from search.results.results import FacetCount, Mark

TITLE = "bold"
QUIET = "dim"

_MARK = "bold yellow"
_BAR_WIDTH = 30
MOST_ROWS = 40
"""Of so many values of a facet are the counts shown, where the others are but rare."""

# C0, DEL and C1 but tab and newline; and the marks that turn text around unseen.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


class _Console(Console):
    """One that leaves it to its caller what to do when the reader goes away."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def make_console(file: IO[str], *, color: bool, width: int | None) -> Console:
    """A console that writes to a file, with colours or without a single escape code."""
    return _Console(
        file=file,
        force_terminal=color,
        color_system="standard" if color else None,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def clean(text: str) -> str:
    """The text with nothing in it that a terminal would obey."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey."""
    return clean(re.sub(r"\s+", " ", text))


def print_text(
    console: Console, *parts: Text, indent: int = 0, hang: int | None = None
) -> None:
    """The parts as one paragraph, wrapped to the console, later lines hanging."""
    text = Text().join(parts)
    hang = indent if hang is None else hang
    if not text.plain:
        return
    for place, line in enumerate(text.wrap(console, max(20, console.width - hang))):
        margin = " " * (indent if place == 0 else hang)
        line.rstrip()
        console.print(Text(margin).append_text(line), soft_wrap=True)


def marked(text: str, marks: Sequence[Mark], console: Console, base: str = "") -> Text:
    """The text on one line, its marks in colour, or between ** where there is none."""
    painted, place = Text(style=base), 0
    plain = console.color_system is None
    for mark in marks:
        painted.append(one_line(text[place : mark.start]))
        word = one_line(text[mark.start : mark.end])
        painted.append(f"**{word}**" if plain else word, style=_MARK)
        place = mark.end
    return painted.append(one_line(text[place:]))


def paint_facet(
    name: str,
    counts: Sequence[FacetCount],
    console: Console,
    *,
    most: int | None = MOST_ROWS,
) -> None:
    """Values with their counts, as bars: the first ones, and how many more there are."""
    rows = [
        (one_line(count.value) or "unknown", count.count) for count in counts[:most]
    ]
    print_text(console, Text(name, style=TITLE))
    widest = min(max(cell_len(value) for value, _ in rows), console.width // 2)
    highest = max(count for _, count in rows)
    digits = len(f"{highest:,}")
    longest = min(_BAR_WIDTH, max(1, console.width - widest - digits - len("     ")))
    for value, count in rows:
        label = Text(value)
        label.truncate(widest, overflow="ellipsis", pad=True)
        bar = "█" * max(1, round(count / highest * longest))
        row = Text("  ").append_text(label).append(f"  {count:>{digits},} ")
        print_text(console, row.append(bar, style="blue"))
    if len(counts) > len(rows):
        more = f"  and {len(counts) - len(rows):,} more: --json has all"
        print_text(console, Text(more, style=QUIET))


def format_date(date: Field[PartialDate]) -> str:
    """The date for a reader: ≈ where it is inferred, ? where it is a guess."""
    value = date.value
    if value is None:
        return "undated"
    shown = str(value)
    if value.year is None:
        day = f"{value.day} " if value.day else ""
        shown = f"{day}{MONTH_NAMES[(value.month or 1) - 1][:3]}, year unknown"
    sign = {Basis.INFERRED: "≈ ", Basis.GUESS: "? "}.get(date.basis, "")
    return sign + shown + (" (!)" if date.conflict else "")
