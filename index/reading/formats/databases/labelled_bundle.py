"""Finds the articles of an export that has labelled lines before each text.

Integrum, East View, NewsBank and others write such files, in their own languages:

    Источник: Альфа        Title: Bridge to be repaired
    Дата выпуска: 20.12.19  Source: Alpha
    Заглавие: Мост …        Date: December 20, 2019
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.article import Basis
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.databases.label_tables import fold_label
from index.reading.formats.databases.labelled_fields import Labelled, declare_fields
from index.reading.formats.databases.labelled_lines import (
    LabelledLine,
    gather_values,
    read_lines,
)
from index.reading.formats.databases.page_blocks import (
    cut_at,
    join_blocks,
    read_blocks,
    split_lines,
)
from index.reading.metadata.declared_dates import find_day_order
from index.reading.metadata.metadata_source import MetadataSource

_TABLE = "record_labels"
_SOURCE = MetadataSource("label", Basis.STATED, 0.9)
_INTEGRUM = re.compile(r"\^ИС:")
_RULE = re.compile(r"\W{3,}|[-_=*~]{3,}")
_MAX_HEAD_CHARS = 20_000
_MIN_SHARE = 0.9
# How Integrum begins a paragraph.
_INDENT = re.compile(r"\n {3,}(?=\S)")


def find_integrum_html(markup: str) -> Bundle | None:
    """Returns the bundle in a report of Integrum; None if it is none."""
    starts = [label.start() for label in _INTEGRUM.finditer(markup)]
    if not starts:
        return None
    articles = (
        _read_article(read_lines(read_blocks(_mark_paragraphs(piece)), _TABLE), _SOURCE)
        for piece in cut_at(markup, starts)
    )
    return Bundle("Integrum", _number(articles))


def find_labelled_text(text: str) -> Bundle | None:
    """Returns the bundle in a text whose articles all begin with the same label.

    None if there are fewer than two, or if some lack a headline, a date, or both an
    outlet and a label of the text.
    """
    first = _find_first_label(text)
    if first is None:
        return None
    starts = [line.start() for line in _compile_label(first).finditer(text)]
    if len(starts) < 2:
        return None
    orders: Counter[bool] = Counter()
    whole = 0
    for piece in cut_at(text, starts):
        found = dict(gather_values(_take_head(_read_piece(piece))))
        order = find_day_order(found["date"].value) if "date" in found else None
        orders.update([] if order is None else [order])
        whole += {"title", "date"} <= set(found) and bool(
            {"outlet", "text"} & set(found)
        )
    if whole < _MIN_SHARE * len(starts):
        return None
    source = (
        replace(_SOURCE, day_first=next(iter(orders))) if len(orders) == 1 else _SOURCE
    )
    pieces = cut_at(text, starts)
    return Bundle(
        "Labelled text",
        _number(_read_article(_read_piece(piece), source) for piece in pieces),
    )


def _mark_paragraphs(piece: str) -> str:
    head, sign, text = piece.partition("<pre")
    return head + sign + _INDENT.sub("<br>", text)


def _find_first_label(text: str) -> str | None:
    """Finds the first line with a known label, which stands near the beginning."""
    for line in read_lines(split_lines(text[:_MAX_HEAD_CHARS]), _TABLE):
        if line.meaning in ("title", "outlet", "date", "byline", "key"):
            return line.label
    return None


def _compile_label(label: str) -> re.Pattern[str]:
    return re.compile(rf"^[*_ \t]*{re.escape(label)}[*_ \t]*[:：]", re.MULTILINE)


def _read_piece(piece: str) -> list[LabelledLine]:
    return read_lines(split_lines(piece), _TABLE)


def _number(articles: Iterable[BundledArticle]) -> Iterator[BundledArticle]:
    for number, article in enumerate(articles, 1):
        yield article._replace(number=number)


def _take_head(lines: list[LabelledLine]) -> list[LabelledLine]:
    """Returns the labelled lines before the text, with the one that begins it."""
    head: list[LabelledLine] = []
    seen: set[str] = set()
    for line in lines:
        folded = fold_label(line.label)
        if not line.meaning or folded in seen:
            break
        head.append(line)
        seen.add(folded)
        if line.meaning == "text":
            break
    return head


def _read_article(lines: list[LabelledLine], source: MetadataSource) -> BundledArticle:
    head = _take_head(lines)
    found = dict(reversed(list(gather_values(head))))
    blocks = [line.block for line in lines[len(head) :]]
    if head and head[-1].meaning == "text" and head[-1].value:
        blocks.insert(0, head[-1].block._replace(text=head[-1].value))
    title = found.get("title", Labelled("", "")).value
    while blocks and (blocks[0].text == title or _RULE.fullmatch(blocks[0].text)):
        blocks.pop(0)
    while blocks and _RULE.fullmatch(blocks[-1].text):
        blocks.pop()
    return BundledArticle(
        join_blocks(blocks),
        declare_fields(source, found),
        key=found["key"].value if "key" in found else "",
        page="\n".join(
            f"{line.label}: {line.value}" for line in head if line.meaning == "other"
        ),
    )
