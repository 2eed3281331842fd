"""Rewrites a query for one index: spelling, stop words, compounds, actors' names."""

from collections.abc import Mapping
from typing import NamedTuple

from search.query import RankedNode, query_words
from search.query.query import Query
from search.query.tree import Node
from search.rewrite.actor_synonyms import ActorSynonymExpander
from search.rewrite.compound_expansion import CompoundExpander
from search.rewrite.compound_splitting import split_compounds
from search.rewrite.compound_variants import CompoundVariants
from search.rewrite.spell_correction import correct_spelling
from search.rewrite.stop_word_removal import remove_stop_words
from search.rewrite.term_resolver import TermResolver


class RewrittenQuery(NamedTuple):
    """A query as it is shown and as it is scored.

    Attributes:
        highlighted: the tree with spelling corrected and stop words removed; its words
            are marked in the hits.
        scored: the tree that articles are matched and scored by: `highlighted` with
            compounds split, and with synonyms and feedback terms added.
        names: the canonical name of the actor that a word or phrase names.
        corrected: words that occur in no article, each with the word searched instead.
        notices: what the user should know of the rewriting.
        added: words that relevance feedback added, the most significant first.
        variants: the other ways in which articles write a word or phrase.
    """

    highlighted: Node
    scored: Node
    names: Mapping[RankedNode, str]
    corrected: Mapping[str, str]
    notices: tuple[str, ...]
    added: tuple[str, ...] = ()
    variants: Mapping[RankedNode, tuple[str, ...]] = {}

    @property
    def words(self) -> tuple[RankedNode, ...]:
        """The words, phrases and patterns to mark in the hits."""
        return query_words(self.highlighted)


def rewrite_query(
    query: Query, resolver: TermResolver, compounds: CompoundVariants
) -> RewrittenQuery:
    """Rewrites the query for the index of the resolver, as the query's view asks.

    Feedback terms are not added here: that takes a first search.
    """
    view, tree, corrected = query.view, query.tree, dict[str, str]()
    if view.correct:
        tree, corrected = correct_spelling(tree, resolver, compounds)
    highlighted = scored = remove_stop_words(tree, resolver.languages)
    split = split_compounds(tree)
    if split != tree:
        scored = remove_stop_words(split, resolver.languages)
    expander = ActorSynonymExpander(resolver)
    variants: Mapping[RankedNode, tuple[str, ...]] = {}
    if not view.exact:
        others = CompoundExpander(compounds)
        scored = others.expand(expander.expand(scored))
        variants = others.find_variants(highlighted)
    notices = (*query.notices, *expander.notices)
    return RewrittenQuery(
        highlighted, scored, expander.names, corrected, notices, variants=variants
    )
