"""Corrects the spelling of query words that occur in no article."""

from dataclasses import replace

from index.analysis.name_terms import fold_name
from search.query import query_words
from search.query.proximity import list_words, map_words
from search.query.tree import And, Boost, Near, Node, Not, Or, Word
from search.rewrite.compound_variants import CompoundVariants
from search.rewrite.term_resolver import TermResolver

_MAX_WORDS = 8
"""A longer query has enough other words; each correction costs a fuzzy look-up."""
_MIN_CHARACTERS = 4


def correct_spelling(
    tree: Node, resolver: TermResolver, compounds: CompoundVariants
) -> tuple[Node, dict[str, str]]:
    """Replaces each word that occurs in no article by the word that it is likely meant for.

    Words in phrases and excluded words stay as they are, and so does a word that may
    well be one, though no article has it: see `TermResolver.find_correction`.

    Returns:
        The tree, and the replaced words with their replacements.
    """
    words = [
        word
        for node in query_words(tree)
        for word in list_words(node)
        if isinstance(word, Word)
    ]
    if len(words) > _MAX_WORDS:
        return tree, {}
    found = {
        word.text: _find_correction(word.text, resolver, compounds) for word in words
    }
    corrected = {text: right for text, right in found.items() if right}
    return (_replace(tree, corrected) if corrected else tree), corrected


def _find_correction(
    text: str, resolver: TermResolver, compounds: CompoundVariants
) -> str | None:
    if len(text) < _MIN_CHARACTERS or any(map(str.isdigit, text)):
        return None  # S-300 is not a misspelled S-400
    sequences = resolver.term_sequences(text)
    if not sequences or any(len(sequence) > 1 for sequence in sequences):
        return None
    if any(resolver.document_frequency(sequence[0]) for sequence in sequences):
        return None
    if resolver.actors.find_known(fold_name(text), text):
        return None  # the articles have the name in another spelling
    if compounds.find(text):
        return None  # they have it as several words
    return resolver.find_correction(text)


def _replace(node: Node, corrected: dict[str, str]) -> Node:
    match node:
        case Word(text) if text in corrected:
            return replace(node, text=corrected[text])
        case And(parts):
            return And(tuple(_replace(part, corrected) for part in parts))
        case Or(parts):
            return Or(tuple(_replace(part, corrected) for part in parts))
        case Near():
            return map_words(node, lambda word: _replace(word, corrected))
        case Boost(part, factor):
            return Boost(_replace(part, corrected), factor)
        case Not():
            return node
    return node
