"""A query tree as the executor wants it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from index import schema
from index.analysis.analyzer import fold
from index.article import Field, PartialDate
from search.executor import query as executor_query
from search.executor.query import NOTHING, FormsAcrossFields, Query
from search.query import RankedNode, tree
from search.query.unparse import unparse
from search.rewrite.actor_synonyms import ActorSynonym
from search.rewrite.term_resolver import MAX_EXPANSIONS, TermResolver

TITLE_WEIGHT = 2.5

_TEXT_FIELDS = {
    None: {schema.TITLE: TITLE_WEIGHT, schema.BODY: 1.0},
    tree.TextField.TITLE: {schema.TITLE: TITLE_WEIGHT},
    tree.TextField.BODY: {schema.BODY: 1.0},
}
_NAME_FIELDS = {
    tree.NameField.OUTLET: schema.OUTLET,
    tree.NameField.ACTOR: schema.ACTORS,
    tree.NameField.LANGUAGE: schema.LANGUAGE,
}


GuessesById = Mapping[str, Field[PartialDate]]
"""By the ids of articles."""


class Translator:
    """Translates for one index; `notices` gathers what the user should be told."""

    def __init__(self, resolver: TermResolver, guesses: GuessesById = {}) -> None:  # noqa: B006  (never changed)
        self._resolver = resolver
        self._guesses = guesses
        self._forms_of_shape: dict[RankedNode, list[tuple[str, str]]] = {}
        self.notices: list[str] = []

    def query(self, node: tree.Node) -> Query:
        """The executor's query that matches and ranks as the tree says."""
        return _TRANSLATIONS[type(node)](self, node)

    def _everything(self, _node: tree.Everything) -> Query:
        return _filter(executor_query.Every())

    def _word(self, node: tree.Word) -> Query:
        return self._phrase(node.text, 0, node.field)

    def _words(self, node: tree.Phrase) -> Query:
        return self._phrase(node.text, node.slop, node.field)

    def _shape(
        self, node: tree.Prefix | tree.Wildcard | tree.Fuzzy | tree.WordRange
    ) -> Query:
        return _any_term((term for _, term in self.forms(node)), node.field)

    def _named(self, node: tree.Named) -> Query:
        field = _NAME_FIELDS[node.field]
        names = self._resolver.resolve_name(node.field, node.name)
        if node.field is tree.NameField.ACTOR:
            return _filter(_or([self._mentions(name) for name in names]))
        return _filter(_or([executor_query.Term(field, name) for name in names]))

    def _mentioned(self, node: ActorSynonym) -> Query:
        return self._mentions(node.name, node.weight)

    def _dated(self, node: tree.Dated) -> Query:
        first, last = node.range.first, node.range.last
        after = first.isoformat() if first else ""
        before = last.isoformat() if last else "9999-12-31"
        begins = executor_query.TermRange(schema.DATE, after, "9999-12-31")
        ends = executor_query.TermRange(schema.DATE_LAST, "", before)
        within = executor_query.And([begins, ends])
        guessed = [
            executor_query.Term(schema.ID, article_id)
            for article_id, date in self._guesses.items()
            if date.value and _lies_within(date.value, node.range)
        ]
        return _filter(_or([within, *guessed]))

    def _undated(self, _node: tree.Undated) -> Query:
        guessed = [executor_query.Term(schema.ID, one) for one in self._guesses]
        return _none_of(_or([executor_query.Every(schema.DATE), *guessed]))

    def _all_of(self, node: tree.And) -> Query:
        return executor_query.And([self.query(part) for part in node.parts])

    def _any_of(self, node: tree.Or) -> Query:
        return _or([self.query(part) for part in node.parts])

    def _not(self, node: tree.Not) -> Query:
        return _none_of(self.query(node.part))

    def _boost(self, node: tree.Boost) -> Query:
        return _boosted(self.query(node.part), node.factor)

    def forms(self, node: RankedNode) -> list[tuple[str, str]]:
        """The folded words that a prefix, shape or range stands for, with their terms."""
        if node not in self._forms_of_shape:
            pairs = list(islice(self._all_forms(node), MAX_EXPANSIONS + 1))
            if len(pairs) > MAX_EXPANSIONS:
                self.notices.append(
                    f"{unparse(node)} stands for more than {MAX_EXPANSIONS} words: "
                    f"only the first {MAX_EXPANSIONS} were looked for"
                )
            self._forms_of_shape[node] = pairs[:MAX_EXPANSIONS]
        return self._forms_of_shape[node]

    def _mentions(self, name: str, weight: float = 1.0) -> Query:
        names = self._resolver.names.indexed_names(name)
        return _or([executor_query.Term(schema.ACTORS, one, weight) for one in names])

    def _phrase(self, text: str, slop: int, field: tree.TextField | None) -> Query:
        """The words in order; ranked as the words are, whatever their order."""
        readings = self._resolver.term_sequences(text)
        parts = []
        single = {reading[0] for reading in readings if len(reading) == 1}
        if single:
            parts.append(_any_term(single, field))
        longer = [reading for reading in readings if len(reading) > 1]
        if longer:
            phrases = [
                executor_query.Phrase(name, reading, slop=slop + 1)
                for reading in longer
                for name in _TEXT_FIELDS[field]
            ]
            words = {term for reading in longer for term in reading}
            ranked = [_any_term([term], field) for term in sorted(words)]
            wanted = executor_query.AndMaybe(_filter(_or(phrases)), _or(ranked))
            parts.append(wanted)
        return _or(parts)

    def _all_forms(self, node: RankedNode) -> Iterable[tuple[str, str]]:
        match node:
            case tree.Prefix(text):
                return self._resolver.forms_with_prefix(fold(text))
            case tree.Wildcard(pattern):
                return self._resolver.forms_matching(fold(pattern))
            case tree.Fuzzy(text, edits):
                return self._resolver.forms_near(text, edits)
            case tree.WordRange(first, last):
                return self._resolver.forms_between(first, last)
        raise NotImplementedError(type(node).__name__)


# Not functools.singledispatchmethod: that takes 8 µs a node.
_TRANSLATIONS: Mapping[type, Callable[[Translator, Any], Query]] = {
    tree.Everything: Translator._everything,
    tree.Word: Translator._word,
    tree.Phrase: Translator._words,
    tree.Prefix: Translator._shape,
    tree.Wildcard: Translator._shape,
    tree.Fuzzy: Translator._shape,
    tree.WordRange: Translator._shape,
    tree.Named: Translator._named,
    ActorSynonym: Translator._mentioned,
    tree.Dated: Translator._dated,
    tree.Undated: Translator._undated,
    tree.And: Translator._all_of,
    tree.Or: Translator._any_of,
    tree.Not: Translator._not,
    tree.Boost: Translator._boost,
}


def _lies_within(date: PartialDate, days: tree.DateRange) -> bool:
    first, last = date.first, date.last
    if first is None or last is None:
        return False
    return (days.first is None or days.first <= first) and (
        days.last is None or last <= days.last
    )


def _any_term(terms: Iterable[str], field: tree.TextField | None) -> Query:
    weights = {
        (name, term): weight
        for term in sorted(set(terms))
        for name, weight in _TEXT_FIELDS[field].items()
    }
    return FormsAcrossFields(weights) if weights else NOTHING


def _boosted(part: Query, factor: float) -> Query:
    """The part, its scores times the factor: each of its leaves carries the factor."""
    if isinstance(part, FormsAcrossFields):
        return FormsAcrossFields(part.weights, part.boost * factor)
    if isinstance(part, executor_query.And | executor_query.Or):
        return type(part)([_boosted(sub, factor) for sub in part.subqueries])
    if isinstance(part, executor_query.AndMaybe):
        return executor_query.AndMaybe(part.a, _boosted(part.b, factor))
    return part


def _or(parts: Sequence[Query]) -> Query:
    if not parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else executor_query.Or(parts)


def _none_of(part: Query) -> Query:
    # Whoosh reads "A or not B" as "A and not B": a Not is always given its own And.
    return executor_query.And(
        [_filter(executor_query.Every()), executor_query.Not(part)]
    )


def _filter(part: Query) -> Query:
    """The part, adding nothing to a score."""
    return executor_query.ConstantScoreQuery(part, 0.0)
