"""Removes stop words from a query, unless it has no other words."""

from collections.abc import Iterable, Sequence

from index.analysis.stop_words import find_stop_languages, is_stop_word
from index.value_classes import dataclass
from search.query.clauses import all_of, any_of
from search.query.tree import And, Everything, Node, Or, Word
from search.query.unparse import query_words

# So many words in capitals are a headline or a question, without a name in each.
_MIN_SHOUTED = 4
_MIN_NO_ACRONYM = 5


def remove_stop_words(tree: Node, languages: Iterable[str]) -> Node:
    """Returns the tree without its unquoted stop words.

    Stop words of one language are removed: the one with most of them in the query. A
    group of nothing but stop words stays, and so do words that have a +, a field or a
    boost, or are written in capitals like names (WHO, IT), unless all are in capitals.

    Args:
        tree: the query.
        languages: codes of the languages of the index.
    """
    texts = [word.text for word in query_words(tree) if isinstance(word, Word)]
    language = _guess_language(texts, languages)
    if language is None:
        return tree
    in_capitals = _in_capitals(texts, language)
    stopped = {
        text
        for text in texts
        if is_stop_word(text, language) and (text in in_capitals or not _is_name(text))
    }
    return (
        _StopWordRemover(frozenset(stopped)).remove_from(tree) or tree
        if stopped
        else tree
    )


@dataclass(frozen=True)
class _StopWordRemover:
    stopped: frozenset[str]

    def remove_from(self, node: Node) -> Node | None:
        """Returns what is left of a part, None for nothing."""
        match node:
            case Word(text, None):
                return None if text in self.stopped else node
            case Or(parts):
                return self._remove_from_any(node, parts)
            case And(parts):
                return self._remove_from_all(node, parts)
            case _:
                return node

    def _remove_from_any(self, node: Node, parts: Sequence[Node]) -> Node | None:
        kept = [part for part in map(self.remove_from, parts) if part]
        if not any(map(query_words, kept)) and any(map(query_words, parts)):
            return None if Everything() in parts else node
        return any_of(kept)

    def _remove_from_all(self, node: Node, parts: Sequence[Node]) -> Node:
        # Beside optional words, a word that is required had a +.
        signed = any(map(_is_optional, parts))
        rests = (
            part if signed and isinstance(part, Word) else self.remove_from(part)
            for part in parts
        )
        kept = [part for part in rests if part]
        return all_of(kept) if any(map(query_words, kept)) else node


def _guess_language(texts: Sequence[str], languages: Iterable[str]) -> str | None:
    """Returns the language with most stop words among the texts, None for no stop words."""
    # Among equals the first counts: English before all.
    known = list(dict.fromkeys(["en", *languages]))
    found = [one for text in texts for one in find_stop_languages(text, known)]
    return max(known, key=found.count) if found else None


def _in_capitals(texts: Sequence[str], language: str) -> frozenset[str]:
    """Finds stop words in capitals that are no names: beside another, or among shouts."""
    if _is_shouted(texts):
        return frozenset(texts)
    capitals = [_is_name(text) and is_stop_word(text, language) for text in texts]
    beside = zip(
        [False, *capitals], capitals, [*capitals[1:], False], texts, strict=False
    )
    return frozenset(
        text for before, it, after, text in beside if it and (before or after)
    )


def _is_shouted(texts: Sequence[str]) -> bool:
    """Tells whether all is in capitals, and not only acronyms: WHO LEADS THE UN."""
    return (
        len(texts) >= _MIN_SHOUTED
        and all(map(str.isupper, texts))
        and max(map(len, texts)) >= _MIN_NO_ACRONYM
    )


def _is_name(text: str) -> bool:
    return len(text) > 1 and text.isupper()


def _is_optional(node: Node) -> bool:
    return isinstance(node, Or) and Everything() in node.parts
