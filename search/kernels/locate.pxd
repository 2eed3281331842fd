# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""How one list of articles is looked for in another; compiled into who asks for it."""

from libc.stdint cimport int32_t, uint16_t

cdef enum:
    # An article's number has 16 bits: what has so many elements has one for each.
    MOST = 1 << 16
    # From here on to seek each is cheaper than to look at all.
    MUCH_LONGER = 16


cdef inline int check_size(Py_ssize_t articles) except -1:
    if articles > MOST:
        raise IndexError("more articles than a segment has")
    return 0


cdef inline void locate(
    const uint16_t[::1] articles,
    const uint16_t* holders,
    Py_ssize_t size,
    uint16_t* slots,
    int32_t* found,
) noexcept:
    """Where among the holders each article is, -1 where it is not.

    Of articles and holders there may be MOST; of `slots` there are so many, with
    whatever in them, and of `found` as many as articles.
    """
    cdef Py_ssize_t n, at = 0
    if size > MUCH_LONGER * len(articles):
        for n in range(len(articles)):
            at = first_from(at, holders, size, articles[n])
            found[n] = -1
            if at < size and holders[at] == articles[n]:
                found[n] = <int32_t>at
        return
    for n in range(size):
        slots[holders[n]] = <uint16_t>n
    for n in range(len(articles)):
        at = slots[articles[n]]
        # What an earlier call left tells nothing.
        at = at if at < size else 0
        # -1 without a jump, which would often be guessed wrong.
        found[n] = <int32_t>at | -<int32_t>(size == 0 or holders[at] != articles[n])


cdef inline Py_ssize_t first_from(
    Py_ssize_t low, const uint16_t* holders, Py_ssize_t size, uint16_t article
) noexcept:
    """From `low` on the first holder that is not before the article."""
    cdef Py_ssize_t step = 1, high = low, middle
    while high < size and holders[high] < article:
        low = high + 1
        high += step
        step *= 2
    high = min(high, size)
    while low < high:
        middle = (low + high) >> 1
        if holders[middle] < article:
            low = middle + 1
        else:
            high = middle
    return low
