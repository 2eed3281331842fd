"""What is done to each letter of each text shown: folded, looked through for words.

As the other kernels they are here twice: `plain` says in Python what each gives, and
runs anywhere; `compiled` gives the same several times as fast, where it could be built.
"""

from index.kernels.choice import check_compiled

try:
    check_compiled(__file__)
    from search.kernels.texts.compiled import (
        find_sentence_ends,
        find_sentence_start,
        find_sentences_end,
        find_words,
        fold_in_place,
    )

    COMPILED = True
except ImportError:
    from search.kernels.texts.plain import (
        find_sentence_ends,
        find_sentence_start,
        find_sentences_end,
        find_words,
        fold_in_place,
    )

    COMPILED = False

__all__ = [
    "COMPILED",
    "find_sentence_ends",
    "find_sentence_start",
    "find_sentences_end",
    "find_words",
    "fold_in_place",
]
