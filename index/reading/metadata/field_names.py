"""Names under which exports hold the fields of an article, in many languages.

The tables of names are in `index/reading/data`: `field_names.txt` for all records, and
`record_shapes.txt` for exports whose keys mean something else there.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from index.reading.metadata.name_tables import join_words, load_table, split_words
from index.reading.metadata.record_shapes import RecordShape, find_shape

FieldKeys = Mapping[str, tuple[str, ...]]
"""For each field, the keys of a mapping that may hold it, the best first.

There are more fields than an article has: "summary" stands in for a text that is missing,
"year", "month" and "day" for a date. Some exports have a "lead" that stands before their
text, a "page" that is searched beside it, or "links" whose texts were not exported.
"""

_MAX_KEPT = 1 << 12
_MAX_KEYS = 200


class FieldNames:
    """The names of fields: the user's own before those of the table.

    Attributes:
        own: for each field, the names that the user gives it.
    """

    def __init__(self, own: Mapping[str, Iterable[str]] = {}) -> None:
        self.own = {field: tuple(names) for field, names in own.items()}
        known = {**load_table("field_names.txt")}
        self._qualifiers = frozenset(map(join_words, known.pop("qualifiers")))
        self._ranks = {
            field: _rank([*self.own.get(field, ()), *names])
            for field, names in known.items()
        }
        self._kept: dict[tuple[str, ...], FieldKeys] = {}

    def find_keys(self, values: Iterable[str]) -> FieldKeys:
        """Returns for each field the keys that hold it, the best first.

        Args:
            values: the keys of a mapping. Records of one file mostly have the same, so
                that what was found for some is kept.
        """
        keys = tuple(values)
        found = self._kept.get(keys)
        if found is None:
            found = self._match(keys[:_MAX_KEYS])
            if len(self._kept) < _MAX_KEPT and len(keys) <= _MAX_KEYS:
                self._kept[keys] = found
        return found

    def is_known(self, key: str) -> bool:
        """Checks whether a key names any field."""
        return any(self._rank_key(key, ranks) for ranks in self._ranks.values())

    def _match(self, keys: tuple[str, ...]) -> FieldKeys:
        found: dict[str, tuple[str, ...]] = {}
        for field, ranks in self._ranks.items():
            ranked = [(self._rank_key(key, ranks), key) for key in keys]
            named = sorted((rank, key) for rank, key in ranked if rank is not None)
            found[field] = tuple(key for _, key in named)
        shape = find_shape(keys)
        if shape is None:
            return found
        return {**found, **self._match_shape(keys, shape, found)}

    def _match_shape(
        self, keys: tuple[str, ...], shape: RecordShape, found: FieldKeys
    ) -> FieldKeys:
        """Returns the keys of the fields that a shape names, after the user's own."""
        key_of = {join_words(key): key for key in reversed(keys)}
        shaped = {}
        for field, names in shape.fields.items():
            own = {join_words(name) for name in self.own.get(field, ())}
            first = [key for key in found.get(field, ()) if join_words(key) in own]
            named = [key_of[name] for name in names if name in key_of]
            shaped[field] = tuple(dict.fromkeys([*first, *named]))
        return shaped

    def _rank_key(self, key: str, ranks: Mapping[str, int]) -> tuple[int, bool] | None:
        """Returns the rank of the name that a key is, with or without a qualifier."""
        for name, qualified in _forms(key, self._qualifiers):
            rank = ranks.get(name)
            if rank is not None:
                return rank, qualified
        return None


def describe_text_names(names: FieldNames) -> str:
    """Lists the names of a text that are looked for, for messages."""
    own = names.own.get("text", ())
    return ", ".join([*own, "text", "body", "content", "and the like"])


def _rank(names: Iterable[str]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, name in enumerate(names):
        ranks.setdefault(join_words(name), rank)
    return ranks


@lru_cache(maxsize=1 << 12)
def _forms(key: str, qualifiers: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    """Returns the key as a name, then without the qualifiers around it.

    >>> [name for name, _ in _forms("articleTitle_en", frozenset({"article", "en"}))]
    ['articletitleen', 'titleen', 'articletitle', 'title']
    """
    words = split_words(key)
    forms = [("".join(words), False)]
    starts = range(2 if len(words) > 1 and words[0] in qualifiers else 1)
    ends = range(2 if len(words) > 1 and words[-1] in qualifiers else 1)
    for end in ends:
        for start in starts:
            inner = words[start : len(words) - end]
            if (start or end) and inner:
                forms.append(("".join(inner), True))
    return tuple(forms)
