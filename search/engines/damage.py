"""Tells a damaged index from a fault of the program, after an unexpected error."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from index.errors import DECODING_ERRORS

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class ReadsIndex(Protocol):
    """An engine that reads an index."""

    def verify(self) -> None:
        """Verifies what was read; raises what it finds."""


EngineT = TypeVar("EngineT", bound=ReadsIndex)


def name_damage(
    answer: Callable[Concatenate[EngineT, Arguments], Answer],
) -> Callable[Concatenate[EngineT, Arguments], Answer]:
    """Makes a method of an engine verify the whole index after an unexpected error.

    Readers check what they are given only as far as a wrong value could do harm: to
    verify everything would take longer than the answer. The kernels raise IndexError.
    """

    @wraps(answer)
    def call(
        engine: EngineT, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> Answer:
        try:
            return answer(engine, *args, **kwargs)
        except (*DECODING_ERRORS, MemoryError):
            engine.verify()  # no sound index needs it
            raise

    return call
