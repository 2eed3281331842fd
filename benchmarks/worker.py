"""Runs one engine in a process of its own, so that engines do not affect each other.

    python -m benchmarks.worker build ENGINE FOLDER DIRECTORY
    python -m benchmarks.worker update ENGINE FILE DIRECTORY
    python -m benchmarks.worker ask ENGINE QUESTION DIRECTORY
    python -m benchmarks.worker serve ENGINE DIRECTORY

`serve` reads one question per line and answers with one line of figures each, until its
input ends.
"""

import json
import os
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.contract import Engine, Question, load_engine
from benchmarks.memory import read_peak_mb
from benchmarks.process_family import list_family, read_cpu_s


@dataclass(frozen=True, slots=True)
class TimedAnswer:
    """Time of one answer and what it held.

    Attributes:
        wall_ms: elapsed milliseconds.
        cpu_ms: CPU milliseconds on all cores, of the processes that it started too.
        total: number of matching articles.
        hits: number of returned hits.
        snippets: number of returned hits with a snippet.
        facets: number of facet values.
        memory_mb: peak memory so far of these processes together, in MB.
    """

    wall_ms: float
    cpu_ms: float
    total: int
    hits: int
    snippets: int
    facets: int
    memory_mb: float


def main(arguments: list[str]) -> None:
    """Runs the action in the arguments."""
    action, name, *rest = arguments
    engine = load_engine(name)
    directory = Path(rest[-1])
    if action == "build":
        engine.build(Path(rest[0]), directory)
    elif action == "update":
        engine.update(Path(rest[0]), directory)
    else:
        engine.open(directory)
        if action == "ask":
            print(engine.answer(Question(**json.loads(rest[0]))))
        else:
            _serve(engine)


def time_answer(engine: Engine, question: Question) -> TimedAnswer:
    """Asks the engine once and measures it."""
    family = list_family(os.getpid())
    wall, cpu = time.perf_counter(), read_cpu_s(family)
    answer = engine.answer(question)
    cpu_ms = (read_cpu_s(family) - cpu) * 1e3
    wall_ms = (time.perf_counter() - wall) * 1e3
    return TimedAnswer(
        wall_ms,
        cpu_ms,
        answer.total,
        len(answer.ids),
        sum(map(bool, answer.snippets)),
        len(answer.facets),
        sum(map(read_peak_mb, family)),
    )


def _serve(engine: Engine) -> None:
    for line in sys.stdin:
        timed = time_answer(engine, Question(**json.loads(line)))
        print(json.dumps(asdict(timed)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
