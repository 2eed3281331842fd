"""Finds where lines ended around the dates of a text that has lost its line breaks.

A date with a year is a line, or ends one, if no word before it makes it part of a sentence
("said on May 3, 2021"), or if a label or a clock time stands beside it; and if what follows
begins like a line.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.extract.dates.date_parser import find_dates
from index.extract.dates.month_names import find_weekday
from index.extract.page.date_labels import PUBLISHED, UPDATED

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
_DIGIT = re.compile(r"\d")
# It begins with a digit, and checks what stands before it afterwards: the search can then
# skip to digits.
_NUMERIC = re.compile(
    r"\d(?<![\d/.-]\d)\d?([/.-])\d{1,2}\1(?:(?:19|20)\d\d|\d\d(?=\s\d{1,2}[:h.]\d\d))(?![\d/-])"
)
# What belongs to a date after it: 2021年5月3日（月）, 3 мая 2021 года, 3. maj 2021.
_REST = re.compile(
    r"(?:[日일]|e?an?\b)?(?:\s?(?:года|году|г\.|року|р\.|r\.|d\.|m\.|ж\.|yil)(?=\W|$))?"
    r"(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\s?(?:[（(][^()（）]{1,12}[)）])?"
)
_TIME = re.compile(
    r"\s?[,，、.·•|/–—-]?\s?(?:(?:上午|下午|午前|午後|오전|오후)\s?|(?:at|um|à|a\slas|às|alle(?:\sore)?|ore|ora|kl\.?|klo|om|o|ob|v|u|u\.|у|в|во|saat|godz\.?|λ|الساعة|ساعت)\s)?"
    r"(?:\d{1,2}(?:[:.hH時点시时]|\sh)\s?\d{2}(?::\d{2})?(?:分|분)?\s?(?:a\.?m?\b\.?|p\.?m?\b\.?|Uhr|uur|val\.|hs?\b\.?|hrs?\.?|horas|ч\.|น\.)?"
    r"(?:\s?\(?(?:EST|EDT|ET|PST|PDT|PT|CST|CDT|GMT|UTC|BST|CET|CEST|MSK|МСК|IST|WIB|WITA|JST|KST)\b(?:\+\d)?\)?)?)[］\])]?(?:配信|公開|更新|掲載|投稿)?",
    re.IGNORECASE,
)
_AUTHOR_AFTER = re.compile(rf"(?:by|in|von|par|por|di|door|av)\s[{_UPPER}]")
_NAME_AFTER = re.compile(rf",\s[{_UPPER}][\w.'’-]*\s[{_UPPER}]")
# A date after one of these is part of a sentence.
_IN_SENTENCE = re.compile(
    r"(?:(?<!\w)(?:on|in|of|since|until|till|by|from|to|after|before|for|the|this|last|next|and"
    r"|am|im|vom|bis|zum|seit|der|den|le|du|au|el|del|de|en|al|il|dal|no|em|на|с|до|от|в|и"
    r"|para|desde|hasta|jusqu'au|depuis)|[,;(“\"'])\s*$",
    re.IGNORECASE,
)
# "Ada Brook, May 3" and "Madrid, 3 de mayo" are lines; "in spring, May 3" is a sentence.
_NAME_COMMA = re.compile(
    rf"(?:^|\s)(?:[{_UPPER}][\w.'’-]*\s?){{1,4}}, ?(?:den |le |lì )?$"
)
_BYLINE_BEFORE = re.compile(r"\b(?:By|by|Published|Posted|Updated)\b[^.]{0,60}$")
_WEEKDAY = re.compile(
    r"(?:^|\s)(?:(?:segunda|terça|quarta|quinta|sexta)-feira|E|Thứ|יום|d\.)?\s?([^\W\d_]{2,13})(\.?,?)\s(?:d\.\s)?$"
)
_WEEKDAY_AFTER = re.compile(r",?\s([^\W\d_]{3,14})")
_SHORT_WEEKDAYS = frozenset(
    "mo di mi do fr sa so lun mar mié mie jue vie sáb sab dom mer jeu ven sam dim seg ter qua qui sex"
    " ma ke to pe la su пн вт ср чт пт сб вс нд pon wt śr czw pt nd po út st čt pá ne uto sri čet pet sub ned".split()
)
_LABEL_CHARS = 40
# Words of a label before the one that says it: "Data da publicação", "First published".
_LABEL_OPENING = re.compile(
    r"(?:First|Originally|Last|Date|Data|Fecha|Dernière|Datum|Article|Artikel|Haber|Web|Дата|تاريخ|تاریخ)\s(?:(?:de|da|di|was|der|on|of)\s)?$"
)


class _Dated(NamedTuple):
    """A date with a year: its offsets, the end of its time, and what precedes it."""

    start: int
    end: int
    before: str
    has_time: bool


def find_dated_seams(head: str) -> Iterator[int]:
    """Yields the offsets of blanks where a line with a date begins or ends.

    Args:
        head: the beginning of a text on one line.
    """
    if _DIGIT.search(head) is None:
        return
    for dated in _find_dated(head):
        label = _find_label(dated.before)
        if not _starts_line(head, dated):
            continue
        if label is not None:
            yield max(label - 1, 0)
        elif dated.has_time or _stands_alone(dated.before):
            if dated.before.endswith(" "):
                yield len(dated.before) - 1
        else:
            continue
        yield dated.end if head[dated.end] == " " else max(dated.start, dated.end - 1)


def _find_dated(head: str) -> Iterator[_Dated]:
    """Yields the dates with a year, and 03/05/2021, in whatever order."""
    spans = {match.span() for match in _NUMERIC.finditer(head)}
    # A date line has a year; a dateline mostly has none.
    spans |= {
        (one.start, one.end)
        for one in find_dates(head)
        if one.date.year is not None and one.date.day is not None
    }
    for start, end in sorted(spans):
        before = _strip_weekday(head[:start]).rstrip("[［【(（")
        rest = _REST.match(head, end)
        end = rest.end() if rest else end
        after = _WEEKDAY_AFTER.match(head, end)
        if after and find_weekday(after[1]) is not None:
            end = after.end()
        if head[end : end + 1] == "." and "." in head[start:end]:
            end += 1
        time = _TIME.match(head, end)
        end = time.end() if time else end
        while end > start and head[end - 1] == " ":
            end -= 1
        yield _Dated(start, end, before, time is not None)


def _strip_weekday(before: str) -> str:
    match = _WEEKDAY.search(before)
    if match is None:
        return before
    short = bool(match[2]) and match[1].lower() in _SHORT_WEEKDAYS
    if not short and find_weekday(match[1]) is None:
        return before
    return before[: match.start() + 1] if match.start() else ""


def _starts_line(head: str, dated: _Dated) -> bool:
    """Tells whether what follows a date begins a line: no small letter, no comma."""
    rest = head[dated.end : dated.end + _LABEL_CHARS].lstrip()
    if UPDATED.opens_line(rest.lstrip("|,;·•–—- (")):
        return True
    if _AUTHOR_AFTER.match(rest) or (dated.has_time and _NAME_AFTER.match(rest)):
        return True
    return bool(rest) and not rest[0].islower() and rest[0] not in ",;).!?"


def _find_label(before: str) -> int | None:
    """Returns the offset of a label that ends right before a date, None without one."""
    offset = max(0, len(before) - _LABEL_CHARS)
    near = before[offset:]
    found = max(PUBLISHED.find_last(near), UPDATED.find_last(near))
    if found < 0 or re.search(r"[.!?]\s", near[found:]) or near[found].islower():
        return None
    opening = _LABEL_OPENING.search(before, 0, offset + found)
    start = opening.start() if opening else offset + found
    return start if not start or before[start - 1] == " " else None


def _stands_alone(before: str) -> bool:
    """Tells whether no word before a date makes it part of a sentence."""
    return bool(
        _NAME_COMMA.search(before)
        or _BYLINE_BEFORE.search(before)
        or not _IN_SENTENCE.search(before)
    )
