"""Translates the user's query into the plan that the executor runs."""

from collections.abc import Iterable, Mapping, Sequence

from index import schema
from index.analysis.name_terms import fold_name
from index.article import Field, PartialDate
from search.desk.tag_reader import NO_TAGS, TagReader
from search.executor.plan import (
    SHORT_QUERY_B,
    B,
    Conjunction,
    ConstantScore,
    Disjunction,
    Exclusion,
    ExistsFilter,
    KeywordFilter,
    MatchAll,
    MatchNone,
    PatternFilter,
    PhraseFilter,
    Plan,
    RangeFilter,
    RequiredOptional,
    SynonymTerms,
    ValuesFilter,
)
from search.query import tree
from search.query.proximity import list_words
from search.query_errors import NoSuchNameError
from search.rewrite.actor_synonyms import ActorSynonym
from search.rewrite.nearby.nearness import Nearness
from search.rewrite.phrase_budget import PhraseBudget
from search.rewrite.term_expansion import FormPairs, Pattern, TermExpander
from search.rewrite.term_resolver import TermResolver

TITLE_WEIGHT = 2.5
"""Weight of an occurrence in the title; one in the body weighs 1."""

PAGE_WEIGHT = 0.1
"""Weight of an occurrence in what surrounds the article on its page: menus, captions."""

_TEXT_FIELDS = {
    None: {
        schema.TITLE: TITLE_WEIGHT,
        schema.BODY: 1.0,
        schema.PAGE: PAGE_WEIGHT,
    },
    tree.TextField.TITLE: {schema.TITLE: TITLE_WEIGHT},
    tree.TextField.BODY: {schema.BODY: 1.0},
    tree.TextField.PAGE: {schema.PAGE: 1.0},
}
_VALUE_FIELDS: dict[tree.NameField | tree.PlaceField, str] = {
    tree.NameField.OUTLET: schema.OUTLET,
    tree.NameField.ACTOR: schema.ACTORS,
    tree.NameField.AUTHOR: schema.AUTHORS,
    tree.NameField.LANGUAGE: schema.LANGUAGE,
    tree.PlaceField.URL: schema.URL_KEYS,
}
"""The fields of which an article may have no value."""
_MAX_SHORT = 3
_LAST_DAY = "9999-12-31"

_Filter = (
    tree.Named
    | tree.Unknown
    | tree.Located
    | tree.Dated
    | tree.Undated
    | tree.Everything
    | tree.OneOf
)
_Rare = _Filter | Pattern | tree.Near

GuessesById = Mapping[str, Field[PartialDate]]
"""Guessed dates by article id."""


class Translator:
    """Translates a query for one index.

    Args:
        resolver: looks up what the index has.
        guesses: see below.
        base: the folder that paths of articles are relative to.
        n_words: number of words that the query ranks by; few make it a short query.
        tags: reads the user's own tags.

    Attributes:
        guesses: the guessed dates that count in filters.
    """

    def __init__(
        self,
        resolver: TermResolver,
        guesses: GuessesById = {},  # noqa: B006  (never changed)
        *,
        base: str = "",
        n_words: int = _MAX_SHORT + 1,
        tags: TagReader = NO_TAGS,
    ) -> None:
        self._b = SHORT_QUERY_B if n_words <= _MAX_SHORT else B
        self._resolver = resolver
        self.guesses = guesses
        self._base = base
        self._tags = tags
        self._expander = TermExpander(resolver)
        self._phrases = PhraseBudget(resolver)
        self._is_excluded = False
        self._on_names: dict[str, None] = {}

    @property
    def dropped(self) -> set[tree.Node]:
        """The patterns and phrases that are not looked for, as the query has too many."""
        return {*self._expander.dropped, *self._phrases.dropped}

    @property
    def notices(self) -> list[str]:
        """What of the query's patterns, phrases and names is not as it may seem."""
        return [*self._expander.notices, *self._phrases.notices, *self._on_names]

    def translate(self, node: tree.Node) -> Plan:
        """Builds the plan that matches and scores as the query says."""
        self._expander.prepare(node)
        return self._translate(node)

    def _translate(self, node: tree.Node) -> Plan:
        # The most frequent first: each case takes 0.1 µs, singledispatch 8 µs a node.
        match node:
            case tree.Word():
                return self._phrase(node, 0)
            case tree.Or(parts):
                return _any_of([self._translate(part) for part in parts])
            case tree.Boost(part, factor):
                return _boosted(self._translate(part), factor)
            case tree.And(parts):
                return Conjunction([self._translate(part) for part in parts])
            case tree.Phrase(_, slop):
                return self._phrase(node, slop)
            case tree.Not(part):
                return Exclusion(MatchAll(), self._translate_excluded(part))
            case _:
                return self._translate_rare(node)

    def _translate_rare(self, node: _Rare) -> Plan:
        match node:
            case tree.Near():
                return self._near(node)
            case tree.Prefix() | tree.Wildcard() | tree.Fuzzy() | tree.WordRange():
                terms = {term for _, term in self.expand(node)}
                return self._synonyms(terms, node.field)
            case _:
                return self._filter(node)

    def expand(self, pattern: Pattern) -> FormPairs:
        """Expands a prefix, wildcard, fuzzy word or range: pairs of a form and its term."""
        return self._expander.expand(pattern)

    def _filter(self, node: _Filter) -> Plan:
        match node:
            case ActorSynonym(_, name, weight):
                filters = self._actor_filters([name])
                return _any_of([ConstantScore(one, weight) for one in filters])
            case tree.Named(field, name):
                return self._named(field, name)
            case tree.Unknown(field):
                return self._unknown(field)
            case tree.Located(field, pattern):
                return self._located(field, pattern)
            case tree.Dated() | tree.Undated():
                return (
                    self._dated(node.range)
                    if isinstance(node, tree.Dated)
                    else self._undated()
                )
            case tree.OneOf(ids):
                return ValuesFilter(schema.ID, ids)
            case tree.Everything():
                return MatchAll()

    def _translate_excluded(self, node: tree.Node) -> Plan:
        self._is_excluded = not self._is_excluded
        plan = self._translate(node)
        self._is_excluded = not self._is_excluded
        return plan

    def _named(self, field: tree.NameField, name: str) -> Plan:
        try:
            if field is tree.NameField.TAG:
                return ValuesFilter(schema.ID, self._tags.find(name))
            names = self._resolver.resolve_name(field, name)
        except NoSuchNameError as error:
            if not self._is_excluded:
                raise
            self._on_names[f"-{field}:{name} leaves nothing out: {error}"] = None
            return MatchNone()
        if field is tree.NameField.ACTOR:
            return _any_of(self._actor_filters(names))
        if field is tree.NameField.AUTHOR and " " not in (word := fold_name(name)):
            # A thousand people may be called Jane; their terms stand side by side.
            return PatternFilter(schema.AUTHOR_NAMES, word + schema.SEPARATOR)
        return _any_of([KeywordFilter(_VALUE_FIELDS[field], n) for n in names])

    def _unknown(self, field: tree.NameField | tree.PlaceField) -> Plan:
        if field is tree.NameField.TAG:
            tagged = frozenset[str]().union(*self._tags.list_all().values())
            return Exclusion(MatchAll(), ValuesFilter(schema.ID, tagged))
        if isinstance(field, tree.NameField) and (
            name := self._resolver.find_same_name(field, "unknown")
        ):
            self._on_names[
                f"{field}:unknown means articles without a known {field}; "
                f'{field}:"{name}" means the {field} of that name'
            ] = None
        return Exclusion(MatchAll(), ExistsFilter(_VALUE_FIELDS[field]))

    def _located(self, field: tree.PlaceField, pattern: str) -> Plan:
        # Few searches need them.
        from search.rewrite.locations import make_path_plan, make_url_plan

        if field is tree.PlaceField.PATH:
            return make_path_plan(pattern, self._base)
        return make_url_plan(pattern)

    def _actor_filters(self, names: Iterable[str]) -> list[Plan]:
        """A filter for each name under which the index has one of the actors."""
        indexed = self._resolver.actors.indexed_names
        return [KeywordFilter(schema.ACTORS, n) for one in names for n in indexed(one)]

    def _dated(self, days: tree.DateRange) -> Plan:
        first = days.first.isoformat() if days.first else ""
        last = days.last.isoformat() if days.last else _LAST_DAY
        stated = Conjunction(
            [
                RangeFilter(schema.DATE, first, _LAST_DAY),
                RangeFilter(schema.DATE_LAST, "", last),
            ]
        )
        guessed = [
            KeywordFilter(schema.ID, article_id)
            for article_id, date in self.guesses.items()
            if date.value and _lies_within(date.value, days)
        ]
        return _any_of([stated, *guessed])

    def _undated(self) -> Plan:
        guessed = [KeywordFilter(schema.ID, one) for one in self.guesses]
        return Exclusion(MatchAll(), _any_of([ExistsFilter(schema.DATE), *guessed]))

    def _phrase(self, node: tree.Word | tree.Phrase, slop: int) -> Plan:
        """Terms in order; they score as they would in any order."""
        field, readings = node.field, self._resolver.term_sequences(node.text)
        parts: list[Plan] = []
        single = {reading[0] for reading in readings if len(reading) == 1}
        if single:
            parts.append(self._synonyms(single, field))
        longer = [reading for reading in readings if len(reading) > 1]
        if longer and self._phrases.affords(node, longer):
            any_order = isinstance(node, tree.Phrase) and node.any_order
            phrases = [
                PhraseFilter(name, reading, slop, any_order)
                for reading in longer
                for name in _TEXT_FIELDS[field]
                if name in self._resolver.text_fields
            ]
            terms = {term for reading in longer for term in reading}
            ranked = [self._synonyms([term], field) for term in sorted(terms)]
            parts.append(RequiredOptional(_any_of(phrases), _any_of(ranked)))
        return _any_of(parts)

    def _near(self, node: tree.Near) -> Plan:
        """Parts near each other in one field; they score as they would anywhere."""
        near = Nearness(self._resolver, self.expand)
        terms = near.list_terms(node)
        if not all(terms) or not self._phrases.affords_near(node, terms):
            return MatchNone()
        field = next(list_words(node)).field
        fields = [
            one for one in _TEXT_FIELDS[field] if one in self._resolver.text_fields
        ]
        found = [plan for one in fields for plan in near.make_filters(one, node)]
        ranked = [self._translate(part) for part in (node.first, node.second)]
        return RequiredOptional(_any_of(found), _any_of(ranked))

    def _synonyms(self, terms: Iterable[str], field: tree.TextField | None) -> Plan:
        known = self._resolver.text_fields
        weights = {
            (name, term): weight
            for term in sorted(set(terms))
            for name, weight in _TEXT_FIELDS[field].items()
            if name in known
        }
        return SynonymTerms(weights, b=self._b) if weights else MatchNone()


def _lies_within(date: PartialDate, days: tree.DateRange) -> bool:
    first, last = date.first, date.last
    if first is None or last is None:
        return False
    return (days.first is None or days.first <= first) and (
        days.last is None or last <= days.last
    )


def _boosted(plan: Plan, factor: float) -> Plan:
    """The plan with the boost of all synonym terms multiplied by the factor."""
    match plan:
        case SynonymTerms(weights, boost, b):
            return SynonymTerms(weights, boost * factor, b)
        case Disjunction(parts):
            return Disjunction([_boosted(part, factor) for part in parts])
        case Conjunction(parts):
            return Conjunction([_boosted(part, factor) for part in parts])
        case RequiredOptional(required, optional):
            return RequiredOptional(required, _boosted(optional, factor))
    return plan


def _any_of(plans: Sequence[Plan]) -> Plan:
    if not plans:
        return MatchNone()
    return plans[0] if len(plans) == 1 else Disjunction(plans)
