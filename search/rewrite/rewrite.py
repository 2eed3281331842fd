"""Rewrites a query for one index: spelling, stop words, compounds, actors' names."""

from collections.abc import Mapping
from typing import NamedTuple

from search.query import RankedNode, query_words
from search.query.query import Query, View
from search.query.tree import And, Boost, Node, Not, Or
from search.rewrite.actor_synonyms import ActorSynonymExpander
from search.rewrite.compound_expansion import CompoundExpander
from search.rewrite.compound_splitting import split_compounds
from search.rewrite.compound_variants import CompoundVariants
from search.rewrite.nearby.near_spellings import NearSpellings
from search.rewrite.spelling.spell_correction import correct_spelling
from search.rewrite.stop_word_removal import remove_stop_words
from search.rewrite.term_resolver import TermResolver

_MAX_EXCLUDED_CORRECTED = 8
"""Excluded parts of a query, with more of them none is corrected."""


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

    An excluded part is rewritten as if it were the whole query, so that `-Haftar` leaves
    out what `Haftar` finds. Feedback terms are not added here: that takes a first search.
    """
    rewriter = _Rewriter(query.view, resolver, compounds)
    found = rewriter.rewrite(query.tree)
    notices = [*query.notices, *rewriter.describe_names()]
    return found._replace(notices=tuple(notices), corrected=rewriter.corrected)


class _Rewriter:
    """Rewrites the parts of one query.

    Attributes:
        corrected: the words of all parts that are replaced.
    """

    def __init__(
        self, view: View, resolver: TermResolver, compounds: CompoundVariants
    ) -> None:
        self.corrected: dict[str, str] = {}
        self._view = view
        self._resolver = resolver
        self._compounds = compounds
        # Other names by the actor's: those searched, and those of excluded parts.
        self._searched: dict[str, tuple[str, ...]] = {}
        self._left_out: dict[str, tuple[str, ...]] = {}
        self._n_excluded = 0

    def rewrite(self, tree: Node, *, is_excluded: bool = False) -> RewrittenQuery:
        tree = self._rewrite_excluded(tree)
        tree = self._correct(tree, is_excluded=is_excluded)
        spellings = NearSpellings(self._resolver, self._compounds)
        if not self._view.exact:
            tree = spellings.expand(tree)
        languages = self._resolver.languages
        highlighted = scored = remove_stop_words(tree, languages)
        split = split_compounds(tree)
        if split != tree:
            scored = remove_stop_words(split, languages)
        expander = ActorSynonymExpander(self._resolver)
        variants: Mapping[RankedNode, tuple[str, ...]] = {}
        places = spellings.other_names
        if not self._view.exact:
            others = CompoundExpander(self._compounds)
            scored = others.expand(expander.expand(scored))
            variants = others.find_variants(highlighted)
            places = places | others.other_names
        names = self._left_out if is_excluded else self._searched
        names |= expander.other_names
        names |= places
        return RewrittenQuery(
            highlighted, scored, expander.names, {}, (), variants=variants
        )

    def describe_names(self) -> list[str]:
        """Returns a line on the other names that are searched, and one on those left out."""
        lines = (
            ("also searched", self._searched),
            ("also left out", self._left_out),
        )
        return [_describe_names(verb, names) for verb, names in lines if names]

    def _rewrite_excluded(self, node: Node) -> Node:
        if isinstance(node, Not):
            self._n_excluded += 1
            return Not(self.rewrite(node.part, is_excluded=True).scored)
        if isinstance(node, And | Or):
            parts = tuple([self._rewrite_excluded(part) for part in node.parts])
            return type(node)(parts)
        if isinstance(node, Boost):
            return Boost(self._rewrite_excluded(node.part), node.factor)
        return node

    def _correct(self, tree: Node, *, is_excluded: bool) -> Node:
        too_many = is_excluded and self._n_excluded > _MAX_EXCLUDED_CORRECTED
        if not self._view.correct or too_many:
            return tree
        tree, corrected = correct_spelling(tree, self._resolver, self._compounds)
        self.corrected |= corrected
        return tree


_MAX_SPELLINGS_SHOWN = 8


def _describe_names(verb: str, names: Mapping[str, tuple[str, ...]]) -> str:
    """Returns one line, however many actors it is on."""
    room, parts = _MAX_SPELLINGS_SHOWN, []
    for name, spellings in names.items():
        if room <= 0:
            parts.append("…")
            break
        more = ", …" if len(spellings) > room else ""
        parts.append(f"{', '.join(spellings[:room])}{more} (names of {name})")
        room -= len(spellings)
    return f"{verb}: {', '.join(parts)}; --exact turns this off"
