"""What is done to each word of each text: the loops that indexing spends its time in.

They are here twice. `arrays` says in numpy what each gives, and runs anywhere;
`compiled` gives the same several times as fast, where it could be built when the
program was installed (`choice`).
"""

from index.kernels.choice import check_compiled

try:
    check_compiled(__file__)
    from index.kernels.compiled import (
        choose_runs,
        encode_letters,
        fill_rows,
        find_pieces,
        find_rows,
        find_same,
        gather,
        make_keys,
        scatter,
        sort_postings,
        sort_strings,
        stable_order,
    )

    COMPILED = True
except ImportError:
    from index.kernels.arrays import (
        choose_runs,
        encode_letters,
        fill_rows,
        find_pieces,
        find_rows,
        find_same,
        gather,
        make_keys,
        scatter,
        sort_postings,
        sort_strings,
        stable_order,
    )

    COMPILED = False

__all__ = [
    "COMPILED",
    "choose_runs",
    "encode_letters",
    "fill_rows",
    "find_pieces",
    "find_rows",
    "find_same",
    "gather",
    "make_keys",
    "scatter",
    "sort_postings",
    "sort_strings",
    "stable_order",
]
