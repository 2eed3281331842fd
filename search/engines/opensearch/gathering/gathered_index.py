"""Reads some articles of a cluster into a small index on this machine, to be counted.

What measures count, the order of the words of whole sets of articles, no cluster tells.
So the articles in question, a bounded number, are read and indexed here, and counted by
the code that counts a local index.
"""

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.article import Article
from index.codec.commit.file_list import FileList
from index.codec.commit.manifest import Manifest
from index.codec.snapshot import Snapshot
from index.codec.stored_article import load_article
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from index.writing.document_fields import make_document
from index.writing.segment_writer import SegmentWriter
from index.writing.writer import open_writer
from search.engines.index_engine import EngineParts
from search.engines.lookup.article_lookup import ArticleLookup
from search.executor import Executor
from search.executor.executor import DocNumbers, SecondLook, TopDocs
from search.executor.plan import MinScore, Plan, walk_plan
from search.executor.protocols import SearchExecutor
from search.executor.vocabulary import Vocabulary
from search.query.query import FacetField, Sort

MOST_GATHERED = 10_000
"""The most articles that are read for one answer: 100 MB, some ten seconds."""


class GatheredText(NamedTuple):
    """An article as the cluster keeps it.

    Attributes:
        stored: the article (`index.codec.stored_article`).
        id: the id that it alone has.
    """

    stored: bytes
    id: str


class GatheredIndex:
    """Some articles of a cluster in an index of their own, which goes with this object.

    Args:
        numbers: of their documents in the cluster: int64 array of shape (n,), ascending.
        texts: the articles, in this order.
        manifest: the facts about the build of all articles.

    Attributes:
        numbers: as given.
        snapshot: the small index; the place of a document in `numbers` is its number.
        ids: the id of each article.
        manifest: as given.
    """

    def __init__(
        self, numbers: DocNumbers, texts: Iterable[GatheredText], manifest: Manifest
    ) -> None:
        self.numbers = numbers
        self.manifest = manifest
        self.ids: list[str] = []
        directory = Path(tempfile.mkdtemp(prefix="corpus-search-"))
        weakref.finalize(self, shutil.rmtree, directory, ignore_errors=True)
        with (
            open_writer(directory, settings=manifest.settings, rebuild=True) as writer,
            SegmentWriter(directory) as segments,
        ):
            for stored, own_id in texts:
                self.ids.append(own_id)
                segments.add(make_document(load_article(stored, place=directory)))
            writer.add_segments(segments.finish())
            writer.commit(manifest, FileList())
        self.snapshot = Snapshot(directory)


class GatheredArticles(ArticleLookup):
    """Reads articles from a gathered index, as those of the whole index are shown.

    Args:
        gathered: the articles.
        executor: searches them.
        guesses: the guessed dates of the whole index.
        linked: its linked names.
    """

    def __init__(
        self,
        gathered: GatheredIndex,
        executor: Executor,
        guesses: GuessedDates,
        linked: LinkedNames,
    ) -> None:
        vocabulary = Vocabulary(gathered.snapshot, executor.statistics)
        super().__init__(
            executor,
            vocabulary,
            guesses,
            linked,
            gathered.manifest,
            lambda ids, _: [False] * len(ids),
        )
        self._ids = gathered.ids

    def read_all(self, numbers: Iterable[int]) -> list[Article]:
        """Reads several articles, with the ids that they alone have in the whole index."""
        wanted = list(numbers)
        articles = super().read_all(wanted)
        return [
            replace(article, id=self._ids[number])
            for number, article in zip(wanted, articles, strict=True)
        ]


class GatheredExecutor(Executor):
    """Searches gathered articles; the cluster gives scores, for they depend on all.

    Args:
        gathered: the articles.
        cluster: searches all articles.
        parts: what the engine of the whole index is made of.
    """

    def __init__(
        self, gathered: GatheredIndex, cluster: SearchExecutor, parts: EngineParts
    ) -> None:
        super().__init__(
            gathered.snapshot, parts.linked.merged_groups, tags=parts.tags.list_all
        )
        self._cluster = cluster
        self._numbers = gathered.numbers

    def search(  # noqa: PLR0913  (the parts of a view)
        self,
        plan: Plan,
        *,
        limit: int = 10,
        offset: int = 0,
        order: Sort = Sort.RELEVANCE,
        facets: Sequence[FacetField] = (),
        facet_rows: int | None = None,
        second_look: SecondLook | None = None,
    ) -> TopDocs:
        """Searches the cluster; keeps the hits that were gathered."""
        found = self._cluster.search(
            plan,
            limit=limit,
            offset=offset,
            order=order,
            facets=facets,
            facet_rows=facet_rows,
            second_look=second_look,
        )
        places = {number: n for n, number in enumerate(self._numbers.tolist())}
        hits = [(places[n], score) for n, score in found.hits if n in places]
        return replace(found, hits=tuple(hits))

    def find_all(self, plan: Plan) -> DocNumbers:
        """Finds the gathered documents that match: int64 array of shape (n,), ascending."""
        # Scores decide what a MinScore matches, and the cluster alone has them.
        if not any(isinstance(part, MinScore) for part in walk_plan(plan)):
            return super().find_all(plan)
        matching = self._cluster.find_matching(plan, self._numbers.tolist())
        return np.flatnonzero(matching).astype(np.int64)
