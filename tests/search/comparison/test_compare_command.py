"""The command that compares: the sides as options name them, and what it prints."""

import json
from pathlib import Path

import jsonschema
import pytest

from corpus_search import open as open_corpus
from tests.command_line import Run
from tests.corpus import write_index
from tests.search.comparison.test_compare import ARTICLES

ROOT = Path(__file__).parents[3]
BOTH = ("--outlet", "Vis Post", "--outlet", "Bari News")


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("compared") / "index"
    write_index(directory, ARTICLES)
    return directory


def test_passages_of_one_story_stand_against_each_other(
    run: Run, directory: Path
) -> None:
    page = run("compare", "ferry", *BOTH, "--index", str(directory)).out
    assert page.startswith("Vis Post  1 article, 1 story\n")
    assert "Bari News  2 articles, 2 stories\n" in page
    story = page[page.index("1 story in common") :]
    assert "counted 14 injured passengers" in story
    assert "only here: Coast Guard, 14 injured" in story
    assert "only here: Ivo Marin, 17 injured" in story


def test_records_have_a_row_for_each_article_of_a_story(
    run: Run, directory: Path
) -> None:
    where = ("--index", str(directory))
    record = json.loads(run("compare", "ferry", *BOTH, *where, "--json").out)
    schema = ROOT / "docs/comparison.schema.json"
    jsonschema.validate(record, json.loads(schema.read_text("utf-8")))
    assert [side["total"] for side in record["sides"]] == [1, 2]
    # Without sides they are the two with most hits.
    table = run("compare", "ferry", *where, "--format", "csv").out.splitlines()
    assert [line.split(",")[1] for line in table] == ["side", "Bari News", "Vis Post"]
    frame = open_corpus(directory).compare("ferry", "Bari News", "Vis Post").to_pandas()
    assert list(frame["numbers"]) == ["17 injured", "14 injured"]


def test_periods_and_languages_are_sides_too(run: Run, directory: Path) -> None:
    where = ("--index", str(directory), "--json")
    periods = ("--period", "2020-01", "--period", "2020-02..2020-04")
    record = json.loads(run("compare", "ferry", *periods, *where).out)
    assert [side["total"] for side in record["sides"]] == [2, 1]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (("--outlet", "Vis Post"), "needs two sides: give --outlet once for each"),
        ((*BOTH, "--period", "2019", "--period", "2020"), "which are the sides?"),
        (("--period", "2019-13", "--period", "2020"), "2019-13"),
        (
            [part for n in "12345" for part in ("--period", f"202{n}")],
            "4 sides at most",
        ),
    ],
)
def test_sides_that_are_none_are_an_error(
    run: Run, directory: Path, given: list[str], problem: str
) -> None:
    found = run("compare", "ferry", *given, "--index", str(directory))
    assert (found.status, problem in found.err) == (2, True)


def test_a_question_without_an_answer_is_said_to_have_none(
    run: Run, directory: Path
) -> None:
    found = run("compare", "zzqq", "--index", str(directory))
    assert (found.status, "no article with a known outlet" in found.err) == (2, True)
