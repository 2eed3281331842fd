"""An index of an older format is recognised as such, and rebuilt when that is asked for.

tests/data/index-format-7 holds an index of two articles in format 7, as the program of
that time wrote it: without the list of names, which is large and not read before.
"""

import json
import shutil
from pathlib import Path

import pytest

from index.codec.commit.manifest import FORMAT
from index.config import IndexConfig
from index.errors import IndexOutdatedError
from index.writing.build import build_index
from search.engines import open_engine
from search.settings.config_file import Config, SearchConfig
from tests.command_line import Run

_DATA = Path(__file__).parents[2] / "data" / "index-format-7"
_FOUND = "7.3"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index of format 7, made of the folder of articles beside it."""
    directory = tmp_path / ".index"
    shutil.copytree(_DATA / "index", directory)
    shutil.copytree(_DATA / "articles", tmp_path / "articles")
    manifest = directory / "manifest-0.json"
    record = json.loads(manifest.read_text("utf-8"))
    record["paths"] = [str(tmp_path / "articles")]
    manifest.write_text(json.dumps(record), encoding="utf-8")
    return directory


def test_an_engine_names_the_format_it_found_and_its_own(directory: Path) -> None:
    config = Config(IndexConfig(directory=directory), SearchConfig(), None)
    with pytest.raises(IndexOutdatedError) as caught:
        open_engine(config)
    assert str(caught.value) == (
        f"the index at {directory} has format {_FOUND}, this program reads {FORMAT}; "
        f"rebuild it with: corpus-search index --rebuild --index {directory}"
    )


def test_a_build_rebuilds_the_index_and_says_why(directory: Path) -> None:
    config = IndexConfig(directory=directory, paths=(directory.parent / "articles",))
    report = build_index(config)
    assert report.rebuild_reason == (
        f"it had format {_FOUND}, this program reads {FORMAT}"
    )
    assert (report.articles, report.added) == (2, 2)
    assert not list(directory.glob("MAIN_a9c5123ffa54550c*"))
    engine = open_engine(Config(config, SearchConfig(), None))
    assert engine.status().articles == 2


def test_a_search_says_how_to_rebuild_and_the_rebuild_answers(
    run: Run, directory: Path
) -> None:
    before = {path: path.read_bytes() for path in directory.iterdir()}
    outcome = run("orchards")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        f"corpus-search: the index at {directory} has format {_FOUND}, this program reads "
        f"{FORMAT}; rebuild it with: corpus-search index --rebuild --index {directory}\n"
    )
    assert run("folders").err == outcome.err
    assert {path: path.read_bytes() for path in directory.iterdir()} == before
    rebuilt = run("index", "--rebuild", "--index", str(directory))
    assert "reading articles, as last time" in rebuilt.err
    assert "2 articles indexed: 2 added" in rebuilt.err
    outcome = run("orchards")
    assert outcome.out.startswith("1 of 2 articles\n")
    assert "Late frost spares the **orchards**" in outcome.out
