"""What a reader does on the search page, in a real browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest

Visit = Callable[..., Any]
_OTHER_PAGES = (
    "articles/a3?q=ceasefire",
    "articles/a0/differences/a1",
    "actors",
    "actor?name=Haftar",
    "actors/suggestions",
    "compare?q=ceasefire",
    "quotes?q=ceasefire",
    "saved",
    "trend?q=ceasefire&line=ferry&by=quarter",
    "kwic?q=ceasefire+حفتر&order=right",
    "collocates?q=ceasefire",
    "keywords?q=ferry&against=shelling",
)


def titles(page: Any) -> list[str]:  # noqa: ANN401  (of playwright)
    found: list[str] = page.locator(".hit h2").all_inner_texts()
    return found


def stay(page: Any) -> None:  # noqa: ANN401
    """Leaves a mark that only a reload removes."""
    page.evaluate("window.stayed = true")


def stayed(page: Any) -> bool:  # noqa: ANN401
    return bool(page.evaluate("window.stayed === true"))


def test_find_narrow_by_facet_and_go_back_without_a_reload(visit: Visit) -> None:
    page = visit()
    stay(page)
    page.get_by_role("searchbox", name="Search the articles").fill("ceasefire")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url(re.compile(r"\?q=ceasefire$"))
    page.locator(".facet li a", has_text="TASS").first.click()
    page.wait_for_url(re.compile("outlet=TASS"))
    page.locator(".chips", has_text="TASS").wait_for()
    assert page.locator(".source", has_text="BBC").count() == 0
    page.go_back()
    page.wait_for_url(re.compile(r"\?q=ceasefire$"))
    page.locator(".chips").wait_for(state="detached")
    page.go_forward()
    page.locator(".chips a", has_text="TASS").click()
    page.locator(".chips").wait_for(state="detached")
    assert stayed(page)


def test_a_period_is_drawn_over_the_bars(visit: Visit) -> None:
    page = visit("?q=ceasefire")
    stay(page)
    box = page.locator("svg.bars").bounding_box()
    count = int(page.locator("svg.bars").get_attribute("data-count"))
    y, width = box["y"] + 40, box["width"] / count
    page.mouse.move(box["x"] + 2.5 * width, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 4 * width, y)
    page.mouse.move(box["x"] + 5.5 * width, y)
    page.mouse.up()
    page.wait_for_url(re.compile("since=2018-03&until=2018-06"))
    page.locator(".chips", has_text="2018-03 – 2018-06").wait_for()
    assert page.locator("svg.bars").get_attribute("data-count") == "4"
    assert stayed(page)


def test_a_bar_is_a_link(visit: Visit) -> None:
    page = visit("?q=ceasefire")
    page.locator("svg.bars a").first.click()
    page.wait_for_url(re.compile("since=2018-01&until=2018-01"))
    page.locator(".chips", has_text="2018-01").wait_for()


def test_an_address_shows_another_reader_the_same(visit: Visit) -> None:
    page = visit("?q=ceasefire")
    page.locator(".facet li a", has_text="Sarraj").first.click()
    page.locator(".chips", has_text="Sarraj").wait_for()
    page.get_by_label("Order").select_option("oldest")
    page.wait_for_url(re.compile("sort=oldest"))
    page.locator("option[value=oldest][selected]").wait_for(state="attached")
    assert titles(visit_again(visit, page)) == titles(page)


def visit_again(visit: Visit, page: Any) -> Any:  # noqa: ANN401
    return visit(page.url.rpartition("/")[2])


def test_a_hit_is_opened_and_the_way_back_is_where_one_was(visit: Visit) -> None:
    page = visit("?q=permanent+ceasefire")
    first = titles(page)[0]
    page.locator(".hit h2 a").first.click()
    page.wait_for_url(re.compile(r"/articles/\w+\?q=permanent\+ceasefire"))
    assert first in page.locator("h1").inner_text()
    assert page.locator("mark").count() > 0
    page.go_back()
    page.locator(".hit").first.wait_for()
    assert titles(page)[0] == first


def test_all_is_done_by_keys(visit: Visit) -> None:
    page = visit("?q=ferry")
    page.keyboard.press("/")
    page.keyboard.type("ceasefire")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=ceasefire"))
    page.locator("mark", has_text="Ceasefire").first.wait_for()
    page.locator("main").evaluate("main => main.focus()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == titles(page)[0]
    page.keyboard.press("n")
    page.wait_for_url(re.compile("page=2"))
    page.keyboard.press("p")
    page.wait_for_url(re.compile("q=ceasefire$"))
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/articles/"))


def test_the_first_tab_skips_to_the_content_and_focus_is_seen(visit: Visit) -> None:
    page = visit("?q=ceasefire")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    for _ in range(30):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


def test_evidence_is_seen_by_keyboard_and_put_away(visit: Visit) -> None:
    page = visit("?q=ceasefire")
    page.locator(".fact button").first.focus()
    evidence = page.locator(".evidence").first
    assert evidence.is_visible()
    page.keyboard.press("Escape")
    assert not evidence.is_visible()


def test_everything_works_without_a_script(visit: Visit) -> None:
    page = visit(scripts=False)
    page.get_by_role("searchbox").first.fill("ceasefire")
    page.get_by_role("button", name="Search").click()
    page.locator(".facet li a", has_text="BBC").first.click()
    assert page.locator(".chips", has_text="BBC").is_visible()
    page.get_by_label("Order").select_option("newest")
    page.get_by_role("form", name="View").get_by_role("button", name="Apply").click()
    assert "sort=newest" in page.url
    assert "outlet=BBC" in page.url
    page.locator("svg.bars a").first.click()
    assert "since=" in page.url
    page.get_by_role("button", name="Dark colours").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert "since=" in page.url
    page.get_by_role("button", name="Help").click()
    assert page.get_by_role("dialog").is_visible()


def test_dark_is_by_the_system_or_by_hand_and_stays(visit: Visit) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    page = visit("?q=ceasefire", scheme="dark")
    assert page.evaluate(background) == "rgb(22, 24, 27)"
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate(background) == "rgb(253, 252, 250)"
    page.reload()
    assert page.evaluate(background) == "rgb(253, 252, 250)"
    page.get_by_role("button", name="Light colours").click()
    assert page.evaluate(background) == "rgb(22, 24, 27)"


def test_no_page_is_wider_than_the_screen(visit: Visit, address: str) -> None:
    page = visit(size=(320, 800))
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    for path in ("", "?q=ceasefire&stack=outlet", "facet?field=actor", *_OTHER_PAGES):
        page.goto(f"{address}{path}")
        for width in (320, 3840):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(wide) <= 0, (path, width)


def test_a_phone_has_a_way_to_the_filters(visit: Visit) -> None:
    page = visit("?q=ceasefire", size=(390, 844))
    page.get_by_role("link", name="Filters").click()
    assert page.locator("#filters").evaluate(
        "one => Math.abs(one.getBoundingClientRect().top) < innerHeight"
    )


def test_arabic_runs_from_right_to_left(visit: Visit) -> None:
    page = visit("?outlet=الأفق")
    hit = page.locator(".hit")
    assert titles(page) == ["حفتر يغادر موسكو"]
    assert hit.evaluate("e => getComputedStyle(e).direction") == "rtl"
    title, whole = hit.locator("h2 a").bounding_box(), hit.bounding_box()
    assert abs(title["x"] + title["width"] - whole["x"] - whole["width"]) < 5


def test_hostile_text_is_seen_as_text(visit: Visit) -> None:
    for path in ("?q=hostile", "facet?field=outlet&q=hostile"):
        page = visit(path)
        assert "<script>alert(1)</script>" in page.locator("main").inner_text()


_DARK = (
    "?q=ceasefire&outlet=BBC&stack=outlet",
    "articles/a3?q=ceasefire",
    "articles/a0/differences/a1",
    "actor?name=Haftar",
)
_LIGHT = ("", "?q=(x", "?q=zzzq", "facet?field=actor", _DARK[0], *_OTHER_PAGES)


@pytest.mark.parametrize(("scheme", "paths"), [("light", _LIGHT), ("dark", _DARK)])
def test_axe_finds_nothing(
    visit: Visit, address: str, scheme: str, paths: tuple[str, ...]
) -> None:
    from axe_core_python.sync_playwright import Axe

    page = visit(scheme=scheme)
    # What passes would be ten times as much to send from the browser.
    only = {"resultTypes": ["violations"]}
    for path in paths:
        page.goto(f"{address}{path}")
        found = Axe().run(page, options=only)["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == [], path


def test_nothing_moves_while_a_page_loads(visit: Visit) -> None:
    page = visit("?q=ceasefire")
    shift = page.evaluate(
        """() => new Promise(done => {
          let sum = 0;
          new PerformanceObserver(list => {
            for (const one of list.getEntries()) sum += one.value;
          }).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift < 0.01
