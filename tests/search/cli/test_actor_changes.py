"""Merged, split and ignored actors: a change takes effect at once, and can be undone."""

import json
from pathlib import Path

import pytest
import yaml

from tests.command_line import Run

TEXTS = {
    "one": "Boris Ivankov met Khalifa Haftar in Cairo. Boris Ivankov said nothing at all.",
    "two": "The poet Anna Bruk met Khalifa Haftar again, and Boris Ivankov saw it.",
    "three": "The envoy Sergei Ostrukov came back to Moscow, said Anna Bruk.",
    "four": "The envoy Sergey Ostrukov, aged 54, left Moscow in the evening.",
}


@pytest.fixture(autouse=True)
def articles(run: Run, tmp_path: Path) -> None:
    """An index of four articles where the default paths expect them."""
    (tmp_path / "seeds").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / f"seeds/{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    run("index")


def count(run: Run, *options: str) -> dict[str, int]:
    found = json.loads(run("actors", "--json", "--type", "person", *options).out)
    return {one["name"]: one["articles"] for one in found["actors"]}


def facet(run: Run, *words: str) -> dict[str, int]:
    found = json.loads(run(*words, "--facet", "actor", "--json").out)
    return {one["value"]: one["count"] for one in found["facets"]["actor"]}


def read_file(tmp_path: Path) -> object:
    return yaml.safe_load((tmp_path / "actors.yaml").read_text("utf-8"))


def test_merged_actors_are_one_at_once_and_no_rebuild_follows(
    run: Run, tmp_path: Path
) -> None:
    outcome = run("actors", "merge", "Boris Ivankov", "Anna Bruk")
    assert outcome.status == 0
    assert outcome.out == "Anna Bruk → Boris Ivankov, written to actors.yaml\n"
    assert read_file(tmp_path) == {
        "merged": [{"name": "Boris Ivankov", "aliases": ["Anna Bruk"]}]
    }
    # An article that has both names counts once.
    assert count(run)["Boris Ivankov"] == facet(run, "search")["Boris Ivankov"] == 3
    assert facet(run, "--stories")["Boris Ivankov"] == 3
    assert json.loads(run("--actor", "Anna Bruk", "--json").out)["total"] == 3
    assert json.loads(run('"Anna Bruk"', "--json").out)["total"] == 3
    profile = json.loads(run("actors", "show", "Anna Bruk", "--json").out)
    assert (profile["name"], profile["articles"]) == ("Boris Ivankov", 3)
    assert profile["mentions"] == 5
    assert profile["aliases"] == ["Anna Bruk"]
    assert "rebuilt" not in run("index").err
    run("actors", "merge", "--undo", "Boris Ivankov", "Anna Bruk")
    assert count(run)["Boris Ivankov"] == 2


def test_a_merge_takes_names_that_no_article_and_no_list_has(run: Run) -> None:
    outcome = run("actors", "merge", "The Heron", "Boris Ivankov", "A. B.")
    assert outcome.out.startswith("Boris Ivankov, A. B. → The Heron")
    assert "no article names 'A. B.' yet" in outcome.err
    assert count(run)["The Heron"] == 2
    assert json.loads(run("--actor", "A. B.", "--json").out)["total"] == 2
    assert facet(run, "--actor", "The Heron")["The Heron"] == 2


def test_names_merged_in_a_circle_are_refused_in_one_line(
    run: Run, tmp_path: Path
) -> None:
    run("actors", "merge", "P. Quill", "Q. Quill")
    before = read_file(tmp_path)
    outcome = run("actors", "merge", "Q. Quill", "P. Quill")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert read_file(tmp_path) == before
    path = tmp_path / "actors.yaml"
    path.write_text(
        "# corpus-search: your own actors\nmerged:\n"
        "- {name: A, aliases: [B]}\n- {name: B, aliases: [A]}\n",
        encoding="utf-8",
    )
    outcome = run("Cairo")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert "circle" in outcome.err


def test_a_split_parts_what_the_program_joined(run: Run, tmp_path: Path) -> None:
    (canonical,) = [name for name in count(run) if "Ostrukov" in name]
    assert count(run)[canonical] == 2
    (other,) = {"Sergei Ostrukov", "Sergey Ostrukov"} - {canonical}
    outcome = run("actors", "split", canonical, other)
    assert outcome.status == 0
    assert read_file(tmp_path) == {"split": [other]}
    assert (count(run)[canonical], count(run)[other]) == (1, 1)
    assert json.loads(run("--actor", other, "--json").out)["total"] == 1
    outcome = run("actors", "split", canonical)
    assert outcome.status == 2
    assert f"no other name was merged into '{canonical}'" in outcome.err
    assert run("actors", "split", "--undo", other).status == 0
    assert count(run)[canonical] == 2


def test_a_split_undoes_a_merge(run: Run, tmp_path: Path) -> None:
    run("actors", "merge", "Boris Ivankov", "Anna Bruk")
    assert run("actors", "split", "Anna Bruk").status == 0
    assert not read_file(tmp_path)
    assert count(run)["Anna Bruk"] == 2


def test_an_ignored_name_is_in_no_list(run: Run, tmp_path: Path) -> None:
    assert run("actors", "ignore", "Boris Ivankov").status == 0
    assert read_file(tmp_path) == {"ignored": ["Boris Ivankov"]}
    assert "Boris Ivankov" not in count(run)
    assert "Boris Ivankov" not in facet(run, "search")
    (hit,) = json.loads(run("Cairo", "--json").out)["hits"]
    assert "Boris Ivankov" not in {one["name"] for one in hit["actors"]}
    assert json.loads(run("--actor", "Boris Ivankov", "--json").out)["total"] == 2
    assert run("actors", "ignore", "--undo", "Boris Ivankov").status == 0
    assert count(run)["Boris Ivankov"] == 2
    assert run("actors", "ignore", "--undo", "Boris Ivankov").status == 2


def test_lines_that_a_change_does_not_concern_stay(run: Run, tmp_path: Path) -> None:
    before = (
        "# corpus-search: your own actors\n"
        "ignored:  # no actors\n  - Breaking News  # a heading\n\n"
        "# poets\nperson:\n- {name: Boris Ivankov}  # poet\n"
    )
    path = tmp_path / "actors.yaml"
    path.write_text(before, encoding="utf-8")
    run("index")
    run("actors", "ignore", "Anna Bruk")
    assert path.read_text("utf-8") == before.replace(
        "heading\n", "heading\n  - Anna Bruk\n"
    )
    run("actors", "ignore", "--undo", "Anna Bruk")
    assert path.read_text("utf-8") == before
    run("actors", "ignore", "--undo", "Breaking News")
    assert yaml.safe_load(path.read_text("utf-8")) == {
        "person": [{"name": "Boris Ivankov"}]
    }
    assert (tmp_path / "actors.yaml.before-change").read_text("utf-8") == before


def test_a_file_that_is_none_is_named_in_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("index:\n  actors: mine.yaml\n", "utf-8")
    for content in (
        b"ignored: [\xff",
        b"ignored: [",
        b"ignored: {a: b}",
        b"split: [[a]]",
        b"merged: [a]",
        b"merged: [{name: A}]",
        b"merged: [{name: A, aliases: [C]}, {name: B, aliases: [C]}]",
        b"- ignored",
    ):
        (tmp_path / "mine.yaml").write_bytes(content)
        for arguments in (["Cairo"], ["actors"], ["actors", "ignore", "Boris Ivankov"]):
            outcome = run(*arguments)
            assert outcome.status == 2, content
            assert outcome.err.startswith("corpus-search: "), content
            assert outcome.err.count("\n") == 1, content
        assert (tmp_path / "mine.yaml").read_bytes() == content


def test_a_file_of_actors_that_is_not_ours_is_left_alone(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "actors.yaml").write_text("films: [Casablanca]\n", encoding="utf-8")
    assert run("index").status == 0
    assert run("actors", "merge", "Boris Ivankov", "Anna Bruk").status == 2
    assert (tmp_path / "actors.yaml").read_text("utf-8") == "films: [Casablanca]\n"
