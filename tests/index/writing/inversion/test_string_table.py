"""A table of strings answers as a dictionary does."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.codec.string_array import pack_strings
from index.writing.inversion.string_table import (
    MISSING,
    HashTable,
    StringTable,
    find_distinct,
    find_first_equal,
)

# Short and long strings, many of them equal; a zero byte is in no token.
_string = st.one_of(
    st.text("ab", min_size=1, max_size=4).map(str.encode),
    st.integers(20, 27).map(lambda size: b"a" * size),
)
_strings = st.lists(_string, max_size=40)


@given(_strings.map(set).map(sorted), _strings, st.integers(2, 255))
def test_strings_have_the_values_they_were_put_with(
    known: list[bytes], asked: list[bytes], tag: int
) -> None:
    table, expected = StringTable(), {string: n for n, string in enumerate(known)}
    table.put(pack_strings(known), np.arange(len(known), dtype=np.int32), tag)
    values = [expected.get(string, MISSING) for string in asked]
    assert table.find(pack_strings(asked), tag).tolist() == values
    assert table.find(pack_strings(asked)).tolist() == [MISSING] * len(asked)


@given(_strings)
def test_distinct_strings_are_found_where_they_first_occur(
    strings: list[bytes],
) -> None:
    firsts, each = find_distinct(pack_strings(strings))
    distinct = [strings[n] for n in firsts]
    assert distinct == list(dict.fromkeys(strings))
    assert [distinct[n] for n in each] == strings


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3)), max_size=200))
def test_equal_keys_and_no_others_have_the_same_first(
    pairs: list[tuple[int, int]],
) -> None:
    # Numbers far apart, some of which collide in the table.
    low = np.array([2**63 // (n + 1) for n, _ in pairs], np.uint64)
    high = np.array([n for _, n in pairs], np.uint64)
    firsts = find_first_equal(np.column_stack((low, low, high))).tolist()
    assert [pairs[n] for n in firsts] == pairs
    assert len(set(firsts)) == len(set(pairs))


def test_a_table_keeps_its_values_as_it_grows() -> None:
    table, count = HashTable(), 100_000
    keys = np.ones((count, 3), np.uint64)
    keys[:, 0] = np.arange(count)
    values = np.arange(count, dtype=np.int32)
    for start in range(0, count, 9_000):
        table.put(keys[start : start + 9_000], values[start : start + 9_000])
    assert np.array_equal(table.find(keys), values)
    keys[:, 1] = 2
    assert (table.find(keys) == MISSING).all()
