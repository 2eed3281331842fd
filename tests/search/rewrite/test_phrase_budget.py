"""The phrases of a query share one budget."""

from typing import cast

import pytest

from search.query.tree import Phrase
from search.rewrite import phrase_budget
from search.rewrite.phrase_budget import PhraseBudget
from search.rewrite.term_resolver import TermResolver


class _Frequencies:
    """The document frequencies of a large index."""

    def document_frequency(self, term: str) -> int:
        return {"of": 90_000, "the": 88_000, "tobruk": 12}[term]


def _make_budget() -> PhraseBudget:
    return PhraseBudget(cast(TermResolver, _Frequencies()))


def test_phrases_of_frequent_words_are_dropped_once_the_budget_is_used() -> None:
    budget = _make_budget()
    phrases = [Phrase("of the", slop) for slop in range(40)]
    affords = [budget.affords(one, [("of", "the")]) for one in phrases]
    most = phrase_budget.MAX_LOOKED_AT // (2 * 88_000)
    assert affords == [True] * most + [False] * (40 - most)
    assert budget.dropped == set(phrases[most:])
    assert budget.affords(Phrase("the Tobruk"), [("the", "tobruk")])
    (notice,) = budget.notices
    assert notice.startswith(f'"of the"~{most}, ')
    assert f"and {40 - most - 5} more were not looked for" in notice


def test_a_phrase_that_is_asked_for_again_costs_nothing() -> None:
    budget = _make_budget()
    assert all(budget.affords(Phrase("of the"), [("of", "the")]) for _ in range(99))
    assert budget.notices == []


def test_the_first_phrase_is_looked_for_whatever_it_costs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(phrase_budget, "MAX_LOOKED_AT", 1_000)
    assert _make_budget().affords(Phrase("of the"), [("of", "the")])
