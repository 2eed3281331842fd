"""A whole article with the evidence for its fields, as text for a person."""

from rich.console import Console
from rich.text import Text

from index.article import Article, Basis, Field, PartialDate
from search.output.terminal import (
    QUIET,
    TITLE,
    clean,
    format_date,
    one_line,
    print_text,
)


def paint_article(article: Article, console: Console) -> None:
    """The whole article: its fields, why we believe them, its actors and its text."""
    title = article.title.value or "(no title in the text)"
    print_text(console, Text(clean(title), style=TITLE))
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
        label = Text("actor     ", style=QUIET)
        print_text(console, label, Text(clean(line)), hang=len(label))
    console.print()
    print_text(console, Text(clean(article.text)))


def _paint_field(
    name: str,
    value: str,
    field: "Field[str] | Field[PartialDate] | None",
    console: Console,
) -> None:
    line = Text(f"{name:<10}", style=QUIET)
    line.append(clean(value), style="")
    if field is not None:
        line.append(_why(field), style=QUIET)
    print_text(console, line, hang=10)


def _why(field: "Field[str] | Field[PartialDate]") -> str:
    if field.basis is Basis.UNKNOWN and not field.conflict:
        return ""
    why = f"  {field.basis}"
    if field.rule:
        why += f", {field.rule}, {field.confidence:.0%} sure"
    if field.quote:
        why += f": “{field.quote}”"
    if field.conflict:
        why += f"; but {field.conflict}"
    return one_line(why)
