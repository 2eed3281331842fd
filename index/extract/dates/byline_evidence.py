"""What a line says of the dates in it: whether one is the day of publication."""

import re

from index.extract.dates.date_parser import DateMention, find_dates
from index.extract.page.boilerplate import is_byline
from index.extract.page.date_labels import PUBLISHED, UPDATED
from index.extract.page.lines import PageLine

_SOCIAL = re.compile(r"\(@\w{1,30}\)|^[—–-]\s|@\w{2,30}\b|pic\.twitter", re.IGNORECASE)
_TIME = re.compile(
    r"\d{1,2}[:.h]\d\d|\b\d{1,2}\s?(?:am|pm|uhr)\b|\b[ap]\.m\.|UTC|GMT|[AP]M\b|\bE[SD]?T\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"""(?ix)©|copyright|\(c\)|all\ rights|photo|foto|image|bild\b|credit|file\ |born|died|©|cookie|version|until|from\ .*\ to\b|event|deadline|expires|\bsince\b|reading\ time|archive|logo"""
)
# No line without one of these can have a whole date; most that have digits have none.
# It begins with a set of letters, which lets the search skip all others.
_MAY_HAVE_YEAR = re.compile(
    r"[\d年-](?:(?<=\d)(?:\d{3}|\W{1,3}\d{1,2}\W{1,3}\d\d)|(?<=-)\d\d(?!\d)|(?<=年))"
)
_DURATION = re.compile(
    r"\d:\d\d\s*min|\bIssue\b|\bAusgabe\b|\bédition\b", re.IGNORECASE
)
_BY = re.compile(r"(?i)(?:by|von|par|por|di|door|av)\s+[^\W\d_]")

_LABEL = 40
_LONGEST = 300


def may_have_date(text: str) -> bool:
    """Whether it is worth looking for a whole date in a line."""
    return len(text) <= _LONGEST and _MAY_HAVE_YEAR.search(text) is not None


def find_label_above(lines: list[PageLine], number: int) -> str:
    """What the line before says, unless it says it of a time of its own."""
    for line in lines[max(0, number - 2) : number][::-1]:
        if line.text:
            short = len(line.text) < _LABEL
            return line.text if short and not _has_time(line.text) else ""
    return ""


def _has_time(label: str) -> bool:
    if not any(map(str.isdigit, label)):
        return False
    return UPDATED.occurs_in(label) or any(find_dates(label))


def score_byline_date(
    text: str, before: str, written: DateMention
) -> tuple[float, str]:
    """How much a date reads as the day of publication, and by what rule.

    Args:
        text: the line it stands in.
        before: the label above the line, if any.
        written: the date.
    """
    if _SOCIAL.search(text):
        return -5.0, "post"
    label = text[max(0, written.start - 60) : written.start]
    if len(label) < _LABEL:
        label = f"{before} {label}"
    published, updated = PUBLISHED.find_last(label), UPDATED.find_last(label)
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


def _by_shape(text: str, written: DateMention) -> tuple[float, str]:
    """More for a date that has the line to itself, less for one that ends a caption."""
    rest = len(text) - (written.end - written.start)
    ends = len(text) - written.end < 3
    if rest > 90 or (ends and rest > 32 and not is_byline(text)):
        return -6.0, "in a line of words"
    return (1.5 if rest < 45 else 0.0), "line of its own"
