"""Finds the headline of a saved page among the lines around the beginning of its prose."""

from typing import NamedTuple

from index.article import Basis, Field
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.page.boilerplate import is_byline, is_code
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine
from index.extract.title.headline_candidates import MAX_TITLE_CHARS, rank_candidates
from index.extract.title.site_names import clean_title

# The least score of a headline. Lower ones find no more, and take subheadings for one.
_LEAST_SCORE = 1.3
_MAX_CONFIDENCE = 0.95
# Decks that may stand between a lone first line and the text.
_MAX_DECKS = 1
_LONE_CONFIDENCE = 0.6


class Title(NamedTuple):
    """A title with the number of its line, None where no line of the page states it."""

    field: Field[str]
    line: int | None


_NONE: Title = Title(Field(), None)


def find_title(layout: Layout, gazetteer: Gazetteer) -> Title:
    """Finds the headline: the best of the lines near the prose, or a lone first line."""
    return _find_best(layout, gazetteer) or _find_lone(layout, gazetteer) or _NONE


def _find_best(layout: Layout, gazetteer: Gazetteer) -> Title | None:
    best = next(iter(rank_candidates(layout, gazetteer)), None)
    if best is None or best.score < _LEAST_SCORE:
        return None
    confidence = min(_MAX_CONFIDENCE, 0.5 + (best.score - _LEAST_SCORE) / 10)
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
        len(text) <= MAX_TITLE_CHARS
        and any(map(str.isalpha, text))
        and text[-1] not in ".。:;,"
        and not is_byline(text)
        and not is_code(text)
        and gazetteer.outlets.canonical_name(text) is None
    )
