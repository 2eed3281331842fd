"""Estimates how long a build will still take, by the bytes left in each format."""

from collections import Counter, defaultdict

from index.writing.build_worker import TaskResult
from index.writing.updating.build_observer import PlannedWork

_SECONDS_PER_MB = {
    "html": 0.4,
    "mhtml": 0.4,
    "pdf": 2.0,
    "docx": 1.0,
    "odt": 1.0,
    "epub": 0.8,
    "zip": 0.8,
    "tar": 0.4,
    "warc": 0.6,
}
"""Measured with one process, to begin with: what is read tells soon how fast it goes."""
_OTHERS = 0.15
_BEGINNING_S = 0.1
"""The measured rates weigh as much as a tenth of a second of reading against the beginning's."""


class RemainingTime:
    """Counts the bytes that are read in each format, and the time they take.

    Attributes:
        read: number of bytes read so far.
        total: number of bytes to read.
    """

    def __init__(self, work: PlannedWork) -> None:
        self._left = Counter(work.sizes)
        self._sizes = Counter[str]()
        self._seconds = defaultdict[str, float](float)
        self._processes = work.processes
        self.read = 0
        self.total = sum(work.sizes.values())

    def add(self, result: TaskResult) -> None:
        """Counts a file, or a part of one, that was read."""
        self._left[result.format] -= result.size
        self._sizes[result.format] += result.size
        self._seconds[result.format] += result.seconds
        self.read += result.size

    def estimate(self) -> float:
        """Returns the seconds that are left."""
        left = sum(max(0, n) * self._rate(name) for name, n in self._left.items())
        return left / max(1, self._processes)

    def _rate(self, name: str) -> float:
        """Returns the seconds that a byte of a format takes."""
        begun = _SECONDS_PER_MB.get(name, _OTHERS) / 1e6
        size = _BEGINNING_S / begun
        return (self._seconds[name] + _BEGINNING_S) / (self._sizes[name] + size)
