"""Reads and writes the figures that other engines or versions reached on collections."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

_PATH = Path(__file__).with_name("baselines.json")


class Baseline(NamedTuple):
    """Figures of an engine.

    Attributes:
        engine: the engine's name.
        figures: value by measure, as `evaluation.measures.measure` returns them.
    """

    engine: str
    figures: Mapping[str, float]


def read_baseline(collection: str) -> Baseline | None:
    """Returns the baseline of a collection, None if it has none."""
    record = _read().get(collection)
    return record and Baseline(**record)


def write_baseline(collection: str, engine: str, figures: Mapping[str, float]) -> None:
    """Saves figures as the baseline of a collection, rounded to four decimals."""
    rounded = {name: round(value, 4) for name, value in figures.items()}
    records = _read() | {collection: {"engine": engine, "figures": rounded}}
    text = json.dumps(records, indent=2, sort_keys=True)
    _PATH.write_text(text + "\n", encoding="utf-8")


def _read() -> Any:  # noqa: ANN401  (what JSON holds)
    return json.loads(_PATH.read_text("utf-8"))
