"""Whoosh's own searcher, with its slips mended, to compare answers with.

In Whoosh 2.7.4 a Require query excludes what it should require; an AndNot keeps the
first article of a segment without looking; AndMaybe loses scores after a skip; and a
Not adds 1 to the score of what it does not match. A DisjunctionMax scores one article
by another; it is not compared.
"""

from pathlib import Path
from typing import Any

from whoosh import matching, query
from whoosh.index import open_dir

Whoosh = Any  # it has no type hints


class Not(query.Not):  # type: ignore[misc]
    def matcher(self, searcher: Whoosh, context: Whoosh = None) -> Whoosh:
        reader = searcher.reader()
        child = self.query.matcher(searcher, searcher.boolean_context())
        count, missing = reader.doc_count_all(), reader.is_deleted
        return matching.InverseMatcher(child, count, missing=missing, weight=0.0)


class AndNot(query.AndNot):  # type: ignore[misc]
    def matcher(self, searcher: Whoosh, context: Whoosh = None) -> Whoosh:
        return query.And([self.a, Not(self.b)]).matcher(searcher, context)


class Require(query.Require):  # type: ignore[misc]
    def matcher(self, searcher: Whoosh, context: Whoosh = None) -> Whoosh:
        required = self.b.matcher(searcher, searcher.boolean_context())
        return matching.RequireMatcher(self.a.matcher(searcher, context), required)


class AndMaybe(query.AndMaybe):  # type: ignore[misc]
    def matcher(self, searcher: Whoosh, context: Whoosh = None) -> Whoosh:
        a, b = (part.matcher(searcher, context) for part in (self.a, self.b))
        return _AndMaybeMatcher(a, b)


class _AndMaybeMatcher(matching.AndMaybeMatcher):  # type: ignore[misc]
    def skip_to(self, id: int) -> None:
        self.a.skip_to(id)
        if self.a.is_active() and self.b.is_active():
            self.b.skip_to(self.a.id())


def search_with_whoosh(directory: Path, wanted: Whoosh) -> dict[int, float]:
    """The number and score of every hit."""
    found = {}
    with open_dir(str(directory)).searcher() as searcher:
        for leaf, base in searcher.leaf_searchers():
            matcher = wanted.matcher(leaf, leaf.context())
            while matcher.is_active():
                # Every of a field forgets about deleted articles.
                if not leaf.reader().is_deleted(matcher.id()):
                    found[base + matcher.id()] = matcher.score()
                matcher.next()
    return found
