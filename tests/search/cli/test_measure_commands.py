"""The commands that count words print each format, and name what is wrong."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.command_line import Run

ROOT = Path(__file__).parents[3]
COMMANDS = {
    "kwic": ("talks", "--sort", "right"),
    "collocates": ("talks", "--min-count", "1", "--measure", "g2"),
    "keywords": ("harbour", "--min-count", "1"),
    "dispersion": ("talks", "--by", "article"),
}


@pytest.fixture
def articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    texts = ("The peace talks began on Monday.", "Ships left the harbour; no talks.")
    for n, text in enumerate(texts):
        (tmp_path / f"seeds/{n}.txt").write_text(text, encoding="utf-8")
    run("index")


@pytest.mark.usefixtures("articles")
def test_every_format_has_a_row_a_row(run: Run) -> None:
    schema = json.loads((ROOT / "docs/measures.schema.json").read_text("utf-8"))
    for command, options in COMMANDS.items():
        answer = run(command, *options, "--json")
        jsonschema.validate(json.loads(answer.out), schema)
        lines = run(command, *options, "--format", "jsonl").out.splitlines()
        table = run(command, *options, "--format", "csv").out.splitlines()
        assert len(table) == len(lines) + 1 > 1, command
        assert set(table[0].split(",")) == json.loads(lines[0]).keys() - {"schema"}
        assert len(run(command, *options).out.splitlines()) > len(lines), command
    assert run("show", "1").status == 0  # the article of the first line


@pytest.mark.usefixtures("articles")
def test_keywords_fit_a_terminal_of_80_columns(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    narrow = run("keywords", "harbour", "--min-count", "1", "--color", "never")
    assert "log ratio" in narrow.out
    assert "%DIFF" not in narrow.out
    assert max(map(len, narrow.out.splitlines())) <= 80
    ranked = ("--measure", "diff", "--color", "never")
    assert "%DIFF" in run("keywords", "harbour", "--min-count", "1", *ranked).out


@pytest.mark.usefixtures("articles")
def test_nothing_found_is_status_1_and_a_fault_is_one_line(run: Run) -> None:
    nothing = run("kwic", "xyzzy")
    assert (nothing.status, nothing.err) == (1, "no article has 'xyzzy'\n")
    for arguments, fault in (
        (("kwic", "talks", "--sort", "middle"), "no such order: 'middle'"),
        (("collocates", "talks", "--span", "up"), "--span up: take left, right"),
        (("keywords", "*"), "no article to count words in: all other articles"),
        (("dispersion",), "no word to look for"),
    ):
        answer = run(*arguments)
        assert answer.status == 2
        assert answer.err.startswith(f"corpus-search: {fault}")
        assert answer.err.count("\n") == 1
