"""An outlet that an article credits is a hint where its own outlet is unknown."""

import pytest

from index.article import Article
from index.extract import NameCache, enrich

PROSE = "The bridge over the harbour was closed on Sunday, and ferries were crowded, as"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"MOSCOW (Sputnik) - {PROSE} the mayor said.", "the dateline credits “Sputnik”"),
        (f"MOSCOW, December 30. /TASS/. {PROSE} the mayor said.", "the dateline credits “TASS”"),
        (f"{PROSE} the mayor told Asharq Al-Awsat on Monday.", "somebody spoke to “Asharq Al-Awsat”"),
        (f"{PROSE} der Bürgermeister sagte der Süddeutschen.", ""),
        (f"{PROSE} the mayor (Labour) told time and again.", ""),
    ],
)  # fmt: skip
def test_a_credited_outlet_is_a_hint(text: str, hint: str, cache: NameCache) -> None:
    outlet = enrich(
        Article("a", "a.txt", f"A bridge is closed\n\n{text}"), cache
    ).outlet
    assert (outlet.value, outlet.conflict) == (None, hint)
