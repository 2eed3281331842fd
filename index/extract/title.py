"""The headline of a saved page, or the honest answer that it has none."""

import re
from typing import NamedTuple

from index.analysis import fold
from index.article import Basis, Field
from index.extract.gazetteer import Gazetteer, outlet_key
from index.extract.layout import Kind, Layout, Line

_WORD = re.compile(r"[^\W_]{3,}")
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SUFFIX = re.compile(r"\s+[|•·–—-]\s+([^|•·–—]{2,50})$|\s*\|\s*([^|]{2,50})$")
_PREFIX = re.compile(r"^([^|]{2,40})\s+[|»]\s+")
_QUOTED_LIST = re.compile(r"^(?:\d+|[#@*•·+–—-])(?:[.)]\s|\s|$)")
_LONGEST = 250
_ENOUGH = 3.6
_REACH = 45


class _Candidate(NamedTuple):
    score: float
    number: int
    text: str


def find_title(layout: Layout, names: Gazetteer) -> Field[str]:
    """The line above the prose that reads as its headline."""
    if layout.first == layout.last:
        return Field()
    header = layout.header(_REACH)
    lead = _stems(layout.lead())
    counts = _counts(layout)
    candidates = []
    for place, number in enumerate(header):
        line = layout.lines[number]
        if line.kind in (Kind.SHORT, Kind.PROSE) and len(line.text) <= _LONGEST:
            text = clean_title(line.text, names)
            score = _own_score(text, lead) + _place_score(layout, header, place)
            score += 0.8 if counts.get(line.text, 0) > 1 else 0.0
            candidates.append(_Candidate(score, number, text))
    best = _first_of_best(candidates)
    if best is None or best.score < _ENOUGH:
        return Field()
    confidence = min(0.95, 0.35 + best.score / 12)
    return Field(best.text, Basis.STATED, confidence, best.text, "headline")


def clean_title(title: str, names: Gazetteer) -> str:
    """The title without the name of the outlet that pages append to it.

    >>> clean_title("War in Sudan | BBC News", Gazetteer())
    'War in Sudan | BBC News'
    """
    title = " ".join(title[: 2 * _LONGEST].split())
    for _ in range(2):
        match = _SUFFIX.search(title)
        if match is None or not names.canonical_outlet(match[1] or match[2]):
            break
        title = title[: match.start()].rstrip()
    match = _PREFIX.match(title)
    if match and names.canonical_outlet(match[1]):
        title = title[match.end() :]
    return title


def _counts(layout: Layout) -> dict[str, int]:
    counts: dict[str, int] = {}
    for line in layout.lines[:1200]:
        if 20 <= len(line.text) <= _LONGEST:
            text = line.text.lstrip("*•·+- ")
            counts[text] = counts.get(text, 0) + 1
    return counts


def _stems(text: str) -> frozenset[str]:
    if _DENSE.search(text):
        return frozenset(text[n : n + 2] for n in range(len(text) - 1))
    return frozenset(word[:6] for word in _WORD.findall(fold_cheaply(text)))


def fold_cheaply(text: str) -> str:
    """The text folded, for comparing words within one article."""
    return text.lower() if text.isascii() else fold(text[:4000])


def _own_score(text: str, lead: frozenset[str]) -> float:
    """How much a line by itself, and against the prose, reads as a headline."""
    stems = _stems(text)
    dense = bool(_DENSE.search(text))
    words = len(text) // 3 if dense else len(text.split())
    if words < 3 or len(text) < (8 if dense else 14):
        return -4.0
    score = 2.0 if 4 <= words <= 22 else 0.0
    if text[-1] in ".。:;,…":
        score -= 1.0 if text.endswith(("…", "...")) else 2.5
    if _QUOTED_LIST.match(text) or "|" in text:
        score -= 2.0
    if not stems:
        return score - 2.0
    shared = len(stems & lead) / len(stems)
    score += 3.0 * min(1.0, shared / 0.6)
    return score - 1.5 if shared < 0.15 else score


def _place_score(layout: Layout, header: list[int], place: int) -> float:
    number = header[place]
    lines = layout.lines
    score = -0.06 * (len(header) - place)
    alone_above = number == 0 or lines[number - 1].kind is Kind.BLANK
    alone_below = lines[number + 1].kind is Kind.BLANK
    score += 0.5 * (alone_above + alone_below)
    following = [lines[n] for n in header[place + 1 : place + 7]]
    if any(line.kind is Kind.BYLINE for line in following):
        score += 1.0
    return score - 1.0 if _in_list(lines, header, place) else score


def _in_list(lines: list[Line], header: list[int], place: int) -> bool:
    around = header[max(0, place - 2) : place] + header[place + 1 : place + 3]
    return sum(lines[n].kind is Kind.BULLET for n in around) >= 3


def _first_of_best(candidates: list[_Candidate]) -> _Candidate | None:
    """The best line; of near equals the upper, since the deck stands below."""
    if not candidates:
        return None
    top = max(candidates, key=lambda candidate: candidate.score)
    for candidate in candidates:
        if candidate.score >= top.score - 0.9 and top.number - candidate.number <= 6:
            return candidate
    return top


def same_title(left: str, right: str) -> bool:
    """Whether two headlines differ at most in signs and case."""
    return outlet_key(left) == outlet_key(right)
