"""Variants of one name are linked, and similar names of different people are not."""

import json
from itertools import combinations, product

import pytest
import yaml

from evaluation.variants import MATERIAL
from index.config import IndexConfig
from index.writing.build import build_index
from search.engines import open_engine
from search.settings.config_file import Config, SearchConfig

PEOPLE = yaml.safe_load(MATERIAL.read_text(encoding="utf-8"))
LATIN = [pair for names in PEOPLE["people"] for pair in combinations(names[0], 2)]
ACROSS = [pair for names in PEOPLE["people"] for pair in product(*names)]
DIFFERENT = [tuple(pair) for pair in PEOPLE["different"]]

Pair = frozenset[str]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], set[Pair]]:
    """Canonical name by name in an index of all names, and the suggested pairs."""
    folder = tmp_path_factory.mktemp("people")
    names = sorted({name for pair in (*LATIN, *ACROSS, *DIFFERENT) for name in pair})
    rows = (
        {"id": f"n{number}", "title": "A name", "text": name, "actors": [name]}
        for number, name in enumerate(names)
    )
    (folder / "names.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    config = IndexConfig(
        paths=(folder,), directory=folder / "index", base=folder, processes=1
    )
    build_index(config)
    engine = open_engine(Config(config, SearchConfig(), None))
    pairs = engine.suggest_merges(limit=10_000).pairs
    return (
        {name: engine.actor(name).actor.name for name in names},
        {frozenset((one.left.actor.name, one.right.actor.name)) for one in pairs},
    )


@pytest.mark.parametrize(("pairs", "least"), [(LATIN, 0.98), (ACROSS, 0.95)])
def test_spellings_of_one_name_are_one_actor_or_suggested(
    known: tuple[dict[str, str], set[Pair]], pairs: list[tuple[str, str]], least: float
) -> None:
    actors, suggested = known
    found = [frozenset((actors[left], actors[right])) for left, right in pairs]
    linked = [pair for pair in found if len(pair) == 1 or pair in suggested]
    assert len(linked) / len(found) >= least


def test_different_people_are_different_actors(
    known: tuple[dict[str, str], set[Pair]],
) -> None:
    actors, _ = known
    assert [pair for pair in DIFFERENT if actors[pair[0]] == actors[pair[1]]] == []
