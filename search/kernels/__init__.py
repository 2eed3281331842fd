"""What is done to each posting of each query: the loops that searching spends its time in.

As in `index.kernels` they are here twice: `arrays` says in numpy what each gives, and
runs anywhere; `compiled` gives the same several times as fast, where it could be built.
"""

from index.kernels.choice import check_compiled

try:
    check_compiled(__file__)
    from search.kernels.compiled import (
        choose_best,
        choose_best_of_words,
        find,
        keep,
        probe_word,
        score_word,
        select_range,
        unite,
    )

    COMPILED = True
except ImportError:
    from search.kernels.arrays import (
        choose_best,
        choose_best_of_words,
        find,
        keep,
        probe_word,
        score_word,
        select_range,
        unite,
    )

    COMPILED = False

__all__ = [
    "COMPILED",
    "choose_best",
    "choose_best_of_words",
    "find",
    "keep",
    "probe_word",
    "score_word",
    "select_range",
    "unite",
]
