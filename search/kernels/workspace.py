"""Working memory that kernels reuse from call to call."""


class Workspace:
    """Accumulators and look-up buffers of the compiled kernels, with 65,536 elements each.

    A search makes one and passes it to each kernel that adds up scores or intersects
    lists: to allocate and zero them anew would take 10 to 50 µs a call, and a query of
    1 ms makes tens of calls. Threads may share one as long as each call holds the
    interpreter's lock, as all do. The reference in numpy allocates as it goes, and
    ignores this.
    """
