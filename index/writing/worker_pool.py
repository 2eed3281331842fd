"""Work done by this process alone, or by several that end when it does."""

import gc
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
Rest = TypeVar("Rest")

_PARENT_CHECK_S = 5.0
_FEW_COLLECTIONS = 50_000


class Alone(Generic[Task, Result, Rest]):
    """One worker, in this process; see `Workers`."""

    def __init__(self, make: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
        self._worker = make(*arguments)

    def run(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of the tasks, in order."""
        return map(self._worker.take, tasks)

    def finish(self) -> list[Rest]:
        """What the worker's `finish` gives."""
        return [self._worker.finish()]

    def stop(self) -> None:
        """Nothing is left to end."""


class Workers(Generic[Task, Result, Rest]):
    """Processes that each hold a worker: an object with `take` and `finish`.

    To be made before this process has threads: these do not survive a fork.

    Args:
        count: how many processes.
        make: makes the worker, in its process.
        arguments: what `make` is called with.
    """

    def __init__(
        self, count: int, make: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> None:
        # Where it can be had, fork spares each process a second of imports.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        context: Any = multiprocessing.get_context(method)  # typed without Process
        self._connections: list[Connection] = []
        self._processes = []
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_work, args=(theirs, make, arguments), daemon=True
            )
            process.start()
            theirs.close()
            self._connections.append(ours)
            self._processes.append(process)

    def run(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of the tasks, as they come.

        Raises:
            Exception: whatever a worker raised.
        """
        waiting = iter(tasks)
        busy = {c for c in self._connections if _give(c, waiting)}
        while busy:
            for connection in wait(list(busy)):
                assert isinstance(connection, Connection)
                result: Result = _receive(connection)
                if not _give(connection, waiting):
                    busy.discard(connection)
                yield result

    def finish(self) -> list[Rest]:
        """What each worker's `finish` gives."""
        for connection in self._connections:
            connection.send(None)
        return [_receive(connection) for connection in self._connections]

    def stop(self) -> None:
        """End the processes, whatever they are at."""
        for connection in self._connections:
            connection.close()
        for process in self._processes:
            process.terminate()
            process.join()


def _give(connection: Connection, waiting: Iterator[Any]) -> bool:
    """Send the next task, wrapped so that no task is taken for the end; False at it."""
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


def _work(
    connection: Connection, make: Callable[..., Any], arguments: tuple[Any, ...]
) -> None:
    # Ctrl-C reaches the whole group: the parent decides, and stops us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    try:
        worker = make(*arguments)
        # What there is now stays, and what comes is seldom garbage that only this finds.
        gc.freeze()
        gc.set_threshold(_FEW_COLLECTIONS)
        while True:
            # A parent that was killed can tell us nothing.
            while not connection.poll(_PARENT_CHECK_S):
                if os.getppid() != parent:
                    return
            message = connection.recv()
            if message is None:
                connection.send((None, worker.finish()))
                return
            connection.send((None, worker.take(*message)))
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:  # noqa: BLE001  (raised again in the parent)
        connection.send((error, None))
