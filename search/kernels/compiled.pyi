from search.kernels.doc_sets import filter_docs as filter_docs
from search.kernels.doc_sets import locate as locate
from search.kernels.doc_sets import select_range as select_range
from search.kernels.doc_sets import union as union
from search.kernels.phrase import match_in_any_order as match_in_any_order
from search.kernels.phrase import match_phrase as match_phrase
from search.kernels.score import probe_terms as probe_terms
from search.kernels.score import score_terms as score_terms
from search.kernels.sentence_scan import (
    find_last_sentence_end as find_last_sentence_end,
)
from search.kernels.sentence_scan import (
    find_sentence_ends as find_sentence_ends,
)
from search.kernels.sentence_scan import (
    find_sentence_start as find_sentence_start,
)
from search.kernels.top_k import score_top_k as score_top_k
from search.kernels.top_k import select_top_k as select_top_k
from search.kernels.word_scan import find_words as find_words
from search.kernels.word_scan import fold_in_place as fold_in_place
from search.kernels.workspace import Workspace as Workspace
