"""Prints tags, and the articles that have tags or notes."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from search.desk.text_names import Marks
from search.output.plain_page import QUIET, TITLE, Page, Span
from search.output.results_json import dump_marks
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.unseen_characters import one_line
from search.shown_paths import shorten_path

_NOTHING = "nothing tagged yet; tag an article with: corpus-search tag ID NAME"
_COLUMNS = ("id", "title", "path", "tags", "note")


def answer_tags(counts: Mapping[str, int]) -> CommandAnswer:
    """Makes the answer of `tags`: the number of texts with each, one a row."""
    rows = [{"tag": name, "articles": count} for name, count in counts.items()]
    return CommandAnswer(
        {"schema": SCHEMA, "tags": rows},
        ("tag", "articles"),
        None,
        rows,
        found=bool(rows),
        notices=() if rows else (_NOTHING,),
        print_page=partial(_paint_tags, counts),
    )


def answer_marks(found: Sequence[Marks]) -> CommandAnswer:
    """Makes the answer of commands that list marked articles, one a row."""
    rows = [_make_record(one) for one in found]
    return CommandAnswer(
        {"schema": SCHEMA, "articles": rows},
        _COLUMNS,
        None,
        rows,
        found=bool(rows),
        print_page=partial(_paint_marks, found),
    )


def _paint_tags(counts: Mapping[str, int], page: Page) -> None:
    width = max((len(f"{count:,}") for count in counts.values()), default=1)
    for name, count in counts.items():
        page.print_spans([Span(f"{count:>{width},}  "), Span(one_line(name), TITLE)])


def _paint_marks(found: Sequence[Marks], page: Page) -> None:
    for one in found:
        named = one.named
        page.print_spans([Span(one_line(named.title) or "(no title)", TITLE)])
        place = one_line(shorten_path(named.path))
        page.print_spans([Span(f"{place} · {named.text}", QUIET)], indent=2)
        tags = f"tags: {', '.join(one.tags)}" if one.tags else ""
        page.print_spans([Span(one_line(tags))], indent=2)
        for line in one.note.splitlines():
            page.print_spans([Span(one_line(line))], indent=2)


def _make_record(one: Marks) -> dict[str, Any]:
    named = one.named
    return {
        "id": named.text,
        "title": named.title or None,
        "path": named.path,
        **dump_marks(one),
    }
