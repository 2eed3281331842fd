"""Opens the last commit of an index on this machine, and answers queries on it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from index.actor_edits import NO_EDITS, ActorEdits
from index.derived.opened_index import open_index
from search.desk.tag_reader import NO_TAGS, TagReader
from search.engines.columnar.shared_ids import SharedIds
from search.engines.damage import name_damage
from search.engines.index_engine import EngineParts, IndexEngine
from search.executor import Executor
from search.executor.executor import DocNumbers
from search.executor.vocabulary import Vocabulary

if TYPE_CHECKING:
    from index.embedding.document_vectors import DocumentVectors
    from search.duplicates.story_counts import StoryCounter
    from search.engines.actor_tallies import ActorTallies
    from search.engines.measuring.corpus_measures import CorpusMeasures
    from search.results.index_status import IndexStatus


class ColumnarEngine(IndexEngine):
    """See `search.engines.Engine`.

    Attributes:
        opened: the files that it reads.
    """

    def __init__(
        self,
        directory: Path,
        edits: ActorEdits = NO_EDITS,
        *,
        lasting: bool = False,
        tags: TagReader = NO_TAGS,
    ) -> None:
        self.opened = opened = open_index(directory, edits)
        if lasting:
            opened.aliases.verify()
        rename = opened.linked.counted_name if lasting else None
        self._facets = Executor(
            opened.snapshot, opened.linked.merged_groups, rename, tags.list_all
        )
        parts = EngineParts(
            self._facets,
            Vocabulary(opened.snapshot, self._facets.statistics),
            opened.aliases,
            opened.linked,
            opened.guesses,
            opened.manifest,
            self._make_tallies,
            SharedIds(opened.snapshot).may_share,
            self._find_copied,
            tags,
        )
        super().__init__(parts)

    def share_facets(self, other: "ColumnarEngine") -> None:
        """Holds facets together with another engine, if that has opened the same."""
        mine, theirs = self.opened, other.opened
        if (
            mine.snapshot.toc == theirs.snapshot.toc
            and mine.linked.renamed == theirs.linked.renamed
            and mine.linked.ignored == theirs.linked.ignored
        ):
            self._facets.share_facets(other._facets)

    @name_damage
    def status(self) -> "IndexStatus":
        """See `search.engines.Engine`."""
        # No search needs it.
        from search.engines.columnar.status import read_status

        opened = self.opened
        return read_status(opened.directory, opened.snapshot, opened.manifest)

    @cached_property
    def measures(self) -> "CorpusMeasures":
        """See `search.engines.Engine`."""
        # No search needs it.
        from search.engines.measuring.corpus_measures import CorpusMeasures
        from search.engines.measuring.measured_index import MeasuredIndex

        index = MeasuredIndex(
            self._facets, self._articles, self._resolver, self._rewrite
        )
        return CorpusMeasures(self.opened, index)

    def _count_stories(self, numbers: DocNumbers) -> int:
        return self._stories.count(numbers)

    @cached_property
    def _stories(self) -> "StoryCounter":
        # Only lists of queries need it.
        from search.duplicates.story_counts import StoryCounter

        return StoryCounter(self.opened.snapshot)

    def verify(self) -> None:
        """Verifies the whole index; raises what it finds."""
        # No sound index needs it.
        from index.derived.index_checks import verify_index

        verify_index(self.opened)

    @cached_property
    def _vectors(self) -> "DocumentVectors":
        # Few searches ask for it.
        from index.embedding.document_vectors import DocumentVectors
        from index.embedding.static_vectors import load_static_vectors

        return DocumentVectors(self.opened.snapshot, load_static_vectors())

    def _find_copied(self, numbers: DocNumbers, among: DocNumbers) -> dict[int, int]:
        # No search needs it.
        from search.duplicates.copied_texts import find_copied

        return find_copied(self.opened.snapshot, numbers, among)

    def _make_tallies(self) -> "ActorTallies":
        # No search needs them.
        from search.engines.columnar.actor_counts import ColumnarTallies

        return ColumnarTallies(self._facets, self.opened.linked)
