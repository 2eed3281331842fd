"""Months and weekdays in the languages of the news, folded as `index.analysis.analyzer.fold` does.

The words stand in data/calendar.txt, a line for each language.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from index.analysis.analyzer import fold
from index.analysis.english_months import MONTH_NUMBERS

CALENDAR_FILE = Path(__file__).parents[1] / "data" / "calendar.txt"
"""The file that holds the words."""

_JALALI = "jalali"
# Words as short as these are words of all kinds elsewhere: out, set, led, pro.
_SHORT = 4
# Whose months a page in another language may well use, its furniture above all.
_ANYWHERE = "en"


def _read_rows() -> Iterator[tuple[str, list[list[str]]]]:
    for line in CALENDAR_FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, _, words = line.partition(" ")
        yield language, [forms.split() for forms in words.split("|")]


def _read_months(rows: list[tuple[str, list[list[str]]]]) -> dict[str, dict[str, int]]:
    return {
        language: {
            fold(form.replace("_", " ")): number
            for number, forms in enumerate(columns, start=1)
            for form in forms
        }
        for language, columns in rows
        if len(columns) == 12
    }


def _read_weekdays(rows: list[tuple[str, list[list[str]]]]) -> dict[str, int]:
    return {
        fold(form): number
        for _, columns in rows
        if len(columns) == 7
        for number, forms in enumerate(columns)
        for form in forms
    }


def _agreed(months: dict[str, dict[str, int]]) -> dict[str, int]:
    """The words that mean one month in all languages that have them."""
    agreed: dict[str, int] = {}
    doubtful: set[str] = set()
    for words in months.values():
        for word, number in words.items():
            if agreed.setdefault(word, number) != number:
                doubtful.add(word)
    # English stands: a page in any language may have English furniture.
    doubtful -= months[_ANYWHERE].keys()
    agreed.update(months[_ANYWHERE])
    return {word: number for word, number in agreed.items() if word not in doubtful}


_ROWS = list(_read_rows())
_MONTHS = {_ANYWHERE: MONTH_NUMBERS, **_read_months(_ROWS)}
_JALALI_MONTHS = _MONTHS.pop(_JALALI)
_AGREED = _agreed(_MONTHS)

ODD_MONTHS: tuple[str, ...] = tuple(
    sorted(
        {
            form.replace("_", " ")
            for _, columns in _ROWS
            for forms in columns
            for form in forms
            if "_" in form or "." in form
        },
        key=lambda form: (-len(form), form),
    )
)
"""The names of months that are more than one run of letters, the longest first."""

WEEKDAY_OF: dict[str, int] = _read_weekdays(_ROWS)
"""The number of the weekday, Monday 0, that a folded word names."""


def month_number(word: str, language: str = "", *, sure: bool = False) -> int | None:
    """The month that a word names, None for any other word.

    Slavic neighbours give one name to different months: the language decides. Where
    it must be sure, since no year stands beside the word, a short word of another
    language is none.

    >>> month_number("Şubat"), month_number("мая"), month_number("Monday")
    (2, 5, None)
    >>> month_number("listopada", "pl"), month_number("listopada", "hr")
    (11, 10)
    """
    folded = fold(word)
    own = _MONTHS.get(language, {}).get(folded)
    if own is not None:
        return own
    if sure and language and len(folded) <= _SHORT:
        return _MONTHS[_ANYWHERE].get(folded)
    return _AGREED.get(folded)


@lru_cache(maxsize=1 << 14)
def may_be_month(letters: str) -> bool:
    """Whether letters may be a month's name or its first word: no is sure, yes is not.

    >>> may_be_month("people"), may_be_month("Sept"), may_be_month("thMay")
    (False, True, True)
    """
    # Other scripts do not part words, or write their marks in several ways.
    if max(letters) > _LAST_CYRILLIC or _GLUED.search(letters):
        return True
    bare = _ORDINAL.sub("", letters)
    return not _PARTS.isdisjoint({fold(letters), fold(bare)})


_LAST_CYRILLIC = "\u052f"
_GLUED = re.compile("[a-zß-ž][A-ZÀ-Ž]")
_ORDINAL = re.compile("^(?:st|nd|rd|th|er|ª|º)")
# The parts of names of several words or with a dot, each by itself.
_PARTS = frozenset(
    part
    for months in (_JALALI_MONTHS, *_MONTHS.values())
    for name in months
    for part in re.split(r"[\W_]+", name)
)


def jalali_month_number(word: str) -> int | None:
    """The month of the Iranian and Afghan year that a word names.

    >>> jalali_month_number("آذر"), jalali_month_number("ديسمبر")
    (9, None)
    """
    return _JALALI_MONTHS.get(fold(word))
