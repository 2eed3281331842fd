"""Which passages of an article answer a question, and what in them to mark."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from index.analysis import Token, analyse, fold
from search.results import Mark, Snippet


@dataclass(frozen=True, slots=True)
class Needle:
    """What one part of a question looks like in a text.

    Attributes:
        text: the part as the user typed it.
        sequences: the ways it can read: for each, the terms its words can be, in order.
        slop: how many other words may stand between a word and the next.
        forms: where not None, a word must be written in one of these folded forms.
        weight: how telling it is: the rarer, the more.
    """

    text: str
    sequences: tuple[tuple[frozenset[str], ...], ...]
    slop: int = 0
    forms: frozenset[str] | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Where a needle stands in a text; `needle` is its number."""

    start: int
    end: int
    needle: int


_MOST_REPEATED = 0.7
"""The share of its words above which a passage repeats another."""

# Full stops of every script; what follows must look like the start of a sentence.
_SENTENCE_END = re.compile(
    r"""[.!?…؟。！？]+["'”’»)\]]*(?:\s+|(?<=[。！？]))|\n\s*""",
)
# "Dec. 19", "U.S. troops", "Mr. Peskov": a full stop that ends no sentence.
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,3}|\.[A-Za-z])\.\s*$")


def find_matches(
    text: str, language: str, needles: Sequence[Needle]
) -> tuple[Match, ...]:
    """Where the needles stand in a text, in order."""
    tokens = list(analyse(text, language))
    found = {
        match
        for number, needle in enumerate(needles)
        for match in _find_needle(text, tokens, needle, number)
    }
    return tuple(sorted(found))


def make_marks(matches: Iterable[Match], start: int, end: int) -> tuple[Mark, ...]:
    """The marks within a stretch of text, counted from its start, none overlapping."""
    marks: list[Mark] = []
    for match in sorted(matches):
        if match.start < start or match.end > end:
            continue
        mark = Mark(match.start - start, match.end - start)
        if marks and mark.start < marks[-1].end:
            mark = Mark(marks[-1].start, max(mark.end, marks.pop().end))
        marks.append(mark)
    return tuple(marks)


def make_snippets(
    text: str,
    matches: Sequence[Match],
    needles: Sequence[Needle],
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
        start, end = next(_passages(text, width), (0, 0))
        return (Snippet(text[start:end], start),)
    passages = list(_passages(text, width, around=matches))
    chosen: list[tuple[int, int]] = []
    unseen = {match.needle for match in matches}
    while passages and len(chosen) < count:
        best = max(passages, key=lambda p: _worth(_within(matches, p), needles, unseen))
        here = {match.needle for match in _within(matches, best)}
        if chosen and not here:
            break
        unseen -= here
        chosen.append(best)
        passages = [
            passage
            for passage in passages
            if (passage[1] <= best[0] or passage[0] >= best[1])
            and not _repeats(text, passage, best)
        ]
    return tuple(
        Snippet(text[start:end], start, make_marks(matches, start, end))
        for start, end in sorted(chosen)
    )


def first_sentence(text: str, width: int) -> str:
    """The first sentence, cut at a word where it is longer than `width`."""
    for start, end in _sentences(text):
        sentence = " ".join(text[start:end].split())
        if len(sentence) <= width:
            return sentence
        cut = sentence.rfind(" ", 0, width)
        return sentence[: cut if cut > width // 2 else width].rstrip(",;: ") + "…"
    return ""


def _find_needle(
    text: str, tokens: Sequence[Token], needle: Needle, number: int
) -> Iterator[Match]:
    for sequence in needle.sequences:
        for first, token in enumerate(tokens):
            if not sequence or token.term not in sequence[0]:
                continue
            last = _follow(tokens, first, sequence, needle.slop)
            if last is None or not _in_form(text, token, needle):
                continue
            yield Match(token.start, tokens[last].end, number)


def _in_form(text: str, token: Token, needle: Needle) -> bool:
    return needle.forms is None or fold(text[token.start : token.end]) in needle.forms


def _follow(
    tokens: Sequence[Token], first: int, sequence: Sequence[frozenset[str]], slop: int
) -> int | None:
    """The number of the last token of the sequence, None where it breaks off."""
    ends = {first}
    for terms in sequence[1:]:
        ends = {
            after
            for end in ends
            for after in range(end + 1, min(end + slop + 2, len(tokens)))
            if tokens[after].term in terms
        }
        if not ends:
            return None
    return min(ends)


def _repeats(text: str, passage: tuple[int, int], shown: tuple[int, int]) -> bool:
    """Whether a passage says much the same as one shown, as a standfirst does."""
    words, others = (set(text[start:end].split()) for start, end in (passage, shown))
    return len(words & others) > _MOST_REPEATED * len(words)


def _worth(
    matches: Sequence[Match], needles: Sequence[Needle], unseen: set[int]
) -> tuple[float, float, int]:
    here = {match.needle for match in matches}
    rarity = sum(needles[number].weight for number in here)
    first = -min((match.start for match in matches), default=0)
    return len(here & unseen) + len(here) / 100, rarity, first


def _within(matches: Sequence[Match], passage: tuple[int, int]) -> list[Match]:
    start, end = passage
    return [match for match in matches if start <= match.start and match.end <= end]


def _passages(
    text: str, width: int, around: Sequence[Match] = ()
) -> Iterator[tuple[int, int]]:
    """Stretches of whole sentences, about `width` long; long sentences are cut."""
    sentences = list(_sentences(text))
    starts = [start for start, _ in sentences]
    places = {max(bisect_right(starts, m.start) - 1, 0) for m in around} or {0}
    for place in sorted(places):
        if place >= len(sentences):
            return
        start, end = sentences[place]
        if end - start > width:
            inside = [m for m in around if start <= m.start < end]
            yield from _cut(text, start, end, inside, width)
            continue
        for after, end_after in sentences[place + 1 :]:
            if end_after - start > width or "\n\n" in text[end:after]:
                break
            end = end_after
        yield start, end


def _cut(
    text: str, start: int, end: int, matches: Sequence[Match], width: int
) -> Iterator[tuple[int, int]]:
    """Pieces of a long sentence that begin a little before a match, at words."""
    for match in matches or [Match(start, start, 0)]:
        left = max(start, min(match.start - width // 4, end - width))
        right = min(end, max(left + width, match.end))
        if left > start:
            left = _word_start(text, left, match.start)
        if right < end:
            space = text.rfind(" ", match.end, right)
            right = space if space > 0 else right
        yield left, right


def _word_start(text: str, left: int, limit: int) -> int:
    space = text.find(" ", left, limit)
    return space + 1 if space >= 0 else limit


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        tail = text[max(start, match.start() - 6) : match.end()]
        if "\n" not in match.group() and _ABBREVIATED.search(tail):
            continue
        yield from _trim(text, start, match.end())
        start = match.end()
    yield from _trim(text, start, len(text))


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
