"""Where and when a measurement was made."""

import datetime
import os
import platform
import subprocess
from dataclasses import dataclass
from pathlib import Path

_ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Circumstances:
    """The date, the machine and the commit of a run."""

    date: str
    commit: str
    cores: int
    processor: str
    memory_gb: int
    system: str
    python: str


def describe_circumstances() -> Circumstances:
    """Those of now."""
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
    # Reading must not take the lock that someone else's commit needs.
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
