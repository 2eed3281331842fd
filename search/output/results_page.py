"""The answer to a question, as text for a person."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from index.article import Article
from search.output.terminal import (
    MOST_ROWS,
    QUIET,
    TITLE,
    clean,
    format_date,
    marked,
    one_line,
    paint_facet,
    print_text,
)
from search.results.results import Hit, Results

_SHOWN_ACTORS = 8
_SHOWN_OUTLETS = 6
_TIMES = ("year", "month")


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
            # Of months and years the last is as good as the first.
            most = None if facet in _TIMES else MOST_ROWS
            paint_facet(by, counts, console, most=most)


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
    number = f"{hit.rank:>2}. "
    label = _label(hit, console)
    print_text(console, Text(number), label, indent=0, hang=len(number))
    for line in _lines(hit, console):
        print_text(console, line, indent=len(number))


def _label(hit: Hit, console: Console) -> Text:
    if hit.article.title.value is not None:
        return marked(hit.label, hit.title_marks, console, base=TITLE)
    return Text("first words: ", style=QUIET).append_text(Text(clean(hit.label)))


def _lines(hit: Hit, console: Console) -> Iterator[Text]:
    """What stands under the label; a line with nothing in it is not printed."""
    article = hit.article
    outlet = article.outlet.value or "outlet unknown"
    facts = f"{outlet} · {format_date(article.date)} · {article.path} · {article.id}"
    yield Text(one_line(facts), style=QUIET)
    yield Text(one_line(_also_in(hit)), style=QUIET)
    yield Text(one_line(_named(article)), style="cyan")
    for snippet in hit.snippets:
        before = "" if snippet.offset == 0 else "… "
        text = marked(snippet.text, snippet.marks, console)
        yield Text(before).append_text(text)
    if hit.missing:
        yield Text(clean(f"lacks: {', '.join(hit.missing)}"), style="red")


def _also_in(hit: Hit) -> str:
    """The outlets that carried the same text, each once, and how many copies beside."""
    if not hit.copies:
        return ""
    outlets = dict.fromkeys(copy.outlet for copy in hit.copies if copy.outlet)
    shown = list(outlets)[:_SHOWN_OUTLETS]
    more = len(hit.copies) - len(shown)
    if not shown:
        return f"also in {more} {'copy' if more == 1 else 'copies'}"
    return f"also in: {', '.join(shown)}" + (f" ({more:,} more)" if more else "")


def _named(article: Article) -> str:
    """The actors, the most mentioned first."""
    actors = sorted(article.actors, key=lambda actor: -len(actor.mentions))
    names = ", ".join(actor.name for actor in actors[:_SHOWN_ACTORS])
    more = len(actors) - _SHOWN_ACTORS
    return f"{names} and {more} more" if more > 0 else names


def _paint_score(hit: Hit, console: Console) -> None:
    if not hit.explanation:
        return
    indent = len(f"{hit.rank:>2}. ")
    print_text(console, Text(f"score {hit.score:.3f}", style=QUIET), indent=indent)
    for part in hit.explanation:
        line = Text(clean(part.line()), style=QUIET)
        print_text(console, line, indent=indent + 2, hang=indent + 4)
