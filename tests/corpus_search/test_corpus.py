"""The door answers as the command line does."""

import datetime
import inspect
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from typer.models import ArgumentInfo, OptionInfo

import corpus_search
from corpus_search.keywords import Narrowing
from search.cli.actors import actors
from search.cli.articles import similar
from search.cli.commands import search
from search.output.results_json import dump_results
from tests.command_line import Run

SEEDS = Path(__file__).parents[2] / "seeds"
# What is for the screen alone, and the words, which the door calls text.
FOR_THE_SCREEN = {
    *("words", "all-hits", "files-with-matches", "null", "count", "full-text"),
    *(
        "format",
        "json",
        "output",
        "bom",
        "color",
        "hyperlink",
        "pager",
        "config",
        "index",
        "corpus",
    ),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> corpus_search.Corpus:
    directory = tmp_path_factory.mktemp("corpus")
    corpus_search.index(SEEDS, directory / ".index")
    return corpus_search.open(directory)


def options_of(command: Callable[..., object]) -> dict[str, tuple[Any, Any]]:
    """The options of a command by name: what Typer knows of each, and its default."""
    options: dict[str, tuple[Any, Any]] = {}
    for name, parameter in inspect.signature(command).parameters.items():
        _, option, *_ = (*get_args(parameter.annotation), None, None)
        if not isinstance(option, OptionInfo | ArgumentInfo):
            continue
        declared = [option.default, *(option.param_decls or ()), f"--{name}"]
        shown = next(text for text in declared if str(text).startswith("--"))
        options[shown[2:].split("/")[0]] = (option, parameter.default)
    return options


def test_search_takes_the_options_of_the_command_line() -> None:
    ours = inspect.signature(corpus_search.Corpus.search).parameters
    theirs = options_of(search).keys() - FOR_THE_SCREEN
    assert ours.keys() - {"self", "text"} == theirs


def test_an_option_has_the_default_of_the_command_line() -> None:
    ours = inspect.signature(corpus_search.Corpus.search).parameters
    for name, (_, default) in options_of(search).items():
        # Where it has none, a setting of config.yaml decides.
        if name in ours and default is not None:
            assert ours[name].default == default, name


def test_what_narrows_a_search_narrows_facets() -> None:
    ours = inspect.signature(corpus_search.Corpus.search).parameters.keys()
    assert Narrowing.__annotations__.keys() <= ours


@pytest.mark.parametrize("command", [search, similar, actors])
def test_a_number_has_the_range_of_the_command_line(
    corpus: corpus_search.Corpus, command: Callable[..., object]
) -> None:
    functions: dict[Callable[..., object], Callable[..., object]] = {
        search: corpus.search,
        similar: lambda **given: corpus.similar("6d9eddd351e2bb73", **given),
        actors: corpus.actors,
    }
    numbers = {
        name: (option.min, option.max)
        for name, (option, _) in options_of(command).items()
        if option.min is not None
    }
    assert numbers
    for name, (least, most) in numbers.items():
        functions[command](**{name: least})
        for wrong in (least - 1, most and most + 1):
            if wrong is not None:
                with pytest.raises(corpus_search.OptionError, match=rf"^{name}: "):
                    functions[command](**{name: wrong})


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        (("Wagner mercenaries",), {"text": "Wagner mercenaries"}),
        (("--facet", "month"), {"facet": "month"}),
        (("--all", "Russia Geneva"), {"text": "Russia Geneva", "all": True}),
        (
            ("Libya", "--since", "2020", "--until", "2020-12-30", "--sort", "newest"),
            {
                "text": "Libya",
                "since": datetime.date(2020, 1, 1),
                "until": "2020-12-30",
                "sort": "newest",
            },
        ),
        (
            ("Libya", "--actor", "Haftar", "--actor", "Lavrov", "--undated", "-n", "2"),
            {
                "text": "Libya",
                "actor": ["Haftar", "Lavrov"],
                "undated": True,
                "limit": 2,
            },
        ),
        (("--date", "2019", "--date", "2020-02"), {"date": ("2019", "2020-02")}),
        (("troops", "--explain", "--expand", "--page", "2", "-n", "1"), {
            "text": "troops", "explain": True, "expand": True, "page": 2, "limit": 1,
        }),
        (("troops", "--collapse", "--snippets", "1", "--width", "90"), {
            "text": "troops", "collapse": True, "snippets": 1, "width": 90,
        }),
        (("Erdogann", "--no-correct", "--exact", "--guesses", "--stories"), {
            "text": "Erdogann", "correct": False, "exact": True, "guesses": True,
            "stories": True,
        }),
    ],
)  # fmt: skip
def test_a_search_finds_what_the_command_line_finds(
    corpus: corpus_search.Corpus,
    run: Run,
    arguments: tuple[str, ...],
    options: dict[str, Any],
) -> None:
    printed = run("search", *arguments, "--json", "--index", str(corpus.directory))
    expected = json.loads(printed.out)
    found = json.loads(dump_results(corpus.search(**options)))
    del expected["took_ms"], found["took_ms"]
    assert found == expected


def test_results_are_a_sequence_of_hits(corpus: corpus_search.Corpus) -> None:
    results = corpus.search("mercenaries", limit=2)
    assert (len(results), results.total) == (2, 3)
    assert [hit.rank for hit in results] == [1, 2]
    assert results[-1] is results.hits[1]
    assert results.hits[0] in results
    assert not corpus.search("Patagonia")


def test_facets_count_without_hits(corpus: corpus_search.Corpus) -> None:
    counts = corpus.facets("outlet", "language", text="Wagner", exact=True)
    assert [(count.value, count.count) for count in counts["language"]] == [("en", 1)]
    assert list(counts) == ["outlet", "language"]


def test_the_actors_are_those_of_the_command_line(
    corpus: corpus_search.Corpus, run: Run
) -> None:
    index = ("--json", "--index", str(corpus.directory))
    listed = json.loads(run("actors", "--type", "person", *index).out)
    names = [actor.name for actor in corpus.actors(type="person").actors]
    assert names == [actor["name"] for actor in listed["actors"]]
    profile = json.loads(run("actors", "show", "Haftar", *index).out)
    assert corpus.actor("Haftar").actor.name == profile["name"]
    pairs = json.loads(run("actors", "suggest", *index).out)["pairs"]
    assert len(corpus.suggest_actors().pairs) == len(pairs)


@pytest.mark.parametrize(
    "options", [{"sort": "best"}, {"facet": "colour"}, {"facet": ["year", "week"]}]
)
def test_a_choice_that_there_is_not_is_an_error_that_names_the_others(
    corpus: corpus_search.Corpus, options: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match=rf"^{next(iter(options))}: '.*' is none of "):
        corpus.search(**options)


def test_errors_of_the_index_pass_through(tmp_path: Path) -> None:
    with pytest.raises(corpus_search.IndexMissingError):
        corpus_search.open(tmp_path)
    with pytest.raises(corpus_search.NothingToIndexError):
        corpus_search.index(tmp_path / "none", tmp_path / "index")
    with pytest.raises(
        corpus_search.OptionError, match=r"^records: 'titel' is none of"
    ):
        corpus_search.index(SEEDS, tmp_path, records={"titel": ("Titel",)})


def test_records_name_fields_of_your_own(tmp_path: Path) -> None:
    record = {"Schlagzeile": "Frieden", "text": "Es ist Frieden im Land."}
    (tmp_path / "a.json").write_text(json.dumps(record))
    corpus_search.index(
        tmp_path / "a.json", tmp_path / ".index", records={"title": ("Schlagzeile",)}
    )
    (hit,) = corpus_search.open(tmp_path / ".index").search("Frieden")
    assert hit.article.title.value == "Frieden"


def test_an_open_corpus_sees_the_index_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A first text about rivers.\n")
    corpus_search.index([tmp_path / "a.txt"], tmp_path / ".index")
    before = corpus_search.open(tmp_path)
    (tmp_path / "b.txt").write_text("A second text about rivers.\n")
    steps: list[tuple[int, int]] = []
    report = corpus_search.index(
        [tmp_path], tmp_path / ".index", on_progress=lambda *step: steps.append(step)
    )
    assert (report.added, report.unchanged) == (1, 1)
    assert steps[-1] == (1, 1)
    assert before.search("rivers").total == 1
    assert corpus_search.open(tmp_path).search("rivers").total == 2


def test_a_corpus_and_results_show_themselves_on_one_line(
    corpus: corpus_search.Corpus,
) -> None:
    assert repr(corpus) == f"<Corpus {corpus.directory}>"
    shown = repr(corpus.search("Wagner mercenaries", limit=1))
    assert shown == "<SearchResults 'Wagner mercenaries': 1 of 3 hits>"


def test_without_pandas_the_error_says_what_to_install(
    corpus: corpus_search.Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"^pandas is not installed; install it with"):
        corpus.search("Libya").to_pandas()


def test_a_data_frame_has_a_row_a_hit(corpus: corpus_search.Corpus) -> None:
    frame = corpus.search("Wagner mercenaries").to_pandas()
    assert list(frame["rank"]) == [1, 2, 3]
    assert frame["date"].dropna().tolist() == ["--12-20", "2019-12-27"]
    assert frame["outlet"].isna().tolist() == [False, True, True]
    assert frame["missing"].tolist() == [(), ("Wagner",), ("Wagner",)]
    assert "Haftar" in frame["snippet"][0]


def test_a_data_frame_of_no_hits_has_the_same_columns(
    corpus: corpus_search.Corpus,
) -> None:
    none, some = corpus.search("Patagonia"), corpus.search("Libya", limit=1)
    assert len(none.to_pandas()) == 0
    assert list(none.to_pandas().columns) == list(some.to_pandas().columns)


def test_every_name_of_the_door_is_there() -> None:
    assert all(hasattr(corpus_search, name) for name in corpus_search.__all__)
    assert corpus_search.__all__ == sorted(corpus_search.__all__)
