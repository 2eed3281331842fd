"""Scores how well the date in a line reads as the publication date."""

import re

from index.extract.dates.date_parser import DateMention, find_dates
from index.extract.page.boilerplate import is_byline
from index.extract.page.date_labels import PUBLISHED, UPDATED
from index.extract.page.lines import DENSE_SCRIPT, PageLine

_SOCIAL_POST = re.compile(
    r"\(@\w{1,30}\)|^[—–-]\s.*@|(?<!\w)@\w{2,30}\b|pic\.twitter", re.IGNORECASE
)
_CLOCK_TIME = re.compile(
    r"\d{1,2}[:.h]\d\d|\b\d{1,2}\s?(?:am|pm|uhr)\b|\b[ap]\.m\.|UTC|GMT|[AP]M\b|\bE[SD]?T\b",
    re.IGNORECASE,
)
_TIME_OF_DAY = re.compile(
    r"(?i)\d{1,2}[:.h]\d\d(?::\d\d)?\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4}T\b)?"
)
_OTHER_MEANING = re.compile(
    r"""(?ix)©|copyright|\(c\)|all\ rights|(?:photo|foto|image)(?!s?\s?[|·•/>»])|bild\b|credit|file\ |born|died|cookie|version|until|from\ .*\ to\b|event(?!s?\s?[|·•/>»])|deadline|expires|\bsince\b|archive|logo
    |\b(?:appears?|appeared)\ in\b
    # An event has a beginning and an end.
    |\d[:.h]\d\d\s?(?:[-–—]|bis|to|until|à|a|до)\s?\d\d?[:.h]\d\d
    |\b(?:ended|ending|fiscal|quarter|deadline|opens|closes)\b|\b(?:year|months|weeks|period)\ to\b"""
)
# Every line with a whole date matches; most lines with digits do not. The pattern
# begins with a set of characters, so that the search can skip all others.
_MAY_HAVE_YEAR = re.compile(
    r"[\d年-](?:(?<=\d)(?:\d{3}|\W{1,3}\d{1,2}\W{1,3}\d\d)|(?<=-)\d\d(?!\d)|(?<=年)"
    # A year of two digits, before a bracket, a dash or the end of the line.
    r"|(?<=[ ,'’]\d)\d\s{0,2}(?:$|[(\[|–—-]))"
)
# The page is a translation or a repetition of another article.
_OTHER_ARTICLE = re.compile(r"(?i)原文|original\s(?:article|post|text)\b|初出")
# In Japan and China the label may follow the day: 2021/05/03 更新.
_UPDATED_AFTER = re.compile(
    r"(?i)[^\w]{0,3}(?:\d{1,2}[:時时]\d\d分?\s?)?(?:last\s?update|更新|最終更新|수정)\W*$"
)
_DURATION = re.compile(
    r"\d:\d\d\s*min|\bIssue\b|\bAusgabe\b|\bédition\b", re.IGNORECASE
)
_BAR = re.compile(r"\s[|·•/]\s|\s[–—-]\s|\s{2,}")
_MAX_BESIDE = 14
# A byline may name the photographer, too.
_PICTURE = re.compile(r"(?i)photo|foto|image|bild")
_BY = re.compile(r"(?i)(?:by|von|par|por|di|door|av)\s+[^\W\d_]")

_MAX_LABEL_CHARS, _MAX_DENSE_CHARS = 40, 14
_MAX_LINE_CHARS = 300
_MARKS_BEFORE = 3
# Characters before a date in which its label may stand.
_LABEL_REACH = 60


def may_have_date(text: str) -> bool:
    """Checks quickly whether a line may have a whole date; True may be wrong."""
    return len(text) <= _MAX_LINE_CHARS and _MAY_HAVE_YEAR.search(text) is not None


def find_label_above(lines: list[PageLine], number: int) -> str:
    """Returns the label in the filled line above a line, or "" where it is no label.

    A line above is no label if it is long, or has a date or an update time itself.
    """
    for line in lines[max(0, number - 2) : number][::-1]:
        if line.text:
            dense = DENSE_SCRIPT.search(line.text) is not None
            short = len(line.text) < (_MAX_DENSE_CHARS if dense else _MAX_LABEL_CHARS)
            return line.text if short and not _has_time(line.text) else ""
    return ""


def _has_time(label: str) -> bool:
    if not any(map(str.isdigit, label)):
        return False
    return UPDATED.occurs_in(label) or any(find_dates(label))


def score_byline_date(
    text: str, label_above: str, mention: DateMention
) -> tuple[float, str]:
    """Scores how well a date reads as the publication date.

    Args:
        text: the line with the date.
        label_above: the label in the line above, empty where there is none.
        mention: the date in the line.

    Returns:
        The score, from -9 to about 5, and the name of the rule that decided.
    """
    if _is_post(text, mention):
        return -5.0, "post"
    label = text[max(0, mention.start - _LABEL_REACH) : mention.start]
    if len(label) < _MAX_LABEL_CHARS:
        label = f"{label_above} {label}"
    published, updated = PUBLISHED.find_last(label), UPDATED.find_last(label)
    score, rule = _by_shape(text, mention)
    if _OTHER_ARTICLE.search(text, 0, mention.start):
        return -3.0, "other"
    if _UPDATED_AFTER.match(text, mention.end):
        return -9.0, "updated"
    if published > updated:
        score, rule = 3.0, "labelled"
    elif updated > published:
        return -9.0, "updated"
    elif _means_other(text, mention):
        return -3.0, "other"
    score += 1.0 * (_CLOCK_TIME.search(text) is not None)
    score += 1.0 * (_BY.match(text) is not None)
    return score - 2.5 * (mention.date.day is None), rule


def opens_with_byline(text: str, mention: DateMention) -> bool:
    """Checks whether a text begins with the date, or a byline or label that it ends."""
    return mention.start <= _MARKS_BEFORE or (
        (_BY.match(text) is not None or PUBLISHED.opens_line(text))
        and is_byline(text[: mention.end])
    )


def _means_other(text: str, mention: DateMention) -> bool:
    """Tells whether words of the line say that the date is of a picture or an event."""
    start, end = _find_part(text, mention)
    alone = len(_TIME_OF_DAY.sub("", text[start:end])) - _size(mention) <= _MAX_BESIDE
    found = _OTHER_MEANING.search(text, *((start, end) if alone else (0, len(text))))
    if found is not None and not (_BY.match(text) and _PICTURE.match(found[0])):
        return True
    return _DURATION.search(text, 0, mention.start) is not None


def _find_part(text: str, mention: DateMention) -> tuple[int, int]:
    """Returns the offsets of the part of a line between bars or dots that has a date."""
    before = [match.end() for match in _BAR.finditer(text, 0, mention.start)]
    after = _BAR.search(text, mention.end)
    return before[-1] if before else 0, after.start() if after else len(text)


def _size(mention: DateMention) -> int:
    return mention.end - mention.start


def _is_post(text: str, mention: DateMention) -> bool:
    """Tells whether a line ends a quoted post; a byline has the author's account, too."""
    begins = mention.start <= _MARKS_BEFORE or _BY.match(text) is not None
    return not begins and _SOCIAL_POST.search(text) is not None


def _by_shape(text: str, mention: DateMention) -> tuple[float, str]:
    """Scores a date high that has a line of its own, low within a sentence."""
    # When it was updated says nothing against the day before it.
    updated = UPDATED.find_last(text)
    if updated >= mention.end:
        text = text[:updated].rstrip()
    outside = f"{text[: mention.start]}{text[mention.end :]}"
    rest = len(_TIME_OF_DAY.sub("", outside))
    ends = len(text) - mention.end < 3
    if rest > 90 and _opens_line(text, mention):
        return 0.5, "line of its own"
    if rest > 90 or (ends and rest > 32 and not (is_byline(text) or _BY.match(text))):
        return -6.0, "in a line of words"
    return (1.5 if rest < 45 else 0.0), "line of its own"


def _opens_line(text: str, mention: DateMention) -> bool:
    """Tells whether a long line begins with a date or a byline, and goes on with a menu.

    A sentence would go on with a small letter.
    """
    if not opens_with_byline(text, mention):
        return False
    rest = _TIME_OF_DAY.sub("", text[mention.end :]).lstrip(" |,·•–—-")
    return rest[:1].isupper() and text[-1:].isalnum()
