"""An array of byte strings behaves as a list of Python's."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.codec.string_array import pack_strings, pack_texts, union_strings

# Few letters and long common beginnings, so that many are equal or nearly so.
STRINGS = st.lists(
    st.builds(
        bytes.__add__,
        st.sampled_from([b"", b"a", b"merc", b"mercenaries abc", b"mercenaries abcd"]),
        st.text("ab\u0430", max_size=4).map(str.encode),
    ),
    max_size=40,
)


@given(STRINGS)
def test_strings_sort_as_bytes_do(strings: list[bytes]) -> None:
    gathered = pack_strings(strings)
    assert gathered.take(gathered.argsort()).to_list() == sorted(strings)


@given(st.lists(st.tuples(STRINGS.map(b"".join), st.integers(0, 3)), max_size=40))
def test_a_second_key_orders_equal_strings(
    pairs: list[tuple[bytes, int]],
) -> None:
    gathered = pack_strings(string for string, _ in pairs)
    order = gathered.argsort(within=np.array([n for _, n in pairs], np.int64))
    assert [pairs[n] for n in order.tolist()] == sorted(pairs)


@given(STRINGS)
def test_strings_equal_to_the_one_before_are_marked(strings: list[bytes]) -> None:
    expected = [n > 0 and strings[n] == strings[n - 1] for n in range(len(strings))]
    assert pack_strings(strings).mark_repeats().tolist() == expected


@given(st.lists(STRINGS.map(set).map(sorted), min_size=1, max_size=4))
def test_a_union_holds_each_string_once_and_says_where(
    parts: list[list[bytes]],
) -> None:
    union, places = union_strings([pack_strings(part) for part in parts])
    assert union.to_list() == sorted({string for part in parts for string in part})
    assert [union.take(some).to_list() for some in places] == parts


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=5)))
def test_texts_of_any_script_are_packed_one_by_one(lines: list[str]) -> None:
    encoded = [line.encode("utf-8", "replace") for line in lines]
    assert pack_texts(lines).to_list() == encoded
