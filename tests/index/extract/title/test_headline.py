"""The headline is found among kickers, decks, captions, menus and teasers."""

import pytest

from index.article import Article
from index.extract import NameCache, enrich

HEADLINE = "Ferry company lays off a third of its sailors"
PROSE = (
    "The ferry company of the islands will lay off a third of its sailors before the "
    "winter, its director said on Monday in a letter to the staff.\n\n"
    "The union of the sailors called the letter a surprise and asked for talks, which "
    "may begin this week in the town hall, according to the mayor."
)
MENU = "* News\n* Sport\n* Weather\n* Contact us\n\n"


def title_of(text: str, cache: NameCache) -> str | None:
    return enrich(Article("a", "a.txt", text), cache).title.value


@pytest.mark.parametrize(
    "above",
    [
        f"Life on the islands\n\n{HEADLINE}\n\nBy Ada Brook\n\n3 May 2021",
        f"{HEADLINE}\n\nUnion of the sailors is surprised by the letter of the director\n\n3 May 2021",
        f"{HEADLINE}\n\nSailors of the ferry company on the quay. EFE/ A. Brook\n\n3 May 2021",
        f"{HEADLINE}\n\nImage copyright Islands Press\n\nSailors on the quay",
        f"{MENU}Director of the harbour resigns\n\n{HEADLINE}\n\nAda Brook\n\nMay 3, 2021 9:12 am",
        f"{HEADLINE}\n\n* Sailors leave before the winter\n* Talks may begin this week\n\n3 May 2021",
        f"{HEADLINE}\n\nStory highlights\n\nSailors leave before the winter\n\n3 May 2021",
        f"Home > News > Islands\n\n{HEADLINE}\n\nBy Ada Brook for The Quay | May 3, 2021 -- 13:30 GMT",
        f"Home > News > {HEADLINE}\n\nNews\n\n{HEADLINE}\n\nThe union is surprised by the letter\n\nPrint",
    ],
)  # fmt: skip
def test_kickers_decks_captions_and_teasers_are_no_headline(
    above: str, cache: NameCache
) -> None:
    assert title_of(f"{above}\n\n{PROSE}", cache) == HEADLINE


@pytest.mark.parametrize(
    "text",
    [
        f"We use cookies so that our site works, and more of them to see what readers "
        f"like best.\n\nSettings\n\n{HEADLINE}\n\nBy Ada Brook\n\n3 May 2021\n\n{PROSE}",
        f"Ferry timetable for the winter\n\n{MENU}Ferry director speaks\n\n{HEADLINE}\n\n"
        f"Share {HEADLINE}\n\n{PROSE}",
    ],
)
def test_the_headline_is_found_between_other_things(
    text: str, cache: NameCache
) -> None:
    assert title_of(text, cache) == HEADLINE


def test_a_headline_that_begins_like_a_button_is_one(cache: NameCache) -> None:
    headline = "Email of the ferry company surprises its sailors"
    text = f"{MENU}{headline}\n\nBy Ada Brook\n\n3 May 2021\n\n{PROSE}"
    assert title_of(text, cache) == headline


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}\n\nSailors and the winter\n\n{PROSE}",
        f"{PROSE}\n\nWhat the union of the sailors wants\n\n{PROSE}",
        f"Subscribe to our newsletter about the ferry company\n\n{PROSE}",
    ],
)
def test_subheadings_and_notices_are_no_headline(text: str, cache: NameCache) -> None:
    assert title_of(text, cache) is None


def test_the_headline_is_found_whether_or_not_lines_are_spaced(
    cache: NameCache,
) -> None:
    page = f"{MENU}{HEADLINE}\n\nBy Ada Brook\n\n3 May 2021\n\n{PROSE}"
    tight = page.replace("\n\n", "\n")
    assert title_of(tight, cache) == HEADLINE
    assert title_of(tight.replace("\n", "\n\n"), cache) == HEADLINE
