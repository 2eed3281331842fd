"""The outlet of a page and its headline."""

import pytest

from index.article import Article, Basis, Field
from index.extract import NameCache, enrich

PROSE = (
    "Thousands of people marched through the capital on Sunday to demand that the "
    "government resign over the collapse of a bridge in the north of the country.\n\n"
    "The march was the largest in a decade, according to the police, and it ended "
    "peacefully in front of parliament, where the opposition held speeches."
)
TITLE = "Thousands march in the capital over bridge collapse"


def read(text: str, cache: NameCache, url: str = "") -> Article:
    return enrich(Article("a", "a.txt", text, url=url), cache)


@pytest.mark.parametrize(
    ("text", "outlet", "rule"),
    [
        (f"{TITLE}\n\n{PROSE}\n\n© 2024 Reuters. All rights reserved", "Reuters", "copyright line"),
        (f"{TITLE}\n\nDuvar English\n\n{PROSE}", "Duvar English", "line of its own"),
        (f"{TITLE} | Daily Sabah\n\n{PROSE}", "Daily Sabah", "page title"),
        (f"Subscribe to Haaretz\n{TITLE}\n\n{PROSE}\n\nAbout Haaretz", "Haaretz", "boilerplate"),
        (f"{TITLE}\n\n{PROSE}\n\nContact: info@kyivindependent.com", "Kyiv Independent", "domain"),
        (f"{TITLE}\n\n{PROSE}\n\nAsk t-online\n\nAbout t-online", "T-Online", "boilerplate"),
        (f"{TITLE}\n\n{PROSE}\n\n* DailySabah.com\n* Help", "Daily Sabah", "domain"),
    ],
)  # fmt: skip
def test_the_page_names_its_outlet(
    text: str, outlet: str, rule: str, cache: NameCache
) -> None:
    found = read(text, cache).outlet
    assert (found.value, found.rule) == (outlet, rule)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{PROSE} Interfax and The Guardian reported it.",
        f"{TITLE}\n\nA man in the crowd. | Photo: Reuters\n\n{PROSE}",
        f"{TITLE}\n\nBy Ann Example with dpa\n\n{PROSE}",
        f"LONDON (Reuters) - {PROSE}",
        f"{TITLE}\n\n{PROSE}\n\n© dpa-infocom, dpa:240516-99-53606/3 (dpa)",
        f"{TITLE}\n\n{PROSE}\n\n* nytimes.com: A bridge falls\n* wsj.com: A bridge\n\n{PROSE}",
    ],
)
def test_an_agency_or_a_cited_paper_is_not_the_outlet(
    text: str, cache: NameCache
) -> None:
    assert read(text, cache).outlet.value is None


def test_a_declared_domain_is_the_outlet_that_has_it(cache: NameCache) -> None:
    for domain, name in {"bbc.co.uk": "BBC", "post.example": "post.example"}.items():
        outlet = Field(domain, Basis.STATED, 0.95, domain, "record field 'domain'")
        article = Article("a", "a.jsonl#1", PROSE, outlet=outlet)
        assert enrich(article, cache).outlet.value == name


def test_the_url_names_the_outlet(cache: NameCache) -> None:
    found = read(PROSE, cache, "https://www.bbc.co.uk/news/world-1").outlet
    assert (found.value, found.basis) == ("BBC", Basis.STATED)


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        ("2025 Hürriyet Daily News. All Rights Reserved.", "Hürriyet Daily News"),
        ("Dagens Nyheter © 2026\nOm Dagens Nyheter", "Dagens Nyheter"),
        ("* Alger\n* Contact : redaction@elwatan.com", "El Watan"),
        ("Todos los derechos reservados. El Espectador © 2020", "El Espectador"),
        ("Jobs bei Kieler Nachrichten\nKieler Nachrichten Newsletter", "Kieler Nachrichten"),
        ("毎日新聞について\n毎日新聞の記事", "The Mainichi"),
    ],
)  # fmt: skip
def test_lines_around_an_article_name_a_known_outlet_in_many_languages(
    lines: str, outlet: str, cache: NameCache
) -> None:
    assert read(f"{TITLE}\n\n{PROSE}\n\n{lines}", cache).outlet.value == outlet


@pytest.mark.parametrize(
    "lines",
    [
        "Photo: Ada Brook/Hindustan Times/Getty Images",
        "(c) AFP. This material may not be published or rewritten.",
        "New York Times Crossword",
        "* BBC\n* El País\n* Haaretz",
        "Report of Bild and of the Seattle Times",
        "The ferry company told Al Jazeera",
        "Powered by WordPress\nwordpress.org\nwordpress.com",
        "* Local\n* Sport\n* Últimas Noticias",
    ],
)
def test_sisters_sources_and_sections_are_no_outlet(
    lines: str, cache: NameCache
) -> None:
    found = read(f"{TITLE}\n\n{PROSE}\n\n{lines}", cache).outlet
    assert found.value is None


def test_a_name_of_another_country_does_not_outweigh_one_of_the_language(
    cache: NameCache,
) -> None:
    prose = (
        "Tausende Menschen sind am Sonntag durch die Hauptstadt gezogen, um den Rücktritt der "
        "Regierung zu fordern, weil im Norden des Landes eine Brücke eingestürzt ist."
    )
    lines = "Berliner Morgenpost Newsletter\n\nLa Tercera Newsletter"
    assert read(f"{TITLE}\n\n{prose}\n\n{lines}", cache).outlet.value is None


def test_an_unlisted_outlet_is_found_by_copyright_notice_and_domain(
    cache: NameCache,
) -> None:
    text = (
        f"{TITLE}\n\n{PROSE}\n\nWrite to desk@oldtownherald.org\n\n"
        "Copyright © 2023 Old Town Herald. All rights reserved."
    )
    assert read(text, cache).outlet.value == "Old Town Herald"


@pytest.mark.parametrize(
    "lines",
    [
        "About Old Town Herald\nFollow Old Town Herald\n© 2023 Old Town Herald",
        "Old Town Herald\n\nSubscribe to the Old Town Herald newsletter\n"
        "Old Town Herald Staff\nMore from Old Town Herald",
        "Old Town Herald Live\nOld Town Herald Sport\nOld Town Herald Shop\n"
        "Advertise with Old Town Herald\nCopyright 2023 Old Town Herald Ltd.",
    ],
)
def test_a_site_that_names_itself_in_several_ways_is_the_outlet(
    lines: str, cache: NameCache
) -> None:
    found = read(f"{TITLE}\n\n{PROSE}\n\n{lines}", cache).outlet
    assert (found.value, found.basis) == ("Old Town Herald", Basis.SIGNATURE)


@pytest.mark.parametrize(
    "lines",
    [
        "© 2023 Old Town Media Group. All rights reserved.",
        "Photo: © 2023 Old Town Herald",
        "About us\nFollow us\nAbout us newsletter\nSkip to content",
        "© 2023 Brook Ventures\nPowered by Brook Ventures",
        "CBS Interactive\n© 2016 CBS Interactive. All rights reserved.",
    ],
)
def test_an_owner_a_photographer_and_a_menu_are_no_outlet(
    lines: str, cache: NameCache
) -> None:
    assert read(f"{TITLE}\n\n{PROSE}\n\n{lines}", cache).outlet.value is None


@pytest.mark.parametrize(
    "above",
    [
        TITLE,
        f"Home\nWorld\nSport\n\n{TITLE}\n\nBy Ann Example\n\nShare",
        f"Skip to content\n\nHome > World\n\n{TITLE}\n\nMarch 3, 2021\n\nListen",
        f"{TITLE}\n\nThe bridge fell in October and killed fifteen people",
    ],
)
def test_the_title_is_the_line_above_the_prose_that_shares_its_words(
    above: str, cache: NameCache
) -> None:
    assert read(f"{above}\n\n{PROSE}", cache).title.value == TITLE


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"Share\nTweet\nComments\n\n{PROSE}",
        f"{PROSE}\n\n{TITLE}\n\n{PROSE}",
    ],
)
def test_a_text_without_a_headline_has_none(text: str, cache: NameCache) -> None:
    assert read(text, cache).title.value is None


def test_the_outlet_is_removed_from_the_title(cache: NameCache) -> None:
    found = read(f"{TITLE} - BBC News\n\n{PROSE}", cache)
    assert found.title.value == TITLE


def test_the_outlet_is_that_of_the_archived_page(cache: NameCache) -> None:
    address = "https://web.archive.org/web/20191220083000/https://www.bbc.com/news/x"
    article = Article("a", "", "The bridge was shut.", url=address)
    assert enrich(article, cache).outlet.value == "BBC"


@pytest.mark.parametrize(
    "lines",
    [
        ["THE BRAVO LIBERATION FRONT SAID ON MONDAY THAT THE ROAD WOULD", "BE SHUT. A MAN OF THE LIBERATION ARMY WAS SEEN THERE."],
        ["The Liberation Front of the Bravo said on Monday that the road", "would be shut. The Liberation Army and the Independent were there."],
    ],
)  # fmt: skip
def test_a_word_of_the_article_is_no_outlet(lines: list[str], cache: NameCache) -> None:
    text = "\n".join(lines * 3)
    assert enrich(Article("a", "", text), cache).outlet.value is None
