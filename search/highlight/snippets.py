"""Which passages of an article answer a question, and what in them to mark."""

from collections.abc import Iterable, Sequence

from index.analysis.analyzer import find_tokens
from search.highlight.graphemes import grapheme_end, grapheme_start
from search.highlight.pattern_matcher import HighlightPattern, TextMatch
from search.kernels import (
    find_last_sentence_end,
    find_sentence_ends,
    find_sentence_start,
)
from search.results.results import Mark, Snippet

_NEAR = 80
"""By how many characters a passage must be shorter to be the better for it."""

_MORE_TRIES = 3
"""How many passages are passed over because they repeat one that is shown."""

_LONGEST_WORD = 100
"""How many characters are looked at to see whether a word goes on."""

_MOST_REPEATED = 0.7
"""The share of its words above which a passage repeats another."""


def make_marks(
    text: str, matches: Iterable[TextMatch], start: int, end: int
) -> tuple[Mark, ...]:
    """The marks within a stretch of text, counted from its start, none overlapping.

    The matches are given in order. What is marked of a letter is marked whole, its
    accents and vowel signs too.
    """
    marks: list[Mark] = []
    plain = text.isascii()
    for first, last, _ in matches:
        if first < start or last > end:
            continue
        if not plain:
            first, last = grapheme_start(text, first), grapheme_end(text, last)
        mark = Mark(first - start, last - start)
        if marks and mark.start < marks[-1].end:
            mark = Mark(marks[-1].start, max(mark.end, marks.pop().end))
        marks.append(mark)
    return tuple(marks)


def make_snippets(
    text: str,
    matches: Sequence[TextMatch],
    patterns: Sequence[HighlightPattern],
    *,
    count: int,
    width: int,
) -> tuple[Snippet, ...]:
    """The passages that answer best, in the order of the text.

    Best is the passage with most of the question in it, then with the more telling
    part, then the earlier. Without a match it is the beginning of the text.
    """
    if count < 1 or not text:
        return ()
    if not matches:
        start, end = _passage(text, 0, 0, width)
        return (Snippet(text[start:end], start),)
    chosen: list[tuple[int, int]] = []
    left = list(matches)
    unseen = {pattern for _, _, pattern in matches}
    for _ in range(count + _MORE_TRIES):
        first, last = _best_stretch(left, patterns, unseen, width)
        start, end = _passage(text, left[first][0], left[last][1], width)
        if not any(_overlaps(text, (start, end), other) for other in chosen):
            chosen.append((start, end))
            if len(chosen) == count:
                break
            unseen -= {n for at, stop, n in left if start <= at and stop <= end}
        left = [match for match in left if match[1] <= start or match[0] >= end]
        if not left:
            break
    return tuple(
        [
            Snippet(text[start:end], start, make_marks(text, matches, start, end))
            for start, end in sorted(chosen)
        ]
    )


def cut_first_sentence(text: str, width: int) -> str:
    """The first sentence, cut at a word where it is longer than `width`."""
    start = len(text) - len(text.lstrip())
    farthest = start + 4 * width
    end = next(iter(find_sentence_ends(text, start, farthest)), len(text))
    sentence = " ".join(text[start : min(end, farthest)].split())
    if len(sentence) <= width:
        return sentence
    cut = sentence.rfind(" ", 0, width)
    cut = grapheme_start(sentence, cut if cut > width // 2 else width)
    return sentence[:cut].rstrip(",;: ") + "…"


def _best_stretch(
    matches: Sequence[TextMatch],
    patterns: Sequence[HighlightPattern],
    unseen: set[int],
    width: int,
) -> tuple[int, int]:
    """The numbers of the first and last of the matches that are best shown together."""
    best = (-1.0, 0.0, -width)
    stretch = (0, 0)
    if len(patterns) == 1 or len({pattern for _, _, pattern in matches}) == 1:
        return stretch
    for first, (start, _, _) in enumerate(matches):
        here: set[int] = set()
        last, weight, reach = first, 0.0, start + width
        for place in range(first, len(matches)):
            _, end, pattern = matches[place]
            if end > reach:
                break
            if pattern not in here:
                here.add(pattern)
                last = place
                weight += patterns[pattern].weight
        worth = (
            len(here & unseen) + len(here) / 100,
            weight,
            (start - matches[last][1]) // _NEAR,
        )
        if worth > best:
            best, stretch = worth, (first, last)
    return stretch


def _overlaps(text: str, passage: tuple[int, int], shown: tuple[int, int]) -> bool:
    """Whether a passage is part of one shown, or repeats it, as a standfirst does."""
    if passage[0] < shown[1] and shown[0] < passage[1]:
        return True
    words, others = (set(text[start:end].split()) for start, end in (passage, shown))
    return len(words & others) > _MOST_REPEATED * len(words)


def _passage(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """Whole sentences around a stretch, about `width` long; a long one is cut."""
    start, end = _sentences(text, first, last, width)
    if text.isascii():
        return start, end
    return grapheme_start(text, start), grapheme_end(text, end)


def _sentences(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    start = find_sentence_start(text, first, width)
    if last - start > width:
        start = _cut_start(
            text, max(start, min(first - width // 4, last - width)), first
        )
    end = find_last_sentence_end(text, start, last, width)
    if end is None:
        return start, _cut_end(text, last, max(last, start + width))
    return start, end


def _cut_start(text: str, place: int, limit: int) -> int:
    if place <= 0 or text[place - 1].isspace():
        return max(place, 0)
    space = text.find(" ", place, limit)
    return space + 1 if space >= 0 else limit


def _cut_end(text: str, least: int, place: int) -> int:
    if place >= len(text):
        return len(text.rstrip())
    space = text.rfind(" ", least, place + 1)
    return space if space >= 0 else _last_word_end(text, least, place)


def _last_word_end(text: str, least: int, place: int) -> int:
    """Where the last whole word between two places ends; the second where none does."""
    ends = (least + end for _, end in find_tokens(text[least : place + _LONGEST_WORD]))
    return max((end for end in ends if end <= place), default=least or place)
