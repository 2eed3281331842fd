"""Inner loops of searching: arrays or texts in and out; nothing of files or queries.

| module | what it does | cost |
|---|---|---|
| `score` | scores the documents of a word by BM25F | O(postings) |
| `doc_sets` | intersects, unites and filters sorted lists of doc ids | O(m log(n / m)), O(n) |
| `top_k` | selects the k best hits by a heap | O(n + hits log k) |
| `phrase` | finds documents with terms near each other, in order or in any | O(positions) |
| `word_scan` | finds words in a text that is shown | O(characters) |
| `sentence_scan` | finds where sentences begin and end | O(characters) |

`inputs` has the types that they are given, `workspace` the memory that they reuse.

`near` finds which occurrences of words are near each other, in numpy alone.

Each of the others is here twice: `NAME.py` in numpy or Python is the reference and runs anywhere;
`NAME.pxi` returns the same several times as fast, where the installation could compile
it. This package exports either all of the compiled ones or none (`index.kernels.choice`).
"""

from index.kernels.choice import check_compiled

try:
    check_compiled(__file__)
    from search.kernels.compiled import (
        Workspace,
        filter_docs,
        find_last_sentence_end,
        find_sentence_ends,
        find_sentence_start,
        find_words,
        fold_in_place,
        locate,
        match_in_any_order,
        match_phrase,
        probe_terms,
        score_terms,
        score_top_k,
        select_range,
        select_top_k,
        union,
    )

    COMPILED = True
except ImportError:
    from search.kernels.doc_sets import filter_docs, locate, select_range, union
    from search.kernels.phrase import match_in_any_order, match_phrase
    from search.kernels.score import probe_terms, score_terms
    from search.kernels.sentence_scan import (
        find_last_sentence_end,
        find_sentence_ends,
        find_sentence_start,
    )
    from search.kernels.top_k import score_top_k, select_top_k
    from search.kernels.word_scan import find_words, fold_in_place
    from search.kernels.workspace import Workspace

    COMPILED = False

__all__ = [
    "COMPILED",
    "Workspace",
    "filter_docs",
    "find_last_sentence_end",
    "find_sentence_ends",
    "find_sentence_start",
    "find_words",
    "fold_in_place",
    "locate",
    "match_in_any_order",
    "match_phrase",
    "probe_terms",
    "score_terms",
    "score_top_k",
    "select_range",
    "select_top_k",
    "union",
]
