"""The forms of all tokens of some texts: what the index, which has terms, does not keep.

The texts are read and tokenised again, by the kernels that index them, so that a form has
the address that its term has.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis.analyzer import DEFAULT_LANGUAGE, make_form
from index.analysis.stemmers import stemmed_as
from index.codec.string_array import pack_texts
from index.kernels.array_types import Offsets, TermIds
from index.schema import BODY, TITLE
from index.writing.inversion.batch_tokenizer import TextEncoder
from index.writing.inversion.inverter import FieldInverter
from index.writing.inversion.term_interner import TermInterner
from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.measuring.counted_corpus import COUNTED
from search.engines.measuring.spans.token_stream import TokenStream
from search.executor.segment_context import SegmentContext

FormIds = NDArray[np.int32]
_BLOCK = 1_000


class FormTable:
    """Reads the forms of texts; a form has one number in all segments and fields."""

    def __init__(self, articles: ArticleLookup) -> None:
        self._articles = articles
        self._interner = _FormInterner()
        self._encoder = TextEncoder()

    def read(
        self, segment: SegmentContext, doc_ids: NDArray[np.int64]
    ) -> dict[str, FormIds]:
        """Reads the forms of documents.

        Args:
            segment: where the documents are.
            doc_ids: int64 array of shape (n,), ascending.

        Returns:
            For title and body an int32 array of shape (size,), as `TokenStream.terms`:
            by address 1 + the number of the form, 0 where there is none, or the document
            is not asked for.
        """
        readers = {
            field: _FormReader(
                TokenStream(segment, field), self._interner, self._encoder
            )
            for field in COUNTED
        }
        for start in range(0, len(doc_ids), _BLOCK):
            block = doc_ids[start : start + _BLOCK].tolist()
            articles = self._articles.read_all(n + segment.doc_base for n in block)
            for doc_id, article in zip(block, articles, strict=True):
                language = stemmed_as(article.language.value or DEFAULT_LANGUAGE)
                readers[TITLE].add(doc_id, article.title.value or "", language)
                readers[BODY].add(doc_id, article.body, language)
        for reader in readers.values():
            reader.finish(segment.n_docs)
        return {field: reader.forms for field, reader in readers.items()}

    def list_forms(self) -> list[bytes]:
        """Lists the forms met so far, by number."""
        return self._interner.terms.to_string_array().to_list()


class _FormReader(FieldInverter):
    """Lays out the forms of texts by address, instead of inverting them.

    Attributes:
        forms: int32 array of shape (size,): 1 + the number of each form.
    """

    def __init__(
        self, stream: TokenStream, interner: TermInterner, encoder: TextEncoder
    ) -> None:
        super().__init__(interner, encoder)
        self.forms: FormIds = np.zeros(stream.size, np.int32)
        self._starts = stream.starts
        self._known = stream.segment.reader.field_lengths(stream.field)

    def take_tokens(
        self, term_ids: TermIds, doc_ids: list[int], lengths: Offsets, language: str
    ) -> None:
        """Takes texts of one language; see `FieldInverter.take_tokens`.

        Args:
            term_ids: int32 array of shape (n_tokens,).
            doc_ids: the documents of the texts.
            lengths: int64 array of shape (n_texts,).
            language: their language.
        """
        docs = np.array(doc_ids, np.int64)
        starts = self._starts[docs]
        shifts = starts - (np.cumsum(lengths) - lengths)
        addresses = np.repeat(shifts, lengths) + np.arange(len(term_ids))
        # Where the texts give other tokens than they gave, there is no address for them.
        same = np.repeat(lengths == self._known[docs], lengths)
        self.forms[addresses[same]] = term_ids[same] + 1


class _FormInterner(TermInterner):
    """Gives ids to forms as its base does to terms."""

    def _intern_forms(self, tokens: Sequence[str], language: str) -> TermIds:
        forms = [make_form(token, language) for token in tokens]
        return self._intern_terms(pack_texts(forms))
