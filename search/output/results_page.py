"""Prints the hits and facets of a query as text for a reader."""

from collections.abc import Iterable, Iterator

from index.article import Article
from search.output.plain_page import (
    ACTORS,
    MISSING,
    QUIET,
    TITLE,
    Page,
    Span,
    mark_spans,
)
from search.output.unseen_characters import one_line, replace_controls
from search.output.wording import (
    MAX_FACET_ROWS,
    actor_line,
    count_of,
    outlet_and_date,
    shorten_list,
    undated_line,
)
from search.query.query import DATE_FACETS, FacetField
from search.results.results import Hit, Results
from search.shown_paths import shorten_article_path

_MAX_OUTLETS = 6
_MAX_WORDS = 8


def paint_results(
    results: Results, page: Page, hits: Iterable[Hit] | None = None
) -> None:
    """Prints the counts, the hits and the facets.

    Args:
        results: the results.
        page: what to print on.
        hits: the hits, where they are not those of the results.
    """
    page.print_spans([Span(_count_line(results))])
    for hit in results.hits if hits is None else hits:
        page.print_blank()
        paint_hit(hit, page)
        _paint_score(hit, page)
    for facet, counts in results.facets.items():
        if counts:
            page.print_blank()
            name = _facet_name(facet, results)
            # The last month or day matters as much as the first.
            max_rows = None if facet in DATE_FACETS else MAX_FACET_ROWS
            page.print_facet(name, counts, max_rows=max_rows)


def paint_hit(hit: Hit, page: Page) -> None:
    """Prints a hit: its rank and title, and under them where it is from and its passages."""
    rank = f"{hit.rank:>2}. "
    label = _label(hit, has_color=page.has_color)
    page.print_spans([Span(rank), *label], indent=0, hang=len(rank))
    for line in _lines(hit, has_color=page.has_color):
        page.print_spans(line, indent=len(rank))


def paint_query(text: str, page: Page) -> None:
    """Prints a query, as a heading over its results."""
    page.print_spans([Span(f"query: {one_line(text)}", TITLE)])


def describe_total(results: Results) -> str:
    """Returns how many articles match, of how many."""
    total, strict = results.total, results.with_every_word
    if strict is None or strict == total:
        return f"{total:,} of {count_of(results.articles, 'article')}"
    every = f"{count_of(strict, 'article')} with all the words"
    return f"{every}, {total:,} of {results.articles:,} with any"


def describe_faceted(results: Results) -> str:
    """Returns which hits the facets count; empty where it is all of them."""
    if results.faceted is None or results.faceted == results.total:
        return ""
    if results.faceted == results.with_every_word:
        return f"{count_of(results.faceted, 'article')} with all the words"
    return count_of(results.faceted, "best article")


def _count_line(results: Results) -> str:
    total = results.total
    line = describe_total(results)
    if results.stories is not None:
        total = results.stories
    if len(results.hits) < total and results.hits:
        line += f" · {results.hits[0].rank}–{results.hits[-1].rank} shown"
    folded = sum(len(hit.copies) for hit in results.hits)
    if results.undated_left_out:
        line += f" · {undated_line(results)}"
    if folded:
        line += f" · {count_of(folded, 'copy', 'copies')} folded"
    return line


def _facet_name(facet: FacetField, results: Results) -> str:
    """Returns the name of a facet, with what it counts where that is not all."""
    name = f"{facet}, in stories" if results.query.view.stories else str(facet)
    which = describe_faceted(results)
    return f"{name}, of {which} (--any counts all)" if which else name


def _label(hit: Hit, *, has_color: bool) -> list[Span]:
    if hit.article.title.value is not None:
        return mark_spans(hit.label, hit.title_marks, has_color=has_color, base=TITLE)
    return [Span(f"first words: {replace_controls(hit.label)}", QUIET)]


def _lines(hit: Hit, *, has_color: bool) -> Iterator[list[Span]]:
    """Yields the lines under the label; an empty one is not printed."""
    yield _source_line(hit.article)
    yield [Span(one_line(_copies_line(hit)), QUIET)]
    yield [Span(one_line(_likeness_line(hit)), QUIET)]
    yield [Span(one_line(actor_line(hit.article)), ACTORS)]
    for snippet in hit.snippets:
        before = "" if snippet.offset == 0 or snippet.in_page else "… "
        marked = mark_spans(snippet.text, snippet.marks, has_color=has_color)
        after = Span(" (page)" if snippet.in_page else "", QUIET)
        yield [Span(before), *marked, after]
    if hit.missing:
        missing = f"lacks: {', '.join(hit.missing)}"
        yield [Span(replace_controls(missing), MISSING)]


def _source_line(article: Article) -> list[Span]:
    # On one line, but blanks in a name stay as many as they are.
    path = shorten_article_path(article).replace("\n", " ").replace("\t", " ")
    return [
        Span(f"{one_line(outlet_and_date(article))} · ", QUIET),
        Span(replace_controls(path), QUIET, article.file),
        Span(f" · {one_line(article.id)}", QUIET),
    ]


def _likeness_line(hit: Hit) -> str:
    """Says how similar the hit is to the article that it was found by."""
    if hit.likeness is None:
        return ""
    share, words, actors = hit.likeness
    parts = [f"{share:.0%} alike"]
    if words:
        parts.append(f"words: {shorten_list(words, _MAX_WORDS)}")
    if actors:
        parts.append(f"actors: {shorten_list(actors, _MAX_WORDS)}")
    return " · ".join(parts)


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


def _paint_score(hit: Hit, page: Page) -> None:
    if not hit.explanation:
        return
    indent = len(f"{hit.rank:>2}. ")
    page.print_spans([Span(f"score {hit.score:.3f}", QUIET)], indent=indent)
    for part in hit.explanation:
        line = [Span(replace_controls(part.line()), QUIET)]
        page.print_spans(line, indent=indent + 2, hang=indent + 4)
