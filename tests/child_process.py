"""Starts a function in a process of its own, to be killed in the middle."""

import multiprocessing
import warnings
from collections.abc import Callable
from typing import Any


def start_child(act: Callable[..., object], *arguments: object) -> Any:  # noqa: ANN401
    """Starts a process and returns it, as `multiprocessing` makes it.

    It is forked where the system can: what is imported is there at once, so that a kill
    meets the function rather than its imports.
    """
    forks = "fork" in multiprocessing.get_all_start_methods()
    context: Any = multiprocessing.get_context("fork" if forks else None)
    process = context.Process(target=act, args=arguments)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a fork beside threads
        process.start()
    return process


def run_child(act: Callable[..., object], *arguments: object) -> int:
    """Runs a function in a process of its own; returns the exit status of that."""
    process = start_child(act, *arguments)
    process.join()
    status: int = process.exitcode
    return status
