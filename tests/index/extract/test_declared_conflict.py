"""Where the places of a page name different outlets, the outlet's evidence says so."""

from pathlib import Path

import pytest

from index.article import Article, Field
from index.config import IndexConfig
from index.extract import NameCache, enrich
from index.reading import read_articles

PROSE = "<p>The bridge over the harbour was closed on Sunday, the mayor of the town said.</p>"
SITE = "og:site_name says “Quayside Courier”"


def read_outlet(
    folder: Path, cache: NameCache, *, site: str, publisher: str, url: str
) -> Field[str]:
    page = folder / "page.html"
    page.write_text(
        f'<html><head><meta property="og:site_name" content="{site}">'
        f'<meta property="og:url" content="{url}">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A bridge",'
        f' "datePublished": "2024-03-01", "publisher": {{"name": "{publisher}"}}}}</script>'
        f"</head><body><article><h1>A bridge</h1>{PROSE * 5}</article></body></html>"
    )
    (article,) = read_articles(IndexConfig(paths=(page,), base=folder))
    assert isinstance(article, Article)
    return enrich(article, cache).outlet


@pytest.mark.parametrize(
    ("site", "publisher", "url", "conflict"),
    [
        ("Quayside Courier", "The Mill", "https://a.example/1", f"{SITE}; publisher says “The Mill”"),
        ("Quayside Courier", "Reuters", "https://a.example/1", f"{SITE}; publisher says “Reuters”"),
        ("Reuters", "", "https://www.lemonde.fr/1", "metadata says “Reuters”; address says “Le Monde”"),
        ("Le Monde", "Reuters", "https://lemonde.fr/1", "og:site_name says “Le Monde”; publisher says “Reuters”"),
        ("quayside.example", "", "https://mill.example/1", "metadata says “quayside.example”; address says “mill.example”"),
    ],
)  # fmt: skip
def test_places_that_name_two_outlets_are_both_said(
    tmp_path: Path, cache: NameCache, site: str, publisher: str, url: str, conflict: str
) -> None:
    outlet = read_outlet(tmp_path, cache, site=site, publisher=publisher, url=url)
    assert (outlet.value, outlet.conflict) == (site, conflict)
    assert outlet.confidence <= 0.7


@pytest.mark.parametrize(
    ("site", "publisher"),
    [
        ("Quayside Courier", "THE QUAYSIDE COURIER"),
        ("Quayside Courier", "quaysidecourier.com"),
        ("Quayside Courier", "Quayside Courier (Kenya)"),
        ("Quayside Courier", "Mill Media Group Ltd."),
        ("Die Bürgerpost", "Buergerpost Online"),
        ("QC", "Quayside Courier"),
        ("Le Monde.fr", "Le Monde"),
        ("quayside.example", "Quayside"),
        ("港ニュース", "Minato News"),
    ],
)
def test_spellings_and_owners_of_one_outlet_contradict_nothing(
    tmp_path: Path, cache: NameCache, site: str, publisher: str
) -> None:
    url = "https://a.example/1"
    outlet = read_outlet(tmp_path, cache, site=site, publisher=publisher, url=url)
    assert (outlet.conflict, outlet.confidence) == ("", 0.9)


def test_a_malformed_address_names_no_outlet(tmp_path: Path, cache: NameCache) -> None:
    url = "https://[x/1"
    outlet = read_outlet(tmp_path, cache, site="quay.example", publisher="", url=url)
    assert (outlet.value, outlet.conflict) == ("quay.example", "")
