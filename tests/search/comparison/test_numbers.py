"""Numbers that count something are found, whatever their script and separators."""

import pytest

from search.comparison.numbers import list_numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14 men", {"14": "14 men"}),
        ("1,200 or 1.200 men", {"1200": "1.200 men"}),
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


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Of 20 said to be there", "en", {"20": "20"}),
        ("12 of them and 14 who fled", "en", {"12": "12", "14": "14"}),
        ("28 states made 9 claims", "en", {"28": "28 states", "9": "9 claims"}),
        ("5. Men came, 6, they say", "en", {"5": "5", "6": "6"}),
        ("3 und 4 Boote", "de", {"3": "3", "4": "4 Boote"}),
        ("Из 27 сказал 1 человек", "ru", {"27": "27", "1": "1 человек"}),
        ("30 ve 40 kişi", "tr", {"30": "30", "40": "40 kişi"}),
        ("20 of 30 and later 20 boats", "en", {"20": "20 boats", "30": "30"}),
    ],
)
def test_a_number_is_listed_with_the_word_that_it_counts(
    text: str, language: str, expected: dict[str, str]
) -> None:
    assert list_numbers(text, language) == expected
