"""Names in texts, lines and clauses in capitals."""

import pytest

from index.extract import NameCache
from index.extract.actors.extraction import find_actors


@pytest.mark.parametrize(
    ("body", "language", "actors"),
    [
        (
            "THE WOMEN, WHO WORK FOR THE BRAVO CONCERN, WERE SEEN, ACCORDING TO THE POLICE. "
            "MINISTER PEDRO XANDRIL AND JANE O'HARA TOLD US. THE MEN OF XANDRIL HAVE LEFT CHAD.",
            "en",
            {"Pedro Xandril": 2, "Jane O'Hara": 1, "Chad": 1},
        ),
        (
            "SEGÚN LA POLICÍA, LOS HOMBRES QUE TRABAJAN PARA EL CONSORCIO SALIERON CON LA ONU.",
            "es",
            {"United Nations": 1},
        ),
        (
            "ПОЛИЦИЯ СООБЩИЛА, ЧТО МОСТ ЗАКРЫТ, А ВЛАДИМИР ПУТИН В ЛИВИИ.",
            "ru",
            {"Vladimir Putin": 1, "Libya": 1},
        ),
        (
            "ROAD IS CLOSED, SAY MEN\n\nThe mayor of the town told them to wait, and they did.",
            "en",
            {},
        ),
        (
            "It said ALL OF THE ROADS ARE CLOSED and that BBC NEWS had it, as had the WHO.",
            "en",
            {"BBC": 1, "World Health Organization": 1},
        ),
        ("भाषा और शहर के लोग कहते हैं कि NATO और QXR ने कहा।", "hi", {"NATO": 1, "QXR": 1}),
    ],
)  # fmt: skip
def test_capitals_mark_no_names_where_all_words_have_them(
    body: str, language: str, actors: dict[str, int], cache: NameCache
) -> None:
    found = find_actors(body, cache, language)
    assert {actor.name: len(actor.mentions) for actor in found} == actors
