"""Gives each term an id, for the tokens of a whole batch of texts at once.

A span that was met before is looked up in a hash table; the analyzer's folding and
stemming in Python runs once for each distinct span of a language. Cost: O(tokens) for
the look-ups, and some microseconds for each new span.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from index.analysis.analyzer import MAX_TERM_LENGTH, STEMMERS, make_terms
from index.analysis.stop_words import stop_terms
from index.codec.string_array import StringArray, pack_strings, pack_texts
from index.kernels.array_types import TermIds
from index.writing.inversion.batch_tokenizer import find_compounds, split_span
from index.writing.inversion.fingerprint_writer import TermHashes
from index.writing.inversion.string_pool import StringPool
from index.writing.inversion.string_table import MISSING, StringTable, find_distinct

# Characters beyond do not count (index.analysis.analyzer).
_LONGEST_TOKEN = 4 * MAX_TERM_LENGTH
# A longer span is analysed anew each time.
_LONGEST_CACHED = 64
_NO_TERM = -2
"""Id of a span without a term. Span number n with several terms has _NO_TERM - 1 - n."""


class TermInterner:
    """The terms met so far, and the surface forms in which texts had them.

    Attributes:
        terms: each term once; a term's id is its place here.
        hashes: hashes of the terms, the same in every process.
        forms: folded surface forms; some of them twice.
    """

    def __init__(self) -> None:
        self.terms = StringPool()
        self.hashes = TermHashes(self.terms)
        self.forms = StringPool()
        self._form_term_ids: list[TermIds] = []
        self._term_table = StringTable()
        self._span_table = StringTable()
        self._languages: dict[str, int] = {}
        self._several: list[list[int]] = []

    @property
    def form_term_ids(self) -> TermIds:
        """Term id of each form: int32 array of shape (n_forms,)."""
        return np.concatenate([np.zeros(0, np.int32), *self._form_term_ids])

    def intern_spans(
        self, spans: StringArray, language: str
    ) -> tuple[TermIds, NDArray[np.int32] | None]:
        """Returns the term ids of the tokens in spans, in order.

        Returns:
            int32 array of shape (n_tokens,); and for each token the index of its span,
            an int32 array of the same shape, or None where each span has one token.
        """
        # Languages without a stemmer are one: a tag has a byte.
        known = language if language in STEMMERS else ""
        tag = self._languages.setdefault(known, len(self._languages) + 1)
        found = self._span_table.find(spans, tag)
        missing = np.flatnonzero(found == MISSING)
        if len(missing):
            found[missing] = self._analyse(spans.take(missing), tag, language)
        if not len(found) or found.min() >= 0:
            return found, None
        return self._expand(found)

    def intern_tokens(self, tokens: Iterable[str], language: str) -> TermIds:
        """Returns the term ids of tokens found elsewhere, without those of no term.

        Returns:
            int32 array of shape (n_found,).
        """
        numbers: dict[str, int] = {}
        each = [numbers.setdefault(token, len(numbers)) for token in tokens]
        term_ids = self._intern_forms([*numbers], language)[each]
        return term_ids[term_ids >= 0]

    def mark_content(self, language: str) -> NDArray[np.bool_]:
        """Returns by term id whether a term is no stop word: bool array of (n_terms,)."""
        content = np.ones(len(self.terms), np.bool_)
        terms = [term.encode() for term in stop_terms(language)]
        term_ids = self._term_table.find(pack_strings(terms))
        content[term_ids[term_ids >= 0]] = False
        return content

    def close(self) -> None:
        """Frees the hash tables, most of the memory; no more terms can be interned."""
        self._term_table = self._span_table = StringTable()

    def _analyse(self, spans: StringArray, tag: int, language: str) -> TermIds:
        firsts, each = find_distinct(spans)
        new = spans.take(firsts)
        term_ids = self._intern_new_spans(new, language)
        cached = new.ends - new.starts <= _LONGEST_CACHED
        self._span_table.put(new.take(cached), term_ids[cached], tag)
        return term_ids[each]

    def _intern_new_spans(self, spans: StringArray, language: str) -> TermIds:
        """Returns the id of each span's one term, or a negative one for none or several."""
        lines = b"\n".join(spans.to_list())
        tokens = lines.decode("utf-8", "ignore").split("\n")
        compounds = find_compounds(lines)
        if not compounds:
            return self._intern_forms(tokens, language)
        split = {n: split_span(tokens[n]) for n in compounds}
        plain = [n for n in range(len(tokens)) if n not in split]
        forms = [*(tokens[n] for n in plain), *chain(*split.values())]
        found = self._intern_forms(forms, language)
        term_ids = np.empty(len(tokens), np.int32)
        term_ids[plain] = found[: len(plain)]
        rest = iter(found[len(plain) :].tolist())
        for n, parts in split.items():
            term_ids[n] = self._note_several(list(islice(rest, len(parts))))
        return term_ids

    def _note_several(self, found: list[int]) -> int:
        """Returns the one term id of a compound, or what stands for several or none."""
        found = [term_id for term_id in found if term_id >= 0]
        if len(found) == 1:
            return found[0]
        self._several.append(found)
        return _NO_TERM - len(self._several)

    def _intern_forms(self, tokens: Sequence[str], language: str) -> TermIds:
        if max(map(len, tokens), default=0) > _LONGEST_TOKEN:
            tokens = [token[:_LONGEST_TOKEN] for token in tokens]
        forms, terms = map(pack_texts, make_terms(tokens, language))
        term_ids = self._intern_terms(terms)
        kept = forms.ends - forms.starts <= _LONGEST_CACHED
        self.forms.add(forms.take(kept))
        self._form_term_ids.append(term_ids[kept])
        return term_ids

    def _intern_terms(self, terms: StringArray) -> TermIds:
        found = self._term_table.find(terms)
        found[terms.ends == terms.starts] = _NO_TERM
        missing = np.flatnonzero(found == MISSING)
        firsts, each = find_distinct(terms.take(missing))
        new = terms.take(missing[firsts])
        term_ids = np.arange(len(new), dtype=np.int32) + len(self.terms)
        self._term_table.put(new, term_ids)
        self.terms.add(new)
        found[missing] = term_ids[each]
        return found

    def _expand(self, found: TermIds) -> tuple[TermIds, NDArray[np.int32]]:
        """Puts the term ids of spans with several terms, or none, in their place."""
        counts = np.ones(len(found), np.int32)
        odd = np.flatnonzero(found < 0)
        several = [
            self._several[_NO_TERM - 1 - value] if value < _NO_TERM else []
            for value in found[odd].tolist()
        ]
        counts[odd] = [len(term_ids) for term_ids in several]
        spans = np.repeat(np.arange(len(found), dtype=np.int32), counts)
        expanded = found[spans]
        expanded[expanded < 0] = [*chain.from_iterable(several)]
        return expanded, spans
