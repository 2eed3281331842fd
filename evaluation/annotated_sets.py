"""Reads sets of annotated texts, and lists the names by which an annotated actor may go."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from index.extract import NameCache
from index.extract.actors.entity_linking import link_name
from index.extract.gazetteer.name_keys import name_key


def read_sets(places: Iterable[str]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yields the name and the rows of each `*.jsonl` file among files and in folders."""
    for place in map(Path, places):
        for path in sorted(place.glob("*.jsonl")) if place.is_dir() else [place]:
            if path.suffix == ".jsonl":
                lines = path.read_text("utf-8").splitlines()
                yield path.stem, [json.loads(line) for line in lines]


def list_accepted_keys(names: Iterable[str], cache: NameCache) -> set[str]:
    """Returns the keys of names, and of the listed actors that they mean."""
    names = list(names)
    linked = [meaning.name for name in names if (meaning := link_name(name, cache))]
    listed = [cache.gazetteer.canonical_actor(name) for name in names]
    return {name_key(name) for name in [*names, *linked, *listed] if name}
