"""A plain search is read without Typer, and means the same."""

import inspect
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from typer.main import get_command

from index.article import ActorType
from search import option_table
from search.cli import actors as module_of_actors
from search.cli import search as module_of_search
from search.cli.arguments import arrange
from search.cli.commands import app
from search.cli.options import with_options
from search.cli.searching.actor_list import answer_list
from search.cli.short_way import read_actors, read_search
from search.option_table import ACTOR_OPTIONS, SEARCH_OPTIONS, Option
from search.query.query import Sort
from tests.command_line import index_folder

HEAVY = (
    "click csv difflib email importlib.metadata pydantic rich sqlite3 typer "
    "lxml trafilatura charset_normalizer index.extract index.reading index.writing "
    "search.cli.commands"
).split()
PLAIN = {
    str: ["Libya", "last month", "a=b", "été", "2019-12"],
    int: ["40", "1", "100", "007"],
    Path: [".index", "a/b.yaml"],
}


@cache
def command_of_typer(name: str = "search") -> Any:  # noqa: ANN401  (Click's, which Typer hides)
    commands: Any = get_command(app)
    return commands.commands[name]


def read_by_typer(arguments: list[str]) -> dict[str, Any]:
    """The values that Typer would call the function with."""
    seen: dict[str, Any] = {}

    def keep(**values: object) -> None:
        seen.update(values)

    vars(keep)["__signature__"] = inspect.signature(module_of_search.search)
    from typer import Typer

    asked = Typer()
    asked.command()(with_options(keep))
    get_command(asked)(args=arguments, standalone_mode=False)
    return seen


def defaults() -> dict[str, Any]:
    parameters = inspect.signature(module_of_search.search).parameters
    return {name: parameter.default for name, parameter in parameters.items()}


def tokens_of(option: Option) -> st.SearchStrategy[list[str]]:
    """Ways to write an option, with a value that it takes."""
    if not option.flags:
        return st.sampled_from([["Wagner"], ["two words"], [""], ["-"]])
    if option.kind is bool:
        return st.sampled_from([[flag] for flag in (*option.flags, option.off) if flag])
    values = PLAIN.get(option.kind) or list(option.kind)  # type: ignore[call-overload]
    pairs = [(flag, str(value)) for flag in option.flags for value in values]
    joined = [[f"{flag}={value}"] for flag, value in pairs if flag.startswith("--")]
    return st.sampled_from([[flag, value] for flag, value in pairs] + joined)


COMMAND_LINES = st.lists(
    st.sampled_from(SEARCH_OPTIONS).flatmap(tokens_of), max_size=6
).map(lambda parts: [token for part in parts for token in part])


@pytest.mark.parametrize("option", SEARCH_OPTIONS, ids=lambda option: option.name)
def test_typer_knows_an_option_as_the_table_has_it(option: Option) -> None:
    known = next(each for each in command_of_typer().params if each.name == option.name)
    if option.flags:
        assert (*known.opts,) == option.flags
        assert known.secondary_opts == [option.off] * bool(option.off)
        assert known.show_default == (option.default or True)
        assert known.is_flag == (option.kind is bool)
    assert known.help == option.help
    assert known.metavar == option.metavar
    assert (known.multiple or known.nargs == -1) == option.is_list
    default = defaults()[option.name]
    assert (known.default == default) or (not known.default and not default)


@pytest.mark.parametrize("option", SEARCH_OPTIONS, ids=lambda option: option.name)
def test_the_function_takes_what_the_table_says(option: Option) -> None:
    hint = inspect.signature(module_of_search.search).parameters[option.name].annotation
    kind = list[option.kind] if option.is_list else option.kind  # type: ignore[name-defined]
    assert kind in (hint, *get_args(hint))


def test_the_table_has_the_options_of_the_function_in_its_order() -> None:
    assert [option.name for option in SEARCH_OPTIONS] == list(defaults())
    assert [each.name for each in command_of_typer().params] == list(defaults())


@given(COMMAND_LINES)
def test_both_ways_read_the_same_values(arguments: list[str]) -> None:
    values = read_search(arguments)
    assume(values is not None)
    assert {**defaults(), **(values or {})} == read_by_typer(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["Libya", "--limit", "five"],
        ["Libya", "--limit", "-1"],
        ["Libya", "--limit", "10001"],
        ["Libya", "--page", "0"],
        ["Libya", "--width", "39"],
        ["Libya", "--snippets", "²"],
        ["Libya", "-n=5"],
        ["Libya", "-n5"],
        ["Libya", "--sort", "Newest"],
        ["Libya", "--facet", ""],
        ["Libya", "--outlet"],
        ["Libya", "--outlet", "--json"],
        ["Libya", "--json=1"],
        ["Libya", "--no-json"],
        ["Libya", "--lim", "5"],
        ["Libya", "--help"],
        ["Libya", "-h"],
        ["-x"],
    ],
)
def test_what_is_not_plain_is_left_to_typer(arguments: list[str]) -> None:
    assert read_search(arguments) is None


def test_the_last_of_a_repeated_option_counts_and_lists_grow() -> None:
    line = ["a", "--sort", "newest", "--sort=oldest", "--any", "--all", "b", "--", "-c"]
    assert read_search([*line[:-2], "--actor", "A", "--actor=B", *line[-2:]]) == {
        "sort": Sort.OLDEST,
        "every_word": True,
        "actor": ["A", "B"],
        "words": ["a", "b", "-c"],
    }
    assert read_search(arrange(["Berlin", "-Lavrov"])[1:]) == {
        "words": ["Berlin", "-Lavrov"]
    }


def test_a_plain_search_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Boats wait in the old harbour.\n", "utf-8")
    index_folder(tmp_path)
    arguments = ["boats", "--all", "-n", "3", "--since=2019", "--undated"]
    answer = start(tmp_path, f"run({arguments}); print(*sys.modules)")
    page, modules = answer.rstrip().rsplit("\n", 1)
    assert "**Boats** wait" in page
    assert not [name for name in HEAVY if name in modules.split()]


def test_the_arrangement_of_all_commands_imports_nothing_that_one_of_them_needs(
    tmp_path: Path,
) -> None:
    modules = start(tmp_path, "import search.cli.commands; print(*sys.modules)").split()
    needed = "numpy multiprocessing lxml jinja2 starlette watchfiles".split()
    assert "typer" in modules
    assert not [name for name in needed if name in modules]


def test_a_list_of_actors_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text("Boats left Libya, and Turkey.\n", "utf-8")
    index_folder(tmp_path)
    arguments = ["actors", "-n", "1", "--type=state", "--undated"]
    answer = start(tmp_path, f"run({arguments}); print(*sys.modules)")
    page, modules = answer.rstrip().rsplit("\n", 1)
    assert page.splitlines() == [
        "2 actors · 1 shown",
        "",
        "articles  mentions  type          name",
        "       1         1  state         Libya",
    ]
    assert not [name for name in HEAVY if name in modules.split()]


@pytest.mark.parametrize("option", ACTOR_OPTIONS, ids=lambda option: option.name)
def test_typer_knows_an_option_of_actors_as_the_table_has_it(option: Option) -> None:
    params = command_of_typer("actors").params
    known = next(each for each in params if each.name == option.name)
    assert (*known.opts,) == option.flags
    assert known.secondary_opts == [option.off] * bool(option.off)
    assert (known.is_flag, known.multiple) == (option.kind is bool, option.is_list)
    assert known.help == option.help
    if option.name not in ("limit", "page"):
        assert known.default == option.not_given


def test_typer_knows_no_other_option_of_actors() -> None:
    names = {each.name for each in command_of_typer("actors").params}
    assert names == {option.name for option in ACTOR_OPTIONS}


def test_both_ways_have_one_default_for_limit_and_page_of_actors() -> None:
    typed = inspect.signature(module_of_actors.actors).parameters
    short = inspect.signature(answer_list).parameters
    for name in ("limit", "page", "kind"):
        assert typed[name].default == short[name].default


def test_a_list_of_actors_is_read_without_typer() -> None:
    line = ["-n", "7", "--type", "armed group", "--outlet=A", "--outlet", "B", "--json"]
    assert read_actors(line) == {
        "limit": 7,
        "kind": ActorType.ARMED_GROUP,
        "outlet": ["A", "B"],
        "json": True,
    }
    assert read_actors([]) == {}


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "Haftar"],
        ["merge"],
        ["Haftar"],
        ["--help"],
        ["-n", "0"],
        ["-n", "10001"],
        ["--page", "0"],
        ["--type", "nobody"],
        ["--type", "Person"],
        ["--all"],
        ["--outlet"],
        ["--json", "--", "show"],
        ["--"],
    ],
)
def test_what_is_no_plain_list_of_actors_is_left_to_typer(arguments: list[str]) -> None:
    assert read_actors(arguments) is None


def start(folder: Path, code: str) -> str:
    paths = str(Path(option_table.__file__).parents[2])
    code = (
        f"import sys; sys.path.insert(0, {paths!r}); from search.cli import run; {code}"
    )
    # What measures coverage imports SQLite and more at the start of each process.
    bare = {name: value for name, value in os.environ.items() if "COVERAGE" not in name}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**bare, "COLUMNS": ""},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout
