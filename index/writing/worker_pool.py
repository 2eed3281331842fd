"""Runs tasks in this process, or in several that end with it."""

import gc
import multiprocessing
import os
import pickle
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Generic, TypeVar

from index.errors import WorkerLostError

TaskT = TypeVar("TaskT")
ResultT = TypeVar("ResultT")
FinalT = TypeVar("FinalT")

_PARENT_CHECK_S = 1.0
_END_S = 5.0
_WAIT_S = 1.0
_GC_THRESHOLD = 50_000


class SerialPool(Generic[TaskT, ResultT, FinalT]):
    """A pool of one worker, in this process.

    Args:
        make: makes the worker, at the first task: an object with `run`, `finish` and
            `abandon`.
    """

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._worker: Any = None

    def run(
        self,
        tasks: Iterable[TaskT],
        on_wait: Callable[[], None] = lambda: None,
    ) -> Iterator[ResultT]:
        """Yields the result of each task, in order."""
        for task in tasks:
            self._worker = self._worker or self._make()
            yield self._worker.run(task)

    def finish(self) -> list[FinalT]:
        """Returns what the worker's `finish` returns, as a list; empty without a task."""
        return [self._worker.finish()] if self._worker else []

    def stop(self) -> None:
        """Lets the worker drop what it has not finished."""
        if self._worker:
            self._worker.abandon()


class ProcessPool(Generic[TaskT, ResultT, FinalT]):
    """A pool of processes, each with a worker: an object with `run` and `finish`.

    Make it before this process starts threads: these do not survive a fork.

    Args:
        count: number of processes.
        make: makes the worker, in its process.
    """

    def __init__(self, count: int, make: Callable[[], Any]) -> None:
        # Where available, fork saves each process a second of imports.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        context: Any = multiprocessing.get_context(method)  # typed without Process
        self._processes: dict[Connection, Any] = {}
        for _ in range(count):
            ours, theirs = context.Pipe()
            process = context.Process(
                target=_serve, args=(theirs, make, os.getpid()), daemon=True
            )
            process.start()
            theirs.close()
            self._processes[ours] = process

    def run(
        self, tasks: Iterable[TaskT], on_wait: Callable[[], None] = lambda: None
    ) -> Iterator[ResultT]:
        """Yields the results of the tasks in the order in which they finish.

        Args:
            tasks: each is taken when a process is free for it.
            on_wait: called each second in which no task is finished.

        Raises:
            WorkerLostError: a process was killed.
            Exception: any exception that a worker raised.
        """
        waiting = iter(tasks)
        busy = {c for c in self._processes if self._send_next(c, waiting)}
        while busy:
            ready = wait(list(busy), _WAIT_S)
            if not ready:
                on_wait()
            for connection in ready:
                assert isinstance(connection, Connection)
                result: ResultT = self._receive(connection)
                if not self._send_next(connection, waiting):
                    busy.discard(connection)
                yield result

    def finish(self) -> list[FinalT]:
        """Returns what each worker's `finish` returns.

        Raises:
            WorkerLostError: a process was killed.
            Exception: any exception that a worker raised.
        """
        for connection in self._processes:
            self._send(connection, None)
        return [self._receive(connection) for connection in self._processes]

    def stop(self) -> None:
        """Ends the processes, whether they are idle or not."""
        for connection in self._processes:
            connection.close()
        for process in self._processes.values():
            process.terminate()
        for process in self._processes.values():
            process.join(_END_S)
            # A signal that comes right before it waits for a task does not wake it, where
            # a profiler or the like handles the signal in Python.
            if process.is_alive():
                process.kill()
                process.join()

    def _send_next(self, connection: Connection, waiting: Iterator[Any]) -> bool:
        """Sends the next task; returns False if there is none.

        The task goes as a tuple of one, so that a task of None does not mean the end.
        """
        for task in waiting:
            self._send(connection, (task,))
            return True
        return False

    def _send(self, connection: Connection, message: object) -> None:
        # A worker that is gone says why it failed before, or that it was killed.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.send(message)

    def _receive(self, connection: Connection) -> Any:  # noqa: ANN401  (whatever it sent)
        try:
            error, result = connection.recv()
        except (EOFError, ConnectionResetError):
            process = self._processes[connection]
            process.join(_END_S)
            raise WorkerLostError(process.exitcode) from None
        if error is not None:
            raise error
        return result


def _serve(connection: Connection, make: Callable[[], Any], parent: int) -> None:
    """Runs tasks from a connection until it says to finish, or the parent is gone.

    The parent's id comes from the parent: it may be gone before this process asks.
    """
    # Ctrl-C reaches the whole process group: the parent decides, and stops us.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        worker = make()
        # Objects made so far stay, and later ones are seldom in reference cycles.
        gc.freeze()
        gc.set_threshold(_GC_THRESHOLD)
        while (message := connection.recv()) is not None:
            connection.send((None, worker.run(*message)))
        connection.send((None, worker.finish()))
    except (EOFError, BrokenPipeError):
        return
    except Exception as error:  # noqa: BLE001  (raised again in the parent)
        connection.send((_portable(error), None))


def _end_with(parent: int) -> None:
    """Ends this process soon after its parent, in the middle of a task too.

    A parent that is killed sends nothing, and its end of the pipe stays open in the
    other workers.
    """
    while os.getppid() == parent:
        time.sleep(_PARENT_CHECK_S)
    os._exit(1)


def _portable(error: Exception) -> Exception:
    """Returns the error, or where it cannot be sent to the parent a description of it."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001  (whatever pickling it runs)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
