"""The date of an article is guessed from its neighbours."""

from index.article import Basis, Field, PartialDate
from index.derived.neighbours import ArticleTerms, guess_dates

BRIDGE = {"bridge": 5, "collapse": 4, "harbour": 3, "varenni": 2, "ferry": 2}


def story(
    name: str,
    outlet: str,
    date: PartialDate | None = None,
    *,
    terms: dict[str, int] | None = None,
    conflict: str = "",
) -> ArticleTerms:
    field = Field(date, Basis.STATED, 0.9, conflict=conflict) if date else Field()
    return ArticleTerms(name, outlet, field, terms or {**BRIDGE, f"only{name}": 1})


OTHERS = [
    story(f"o{n}", "X", PartialDate(2001, 1, 1), terms={f"t{n}": 1}) for n in range(9)
]
MAY_3, MAY_5 = PartialDate(2021, 5, 3), PartialDate(2021, 5, 5)


def test_two_outlets_with_sound_dates_give_an_undated_story_its_month() -> None:
    stories = [story("a", ""), story("b", "B", MAY_3), story("c", "C", MAY_5), *OTHERS]
    (guess,) = guess_dates(stories).values()
    assert (guess.value, guess.basis) == (PartialDate(2021, 5), Basis.GUESS)
    assert guess.quote == "the same story: b, c"


def test_a_day_without_its_year_gets_the_year() -> None:
    known = story("a", "", PartialDate(None, 5, 4))
    stories = [known, story("b", "B", MAY_3), story("c", "C", MAY_5), *OTHERS]
    assert guess_dates(stories)["a"].value == PartialDate(2021, 5, 4)


def test_one_witness_is_not_enough() -> None:
    stories = [story("a", ""), story("b", "B", MAY_3), *OTHERS]
    assert guess_dates(stories) == {}


def test_two_articles_of_one_outlet_are_one_witness() -> None:
    stories = [story("a", ""), story("b", "B", MAY_3), story("c", "B", MAY_5), *OTHERS]
    assert guess_dates(stories) == {}


def test_a_date_in_conflict_is_no_witness() -> None:
    doubtful = story("c", "C", MAY_5, conflict="2020-05-05")
    stories = [story("a", ""), story("b", "B", MAY_3), doubtful, *OTHERS]
    assert guess_dates(stories) == {}


def test_witnesses_that_disagree_say_nothing() -> None:
    far = story("c", "C", PartialDate(2019, 5, 5))
    stories = [story("a", ""), story("b", "B", MAY_3), far, *OTHERS]
    assert guess_dates(stories) == {}


def test_another_story_says_nothing() -> None:
    other = [story(n, n, MAY_3, terms={"vote": 3, "count": 2, "poll": 2}) for n in "bc"]
    assert guess_dates([story("a", ""), *other, *OTHERS]) == {}
