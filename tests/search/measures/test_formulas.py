"""The measures have the values of the papers that define them, and of other tools."""

from math import log2

import numpy as np
import pytest

from search.measures.association import PairCounts, measure_association
from search.measures.evenness import (
    deviation_of_proportions,
    juilland_d,
    normalized_deviation,
)
from search.measures.keyness import TwoCounts, log_ratio, percent_diff, signed_g2
from search.measures.likelihood import log_likelihood
from search.measures.measure_views import Association


def measure(pairs: PairCounts) -> dict[str, float]:
    return {each.value: measure_association(pairs, each)[0] for each in Association}


def test_collocates_measure_as_nltk_has_it() -> None:
    # NLTK 3.10.4, BigramAssocMeasures of (30, (200, 120), 100000): pmi,
    # likelihood_ratio, student_t, dice.
    pairs = PairCounts(np.array([30.0]), np.array([120.0]), 200, 200, 100_000)
    found = measure(pairs)
    assert found["mi"] == pytest.approx(6.965784284662089)
    assert found["g2"] == pytest.approx(242.95710474685103)
    assert found["t"] == pytest.approx(5.4334077704512485)
    assert found["dice"] == pytest.approx(0.1875)


def test_collocates_measure_as_worked_out_by_hand() -> None:
    # A word of 8 with 40 tokens around it, a collocate of 16 in 1,000 tokens, 4 of them
    # near: expected 40 · 16 / 1,000 = 0.64.
    pairs = PairCounts(np.array([4.0]), np.array([16.0]), 8, 40, 1_000)
    found = measure(pairs)
    assert pairs.expected[0] == pytest.approx(0.64)
    assert found["logdice"] == pytest.approx(14 + log2(8 / 24))
    assert found["mi"] == pytest.approx(log2(6.25))
    assert found["mi3"] == pytest.approx(log2(100))
    assert found["t"] == pytest.approx((4 - 0.64) / 2)


def test_g2_of_keywords_is_that_of_quanteda() -> None:
    # The tables of quanteda.textstats' tests: d1 "b×7 a×3", d2 "a×7 b×2". There
    # textstat_keyness(measure = "lr", correction = "none") equals the G test of the
    # table, and "williams" that test divided by q; both here by hand:
    # G = 2 (3 ln(57/100) + 7 ln(133/90) + 7 ln(133/90) + 2 ln(38/81)).
    a, b = np.array([3.0, 7.0]), np.array([7.0, 2.0])
    counts = TwoCounts(a, b, 10, 9)
    expected = 2 * (
        3 * np.log(57 / 100)
        + 7 * np.log(133 / 90)
        + 7 * np.log(133 / 90)
        + 2 * np.log(38 / 81)
    )
    assert signed_g2(counts) == pytest.approx([-expected, expected])
    q = 1 + (19 * (1 / 10 + 1 / 9) - 1) ** 2 / (6 * 19)
    corrected = log_likelihood(a, a + b, 10, 19, williams=True)
    assert corrected == pytest.approx([-expected / q, expected / q])


def test_ratios_of_keywords_are_of_rates_and_know_words_of_one_side() -> None:
    counts = TwoCounts(np.array([40.0, 3.0]), np.array([5.0, 0.0]), 2_000, 1_000)
    assert log_ratio(counts) == pytest.approx([2, log2(3)])
    assert percent_diff(counts).tolist() == [300, np.inf]
    assert counts.target_rate.tolist() == [20_000, 1_500]


def test_dispersion_is_that_of_gries() -> None:
    # The corpus of five parts and 50 words of Gries (2008): "a" stands 1, 2, 3, 4 and 5
    # times in 9, 10, 10, 10 and 11 words. There DP is 0.18 and Juilland's D 0.785.
    counts, sizes = np.array([1, 2, 3, 4, 5]), np.array([9, 10, 10, 10, 11])
    assert deviation_of_proportions(counts, sizes) == pytest.approx(0.18)
    assert normalized_deviation(counts, sizes) == pytest.approx(0.18 / (1 - 0.18))
    assert juilland_d(counts, sizes) == pytest.approx(0.785, abs=0.0005)


def test_a_word_in_one_part_alone_is_spread_least() -> None:
    counts, sizes = np.array([0, 0, 6]), np.array([10, 20, 10])
    assert deviation_of_proportions(counts, sizes) == pytest.approx(0.75)
    assert normalized_deviation(counts, sizes) == pytest.approx(1)
    assert juilland_d(counts, sizes) == pytest.approx(0)
    assert normalized_deviation(counts[2:], sizes[2:]) is None
