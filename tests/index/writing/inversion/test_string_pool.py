"""Strings come out of a pool as they went in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.codec.string_array import pack_strings
from index.writing.inversion.string_pool import StringPool

_strings = st.lists(st.binary(max_size=12), max_size=40)


@given(_strings, _strings)
def test_a_pool_returns_its_strings_in_the_order_of_adding(
    first: list[bytes], then: list[bytes]
) -> None:
    pool = StringPool()
    pool.add(pack_strings(first))
    pool.add(pack_strings(then).take(np.arange(len(then))[::-1]))
    assert pool.to_string_array().to_list() == first + then[::-1]
    data, lengths = pool.read_bytes(len(first))
    assert data.tobytes() == b"".join(then[::-1])
    assert lengths.tolist() == [len(string) for string in then[::-1]]
