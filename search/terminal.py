"""Results as text for a person, in colour where there is a terminal to show it."""

import re
from collections.abc import Iterable, Sequence
from typing import IO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from index.article import Actor, Article, Basis, Field, PartialDate
from search.results import FacetCount, Hit, Mark, Results, Status

_MARK = "bold yellow"
_TITLE = "bold"
_QUIET = "dim"
_BAR_WIDTH = 30
_SHOWN_ACTORS = 8
_SHOWN_OUTLETS = 6
_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]

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


def paint_results(results: Results, console: Console) -> None:
    """The count, the hits and the facets."""
    print_text(console, Text(_count_line(results)))
    for hit in results.hits:
        console.print()
        _paint_hit(hit, console)
        _paint_score(hit, console)
    for facet, counts in results.facets.items():
        if counts:
            console.print()
            by = f"{facet}, in stories" if results.query.view.stories else facet
            paint_facet(by, counts, console)


def paint_article(article: Article, console: Console) -> None:
    """The whole article: its fields, why we believe them, its actors and its text."""
    title = article.title.value or "(no title in the text)"
    print_text(console, Text(clean(title), style=_TITLE))
    rows = [
        ("id", article.id, None),
        ("path", article.path, None),
        ("url", article.url, None),
        ("title", article.title.value or "unknown", article.title),
        ("outlet", article.outlet.value or "unknown", article.outlet),
        ("date", format_date(article.date), article.date),
        ("language", article.language.value or "unknown", article.language),
        ("authors", ", ".join(article.authors), None),
    ]
    for name, value, field in rows:
        if value:
            _paint_field(name, value, field, console)
    for actor in article.actors:
        spellings = ", ".join(actor.surfaces) or actor.name
        line = f"{actor.name} ({actor.type}): {len(actor.mentions)} × {spellings}"
        print_text(console, Text("actor     ", style=_QUIET), Text(clean(line)))
    console.print()
    print_text(console, Text(clean(article.text)))


def paint_status(status: Status, console: Console) -> None:
    """What the index holds."""
    rows = [
        ("articles", f"{status.articles:,}"),
        ("dates", f"{status.first} to {status.last}" if status.first else "none"),
        ("undated", f"{status.undated:,}"),
        ("skipped", f"{len(status.skipped):,} files or records"),
        ("size", _format_size(status.size_bytes)),
        ("format", status.format),
        ("built", status.built_at),
    ]
    for name, value in rows:
        print_text(console, Text(f"{name:<10}", style=_QUIET), Text(clean(value)))
    if status.outlets:
        console.print()
        paint_facet("outlet", status.outlets, console)
    if status.skipped:
        console.print()
        print_text(console, Text("skipped", style=_TITLE))
        for line in status.skipped:
            print_text(console, Text(f"  {clean(line)}"))


def format_date(date: Field[PartialDate]) -> str:
    """The date for a reader: ≈ where it is inferred, ? where it is a guess."""
    value = date.value
    if value is None:
        return "undated"
    shown = str(value)
    if value.year is None:
        day = f"{value.day} " if value.day else ""
        shown = f"{day}{_MONTHS[(value.month or 1) - 1]}, year unknown"
    sign = {Basis.INFERRED: "≈ ", Basis.GUESS: "? "}.get(date.basis, "")
    return sign + shown + (" (!)" if date.conflict else "")


def _count_line(results: Results) -> str:
    total, articles = results.total, results.articles
    plural = "" if articles == 1 else "s"
    line = f"{total:,} of {articles:,} article{plural}"
    if results.stories is not None:
        total = results.stories
    if len(results.hits) < total and results.hits:
        line += f" · {results.hits[0].rank}–{results.hits[-1].rank} shown"
    folded = sum(len(hit.copies) for hit in results.hits)
    if folded:
        line += f" · {folded:,} {'copy' if folded == 1 else 'copies'} folded"
    return line


def _paint_hit(hit: Hit, console: Console) -> None:
    article = hit.article
    number = f"{hit.rank:>2}. "
    if article.title.value is None:
        label = Text("first words: ", style=_QUIET)
        label.append_text(Text(clean(hit.label)))
    else:
        label = marked(hit.label, hit.title_marks, console, base=_TITLE)
    print_text(console, Text(number), label, indent=0, hang=len(number))
    outlet = article.outlet.value or "outlet unknown"
    facts = f"{outlet} · {format_date(article.date)} · {article.path} · {article.id}"
    print_text(console, Text(clean(facts), style=_QUIET), indent=len(number))
    if hit.copies:
        carried = Text(clean(_also_in(hit)), style=_QUIET)
        print_text(console, carried, indent=len(number))
    if article.actors:
        shown = [actor.name for actor in _most_mentioned(article)[:_SHOWN_ACTORS]]
        more = len(article.actors) - len(shown)
        names = ", ".join(shown) + (f" and {more} more" if more else "")
        print_text(console, Text(clean(names), style="cyan"), indent=len(number))
    for snippet in hit.snippets:
        text = marked(snippet.text, snippet.marks, console)
        before = "" if snippet.offset == 0 else "… "
        print_text(console, Text(before), text, indent=len(number))
    if hit.missing:
        lacks = "lacks: " + ", ".join(hit.missing)
        print_text(console, Text(clean(lacks), style="red"), indent=len(number))


def _paint_score(hit: Hit, console: Console) -> None:
    if not hit.explanation:
        return
    indent = len(f"{hit.rank:>2}. ")
    print_text(console, Text(f"score {hit.score:.3f}", style=_QUIET), indent=indent)
    for part in hit.explanation:
        line = Text(clean(part.line()), style=_QUIET)
        print_text(console, line, indent=indent + 2, hang=indent + 4)


def _also_in(hit: Hit) -> str:
    """The outlets that carried the same text, each once, and how many copies beside."""
    outlets = dict.fromkeys(copy.outlet for copy in hit.copies if copy.outlet)
    shown = list(outlets)[:_SHOWN_OUTLETS]
    more = len(hit.copies) - len(shown)
    if not shown:
        return f"also in {more} {'copy' if more == 1 else 'copies'}"
    return f"also in: {', '.join(shown)}" + (f" ({more:,} more)" if more else "")


def _most_mentioned(article: Article) -> Sequence[Actor]:
    return sorted(article.actors, key=lambda actor: -len(actor.mentions))


def marked(text: str, marks: Sequence[Mark], console: Console, base: str = "") -> Text:
    """The text on one line, its marks in colour, or between ** where there is none."""
    painted, place = Text(style=base), 0
    plain = console.color_system is None
    for mark in marks:
        painted.append(_one_line(text[place : mark.start]))
        word = _one_line(text[mark.start : mark.end])
        painted.append(f"**{word}**" if plain else word, style=_MARK)
        place = mark.end
    return painted.append(_one_line(text[place:]))


def _one_line(text: str) -> str:
    return clean(re.sub(r"\s+", " ", text))


def _paint_field(
    name: str,
    value: str,
    field: "Field[str] | Field[PartialDate] | None",
    console: Console,
) -> None:
    line = Text(f"{name:<10}", style=_QUIET)
    line.append(clean(value), style="")
    if field is not None:
        line.append(_why(field), style=_QUIET)
    print_text(console, line, hang=10)


def _why(field: "Field[str] | Field[PartialDate]") -> str:
    why = f"  {field.basis}"
    if field.rule:
        why += f", {field.rule}, {field.confidence:.0%} sure"
    if field.quote:
        why += f": “{field.quote}”"
    if field.conflict:
        why += f"; but {field.conflict}"
    return _one_line(why)


def paint_facet(name: str, counts: Iterable[FacetCount], console: Console) -> None:
    """Values with their counts, as bars."""
    rows = [(clean(count.value) or "unknown", count.count) for count in counts]
    print_text(console, Text(name, style=_TITLE))
    widest = min(max(cell_len(value) for value, _ in rows), console.width // 2)
    most = max(count for _, count in rows)
    digits = len(f"{most:,}")
    for value, count in rows:
        label = Text(value)
        label.truncate(widest, overflow="ellipsis", pad=True)
        bar = "█" * max(1, round(count / most * _BAR_WIDTH))
        row = Text("  ").append_text(label).append(f"  {count:>{digits},} ")
        print_text(console, row.append(bar, style="blue"))


def _format_size(size: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"


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
