"""An index of an older format is recognised as such, and rebuilt by itself.

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
from search.config_file import Config, SearchConfig
from search.engines import open_engine
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
        "rebuild it with: corpus-search index --rebuild"
    )


def test_a_build_rebuilds_the_index_and_says_why(directory: Path) -> None:
    config = IndexConfig(directory=directory, paths=(directory.parent / "articles",))
    report = build_index(config)
    assert report.rebuild_reason == (
        f"it has format {_FOUND}, this program reads {FORMAT}"
    )
    assert (report.articles, report.added) == (2, 2)
    assert not list(directory.glob("MAIN_a9c5123ffa54550c*"))
    engine = open_engine(Config(config, SearchConfig(), None))
    assert engine.status().articles == 2


@pytest.mark.usefixtures("directory")
def test_a_search_rebuilds_the_index_with_a_message_and_answers(run: Run) -> None:
    outcome = run("orchards")
    assert outcome.status == 0
    assert outcome.out.startswith("1 of 2 articles\n")
    assert "Late frost spares the **orchards**" in outcome.out
    assert f"the index has another format ({_FOUND}): rebuilding it" in outcome.err
    assert "reading articles, as last time" in outcome.err
    assert "2 articles indexed: 2 added" in outcome.err
    assert run("orchards").err == ""
