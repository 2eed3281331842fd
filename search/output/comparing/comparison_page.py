"""Shows a comparison: the sides one below another, then what several of them report."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

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
from search.output.results_json import dump_counts, make_hit_record
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.trends.bar_row import draw_bars
from search.output.trends.trend_page import ChartLook
from search.output.unseen_characters import one_line
from search.output.wording import (
    count_of,
    describe_absence,
    describe_correction,
    format_date,
)
from search.query.query import FacetField
from search.results.comparison import Account, Comparison, SideAnswer, Story
from search.results.date_steps import DateStep, name_step, number_step
from search.results.results import FacetCount, Snippet

COLUMNS = (
    *("story", "side", "likeness", "title", "outlet", "date", "passages"),
    *("actors", "numbers", "id", "path"),
)
_HITS = 3
_LEAST_WIDTH, _MOST_WIDTH = 20, 60
_MOST_MONTHS = 1_200


def answer_comparison(
    found: Comparison, look: ChartLook = ChartLook()
) -> CommandAnswer:
    """Makes the answer of `compare`: an article of a story a row; see docs/json.md."""
    return CommandAnswer(
        make_record(found),
        COLUMNS,
        None,
        list_rows(found),
        found=any(side.results.total for side in found.sides),
        notices=tuple(_list_notices(found)),
        print_page=partial(_print_comparison, found, look),
    )


def make_record(found: Comparison) -> dict[str, Any]:
    """Returns a comparison as a record."""
    return {
        "schema": SCHEMA,
        "query": found.sides[0].results.query.text,
        "looked_at": found.looked_at,
        "sides": [_record_side(side) for side in found.sides],
        "stories": [
            {"accounts": list(_record_accounts(story, found.sides))}
            for story in found.stories
        ],
        "notices": list(_list_notices(found)),
    }


def list_rows(found: Comparison) -> list[dict[str, Any]]:
    """Lists a record for each article of each story."""
    return [
        {
            "story": number,
            "side": side.label,
            "likeness": account.likeness,
            "title": account.hit.label,
            "outlet": account.hit.article.outlet.value,
            "date": _date_of(account.hit.article),
            "passages": " … ".join(one.text for one in account.hit.snippets),
            "actors": "; ".join(account.actors),
            "numbers": "; ".join(account.numbers),
            "id": account.hit.article.id,
            "path": account.hit.article.path,
        }
        for number, story in enumerate(found.stories, 1)
        for account, side in zip(story.accounts, found.sides, strict=True)
        if account
    ]


def _date_of(article: Article) -> str | None:
    return str(article.date.value) if article.date.value else None


def _record_side(side: SideAnswer) -> dict[str, Any]:
    results = side.results
    return {
        "side": side.label,
        "total": results.total,
        "stories": results.stories,
        "months": dump_counts(results.facets[FacetField.MONTH]),
        "own_actors": dump_counts(side.own_actors),
        "hits": [make_hit_record(hit, results) for hit in results.hits],
    }


def _record_accounts(
    story: Story, sides: Sequence[SideAnswer]
) -> Iterator[dict[str, Any] | None]:
    for account, side in zip(story.accounts, sides, strict=True):
        if account is None:
            yield None
            continue
        hit = make_hit_record(account.hit, side.results)
        yield {
            "side": side.label,
            "likeness": round(account.likeness, 6),
            "actors": list(account.actors),
            "numbers": list(account.numbers),
            **{
                key: hit[key]
                for key in ("id", "path", "title", "outlet", "date", "snippets")
            },
        }


def _list_notices(found: Comparison) -> Iterator[str]:
    told = dict.fromkeys(
        notice
        for results in (side.results for side in found.sides)
        for notice in (
            *(describe_correction(*pair) for pair in results.corrected.items()),
            *results.notices,
            *map(describe_absence, results.absent),
        )
    )
    yield from told


def _print_comparison(found: Comparison, look: ChartLook, page: Page) -> None:
    months = _list_months(found)
    top = max((n for side in found.sides for n in _count(side, months)), default=0)
    for side in found.sides:
        _print_side(side, months, top, look, page)
    if not found.stories:
        told = f"no story in common among the first {found.looked_at} hits of each"
        page.print_spans([Span(told, QUIET)])
        return
    told = count_of(len(found.stories), "story", "stories")
    page.print_spans(
        [
            Span(
                f"{told} in common, among the first {found.looked_at} hits of each",
                TITLE,
            )
        ]
    )
    for number, story in enumerate(found.stories, 1):
        page.print_blank()
        for n, (account, side) in enumerate(
            zip(story.accounts, found.sides, strict=True)
        ):
            _print_account(f"{number:>2}. " if not n else "    ", account, side, page)


def _print_side(
    side: SideAnswer, months: Sequence[str], top: int, look: ChartLook, page: Page
) -> None:
    results = side.results
    stories = (
        f", {count_of(results.stories, 'story', 'stories')}" if results.stories else ""
    )
    total = count_of(results.total, "article")
    page.print_spans([Span(one_line(side.label), TITLE), Span(f"  {total}{stories}")])
    if len(months) > 1 and any(counts := _count(side, months)):
        width = min(max(look.width - 30, _LEAST_WIDTH), _MOST_WIDTH)
        columns = [n * width // len(months) for n in range(len(months))]
        bars = draw_bars(counts, columns, width, unicode=look.unicode, top=top)
        best = max(range(len(months)), key=counts.__getitem__)
        told = f"  most in {months[best]}: {counts[best]:,}"
        span = f"{months[0]} {bars} {months[-1]}"
        page.print_row([Span(f"    {span}", QUIET), Span(told, QUIET)])
    if side.own_actors:
        names = ", ".join(
            f"{one_line(one.value)} {one.count:,}" for one in side.own_actors
        )
        page.print_spans(
            [Span("only here: ", QUIET), Span(names, ACTORS)], indent=4, hang=4
        )
    for hit in results.hits[:_HITS]:
        page.print_spans(
            [Span(one_line(hit.label)), Span(f"  {_source(hit.article)}", QUIET)],
            indent=4,
            hang=6,
        )
    page.print_blank()


def _source(article: Article) -> str:
    return f"{format_date(article.date)} · {article.id}"


def _print_account(
    lead: str, account: Account | None, side: SideAnswer, page: Page
) -> None:
    label = Span(f"{lead}{one_line(side.label)}: ", TITLE)
    if account is None:
        page.print_spans([label, Span("no article like it", MISSING)])
        return
    about = f"  {_source(account.hit.article)}"
    alike = f" · {account.likeness:.0%} alike" if account.likeness < 1 else ""
    page.print_spans(
        [label, Span(one_line(account.hit.label)), Span(f"{about}{alike}", QUIET)],
        hang=6,
    )
    for snippet in account.hit.snippets:
        page.print_spans(_passage(snippet, has_color=page.has_color), indent=6, hang=6)
    only = [*account.actors, *account.numbers]
    if only:
        names = ", ".join(map(one_line, only))
        page.print_spans(
            [Span("only here: ", QUIET), Span(names, ACTORS)], indent=6, hang=6
        )


def _passage(snippet: Snippet, *, has_color: bool) -> list[Span]:
    return [Span("… "), *mark_spans(snippet.text, snippet.marks, has_color=has_color)]


def _list_months(found: Comparison) -> list[str]:
    """Lists the months from the first of any side to the last, if they are not too many."""
    numbers = [
        number
        for side in found.sides
        for one in side.results.facets[FacetField.MONTH]
        if one.count and (number := number_step(one.value, DateStep.MONTH)) is not None
    ]
    if not numbers or max(numbers) - min(numbers) >= _MOST_MONTHS:
        return []
    steps = range(min(numbers), max(numbers) + 1)
    return [name_step(number, DateStep.MONTH) for number in steps]


def _count(side: SideAnswer, months: Sequence[str]) -> list[int]:
    counts: Sequence[FacetCount] = side.results.facets[FacetField.MONTH]
    known = {one.value: one.count for one in counts}
    return [known.get(month, 0) for month in months]
