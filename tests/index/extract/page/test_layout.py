"""The layout of a page: where its article begins and ends."""

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.extract import NameCache, enrich
from index.extract.page.prefix_patterns import PrefixPatterns

TITLE = "Thousands march in the capital over bridge collapse"
FIRST = (
    "Thousands of people marched through the capital on Sunday to demand that the "
    "government resign over the collapse of a bridge in the north of the country."
)
SECOND = (
    "The march was the largest in a decade, according to the police, and it ended "
    "peacefully in front of parliament, where the opposition held speeches."
)
THIRD = "The government has said that it will publish a report about it by the summer."
TEASER = "A man was rescued from a river after a whole night in the water, police say."


def body_of(*paragraphs: str, cache: NameCache) -> str:
    text = "\n\n".join([TITLE, *paragraphs])
    return enrich(Article("a", "a.txt", text), cache).body


def test_the_article_ends_at_a_related_articles_heading(cache: NameCache) -> None:
    found = body_of(
        FIRST, SECOND, "Related stories", "Man rescued from river in the north of town",
        "By Ann Example", TEASER, "School reopens", "May 4, 2021", TEASER, cache=cache,
    )  # fmt: skip
    assert found == f"{FIRST}\n\n{SECOND}"


def test_an_article_goes_on_after_a_block_of_related_articles(cache: NameCache) -> None:
    found = body_of(
        FIRST, SECOND, "Meistgelesen", "Man rescued from river", THIRD, SECOND + " It rained.",
        cache=cache,
    )  # fmt: skip
    assert found == f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{SECOND} It rained."


def test_an_article_goes_on_after_a_block_with_a_subheading_between_paragraphs(
    cache: NameCache,
) -> None:
    found = body_of(
        FIRST, SECOND, "Read more", THIRD, "What comes next", FIRST + " It rained.",
        cache=cache,
    )  # fmt: skip
    assert "What comes next" in found
    assert found.endswith("It rained.")


def test_repeated_paragraphs_are_boilerplate(cache: NameCache) -> None:
    appeal = "Become a member today and help us to tell stories like this one."
    found = body_of(FIRST, appeal, SECOND, appeal, THIRD, appeal, cache=cache)
    assert found == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_list_of_services_below_is_not_taken_for_the_article(
    cache: NameCache,
) -> None:
    services = [
        line
        for n in range(12)
        for line in (
            f"Service {n}",
            f"{n} offers all that you may need at home. {THIRD}",
        )
    ]
    menu = ["Menu", "Home", "News", "World", "Sport", "Help", "Contact"] * 6
    found = body_of(FIRST, SECOND, THIRD, *menu, *services, cache=cache)
    assert found == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def test_a_subheading_is_no_related_articles_heading(cache: NameCache) -> None:
    found = body_of(FIRST, "More rain in the north", SECOND, cache=cache)
    assert "More rain in the north" in found


@given(st.text("abcAB 1(é", max_size=6))
def test_prefix_patterns_match_like_one_pattern_with_all_alternatives(
    text: str,
) -> None:
    openings = PrefixPatterns(r"ab\ c|b(?:a|\ b)|\d+\ a|É|a?1|\(c")
    expected = text.lower().startswith(
        ("ab c", "ba", "b b", "é", "a1", "1", "(c")
    ) or text.lstrip("1").lower().startswith(" a") * text.startswith("1")
    assert (openings.match(text) is not None) == bool(expected)
