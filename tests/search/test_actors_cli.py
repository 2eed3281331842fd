"""`corpus-search actors`, as a person or a script meets it."""

import json
from pathlib import Path

import pytest
import yaml

from tests.command_line import Outcome, Run

TEXTS = {
    "one": "Khalifa Haftar met Dmitri Ivankov in Cairo. Dmitri Ivankov said nothing.",
    "two": "Dmitry Ivankow met Khalifa Haftar again. Haftar left.",
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
        ("Dmitry Ivankow", 1),
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
    assert companions["Dmitri Ivankov"] == companions["Dmitry Ivankow"] == 1
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
    assert {left["name"], right["name"]} == {"Dmitri Ivankov", "Dmitry Ivankow"}
    for side in (left, right):
        (start, end), *_ = side["passage"]["marks"]
        assert side["passage"]["text"][start:end] == side["name"]
    page = run("actors", "suggest").out
    assert page.startswith(" 1. Dmitri Ivankov = Dmitry Ivankow?")


def test_merged_actors_are_one_after_the_next_build(run: Run, tmp_path: Path) -> None:
    outcome = run("actors", "merge", "Dmitri Ivankov", "Dmitry Ivankow")
    assert outcome.status == 0
    assert outcome.out == ("Dmitry Ivankow → Dmitri Ivankov, written to actors.yaml\n")
    assert "corpus-search index" in outcome.err
    assert yaml.safe_load((tmp_path / "actors.yaml").read_text("utf-8")) == {
        "person": [{"name": "Dmitri Ivankov", "aliases": ["Dmitry Ivankow"]}]
    }
    assert "made the index anew" in run("index").err
    found = names(run("actors", "--json", "--type", "person"))
    assert found["Dmitri Ivankov"] == 3
    assert "Dmitry Ivankow" not in found
    assert run("Ivankow", "--json").status == 0
    assert run("actors", "suggest").status == 1


def test_a_merge_keeps_what_the_file_held(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("index:\n  actors: mine.yaml\n", "utf-8")
    before = "# my own\nperson:\n- {name: Ada Brook, aliases: [The Heron]}\n"
    (tmp_path / "mine.yaml").write_text(before, encoding="utf-8")
    outcome = run("actors", "merge", "Dmitri Ivankov", "Dmitry Ivankow")
    assert outcome.status == 0
    assert "its comments are kept in mine.yaml.before-merge" in outcome.err
    assert (tmp_path / "mine.yaml.before-merge").read_text("utf-8") == before
    assert yaml.safe_load((tmp_path / "mine.yaml").read_text("utf-8")) == {
        "person": [
            {"name": "Ada Brook", "aliases": ["The Heron"]},
            {"name": "Dmitri Ivankov", "aliases": ["Dmitry Ivankow"]},
        ]
    }


def test_a_merge_that_cannot_be_done_changes_nothing(run: Run, tmp_path: Path) -> None:
    for arguments in (["Haftar"], ["Haftar", "Хафтар"], ["Haftar", "Nobody Known"]):
        outcome = run("actors", "merge", *arguments)
        assert outcome.status == 2
        assert not (tmp_path / "actors.yaml").exists()
    (tmp_path / "config.yaml").write_text("index:\n  actors: mine.yaml\n", "utf-8")
    (tmp_path / "mine.yaml").write_bytes(b"person: [\xff")
    outcome = run("actors", "merge", "Dmitri Ivankov", "Dmitry Ivankow")
    assert outcome.status == 2
    assert outcome.err.startswith("corpus-search: ")
    assert (tmp_path / "mine.yaml").read_bytes() == b"person: [\xff"


def test_a_file_of_actors_that_is_not_ours_is_left_alone(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "actors.yaml").write_text("films: [Casablanca]\n", encoding="utf-8")
    assert run("index").status == 0
    assert run("actors", "merge", "Dmitri Ivankov", "Dmitry Ivankow").status == 2
    assert (tmp_path / "actors.yaml").read_text("utf-8") == "films: [Casablanca]\n"


def test_options_may_stand_before_the_command(run: Run, tmp_path: Path) -> None:
    run("index")
    (tmp_path / ".index").rename(tmp_path / "other")
    outcome = run("--index", "other", "actors", "show", "Haftar")
    assert (outcome.status, outcome.err) == (0, "")
