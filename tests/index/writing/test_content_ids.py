"""The id of an article is made of what it says: a move keeps it, and a rebuild."""

import json
import random
import shutil
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.writing.build import build_index
from search.engines import open_engine
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config
from tests.corpus import read_contents

TEXTS = ("The ferry sank.\n", "A kite flew.\n", "Rain fell on the quay.\n")


def list_ids(config: IndexConfig) -> dict[str, str]:
    """The path of each article by the id that a user is shown, after an update."""
    build_index(config)
    engine = open_engine(Config(config))
    base = str(config.base)
    found = {}
    for stored in read_contents(config.directory):
        path = str(Path(base) / stored.path)
        article = engine.article(path)
        assert article.path == path
        assert article.id not in found
        assert engine.article(article.id).path == path
        found[article.id] = path.removeprefix(f"{base}/")
    return found


def configure(base: Path, *, index: str = "index") -> IndexConfig:
    folder = base / "in"
    folder.mkdir(parents=True, exist_ok=True)
    return IndexConfig(paths=(folder,), directory=base / index, base=base, processes=1)


def fill(folder: Path) -> None:
    (folder / "deep").mkdir(parents=True)
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    (folder / "page.html").write_text(
        f"<title>A</title><p>{'Tide. ' * 40}</p>", "utf-8"
    )
    records = [{"id": "7", "text": "Seven."}, {"text": "Eight."}, {"text": "Eight."}]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "deep" / "many.jsonl").write_text(lines, "utf-8")
    (folder / "deep" / "same.txt").write_text(TEXTS[0], "utf-8")


def test_ids_stay_when_files_and_folders_move(tmp_path: Path) -> None:
    config = configure(tmp_path / "one")
    fill(tmp_path / "one" / "in")
    before = list_ids(config)
    assert len(before) == 8
    folder = tmp_path / "one" / "in"
    (folder / "deep").rename(folder / "shallow")
    (folder / "2.txt").rename(folder / "renamed.md")
    moved = list_ids(config)
    assert set(moved) == set(before)
    shutil.copytree(folder, tmp_path / "two" / "far" / "in")
    elsewhere = configure(tmp_path / "two" / "far")
    assert list_ids(elsewhere) == moved


def test_equal_articles_are_told_apart_by_path(tmp_path: Path) -> None:
    config = configure(tmp_path)
    folder = tmp_path / "in"
    (folder / "b.txt").write_text(TEXTS[0], "utf-8")
    (one,) = list_ids(config)
    (folder / "c.txt").write_text(TEXTS[0], "utf-8")
    assert list_ids(config) == {one: "in/b.txt", f"{one}-2": "in/c.txt"}
    (folder / "a.txt").write_text(TEXTS[0], "utf-8")
    names = {one: "in/a.txt", f"{one}-2": "in/b.txt", f"{one}-3": "in/c.txt"}
    assert list_ids(config) == names
    (folder / "a.txt").unlink()
    (folder / "b.txt").unlink()
    assert list_ids(config) == {one: "in/c.txt"}
    # What was saved says the same as ever.
    assert open_engine(Config(config)).article(f"{one}-3").text == TEXTS[0]


def test_an_update_removes_an_article_from_its_own_file_only(tmp_path: Path) -> None:
    config = configure(tmp_path)
    folder = tmp_path / "in"
    for name in "abc":
        (folder / f"{name}.txt").write_text(TEXTS[0], "utf-8")
    build_index(config)
    (folder / "b.txt").write_text(TEXTS[1], "utf-8")
    report = build_index(config)
    assert (report.added, report.changed, report.removed) == (0, 1, 0)
    assert sorted(a.path for a in read_contents(config.directory)) == [
        f"in/{name}.txt" for name in "abc"
    ]


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(1, 12))]
)
def test_an_update_gives_the_ids_of_a_rebuild(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    config = configure(tmp_path)
    folder = tmp_path / "in"
    for _ in range(5):
        for name in chance.sample("abcdef", 3):
            path = folder / f"{name}.jsonl"
            texts = chance.choices(TEXTS, k=chance.randrange(4))
            lines = [json.dumps({"text": text.strip()}) + "\n" for text in texts]
            path.write_text("".join(lines), "utf-8")
        (folder / "always.txt").write_text(TEXTS[2].strip(), "utf-8")
        updated = list_ids(config)
        rebuilt = configure(tmp_path, index=f"rebuilt-{chance.random()}")
        assert updated == list_ids(rebuilt)


def test_a_correction_in_a_sidecar_leaves_the_id(tmp_path: Path) -> None:
    config = configure(tmp_path)
    (tmp_path / "in" / "a.txt").write_text(TEXTS[0], "utf-8")
    before = list_ids(config)
    (tmp_path / "in" / "a.txt.meta.yaml").write_text("outlet: The Quay\n", "utf-8")
    assert list_ids(config) == before
    assert open_engine(Config(config)).article(*before).outlet.value == "The Quay"


def test_ids_of_the_format_before_are_found(tmp_path: Path) -> None:
    config = configure(tmp_path)
    fill(tmp_path / "in")
    build_index(config)
    engine = open_engine(Config(config))
    # As the program of format 10 named in/0.txt, and record 7 of in/deep/many.jsonl.
    assert engine.article("b4f2b9977a39266d").path.endswith("/0.txt")
    assert engine.article("c2122c68a72137fe").text == "Seven."
    with pytest.raises(NoSuchNameError):
        engine.article("0123456789abcdef")
