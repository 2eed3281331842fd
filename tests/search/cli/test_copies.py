"""Copies of one text on the screen, and for scripts."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.command_line import Run

ROOT = Path(__file__).parents[3]


@pytest.fixture
def report(tmp_path: Path) -> str:
    """An agency's report that five files hold, and one of another story."""
    text = " ".join(f"Day {n} of talks on oil in week {n * n}." for n in range(40))
    outlets = ("Reuters", "BBC", "TASS", "BBC", "")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number, outlet in enumerate(outlets):
        fields = f"title: Talks {number}\ndate: 2020-01-0{9 - number}\n"
        fields += f"outlet: {outlet}\n" if outlet else ""
        body = f"---\n{fields}---\n{text}\n"
        (seeds / f"{number}.txt").write_text(body, encoding="utf-8")
    (seeds / "other.txt").write_text("Oil fell on Monday.\n", encoding="utf-8")
    return text


@pytest.mark.usefixtures("report")
def test_on_the_screen_copies_are_one_hit_that_names_their_outlets(run: Run) -> None:
    run("index")
    lines = run("talks oil", "--snippets", "0").out.splitlines()
    assert (
        lines[0] == "5 articles with all the words, 6 of 6 with any · 4 copies folded"
    )
    assert [line for line in lines if "also" in line] == [
        "    also in: BBC, TASS (2 more)"
    ]
    assert sum("Talks" in line for line in lines) == 1


@pytest.mark.usefixtures("report")
def test_copies_are_hits_of_their_own_where_that_is_asked_for(
    run: Run, tmp_path: Path
) -> None:
    run("index")
    every = run("talks oil", "--no-collapse")
    assert every.out.startswith("5 articles with all the words, 6 of 6 with any\n")
    assert "also in" not in every.out
    (tmp_path / "config.yaml").write_text("search:\n  collapse: false\n", "utf-8")
    assert run("talks oil").out == every.out


@pytest.mark.usefixtures("report")
def test_scripts_are_given_every_copy_unless_they_ask_otherwise(
    run: Run, tmp_path: Path
) -> None:
    run("index")
    schema = json.loads((ROOT / "docs/results.schema.json").read_text("utf-8"))
    plain = json.loads(run("--json", "talks").out)
    jsonschema.validate(plain, schema)
    assert len(plain["hits"]) == 5
    assert "stories" not in plain
    folded = json.loads(run("--json", "--collapse", "talks").out)
    jsonschema.validate(folded, schema)
    assert (folded["total"], folded["stories"]) == (5, 1)
    (hit,) = folded["hits"]
    assert {copy["path"]: copy["outlet"] for copy in hit["copies"]} == {
        str(tmp_path / "seeds/1.txt"): "BBC",
        str(tmp_path / "seeds/2.txt"): "TASS",
        str(tmp_path / "seeds/3.txt"): "BBC",
        str(tmp_path / "seeds/4.txt"): None,
    }
    (line,) = run("--format", "jsonl", "--collapse", "talks").out.splitlines()
    assert json.loads(line)["copies"] == hit["copies"]


@pytest.mark.usefixtures("report")
def test_a_page_beyond_the_last_says_which_that_is(run: Run) -> None:
    run("index")
    outcome = run("talks oil", "--page", "3", "-n", "1")
    assert outcome.out == "5 articles with all the words, 6 of 6 with any\n"
    assert outcome.err == "the last page of hits is page 2\n"


@pytest.mark.usefixtures("report")
def test_the_copies_of_an_article_are_listed_oldest_first(run: Run) -> None:
    run("index")
    outcome = run("copies", "seeds/1.txt")
    assert outcome.out.startswith("4 of 6 articles\n\n 1. Talks 4\n")
    dates = [
        hit["date"]
        for hit in json.loads(run("copies", "seeds/1.txt", "--json").out)["hits"]
    ]
    assert dates == ["2020-01-05", "2020-01-06", "2020-01-07", "2020-01-09"]
    assert run("copies", "seeds/other.txt").status == 1


@pytest.mark.usefixtures("report")
def test_facets_count_stories_where_that_is_asked_for(run: Run) -> None:
    run("index")
    assert "BBC      2" in run("--facet", "outlet").out
    stories = run("--facet", "outlet", "--stories").out
    assert "\noutlet, in stories\n" in stories
    assert "BBC      1" in stories
