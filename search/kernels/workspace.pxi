"""`search.kernels.workspace` compiled: C arrays with an element for each doc id."""

from libc.stdint cimport int32_t, uint8_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport calloc, free
from libc.string cimport memset

cdef enum:
    # A doc id has 16 bits.
    MAX_DOCS = 1 << 16
    # Of 64 documents: a word of a bit set.
    BLOCKS = MAX_DOCS >> 6


cdef class Workspace:
    # All zero between calls.
    cdef float* weights
    cdef float* sums
    cdef uint64_t* marked
    cdef uint8_t* touched
    # Whatever the last call left.
    cdef uint16_t* indices
    cdef int32_t* found
    cdef uint32_t* starts

    def __cinit__(self):
        # `calloc` takes up memory only where something is written.
        self.weights = <float*>calloc(MAX_DOCS, sizeof(float))
        self.sums = <float*>calloc(MAX_DOCS, sizeof(float))
        self.marked = <uint64_t*>calloc(BLOCKS, sizeof(uint64_t))
        self.touched = <uint8_t*>calloc(BLOCKS, sizeof(uint8_t))
        self.indices = <uint16_t*>calloc(MAX_DOCS, sizeof(uint16_t))
        self.found = <int32_t*>calloc(MAX_DOCS, sizeof(int32_t))
        self.starts = <uint32_t*>calloc(MAX_DOCS + 1, sizeof(uint32_t))
        if not (
            self.weights
            and self.sums
            and self.marked
            and self.touched
            and self.indices
            and self.found
            and self.starts
        ):
            raise MemoryError

    def __dealloc__(self):
        free(self.weights)
        free(self.sums)
        free(self.marked)
        free(self.touched)
        free(self.indices)
        free(self.found)
        free(self.starts)

    cdef void clear(self) noexcept nogil:
        """Zero what must be zero between calls, after a call that failed."""
        memset(self.weights, 0, MAX_DOCS * sizeof(float))
        memset(self.sums, 0, MAX_DOCS * sizeof(float))
        memset(self.marked, 0, BLOCKS * sizeof(uint64_t))
        memset(self.touched, 0, BLOCKS * sizeof(uint8_t))
