"""Names of files are shown safely, and are the same file again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.file_names import absolute_name, escape_unprintable, unescape

NAMES = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from([chr(0xDC00 + byte) for byte in range(0x80, 0x100)]),
        st.sampled_from("\\xuU0123456789abcdef\x1b\n\u200b\u202e\x85\U000e0041"),
    )
)


@given(NAMES)
def test_an_escaped_name_is_printable_and_stands_for_one_name(name: str) -> None:
    escaped = escape_unprintable(name)
    assert escaped.replace("\u200c", "").replace("\u200d", "").isprintable()
    assert unescape(escaped) == name


@given(st.text())
def test_any_text_is_unescaped_to_something(text: str) -> None:
    assert isinstance(unescape(text), str)


@pytest.mark.parametrize(
    ("name", "base", "whole"),
    [
        ("a/b.txt", "/home/ada", "/home/ada/a/b.txt"),
        ("b.csv#/c", "/", "/b.csv#/c"),
        ("/tmp/b.txt", "/home/ada", "/tmp/b.txt"),
        ("b.txt", "/home/a\x1bda", r"/home/a\x1bda/b.txt"),
        ("b.txt", "", "b.txt"),
    ],
)
def test_a_name_is_made_absolute(name: str, base: str, whole: str) -> None:
    assert absolute_name(name, base) == whole
