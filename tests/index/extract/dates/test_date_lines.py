"""Lines that state the day of publication, in fifty languages and many places.

tests/data/date_lines.txt has them; all state 3 May 2021.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.extract import NameCache, enrich
from index.extract.dates.date_parser import find_dates

_DATA = Path(__file__).parents[3] / "data" / "date_lines.txt"
_ROWS = [line.partition(" ") for line in _DATA.read_text("utf-8").splitlines()]
_TITLE = "Old bridge by the harbour to be repaired"
_PROSE = [
    "The council agreed on Monday to repair the old bridge by the harbour, which was closed "
    "in spring after a crane had hit it. Its mayor said that work would begin at once.",
    "Ferries will carry people and cars to the other bank until the bridge is open again, "
    "as they did a century ago. The crossing takes a quarter of an hour.",
    "The firm that owns the crane has offered to pay for a part of the work. The council has "
    "not yet said whether it will accept the offer.",
]
_MENU = [f"* {word}" for word in "Home News World Business Sport Culture".split()]
_PICTURES = [f"Picture {number}" for number in range(1, 61)]
_TEASERS = [
    "Ferry to sail again", "June 2, 2021", "School gets a new roof", "June 1, 2021",
    "Mayor opens the market hall", "May 30, 2021", "Crane firm fined", "May 29, 2021",
]  # fmt: skip
_PLACES: dict[str, Callable[[str], list[str]]] = {
    "below the headline": lambda line: [_TITLE, "", line, "", *_PROSE],
    "above the headline": lambda line: [line, "", _TITLE, "", *_PROSE],
    "on a page": lambda line: [
        "Harbour News", *_MENU, _TITLE, "", line, "", *_PROSE, "", "Related articles", *_TEASERS
    ],
    "far above the prose": lambda line: [
        *_MENU, _TITLE, "", line, "", *_PICTURES, "", *_PROSE, "", *_TEASERS
    ],
    "after a list": lambda line: ["Latest", *_TEASERS, "", _TITLE, line, "", *_PROSE],
}  # fmt: skip
# Their order of day and month shows only in a text of their language.
_DOUBTFUL = {"he", "vi", "th", "id", "hi", "ta"}


@pytest.mark.parametrize("place", _PLACES)
def test_nearly_all_lines_state_the_day_wherever_they_stand(
    place: str, cache: NameCache
) -> None:
    # Each place has its part of the lines.
    part = list(_PLACES).index(place)
    rows = _ROWS[part :: len(_PLACES)]
    lines = [line for language, _, line in rows if language not in _DOUBTFUL]
    wrong = [line for line in lines if _read("\n".join(_PLACES[place](line)), cache)]
    assert len(wrong) <= len(lines) // 20, wrong


@pytest.mark.parametrize(
    "pattern",
    ["{title} {line} {prose}", "{title} Ada Brook {line} Share Tweet {prose}"],
)
def test_most_lines_are_found_in_texts_on_one_line(
    pattern: str, cache: NameCache
) -> None:
    prose = " ".join(_PROSE * 3)
    rows = _ROWS[::2] if "Share" in pattern else _ROWS[1::2]
    lines = [line for language, _, line in rows if language not in _DOUBTFUL]
    wrong = [
        line
        for line in lines
        if _read(pattern.format(title=_TITLE, line=line, prose=prose), cache)
    ]
    assert len(wrong) <= len(lines) // 10, wrong


@pytest.mark.parametrize("language", sorted({row[0] for row in _ROWS}))
def test_the_day_is_read_in_each_language(language: str) -> None:
    lines = [line for code, _, line in _ROWS if code == language]
    missed = [
        line
        for line in lines
        if "2021-05-03"
        not in {str(one.date) for one in find_dates(line, language=language)}
    ]
    assert len(missed) <= len(lines) // 3, missed


def _read(text: str, cache: NameCache) -> bool:
    """Tells whether another day than the stated one, or none, is found."""
    found = enrich(Article("a", "a.txt", text), cache).date.value
    return str(found) != "2021-05-03"
