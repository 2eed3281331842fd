"""What is done to each place of each word of a phrase.

As the other kernels it is here twice: `arrays` says in numpy what it gives, and runs
anywhere; `compiled` gives the same several times as fast, where it could be built.
"""

from index.kernels.choice import check_compiled

try:
    check_compiled(__file__)
    from search.kernels.phrases.compiled import find_phrase

    COMPILED = True
except ImportError:
    from search.kernels.phrases.arrays import find_phrase

    COMPILED = False

__all__ = ["COMPILED", "find_phrase"]
