"""Prints the hits and facets of a query as text for a reader."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from search.output.terminal import (
    ACTORS,
    MISSING,
    QUIET,
    TITLE,
    one_line,
    paint_facet,
    paint_marks,
    print_text,
    replace_controls,
)
from search.output.wording import MAX_FACET_ROWS, actor_line, count_of, source_line
from search.results.results import Hit, Results

_MAX_OUTLETS = 6
_DATE_FACETS = ("year", "month")


def paint_results(results: Results, console: Console) -> None:
    """Prints the counts, the hits and the facets."""
    print_text(console, Text(_count_line(results)))
    for hit in results.hits:
        console.print()
        _paint_hit(hit, console)
        _paint_score(hit, console)
    for facet, counts in results.facets.items():
        if counts:
            console.print()
            name = f"{facet}, in stories" if results.query.view.stories else facet
            # The last month or year matters as much as the first.
            max_rows = None if facet in _DATE_FACETS else MAX_FACET_ROWS
            paint_facet(name, counts, console, max_rows=max_rows)


def _count_line(results: Results) -> str:
    total = results.total
    line = f"{total:,} of {count_of(results.articles, 'article')}"
    if results.stories is not None:
        total = results.stories
    if len(results.hits) < total and results.hits:
        line += f" · {results.hits[0].rank}–{results.hits[-1].rank} shown"
    folded = sum(len(hit.copies) for hit in results.hits)
    if folded:
        line += f" · {count_of(folded, 'copy', 'copies')} folded"
    return line


def _paint_hit(hit: Hit, console: Console) -> None:
    rank = f"{hit.rank:>2}. "
    label = _label(hit, console)
    print_text(console, Text(rank), label, indent=0, hang=len(rank))
    for line in _lines(hit, console):
        print_text(console, line, indent=len(rank))


def _label(hit: Hit, console: Console) -> Text:
    if hit.article.title.value is not None:
        return paint_marks(hit.label, hit.title_marks, console, base=TITLE)
    words = Text(replace_controls(hit.label))
    return Text("first words: ", style=QUIET).append_text(words)


def _lines(hit: Hit, console: Console) -> Iterator[Text]:
    """Yields the lines under the label; an empty one is not printed."""
    yield Text(one_line(source_line(hit.article)), style=QUIET)
    yield Text(one_line(_copies_line(hit)), style=QUIET)
    yield Text(one_line(actor_line(hit.article)), style=ACTORS)
    for snippet in hit.snippets:
        before = "" if snippet.offset == 0 or snippet.in_page else "… "
        text = paint_marks(snippet.text, snippet.marks, console)
        if snippet.in_page:
            text.append(" (page)", style=QUIET)
        yield Text(before).append_text(text)
    if hit.missing:
        missing = f"lacks: {', '.join(hit.missing)}"
        yield Text(replace_controls(missing), style=MISSING)


def _copies_line(hit: Hit) -> str:
    """Names the outlets of the copies, each once, and counts the other copies."""
    if not hit.copies:
        return ""
    outlets = dict.fromkeys(copy.outlet for copy in hit.copies if copy.outlet)
    shown = list(outlets)[:_MAX_OUTLETS]
    more = len(hit.copies) - len(shown)
    if not shown:
        return f"also in {count_of(more, 'copy', 'copies')}"
    return f"also in: {', '.join(shown)}" + (f" ({more:,} more)" if more else "")


def _paint_score(hit: Hit, console: Console) -> None:
    if not hit.explanation:
        return
    indent = len(f"{hit.rank:>2}. ")
    print_text(console, Text(f"score {hit.score:.3f}", style=QUIET), indent=indent)
    for part in hit.explanation:
        line = Text(replace_controls(part.line()), style=QUIET)
        print_text(console, line, indent=indent + 2, hang=indent + 4)
