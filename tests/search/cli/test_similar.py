"""`corpus-search similar` says how alike articles are, among those that filters choose."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.command_line import Run

ROOT = Path(__file__).parents[3]
TEXTS = {
    "a": "The harbour of Velstad burned; Boris Ivankov sent engines to the harbour.",
    "b": "In Velstad the harbour burned again, and Boris Ivankov sent engines too.",
    "c": "Boris Ivankov opened a school in the hills on a quiet morning of spring.",
    "d": "Farmers in the valley expect a good harvest of apples and plums this year.",
}


@pytest.fixture(autouse=True)
def articles(run: Run, tmp_path: Path) -> None:
    """An index of four articles, each of an outlet and a year of its own."""
    (tmp_path / "seeds").mkdir()
    for year, (name, text) in enumerate(TEXTS.items(), 2018):
        (tmp_path / f"seeds/{name}.txt").write_text(f"{text}\n", encoding="utf-8")
        (tmp_path / f"seeds/{name}.txt.meta.yaml").write_text(
            f"date: {year}-05-01\noutlet: {name.upper()} News\n", encoding="utf-8"
        )
    run("index")


def find(run: Run, *options: str) -> list[dict[str, Any]]:
    answer = json.loads(run("similar", "seeds/a.txt", "--json", *options).out)
    schema = json.loads((ROOT / "docs/results.schema.json").read_text("utf-8"))
    jsonschema.validate(answer, schema)
    hits: list[dict[str, Any]] = answer["hits"]
    return hits


def names(hits: list[dict[str, Any]]) -> list[str]:
    return [Path(hit["path"]).stem for hit in hits]


def test_a_hit_says_how_alike_it_is_and_what_both_have(run: Run) -> None:
    near, far = find(run)
    assert names([near, far]) == ["b", "c"]
    assert 1 >= near["likeness"]["share"] > far["likeness"]["share"] > 0
    assert {"harbour", "burned"} <= set(near["likeness"]["words"])
    assert near["likeness"]["actors"] == far["likeness"]["actors"] == ["Boris Ivankov"]
    page = run("similar", "seeds/a.txt").out
    assert f"{near['likeness']['share']:.0%} alike · words: " in page


def test_filters_choose_among_which_articles(run: Run) -> None:
    assert names(find(run, "--outlet", "C News")) == ["c"]
    assert names(find(run, "--since", "2020")) == ["c"]
    assert names(find(run, "--until", "2019")) == ["b"]
    assert run("similar", "seeds/a.txt", "--outlet", "D News").status == 1
    assert run("copies", "seeds/a.txt", "--since", "2020").status == 1


def test_pages_follow_each_other(run: Run) -> None:
    assert names(find(run, "-n", "1", "--page", "2")) == ["c"]
    assert find(run, "-n", "1", "--page", "2")[0]["rank"] == 2
    assert find(run, "-n", "1", "--page", "3") == []
