"""What a reader does on the pages of an article, of actors and of comparisons."""

import re
from collections.abc import Callable
from typing import Any

Visit = Callable[..., Any]


def open_first(page: Any) -> None:  # noqa: ANN401  (of playwright)
    page.locator(".hit h2 a").first.click()
    page.locator(".article").wait_for()


def in_view(page: Any) -> str:  # noqa: ANN401
    """The number of the match that was gone to last."""
    found: str = page.locator(".prose mark.now").get_attribute("id")
    return found


def test_keys_go_from_match_to_match(visit: Visit) -> None:
    page = visit("?q=talks+ceasefire+ferry")
    open_first(page)
    page.keyboard.press("n")
    assert in_view(page) == "match-1"
    page.keyboard.press("n")
    assert in_view(page) == "match-2"
    page.keyboard.press("p")
    assert in_view(page) == "match-1"
    page.keyboard.press("p")
    last = page.locator(".prose mark[id]").last.get_attribute("id")
    assert in_view(page) == last
    page.get_by_role("button", name="Next").click()
    assert in_view(page) == "match-1"
    assert page.locator(".match-keys output").inner_text().startswith("1 of ")


def test_matches_are_links_without_a_script(visit: Visit) -> None:
    page = visit("?q=ferry", scripts=False)
    open_first(page)
    page.get_by_text("List them").click()
    page.locator(".lines a").first.click()
    page.wait_for_url(re.compile("#match-1$"))
    assert page.get_by_role("button", name="Next").count() == 0


def test_the_way_back_leads_to_the_hits(visit: Visit) -> None:
    page = visit("?q=ferry&outlet=TASS")
    open_first(page)
    page.get_by_role("link", name="Back to the hits").click()
    page.wait_for_url(re.compile(r"\?q=ferry&outlet=TASS$"))


def test_a_name_in_the_list_leads_to_the_actor_and_its_articles(visit: Visit) -> None:
    page = visit("?q=ferry")
    open_first(page)
    page.locator(".about .actors a", has_text="Haftar").click()
    page.locator("svg.company").wait_for()
    page.locator(".profile a", has_text="Sarraj").last.click()
    page.wait_for_url(re.compile("every_actor=Haftar&every_actor=Sarraj"))
    page.locator(".chips", has_text="Sarraj").wait_for()


def test_hostile_articles_show_as_text(visit: Visit) -> None:
    page = visit("?q=hostile")
    open_first(page)
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    assert page.locator("img, main script").count() == 0
    assert "\u202e" not in page.locator("main").inner_text()


def test_an_arabic_article_runs_from_right_to_left(visit: Visit) -> None:
    page = visit("?q=حفتر")
    page.locator(".hit h2 a", has_text="حفتر").first.click()
    page.locator(".article").wait_for()
    for part in ("h1", ".prose p"):
        direction = page.locator(part).first.evaluate(
            "one => getComputedStyle(one).direction"
        )
        assert direction == "rtl"


def test_outlets_are_compared(visit: Visit) -> None:
    page = visit("compare")
    page.get_by_role("searchbox", name="The question").fill("ceasefire")
    page.get_by_role("button", name="Compare").click()
    page.locator(".side").first.wait_for()
    names = page.locator(".side > h2").all_inner_texts()
    assert len(names) == 2
    page.get_by_role("checkbox", name=re.compile("TASS")).set_checked(True)
    page.get_by_role("checkbox", name=re.compile("BBC")).set_checked(True)
    page.get_by_role("checkbox", name=re.compile("Al Jazeera")).set_checked(True)
    page.get_by_role("button", name="Compare").click()
    page.locator(".side").nth(2).wait_for()
    assert {"TASS", "BBC"} <= set(page.locator(".side > h2").all_inner_texts())


def test_an_actor_is_ignored_and_taken_back(visit: Visit) -> None:
    page = visit("actor?name=Sarraj")
    page.get_by_role("button", name="This is no actor").click()
    page.wait_for_url(re.compile("/actors"))
    assert page.locator("tbody a", has_text="Sarraj").count() == 0
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back").wait_for()
    assert page.locator("tbody a", has_text="Sarraj").count() == 1


def test_a_point_of_a_trend_leads_to_its_articles(visit: Visit) -> None:
    page = visit("?q=ferry")
    page.get_by_role("link", name="Shares over time").click()
    page.get_by_label("Query 2").fill("shelling")
    page.get_by_label("quarter").check()
    page.get_by_role("button", name="Draw").click()
    page.wait_for_url(re.compile("line=shelling&.*by=quarter"))
    assert page.locator(".trend polyline").count() == 2
    page.get_by_text("The numbers").click()
    cell = page.locator(".numbers td a").first
    count = cell.inner_text()
    cell.click()
    page.locator(".hit").first.wait_for()
    assert f"{count} of " in page.locator("main").inner_text()


def test_matches_stand_below_one_another_and_lead_to_their_article(
    visit: Visit,
) -> None:
    page = visit("?q=ceasefire")
    page.get_by_role("link", name="Matches in context").click()
    page.get_by_label("words after").check()
    page.get_by_role("button", name="List").click()
    page.wait_for_url(re.compile("order=right"))
    edges = (
        "all => [...new Set(all.map(e => Math.round(e.getBoundingClientRect().left)))]"
    )
    assert len(page.locator(".kwic .ltr a").evaluate_all(edges)) == 1
    page.locator(".kwic .ltr a").first.click()
    page.wait_for_url(re.compile("/articles/.*"))
    page.locator(".article").wait_for()


def test_arabic_stands_right_of_its_match_where_it_is_before_it(visit: Visit) -> None:
    row = visit("kwic?q=خليفة").locator(".kwic .rtl").first
    before, after = (row.locator(part).bounding_box() for part in (".before", ".after"))
    assert before["x"] > after["x"]


def test_a_word_near_another_leads_to_the_articles(visit: Visit) -> None:
    page = visit("?q=ferry")
    page.get_by_role("link", name="Words near it").click()
    page.locator(".figures a", has_text="harbour").click()
    page.wait_for_url(re.compile("NEAR"))
    assert "harbour" in page.locator(".hit mark").all_inner_texts()
    page = visit("?q=ferry")
    page.get_by_role("link", name="Words of these articles").click()
    page.get_by_label("the articles of").fill("outlet:TASS")
    page.get_by_role("button", name="Count").click()
    page.wait_for_url(re.compile("against=outlet"))
    assert "against" in page.locator("main").inner_text()
