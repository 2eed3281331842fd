"""Reads sidecars: `NAME.meta.yaml`, in which users state the fields of a file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from index.file_names import escape_unprintable
from index.reading.decoding.encoding import decode
from index.reading.decoding.file_bytes import (
    ContentError,
    UnreadableContentError,
    load_if_within,
)
from index.reading.metadata.declared_dates import parse_declared_date
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    read_declared_fields,
)
from index.reading.metadata.field_values import as_text
from index.reading.metadata.metadata_source import SIDECAR
from index.reading.metadata.yaml_fields import MAX_YAML_CHARS, YamlError, read_yaml

SUFFIXES = (".meta.yaml", ".meta.yml")
KEYS = ("title", "date", "outlet", "url", "language", "authors", "actors")

_FIELD_KEYS = {key: (key,) for key in KEYS}


def is_sidecar_name(name: str) -> bool:
    """Checks whether a file name is that of a sidecar."""
    return name.lower().endswith(SUFFIXES)


def sidecar_names(name: str) -> Iterator[str]:
    """Yields the names that a sidecar of a file may have, the most specific first.

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


def read_sidecar(path: Path, shown: str = "") -> tuple[DeclaredFields, list[str]]:
    """Reads a sidecar.

    Args:
        path: the file.
        shown: its name for the user, if not that of the file.

    Returns:
        The fields that it declares, and a message for each problem in it.

    Raises:
        UnreadableContentError: the operating system refuses to read it.
    """
    name = f"sidecar {escape_unprintable(shown or path.name)}"
    try:
        content = load_if_within(path, MAX_YAML_CHARS)
        if content is None:
            return NOTHING_DECLARED, [f"{name}: larger than {MAX_YAML_CHARS} bytes"]
        values = read_yaml(decode(content))
    except UnreadableContentError as error:
        raise UnreadableContentError(f"{name}: {error}") from error
    except ContentError as error:
        return NOTHING_DECLARED, [f"{name}: {error}"]
    except YamlError as error:
        place = f"{name}, line {error.line}" if error.line else name
        return NOTHING_DECLARED, [f"{place}: broken YAML: {error.problem}"]
    problems = [f"{name}: {problem}" for problem in _find_problems(values)]
    return read_declared_fields(values, _FIELD_KEYS, SIDECAR), problems


def describe_date_problem(values: Mapping[str, object], key: str) -> str:
    """Describes what is wrong with the date under a key; empty if nothing is."""
    written = as_text(values.get(key))
    problem = parse_declared_date(written).problem if written else ""
    return f"{key}: {written!r} is {_PROBLEM_PHRASES[problem]}" if problem else ""


_PROBLEM_PHRASES = {
    "ambiguous date": "an ambiguous date; write it as 2019-12-20",
    "no such date": "an impossible date",
    "not a date": "not a date; write it as 2019-12-20",
}


def _find_problems(values: Mapping[str, object]) -> Iterator[str]:
    unknown = [key for key in values if key not in KEYS]
    if unknown:
        yield f"unknown keys: {', '.join(unknown)} (known: {', '.join(KEYS)})"
    if problem := describe_date_problem(values, "date"):
        yield problem
