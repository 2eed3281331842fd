"""Ranks the lines of a page by how likely each is its headline.

The score of a line is the sum of its signs, each times a weight: log odds of a conditional
logit model that chooses one of the lines, fitted on the pages of a hundred publishers in
several layouts (docs/decisions/0017-unseen-pages.md) and rounded.
"""

from collections.abc import Iterator
from typing import NamedTuple

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine
from index.extract.title.headline_place import (
    Surroundings,
    find_surroundings,
    find_text_below,
    join_page,
    signs_of_place,
    signs_of_repetition,
)
from index.extract.title.headline_words import (
    Signs,
    count_words,
    signs_of_look,
    signs_of_words,
    strip_marks,
)
from index.extract.title.site_names import clean_title

MAX_TITLE_CHARS = 250
"""The length of the longest headline, in characters."""

_WEIGHTS: Signs = {
    # A headline tells what the text below tells, in its words.
    "cover": 1.5,
    "shared": 1.7,
    "lead": 0.7,
    # It stands apart, above the byline, and the site repeats it in buttons.
    "alone": 1.9,
    "half_alone": 0.4,
    "byline": 1.9,
    "furniture": 0.8,
    # It says so itself.
    "labelled": 3.0,
    # Sections, names and buttons are shorter, decks and captions longer.
    "label": -1.0,
    "short": -1.6,
    "long": -2.4,
    # Sentences, captions, dates, notices and entries of lists are other things.
    "stop": -2.0,
    "small": -1.2,
    "credit": -1.1,
    "dated": -1.3,
    "site": -0.8,
    "coded": -3.0,
    "dateline": -4.0,
    "boilerplate": -0.6,
    "marked": -0.3,
    # Within the prose are subheadings; below a headline its deck, above its section.
    "below": -0.6,
    "after_prose": -1.8,
    "deck": -2.2,
    "kicker": -1.1,
}
_MIN_CHARS = 8
_MIN_WORDS, _MIN_LISTED_WORDS = 2, 4
# Only lines that may still win are looked at closely.
_MAX_BEHIND = 4.0
# A line within so many lines below one that is about as good is its deck.
_DECK_REACH = 10
_RIVAL_MARGIN = 2.0
# A line with so few words just above a longer one names its section or subject.
_MAX_KICKER_WORDS = 5
_KICKER_REACH = 2
_KICKER_SHARE = 1.4


class HeadlineLine(NamedTuple):
    """A line that may be the headline.

    Attributes:
        number: the number of the line in the layout.
        ordinal: its number among the filled lines that were looked at.
        text: its text without list mark and outlet.
        signs: what speaks for and against it.
        score: their weighted sum.
    """

    number: int
    ordinal: int
    text: str
    signs: Signs
    score: float

    def with_signs(self, signs: Signs) -> "HeadlineLine":
        """Returns the candidate with further signs."""
        return self._replace(
            signs=self.signs | signs, score=self.score + weigh_signs(signs)
        )


def weigh_signs(signs: Signs) -> float:
    """Returns the weighted sum of signs."""
    return sum([_WEIGHTS[name] * value for name, value in signs.items()])


def rank_candidates(layout: Layout, gazetteer: Gazetteer) -> list[HeadlineLine]:
    """Returns the lines that may be the headline, best first; none without prose."""
    if layout.prose_start == layout.prose_end:
        return []
    page = find_surroundings(layout)
    candidates = list(_find_candidates(page, gazetteer))
    if not candidates:
        return []
    least = max([one.score for one in candidates]) - _MAX_BEHIND
    whole = join_page(page.lines)
    likely = [
        one.with_signs(
            signs_of_look(page.lines[one.number], one.text)
            | signs_of_repetition(one.text, whole)
        )
        for one in candidates
        if one.score >= least
    ]
    ranked = [one.with_signs(_compare(one, likely)) for one in likely]
    return sorted(ranked, key=lambda one: -one.score)


def _find_candidates(
    page: Surroundings, gazetteer: Gazetteer
) -> Iterator[HeadlineLine]:
    """Yields the lines above the prose, and those below its beginning with a byline."""
    above = find_text_below(page, page.start - 1)
    for index, number in enumerate(page.filled):
        inside = index >= page.start
        if inside and not page.bylines[index]:
            continue
        line = page.lines[number]
        text = _candidate_text(line)
        if not text or (inside and line.kind is not LineKind.SHORT):
            continue
        below = find_text_below(page, index) if inside else above
        text = clean_title(text, gazetteer)
        signs = signs_of_place(page, index) | signs_of_words(text, *below)
        yield HeadlineLine(number, index, text, signs, weigh_signs(signs))


def _candidate_text(line: PageLine) -> str:
    """Returns the text of the line, an empty one where it cannot be a headline."""
    size = len(line.text)
    if line.kind is LineKind.BYLINE or not _MIN_CHARS <= size <= MAX_TITLE_CHARS:
        return ""
    text = strip_marks(line.text)
    least = _MIN_LISTED_WORDS if line.kind is LineKind.BULLET else _MIN_WORDS
    return text if count_words(text) >= least else ""


def _compare(candidate: HeadlineLine, others: list[HeadlineLine]) -> Signs:
    """Compares a line with those near it: kickers stand above headlines, decks below."""
    signs: Signs = {}
    ahead = [
        one.score - candidate.score
        for one in others
        if 0 < candidate.ordinal - one.ordinal <= _DECK_REACH
        and "label" not in one.signs
    ]
    if ahead and max(ahead) > -_RIVAL_MARGIN:
        signs["deck"] = min(1.0, 1.0 + max(ahead) / _RIVAL_MARGIN)
    if count_words(candidate.text) <= _MAX_KICKER_WORDS and any(
        0 < one.ordinal - candidate.ordinal <= _KICKER_REACH
        and len(one.text) > _KICKER_SHARE * len(candidate.text)
        and one.score > candidate.score - _RIVAL_MARGIN
        for one in others
    ):
        signs["kicker"] = 1.0
    return signs
