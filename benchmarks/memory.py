"""Measures the memory of processes, from Linux's /proc."""

import threading
from pathlib import Path

from benchmarks.process_family import list_family

_SAMPLE_S = 0.1
_MB = 1e6


def read_peak_mb(process: int | str = "self") -> float:
    """Returns a process's peak resident memory in MB, 0 without /proc."""
    return _read_kb(Path("/proc", str(process), "status"), "VmHWM:") * 1024 / _MB


class MemoryWatch(threading.Thread):
    """Samples the memory of a process and its descendants until `ended` is set.

    Attributes:
        ended: to be set by the caller when the process has ended.
        peak_process_mb: peak resident memory of any single process, in MB.
        peak_total_mb: peak of the sum over processes, in MB, shared pages counted once.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.ended = threading.Event()
        self.peak_process_mb = 0.0
        self.peak_total_mb = 0.0

    def run(self) -> None:
        """Samples ten times a second."""
        while not self.ended.wait(_SAMPLE_S):
            family = list_family(self.pid)
            largest = max(map(read_peak_mb, family), default=0.0)
            rollups = [Path("/proc", str(pid), "smaps_rollup") for pid in family]
            total = sum(_read_kb(rollup, "Pss:") for rollup in rollups) * 1024 / _MB
            self.peak_process_mb = max(self.peak_process_mb, largest)
            self.peak_total_mb = max(self.peak_total_mb, total)


def _read_kb(file: Path, label: str) -> int:
    for line in _read(file).splitlines():
        if line.startswith(label):
            return int(line.split()[1])
    return 0


def _read(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:  # the process has ended, or this system has no /proc
        return ""
