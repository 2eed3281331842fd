"""Interrupts the reading or extraction of an article that takes too long."""

import signal
import threading
import time
from types import FrameType

from index.errors import ArticleTimeoutError

_CHECK_S = 0.5


class TimeLimit:
    """A limit on the processor time of each article, where the system has SIGALRM.

    A timer looks every half second whether it is still the same article, and how long
    since it first saw that. To read the processor's clock takes 4 µs or more, and articles
    come by the thousand a second: so each only gets a number. Only the main thread gets signals; in another one,
    on Windows, and where a program uses the signal itself, there is no limit.

    Args:
        seconds: seconds of processor time.
    """

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._number = self._seen = 0
        self._is_running = False
        self._since = 0.0
        self._is_set = (
            hasattr(signal, "SIGALRM")
            and threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
        )
        if self._is_set:
            signal.signal(signal.SIGALRM, self._look)
            signal.setitimer(signal.ITIMER_REAL, _CHECK_S, _CHECK_S)

    def start(self) -> None:
        """Starts the clock of an article."""
        self._number += 1
        self._is_running = True

    def stop(self) -> None:
        """Stops the clock: from now on nothing is interrupted."""
        self._is_running = False

    def close(self) -> None:
        """Ends the timer."""
        if self._is_set:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
            self._is_set = False

    def _look(self, _signal: int, _frame: FrameType | None) -> None:
        if not self._is_running:
            return
        now = time.thread_time()
        if self._seen != self._number:
            self._seen, self._since = self._number, now
        elif now - self._since > self._seconds:
            raise ArticleTimeoutError(self._seconds)
