"""A query tree as a Whoosh query, and as needles to look for in a text."""

from collections.abc import Iterable, Sequence
from functools import singledispatchmethod
from itertools import islice
from math import log
from typing import Any

from whoosh import query as whoosh_query

from index import schema
from index.analysis import fold
from search.engines.lexicon import MOST_FORMS, Lexicon
from search.query import tree
from search.snippets import Needle

TITLE_WEIGHT = 2.0

_TEXT_FIELDS = {
    None: (schema.TITLE, schema.BODY),
    tree.TextField.TITLE: (schema.TITLE,),
    tree.TextField.BODY: (schema.BODY,),
}
_NAME_FIELDS = {
    tree.NameField.OUTLET: schema.OUTLET,
    tree.NameField.ACTOR: schema.ACTORS,
    tree.NameField.LANGUAGE: schema.LANGUAGE,
}

WhooshQuery = Any  # Whoosh has no type hints


class Translator:
    """Translates for one index; `notices` gathers what the user should be told."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.notices: list[str] = []

    @singledispatchmethod
    def query(self, node: tree.Node) -> WhooshQuery:
        """The Whoosh query that matches and ranks as the tree says."""
        raise NotImplementedError(type(node).__name__)

    @query.register
    def _(self, _node: tree.Everything) -> WhooshQuery:
        return _filter(whoosh_query.Every())

    @query.register
    def _(self, node: tree.Word) -> WhooshQuery:
        return self._phrase(node.text, 0, node.field)

    @query.register
    def _(self, node: tree.Phrase) -> WhooshQuery:
        return self._phrase(node.text, node.slop, node.field)

    @query.register(tree.Prefix | tree.Wildcard | tree.Fuzzy | tree.WordRange)
    def _(
        self, node: tree.Prefix | tree.Wildcard | tree.Fuzzy | tree.WordRange
    ) -> WhooshQuery:
        pairs = self._forms(node)
        # By its stem "universal*" would find "university" too: the form decides.
        forms = [
            whoosh_query.Term(schema.FORMS, f"{form}{schema.SEPARATOR}{term}")
            for form, term in pairs
        ]
        ranked = _any_term({term for _, term in pairs}, node.field)
        return whoosh_query.And([_filter(_or(forms)), ranked])

    @query.register
    def _(self, node: tree.Named) -> WhooshQuery:
        field = _NAME_FIELDS[node.field]
        names = self._lexicon.resolve(node.field, node.name)
        return _filter(_or([whoosh_query.Term(field, name) for name in names]))

    @query.register
    def _(self, node: tree.Dated) -> WhooshQuery:
        first, last = node.range.first, node.range.last
        after = first.isoformat() if first else ""
        before = last.isoformat() if last else "9999-12-31"
        begins = whoosh_query.TermRange(schema.DATE, after, "9999-12-31")
        ends = whoosh_query.TermRange(schema.DATE_LAST, "", before)
        return _filter(whoosh_query.And([begins, ends]))

    @query.register
    def _(self, _node: tree.Undated) -> WhooshQuery:
        return _filter(_none_of(whoosh_query.Every(schema.DATE)))

    @query.register
    def _(self, node: tree.And) -> WhooshQuery:
        return whoosh_query.And([self.query(part) for part in node.parts])

    @query.register
    def _(self, node: tree.Or) -> WhooshQuery:
        return _or([self.query(part) for part in node.parts])

    @query.register
    def _(self, node: tree.Not) -> WhooshQuery:
        return _none_of(self.query(node.part))

    @query.register
    def _(self, node: tree.Boost) -> WhooshQuery:
        return self.query(node.part).with_boost(node.factor)

    def needle(self, node: tree.Node, articles: int) -> Needle:
        """What a ranked part of the query looks like in a text."""
        text = written(node)
        if isinstance(node, tree.Word | tree.Phrase):
            sequences = tuple(
                tuple(frozenset([term]) for term in reading)
                for reading in self._lexicon.readings(node.text)
            )
            slop = node.slop if isinstance(node, tree.Phrase) else 0
            weight = self._rarity(sequences, articles)
            return Needle(text, sequences, slop, weight=weight)
        if isinstance(node, tree.Prefix | tree.Wildcard | tree.Fuzzy | tree.WordRange):
            pairs = self._forms(node)
            terms = frozenset(term for _, term in pairs)
            return Needle(text, ((terms,),), forms=frozenset(form for form, _ in pairs))
        raise NotImplementedError(type(node).__name__)

    def _phrase(
        self, text: str, slop: int, field: tree.TextField | None
    ) -> WhooshQuery:
        readings = self._lexicon.readings(text)
        single = {reading[0] for reading in readings if len(reading) == 1}
        parts = [_any_term(single, field)] if single else []
        for reading in readings:
            if len(reading) > 1:
                parts += [
                    whoosh_query.Phrase(name, list(reading), slop=slop + 1, boost=boost)
                    for name, boost in _fields(field)
                ]
        return _or(parts)

    def _forms(self, node: tree.Node) -> list[tuple[str, str]]:
        pairs = list(islice(self._all_forms(node), MOST_FORMS + 1))
        if len(pairs) > MOST_FORMS:
            notice = f"{written(node)} stands for more than {MOST_FORMS} words: "
            self.notices.append(f"{notice}only the first {MOST_FORMS} were looked for")
        return pairs[:MOST_FORMS]

    def _all_forms(self, node: tree.Node) -> Iterable[tuple[str, str]]:
        match node:
            case tree.Prefix(text):
                return self._lexicon.forms_with_prefix(fold(text))
            case tree.Wildcard(pattern):
                return self._lexicon.forms_like(fold(pattern))
            case tree.Fuzzy(text, edits):
                return self._lexicon.forms_near(text, edits)
            case tree.WordRange(first, last):
                return self._lexicon.forms_between(first, last)
        raise NotImplementedError(type(node).__name__)

    def _rarity(
        self, sequences: Sequence[Sequence[frozenset[str]]], articles: int
    ) -> float:
        terms = {t for sequence in sequences for step in sequence for t in step}
        common = min((self._lexicon.occurs(term) for term in terms), default=0)
        return log(1 + articles / (common + 1))


def written(node: tree.Node) -> str:
    """A part of a query as the user writes it."""
    match node:
        case tree.Phrase(text, slop):
            return f'"{text}"' + (f"~{slop}" if slop else "")
        case tree.Prefix(text):
            return f"{text}*"
        case tree.Fuzzy(text, edits):
            return f"{text}~{edits}"
        case tree.Wildcard(pattern):
            return pattern
        case tree.WordRange(first, last):
            return f"[{first or '*'} TO {last or '*'}]"
        case tree.Word(text):
            return text
    raise NotImplementedError(type(node).__name__)


def _fields(field: tree.TextField | None) -> list[tuple[str, float]]:
    names = _TEXT_FIELDS[field]
    return [(name, TITLE_WEIGHT if name == schema.TITLE else 1.0) for name in names]


def _any_term(terms: set[str], field: tree.TextField | None) -> WhooshQuery:
    return _or(
        [
            whoosh_query.Term(name, term, boost=boost)
            for term in sorted(terms)
            for name, boost in _fields(field)
        ]
    )


def _or(parts: Sequence[WhooshQuery]) -> WhooshQuery:
    if not parts:
        return whoosh_query.NullQuery
    return parts[0] if len(parts) == 1 else whoosh_query.Or(parts)


def _none_of(part: WhooshQuery) -> WhooshQuery:
    # Whoosh reads "A or not B" as "A and not B": a Not is always given its own And.
    return whoosh_query.And([_filter(whoosh_query.Every()), whoosh_query.Not(part)])


def _filter(part: WhooshQuery) -> WhooshQuery:
    """The part, adding nothing to a score."""
    return whoosh_query.ConstantScoreQuery(part, 0.0)
