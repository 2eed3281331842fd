"""Norms are the codes that Whoosh gives to lengths."""

from whoosh.util.numeric import byte_to_length

from index.codec.norms import NORM_LENGTHS


def test_norms_stand_for_the_lengths_that_whoosh_has_for_them() -> None:
    assert NORM_LENGTHS.tolist() == [byte_to_length(code) for code in range(256)]
