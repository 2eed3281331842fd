"""Finds the headline of a saved page among the lines above its prose."""

import re
from typing import NamedTuple

from index.article import Basis, Field
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.word_classes import SENTENCE_STARTERS
from index.extract.page.boilerplate import is_byline
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

_WORD = re.compile(r"[^\W_]{4,}|[A-Z]{2,3}")
_CHINESE_OR_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SUFFIX = re.compile(r"\s+[|•·–—-]\s+([^|•·–—]{2,50})$|\s*\|\s*([^|]{2,50})$")
_PREFIX = re.compile(r"^([^|]{2,40})\s+[|»]\s+")
_LIST_MARK = re.compile(r"^(?:\d+|[#@*•·+–—-])(?:[.)]\s|\s|$)")
# Credits, dates and reading times between the headlines.
_CREDIT = re.compile(
    r"(?:\b(?:AFP|AP|EFE|EPA|dpa|ANSA|Reuters|REUTERS|Getty|TASS|News)|©.*)\W*$"
    r"|^(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or) "
)
_DATE_OR_TIME = re.compile(
    r"(?<!\d)(?:[0-3]?\d[./-]){2}(?:20)?\d\d|\b(?:19|20)\d\d\b.{0,12}$"
    r"|\d\d:\d\d|\d+ (?:min|Min)"
)
_DIGIT = re.compile(r"\d")
_MAX_CHARS = 250
_MIN_SCORE = 3.6
# The least score of a line that is far above a better one.
_MIN_FAR_SCORE = 5.5
# Decks that may stand between a lone first line and the text.
_MAX_DECKS = 1
_LONE_CONFIDENCE = 0.6
_LONG_LEAD_CHARS = 200
_LEAD_CHARS = 2400
_HEADER_LINES = 45


class _Candidate(NamedTuple):
    score: float
    number: int
    text: str


class Title(NamedTuple):
    """A title with the number of its line, None where no line of the page states it."""

    field: Field[str]
    line: int | None


_NONE: Title = Title(Field(), None)


def find_title(layout: Layout, gazetteer: Gazetteer) -> Title:
    """Finds the line above the prose that reads most like its headline.

    Each line of the header gets a score: for its length and punctuation, for the words
    that it shares with the prose, and for its position near the byline and the prose.
    """
    return _find_best(layout, gazetteer) or _find_lone(layout, gazetteer) or _NONE


def _find_best(layout: Layout, gazetteer: Gazetteer) -> Title | None:
    if layout.prose_start == layout.prose_end:
        return None
    header = layout.header(_HEADER_LINES)
    if not any(layout.lines[n].kind is LineKind.SHORT for n in header):
        return None
    lead = layout.lead(_LEAD_CHARS).casefold()
    counts = _count_lines(layout)
    candidates = []
    for index, number in enumerate(header):
        line = layout.lines[number]
        if line.kind in (LineKind.SHORT, LineKind.PROSE) and _may_be_title(line.text):
            text = clean_title(line.text, gazetteer)
            score = _own_score(text, lead) + _position_score(layout, header, index)
            score += 0.8 if counts.get(line.text, 0) > 1 and score > 2.5 else 0.0
            score -= 1.5 if line.kind is LineKind.PROSE else 0.0
            candidates.append(_Candidate(score, number, text))
    best = _first_of_best(candidates)
    if best is None or best.score < _MIN_SCORE:
        return None
    confidence = min(0.95, 0.35 + best.score / 12)
    field = Field(best.text, Basis.STATED, confidence, best.text, "headline")
    return Title(field, best.number)


def _find_lone(layout: Layout, gazetteer: Gazetteer) -> Title | None:
    """Finds a first line that stands alone above the text, however short.

    Where more lines stand above the prose, it may be the first of a menu.
    """
    filled = [
        n for n, line in enumerate(layout.lines) if line.kind is not LineKind.BLANK
    ]
    if len(filled) < 2 or filled[1] == filled[0] + 1:
        return None
    line, below = layout.lines[filled[0]], [layout.lines[n] for n in filled[1:]]
    header = [one for one in below if one.end < _prose_offset(layout)]
    if (
        line.kind is not LineKind.SHORT
        or sum(one.kind is not LineKind.BYLINE for one in header) > _MAX_DECKS
        or not _is_headline(line.text, gazetteer)
        or max(map(_length, below)) <= _length(line)
    ):
        return None
    text = clean_title(line.text, gazetteer)
    field = Field(text, Basis.STATED, _LONE_CONFIDENCE, text, "headline")
    return Title(field, filled[0])


def _prose_offset(layout: Layout) -> int:
    """Offset of the first paragraph of prose; where there is none, of the third line."""
    start = layout.prose_start if layout.prose_start < layout.prose_end else 2
    return layout.lines[min(start, len(layout.lines) - 1)].start


def _length(line: PageLine) -> int:
    return line.end - line.start


def _is_headline(text: str, gazetteer: Gazetteer) -> bool:
    """Tells whether a line can be a headline, rather than a name, a date or a label."""
    return (
        len(text) <= _MAX_CHARS
        and any(map(str.isalpha, text))
        and text[-1] not in ".。:;,"
        and not is_byline(text)
        and gazetteer.outlets.canonical_name(text) is None
    )


def _may_be_title(text: str) -> bool:
    """Checks the length of a line: labels of menus are too short for a headline."""
    size = len(text)
    if size > _MAX_CHARS or size < 8:
        return False
    return (size >= 14 and text.count(" ") > 1) or _CHINESE_OR_JAPANESE.search(
        text
    ) is not None


def clean_title(title: str, gazetteer: Gazetteer) -> str:
    """Returns a title without the outlet's name that pages add before or after it.

    >>> clean_title("War in Sudan | BBC News", Gazetteer())
    'War in Sudan | BBC News'
    """
    title = " ".join(title[: 2 * _MAX_CHARS].split())
    for _ in range(2):
        match = _SUFFIX.search(title)
        if match is None or not gazetteer.outlets.canonical_name(match[1] or match[2]):
            break
        title = title[: match.start()].rstrip()
    match = _PREFIX.match(title)
    if match and gazetteer.outlets.canonical_name(match[1]):
        title = title[match.end() :]
    return title


def _count_lines(layout: Layout) -> dict[str, int]:
    """Counts how often each line occurs: menus and lists repeat a headline."""
    counts: dict[str, int] = {}
    for line in layout.lines[:1200]:
        if 20 <= len(line.text) <= _MAX_CHARS:
            text = line.text.lstrip("*•·+- ")
            counts[text] = counts.get(text, 0) + 1
    return counts


def _stems(text: str) -> frozenset[str]:
    """Returns the first six letters of each word; pairs of characters in Chinese."""
    if _CHINESE_OR_JAPANESE.search(text):
        return frozenset(text[n : n + 2] for n in range(len(text) - 1))
    return (
        frozenset([word[:6].casefold() for word in _WORD.findall(text)])
        - SENTENCE_STARTERS
    )


def _own_score(text: str, lead: str) -> float:
    """Scores the text of a line by itself and against the beginning of the prose."""
    stems = _stems(text)
    dense = bool(_CHINESE_OR_JAPANESE.search(text))
    words = len(text) // 3 if dense else len(text.split())
    if words < 3 or len(text) < (8 if dense else 14):
        return -4.0
    score = 2.0 if 4 <= words <= 22 else 0.0
    if text[-1] in ".。:;,…":
        score -= 1.0 if text.endswith(("…", "...")) else 2.5
    if _LIST_MARK.match(text) or "|" in text:
        score -= 2.0
    if _CREDIT.search(text) or (_DIGIT.search(text) and _DATE_OR_TIME.search(text)):
        score -= 3.0
    return score + _shared_words_score(stems, lead)


def _shared_words_score(stems: frozenset[str], lead: str) -> float:
    """Scores the share of the line's words that the prose has; negative for none."""
    if not stems:
        return -2.0
    shared = sum(stem in lead for stem in stems)
    if shared == 0:
        return -2.5 if len(lead) > _LONG_LEAD_CHARS else -1.0
    return 2.0 * min(1.0, shared / len(stems) / 0.6) + min(1.5, 0.4 * shared)


def _position_score(layout: Layout, header: list[int], index: int) -> float:
    number = header[index]
    lines = layout.lines
    score = -0.035 * (len(header) - index)
    alone_above = number == 0 or lines[number - 1].kind is LineKind.BLANK
    alone_below = lines[number + 1].kind is LineKind.BLANK
    score += 0.5 * (alone_above + alone_below)
    following = [lines[n] for n in header[index + 1 : index + 7]]
    if any(line.kind is LineKind.BYLINE for line in following):
        score += 1.0
    return score - 1.0 if _in_list(lines, header, index) else score


def _in_list(lines: list[PageLine], header: list[int], index: int) -> bool:
    around = header[max(0, index - 2) : index] + header[index + 1 : index + 3]
    return sum(lines[n].kind is LineKind.BULLET for n in around) >= 3


def _first_of_best(candidates: list[_Candidate]) -> _Candidate | None:
    """Returns the best line; of close scores the upper, since decks stand below."""
    if not candidates:
        return None
    top = max(candidates, key=lambda candidate: candidate.score)
    index = candidates.index(top)
    for upper in candidates[:index]:
        gap = top.number - upper.number
        slack = 1.5 if gap <= 2 else 0.9 if gap <= 6 else 0.3
        least = _MIN_SCORE if gap <= 6 else _MIN_FAR_SCORE
        if gap > 40 or upper.score < max(least, top.score - slack):
            continue
        # Up to four words above a longer line are the name of a section or series.
        if len(upper.text.split()) <= 4 and len(top.text) < 110:
            continue
        return upper
    return top
