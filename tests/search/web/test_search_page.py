"""The search page gives the answers of the command line, and shows texts as text."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from index.article import Article
from tests.corpus import make_article
from tests.search.web.page_parts import PageParts, read_page

Serve = Callable[..., TestClient]

CORPUS = (
    make_article(
        1,
        "The ferry left Tripoli late, said Haftar.",
        title="Ferry late",
        date="2019-12-20",
        outlet="BBC",
        actors=("Haftar",),
    ),
    make_article(
        2,
        "A ferry and a tanker waited for Sarraj.",
        title="Tanker waits",
        date="2020-02-01",
        outlet="TASS",
        actors=("Sarraj", "Haftar"),
    ),
    make_article(
        3,
        "Bread was handed out on the quay near the ferry.",
        title="Bread",
        outlet="BBC",
        language="tr",
    ),
)


def test_a_search_lists_its_hits_with_marks_and_evidence(serve: Serve) -> None:
    page = read_page(serve(*CORPUS), "/", q="tanker")
    assert page.titles == ["Tanker waits"]
    assert page.texts(".hit mark") == ["Tanker", "tanker"]
    assert page.texts("p.count") == ["1 of 3 articles"]
    assert page.texts(".fact button") == ["TASS", "2020-02-01"]
    assert all(text.startswith("stated") for text in page.texts(".evidence"))
    assert page.links("p.actors a") == {
        "Haftar": "/actor?name=Haftar",
        "Sarraj": "/actor?name=Sarraj",
    }


def test_a_hit_leads_to_its_article_with_the_words_to_mark(serve: Serve) -> None:
    links = read_page(serve(*CORPUS), "/", q="tanker").links(".hit h2 a")
    assert links == {"Tanker waits": "/articles/a2?q=tanker"}


def test_words_that_a_hit_lacks_are_named(serve: Serve) -> None:
    page = read_page(serve(*CORPUS), "/", q="ferry tanker")
    assert page.texts(".lacks") == ["lacks: tanker"] * 2
    assert page.texts("p.count") == ["1 article with all the words, 3 of 3 with any"]


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("/?q=ferry&outlet=BBC", {"Ferry late", "Bread"}),
        ("/?q=ferry&outlet=BBC&outlet=TASS", {"Ferry late", "Bread", "Tanker waits"}),
        ("/?q=ferry&no_outlet=BBC", {"Tanker waits"}),
        ("/?no_actor=Sarraj&actor=Haftar", {"Ferry late"}),
        ("/?every_actor=Haftar&every_actor=Sarraj", {"Tanker waits"}),
        ("/?actor=Haftar&actor=Sarraj", {"Ferry late", "Tanker waits"}),
        ("/?q=ferry&actor=unknown", {"Bread"}),
        ("/?q=ferry&since=2020", {"Tanker waits"}),
        ("/?q=ferry&since=2020&undated=1", {"Tanker waits", "Bread"}),
        ("/?q=ferry&date=unknown", {"Bread"}),
        ("/?q=ferry+tanker&words=all", {"Tanker waits"}),
        ("/?language=tr", {"Bread"}),
        ("/?q=outlet:TASS", {"Tanker waits"}),
    ],
)
def test_filters_narrow_by_any_all_or_none(
    serve: Serve, address: str, titles: set[str]
) -> None:
    page = read_page(serve(*CORPUS), address)
    assert set(page.titles) == titles


def test_hits_are_sorted_and_paged(serve: Serve) -> None:
    many = [
        make_article(n, f"A ferry, number {n}.", title=f"N{n}", date=f"2019-01-{n + 1}")
        for n in range(10, 25)
    ]
    client = serve(*many)
    page = read_page(client, "/", q="ferry", sort="newest", each_copy="1")
    assert page.titles == [f"N{n}" for n in range(24, 14, -1)]
    (more,) = (e.get("href") for e in page.elements("nav.pages a") if e.get("rel"))
    assert read_page(client, more).titles == [f"N{n}" for n in range(14, 9, -1)]


def test_a_page_after_the_last_says_which_is_the_last(serve: Serve) -> None:
    page = read_page(serve(*CORPUS), "/", q="ferry", page=7)
    assert page.links(".notes a") == {"page 1": "/?q=ferry"}


def test_copies_are_one_hit_that_says_who_carried_them(serve: Serve) -> None:
    text = "The ferry left Tripoli late on Monday after soldiers searched it. " * 3
    client = serve(
        make_article(1, text, title="Ferry", outlet="BBC", date="2020-01-01"),
        make_article(2, text, title="Ferry", outlet="TASS", date="2020-01-02"),
    )
    page = read_page(client, "/", q="ferry")
    assert len(page.titles) == 1
    (line,) = page.texts(".copies summary")
    assert line in ("also in: BBC", "also in: TASS")
    assert len(read_page(client, "/", q="ferry", each_copy=1).titles) == 2


def test_a_corrected_word_is_said_and_may_be_searched_as_typed(serve: Serve) -> None:
    client = serve(*CORPUS)
    page = read_page(client, "/", q="tankar")
    assert page.titles == ["Tanker waits"]
    assert page.texts(".notes li")[0].startswith("searched 'tanker': no article has")
    as_typed = read_page(client, page.links(".notes a")["search as typed"])
    assert as_typed.titles == []
    assert "no article has 'tankar'" in as_typed.texts(".notes li")[0]


def test_where_nothing_is_found_wider_searches_are_offered(serve: Serve) -> None:
    client = serve(*CORPUS)
    page = read_page(client, "/", q="tanker", outlet="BBC")
    (note,) = page.texts(".notes li")
    assert note.startswith("no article matches the whole query")
    wider = read_page(client, page.links(".notes a")["without filters"])
    assert wider.titles == ["Tanker waits"]


def test_an_empty_answer_has_no_empty_facets_and_says_how_to_ask(serve: Serve) -> None:
    page = read_page(serve(*CORPUS), "/?q=zzqqxx&outlet=BBC")
    assert page.facets == {"Outlet": {"BBC": 0}}
    assert "How to write a query" in page.texts("summary")
    assert page.texts(".notes li")[-1] == "other searches: without filters"


def test_order_by_meaning_is_a_choice_where_the_extra_is_installed(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = serve(*CORPUS)
    place = "search.web.pages.searching.search_page.is_installed"
    monkeypatch.setattr(place, lambda: False)
    assert "By meaning" not in read_page(client, "/?q=fog").text
    monkeypatch.setattr(place, lambda: True)
    page = read_page(client, "/?q=ferry")
    options = page.text.partition('name="semantic"')[2].partition("</select>")[0]
    assert re.findall('value="(.*?)".*?>(.*?)<', options) == [("", "no"), ("on", "too")]


def test_undated_articles_that_a_period_leaves_out_are_counted(serve: Serve) -> None:
    client = serve(*CORPUS)
    page = read_page(client, "/", q="ferry", since="2019")
    assert page.texts(".notes li") == [
        "1 undated left out: take them in · those with a guessed date in it"
    ]
    assert len(read_page(client, page.links(".notes a")["take them in"]).titles) == 3


@pytest.mark.parametrize(
    ("address", "status", "line"),
    [
        ("/?q=(ferry", 400, "this parenthesis is never closed; close it with )"),
        ("/?q=!?", 400, "no word to search for"),
        ("/?q=ferry&since=soon", 400, "not a date"),
        ("/?q=ferry&outlet=Nobody", 404, "Nobody"),
        ("/?corpus=other", 404, "no corpus"),
        ("/nowhere", 404, "no page has this address"),
        ("/facet?field=colour", 404, "no facet"),
    ],
)
def test_an_error_is_one_line_below_the_query(
    serve: Serve, address: str, status: int, line: str
) -> None:
    answer = serve(*CORPUS).get(address)
    assert answer.status_code == status
    (shown,) = PageParts(answer.text).texts(".error p")[:1]
    assert line in shown


def test_the_place_of_an_error_is_marked_in_the_query(serve: Serve) -> None:
    answer = serve(*CORPUS).get("/", params={"q": "a (<b>ferry"})
    assert PageParts(answer.text).texts(".faulty mark") == ["("]
    assert "<b>" not in answer.text


HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> \u202egnp.exe\x1b[31m"


def hostile_articles() -> list[Article]:
    return [
        make_article(
            1,
            f'A ferry. {HOSTILE} </p></main>"><svg onload=alert(1)>',
            title=f"Ferry {HOSTILE}",
            outlet=f"Out{HOSTILE}",
            date="2020-01-01",
            actors=(f"Actor{HOSTILE}", '" autofocus onfocus="alert(1)'),
        ),
        make_article(2, "A ferry and more.", outlet='"quoted"', date="2019"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?q=ferry",
        "/?q=ferry&stack=outlet",
        "/facet?field=outlet",
        "/facet?field=actor",
        "/?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/?outlet=%3Cscript%3E",
    ],
)
def test_nothing_of_an_article_or_a_request_becomes_markup(
    serve: Serve, address: str
) -> None:
    page = PageParts(serve(*hostile_articles()).get(address).text)
    scripts = [element.get("src") for element in page.elements("script")]
    assert [re.sub(r"/\w{12}/", "/", src) for src in scripts] == ["/static/page.js"]
    assert page.elements("img") == []
    attributes = {name for e in page.elements("*") for name in e.attrib}
    assert {n for n in attributes if n.startswith("on") or n == "style"} == set()
    (shown,) = page.texts("body")
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_every_link_of_the_pages_leads_somewhere(serve: Serve) -> None:
    client = serve(*hostile_articles(), *CORPUS[1:])
    coming = ("/actor", "/compare")
    for address in ("/", "/?q=ferry", "/?q=ferry&outlet=TASS", "/facet?field=outlet"):
        page = read_page(client, address)
        links = {str(e.get("href")) for e in page.elements("a") if e.get("href")}
        for link in sorted(links):
            if not link.startswith(("#", *coming)):
                assert client.get(link).status_code == 200, link


def test_a_corpus_is_chosen_by_its_name_and_kept(serve: Serve) -> None:
    page = read_page(serve(*CORPUS, name="harbour"), "/", corpus="harbour", q="ferry")
    assert all("corpus=harbour" in e.get("href") for e in page.elements(".hit h2 a"))


def test_pages_below_a_path_of_a_proxy_link_below_it(serve: Serve) -> None:
    client = serve(*CORPUS)
    inner = TestClient(client.app, base_url="http://127.0.0.1", root_path="/news")
    page = read_page(inner, "/news/", q="ferry")
    links = [e.get("href") for e in page.elements("a") if e.get("href")]
    assert all(link.startswith(("/news/", "#")) for link in links)


def test_styles_and_script_are_kept_for_a_year_by_their_content(serve: Serve) -> None:
    client = serve(make_article(1, "A ferry."))
    page = client.get("/")
    address = page.text.partition('href="/static/')[2].partition('"')[0]
    style = client.get(f"/static/{address}")
    assert style.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert client.get("/static/0/style.css").status_code == 404


def test_a_page_weighs_little_with_all_that_it_loads(serve: Serve) -> None:
    many = [
        make_article(
            n,
            f"A ferry {n}. " + "Some more words of the passage follow here. " * 20,
            title=f"Ferry {n}",
            outlet=f"Outlet number {n % 60}",
            date=f"{1980 + n // 12}-{n % 12 + 1:02}",
            actors=[f"Actor {n % 90} Name"],
        )
        for n in range(500)
    ]
    client = serve(*many)
    page = client.get(
        "/?q=ferry&span=month&size=10", headers={"Accept-Encoding": "gzip"}
    )
    assert len(PageParts(page.text).bars) == 500
    loaded = re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)
    sizes = [
        _transferred(client, address) for address in ["/?q=ferry&span=month", *loaded]
    ]
    assert sum(sizes) < 100_000


def _transferred(client: TestClient, address: str) -> int:
    with client.stream("GET", address, headers={"Accept-Encoding": "gzip"}) as answer:
        assert "content-encoding" in answer.headers or "icon" in address
        return sum(map(len, answer.iter_raw()))
