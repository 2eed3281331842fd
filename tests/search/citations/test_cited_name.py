"""Names of authors are split where that is sure, and only there."""

import pytest

from search.citations.cited_name import split_name


@pytest.mark.parametrize(
    ("name", "language", "family", "given"),
    [
        ("Jane Smith", "en", "Smith", "Jane"),
        ("Smith, Jane", "en", "Smith", "Jane"),
        ("John R. Miller", "en", "Miller", "John R."),
        ("Anne-Marie O'Brien", "en", "O'Brien", "Anne-Marie"),
        ("Ursula von der Leyen", "de", "von der Leyen", "Ursula"),
        ("Иван Петров", "ru", "Петров", "Иван"),
        ("Mehmet Ali Yılmaz", "tr", "Yılmaz", "Mehmet Ali"),
        ("Vusala Abbasova", "en", "Abbasova", "Vusala"),
        ("Daily Meridian", "en", "", ""),
        ("Reuters", "en", "", ""),
        ("Reuters Staff", "en", "", ""),
        ("Jane Smith, Berlin", "en", "", ""),
        ("Gabriel García Márquez", "es", "", ""),  # one family name, or two
        ("Nguyễn Anna", "vi", "", ""),
        ("AFP with Jane", "en", "", ""),
        ("محمد علي", "ar", "", ""),
        ("Jane", "en", "", ""),
        ("", "en", "", ""),
    ],
)
def test_a_name_is_split_only_where_that_is_sure(
    name: str, language: str, family: str, given: str
) -> None:
    split = split_name(name, language)
    assert (split.literal, split.family, split.given) == (name, family, given)
