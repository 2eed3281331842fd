"""Looks up names of months and weekdays in the languages of the news.

The names are in data/calendar.txt, a line for each language, and the English months in
`index.analysis.english_months`. They are folded with `index.analysis.analyzer.fold`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from index.analysis.analyzer import fold
from index.analysis.english_months import MONTH_NUMBERS

CALENDAR_FILE = Path(__file__).parents[1] / "data" / "calendar.txt"
"""The file with the names."""

_JALALI = "jalali"
# Month names of at most so many letters are other words elsewhere: out, set, led, pro.
_AMBIGUOUS_LETTERS = 4
# Pages in other languages may have English dates too, above all in their boilerplate.
_ENGLISH = "en"


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


def _unambiguous(months: dict[str, dict[str, int]]) -> dict[str, int]:
    """Returns the names that mean the same month in all languages that have them."""
    unambiguous: dict[str, int] = {}
    ambiguous: set[str] = set()
    for words in months.values():
        for word, number in words.items():
            if unambiguous.setdefault(word, number) != number:
                ambiguous.add(word)
    # English wins: a page in any language may have English boilerplate.
    ambiguous -= months[_ENGLISH].keys()
    unambiguous.update(months[_ENGLISH])
    return {
        word: number for word, number in unambiguous.items() if word not in ambiguous
    }


_ROWS = list(_read_rows())
_MONTHS = {_ENGLISH: MONTH_NUMBERS, **_read_months(_ROWS)}
_JALALI_MONTHS = _MONTHS.pop(_JALALI)
_UNAMBIGUOUS = _unambiguous(_MONTHS)

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
"""Names that are more than one run of letters, the longest first."""

WEEKDAY_OF: dict[str, int] = _read_weekdays(_ROWS)
"""The number of the weekday, Monday 0, by its folded name in any language."""


_SHORT_ENGLISH = {
    word: number
    for number, words in enumerate(
        ("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun")
    )
    for word in words.split()
}


def find_weekday(word: str) -> int | None:
    """Returns the number of the weekday, Monday 0, that a word names beside a date.

    >>> find_weekday("Thurs"), find_weekday("Sonntag"), find_weekday("May")
    (3, 6, None)
    """
    folded = fold(word)
    return WEEKDAY_OF.get(folded, _SHORT_ENGLISH.get(folded))


def month_number(word: str, language: str = "", *, sure: bool = False) -> int | None:
    """Returns the number of the month that a word names, None for any other word.

    Args:
        word: the word, in any case.
        language: the ISO 639-1 code of the text, which decides between languages that
            give one name to different months, as Polish and Croatian do.
        sure: does not accept short names of other languages, except English ones; for
            words without a year beside them.

    >>> month_number("Şubat"), month_number("мая"), month_number("Monday")
    (2, 5, None)
    >>> month_number("listopada", "pl"), month_number("listopada", "hr")
    (11, 10)
    """
    folded = fold(word)
    own = _MONTHS.get(language, {}).get(folded)
    if own is not None:
        return own
    if sure and language and len(folded) <= _AMBIGUOUS_LETTERS:
        return _MONTHS[_ENGLISH].get(folded)
    return _UNAMBIGUOUS.get(folded)


@lru_cache(maxsize=64)
def calendar_words(language: str) -> frozenset[str]:
    """Returns the folded names of months and weekdays in a language, one word each.

    Args:
        language: the ISO 639-1 code. Where it is unknown or has no names here, the words
            of all languages are meant, apart from short ones, which mean other things
            elsewhere.

    >>> {"eylul", "pazartesi"} <= calendar_words("tr"), "eylul" in calendar_words("de")
    (True, False)
    """
    known = {row[0] for row in _ROWS}
    words = {
        fold(form)
        for code, columns in _ROWS
        for forms in columns
        for form in forms
        if code == language
        or (language not in known and len(form) > _AMBIGUOUS_LETTERS)
    }
    return frozenset(word for word in words if word.isalpha())


@lru_cache(maxsize=1 << 14)
def may_be_month(letters: str) -> bool:
    """Checks quickly whether letters may begin a month's name; True may be wrong.

    >>> may_be_month("people"), may_be_month("Sept"), may_be_month("thMay")
    (False, True, True)
    """
    # Other scripts have no spaces between words, or spell a name in several ways.
    if max(letters) > _LAST_CYRILLIC or _GLUED.search(letters):
        return True
    bare = _ORDINAL.sub("", letters)
    return not _NAME_PARTS.isdisjoint({fold(letters), fold(bare)})


_LAST_CYRILLIC = "\u052f"
_GLUED = re.compile("[a-zß-ž][A-ZÀ-Ž]")
_ORDINAL = re.compile("^(?:st|nd|rd|th|er|ª|º)")
# The parts of names that have several words or a dot.
_NAME_PARTS = frozenset(
    part
    for months in (_JALALI_MONTHS, *_MONTHS.values())
    for name in months
    for part in re.split(r"[\W_]+", name)
)


def jalali_month_number(word: str) -> int | None:
    """Returns the number of the month of the Iranian and Afghan year that a word names.

    >>> jalali_month_number("آذر"), jalali_month_number("ديسمبر")
    (9, None)
    """
    return _JALALI_MONTHS.get(fold(word))
