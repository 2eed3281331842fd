"""Runs tasks in this process, or in several that end with it."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

TaskT = TypeVar("TaskT")
ResultT = TypeVar("ResultT")
FinalT = TypeVar("FinalT")

_PARENT_CHECK_S = 5.0
_GC_THRESHOLD = 50_000


class SerialPool(Generic[TaskT, ResultT, FinalT]):
    """A pool of one worker, in this process.

    Args:
        make: makes the worker: an object with `run` and `finish`.
        arguments: positional arguments of `make`.
    """

    def __init__(self, make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        self._worker = make(*arguments)

    def run(self, tasks: Iterable[TaskT]) -> Iterator[ResultT]:
        """Yields the result of each task, in order."""
        return map(self._worker.run, tasks)

    def finish(self) -> list[FinalT]:
        """Returns what the worker's `finish` returns, as a list of one."""
        return [self._worker.finish()]

    def stop(self) -> None:
        """Ends nothing: the worker lives in this process."""


class ProcessPool(Generic[TaskT, ResultT, FinalT]):
    """A pool of processes, each with a worker: an object with `run` and `finish`.

    Make it before this process starts threads: these do not survive a fork.

    Args:
        count: number of processes.
        make: makes the worker, in its process.
        arguments: positional arguments of `make`.
    """

    def __init__(
        self, count: int, make: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> None:
        # Where available, fork saves each process a second of imports.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        context: Any = multiprocessing.get_context(method)  # typed without Process
        self._connections: list[Connection] = []
        self._processes = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_serve, args=(theirs, make, arguments), daemon=True
            )
            process.start()
            theirs.close()
            self._connections.append(ours)
            self._processes.append(process)

    def run(self, tasks: Iterable[TaskT]) -> Iterator[ResultT]:
        """Yields the results of the tasks in the order in which they finish.

        Raises:
            Exception: any exception that a worker raised.
        """
        waiting = iter(tasks)
        busy = {c for c in self._connections if _send_next(c, waiting)}
        while busy:
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                result: ResultT = _receive(connection)
                if not _send_next(connection, waiting):
                    busy.discard(connection)
                yield result

    def finish(self) -> list[FinalT]:
        """Returns what each worker's `finish` returns."""
        for connection in self._connections:
            connection.send(None)
        return [_receive(connection) for connection in self._connections]

    def stop(self) -> None:
        """Ends the processes, whether they are idle or not."""
        for connection in self._connections:
            connection.close()
        for process in self._processes:
            process.terminate()
            process.join()


def _send_next(connection: Connection, waiting: Iterator[Any]) -> bool:
    """Sends the next task; returns False if there is none.

    The task goes as a tuple of one, so that a task of None does not mean the end.
    """
    for task in waiting:
        connection.send((task,))
        return True
    return False


def _receive(connection: Connection) -> Any:  # noqa: ANN401  (whatever the worker sent)
    try:
        error, result = connection.recv()
    except EOFError:
        raise RuntimeError("a process of the build was killed") from None
    if error is not None:
        raise error
    return result


def _serve(
    connection: Connection, make: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    """Runs tasks from a connection until it says to finish, or the parent is gone."""
    # Ctrl-C reaches the whole process group: the parent decides, and stops us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    try:
        worker = make(*arguments)
        # Objects made so far stay, and later ones are seldom in reference cycles.
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD)
        while True:
            # A killed parent sends nothing.
            while not connection.poll(_PARENT_CHECK_S):
                if os.getppid() != parent:
                    return
            message = connection.recv()
            if message is None:
                connection.send((None, worker.finish()))
                return
            connection.send((None, worker.run(*message)))
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:  # noqa: BLE001  (raised again in the parent)
        connection.send((error, None))
