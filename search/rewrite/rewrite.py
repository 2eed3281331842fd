"""What a question means to one index: its words put right, its names known."""

from collections.abc import Mapping
from typing import NamedTuple

from search.query import RankedNode, query_words
from search.query.query import Query
from search.query.tree import Node
from search.rewrite.actor_synonyms import OtherNames
from search.rewrite.loose_words import with_loose_words
from search.rewrite.spell_correction import correct
from search.rewrite.stop_word_removal import without_stop_words
from search.rewrite.term_resolver import TermResolver


class Understood(NamedTuple):
    """A question, as it is shown and as it is ranked by.

    Attributes:
        asked: what the user means by it, and so what is marked.
        ranked: what articles are found and ranked by.
        names: whom a word or phrase of it names.
        corrected: words that occur nowhere, and what was looked for instead.
        added: words that the user did not type, most telling first.
        notices: what the user should know of it.
    """

    asked: Node
    ranked: Node
    names: Mapping[RankedNode, str]
    corrected: Mapping[str, str]
    notices: tuple[str, ...]
    added: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[RankedNode, ...]:
        """What is looked for in texts."""
        return query_words(self.asked)


def understand(query: Query, resolver: TermResolver, articles: int) -> Understood:
    """What a query means to an index of so many articles."""
    view, tree, corrected = query.view, query.tree, dict[str, str]()
    if view.correct:
        tree, corrected = correct(tree, resolver)
    asked = ranked = without_stop_words(tree, resolver.languages)
    loose = with_loose_words(tree)
    if loose != tree:
        ranked = without_stop_words(loose, resolver.languages)
    others = OtherNames(resolver.names, articles)
    if not view.exact:
        ranked = others.add_to(ranked)
    notices = (*query.notices, *others.notices)
    return Understood(asked, ranked, others.names, corrected, notices)
