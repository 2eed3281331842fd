"""The command line, run in the process of the test."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """The output of a run and its exit status."""

    out: str
    err: str
    status: int


Run = Callable[..., Outcome]
