"""Finds the indexed outlets, actors and languages that a typed name means."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from index import schema
from index.analysis.analyzer import fold
from index.analysis.languages import language_code
from index.analysis.name_terms import fold_name
from search.executor.vocabulary import Vocabulary
from search.query.tree import NameField
from search.query_errors import NoSuchNameError
from search.rewrite.actor_names import ActorNames

_MIN_SIMILAR_CHARACTERS = 3
"""A shorter name is near to any other."""
_MAX_NAMES_LISTED = 8
_LISTING_OPTIONS = {
    NameField.OUTLET: "--facet outlet",
    NameField.ACTOR: "actors",
    NameField.LANGUAGE: "--facet language",
}
_INDEX_FIELDS = {
    NameField.OUTLET: schema.OUTLET,
    NameField.ACTOR: schema.ACTORS,
    NameField.LANGUAGE: schema.LANGUAGE,
}


class NameResolver:
    """Resolves typed names against one index; case, accents and scripts do not matter."""

    def __init__(self, vocabulary: Vocabulary, actors: ActorNames) -> None:
        self._vocabulary = vocabulary
        self._actors = actors

    def resolve(self, field: NameField, name: str) -> tuple[str, ...]:
        """Finds the indexed names that a typed name means.

        Raises:
            NoSuchNameError: there is none; the message suggests the nearest.
        """
        if field is NameField.ACTOR:
            found = self._actors.resolve(name) or self._find_actors(name)
        elif field is NameField.LANGUAGE:
            code = language_code(fold(name))
            known = self._vocabulary.terms(schema.LANGUAGE)
            found = tuple(one for one in known if one == code)
        else:
            found = _matching_names(name, self._outlets)
        if not found:
            raise NoSuchNameError(self._explain_unknown(field, name))
        return found

    def find_same(self, field: NameField, name: str) -> str | None:
        """Finds an indexed name that is equal to a typed one but for case and accents."""
        wanted, known = fold_name(name), self._folded_names(_INDEX_FIELDS[field])
        return next((one for folded, one in known if folded == wanted), None)

    def _find_actors(self, name: str) -> tuple[str, ...]:
        found = _matching_names(name, self._folded_names(schema.ACTORS))
        return tuple(dict.fromkeys(map(self._actors.canonical_name, found)))

    def _explain_unknown(self, field: NameField, name: str) -> str:
        known = list(self._vocabulary.terms(_INDEX_FIELDS[field]))
        near = _nearest_names(name, known)
        problem = f"no {field} {name!r} in the index"
        if near:
            return f"{problem}; did you mean {' or '.join(map(repr, near))}?"
        if not known:
            return f"{problem}: no article states its {field}"
        if len(known) > _MAX_NAMES_LISTED:
            return f"{problem}; to list them: corpus-search {_LISTING_OPTIONS[field]}"
        return f"{problem}; it has {', '.join(known)}"

    @cached_property
    def _outlets(self) -> Sequence[tuple[str, str]]:
        return list(self._folded_names(schema.OUTLET))

    def _folded_names(self, field: str) -> Iterator[tuple[str, str]]:
        return ((fold_name(name), name) for name in self._vocabulary.terms(field))


def _matching_names(name: str, folded: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Finds the names equal to this one once folded; else those with all its words."""
    wanted, known = fold_name(name), list(folded)
    if same := tuple([one for other, one in known if other == wanted]):
        return same
    words = set(wanted.split())
    return tuple(one for other, one in known if words and words <= set(other.split()))


def _nearest_names(name: str, known: list[str]) -> list[str]:
    # Only an error needs it.
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for one in known:
        for key in (fold_name(one), *fold_name(one).split()):
            if len(key) >= _MIN_SIMILAR_CHARACTERS:
                folded.setdefault(key, one)
    near = get_close_matches(fold_name(name), folded, n=3, cutoff=0.6)
    return list(dict.fromkeys(folded[key] for key in near))
