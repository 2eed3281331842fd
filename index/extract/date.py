"""The day an article was published, and what says so."""

import datetime
import re
from typing import NamedTuple

from index.article import Basis, Field, PartialDate
from index.extract.dates import Order, Written, find_dates, is_sane
from index.extract.furniture import is_byline
from index.extract.layout import Kind, Layout, Line

_PUBLISHED = re.compile(
    r"""(?ix)\b(?:publi(?:shed|é|cado|cada|ziert|cation|cação|catie|cerad|sert)|posted|pubblicat|gepubliceerd|veröffentlicht|erschienen
    |mis\ en\ ligne|paru|créé|yayın|giriş|oluşturulma|опублик|опублік|дата|نشر|تاريخ|opublikowano|vydáno|megjelent|issued|date:|datum:?\b|fecha:|data:
    |first\ published|created|release|udgivet|publisert|publicerad|paskelbta)|公開|配信|掲載|입력|등록|发布"""
)
_UPDATED = re.compile(
    r"""(?ix)\b(?:updat|modif|revis|edit(?:ed|ado)\b|aktualisiert|geändert|bearbeitet|mis\ à\ jour|mise\ à\ jour|actualiz|aggiorna|ultima\ modifica|atualiz|güncel|обновл|оновл|измен
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
_DURATION = re.compile(
    r"\d:\d\d\s*min|\bIssue\b|\bAusgabe\b|\bédition\b", re.IGNORECASE
)
_BY = re.compile(r"(?i)(?:by|von|par|por|di|door|av)\s+[^\W\d_]")

_ENOUGH = 2.0
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
    title_line: int | None = None,
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
    candidates = [
        _beside_title(layout, candidate, title_line) for candidate in candidates
    ]
    dateline = _dateline(layout, language, order, today)
    if dateline is not None:
        candidates.append(dateline)
    if not candidates:
        return Field()
    best = max(candidates, key=lambda candidate: candidate.score)
    if best.score < _ENOUGH or _is_one_of_many(best, candidates):
        return Field()
    basis = Basis.STATED
    quote = best.line.text[: 2 * _DATELINE_REACH]
    confidence = min(0.98, 0.5 + best.score / 10)
    return Field(best.written.date, basis, confidence, quote, best.rule)


def _is_one_of_many(best: _Candidate, candidates: list[_Candidate]) -> bool:
    """Whether the page has other days that say as much: a list of articles has."""
    if best.rule != "line of its own":
        return False
    rivals = {
        candidate.written.date
        for candidate in candidates
        if candidate.score >= best.score - 1.0
    }
    return len(rivals) > 2


def _beside_title(
    layout: Layout, candidate: _Candidate, title_line: int | None
) -> _Candidate:
    """More for a date in the lines right below the headline."""
    if title_line is None:
        return candidate
    if candidate.line.start < layout.lines[title_line].start:
        return _above_title(layout, candidate, title_line)
    below = 0
    for line in layout.lines[title_line + 1 : title_line + 60]:
        if line.start >= candidate.line.start:
            break
        below += line.kind is not Kind.BLANK
    bonus = max(0.0, 1.8 - 0.12 * below)
    return candidate._replace(score=candidate.score + bonus)


def _above_title(layout: Layout, candidate: _Candidate, title_line: int) -> _Candidate:
    """Less for what may be the page's clock, some lines above the headline."""
    near = [
        line
        for line in layout.lines[max(0, title_line - 12) : title_line]
        if line.kind is not Kind.BLANK
    ][-4:]
    if candidate.line in near or candidate.rule == "labelled":
        return candidate
    return candidate._replace(score=candidate.score - 1.5)


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
        score -= 2.0 * _has_two_days(text, written, language, order)
        score += _nearness(layout, number)
        # After the prose stand other articles, with their own days.
        score -= 3.0 * (number >= layout.last and rule != "labelled")
        found.append(_Candidate(score, written, line, rule))
    return found


def _has_two_days(text: str, written: Written, language: str, order: Order) -> bool:
    """Whether the line spans days, as events and double issues do."""
    others = find_dates(text[written.end :], language=language, order=order)
    days = {other.date for other in others if other.date.year and other.date.day}
    return bool(days - {written.date}) and _UPDATED.search(text) is None


def _score(text: str, before: str, written: Written) -> tuple[float, str]:
    if _SOCIAL.search(text):
        return -5.0, "post"
    label = text[max(0, written.start - 60) : written.start]
    if len(label) < 40 and len(before) < 40:
        label = f"{before} {label}"
    published, updated = _last(_PUBLISHED, label), _last(_UPDATED, label)
    score, rule = _by_shape(text, written)
    if published > updated:
        score, rule = 3.0, "labelled"
    elif updated > published:
        return -9.0, "updated"
    elif _OTHER.search(text) or _DURATION.search(text):
        return -3.0, "other"
    score += 1.0 * (_TIME.search(text) is not None)
    score += 1.0 * (_BY.match(text) is not None)
    return score - 2.5 * (written.date.day is None), rule


def _by_shape(text: str, written: Written) -> tuple[float, str]:
    """More for a date that has the line to itself, less for one that ends a caption."""
    rest = len(text) - (written.end - written.start)
    ends = len(text) - written.end < 3
    if rest > 90 or (ends and rest > 32 and not is_byline(text)):
        return -6.0, "in a line of words"
    return (1.5 if rest < 45 else 0.0), "line of its own"


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
        above = layout.lines[layout.first : min(number, layout.first + 60)]
        paragraphs = sum(line.kind is Kind.PROSE for line in above)
        return 1.0 if paragraphs <= 4 else 0.0
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
    if _UPDATED.search(head):
        return None
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
