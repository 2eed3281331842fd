"""Stop words leave a question, unless it is made of nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.analysis.stop_words import is_stop_word
from search.query.clauses import all_of, any_of
from search.query.tree import And, Everything, Node, Or, Word
from search.query.unparse import query_words


def remove_stop_words(tree: Node, languages: Iterable[str]) -> Node:
    """The question without the unquoted words that only build sentences.

    They are those of one language, the one with most of them in the question. A group
    of nothing but such words stays, and so do words that were required with a +, given
    a field or a weight, or written in capitals as names are (WHO, IT).
    """
    texts = [word.text for word in query_words(tree) if isinstance(word, Word)]
    language = _guess_language(texts, languages)
    if language is None:
        return tree
    shouted = _shouted(texts, language)
    stopped = {
        text
        for text in texts
        if is_stop_word(text, language) and (text in shouted or not _is_name(text))
    }
    return _Sweep(frozenset(stopped)).rest(tree) or tree if stopped else tree


@dataclass(frozen=True)
class _Sweep:
    stopped: frozenset[str]

    def rest(self, node: Node) -> Node | None:
        """What stays of a part, None for nothing."""
        match node:
            case Word(text, None):
                return None if text in self.stopped else node
            case Or(parts):
                return self._rest_of_any(node, parts)
            case And(parts):
                return self._rest_of_all(node, parts)
            case _:
                return node

    def _rest_of_any(self, node: Node, parts: Sequence[Node]) -> Node | None:
        kept = [part for part in map(self.rest, parts) if part]
        if not any(map(query_words, kept)) and any(map(query_words, parts)):
            return None if Everything() in parts else node
        return any_of(kept)

    def _rest_of_all(self, node: Node, parts: Sequence[Node]) -> Node:
        # Beside mere wishes, a word that is required was signed so.
        signed = any(map(_is_wish, parts))
        rests = (
            part if signed and isinstance(part, Word) else self.rest(part)
            for part in parts
        )
        kept = [part for part in rests if part]
        return all_of(kept) if any(map(query_words, kept)) else node


def _guess_language(texts: Sequence[str], languages: Iterable[str]) -> str | None:
    """The language with most of its stop words among the texts, None for none at all."""
    most, guessed = 0, None
    # Of several with as many, the first: English before all.
    for language in dict.fromkeys(["en", *languages]):
        count = sum([is_stop_word(text, language) for text in texts])
        if count > most:
            most, guessed = count, language
    return guessed


def _shouted(texts: Sequence[str], language: str) -> frozenset[str]:
    """Stop words in capitals beside another such: nobody means the names there."""
    loud = [_is_name(text) and is_stop_word(text, language) for text in texts]
    beside = zip([False, *loud], loud, [*loud[1:], False], texts, strict=False)
    return frozenset(
        text for before, it, after, text in beside if it and (before or after)
    )


def _is_name(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _is_wish(node: Node) -> bool:
    return isinstance(node, Or) and Everything() in node.parts
