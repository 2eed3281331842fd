"""The command line, run within the test's own process."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """What a run printed, and its exit status."""

    out: str
    err: str
    status: int


Run = Callable[..., Outcome]
