"""Builds highlight patterns for a query, and finds its words that no article contains."""

from collections.abc import Iterator, Sequence
from itertools import chain

from search.highlight.pattern_matcher import HighlightPattern, TermSets
from search.query import named_actors
from search.query.proximity import list_words
from search.query.tree import NameField, Near, Phrase, Word
from search.query.unparse import unparse
from search.results.results import AbsentWord
from search.rewrite.nearby.nearness import Nearness
from search.rewrite.rewrite import RewrittenQuery
from search.rewrite.term_expansion import Pattern
from search.rewrite.term_resolver import TermResolver
from search.rewrite.translation import Translator

_MAX_SUGGESTED = 8


def make_highlight_patterns(
    rewritten: RewrittenQuery, translator: Translator, resolver: TermResolver
) -> list[HighlightPattern]:
    """Builds one pattern for each word, phrase and wildcard of the query, in order."""
    # Mostly empty: to hash a node takes longer than all else here.
    names, variants = rewritten.names, rewritten.variants
    dropped = translator.dropped
    return [
        _make_word_pattern(
            node,
            resolver,
            name=names.get(node, "") if names else "",
            variants=variants.get(node, ()) if variants else (),
        )
        if isinstance(node, (Word, Phrase))
        else _make_near_pattern(node, translator, resolver)
        if isinstance(node, Near)
        else _make_wildcard_pattern(node, translator, resolver)
        for node in dict.fromkeys(rewritten.words)
        if not (dropped and node in dropped)
    ]


def make_actor_patterns(
    rewritten: RewrittenQuery, resolver: TermResolver
) -> Iterator[HighlightPattern]:
    """Yields a pattern without words for each actor in a filter: it marks mentions."""
    for typed in dict.fromkeys(named_actors(rewritten.highlighted)):
        for name in resolver.resolve_name(NameField.ACTOR, typed):
            yield HighlightPattern(typed, (), name=name)


def find_absent_words(
    patterns: Sequence[HighlightPattern], resolver: TermResolver
) -> tuple[AbsentWord, ...]:
    """Finds the words that name no actor and occur in no article.

    The first of them come with near ones; each such look-up compares all forms.
    """
    absent = {
        pattern.text
        for pattern in patterns
        if not pattern.name
        and not any(map(resolver.document_frequency, _terms(pattern.sequences)))
    }
    return tuple(
        AbsentWord(text, resolver.suggest_spellings(text) if n < _MAX_SUGGESTED else ())
        for n, text in enumerate(sorted(absent))
    )


def _make_word_pattern(
    node: Word | Phrase,
    resolver: TermResolver,
    *,
    name: str,
    variants: Sequence[str],
) -> HighlightPattern:
    texts = (node.text, *variants)
    found = [one for text in texts for one in resolver.term_sequences(text)]
    sequences = tuple(
        [tuple([frozenset([term]) for term in sequence]) for sequence in found]
    )
    longer = [terms for terms in sequences if len(terms) > 1]
    terms = {term for sequence in found for term in sequence}
    rarest = min(map(resolver.document_frequency, terms), default=0)
    return HighlightPattern(
        text=unparse(node),
        sequences=sequences,
        forms=_forms_at(0, [one for one in sequences if len(one) == 1], resolver),
        first_forms=_forms_at(0, longer, resolver),
        second_forms=_forms_at(1, longer, resolver),
        slop=node.slop if isinstance(node, Phrase) else 0,
        weight=resolver.idf(rarest),
        name=name,
        field=node.field,
        any_order=isinstance(node, Phrase) and node.any_order,
    )


def _make_near_pattern(
    node: Near, translator: Translator, resolver: TermResolver
) -> HighlightPattern:
    near = Nearness(resolver, translator.expand)
    parts = near.list_terms(node)
    rarest = min(map(resolver.document_frequency, chain(*parts)), default=0)
    return HighlightPattern(
        unparse(node),
        sequences=tuple([(frozenset(terms),) for terms in parts]),
        weight=resolver.idf(rarest),
        field=next(list_words(node)).field,
        near=near.find_occurrences(node),
    )


def _make_wildcard_pattern(
    node: Pattern, translator: Translator, resolver: TermResolver
) -> HighlightPattern:
    sequences = ((frozenset(term for _, term in translator.expand(node)),),)
    forms = _forms_at(0, sequences, resolver)
    return HighlightPattern(unparse(node), sequences, forms, field=node.field)


def _terms(sequences: TermSets) -> set[str]:
    return {term for sequence in sequences for terms in sequence for term in terms}


def _forms_at(
    index: int, sequences: Sequence[Sequence[frozenset[str]]], resolver: TermResolver
) -> frozenset[str]:
    """Collects the forms that a word of the pattern can have, counted from 0."""
    if not sequences:
        return frozenset()
    words = [word for sequence in sequences for word in sequence[index : index + 1]]
    terms = frozenset().union(*words)
    forms = list(map(resolver.forms_of, terms))
    return forms[0] if len(forms) == 1 else frozenset().union(*forms)
