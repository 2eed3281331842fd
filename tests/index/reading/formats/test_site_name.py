"""The name of a site is the one on which the places of a page agree."""

import pytest

from index.reading.formats.pages.site_name import SiteName, choose_site_name


@pytest.mark.parametrize(
    ("names", "title", "host", "chosen"),
    [
        ([("site", "Harbour News")], "", "", "Harbour News"),
        (
            [("site", "Politics"), ("application", "Harbour News")],
            "A bridge - Politics - Harbour News",
            "www.harbournews.com",
            "Harbour News",
        ),
        (
            [("account", "@HarbourNewsCom"), ("publisher", "Harbour News")],
            "",
            "harbournews.com",
            "Harbour News",
        ),
        (
            [("site", "HARBOUR.COM"), ("account", "@Harbour")],
            "",
            "harbour.com",
            "Harbour",
        ),
        (
            [("notice", "Copyright (c) 2017")],
            "A bridge | harbour.com",
            "",
            "harbour.com",
        ),
        ([], "A bridge: Harbour News", "www.harbournews.co.uk", "Harbour News"),
        ([], "A bridge: what we know", "www.harbournews.co.uk", ""),
        ([], "Brücke zu: Zeitung für Häfen", "www.zfh.de", "Zeitung für Häfen"),
        (
            [("site", "Harbour News - Independent since 1901")],
            "",
            "harbournews.org",
            "Harbour News",
        ),
        ([("site", "Harbour News | Das Hafenmagazin")], "", "", "Harbour News"),
        ([("site", "港ニュース［日本版］")], "", "", "港ニュース"),
        ([("site", "HARBOUR Home")], "", "harbour.com", "HARBOUR"),
        ([("site", "https://harbour.com"), ("publisher", "")], "", "harbour.com", ""),
    ],
)
def test_places_that_agree_name_the_site(
    names: list[tuple[str, str]], title: str, host: str, chosen: str
) -> None:
    declared = [SiteName(place, name) for place, name in names]
    found = choose_site_name(declared, title, host)
    assert "".join(one.name for one in found[:1]) == chosen
