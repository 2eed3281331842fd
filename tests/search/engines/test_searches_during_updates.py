"""A search while updates land answers from one commit, whole, and writes nothing."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.derived.backup import back_up
from tests.updating_process import N_ARTICLES, start_updates

_SEARCH = """
import datetime, sys
from pathlib import Path
from index.config import IndexConfig
from search.cli.opening import open_or_build
from search.settings.config_file import Config, SearchConfig
from search.query import View, make_query
base = Path(sys.argv[1])
others = IndexConfig(paths=(base / "seeds",), directory=base / ".index", base=base)
query = make_query(
    "tripoli", view=View(limit=50, snippets=0), today=datetime.date(2020, 6, 15)
)
done = base / "done"
opened = 0
while not done.exists():
    found = open_or_build(Config(others, SearchConfig(), None)).search(query)
    editions = {hit.article.body.split()[3] for hit in found.hits}
    assert (found.total, len(editions)) == (int(sys.argv[2]), 1), (found, editions)
    opened += 1
print(opened)
"""


def search_during_updates(base: Path, *, readers: int, updates: int) -> int:
    """Run searches in processes of their own during updates; return how many there were."""
    (base / "seeds").mkdir()
    (base / "seeds" / "sample.txt").write_text("A sample.", encoding="utf-8")
    writer = start_updates(base, updates, rebuild_every=5)
    arguments = [sys.executable, "-c", _SEARCH, str(base), str(N_ARTICLES)]
    searches = [
        subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(readers)
    ]
    backups = 0
    while writer.poll() is None:
        copy = base / f"copy{backups}"
        assert back_up(base / ".index", copy).articles == N_ARTICLES
        shutil.rmtree(copy)
        backups += 1
        time.sleep(0.2)
    writer.communicate()
    (base / "done").touch()
    outcomes = [search.communicate() for search in searches]
    assert writer.returncode == 0
    assert [error for _, error in outcomes] == [""] * readers
    return sum(int(count) for count, _ in outcomes)


def test_every_answer_is_of_one_commit(tmp_path: Path) -> None:
    assert search_during_updates(tmp_path, readers=1, updates=5) > 0


@pytest.mark.deep
def test_every_answer_of_8_readers_in_50_updates_is_of_one_commit(
    tmp_path: Path,
) -> None:
    assert search_during_updates(tmp_path, readers=8, updates=50) > 1_000
