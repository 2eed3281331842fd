"""Which spellings are one name, and which need a reader's word."""

import time
from collections.abc import Container
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract import Gazetteer
from index.extract.actors.entity_linking import list_unambiguous_names
from index.extract.actors.merge_candidates import (
    are_transliterations,
    choose_canonical_names,
    find_merge_candidates,
)
from index.extract.actors.similarity import are_similar, name_similarity
from index.extract.actors.transliteration_key import transliteration_key


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Dmitry Peskov", "Dmitri Peskov"),
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Yousef Karimov", "Youssef Karimov"),
        ("Fayez al-Sarraj", "Fayez Sarraj"),
        ("Fathi Bashagha", "Fathi Bashaga"),
        ("Sergej Lawrow", "Сергей Лавров"),
        ("Abd al-Rahman Hassan", "Abdurrahman Hasan"),
        ("Hosni Mubarak", "Хосни Мубарак"),
    ],
)
def test_transliterations_of_a_full_name_merge(left: str, right: str) -> None:
    assert are_transliterations(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ali Hassan", "Ali Hussein"),
        ("Joseph Aoun", "Michel Aoun"),
        ("Ivan Petrov", "Ivan Petrova"),
        ("François Hollande", "Françoise Hollande"),
        ("حسن علي", "حسين علي"),
        ("Lavrov", "Lavrov"),
        ("Simone Weil", "Simone Veil"),
        ("Tom Phillips", "Tom Philips"),
        ("Jan Smith", "Ian Smith"),
        ("George W. Bush", "George H. W. Bush"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Louis XII", "Louis XIII"),
        ("Brigade 44", "Brigade 444"),
        ("Abu Mohammed Ali", "Mohammed Ali"),
        ("Mohammed bin Salman", "Mohammed Salman"),
        ("Zhou Yongkang", "Zhu Yongkang"),
        ("Imran Khan", "Imran Han"),
    ],
)
def test_anything_less_is_left_to_the_reader(left: str, right: str) -> None:
    assert not are_transliterations(left, right)


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
    assert are_similar(left, right)


def test_names_that_differ_are_not_suggested() -> None:
    assert not are_similar("Angela Merkel", "Hassan Nasrallah")


@pytest.mark.parametrize(
    ("counts", "listed", "expected"),
    [
        (
            {"Sergei Karlov": 2, "Sergey Karlov": 9},
            {},
            {"Sergei Karlov": "Sergey Karlov"},
        ),
        (
            {"Sergei Karlov": 2, "Sergey Karlov": 9},
            {"Sergei Karlov"},
            {"Sergey Karlov": "Sergei Karlov"},
        ),
        (
            {"Sergei Karlov": 2, "Sergey Karlov": 9},
            {"Sergei Karlov", "Sergey Karlov"},
            {},
        ),
        ({"Sergei Karlov": 2}, {}, {}),
        (
            {"SERGEI KARLOV": 9, "Sergei Karlov": 9, "Sergey Karlov": 9},
            {},
            {"SERGEI KARLOV": "Sergei Karlov", "Sergey Karlov": "Sergei Karlov"},
        ),
    ],
)
def test_the_listed_or_else_commonest_spelling_stands_for_the_others(
    counts: dict[str, int], listed: Container[str], expected: dict[str, str]
) -> None:
    assert choose_canonical_names([counts], listed) == expected


def test_suggestions_come_likeliest_first() -> None:
    names = ["Khalifa Haftar", "Халифа Хафтар", "Khalifa Hifter", "Angela Merkel"]
    pairs = [(pair.left, pair.right) for pair in find_merge_candidates(names)]
    assert ("Khalifa Haftar", "Khalifa Hifter") in pairs
    assert all("Merkel" not in name for pair in pairs for name in pair)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share_and_the_same_both_ways(left: str, right: str) -> None:
    assert 0.0 <= name_similarity(left, right) <= 1.0
    assert name_similarity(left, right) == pytest.approx(name_similarity(right, left))
    assert are_transliterations(left, right) == are_transliterations(right, left)


def test_ten_thousand_names_are_compared_in_seconds() -> None:
    names = [f"Given{n % 97} Surname{n % 1013}x{n % 7}" for n in range(10_000)]
    started = time.process_time()
    find_merge_candidates(names)
    assert time.process_time() - started < 5


def test_no_two_listed_people_would_merge(gazetteer: Gazetteer) -> None:
    forms: dict[str, set[str]] = {}
    for name, spellings in list_unambiguous_names(gazetteer):
        for form in map(transliteration_key, spellings):
            forms.setdefault(form, set()).add(name)
    forms.pop("")
    assert [bearers for bearers in forms.values() if len(bearers) > 1] == []


def test_a_surname_alone_goes_with_the_one_who_bears_it() -> None:
    names = ["Ada Brook", "Brook", "Eva Marsh", "Tom Marsh", "Marsh"]
    assert [pair[:2] for pair in find_merge_candidates(names)] == [
        ("Ada Brook", "Brook")
    ]


def test_suggestions_do_not_depend_on_the_order_of_blocks() -> None:
    names = [f"Viktor Karl{vowel}v" for vowel in "aeiou"]
    assert [pair[:2] for pair in find_merge_candidates(names)] == [
        (left, right) for left, right in combinations(names, 2)
    ]
