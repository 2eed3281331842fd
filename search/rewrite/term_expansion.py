"""Term expansion: a prefix, wildcard, fuzzy word or range stands for many terms.

Those of one query share a budget, so that its cost is bounded however many it has. Each
gets an equal share of forms; what one leaves over goes to the others (max-min fairness).
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from index.analysis.analyzer import fold
from search.query import tree
from search.query.proximity import list_words
from search.query.unparse import unparse
from search.rewrite.term_resolver import MAX_EXPANSIONS, TermResolver

MAX_PATTERNS = 64
"""The most prefixes and ranges, and the others, that a query can have."""
MAX_SCANS = 5
"""The most wildcards and fuzzy words: each is compared with all forms of the index."""
_MAX_SHOWN = 5

Pattern = tree.Prefix | tree.Wildcard | tree.Fuzzy | tree.WordRange
PATTERNS = (tree.Prefix, tree.Wildcard, tree.Fuzzy, tree.WordRange)
"""The nodes that are expanded."""
FormPairs = list[tuple[str, str]]
"""Forms, each with the term that it is indexed as."""


class TermExpander:
    """Expands the patterns of one query.

    Attributes:
        notices: for the user, what was cut.
        dropped: patterns that are not looked for, as the query has too many.
    """

    def __init__(self, resolver: TermResolver) -> None:
        self._resolver = resolver
        self._expansions: dict[Pattern, FormPairs] = {}
        self.notices: list[str] = []
        self.dropped: set[Pattern] = set()

    def prepare(self, node: tree.Node) -> None:
        """Expands all patterns of a query, and cuts what exceeds the budget."""
        found = _find_patterns(node)
        patterns = [p for p in dict.fromkeys(found) if p not in self._expansions]
        if not patterns:
            return
        kept = _choose(patterns)
        most = min(MAX_EXPANSIONS, 2 * MAX_EXPANSIONS // len(kept)) + 1
        forms = [list(islice(self._find_forms(p, most), most)) for p in kept]
        shares = share_budget([len(pairs) for pairs in forms], MAX_EXPANSIONS)
        dropped = [p for p in patterns if p not in kept]
        self._expansions |= {pattern: [] for pattern in dropped}
        self.dropped.update(dropped)
        cut = []
        for pattern, pairs, share in zip(kept, forms, shares, strict=True):
            self._expansions[pattern] = pairs[:share]
            if share < len(pairs):
                cut.append((pattern, share))
        self._explain(cut, dropped)

    def expand(self, pattern: Pattern) -> FormPairs:
        """Returns pairs of a form and its term, the first of them where it was cut."""
        self.prepare(pattern)
        return self._expansions[pattern]

    def _explain(
        self, cut: Sequence[tuple[Pattern, int]], dropped: Sequence[Pattern]
    ) -> None:
        if len(cut) == 1:
            ((pattern, share),) = cut
            self.notices.append(
                f"{unparse(pattern)} stands for more than {share} words: "
                f"only the first {share} were looked for"
            )
        elif cut:
            self.notices.append(
                f"{_list([p for p, _ in cut])} stand for more than the "
                f"{MAX_EXPANSIONS} words that a query can look for: "
                f"only the first {min(share for _, share in cut)} or more of each were looked for"
            )
        if dropped:
            self.notices.append(
                f"{_list(dropped)} were not looked for: a query can have "
                f"{MAX_SCANS} wildcards and fuzzy words and {MAX_PATTERNS} prefixes"
            )

    def _find_forms(self, node: Pattern, most: int) -> Iterable[tuple[str, str]]:
        match node:
            case tree.Prefix(text):
                return self._resolver.forms_with_prefix(fold(text), most)
            case tree.Wildcard(pattern):
                return self._resolver.forms_matching(fold(pattern), most)
            case tree.Fuzzy(text, edits):
                return self._resolver.forms_near(text, edits)
            case tree.WordRange(first, last):
                return self._resolver.forms_between(first, last)


def share_budget(sizes: Sequence[int], budget: int) -> list[int]:
    """Shares a budget fairly: nobody gets more than it needs, or less than another wanting.

    >>> share_budget([3, 10, 10], 15), share_budget([3, 4], 15)
    ([3, 6, 6], [3, 4])
    """
    shares = [0] * len(sizes)
    order = sorted(range(len(sizes)), key=lambda n: sizes[n])
    for left, n in zip(range(len(sizes), 0, -1), order, strict=True):
        shares[n] = min(sizes[n], budget // left)
        budget -= shares[n]
    return shares


def _choose(patterns: Sequence[Pattern]) -> list[Pattern]:
    scans = [p for p in patterns if isinstance(p, (tree.Wildcard, tree.Fuzzy))]
    late = set(scans[MAX_SCANS:])
    return [p for p in patterns if p not in late][:MAX_PATTERNS]


def _find_patterns(node: tree.Node) -> list[Pattern]:
    if isinstance(node, tree.Word):
        return []  # like most
    if isinstance(node, (tree.And, tree.Or)):
        return [pattern for part in node.parts for pattern in _find_patterns(part)]
    if isinstance(node, tree.Near):
        return [one for one in list_words(node) if isinstance(one, PATTERNS)]
    if isinstance(node, (tree.Not, tree.Boost)):
        return _find_patterns(node.part)
    return [node] if isinstance(node, PATTERNS) else []


def _list(patterns: Sequence[Pattern]) -> str:
    shown = ", ".join(map(unparse, patterns[:_MAX_SHOWN]))
    more = len(patterns) - _MAX_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
