"""Words that the index lacks because they are misspelled, put right."""

from dataclasses import replace

from index.analysis.name_terms import fold_name
from search.query import query_words
from search.query.tree import And, Boost, Node, Not, Or, Word
from search.rewrite.term_resolver import TermResolver

# A long question says what it means without the one word that is not there.
_MOST_WORDS = 8
_SHORTEST = 4


def correct(tree: Node, resolver: TermResolver) -> tuple[Node, dict[str, str]]:
    """The tree with words that occur nowhere as they were meant; and which these are.

    Words in phrases and excluded words stay as they are, and so does a word that no
    word of the index is near to.
    """
    words = [node for node in query_words(tree) if isinstance(node, Word)]
    if len(words) > _MOST_WORDS:
        return tree, {}
    found = {word.text: _meant(word.text, resolver) for word in words}
    meant = {text: right for text, right in found.items() if right}
    return (_rewrite(tree, meant) if meant else tree), meant


def _meant(text: str, resolver: TermResolver) -> str | None:
    if len(text) < _SHORTEST or any(map(str.isdigit, text)):
        return None  # S-300 is no S-400 misspelled
    readings = resolver.term_sequences(text)
    if not readings or any(len(reading) > 1 for reading in readings):
        return None
    if any(resolver.document_frequency(reading[0]) for reading in readings):
        return None
    if resolver.names.listed(fold_name(text), text):
        return None  # articles spell the name otherwise
    return next(iter(resolver.suggest_spellings(text, 1)), None)


def _rewrite(node: Node, meant: dict[str, str]) -> Node:
    match node:
        case Word(text) if text in meant:
            return replace(node, text=meant[text])
        case And(parts):
            return And(tuple(_rewrite(part, meant) for part in parts))
        case Or(parts):
            return Or(tuple(_rewrite(part, meant) for part in parts))
        case Boost(part, factor):
            return Boost(_rewrite(part, meant), factor)
        case Not():
            return node
    return node
