"""Makes the answers of collocates, keywords and dispersion; docs/json.md documents them."""

from functools import partial
from typing import Any

from search.output.measures.aligned_rows import print_aligned, print_bars
from search.output.measures.query_notices import list_notices, record_reading
from search.output.plain_page import ACTORS, QUIET, Page, Span
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.unseen_characters import one_line
from search.output.wording import count_of
from search.results.word_statistics import (
    ArticleSet,
    Collocate,
    Collocates,
    CorpusPart,
    Dispersion,
    Keyword,
    Keywords,
)

COLLOCATE_COLUMNS = (
    *("rank", "word", "term", "joint", "left", "right", "frequency", "expected"),
    *("logdice", "g2", "mi", "mi3", "t", "dice"),
)
KEYWORD_COLUMNS = (
    *("rank", "word", "term", "target", "reference", "target_rate", "reference_rate"),
    *("articles", "g2", "log_ratio", "percent_diff"),
)
PART_COLUMNS = ("part", "label", "count", "tokens", "rate")
TITLES = {
    "logdice": "logDice",
    "g2": "G²",
    "mi": "MI",
    "mi3": "MI3",
    "t": "t",
    "dice": "Dice",
}
_DIGITS = 6
_WIDE = 96  # columns that a row of keywords with all its numbers fits in


def answer_collocates(found: Collocates) -> CommandAnswer:
    """Makes the answer of `collocates`: a collocate a row."""
    rows = [{"rank": n, **record_collocate(row)} for n, row in enumerate(found.rows, 1)]
    record = {
        "schema": SCHEMA,
        "query": found.query.text,
        "measure": found.measure,
        "total": found.total,
        "frequency": found.frequency,
        "window_tokens": found.window_tokens,
        "tokens": found.tokens,
        "articles": found.articles,
        "collocates": rows,
        **record_reading(found),
    }
    return CommandAnswer(
        record,
        COLLOCATE_COLUMNS,
        None,
        rows,
        found=bool(rows),
        notices=tuple(list_notices(found)),
        print_page=partial(_print_collocates, found),
    )


def answer_keywords(found: Keywords, *, columns: int | None = None) -> CommandAnswer:
    """Makes the answer of `keywords`: a keyword a row.

    Args:
        found: the keywords.
        columns: those of the terminal, which may be too few for all numbers.
    """
    rows = [{"rank": n, **record_keyword(row)} for n, row in enumerate(found.rows, 1)]
    record = {
        "schema": SCHEMA,
        "target": _record_set(found.target),
        "reference": _record_set(found.reference),
        "measure": found.measure,
        "total": found.total,
        "shared": found.shared,
        "keywords": rows,
        "notices": list(found.notices),
    }
    shared = f"{count_of(found.shared, 'article')} in both sets"
    return CommandAnswer(
        record,
        KEYWORD_COLUMNS,
        None,
        rows,
        found=bool(rows),
        notices=(*found.notices, *[shared] * bool(found.shared)),
        print_page=partial(_print_keywords, found, columns or _WIDE),
    )


def answer_dispersion(found: Dispersion) -> CommandAnswer:
    """Makes the answer of `dispersion`: a part of the corpus a row."""
    rows = [record_part(part) for part in found.parts]
    record = {
        "schema": SCHEMA,
        "query": found.query.text,
        "by": found.by,
        "count": found.count,
        "tokens": found.tokens,
        "n_parts": found.n_parts,
        "n_with": found.n_with,
        "dp": found.dp,
        "dp_norm": found.dp_norm,
        "juilland_d": found.juilland_d,
        "parts": rows,
        **record_reading(found),
    }
    return CommandAnswer(
        record,
        PART_COLUMNS,
        None,
        rows,
        found=found.count > 0,
        notices=tuple(list_notices(found)),
        print_page=partial(_print_dispersion, found),
    )


def record_collocate(row: Collocate) -> dict[str, Any]:
    """Returns the facts of a collocate by column."""
    return {
        "word": row.counted.word,
        "term": row.counted.term,
        "joint": row.joint,
        "left": row.left,
        "right": row.right,
        "frequency": row.frequency,
        "expected": round(row.expected, _DIGITS),
        **{name: round(value, _DIGITS) for name, value in row.measures.items()},
    }


def record_keyword(row: Keyword) -> dict[str, Any]:
    """Returns the facts of a keyword by column."""
    diff = row.percent_diff
    return {
        "word": row.counted.word,
        "term": row.counted.term,
        "target": row.target,
        "reference": row.reference,
        "target_rate": round(row.target_rate, _DIGITS),
        "reference_rate": round(row.reference_rate, _DIGITS),
        "articles": row.articles,
        "g2": round(row.g2, _DIGITS),
        "log_ratio": round(row.log_ratio, _DIGITS),
        "percent_diff": None if diff is None else round(diff, _DIGITS),
    }


def record_part(part: CorpusPart) -> dict[str, Any]:
    """Returns the facts of a part of a corpus by column."""
    return {
        "part": part.name or None,
        "label": part.label or None,
        "count": part.count,
        "tokens": part.tokens,
        "rate": round(part.rate, _DIGITS),
    }


def _record_set(articles: ArticleSet) -> dict[str, Any]:
    return {
        "query": articles.text or None,
        "articles": articles.articles,
        "tokens": articles.tokens,
    }


def _print_collocates(found: Collocates, page: Page) -> None:
    shown = _count_shown(len(found.rows), found.total)
    matches = count_of(found.frequency, "match", "matches")
    page.print_spans(
        [
            Span(
                f"{count_of(found.total, 'collocate')} of {matches} in "
                f"{count_of(found.articles, 'article')}, {found.tokens:,} tokens{shown}"
            )
        ]
    )
    if not found.rows:
        return
    page.print_blank()
    header = (TITLES[found.measure], *("near", "left", "right", "all"), "expected")
    rows = [
        (
            f"{row.measures[found.measure]:,.2f}",
            *(f"{n:,}" for n in (row.joint, row.left, row.right, row.frequency)),
            f"{row.expected:,.1f}",
            row.counted.word,
        )
        for row in found.rows
    ]
    print_aligned(page, (*header, "word"), rows, style=ACTORS)


def _print_keywords(found: Keywords, columns: int, page: Page) -> None:
    shown = _count_shown(len(found.rows), found.total)
    page.print_spans([Span(f"{count_of(found.total, 'keyword')}{shown}")])
    for label, articles in (("of", found.target), ("against", found.reference)):
        name = one_line(articles.text) or "all other articles"
        counts = f"{count_of(articles.articles, 'article')}, {articles.tokens:,} tokens"
        page.print_spans([Span(f"{label:<8}", QUIET), Span(f"{name}: {counts}")])
    if not found.rows:
        return
    page.print_blank()
    header = ("G²", "log ratio", "%DIFF", *("count", "per million") * 2, "articles")
    rows = [
        (
            f"{row.g2:,.1f}",
            f"{row.log_ratio:+.2f}",
            "only here" if row.percent_diff is None else f"{row.percent_diff:+,.0f}",
            f"{row.target:,}",
            f"{row.target_rate:,.1f}",
            f"{row.reference:,}",
            f"{row.reference_rate:,.1f}",
            f"{row.articles:,}",
            row.counted.word,
        )
        for row in found.rows
    ]
    table: list[tuple[str, ...]] = [(*header, "word"), *rows]
    if columns < _WIDE and found.measure != "diff":
        table = [(*row[:2], *row[3:]) for row in table]  # the log ratio says the same
    print_aligned(page, table[0], table[1:], style=ACTORS)


def _print_dispersion(found: Dispersion, page: Page) -> None:
    parts = count_of(found.n_parts, found.by)
    page.print_spans(
        [
            Span(
                f"{count_of(found.count, 'match', 'matches')} in {found.n_with:,} of "
                f"{parts}, {found.tokens:,} tokens"
            )
        ]
    )
    measures = (
        ("DP", found.dp),
        ("normalised DP", found.dp_norm),
        ("Juilland's D", found.juilland_d),
    )
    known = [f"{name} {value:.3f}" for name, value in measures if value is not None]
    if not found.count:
        return
    page.print_spans([Span(" · ".join(known))])
    page.print_blank()
    rows = [
        (
            f"{part.count:,}",
            f"{part.tokens:,}",
            f"{part.rate:,.1f}",
            part.label or "unknown",
        )
        for part in found.parts
    ]
    rates = [part.rate for part in found.parts]
    print_bars(page, ("count", "tokens", "per million", found.by), rows, rates)
    if len(rows) < found.n_parts:
        more = f"and {found.n_parts - len(rows):,} more: --limit shows them"
        page.print_spans([Span(more, QUIET)])


def _count_shown(shown: int, total: int) -> str:
    return f" · {shown:,} shown" if shown < total else ""
