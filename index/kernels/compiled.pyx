# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The kernels of this package in Cython: a `.pxi` is the twin of the `.py` beside it.

A function here returns what its namesake in the reference returns; the reference's
docstring says what that is. All are compiled into one library: each further one would
cost 0.5 ms at every start of the program and 9 s at every installation, as Cython's
memory views come with each.
"""

include "tokenize.pxi"
include "hash_table.pxi"
include "string_sort.pxi"
include "invert.pxi"
include "shingles.pxi"
include "slices.pxi"
include "file_status.pxi"
