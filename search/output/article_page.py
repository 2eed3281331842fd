"""Prints a whole article, with the evidence for its fields, as text for a reader."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console
from rich.text import Text

from index.article import Article, Field, PartialDate
from search.desk.text_names import Marks
from search.output.plain_page import MARK
from search.output.terminal import (
    TITLE,
    make_console,
    paint_path,
    print_row,
    print_text,
    replace_controls,
)
from search.output.wording import describe_evidence, format_date
from search.results.results import Mark
from search.shown_paths import shorten_article_path

_LABEL_WIDTH = 10


def paint_article(
    article: Article,
    console: Console,
    marks: Sequence[Mark] = (),
    *,
    begin: Mark | None = None,
    own: Marks | None = None,
) -> None:
    """Prints the title, the fields with their evidence, the actors and the text.

    Args:
        article: the article.
        console: where to print.
        marks: the matches in its text, in their order.
        begin: the match at whose line to begin, without all that is before it.
        own: the user's tags and note.
    """
    start = 0
    if begin is None:
        _paint_head(article, console, own)
    else:
        start = article.text.rfind("\n", 0, begin.start) + 1
    print_text(console, _mark_up(article.text, marks, console, start=start))
    around = _lines_around(article)
    if around:
        console.print()
        print_text(console, Text("around it on the page", style=TITLE))
        print_text(console, Text(replace_controls(around)))


def find_line(article: Article, mark: Mark, width: int) -> int:
    """Finds the line of a match on the page that `paint_article` prints, from 1.

    Args:
        article: the article.
        mark: the match in its text.
        width: the width of the page in characters.
    """
    head = StringIO()
    _paint_head(article, make_console(head, color=False, width=width))
    console = make_console(StringIO(), color=False, width=width)
    before = Text(replace_controls(article.text[: mark.end]))
    return head.getvalue().count("\n") + len(before.wrap(console, max(20, width)))


def _paint_head(article: Article, console: Console, own: Marks | None = None) -> None:
    title = article.title.value or "(no title in the text)"
    print_text(console, Text(replace_controls(title), style=TITLE))
    path = paint_path(shorten_article_path(article), article.file, console)
    rows: list[tuple[str, str | Text, Field[str] | Field[PartialDate] | None]] = [
        ("id", article.id, None),
        ("path", path, None),
        ("url", article.url, None),
        ("title", article.title.value or "unknown", article.title),
        ("outlet", article.outlet.value or "unknown", article.outlet),
        ("date", format_date(article.date), article.date),
        ("language", article.language.value or "unknown", article.language),
        ("section", article.section, None),
        ("authors", ", ".join(article.authors), None),
        ("tags", ", ".join(own.tags) if own else "", None),
        ("note", own.note if own else "", None),
    ]
    for label, value, field in rows:
        if value:
            evidence = describe_evidence(field) if field else ""
            evidence = f"  {evidence}" if evidence else ""
            print_row(console, label, value, evidence, hang=_LABEL_WIDTH)
    for actor in article.actors:
        spellings = ", ".join(actor.surfaces) or actor.name
        line = f"{actor.name} ({actor.type}): {len(actor.mentions)} × {spellings}"
        print_row(console, "actor", line, hang=_LABEL_WIDTH)
    console.print()


def _mark_up(
    text: str, marks: Sequence[Mark], console: Console, *, start: int = 0
) -> Text:
    """Returns the text from `start` on with its marks in colour, or between ** without."""
    has_color = console.color_system is not None
    parts: list[str | tuple[str, str]] = []
    for mark in marks:
        if mark.start < start:
            continue
        word = replace_controls(text[mark.start : mark.end])
        parts.append(replace_controls(text[start : mark.start]))
        parts.append((word if has_color else f"**{word}**", MARK))
        start = mark.end
    return Text.assemble(*parts, replace_controls(text[start:]))


def _lines_around(article: Article) -> str:
    """Returns the lines of an HTML page that the text lacks; other files have none."""
    shown = set(article.text.splitlines())
    return "\n".join(line for line in article.page.splitlines() if line not in shown)
