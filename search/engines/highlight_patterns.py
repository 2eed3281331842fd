"""What a question looks like in a text, and what of it no text has."""

from collections.abc import Iterator, Sequence
from math import log

from search.highlight.pattern_matcher import HighlightPattern
from search.query import RankedNode, named_actors
from search.query.tree import NameField, Phrase, Word
from search.query.unparse import unparse
from search.results.results import Absence
from search.rewrite.rewrite import Understood
from search.rewrite.term_resolver import TermResolver
from search.rewrite.translation import Translator

_Sequences = tuple[tuple[frozenset[str], ...], ...]


def make_highlight_patterns(
    question: Understood, translator: Translator, resolver: TermResolver, articles: int
) -> list[HighlightPattern]:
    """What the question's words look like in a text, one for each."""
    return [
        _make_word_pattern(node, resolver, articles, name=question.names.get(node, ""))
        if isinstance(node, Word | Phrase)
        else _make_wildcard_pattern(node, translator, resolver)
        for node in question.words
    ]


def make_actor_patterns(
    question: Understood, resolver: TermResolver
) -> Iterator[HighlightPattern]:
    """What marks the actors that a filter asks for: their mentions, no words."""
    for typed in dict.fromkeys(named_actors(question.asked)):
        for name in resolver.resolve_name(NameField.ACTOR, typed):
            yield HighlightPattern(typed, (), name=name)


def find_absent(
    patterns: Sequence[HighlightPattern], resolver: TermResolver
) -> tuple[Absence, ...]:
    """The words that name nobody and occur nowhere, each with the words nearest to it."""
    absent = {
        pattern.text
        for pattern in patterns
        if not pattern.name
        and not any(map(resolver.document_frequency, _terms(pattern.sequences)))
    }
    return tuple(
        Absence(text, resolver.suggest_spellings(text)) for text in sorted(absent)
    )


def _make_word_pattern(
    node: Word | Phrase, resolver: TermResolver, articles: int, *, name: str
) -> HighlightPattern:
    readings = resolver.term_sequences(node.text)
    sequences = tuple(
        [tuple([frozenset([term]) for term in reading]) for reading in readings]
    )
    terms = {term for reading in readings for term in reading}
    commonness = min(map(resolver.document_frequency, terms), default=0)
    return HighlightPattern(
        text=unparse(node),
        sequences=sequences,
        first_forms=_forms_at(0, sequences, resolver),
        second_forms=_forms_at(1, sequences, resolver),
        slop=node.slop if isinstance(node, Phrase) else 0,
        weight=log(1 + articles / (commonness + 1)),
        name=name,
        field=node.field,
    )


def _make_wildcard_pattern(
    node: RankedNode, translator: Translator, resolver: TermResolver
) -> HighlightPattern:
    sequences = ((frozenset(term for _, term in translator.forms(node)),),)
    first_forms = _forms_at(0, sequences, resolver)
    return HighlightPattern(unparse(node), sequences, first_forms, field=node.field)


def _terms(sequences: _Sequences) -> set[str]:
    return {term for steps in sequences for terms in steps for term in terms}


def _forms_at(
    place: int, sequences: _Sequences, resolver: TermResolver
) -> frozenset[str]:
    """The folded words that the pattern can have at this place."""
    steps = [step for steps in sequences for step in steps[place : place + 1]]
    terms = frozenset().union(*steps)
    forms = list(map(resolver.forms_of, terms))
    return forms[0] if len(forms) == 1 else frozenset().union(*forms)
