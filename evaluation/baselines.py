"""The figures that each collection reached before."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

_PATH = Path(__file__).with_name("baselines.json")


class Baseline(NamedTuple):
    """Figures, and the engine they are of."""

    engine: str
    figures: Mapping[str, float]


def read_baseline(collection: str) -> Baseline | None:
    """The collection's figures, None where there are none yet."""
    record = _read().get(collection)
    return record and Baseline(**record)


def write_baseline(collection: str, engine: str, figures: Mapping[str, float]) -> None:
    """Make these the collection's figures."""
    rounded = {name: round(value, 4) for name, value in figures.items()}
    records = _read() | {collection: {"engine": engine, "figures": rounded}}
    text = json.dumps(records, indent=2, sort_keys=True)
    _PATH.write_text(text + "\n", encoding="utf-8")


def _read() -> Any:  # noqa: ANN401  (what JSON holds)
    return json.loads(_PATH.read_text("utf-8"))
