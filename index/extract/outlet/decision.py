"""Decides which outlet published an article, by adding up the cues of its page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from index.article import Basis, Field
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.outlet.cues import (
    DOMAIN_IN_PROSE,
    MAX_LINE_CHARS,
    OutletCue,
    find_cues,
)
from index.extract.outlet.unlisted import find_unlisted_outlet
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

# Lines above and below the prose that are read.
_REACH = 500
# The least total score, with a rival of more than half of it and without one.
_MIN_SCORE = 2.0
_MIN_SCORE_ALONE = 1.4
# A runner-up with a greater share of the best score makes the outlet uncertain.
_MAX_RIVAL_SHARE = 0.7
# Further lines with the same rule count for less, and only so many of them.
_REPEAT_WEIGHT = 0.75
_MAX_REPEATS = 7


def find_outlet(layout: Layout, gazetteer: Gazetteer, url: str = "") -> Field[str]:
    """Finds the outlet whose page it is, by its URL or else by the lines of the page.

    Returns:
        The canonical name of the outlet with its evidence; unknown where the page names
        none, or two about as often.
    """
    by_url = gazetteer.outlets.name_of_domain(url) if url else None
    if by_url:
        return Field(by_url, Basis.STATED, 0.97, url[:120], "address")
    cues: dict[str, list[OutletCue]] = defaultdict(list)
    for number in _lines_to_read(layout):
        for name, cue in find_cues(layout, number, gazetteer):
            cues[name].append(cue)
    found = _decide(_without_sources(cues))
    if found.basis is Basis.STATED:
        return found
    # What the site calls itself says more than a few lines that name a listed outlet.
    own = find_unlisted_outlet(layout, gazetteer)
    if own.value is None or own.value == _initials(found.value or ""):
        return found
    listed = gazetteer.outlets.canonical_name(own.value)
    return replace(own, value=listed) if listed else own


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _without_sources(cues: dict[str, list[OutletCue]]) -> dict[str, list[OutletCue]]:
    """Drops domains within the prose if there are several: the article cites them."""
    cited = [
        name
        for name, found in cues.items()
        if any(cue.rule == DOMAIN_IN_PROSE for cue in found)
    ]
    if len(cited) < 2:
        return cues
    kept = {
        name: [cue for cue in found if cue.rule != DOMAIN_IN_PROSE]
        for name, found in cues.items()
    }
    return {name: found for name, found in kept.items() if found}


def _lines_to_read(layout: Layout) -> Iterator[int]:
    total = len(layout.lines)
    first = max(0, layout.prose_start - _REACH)
    last = min(total, layout.prose_end + _REACH)
    for number in range(first, last):
        line = layout.lines[number]
        in_prose = layout.prose_start <= number < layout.prose_end
        if line.kind is LineKind.BLANK or line.end - line.start > 4 * MAX_LINE_CHARS:
            continue
        if in_prose and line.kind is LineKind.PROSE and not _has_address(line):
            continue
        yield number


def _has_address(line: PageLine) -> bool:
    return "@" in line.text or "www." in line.text


def _decide(cues: dict[str, list[OutletCue]]) -> Field[str]:
    """Returns the outlet with the highest score, if it is well ahead of the next."""
    totals = {name: _total(found) for name, found in cues.items()}
    ranked = sorted(totals.items(), key=lambda pair: -pair[1])
    if not ranked:
        return Field()
    name, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if score < (_MIN_SCORE if second > score / 2 else _MIN_SCORE_ALONE):
        return Field()
    if second > _MAX_RIVAL_SHARE * score:
        return Field()
    best = max(cues[name], key=lambda cue: cue.score)
    stated = best.rule == "copyright line" or best.score >= 3.0
    basis = Basis.STATED if stated else Basis.SIGNATURE
    confidence = min(0.97, 0.5 + (score - second) / 10)
    return Field(name, basis, confidence, best.quote, best.rule)


def _total(found: list[OutletCue]) -> float:
    """Adds up the cues: the best of each rule in full, repeats for less."""
    scores_of: dict[str, dict[str, float]] = defaultdict(dict)
    for cue in found:
        scores_of[cue.rule][cue.quote] = cue.score
    total = 0.0
    for scores in scores_of.values():
        best, *others = sorted(scores.values(), reverse=True)
        total += best + _REPEAT_WEIGHT * sum(others[:_MAX_REPEATS])
    return total
