"""The user's word on a file: `NAME.meta.yaml` beside it, which wins over all else."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from index.reading.decoding.encoding import decode
from index.reading.decoding.file_bytes import ContentError, load_at_most
from index.reading.metadata.declared_dates import read_date
from index.reading.metadata.declared_fields import NOTHING, SIDECAR, Declared, declare
from index.reading.metadata.field_values import as_text
from index.reading.metadata.yaml_fields import LONGEST_YAML, YamlError, read_yaml
from index.reading.source import printable

SUFFIXES = (".meta.yaml", ".meta.yml")
KEYS = ("title", "date", "outlet", "url", "language", "authors", "actors")

_NAMES = {key: (key,) for key in KEYS}


def is_sidecar(name: str) -> bool:
    """Whether a file of this name speaks of another."""
    return name.lower().endswith(SUFFIXES)


def sidecar_names(name: str) -> Iterator[str]:
    """What a sidecar of this file may be called, strongest first.

    >>> list(sidecar_names("a.html"))[::2]
    ['a.html.meta.yaml', 'a.meta.yaml']
    """
    stem = name
    while True:
        yield from (stem + suffix for suffix in SUFFIXES)
        shorter = Path(stem).stem
        if shorter == stem:
            return
        stem = shorter


def read_sidecar(path: Path) -> tuple[Declared, list[str]]:
    """What the sidecar declares, and what in it cannot be understood, in words."""
    name = f"sidecar {printable(path.name)}"
    try:
        content = load_at_most(path, LONGEST_YAML)
        if content is None:
            return NOTHING, [f"{name}: larger than {LONGEST_YAML} bytes"]
        values = read_yaml(decode(content))
    except ContentError as error:
        return NOTHING, [f"{name}: {error}"]
    except YamlError as error:
        place = f"{name}, line {error.line}" if error.line else name
        return NOTHING, [f"{place}: broken YAML: {error.problem}"]
    troubles = [f"{name}: {trouble}" for trouble in _find_troubles(values)]
    return declare(values, _NAMES, SIDECAR), troubles


def date_trouble(values: Mapping[str, object], key: str) -> str:
    """What is wrong with the date under this key; empty when nothing is."""
    written = as_text(values.get(key))
    trouble = read_date(written).trouble if written else ""
    return f"{key}: {written!r} is {_ARTICLES[trouble]}" if trouble else ""


_ARTICLES = {
    "ambiguous date": "an ambiguous date; write it as 2019-12-20",
    "no such date": "no date there is",
    "not a date": "not a date; write it as 2019-12-20",
}


def _find_troubles(values: Mapping[str, object]) -> Iterator[str]:
    unknown = [key for key in values if key not in KEYS]
    if unknown:
        yield f"unknown keys: {', '.join(unknown)} (known: {', '.join(KEYS)})"
    if trouble := date_trouble(values, "date"):
        yield trouble
