"""Two texts are compared word by word."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.web.values.reading.differences import Change, compare_texts

WORDS = st.lists(st.sampled_from(["a", "b", "c", "Tripoli", ",", "\n"]), max_size=30)


def show(old: str, new: str) -> str:
    """What is removed in [], what is added in {}."""
    signs = {Change.KEPT: "{}", Change.REMOVED: "[{}]", Change.ADDED: "{{{}}}"}
    return "".join(
        signs[one.change].format(one.text) for one in compare_texts(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Talks failed.", "Talks failed.", "Talks failed."),
        ("Talks in Berlin failed.", "Talks failed.", "Talks [in Berlin ]failed."),
        ("One.\nTwo.", "One.\nNew line.\nTwo.", "One.\n{New line.\n}Two."),
        ("at least  12 men", "at least 14 men", "at least [12 ]{14 }men"),
        ("", "All new.", "{All new.}"),
        ("All old.", "", "[All old.]"),
        ("وصل الوفد أمس", "وصل الوفد اليوم", "وصل الوفد [أمس]{اليوم}"),
    ],
)
def test_what_is_left_out_and_added_is_told(old: str, new: str, expected: str) -> None:
    assert show(old, new) == expected


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_stretches(
    old: list[str], new: list[str]
) -> None:
    parts = compare_texts(" ".join(old), " ".join(new))
    left = "".join(part.text for part in parts if part.change is not Change.ADDED)
    right = "".join(part.text for part in parts if part.change is not Change.REMOVED)
    assert "".join(left.split()) == "".join("".join(old).split())
    assert right == " ".join(new)


def test_texts_made_to_be_slow_are_compared_in_bounded_time() -> None:
    words = [f"w{n % 110}" for n in range(20_000)]
    started = time.process_time()
    compare_texts(" ".join(words), " ".join(reversed(words)))
    assert time.process_time() - started < 5
