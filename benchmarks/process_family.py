"""Lists the processes that a process has started, and reads their processor time.

An engine may answer from another process, such as a JVM: its work counts too.
"""

import time
from collections.abc import Iterable
from pathlib import Path

_CPU_CLOCK = 2  # CPUCLOCK_SCHED: the scheduler's, in nanoseconds, of all threads


def list_family(pid: int) -> list[int]:
    """Returns a process and its living descendants; without /proc, the process alone."""
    family = [pid]
    for member in family:  # grows as it goes
        for task in Path("/proc", str(member), "task").glob("*/children"):
            try:
                family += map(int, task.read_text().split())
            except OSError:  # the process has ended
                continue
    return family


def read_cpu_s(family: Iterable[int]) -> float:
    """Returns the processor seconds that these processes have taken so far.

    Linux numbers the clock of a process so (clock_getcpuclockid(3)). /proc would say it
    in hundredths of a second, too coarse for an answer.
    """
    return sum(time.clock_gettime(~pid << 3 | _CPU_CLOCK) for pid in family)
