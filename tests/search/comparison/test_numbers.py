"""Numbers that count something are found, whatever their script and separators."""

import pytest

from search.comparison.numbers import list_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 men", {"14": "14 men"}),
        ("1,200 or 1.200 men", {"1200": "1,200 or"}),
        ("a rise of 12% and 3.5 %", {"12%": "12 %", "3.5%": "3.5 %"}),
        ("قتل ١٤ شخصا", {"14": "١٤ شخصا"}),
        ("погибли 27 человек", {"27": "27 человек"}),
        ("in 2019, on 5 May, 5 мая, 5 Mayıs, at 10:30, on 2020-01-05", {}),
        ("S-300 and MiG-29 and B2", {}),
        ("", {}),
    ],
)
def test_numbers_are_listed_by_their_digits(
    text: str, expected: dict[str, str]
) -> None:
    assert list_numbers(text) == expected
