from search.kernels.texts.plain import (
    find_sentence_ends as find_sentence_ends,
)
from search.kernels.texts.plain import (
    find_sentence_start as find_sentence_start,
)
from search.kernels.texts.plain import (
    find_sentences_end as find_sentences_end,
)
from search.kernels.texts.plain import (
    find_words as find_words,
)
from search.kernels.texts.plain import (
    fold_in_place as fold_in_place,
)
