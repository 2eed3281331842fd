"""`corpus-search actors`, as a person or a script meets it."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.command_line import Outcome, Run

ROOT = Path(__file__).parents[3]
TEXTS = {
    "one": "Khalifa Haftar met Dmitri Ivankov in Cairo. Dmitri Ivankov said nothing.",
    "two": "Dmitry Ivankof met Khalifa Haftar again. Haftar left.",
    "three": "The envoy Dmitri Ivankov, aged 54, came back to Moscow.",
}


@pytest.fixture(autouse=True)
def articles(tmp_path: Path) -> None:
    """Three articles where the default paths expect them."""
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / f"seeds/{name}.txt").write_text(f"{text}\n", encoding="utf-8")
        (tmp_path / f"seeds/{name}.txt.meta.yaml").write_text(
            f"date: 2020-0{len(name)}-01\noutlet: {name.upper()}\n", encoding="utf-8"
        )


def names(outcome: Outcome) -> dict[str, int]:
    return {one["name"]: one["articles"] for one in json.loads(outcome.out)["actors"]}


def test_actors_are_listed_most_articles_first(run: Run) -> None:
    found = json.loads(run("actors", "--json", "--type", "person").out)
    assert [(one["name"], one["articles"]) for one in found["actors"]] == [
        ("Dmitri Ivankov", 2),
        ("Khalifa Haftar", 2),
        ("Dmitry Ivankof", 1),
    ]
    assert (found["total"], found["articles"], found["read"]) == (3, 3, 3)
    outcome = run("actors", "-n", "1", "--type", "person")
    assert outcome.out.splitlines()[0] == "3 actors · 1 shown"
    assert outcome.out.splitlines()[-1].split() == [
        "2",
        "3",
        "person",
        "Dmitri",
        "Ivankov",
    ]


def test_a_type_that_no_actor_has_exits_1(run: Run) -> None:
    assert run("actors", "--type", "armed group").status == 1
    assert run("actors", "--type", "robot").status == 2


def test_an_actor_is_shown_by_any_of_its_names(run: Run) -> None:
    profile = json.loads(run("actors", "show", "Хафтар", "--json").out)
    assert profile["name"] == "Khalifa Haftar"
    assert profile["mentions"] == 3
    assert {one["value"]: one["count"] for one in profile["spellings"]} == {
        "Khalifa Haftar": 2,
        "Haftar": 1,
    }
    assert profile["months"] == [{"value": "2020-03", "count": 2}]
    assert [one["value"] for one in profile["outlets"]] == ["ONE", "TWO"]
    companions = {one["value"]: one["count"] for one in profile["companions"]}
    assert companions["Dmitri Ivankov"] == companions["Dmitry Ivankof"] == 1
    page = run("actors", "show", "haftar").out
    assert page.startswith("Khalifa Haftar\nperson · 2 articles · 3 mentions\n")
    assert "\ntogether with\n" in page


def test_an_unknown_actor_is_an_error_of_one_line(run: Run) -> None:
    outcome = run("actors", "show", "Khalifa Hafar")
    assert (outcome.status, outcome.out) == (2, "")
    assert "did you mean 'Khalifa Haftar'" in outcome.err.splitlines()[-1]


def test_likely_same_names_come_with_passages(run: Run) -> None:
    (pair,) = json.loads(run("actors", "suggest", "--json").out)["pairs"]
    left, right = pair["actors"]
    assert {left["name"], right["name"]} == {"Dmitri Ivankov", "Dmitry Ivankof"}
    for side in (left, right):
        (start, end), *_ = side["passage"]["marks"]
        assert side["passage"]["text"][start:end] == side["name"]
    page = run("actors", "suggest").out
    assert page.startswith(" 1. Dmitri Ivankov = Dmitry Ivankof?")


def test_mentions_and_filters_count_only_the_articles_that_match(run: Run) -> None:
    found = json.loads(run("actors", "--json", "--outlet", "TWO").out)
    rows = [(one["name"], one["articles"], one["mentions"]) for one in found["actors"]]
    assert rows == [("Khalifa Haftar", 1, 2), ("Dmitry Ivankof", 1, 1)]
    assert (found["total"], found["articles"], found["read"]) == (2, 3, 1)
    assert run("actors", "--outlet", "TWO").out.startswith("2 actors in 1 article\n")
    profile = run("actors", "show", "Haftar", "--since", "2020-03", "--outlet", "ONE")
    assert profile.out.startswith("Khalifa Haftar\nperson · 1 article · 1 mention\n")


def test_counts_are_exact_after_updates(run: Run, tmp_path: Path) -> None:
    run("index")
    (tmp_path / "seeds/one.txt").unlink()
    (tmp_path / "seeds/two.txt").write_text(
        "Dmitry Ivankof met nobody else. Dmitry Ivankof left.\n", encoding="utf-8"
    )
    (tmp_path / "seeds/four.txt").write_text(
        "The envoy Dmitri Ivankov, aged 54, left Moscow.\n", encoding="utf-8"
    )
    run("index")
    updated = json.loads(run("actors", "--json").out)
    run("index", "--rebuild")
    assert json.loads(run("actors", "--json").out) == updated
    rows = {
        one["name"]: (one["articles"], one["mentions"]) for one in updated["actors"]
    }
    assert rows["Dmitri Ivankov"] == (2, 2)
    assert rows["Dmitry Ivankof"] == (1, 2)
    assert "Khalifa Haftar" not in rows


def test_pages_of_actors_follow_each_other(run: Run) -> None:
    pages = [
        json.loads(run("actors", "--json", "-n", "2", "--page", str(page)).out)
        for page in (1, 2, 3)
    ]
    whole = json.loads(run("actors", "--json").out)["actors"]
    assert [one for page in pages for one in page["actors"]] == whole[:6]


@pytest.mark.parametrize(
    ("arguments", "form"),
    [
        ((), "list"),
        (("--type", "media"), "list"),
        (("show", "Haftar"), "profile"),
        (("suggest",), "suggestions"),
    ],
)
def test_json_is_as_its_schema_says(
    run: Run, arguments: tuple[str, ...], form: str
) -> None:
    schema = json.loads((ROOT / "docs/actors.schema.json").read_text("utf-8"))
    answer = json.loads(run("actors", *arguments, "--json").out)
    jsonschema.validate(answer, schema)
    jsonschema.validate(answer, {**schema, "oneOf": [{"$ref": f"#/$defs/{form}"}]})


def test_options_may_stand_before_the_command(run: Run, tmp_path: Path) -> None:
    run("index")
    (tmp_path / ".index").rename(tmp_path / "other")
    outcome = run("--index", "other", "actors", "show", "Haftar")
    assert (outcome.status, outcome.err) == (0, "")
