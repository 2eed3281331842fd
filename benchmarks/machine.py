"""Describes the machine and the commit of a measurement."""

import datetime
import os
import platform
import subprocess
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The date, machine and commit of a run.

    Attributes:
        date: ISO date.
        commit: short hash; followed by + if the code has uncommitted changes.
        cores: number of processor cores.
        processor: model name.
        memory_gb: physical memory in GiB, rounded.
        system: name and release of the operating system.
        python: version of Python.
    """

    date: str
    commit: str
    cores: int
    processor: str
    memory_gb: int
    system: str
    python: str


def describe_circumstances() -> Circumstances:
    """Returns the circumstances of this process."""
    return Circumstances(
        datetime.datetime.now(datetime.UTC).date().isoformat(),
        _find_commit(),
        os.cpu_count() or 0,
        _find_processor(),
        round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        f"{platform.system()} {platform.release()}",
        platform.python_version(),
    )


def _find_commit() -> str:
    # Reading must not take the lock that another commit may need.
    git = ["git", "--no-optional-locks", "-C", str(_ROOT)]
    try:
        found = subprocess.run(
            [*git, "rev-parse", "--short=12", "HEAD"],
            capture_output=True,
            text=True,
            check=False,
        )
        changed = subprocess.run(
            [*git, "status", "--porcelain", "index", "search"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return "unknown"
    if found.returncode:
        return "unknown"
    return found.stdout.strip() + ("+" if changed.stdout else "")


def _find_processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = [line.split(":", 1)[1] for line in lines if line.startswith("model name")]
    return names[0].strip() if names else platform.processor()
