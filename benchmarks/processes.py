"""What a process costs: time on the clock, time of the processors, memory."""

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.memory import MemoryWatch


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process and those it started have used.

    Attributes:
        wall_s: from start to exit.
        cpu_s: of all processors, children included.
        peak_process_mb: the largest that any one process ever was.
        peak_total_mb: the most that all held at once, shared pages counted once.
    """

    wall_s: float
    cpu_s: float
    peak_process_mb: float
    peak_total_mb: float


class ProcessFailedError(Exception):
    """A measured process ended with an error."""


def measure(command: Sequence[str]) -> Usage:
    """Run the command and say what it used; its standard output is dropped.

    Raises:
        ProcessFailedError: it ended with an exit status other than 0.
    """
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    watch = MemoryWatch(process.pid)
    watch.start()
    # Not the peak memory that wait4 tells: it begins at that of the process that forked.
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
    """How long the command takes from start to exit, its output dropped.

    Raises:
        ProcessFailedError: it ended with an exit status other than 0.
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
