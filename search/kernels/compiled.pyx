# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The kernels of this package in Cython: a `.pxi` is the twin of the `.py` beside it.

A function here returns what its namesake in the reference returns; the reference's
docstring says what that is. All are compiled into one library: each further one would
cost 0.5 ms at every start of the program and 9 s at every installation, as Cython's
memory views come with each.
"""

include "workspace.pxi"
include "doc_sets.pxi"
include "score.pxi"
include "top_k.pxi"
include "phrase.pxi"
include "word_scan.pxi"
include "sentence_scan.pxi"
