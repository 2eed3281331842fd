"""Phrases are found in time that grows with the text, wherever their words stand."""

import random
from itertools import pairwise, product

import pytest

from index.analysis.analyzer import analyse
from search.highlight import phrase_matcher, snippets
from search.highlight.pattern_matcher import HighlightPattern, PatternMatcher
from search.highlight.token_positions import match_in_order


def _match_by_trying(words: list[list[int]], slop: int) -> list[tuple[int, int]]:
    nearest: dict[int, int] = {}
    for places in product(*words):
        if all(0 < after - before <= slop + 1 for before, after in pairwise(places)):
            first, last = places[0], places[-1]
            nearest[first] = min(last, nearest.get(first, last))
    return sorted(nearest.items())


@pytest.mark.parametrize("seed", range(40))
def test_words_in_order_are_found_as_by_trying_all_places(seed: int) -> None:
    draw = random.Random(seed)
    words = [sorted(draw.sample(range(14), 4)) for _ in range(draw.randint(1, 4))]
    slop = draw.randint(0, 4)
    assert match_in_order(words, slop) == _match_by_trying(words, slop)


def _make_phrase(first: str, second: str, slop: int = 0) -> HighlightPattern:
    terms = ((frozenset([first]), frozenset([second])),)
    return HighlightPattern(
        f'"{first} {second}"',
        terms,
        first_forms=frozenset([first]),
        second_forms=frozenset([second]),
        slop=slop,
    )


@pytest.mark.parametrize("slop", [0, 3])
def test_a_text_with_many_places_is_analysed_once_for_all_phrases(
    slop: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysed = 0

    def count(text, language):  # type: ignore[no-untyped-def]
        nonlocal analysed
        analysed += len(text)
        return analyse(text, language)

    monkeypatch.setattr(f"{phrase_matcher.__name__}.analyse", count)
    text = "of the talks " * 400
    patterns = [_make_phrase("of", "the", slop) for _ in range(30)]
    found = PatternMatcher(patterns).find(text, "en")
    assert len(found) == 30 * 400
    assert analysed <= 2 * len(text)


def test_phrases_are_the_same_among_few_places_and_among_many() -> None:
    filler = "Nothing else was said about it on that long day in Ankara. " * 20
    few = f"{filler}peace talks"
    many = f"{'talks, talks. ' * 90}{filler}peace talks"
    matcher = PatternMatcher(
        [
            HighlightPattern(
                '"peace talks"',
                ((frozenset(["peac"]), frozenset(["talk"])),),
                first_forms=frozenset(["peace"]),
                second_forms=frozenset(["talks"]),
            )
        ]
    )
    for text in (few, many):
        (match,) = matcher.find(text, "en")
        assert text[match[0] : match[1]] == "peace talks"


def test_each_match_enters_and_leaves_the_window_of_a_passage_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entered = []
    add = snippets._Window.add

    def count(window: snippets._Window, index: int) -> None:
        entered.append(index)
        add(window, index)

    monkeypatch.setattr(snippets._Window, "add", count)
    text = "a b " * 500
    matches = [(2 * n, 2 * n + 1, n % 2) for n in range(1_000)]
    patterns = [HighlightPattern("a", ()), HighlightPattern("b", ())]
    (shown,) = snippets.make_snippets(text, matches, patterns, count=1, width=100_000)
    assert entered == list(range(1_000))
    assert shown.marks[0].start == 0
