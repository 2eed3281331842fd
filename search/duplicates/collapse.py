"""A page of hits in which copies of one text stand as one."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from index.article import Article
from search.duplicates.near_duplicates import fold_copies
from search.executor import Executor, TopDocs
from search.executor.plan import Plan
from search.query import View
from search.results.results import Copy, Hit

_PAGES_AHEAD = 5
# Of many articles with one text each is compared with each.
_LEAST_AHEAD, _MOST_AHEAD = 50, 200


class Page(NamedTuple):
    """What is shown of an answer.

    Attributes:
        found: the answer, its hits those of the page.
        copies: the articles that a hit stands for beside itself, by its number.
        stories: how many hits all pages have, where all have been looked at.
    """

    found: TopDocs
    copies: Mapping[int, list[int]]
    stories: int | None = None

    def without(self, article: int) -> "Page":
        """The page without the hit that is an article, or stands for it.

        The article must be of the answer, on this page or another.
        """
        found, standing = self.found, {article}
        standing |= {one for one, copies in self.copies.items() if article in copies}
        hits = tuple(hit for hit in found.hits if hit[0] not in standing)
        copies = sum(len(self.copies.get(one, ())) for one in standing)
        left = replace(found, hits=hits, total=found.total - 1 - copies)
        stories = None if self.stories is None else self.stories - 1
        return self._replace(found=left, stories=stories)

    def first(self, count: int) -> "Page":
        """The page with so many of its hits."""
        return self._replace(found=replace(self.found, hits=self.found.hits[:count]))

    def with_copies(
        self, hits: Iterable[Hit], read: Callable[[int], Article]
    ) -> tuple[Hit, ...]:
        """The page's hits, each with the copies that it stands for."""
        if not self.copies:
            return tuple(hits)
        found = (self.copies.get(number, ()) for number, _ in self.found.hits)
        return tuple(
            replace(hit, copies=tuple(_make_copy(read(n)) for n in copies))
            for hit, copies in zip(hits, found, strict=True)
        )


def find_page(executor: Executor, plan: Plan, view: View) -> Page:
    """The page that a view asks for, and the counts over all hits."""
    if view.collapse and view.limit:
        page = _find_collapsed(executor, plan, view)
    else:
        first = (view.page - 1) * view.limit
        found = _search(executor, plan, view, limit=view.limit, offset=first)
        page = Page(found, {})
    if not view.stories or not view.facets:
        return page
    # Few searches ask for it.
    from search.duplicates.clusters import count_stories

    counts = count_stories(executor, plan, view.facets)
    return page._replace(found=replace(page.found, facets=counts))


def _find_collapsed(executor: Executor, plan: Plan, view: View) -> Page:
    """The page; as many hits are looked at as it takes to fill it."""
    first, stop = (view.page - 1) * view.limit, view.page * view.limit
    block = min(max(_PAGES_AHEAD * view.limit, _LEAST_AHEAD), _MOST_AHEAD)
    reach = -(-stop // block) * block
    while True:
        found = _search(executor, plan, view, limit=reach)
        numbers = [number for number, _ in found.hits]
        groups = fold_copies(executor.snapshot, numbers, block=block, page=view.limit)
        at_end = len(numbers) < reach
        if at_end or len(groups) >= stop:
            break
        reach *= 2
    shown = groups[first:stop]
    found = replace(found, hits=tuple(found.hits[group[0]] for group in shown))
    copies = {numbers[n]: [numbers[m] for m in rest] for n, *rest in shown if rest}
    return Page(found, copies, len(groups) if at_end else None)


def _search(
    executor: Executor, plan: Plan, view: View, *, limit: int, offset: int = 0
) -> TopDocs:
    return executor.search(
        plan,
        limit=limit,
        offset=offset,
        order=view.sort,
        facets=() if view.stories else view.facets,
    )


def _make_copy(article: Article) -> Copy:
    date = article.date.value
    return Copy(
        article.id,
        article.path,
        article.outlet.value or "",
        "" if date is None else str(date),
    )
