"""The address of a page holds the whole state of a search."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.query import Sort
from search.web.addresses import (
    MAX_PAGE,
    SIZES,
    BarLength,
    ByMeaning,
    SearchState,
    Stack,
    Words,
    make_state,
    read_state,
    write_state,
)

_TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12
).filter(lambda text: text == text.strip())
_KINDS = {
    bool: st.booleans(),
    str: st.one_of(st.just(""), _TEXTS),
    Sort: st.sampled_from(Sort),
    BarLength: st.sampled_from(BarLength),
    ByMeaning: st.sampled_from(ByMeaning),
    Stack: st.sampled_from(Stack),
    Words: st.sampled_from(Words),
    tuple: st.lists(_TEXTS, unique=True, max_size=3).map(tuple),
}


def any_value(name: str, default: object) -> st.SearchStrategy[Any]:
    if name == "size":
        return st.sampled_from(SIZES)
    return st.integers(1, MAX_PAGE) if name == "page" else _KINDS[type(default)]


STATES = st.builds(
    SearchState,
    **{
        name: any_value(name, default)
        for name, default in SearchState._field_defaults.items()
    },
)


@given(STATES)
def test_every_state_comes_back_from_its_address(state: SearchState) -> None:
    assert read_state(write_state(state)) == state


@given(st.text())
def test_any_query_string_has_a_state_whose_address_is_its_own(text: str) -> None:
    state = read_state(text)
    assert read_state(write_state(state)) == state


def test_what_is_as_usual_is_not_in_the_address() -> None:
    assert write_state(SearchState()) == ""
    state = SearchState(q="troops & co", outlet=("BBC", "Al Jazeera"), undated=True)
    assert (
        write_state(state) == "q=troops+%26+co&outlet=BBC&outlet=Al+Jazeera&undated=1"
    )


@pytest.mark.parametrize(
    ("address", "state"),
    [
        ("q=a&page=0", SearchState(q="a")),
        ("q=a&page=-3&size=7&sort=best", SearchState(q="a")),
        ("q=a&page=99999999999999999999", SearchState(q="a")),
        ("q=a&page=12345", SearchState(q="a", page=MAX_PAGE)),
        ("q=a&q=b&foo=bar&q", SearchState(q="a")),
        ("outlet=BBC&outlet=BBC&outlet=", SearchState(outlet=("BBC",))),
        ("q=%FF%00", SearchState(q="\ufffd\0")),
    ],
)
def test_what_means_nothing_is_as_usual(address: str, state: SearchState) -> None:
    assert read_state(address) == state


def test_a_form_gives_the_same_state_as_an_address() -> None:
    state = make_state([("q", " troops "), ("since", ""), ("sort", "newest")])
    assert state == SearchState(q="troops", sort=Sort.NEWEST)
