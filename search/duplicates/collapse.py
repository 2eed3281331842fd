"""Finds a page of hits with near-duplicates folded into one hit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from index.article import Article
from search.duplicates.near_duplicates import fold_near_duplicates
from search.executor import SecondLook, TopDocs
from search.executor.plan import Plan
from search.query import View
from search.results.results import Copy, Hit

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor

# A block is this many pages of hits, within bounds: the hits of a block that have one
# text are all compared with one another.
_PAGES_IN_BLOCK = 5
_MIN_BLOCK, _MAX_BLOCK = 50, 200


class HitPage(NamedTuple):
    """A page of the hits of a search.

    Attributes:
        found: the answer; its hits are those of the page.
        copies: by document number of a hit, the documents folded into it.
        stories: the number of hits on all pages; None where not all were examined.
    """

    found: TopDocs
    copies: Mapping[int, list[int]]
    stories: int | None = None

    def remove(self, number: int) -> "HitPage":
        """Returns the page without the hit that is a document or has it folded in.

        Args:
            number: of a document that matches, on this page or another.
        """
        found, removed = self.found, {number}
        removed |= {hit for hit, copies in self.copies.items() if number in copies}
        hits = tuple(hit for hit in found.hits if hit[0] not in removed)
        copies = sum(len(self.copies.get(hit, ())) for hit in removed)
        left = replace(found, hits=hits, total=found.total - 1 - copies)
        stories = None if self.stories is None else self.stories - 1
        return self._replace(found=left, stories=stories)

    def cut(self, first: int, stop: int) -> "HitPage":
        """Returns the page with only the hits from `first`, counted from 0, to `stop`."""
        hits = self.found.hits[first:stop]
        return self._replace(found=replace(self.found, hits=hits))

    def add_copies(
        self, hits: Iterable[Hit], read: Callable[[int], Article]
    ) -> tuple[Hit, ...]:
        """Adds to each of the page's hits the copies folded into it.

        Args:
            hits: one for each hit of `found`, in order.
            read: reads the article with a document number.
        """
        if not self.copies:
            return tuple(hits)
        found = (self.copies.get(number, ()) for number, _ in self.found.hits)
        return tuple(
            replace(hit, copies=tuple(_make_copy(read(n)) for n in copies))
            for hit, copies in zip(hits, found, strict=True)
        )


def find_page(
    executor: "SearchExecutor",
    plan: Plan,
    view: View,
    second_look: SecondLook | None = None,
) -> HitPage:
    """Finds the page that a view asks for, with counts over all hits.

    Args:
        executor: searches.
        plan: what to search for.
        view: which page of the answer is wanted.
        second_look: puts the first hits in another order.
    """
    search = partial(_search, executor, plan, view, second_look)
    if view.collapse and view.limit:
        page = _find_collapsed(executor, search, view)
    else:
        first = (view.page - 1) * view.limit
        found = search(limit=view.limit, offset=first)
        page = HitPage(found, {})
    if not view.stories or not view.facets:
        return page
    # Imported late: few searches count clusters.
    from search.duplicates.clusters import count_clusters

    counts = count_clusters(executor, plan, view.facets)
    return page._replace(found=replace(page.found, facets=counts))


def _find_collapsed(
    executor: "SearchExecutor", search: Callable[..., TopDocs], view: View
) -> HitPage:
    """Finds the page; examines as many hits as it takes to fill it."""
    first, stop = (view.page - 1) * view.limit, view.page * view.limit
    block = min(max(_PAGES_IN_BLOCK * view.limit, _MIN_BLOCK), _MAX_BLOCK)
    reach = -(-stop // block) * block
    while True:
        found = search(limit=reach)
        numbers = [number for number, _ in found.hits]
        groups = fold_near_duplicates(
            executor.snapshot, numbers, block=block, page=view.limit
        )
        at_end = len(numbers) < reach
        if at_end or len(groups) >= stop:
            break
        reach *= 2
    shown = groups[first:stop]
    found = replace(found, hits=tuple(found.hits[group[0]] for group in shown))
    copies = {numbers[n]: [numbers[m] for m in rest] for n, *rest in shown if rest}
    return HitPage(found, copies, len(groups) if at_end else None)


def _search(  # noqa: PLR0913  (half of them by keyword)
    executor: "SearchExecutor",
    plan: Plan,
    view: View,
    second_look: SecondLook | None,
    *,
    limit: int,
    offset: int = 0,
) -> TopDocs:
    return executor.search(
        plan,
        limit=limit,
        offset=offset,
        order=view.sort,
        facets=() if view.stories else view.facets,
        second_look=second_look,
        facet_rows=view.facet_rows,
    )


def _make_copy(article: Article) -> Copy:
    date = article.date.value
    return Copy(
        article.id,
        article.path,
        article.outlet.value or "",
        "" if date is None else str(date),
        article.file,
    )
