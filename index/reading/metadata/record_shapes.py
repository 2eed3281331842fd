"""Knows the exports whose keys mean something else than the same names elsewhere."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from index.reading.metadata.name_tables import join_words, load_sections


class RecordShape(NamedTuple):
    """A kind of export that its keys show.

    Attributes:
        name: the program that makes it.
        signs: the names of keys that all its records have.
        fields: for each field that it sets, the names of its keys, the best first; no
            names where no key holds the field.
    """

    name: str
    signs: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]


def find_shape(keys: Iterable[str]) -> RecordShape | None:
    """Returns the first shape whose signs are all among the keys of a record."""
    names = set(map(join_words, keys))
    return next((shape for shape in _load_shapes() if shape.signs <= names), None)


@cache
def _load_shapes() -> tuple[RecordShape, ...]:
    shapes = []
    for heading, table in load_sections("record_shapes.txt"):
        fields = {
            field: tuple(map(join_words, names)) for field, names in table.items()
        }
        # A hyphen has no words: it stands for no key.
        fields = {field: tuple(filter(None, names)) for field, names in fields.items()}
        shapes.append(RecordShape(heading, frozenset(fields.pop("signs")), fields))
    return tuple(shapes)
