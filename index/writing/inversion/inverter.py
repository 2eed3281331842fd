"""From the texts of a field to its postings."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.analysis.analyzer import find_tokens
from index.codec.array_file import AnyArray
from index.codec.string_array import PADDING
from index.writing.inversion.batch_tokenizer import find_pieces
from index.writing.inversion.fingerprint_writer import FingerprintWriter
from index.writing.inversion.postings import Runs, make_run
from index.writing.inversion.term_interner import TermTable
from index.writing.inversion.utf8 import Letters

# Texts of one language are taken so many bytes at a time: what a batch costs, whatever
# its size, is then little to each.
_BATCH_BYTES = 1_000_000
_RUN_TOKENS = 1 << 19
_BEFORE = b"\n\n\n"
_AFTER = b"\n" + bytes(PADDING)


class Inverted(NamedTuple):
    """The texts of one field by their words.

    Attributes:
        runs: the postings.
        lengths: how many tokens each article has.
        contents: how many it has without stop words.
    """

    runs: Runs
    lengths: AnyArray
    contents: AnyArray


class Inverter:
    """Takes the texts of one field, article by article.

    Attributes:
        tokens: how many it has found so far.

    Args:
        table: numbers their words.
        letters: tells it what a letter is.
        directory: where postings wait until all are there; none for few.
        sketches: is told of the texts, too.
    """

    def __init__(
        self,
        table: TermTable,
        letters: Letters,
        directory: Path | None = None,
        sketches: FingerprintWriter | None = None,
    ) -> None:
        self.tokens = 0
        self._table = table
        self._sketches = sketches
        self._letters = letters
        self._batches: dict[str, _Batch] = {}
        self._texts: list[tuple[AnyArray, AnyArray, AnyArray]] = []
        self._waiting = 0
        self._runs = Runs(directory)
        self._lengths: list[tuple[AnyArray, AnyArray, AnyArray]] = []

    def add(self, article: int, text: str, language: str) -> None:
        """Take a text; articles come in the order of their numbers."""
        encoded = self._letters.encode(text)
        if encoded is None:
            tokens = [text[start:end] for start, end in find_tokens(text)]
            numbers = self._table.number_tokens(tokens, language)
            found = np.array(numbers, np.int32)
            self._take(found, [article], [len(numbers)], language)
            return
        batch = self._batches.get(language)
        if batch is None:
            batch = self._batches[language] = _Batch()
        batch.texts.append(encoded)
        batch.articles.append(article)
        batch.size += len(encoded) + 1
        if batch.size >= _BATCH_BYTES:
            self._invert(language)
        if self._waiting >= _RUN_TOKENS:
            self._end_run()

    def finish(self, articles: int) -> Inverted:
        """What has been found."""
        self._end_run()
        lengths = np.zeros(articles, np.uint32)
        contents = np.zeros(articles, np.uint32)
        for numbers, counts, said in self._lengths:
            lengths[numbers] = counts
            contents[numbers] = said
        return Inverted(self._runs, lengths, contents)

    def _invert(self, language: str) -> None:
        batch = self._batches.pop(language)
        pieces = find_pieces(_BEFORE + b"\n".join(batch.texts) + _AFTER)
        numbers, came_from = self._table.number(pieces, language)
        starts = pieces.starts if came_from is None else pieces.starts[came_from]
        ends = np.cumsum([len(text) + 1 for text in batch.texts]) + len(_BEFORE)
        cuts = np.searchsorted(starts, ends)
        self._take(numbers, batch.articles, np.diff(cuts, prepend=0), language)

    def _take(
        self,
        numbers: AnyArray,
        articles: list[int],
        counts: AnyArray | list[int],
        language: str,
    ) -> None:
        counts = np.asarray(counts, np.int64)
        owners = np.array(articles, np.uint16)
        if self._sketches is not None:
            self._sketches.take(numbers, owners, counts)
        said = np.cumsum(self._table.tell_content(language)[numbers])
        said = np.diff(np.concatenate(([0], said))[np.cumsum(counts)], prepend=0)
        # To Whoosh a text with words has a length.
        self._lengths.append((owners, counts, np.maximum(said, counts > 0)))
        self._texts.append((numbers, owners, counts))
        self._waiting += len(numbers)
        self.tokens += len(numbers)

    def _end_run(self) -> None:
        # All languages together: the next run has later articles only.
        for language in list(self._batches):
            self._invert(language)
        parts = self._texts or [_NO_TEXT]
        self._runs.append(make_run(*map(np.concatenate, zip(*parts, strict=True))))
        self._texts = []
        self._waiting = 0


_NO_TEXT = (np.zeros(0, np.int32), np.zeros(0, np.uint16), np.zeros(0, np.int64))


class _Batch:
    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.articles: list[int] = []
        self.size = 0
