"""Selects the passages of an article to show for a query, and the marks in them."""

from collections import deque
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

_LENGTH_STEP = 80
"""A passage counts as shorter by whole steps of so many characters."""

_MAX_REPEATS = 3
"""So many passages are skipped because they repeat one that is shown."""

_MAX_WORD = 100
"""So many characters are read to find the end of a word."""

_WEIGHT_UNIT = 1 << 20

_REPEATED_SHARE = 0.7
"""A passage with a larger share of its words in another repeats it."""


def make_marks(
    text: str, matches: Iterable[TextMatch], start: int, end: int
) -> tuple[Mark, ...]:
    """Makes the marks in a stretch of text; they do not overlap.

    A mark covers whole graphemes: letters with their accents and vowel signs.

    Args:
        text: the text.
        matches: the matches in the text, in order.
        start: offset of the start of the stretch; the marks count from it.
        end: offset of its end; a match that is not wholly inside gives no mark.
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
    """Selects the best passages, in the order of the text.

    The best passage matches most patterns that no other passage shows yet, then has the
    highest sum of weights, then is the shortest, then the first. Without a match it is
    the start of the text. Greedy: O(count × matches).

    Args:
        text: the text.
        matches: the matches in the text, in order.
        patterns: the patterns that the matches refer to by index.
        count: maximum number of passages.
        width: approximate length of a passage in characters.
    """
    if count < 1 or not text:
        return ()
    if not matches:
        start, end = _passage(text, 0, 0, width)
        return (Snippet(text[start:end], start),)
    chosen: list[tuple[int, int]] = []
    left = list(matches)
    unseen = {pattern for _, _, pattern in matches}
    for _ in range(count + _MAX_REPEATS):
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
    """Returns the first sentence, cut at a word to at most `width` characters."""
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
    """Returns the indexes of the first and last match of the best passage."""
    best = (-1.0, 0, -width)
    stretch = (0, 0)
    if len(patterns) == 1 or len({pattern for _, _, pattern in matches}) == 1:
        return stretch
    window, stop = _Window(matches, patterns, unseen), 0
    for first, (start, _, _) in enumerate(matches):
        reach = start + width
        # The first is in it however long it is.
        while stop < len(matches) and (stop <= first or matches[stop][1] <= reach):
            window.add(stop)
            stop += 1
        worth = (
            window.n_unseen + window.n_patterns / 100,
            window.weight,
            (start - matches[window.last][1]) // _LENGTH_STEP,
        )
        if worth > best:
            best, stretch = worth, (first, window.last)
        window.remove(first)
    return stretch


class _Window:
    """The patterns of successive matches; each match comes and goes once.

    Attributes:
        last: index of the match up to which the window has all its patterns.
        n_patterns: number of different patterns.
        n_unseen: number of those among them that no passage shows yet.
        weight: their weights added up, as integers: sums do not depend on their order.
    """

    __slots__ = (
        *("_inside", "_matches", "_patterns", "_unseen"),
        *("last", "n_patterns", "n_unseen", "weight"),
    )

    def __init__(
        self,
        matches: Sequence[TextMatch],
        patterns: Sequence[HighlightPattern],
        unseen: set[int],
    ) -> None:
        self._matches = matches
        self._patterns = patterns
        self._unseen = unseen
        self._inside: dict[int, deque[int]] = {}
        self.last = self.n_patterns = self.n_unseen = self.weight = 0

    def add(self, index: int) -> None:
        """Adds the next match."""
        number = self._matches[index][2]
        inside = self._inside.get(number)
        if inside:
            inside.append(index)
            return
        self._inside[number] = deque((index,))
        self.last = index
        self._count(number, 1)

    def remove(self, index: int) -> None:
        """Removes the first match."""
        number = self._matches[index][2]
        inside = self._inside[number]
        inside.popleft()
        if not inside:
            self._count(number, -1)
        elif inside[0] > self.last:
            self.last = inside[0]

    def _count(self, number: int, change: int) -> None:
        self.n_patterns += change
        self.n_unseen += change * (number in self._unseen)
        weight = self._patterns[number].weight
        self.weight += change * round(weight * _WEIGHT_UNIT)


def _overlaps(text: str, passage: tuple[int, int], shown: tuple[int, int]) -> bool:
    """Tells whether a passage overlaps a shown one, or repeats it like a standfirst."""
    if passage[0] < shown[1] and shown[0] < passage[1]:
        return True
    words, others = (set(text[start:end].split()) for start, end in (passage, shown))
    return len(words & others) > _REPEATED_SHARE * len(words)


def _passage(text: str, first: int, last: int, width: int) -> tuple[int, int]:
    """Returns whole sentences around a stretch, cut where one is longer than `width`."""
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


def _cut_start(text: str, offset: int, limit: int) -> int:
    if offset <= 0 or text[offset - 1].isspace():
        return max(offset, 0)
    space = text.find(" ", offset, limit)
    return space + 1 if space >= 0 else limit


def _cut_end(text: str, least: int, offset: int) -> int:
    if offset >= len(text):
        return len(text.rstrip())
    space = text.rfind(" ", least, offset + 1)
    return space if space >= 0 else _last_word_end(text, least, offset)


def _last_word_end(text: str, least: int, offset: int) -> int:
    """Finds the end of the last whole word between two offsets; else the second."""
    ends = (least + end for _, end in find_tokens(text[least : offset + _MAX_WORD]))
    return max((end for end in ends if end <= offset), default=least or offset)
