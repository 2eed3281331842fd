"""The day an article was published, and what says so."""

import datetime
import re
from typing import NamedTuple

from index.article import Basis, Field, PartialDate
from index.extract.dates import Order, Written, find_dates, is_sane
from index.extract.layout import Kind, Layout, Line

_PUBLISHED = re.compile(
    r"""(?ix)\b(?:publi(?:shed|é|cado|cada|ziert|cation|cação|catie|cerad|sert)|posted|pubblicat|gepubliceerd|veröffentlicht|erschienen
    |mis\ en\ ligne|paru|créé|yayın|giriş|oluşturulma|опублик|опублік|дата|نشر|تاريخ|opublikowano|vydáno|megjelent|issued|date:|datum:|fecha:|data:
    |first\ published|created|release|udgivet|publisert|publicerad|paskelbta)|公開|配信|掲載|입력|등록|发布"""
)
_UPDATED = re.compile(
    r"""(?ix)\b(?:updat|modif|revis|edit(?:ed|ado)\b|aktualisiert|geändert|stand:|bearbeitet|mis\ à\ jour|mise\ à\ jour|actualiz|aggiorna|ultima\ modifica|atualiz|güncel|обновл|оновл|измен
    |(?:last|latest)\ (?:update|modified)|bijgewerkt|uppdatera|oppdater|opdateret|zaktualizowano|aktualizo|frissít|accessed|retrieved|archived|crawled)|آخر\ تحديث|تحديث|更新|수정"""
)
_SOCIAL = re.compile(r"\(@\w{1,30}\)|^[—–-]\s|@\w{2,30}\b|pic\.twitter", re.IGNORECASE)
_TIME = re.compile(
    r"\d{1,2}[:.h]\d\d|\b\d{1,2}\s?(?:am|pm|uhr)\b|\b[ap]\.m\.|UTC|GMT|[AP]M\b|\bE[SD]?T\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"""(?ix)©|copyright|\(c\)|all\ rights|photo|foto|image|bild\b|credit|file\ |born|died|©|cookie|version|until|from\ .*\ to\b|event|deadline|expires|\bsince\b|reading\ time|archive|logo"""
)
_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(\d\d)\2(\d\d)(?!\d)")
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/")

_DATELINE_REACH = 90
_AFTER = 25


class _Candidate(NamedTuple):
    score: float
    written: Written
    line: Line
    rule: str


def find_date(
    layout: Layout,
    *,
    language: str,
    order: Order = Order.UNKNOWN,
    today: datetime.date | None = None,
) -> Field[PartialDate]:
    """The date that a line of the article states as the day of its publication."""
    today = today or datetime.datetime.now(datetime.UTC).date()
    candidates = [
        candidate
        for number in _lines_to_read(layout)
        for candidate in _candidates(layout, number, language, order, today)
    ]
    dateline = _dateline(layout, language, order, today)
    if dateline is not None:
        candidates.append(dateline)
    if not candidates:
        return Field()
    best = max(candidates, key=lambda candidate: candidate.score)
    if best.score < 2.0:
        return Field()
    basis = Basis.STATED
    quote = best.line.text[: 2 * _DATELINE_REACH]
    confidence = min(0.98, 0.5 + best.score / 10)
    return Field(best.written.date, basis, confidence, quote, best.rule)


def date_of_address(
    address: str, today: datetime.date | None = None
) -> Field[PartialDate]:
    """The date that a URL or a file name carries.

    >>> str(date_of_address("https://example.org/2019/12/20/libya").value)
    '2019-12-20'
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    for match in _URL_DAY.finditer(address[:2000]):
        # Eight digits without separators inside a longer name are mostly a number.
        if not match[2] and re.search(r"\w$", address[: match.start()]):
            continue
        found = _dated(int(match[1]), int(match[3]), int(match[4]))
        if found is not None and is_sane(found, today):
            return Field(found, Basis.INFERRED, 0.8, match[0], "address")
    month = _URL_MONTH.search(address[:2000])
    found = _dated(int(month[1]), int(month[2]), None) if month else None
    if month is None or found is None or not is_sane(found, today):
        return Field()
    return Field(found, Basis.INFERRED, 0.6, month[0], "address")


def _dated(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def _lines_to_read(layout: Layout) -> list[int]:
    """Above the prose, a little of it, and what follows it."""
    if layout.first == layout.last:
        return [
            n
            for n, line in enumerate(layout.lines[:200])
            if line.kind is not Kind.BLANK
        ]
    inside = [
        n
        for n in range(layout.first, min(layout.last, layout.first + 40))
        if layout.lines[n].kind not in (Kind.BLANK, Kind.PROSE)
    ]
    after = [
        n
        for n in range(layout.last, min(len(layout.lines), layout.last + 2 * _AFTER))
        if layout.lines[n].kind is not Kind.BLANK
    ][:_AFTER]
    return layout.header() + inside + after


def _candidates(
    layout: Layout, number: int, language: str, order: Order, today: datetime.date
) -> list[_Candidate]:
    line = layout.lines[number]
    text = line.text
    if len(text) > 300 or not any(map(str.isdigit, text)):
        return []
    before = layout.lines[number - 1].text if number else ""
    found = []
    for written in find_dates(text, language=language, order=order):
        if written.date.year is None or written.date.month is None:
            continue
        if not is_sane(written.date, today):
            continue
        score, rule = _score(text, before, written)
        score += _nearness(layout, number)
        found.append(_Candidate(score, written, line, rule))
    return found


def _score(text: str, before: str, written: Written) -> tuple[float, str]:
    label = text[max(0, written.start - 60) : written.start]
    if len(label) < 40 and len(before) < 40:
        label = f"{before} {label}"
    published = _last(_PUBLISHED, label)
    updated = _last(_UPDATED, label)
    rest = len(text) - (written.end - written.start)
    if _SOCIAL.search(text):
        return -5.0, "post"
    score = 0.0
    rule = "line of its own"
    if published > updated:
        score, rule = 3.0, "labelled"
    elif updated > published:
        return -1.0, "updated"
    elif _OTHER.search(text):
        return -3.0, "other"
    elif rest > 90:
        score = -2.0
    elif rest < 45:
        score = 1.5
    if _TIME.search(text):
        score += 1.0
    if written.date.day is None:
        score -= 2.5
    return score, rule


def _last(pattern: re.Pattern[str], text: str) -> int:
    place = -1
    for match in pattern.finditer(text):
        place = match.start()
    return place


def _nearness(layout: Layout, number: int) -> float:
    """More for lines near the beginning of the prose; little for those after it."""
    if number >= layout.last:
        return 0.0
    if number >= layout.first:
        return 1.0 if number < layout.first + 12 else 0.0
    distance = sum(
        layout.lines[n].kind is not Kind.BLANK
        for n in range(number, min(layout.first, number + 60))
    )
    return 2.0 - distance / 15


def _dateline(
    layout: Layout, language: str, order: Order, today: datetime.date
) -> _Candidate | None:
    if layout.first == layout.last:
        return None
    line = layout.lines[layout.first]
    head = line.text[:_DATELINE_REACH]
    for written in find_dates(head, language=language, order=order):
        follows = head[written.end : written.end + 14].lstrip(" .)]")
        starts = head[: written.start]
        if (
            written.date.year is not None
            and written.date.day is not None
            and is_sane(written.date, today)
            and (follows[:1] in {"(", "-", "–", "—", ":", "/", "|"} and follows)
            and not re.search(r"[^\W\d_]\. |[a-zà-ž]{4,} [a-zà-ž]{4,}", starts)
        ):
            return _Candidate(4.0, written, line, "dateline")
    return None
