"""Judges the fields of a saved page by what its gold answer says.

A row has `gold` {outlet, domain, date, title} and perhaps `also` (other names of the
outlet) and `tolerance` (days by which the date may be off); `text` by kind; and perhaps
`date_in_text`, `outlet_in_text` and `title_in_text`, which tell for each kind of text
whether it states the answer. Where it does not tell, we look.
"""

import datetime
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from index.analysis.analyzer import fold
from index.article import Article, Field, PartialDate
from index.extract import NameCache
from index.extract.dates.date_parser import find_dates

_ENGLISH = frozenset({"au", "ca", "uk", "us", "za", "ng", "na", "ls", "tz", "ie", "nz"})
_WORD = re.compile(r"[^\W_]+")
# A title that runs on for more than so much of the gold one has swallowed the text.
_MAX_LONGER = 1.6
_SOURCE = {"single": "zone", "bare": "body"}
"""The kind of text that another was made from, for which a row tells what it states."""


class Judgement(NamedTuple):
    """An answer judged.

    Attributes:
        name: the field, and for titles the language.
        good: whether it is right; None if no answer was given.
        present: whether the text states the gold answer.
        note: describes the answer.
    """

    name: str
    good: bool | None
    present: bool
    note: str


def judge_page(
    row: dict[str, Any], article: Article, kind: str, cache: NameCache
) -> Iterator[Judgement]:
    """Yields a judgement of date, outlet and title.

    Args:
        row: the page with its gold answers.
        article: what was extracted.
        kind: the kind of text that it was extracted from.
        cache: knows the outlets.
    """
    gold = row["gold"]
    day = datetime.date.fromisoformat(gold["date"])
    exact = kind == "html" and not gold.get("tolerance")
    date, outlet, title = article.date, article.outlet, article.title
    yield Judgement(
        "date",
        _same_day(date, day, exact=exact),
        _is_date_written(row, kind, day),
        f"{day} / {date.value} {date.rule} {date.quote[:80]!r}",
    )
    yield Judgement(
        "outlet",
        _same_outlet(outlet, gold, cache),
        _is_stated(row, "outlet", kind, unknown=kind == "full"),
        f"{gold['outlet']} / {outlet.value} {outlet.rule} {outlet.quote[:80]!r}",
    )
    language = row.get("lang")
    is_english = language == "en" if language else row["country"] in _ENGLISH
    yield Judgement(
        f"title, {'English' if is_english else 'other languages'}",
        _same_title(title, gold["title"], kind),
        _is_title_written(row, kind),
        f"{gold['title']!r} / {title.value!r}",
    )


def _is_stated(row: dict[str, Any], field: str, kind: str, *, unknown: bool) -> bool:
    told: dict[str, bool] | None = row.get(f"{field}_in_text")
    if kind == "html":
        return True
    if kind in {"body", "bare"}:
        return False if field == "outlet" or not told else bool(told["body"])
    return unknown if told is None else bool(told[_SOURCE.get(kind, kind)])


def _is_date_written(row: dict[str, Any], kind: str, day: datetime.date) -> bool:
    written = kind not in {"html", "body"} and _is_written(day, row["text"][kind])
    return _is_stated(row, "date", kind, unknown=written)


def _is_title_written(row: dict[str, Any], kind: str) -> bool:
    written = kind not in {"html", "body"} and (
        _letters(row["gold"]["title"]) in _letters(row["text"][kind])
    )
    return _is_stated(row, "title", kind, unknown=written)


def _same_day(
    found: Field[PartialDate], day: datetime.date, *, exact: bool
) -> bool | None:
    if found.value is None or found.value.year is None:
        return None
    if found.value.first is None or found.value.day is None:
        return found.value.first is not None and (
            found.value.first <= day <= (found.value.last or day)
        )
    return abs((found.value.first - day).days) <= (0 if exact else 1)


def _is_written(day: datetime.date, text: str) -> bool:
    """Returns True if the text states the day, as digits or with a month's name."""
    forms = (
        f"{day.year}-{day.month:02}-{day.day:02}", f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}.{day.month}.{day.year}", f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.month:02}/{day.day:02}/{day.year}", f"{day.year}/{day.month:02}/{day.day:02}",
        f"{day.year}.{day.month:02}.{day.day:02}", f"{day.day:02}.{day.month:02}.{day.year % 100:02}",
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}년 {day.month}월 {day.day}일",
    )  # fmt: skip
    if any(form in text for form in forms):
        return True
    number = rf"0?{day.day}(?:st|nd|rd|th|er|\.)?"
    word = r"(?:(?:de|of) )?[^\W\d_]{3,12}\.?,? (?:de )?"
    pattern = (
        rf"(?<!\d){number} {word}{day.year}|[^\W\d_]{{3,12}}\.? {number},? {day.year}"
    )
    return any(
        str(found.date) == day.isoformat()
        for match in re.finditer(pattern, text)
        for found in find_dates(match[0])
    )


def _same_outlet(
    found: Field[str], gold: dict[str, Any], cache: NameCache
) -> bool | None:
    if found.value is None:
        return None
    by_domain = cache.gazetteer.outlets.name_of_domain(gold["domain"])
    named = [gold["outlet"], *gold.get("also", ())]
    wanted = {
        *named,
        *(re.sub(r"\s*\(.*?\)", "", name) for name in named),
        *map(cache.gazetteer.outlets.canonical_name, named),
        by_domain,
    }
    return _letters(found.value).removeprefix("the") in {
        _letters(name).removeprefix("the") for name in wanted if name
    }


def _same_title(found: Field[str], gold: str, kind: str) -> bool | None:
    if found.value is None:
        return None
    left, right = _letters(found.value), _letters(gold)
    if kind == "single" and len(left) > _MAX_LONGER * len(right):
        return False
    if left == right or (len(left) > 15 and (left in right or right in left)):
        return True
    ours, theirs = _split_words(found.value), _split_words(gold)
    return bool(ours) and len(ours & theirs) >= 0.8 * max(len(ours), len(theirs))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _split_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))
