"""Facets beside the hits: counts, choosing any, all or none, and the page of all values."""

from collections.abc import Callable

from starlette.testclient import TestClient

from tests.corpus import make_article
from tests.search.web.page_parts import read_page

Serve = Callable[..., TestClient]

CORPUS = [
    make_article(1, "A ferry.", outlet="BBC", actors=("Ada", "Bo"), date="2019-03"),
    make_article(2, "A ferry.", outlet="BBC", actors=("Ada",), date="2019-05-02"),
    make_article(3, "A ferry.", outlet="TASS", actors=("Bo",), date="2020-01-01"),
    make_article(4, "A ferry.", actors=("Ada", "Cy"), language="tr"),
    make_article(5, "Bread.", outlet="BBC", actors=("Ada",)),
]


def test_facets_count_the_hits_by_outlet_actor_year_and_language(serve: Serve) -> None:
    page = read_page(serve(*CORPUS), "/", q="ferry", each_copy=1)
    assert page.facets == {
        "Outlet": {"BBC": 2, "TASS": 1, "unknown": 1},
        "Actor": {"Ada": 3, "Bo": 2, "Cy": 1},
        "Year": {"2020": 1, "2019": 2},
        "Language": {"English": 3, "Turkish": 1},
    }


def test_a_second_outlet_widens_and_its_count_is_known_before(serve: Serve) -> None:
    page = read_page(serve(*CORPUS), "/", q="ferry", outlet="BBC")
    assert page.facets["Outlet"] == {"BBC": 2, "TASS": 1, "unknown": 1}
    links = {e.xpath("string(bdi)"): e.get("href") for e in page.elements(".facet a")}
    assert links["TASS"] == "/?q=ferry&outlet=BBC&outlet=TASS"
    assert links["BBC"] == "/?q=ferry"


def test_a_second_actor_narrows_until_any_is_chosen(serve: Serve) -> None:
    client = serve(*CORPUS)
    page = read_page(client, "/", q="ferry", every_actor="Ada")
    links = {e.xpath("string(bdi)"): e.get("href") for e in page.elements(".facet a")}
    both = read_page(client, links["Bo"])
    assert both.texts("p.count")[0].startswith("1 of 5")
    any_of = read_page(client, both.links("p.mode a")["any"])
    assert any_of.texts("p.count")[0].startswith("4 of 5")


def test_a_value_is_left_out_and_said_in_a_chip_that_takes_it_back(
    serve: Serve,
) -> None:
    client = serve(*CORPUS)
    page = read_page(client, "/", q="ferry")
    (leave_out,) = (
        e.get("href")
        for e in page.elements("a.not")
        if e.get("aria-label") == "leave out BBC"
    )
    left = read_page(client, leave_out)
    assert "BBC" not in left.facets["Outlet"]
    assert left.texts(".chips a") == ["remove not outlet BBC×"]
    assert left.elements(".chips a")[0].get("href") == "/?q=ferry"


def test_all_filters_are_cleared_at_once_and_the_words_stay(serve: Serve) -> None:
    page = read_page(serve(*CORPUS), "/", q="ferry", outlet="BBC", since="2019")
    assert page.links(".chips a")["clear filters"] == "/?q=ferry"


def test_unknown_is_chosen_as_a_value_and_a_name_called_unknown_as_a_name(
    serve: Serve,
) -> None:
    client = serve(
        make_article(1, "A ferry."), make_article(2, "A ferry.", outlet="Unknown")
    )
    page = read_page(client, "/", q="ferry", each_copy=1)
    rows = {e.xpath("string(bdi)"): e.get("href") for e in page.elements(".facet a")}
    for name, found in (("unknown", "outlet unknown"), ("Unknown", "Unknown")):
        assert read_page(client, rows[name]).texts(".source")[0].startswith(found)


def test_all_values_of_a_facet_are_listed_and_found_by_a_part_of_them(
    serve: Serve,
) -> None:
    many = [
        make_article(n, "A ferry.", outlet=f"Outlet {n}", language="en")
        for n in range(300)
    ]
    client = serve(*many)
    page = read_page(client, "/", q="ferry")
    assert len(page.facets["Outlet"]) == 8
    all_values = read_page(client, page.links(".within a")["all outlets"])
    assert all_values.texts("p.count") == ["1–200 of 300"]
    rest = read_page(client, all_values.links("nav.pages a")["Next →"])
    assert rest.texts("p.count") == ["201–300 of 300"]
    found = read_page(client, "/facet", q="ferry", field="outlet", find="LET 29")
    assert len(found.texts(".values label")) == 11


def test_ticked_values_become_a_search(serve: Serve) -> None:
    client = serve(*CORPUS)
    for mode, total in (("any", 5), ("all", 1), ("not", 0)):
        page = client.get(
            "/choose",
            params={"field": "actor", "mode": mode, "value": ["Ada", "Bo"]},
        )
        assert page.status_code == 200
        assert f"{total} of 5 articles" in page.text, mode


def test_a_facet_of_thousands_of_values_stays_small(serve: Serve) -> None:
    many = [make_article(n, "A ferry.", outlet=f"Outlet {n}") for n in range(3_000)]
    answer = serve(*many).get("/", params={"q": "ferry"})
    assert len(answer.content) < 40_000


def test_the_months_of_a_chosen_year_stand_below_it(serve: Serve) -> None:
    client = serve(*CORPUS)
    page = read_page(client, "/", q="ferry", since=2019, until=2019, each_copy=1)
    rows = page.texts(".facet li li a")
    assert rows == ["2019-03 1", "2019-05 1"]
    links = page.links(".facet li li a")
    assert links["2019-05 1"] == "/?q=ferry&each_copy=1&since=2019-05&until=2019-05"
    inside = read_page(client, links["2019-05 1"])
    assert inside.texts("li.chosen a") == ["2019-05 1"]
