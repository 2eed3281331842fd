"""Addresses of archives, caches and translators give that of the page they hold."""

import datetime

import pytest

from index.archived_pages import find_original_address
from index.extract.dates.url import find_url_date

PAGE = "https://www.example.org/a/b"


@pytest.mark.parametrize(
    "address",
    [
        f"https://web.archive.org/web/20191220083000/{PAGE}",
        "web.archive.org/web/20191220083000id_/http://www.example.org/a/b",
        "https://web.archive.org/web/2019/www.example.org/a/b",
        "https://web.archive.org/web/20191220083000/https:/www.example.org/a/b",
        f"https://web.archive.org/web/2019/https://web.archive.org/web/2018/{PAGE}",
        f"https://archive.ph/2019.12.20-083000/{PAGE}",
        f"https://archive.today/o/AbCdE/{PAGE}",
        f"https://webcache.googleusercontent.com/search?q=cache:AbCdEfGh1:{PAGE}+&cd=1",
        "https://webcache.googleusercontent.com/search?q=cache:www.example.org/a/b",
        "https://www.google.com/amp/s/www.example.org/a/b",
        "https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a/b",
        "https://www-example-org.translate.goog/a/b",
        "https://translate.google.com/translate?u=https%3A%2F%2Fwww.example.org%2Fa%2Fb",
        f"https://webarchive.nationalarchives.gov.uk/ukgwa/20191220/{PAGE}",
        f"https://arquivo.pt/wayback/20191220083000/{PAGE}",
    ],
)
def test_an_archive_gives_the_address_of_its_page(address: str) -> None:
    assert find_original_address(address) == PAGE


@pytest.mark.parametrize(
    ("address", "original"),
    [
        ("https://archive.ph/AbCdE", ""),
        ("web.archive.org", ""),
        ("https://www-my--paper-de.translate.goog/a", "https://www.my-paper.de/a"),
        ("https://www.google.com/search?q=a", "https://www.google.com/search?q=a"),
        ("https://blog.archive.org/2019/a/", "https://blog.archive.org/2019/a/"),
        ("https://archive.example.org/2019", "https://archive.example.org/2019"),
        ("", ""),
    ],
)
def test_other_addresses_stay(address: str, original: str) -> None:
    assert find_original_address(address) == original


def test_the_day_of_the_copy_is_not_that_of_the_article() -> None:
    today = datetime.date(2026, 1, 1)
    copy = "https://archive.ph/2019.12.20-083000/https://example.org"
    assert find_url_date(copy, today).value is None
    assert str(find_url_date(f"{copy}/2018/11/05/a", today).value) == "2018-11-05"
