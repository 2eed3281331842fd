"""Compares engines in one run, in turn, on the same articles and questions."""

import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import chain, islice, repeat
from pathlib import Path
from typing import IO, cast

from benchmarks.contract import MODULES, WARMING_ROUNDS, Question, Record, load_engine
from benchmarks.corpus import make_articles, write_jsonl
from benchmarks.machine import describe_circumstances
from benchmarks.ours import compile_sources
from benchmarks.processes import ProcessFailedError, Usage, measure, time_run_ms
from benchmarks.questions import make_questions
from benchmarks.report import EngineResult, QuestionResult, Report, find_median
from benchmarks.worker import TimedAnswer

N_UPDATED = 100
"""Articles that change before the update is measured."""

N_SMALL = 10
"""Articles of the small index, on which a cold process mostly shows its start-up."""

_COLD_RUNS = 9
# These words occur in the first ten articles too.
_COLD_QUESTION = Question("cold", ("government", "minister"))
_WORKER = (sys.executable, "-m", "benchmarks.worker")


@dataclass(frozen=True, slots=True)
class ComparisonPlan:
    """The engines to compare, and the articles to compare them on.

    Attributes:
        articles: number of articles.
        seed: seed of the random articles.
        engines: names of the engines.
        rounds: how often to ask each question.
        builds: how often to build each index; the median run counts.
        directory: folder for the articles and the indexes.
        reuse: whether to use articles and indexes of an earlier run in the folder.
    """

    articles: int
    seed: int
    engines: tuple[str, ...]
    rounds: int
    builds: int
    directory: Path
    reuse: bool = False


def find_missing(names: Iterable[str]) -> dict[str, str]:
    """Returns the engines that cannot run here, each with the reason."""
    missing = {}
    for name in names:
        try:
            importlib.import_module(MODULES[name])
        except ImportError as error:
            missing[name] = str(error)
    return missing


def compare(plan: ComparisonPlan) -> Report:
    """Runs the comparison: articles, indexes, questions, cold processes, updates."""
    compile_sources()
    _write_articles(plan)
    questions = make_questions(plan.seed)
    measured = _build_all(plan)
    asked, serving_mb = _ask_all(plan, questions)
    cold = _run_cold(plan)
    updates = _update_all(plan)
    engines = {
        name: replace(
            measured[name],
            asked=asked[name],
            serving_mb=serving_mb[name],
            cold_ms=cold[name],
            cold_ten_ms=cold.get(f"{name} on ten"),
            update_s=updates[name],
        )
        for name in plan.engines
    }
    return Report(
        describe_circumstances(), plan.articles, plan.seed, plan.rounds, engines
    )


def _write_articles(plan: ComparisonPlan) -> None:
    """Writes the articles to two files; those in the second will be updated."""
    for count, folder in ((plan.articles, "articles"), (N_SMALL, "ten")):
        target = plan.directory / folder
        if target.exists() and plan.reuse:
            continue
        log(f"writing {count:,} articles")
        target.mkdir(parents=True, exist_ok=True)
        first = max(count - N_UPDATED, count // 2)
        articles = make_articles(count, plan.seed)
        write_jsonl(target / "corpus.jsonl", islice(articles, first))
        write_jsonl(target / "recent.jsonl", articles)


def _build_all(plan: ComparisonPlan) -> dict[str, EngineResult]:
    usages: dict[str, list[Usage]] = {name: [] for name in plan.engines}
    for _ in range(plan.builds):
        for name in plan.engines:
            usages[name].append(_build(plan, name))
    measured = {}
    for name, runs in usages.items():
        usage = sorted(runs, key=lambda run: run.wall_s)[(len(runs) - 1) // 2]
        files = (plan.directory / name).rglob("*")
        size_mb = sum(file.stat().st_size for file in files if file.is_file()) / 1e6
        rate = plan.articles / usage.wall_s
        measured[name] = EngineResult(load_engine(name).version, usage, rate, size_mb)
    return measured


def _build(plan: ComparisonPlan, name: str) -> Usage:
    directory, note = plan.directory / name, plan.directory / f"{name}.build.json"
    if plan.reuse and note.exists():
        return Usage(**json.loads(note.read_text()))
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    log(f"{name}: indexing")
    folder = str(plan.directory / "articles")
    usage = measure([*_WORKER, "build", name, folder, str(directory)])
    note.write_text(json.dumps(asdict(usage)))
    return usage


def _ask_all(
    plan: ComparisonPlan, questions: list[Question]
) -> tuple[dict[str, list[QuestionResult]], dict[str, float]]:
    """Asks all questions; returns the results, and each process's peak memory in MB."""
    timed: dict[str, list[list[TimedAnswer]]] = {
        name: [[] for _ in questions] for name in plan.engines
    }
    with ExitStack() as stack:
        workers = {
            name: stack.enter_context(_serving(name, plan.directory / name))
            for name in plan.engines
        }
        for worker in workers.values():
            worker.warm(questions)
        for turn in range(plan.rounds + 1):
            log(f"asking {len(questions)} questions, {turn or 'warming up'}")
            for n, question in enumerate(questions):
                for name, worker in workers.items():
                    answer = worker.ask(question)
                    if turn:
                        timed[name][n].append(answer)
    asked = {
        name: [_summarise(q, t) for q, t in zip(questions, runs, strict=True)]
        for name, runs in timed.items()
    }
    return asked, {name: runs[-1][-1].memory_mb for name, runs in timed.items()}


def _summarise(question: Question, runs: list[TimedAnswer]) -> QuestionResult:
    return QuestionResult(
        question.kind,
        " ".join(question.words),
        runs[0].total,
        runs[0].snippets,
        find_median(run.wall_ms for run in runs),
        find_median(run.cpu_ms for run in runs),
    )


@dataclass(frozen=True, slots=True)
class _Server:
    """An engine that answers in a process of its own."""

    name: str
    questions: IO[str]
    answers: IO[str]

    def warm(self, questions: list[Question]) -> None:
        """Asks all questions as often as this engine needs it before it is measured."""
        rounds = WARMING_ROUNDS.get(self.name, 0)
        for question in chain.from_iterable(repeat(questions, rounds)):
            self.ask(question)

    def ask(self, question: Question) -> TimedAnswer:
        print(json.dumps(asdict(question)), file=self.questions, flush=True)
        line = self.answers.readline()
        if not line:
            raise ProcessFailedError(f"{self.name}: ended at {question}")
        return TimedAnswer(**json.loads(line))


@contextmanager
def _serving(name: str, directory: Path) -> Iterator[_Server]:
    command = [*_WORKER, "serve", name, str(directory)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield _Server(name, cast(IO[str], process.stdin), cast(IO[str], process.stdout))


def _run_cold(plan: ComparisonPlan) -> dict[str, float]:
    """Returns the median time in ms of whole processes that ask one question."""
    commands = {name: _make_cold(plan.directory / name) for name in plan.engines}
    if "ours" in plan.engines:
        ten = plan.directory / "ours on ten"
        shutil.rmtree(ten, ignore_errors=True)
        ten.mkdir()
        measure([*_WORKER, "build", "ours", str(plan.directory / "ten"), str(ten)])
        commands[ten.name] = _make_cold(ten)
    log("cold processes")
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(_COLD_RUNS):
        for name, command in commands.items():
            runs[name].append(time_run_ms(command))
    return {name: find_median(times) for name, times in runs.items()}


def _make_cold(directory: Path) -> list[str]:
    if directory.name in {"ours", "ours on ten"}:
        from benchmarks.ours import (
            COMMAND,  # imported here: it needs our packages installed
        )

        config = str(directory / "config.yaml")
        return [COMMAND, "search", "--config", config, *_COLD_QUESTION.words]
    question = json.dumps(asdict(_COLD_QUESTION))
    return [*_WORKER, "ask", directory.name, question, str(directory)]


def _update_all(plan: ComparisonPlan) -> dict[str, float]:
    """Returns the seconds that each engine takes to update the changed articles."""
    recent = plan.directory / "articles" / "recent.jsonl"
    before = recent.read_text(encoding="utf-8")
    records: list[Record] = [json.loads(line) for line in before.splitlines()]
    try:
        for record in records:
            record["text"] += " Corrected since."
        write_jsonl(recent, records)
        return {name: _update(plan, name, recent) for name in plan.engines}
    finally:
        recent.write_text(before, encoding="utf-8")


def _update(plan: ComparisonPlan, name: str, recent: Path) -> float:
    log(f"{name}: updating")
    # A copy, because a later run may reuse the index of the unchanged articles.
    copy = plan.directory / "updated"
    shutil.copytree(plan.directory / name, copy)
    os.sync()
    took_s = measure([*_WORKER, "update", name, str(recent), str(copy)]).wall_s
    shutil.rmtree(copy)
    return took_s


def log(line: str) -> None:
    """Prints a line about the progress to standard error."""
    print(line, file=sys.stderr, flush=True)
