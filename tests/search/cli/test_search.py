"""The command line, as a person or a script meets it."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.command_line import Run

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one with a sidecar, as the default paths expect them."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "one.txt").write_text("Troops went to Tripoli.\n", encoding="utf-8")
    (seeds / "one.txt.meta.yaml").write_text(
        "title: Troops\noutlet: BBC\ndate: 2019-12-20\n", encoding="utf-8"
    )
    (seeds / "two.txt").write_text("A ceasefire was signed.\n", encoding="utf-8")
    return seeds


@pytest.mark.usefixtures("folder")
def test_the_first_search_makes_the_index_says_so_and_answers(run: Run) -> None:
    first = run("troops")
    assert first.status == 0
    assert first.out.startswith(
        "1 of 2 articles\n\n 1. **Troops**\n    BBC · 2019-12-20"
    )
    assert "no index at .index yet" in first.err
    again = run("troops")
    assert (again.out, again.err) == (first.out, "")


@pytest.mark.usefixtures("folder")
def test_a_search_without_a_hit_exits_1_and_says_what_is_nearly_meant(run: Run) -> None:
    run("index")
    outcome = run("ceasefyre", "--no-correct")
    assert (outcome.status, outcome.out) == (1, "0 of 2 articles\n")
    assert outcome.err == "no article has 'ceasefyre'; similar: ceasefire\n"


@pytest.mark.usefixtures("folder")
def test_a_misspelled_word_is_put_right_and_said_to_be(run: Run) -> None:
    run("index")
    outcome = run("ceasefyre")
    assert outcome.out.startswith("1 of 2 articles")
    assert outcome.err == (
        "searched 'ceasefire': no article has 'ceasefyre' "
        "(--no-correct turns this off)\n"
    )


@pytest.mark.usefixtures("folder")
def test_a_search_for_words_that_never_meet_says_so(run: Run) -> None:
    run("index")
    outcome = run("--all", "troops", "ceasefire")
    assert outcome.status == 1
    assert "no article matches the whole query" in outcome.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (['"open'], '  "open\n  ^'),
        (["date:2020-13"], "  date:2020-13\n"),
        (["(a", "OR"], "  (a OR\n"),
        (["troops", "--date", "2020-13"], "  2020-13\n"),
        (["troops", "--outlet", "BCC"], "did you mean 'BBC'?"),
        (["troops", "--sort", "best"], "relevance"),
        (["troops", "--outlt", "BBC"], "--outlet"),
        (["show", "nothing"], "no article 'nothing'"),
        (["--config", "no.yaml", "troops"], "no.yaml: no such file"),
        (["index", "nowhere"], "nowhere"),
    ],
)
def test_what_cannot_be_understood_exits_2_and_points_at_it(
    run: Run, arguments: list[str], expected: str
) -> None:
    run("index")
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert expected in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["troops", "--sort", "best"], "--sort: 'best' is not one of 'relevance'"),
        (["troops", "-n", "many"], "--limit: "),
        (["troops", "--page", "0"], "--page: "),
        (["troops", "--outlt", "BBC"], "there is no option --outlt"),
        (["show"], "ID is missing"),
        (["actors", "shw"], "there is no command 'shw'; did you mean 'show'?"),
        (["--since"], "--since requires an argument"),
        (
            ["status", "quo"],
            "unexpected: quo (to search for words: corpus-search search",
        ),
    ],
)
def test_a_wrong_option_is_one_line_that_names_the_help(
    run: Run, arguments: list[str], problem: str
) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    (line,) = outcome.err.splitlines()
    assert line.startswith(f"corpus-search: {problem}")
    assert line.endswith(" --help")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("漢字 foo:bar", ["  漢字 foo:bar", "       ^^^"]),
        ('two\nlines "x', ['  two lines "x', "            ^^"]),
        ("foo:" + "a" * 999, ["  foo:" + "a" * 72 + "…", "  ^^^"]),
        ("a" * 999 + " foo:b", ["  …" + "a" * 37 + " foo:b", " " * 41 + "^^^"]),
    ],
)
def test_the_place_of_a_mistake_is_shown_on_one_line(
    run: Run, query: str, expected: list[str]
) -> None:
    assert run(query).err.splitlines()[1:] == expected


@pytest.mark.usefixtures("folder")
def test_an_interrupted_build_says_that_nothing_has_changed(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index")

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("index.writing.build.build_index", interrupt)
    outcome = run("index", "--rebuild")
    assert (outcome.status, outcome.out) == (130, "")
    assert outcome.err == "stopped; the index is as it was before\n"
    assert run("troops").status == 0


@pytest.mark.usefixtures("folder")
def test_bars_fit_a_narrow_page(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    run("index")
    lines = run("--facet", "outlet").out.splitlines()
    assert max(map(len, lines)) == 30


def test_of_a_facet_of_names_the_first_are_shown_and_all_months(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "seeds").mkdir()
    for n in range(48):
        fields = (
            f"---\noutlet: Paper {n}\ndate: {2000 + n // 12}-{n % 12 + 1:02}\n---\n"
        )
        path = tmp_path / "seeds" / f"of{n}.txt"
        path.write_text(f"{fields}Rain fell.\n", encoding="utf-8")
    outlets = run("--facet", "outlet").out.splitlines()
    assert len(outlets) == 2 + 1 + 40 + 1
    assert outlets[-1] == "  and 8 more: --json has all"
    assert len(run("--facet", "month").out.splitlines()) == 2 + 1 + 48


@pytest.mark.usefixtures("folder")
def test_a_name_like_none_is_told_where_the_names_are_listed(
    run: Run, folder: Path
) -> None:
    for n in range(9):
        fields = f"---\noutlet: Paper {n}\n---\n"
        (folder / f"of{n}.txt").write_text(f"{fields}Rain fell.\n", encoding="utf-8")
    run("index")
    assert run("--outlet", "x").err == (
        "corpus-search: no outlet 'x' in the index; "
        "to list them: corpus-search --facet outlet\n"
    )


@pytest.mark.usefixtures("folder")
def test_json_keeps_to_its_schema(run: Run) -> None:
    outcome = run("--json", "troops ceasefire qwertz", "--facet", "outlet")
    answer = json.loads(outcome.out)
    schema = json.loads((ROOT / "docs/results.schema.json").read_text("utf-8"))
    jsonschema.validate(answer, schema)
    assert (answer["total"], len(answer["hits"])) == (2, 2)
    assert answer["absent"] == [{"word": "qwertz", "nearly": []}]
    hit = next(hit for hit in answer["hits"] if hit["outlet"])
    assert hit["fields"]["outlet"]["basis"] == "user"
    assert hit["missing"] == ["ceasefire", "qwertz"]


@pytest.mark.usefixtures("folder")
def test_a_score_is_explained_on_the_screen_and_in_json(run: Run) -> None:
    run("index")
    lines = run("outlet:BBC", "troops^2", "--explain").out.splitlines()
    assert lines[-3:] == [
        "    score 2.410",
        "      0.000 outlet:BBC (filter)",
        "      2.410 troops = 2 × idf 0.693 × 1.739 for 3.43: 1 × 2.5 × 1.00 troop in the "
        "title, 1 × 0.93 troop in the body",
    ]
    answer = json.loads(run("troops ceasefyre", "--explain", "--expand", "--json").out)
    schema = json.loads((ROOT / "docs/results.schema.json").read_text("utf-8"))
    jsonschema.validate(answer, schema)
    assert answer["added"] == []
    for hit in answer["hits"]:
        total = sum(part["score"] for part in hit["explanation"])
        assert total == pytest.approx(hit["score"], abs=1e-5)


@pytest.mark.usefixtures("folder")
def test_words_that_were_added_are_named(run: Run, folder: Path) -> None:
    for name in ("a", "b"):
        text = f"Troops landed near the harbour of {name}.\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    run("index")
    outcome = run("troops", "--expand")
    assert outcome.err == "also searched: harbour, landed, near\n"


@pytest.mark.usefixtures("folder")
def test_json_lines_and_csv_hold_one_hit_a_line(run: Run) -> None:
    lines = run("--format", "jsonl", "troops ceasefire").out.splitlines()
    assert [json.loads(line)["rank"] for line in lines] == [1, 2]
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv", "troops").out)))
    assert [(row["outlet"], row["date"]) for row in rows] == [("BBC", "2019-12-20")]


@pytest.mark.usefixtures("folder")
def test_a_word_to_leave_out_need_not_be_quoted(run: Run) -> None:
    outcome = run("signed", "troops", "-Tripoli", "--format", "csv")
    assert len(outcome.out.splitlines()) == 2
    assert "two.txt" in outcome.out


@pytest.mark.usefixtures("folder")
def test_the_whole_corpus_is_counted_without_words(run: Run) -> None:
    outcome = run("--facet", "outlet")
    assert outcome.out.splitlines()[:3] == ["2 of 2 articles", "", "outlet"]
    assert "unknown  1 █" in outcome.out
    assert "BBC      1 █" in outcome.out


def test_an_update_counts_what_changed_and_searches_agree(
    run: Run, folder: Path
) -> None:
    run("index")
    (folder / "two.txt").write_text("An armistice was signed.\n", encoding="utf-8")
    (folder / "three.txt").write_text("Oil flows.\n", encoding="utf-8")
    (folder / "one.txt").unlink()
    (folder / "one.txt.meta.yaml").unlink()
    outcome = run("index")
    assert "1 added, 1 changed, 1 removed, 0 unchanged" in outcome.err
    assert run("troops").status == 1
    assert run("ceasefire").status == 1
    assert "2 of 2 with any" in run("armistice oil").out


def test_a_sidecar_that_changes_changes_its_article(run: Run, folder: Path) -> None:
    run("index")
    (folder / "one.txt.meta.yaml").write_text("outlet: TASS\n", encoding="utf-8")
    assert "0 added, 1 changed, 0 removed" in run("index").err
    assert "TASS · undated" in run("troops").out


def test_the_index_remembers_the_paths_it_was_given(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.txt").write_text("Oil.\n", encoding="utf-8")
    assert run("index", "mine").status == 0
    (mine / "b.txt").write_text("More oil.\n", encoding="utf-8")
    outcome = run("index")
    assert "reading mine, as last time" in outcome.err
    assert run("oil").out.startswith("2 of 2")


def test_what_cannot_be_read_is_named_and_stops_nothing(run: Run, folder: Path) -> None:
    (folder / "bad.json").write_text('{"title": ', encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "bytes.txt").write_bytes(bytes(range(256)) * 8)
    outcome = run("index")
    assert outcome.status == 0
    for name in ("bad.json", "empty.txt", "bytes.txt"):
        assert f"skipped seeds/{name}" in outcome.err
        assert f"seeds/{name}" in run("status").out
    assert "3 skipped" in run("index").err
    assert run("troops").status == 0


def test_no_index_and_nothing_to_index_is_one_clear_line(run: Run) -> None:
    outcome = run("troops")
    assert outcome.status == 2
    assert "Traceback" not in outcome.err
    assert run("status").status == 2


def test_an_index_of_another_format_is_rebuilt_from_the_paths_it_was_given(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.txt").write_text("Oil flows again.\n", encoding="utf-8")
    run("index", str(mine))
    (manifest,) = (tmp_path / ".index").glob("manifest-*.json")
    other = json.loads(manifest.read_text("utf-8")) | {"format": "0.0", "unheard": 1}
    manifest.write_text(json.dumps(other), encoding="utf-8")
    assert run("oil").status == 2
    assert "reading mine, as last time" in run("index", "--rebuild").err
    assert run("oil").out.startswith("1 of 1 article\n")
    assert folder.is_dir()


@pytest.mark.usefixtures("folder")
def test_an_index_whose_manifest_is_damaged_can_be_rebuilt(
    run: Run, tmp_path: Path
) -> None:
    run("index")
    (manifest,) = (tmp_path / ".index").glob("manifest-*.json")
    manifest.write_text("x", encoding="utf-8")
    assert run("troops").status == 2
    assert run("index", "--rebuild").status == 0
    assert run("troops").out.startswith("1 of 2")


@pytest.mark.parametrize("suffix", ["arrays", "toc"])
def test_a_damaged_index_is_named_and_rebuilt_by_index(
    run: Run, folder: Path, suffix: str
) -> None:
    run("index")
    (damaged,) = (folder.parent / ".index").glob(f"*.{suffix}")
    damaged.write_bytes(damaged.read_bytes()[:100])
    outcome = run("troops")
    assert (outcome.status, outcome.out) == (2, "")
    assert damaged.name in outcome.err
    assert "corpus-search index --rebuild" in outcome.err
    again = run("index")
    assert again.status == 0
    assert f"rebuilt the index: {damaged}" in again.err
    assert run("troops").out.startswith("1 of 2")


def test_show_prints_the_fields_with_their_evidence(run: Run, folder: Path) -> None:
    assert folder.is_dir()
    outcome = run("show", "seeds/one.txt")
    assert "outlet    BBC user, sidecar" in outcome.out
    assert "Troops went to Tripoli." in outcome.out
    assert json.loads(run("show", "seeds/one.txt", "--json").out)["outlet"] == "BBC"


def test_nothing_of_an_article_is_obeyed_by_a_terminal(run: Run, folder: Path) -> None:
    hostile = "Oil \x1b[31mred\x1b[0m \x9b2J \x07 \u202egnp.exe\u202c\n\nOil."
    (folder / "three.txt").write_text(hostile, encoding="utf-8")
    (folder / "three.txt.meta.yaml").write_text(
        'title: "Oil \\e[2J"\noutlet: "A\\eB"\n', encoding="utf-8"
    )
    for arguments in (["oil"], ["show", "seeds/three.txt"], ["--facet", "outlet"]):
        out = run(*arguments).out
        assert not set("\x1b\x9b\x07\u202e\u202c") & set(out)
    assert "\x1b" not in run("oil", "--format", "csv").out


@pytest.mark.usefixtures("folder")
def test_colours_come_only_when_asked_for(run: Run) -> None:
    run("index")
    assert "\x1b[" not in run("troops").out
    assert "\x1b[" in run("troops", "--color", "always").out


@pytest.mark.usefixtures("folder")
def test_head_ends_the_program_quietly(run: Run, tmp_path: Path) -> None:
    run("index")
    pipe = subprocess.run(
        f"set -o pipefail; {sys.executable} -c 'from search.cli import main; main()' "
        "troops ceasefire | true",
        shell=True,
        executable="/bin/bash",
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (pipe.stderr, pipe.returncode) == ("", 0)


def test_help_is_shown_where_nothing_is_asked(run: Run) -> None:
    outcome = run()
    assert "Usage: corpus-search" in outcome.out + outcome.err
    assert run("--help").status == 0


@pytest.mark.parametrize(
    ("arrays", "said"),
    [
        ("1", r"\(arrays: CORPUS_SEARCH_ARRAYS is set\)"),
        ("", r"\((compiled|arrays: for speed, install it again with a C compiler)\)"),
    ],
)
def test_the_version_says_whether_it_is_compiled(arrays: str, said: str) -> None:
    called = subprocess.run(
        [sys.executable, "-c", "from search.cli import main; main()", "--version"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "CORPUS_SEARCH_ARRAYS": arrays},
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.fullmatch(rf"corpus-search \d\S* {said}\n", called.stdout)


@pytest.mark.usefixtures("folder")
def test_a_mistyped_command_is_named(run: Run) -> None:
    run("index")
    assert "did you mean the command: corpus-search status" in run("statsu").err


@pytest.mark.parametrize("words", ["", "  ", "?!", '""', "()", "…"])
def test_a_search_for_nothing_asks_for_words(
    run: Run, folder: Path, words: str
) -> None:
    run("index")
    outcome = run(words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "no word to search for" in outcome.err
    assert run(words, "--outlet", "BBC").out.startswith("1 of 2 articles")
    assert run(words, "--facet", "outlet").status == 0
    assert run("*").out.startswith("2 of 2 articles")
