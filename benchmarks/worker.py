"""One engine in a process of its own, so that none disturbs another's figures.

    python -m benchmarks.worker build ENGINE FOLDER DIRECTORY
    python -m benchmarks.worker update ENGINE FILE DIRECTORY
    python -m benchmarks.worker ask ENGINE QUESTION DIRECTORY
    python -m benchmarks.worker serve ENGINE DIRECTORY

`serve` answers one question a line with one line of figures, until its input ends.
"""

import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.contract import Engine, Question, load_engine
from benchmarks.memory import read_peak_mb


@dataclass(frozen=True, slots=True)
class Timed:
    """What one answer cost and held.

    Attributes:
        wall_ms: on the clock.
        cpu_ms: of all processors that the engine's process kept busy.
        total: how many articles match.
        hits: how many came back.
        snippets: how many of them had a snippet.
        facets: how many values were counted.
        memory_mb: the largest that the process has been by then.
    """

    wall_ms: float
    cpu_ms: float
    total: int
    hits: int
    snippets: int
    facets: int
    memory_mb: float


def main(arguments: list[str]) -> None:
    """Do what the arguments say."""
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


def time_answer(engine: Engine, question: Question) -> Timed:
    """Ask the engine once."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = engine.answer(question)
    cpu_ms = (time.process_time() - cpu) * 1e3
    wall_ms = (time.perf_counter() - wall) * 1e3
    return Timed(
        wall_ms,
        cpu_ms,
        answer.total,
        len(answer.ids),
        sum(map(bool, answer.snippets)),
        len(answer.facets),
        read_peak_mb(),
    )


def _serve(engine: Engine) -> None:
    for line in sys.stdin:
        timed = time_answer(engine, Question(**json.loads(line)))
        print(json.dumps(asdict(timed)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
