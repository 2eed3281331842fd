"""What a question excludes in words lowers an article, and leaves none out."""

import datetime
from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import make_query, query_words
from search.query.unparse import lowering_words
from tests.corpus import make_article

TODAY = datetime.date(2020, 3, 31)


def excluded(text: str) -> tuple[str, ...]:
    return lowering_words(make_query(text, today=TODAY).tree)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ships in the harbour but not tankers", ("tankers",)),
        ("ferries, excluding those from Denmark, in the spring", ("Denmark",)),
        ("harbours excluding Kiel, Lübeck and Rostock", ("Kiel", "Lübeck", "Rostock")),
        ("Excluding Kiel, which harbours have cranes?", ("Kiel",)),
        ("articles on harbours that do not mention cranes", ("cranes",)),
        ("Harbours of the north. Exclude Kiel.", ("Kiel",)),
        ("paintings of ships other than frigates", ("frigates",)),
        ('bridges except for "Golden Gate"', ('"Golden Gate"',)),
        ("Häfen im Norden, aber nicht Kiel", ("Kiel",)),
        ("les ports du nord mais pas Brest", ("Brest",)),
        ("puertos del norte excepto Bilbao", ("Bilbao",)),
        ("порты севера, кроме Мурманска", ("Мурманска",)),
        ("Karadeniz limanları, Trabzon hariç", ("Trabzon",)),
        ("موانئ الشمال باستثناء طنجة", ("طنجة",)),
    ],
)
def test_what_follows_but_not_and_the_like_is_excluded(
    text: str, words: tuple[str, ...]
) -> None:
    assert excluded(text) == words
    wanted = query_words(make_query(text, today=TODAY).tree)
    asked = {getattr(word, "text", "") for word in wanted}
    assert asked
    assert asked.isdisjoint(words)


@pytest.mark.parametrize(
    "text",
    [
        "Apart from Kiel, which harbours have cranes?",
        "what other harbour besides Kiel has a crane",
        "which other ships aside from the Vasa sank there",
        "The bridge is not closed",
        "The law excludes harbours",
        "ships but not",
        "not about harbours",
        "do not mention the war",
        "Danish ships but not Danish ships",
        " ".join(["ships", "sail"] * 20) + " but not tankers",
    ],
)
def test_nothing_is_excluded_by_a_claim_or_by_a_question_for_more(text: str) -> None:
    assert excluded(text) == ()


def test_articles_with_what_is_excluded_come_last_but_are_found(
    engine_of: Callable[..., Engine],
) -> None:
    engine = engine_of(
        make_article(0, "Ships and tankers lay in the harbour. Ships, ships!"),
        make_article(1, "Ships lay in the harbour, among them many small boats."),
    )
    results = engine.search(make_query("ships harbour but not tankers", today=TODAY))
    assert ["tankers" in hit.article.body for hit in results.hits] == [False, True]
    assert results.notices == (
        "articles with tankers come lower, as the question says: "
        "-tankers leaves them out",
    )
