"""Every command keeps to the same conventions: formats, options, help, statuses."""

import csv
import io
import json
import re
import sys
from pathlib import Path
from typing import Any
from zipfile import is_zipfile

import pytest
from typer.main import get_command

from search.cli import run as run_command_line
from search.cli.arguments import COMMANDS, SUBCOMMANDS, arrange
from search.cli.commands import app
from search.cli.manual.command_pages import CommandPage, list_pages
from search.cli.manual.help_text import format_help
from search.cli.screen.encodings import allow_any_encoding
from search.option_table import SEARCH_OPTIONS, SHARED_OPTIONS
from tests.command_line import Run, index_folder

PROGRAM: Any = get_command(app)
PAGES = list_pages(PROGRAM)
# How each command that prints something is called on the corpus below.
ANSWERED = (
    ["search", "ferry"],
    ["search", "--facet", "outlet", "ferry"],
    ["index", "--dry-run"],
    ["folders"],
    ["formats"],
    ["show", "seeds/a.txt"],
    ["similar", "seeds/a.txt"],
    ["copies", "seeds/a.txt"],
    ["actors"],
    ["actors", "show", "Khalifa Haftar"],
    ["status"],
    ["status", "--skipped"],
    ["verify"],
)
STORY = (
    "The ferry to Tripoli left late on Monday, said Khalifa Haftar, and the harbour was "
    "closed for hours while soldiers searched each of the boats that were waiting there. Nobody was hurt. Fishermen "
    "who had gone out before dawn were told by radio to stay at sea until the evening, and "
    "families waited on the quay with blankets and bread for those who came back first."
)


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two copies of a story in many scripts, another, and a file that cannot be read."""
    folder = tmp_path_factory.mktemp("conventions")
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, outlet in (("a", "Gazete Düvar"), ("b", "=Paper")):
        fields = f'---\ntitle: "{outlet}: “Эрдоган” — 漢字…"\noutlet: "{outlet}"\n---\n'
        (seeds / f"{name}.txt").write_text(f"{fields}{STORY} {outlet}\n", "utf-8")
    other = "Soldiers searched a ferry in the harbour of Tripoli, said Khalifa Haftar."
    (seeds / "c.txt").write_text(other, "utf-8")
    (seeds / "bad-漢.json").write_text("x", "utf-8")
    index_folder(folder)
    return folder


@pytest.fixture
def corpus(run: Run, indexed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs the command line in that folder, which no test here changes."""
    assert callable(run)  # it has set the environment, and gone elsewhere
    monkeypatch.chdir(indexed)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("arguments", ANSWERED, ids=" ".join)
def test_a_command_prints_every_format(
    run: Run, arguments: list[str], tmp_path: Path
) -> None:
    assert run(*arguments).status == 0
    record = json.loads(run(*arguments, "--format", "json").out)
    assert record == json.loads(run(*arguments, "--json").out) | {
        key: value for key, value in record.items() if key == "took_ms"
    }
    assert record["schema"] == 1
    lines = run(*arguments, "--format=jsonl").out.splitlines()
    assert all(json.loads(line)["schema"] == 1 for line in lines)
    header, *rows = csv.reader(io.StringIO(run(*arguments, "--format", "csv").out))
    assert len(rows) == len(lines) > 0
    assert {len(row) for row in rows} == {len(header)}
    assert all(header)
    path = tmp_path / "out.xlsx"
    outcome = run(*arguments, "-o", str(path))
    assert (outcome.out, outcome.status) == ("", 0)
    assert is_zipfile(path)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [(arguments, "ascii") for arguments in ANSWERED]
    + [(ANSWERED[0], encoding) for encoding in ("latin-1", "cp1252")],
)
def test_an_encoding_loses_characters_and_not_the_run(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], encoding: str
) -> None:
    assert callable(run)
    out, err = io.BytesIO(), io.BytesIO()
    for name, stream in (("stdout", out), ("stderr", err)):
        monkeypatch.setattr(sys, name, io.TextIOWrapper(stream, encoding=encoding))
    allow_any_encoding()
    for more in ([], ["--format", "csv"], ["--help"]):
        assert run_command_line([*arguments, *more]) == 0
    assert run_command_line(["飛行機"]) == 1
    sys.stdout.flush()
    sys.stderr.flush()
    assert "漢" not in out.getvalue().decode(encoding)
    assert "?" in err.getvalue().decode(encoding)


@pytest.mark.parametrize(
    "command",
    [[name] for name in COMMANDS]
    + [[name, inner] for name, inners in SUBCOMMANDS.items() for inner in inners],
    ids=" ".join,
)
def test_an_option_may_stand_before_any_command(command: list[str]) -> None:
    for option in SHARED_OPTIONS:
        values = [] if option.kind is bool else ["json"]
        for flag in filter(None, (*option.flags, option.off)):
            before = arrange([flag, *values, *command, "x"])
            assert before == [*command, flag, *values, "x"]
            if flag.startswith("--") and values:
                joined = arrange([f"{flag}=json", *command])
                assert joined == [*command, f"{flag}=json"]
        between = arrange([command[0], *option.flags[:1], *values, *command[1:]])
        assert between == [*command, *option.flags[:1], *values]


def test_all_commands_and_their_commands_are_known() -> None:
    assert set(COMMANDS) == set(PROGRAM.commands)
    for name, command in PROGRAM.commands.items():
        assert set(getattr(command, "commands", ())) == set(SUBCOMMANDS.get(name, ()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_command_has_the_options_that_all_share(page: CommandPage) -> None:
    flags = {flag for entry in page.entries for flag in entry.flags}
    assert flags >= {flag for option in SHARED_OPTIONS for flag in option.flags}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@pytest.mark.parametrize("width", [40, 80, 200])
def test_help_is_in_our_words_and_states_defaults(
    page: CommandPage, width: int
) -> None:
    shown = format_help(page, width)
    assert not re.search(r"<\w|{\w|None|\.\.\.|TEXT|INTEGER|x>=|\\b|Enum", shown)
    labels = "".join(shown.split())
    for entry in page.entries:
        assert entry.help, entry
        assert all(flag in labels for flag in entry.flags)
    assert "[default: " in " ".join(shown.split())
    assert shown.startswith(f"Usage: {' '.join(['corpus-search', page.name]).strip()}")
    verbatim = {
        *page.examples,
        *(line for note in page.notes for line in note.split("\n")),
    }
    rest = [line for line in shown.splitlines() if line.strip() not in verbatim]
    assert max(map(len, rest[3:])) <= max(width, 55)


def test_the_options_of_a_search_come_first() -> None:
    shown = format_help(PAGES[0], 80)
    order = ["Which articles:", "What is shown of them:", "Output:", "Commands:"]
    places = [shown.index(f"\n{heading}") for heading in order]
    assert places == sorted(places)
    assert all(option.flags[0] in shown for option in SEARCH_OPTIONS if option.flags)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--json", "--format", "csv", "ferry"], "--json and --format csv: which of"),
        (["-o", "hits.foo", "ferry"], "--output hits.foo: .foo names no format"),
        (
            ["--format", "text", "--json", "actors"],
            "--json and --format text: which of",
        ),
        (["status", "--bom"], "--bom goes with --format csv"),
        (
            ["ferry", "--format", "xlsx"],
            "--format xlsx needs a file: --output hits.xlsx",
        ),
        (["ferry", "-l", "-c"], "-l does not go with -c"),
        (["ferry", "-0", "-c"], "-0 does not go with -c"),
        (["ferry", "-l", "--facet", "outlet"], "-l does not go with --facet"),
        (["ferry", "-c", "--json"], "-c does not go with --format json"),
        (["ferry", "-l", "-o", "x.csv"], "-l does not go with --format csv"),
        (["ferry", "--all-hits", "-n", "3"], "--all-hits does not go with --limit"),
        (
            ["ferry", "--all-hits", "--collapse"],
            "--all-hits does not go with --collapse",
        ),
        (["ferry", "-c", "--page", "2"], "-c does not go with --page"),
        (
            ["ferry", "--full-text"],
            "--full-text goes with --format json, jsonl, csv, xlsx",
        ),
        (["index", "--only"], "--only needs the PATHS to index"),
    ],
)
def test_options_that_contradict_each_other_are_refused(
    run: Run, arguments: list[str], problem: str
) -> None:
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    (line,) = outcome.err.splitlines()
    assert line.startswith(f"corpus-search: {problem}")
    assert not Path("x.csv").exists()


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["stats"], "status"),
        (["serach"], "search"),
        (["acters"], "actors"),
        (["Formts"], "formats"),
        (["serach", "x y"], "search"),
        (["help"], "--help"),
        (["acters", "--type", "person"], "actors"),
    ],
)
def test_a_mistyped_command_is_named_and_searched(
    run: Run, typed: list[str], command: str
) -> None:
    err = run(*typed).err
    assert f"did you mean the command: corpus-search {command}\n" in err


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    "words", [["ferry"], ["harbour"], ["left", "late"], ["searched"]]
)
def test_a_word_of_the_corpus_is_no_mistyped_command(
    run: Run, words: list[str]
) -> None:
    assert "did you mean" not in run(*words).err
