"""Measures the time and memory of processes."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.memory import MemoryWatch


@dataclass(frozen=True, slots=True)
class Usage:
    """Resources used by a process and its descendants.

    Attributes:
        wall_s: seconds from start to exit.
        cpu_s: CPU seconds on all cores, descendants included.
        peak_process_mb: peak resident memory of any single process, in MB.
        peak_total_mb: peak of the sum over processes, in MB, shared pages counted once.
    """

    wall_s: float
    cpu_s: float
    peak_process_mb: float
    peak_total_mb: float


class ProcessFailedError(Exception):
    """A measured process ended with an error."""


def measure(command: Sequence[str]) -> Usage:
    """Runs a command without its standard output and measures it.

    Raises:
        ProcessFailedError: the command ended with an exit status other than 0.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    watch = MemoryWatch(process.pid)
    watch.start()
    # Not the peak memory of wait4, which starts at that of the forking process.
    _, status, used = os.wait4(process.pid, 0)
    wall_s = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.ended.set()
    watch.join()
    if process.returncode:
        raise ProcessFailedError(f"{' '.join(command)}: exit {process.returncode}")
    cpu_s = used.ru_utime + used.ru_stime
    return Usage(wall_s, cpu_s, watch.peak_process_mb, watch.peak_total_mb)


def time_run_ms(command: Sequence[str]) -> float:
    """Returns the milliseconds that a command takes from start to exit.

    Raises:
        ProcessFailedError: the command ended with an exit status other than 0.
    """
    start = time.perf_counter()
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    took_ms = (time.perf_counter() - start) * 1e3
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        raise ProcessFailedError(f"{' '.join(command)}: exit {done.returncode}\n{said}")
    return took_ms
