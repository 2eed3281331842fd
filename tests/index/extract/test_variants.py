"""Which spellings are one name, and which need a reader's word."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.variants import are_alike, are_same, find_same, likeness, suggest


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Dmitry Peskov", "Dmitri Peskov"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Yousef Karimov", "Youssef Karimov"),
        ("Fayez al-Sarraj", "Fayez Sarraj"),
    ],
)
def test_transliterations_of_a_full_name_merge(left: str, right: str) -> None:
    assert are_same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ali Hassan", "Ali Hussein"),
        ("Joseph Aoun", "Michel Aoun"),
        ("Ivan Petrov", "Ivan Petrova"),
        ("François Hollande", "Françoise Hollande"),
        ("حسن علي", "حسين علي"),
        ("Lavrov", "Lavrov"),
    ],
)
def test_anything_less_is_left_to_the_reader(left: str, right: str) -> None:
    assert not are_same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Khalifa Haftar", "خليفة حفتر"),
        ("Khalifa Hifter", "Халифа Хафтар"),
        ("Alexander Lukashenko", "Aleksandr Lukaschenka"),
        ("Muammar Gaddafi", "Mouammar Kadhafi"),
    ],
)
def test_what_sounds_alike_is_suggested(left: str, right: str) -> None:
    assert are_alike(left, right)


def test_names_that_differ_are_not_suggested() -> None:
    assert not are_alike("Angela Merkel", "Hassan Nasrallah")


def test_the_commonest_spelling_stands_for_the_others() -> None:
    counts = {"Sergei Lavrov": 2, "Sergey Lavrov": 9, "Sergey Larov": 1}
    assert find_same(counts) == {"Sergei Lavrov": "Sergey Lavrov"}


def test_suggestions_come_likeliest_first() -> None:
    names = ["Khalifa Haftar", "Халифа Хафтар", "Khalifa Hifter", "Angela Merkel"]
    pairs = [(pair.left, pair.right) for pair in suggest(names)]
    assert ("Khalifa Haftar", "Khalifa Hifter") in pairs
    assert all("Merkel" not in name for pair in pairs for name in pair)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_both_ways(left: str, right: str) -> None:
    assert 0.0 <= likeness(left, right) <= 1.0
    assert likeness(left, right) == pytest.approx(likeness(right, left))
    assert are_same(left, right) == are_same(right, left)


def test_ten_thousand_names_are_compared_in_seconds() -> None:
    names = [f"Given{n % 97} Surname{n % 1013}x{n % 7}" for n in range(10_000)]
    started = time.process_time()
    suggest(names)
    assert time.process_time() - started < 20
