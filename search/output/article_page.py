"""Prints a whole article, with the evidence for its fields, as text for a reader."""

from rich.console import Console
from rich.text import Text

from index.article import Article, Field, PartialDate
from search.output.terminal import (
    TITLE,
    paint_path,
    print_row,
    print_text,
    replace_controls,
)
from search.output.wording import describe_evidence, format_date
from search.shown_paths import shorten_article_path

_LABEL_WIDTH = 10


def paint_article(article: Article, console: Console) -> None:
    """Prints the title, the fields with their evidence, the actors and the text."""
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
    print_text(console, Text(replace_controls(article.text)))
    around = _lines_around(article)
    if around:
        console.print()
        print_text(console, Text("around it on the page", style=TITLE))
        print_text(console, Text(replace_controls(around)))


def _lines_around(article: Article) -> str:
    """Returns the lines of an HTML page that the text lacks; other files have none."""
    shown = set(article.text.splitlines())
    return "\n".join(line for line in article.page.splitlines() if line not in shown)
