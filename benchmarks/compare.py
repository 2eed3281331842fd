"""Ours and its peers over the same articles and questions, in one run, in turn."""

import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO, cast

from benchmarks.contract import MODULES, Question, Record, load_engine
from benchmarks.corpus import make_articles, write_jsonl
from benchmarks.machine import describe_circumstances
from benchmarks.ours import compile_sources
from benchmarks.processes import ProcessFailedError, Usage, measure, time_run_ms
from benchmarks.questions import make_questions
from benchmarks.report import Asked, Measured, Report, find_median
from benchmarks.worker import Timed

UPDATED = 100
TEN = 10
_COLD_RUNS = 9
# Words that ten articles hold as well.
_COLD_QUESTION = Question("cold", ("government", "minister"))
_WORKER = (sys.executable, "-m", "benchmarks.worker")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to compare.

    Attributes:
        articles: how many.
        seed: what they are made from.
        engines: their names.
        rounds: how often each question is asked.
        builds: how often each index is made; the median counts.
        directory: where the articles and the indexes go.
        reuse: whether an index that an earlier run left there will do.
    """

    articles: int
    seed: int
    engines: tuple[str, ...]
    rounds: int
    builds: int
    directory: Path
    reuse: bool = False


def find_missing(names: Iterable[str]) -> dict[str, str]:
    """Those of the engines that cannot run here, each with the reason."""
    missing = {}
    for name in names:
        try:
            importlib.import_module(MODULES[name])
        except ImportError as error:
            missing[name] = str(error)
    return missing


def compare(plan: Plan) -> Report:
    """The whole run: articles, indexes, questions, cold processes, updates."""
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


def _write_articles(plan: Plan) -> None:
    """All the articles in two files; the last ones, in the second, will be updated."""
    for count, folder in ((plan.articles, "articles"), (TEN, "ten")):
        place = plan.directory / folder
        if place.exists() and plan.reuse:
            continue
        say(f"writing {count:,} articles")
        place.mkdir(parents=True, exist_ok=True)
        first = max(count - UPDATED, count // 2)
        articles = make_articles(count, plan.seed)
        write_jsonl(place / "corpus.jsonl", islice(articles, first))
        write_jsonl(place / "recent.jsonl", articles)


def _build_all(plan: Plan) -> dict[str, Measured]:
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
        measured[name] = Measured(load_engine(name).version, usage, rate, size_mb)
    return measured


def _build(plan: Plan, name: str) -> Usage:
    directory, note = plan.directory / name, plan.directory / f"{name}.build.json"
    if plan.reuse and note.exists():
        return Usage(**json.loads(note.read_text()))
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)
    say(f"{name}: indexing")
    folder = str(plan.directory / "articles")
    usage = measure([*_WORKER, "build", name, folder, str(directory)])
    note.write_text(json.dumps(asdict(usage)))
    return usage


def _ask_all(
    plan: Plan, questions: list[Question]
) -> tuple[dict[str, list[Asked]], dict[str, float]]:
    """What each question cost, and how large each engine's process grew."""
    timed: dict[str, list[list[Timed]]] = {
        n: [[] for _ in questions] for n in plan.engines
    }
    with ExitStack() as stack:
        workers = {
            name: stack.enter_context(_serving(name, plan.directory / name))
            for name in plan.engines
        }
        for turn in range(plan.rounds + 1):
            say(f"asking {len(questions)} questions, {turn or 'warming up'}")
            for place, question in enumerate(questions):
                for name, worker in workers.items():
                    answer = worker.ask(question)
                    if turn:
                        timed[name][place].append(answer)
    asked = {
        name: [_summarise(q, t) for q, t in zip(questions, runs, strict=True)]
        for name, runs in timed.items()
    }
    return asked, {name: runs[-1][-1].memory_mb for name, runs in timed.items()}


def _summarise(question: Question, runs: list[Timed]) -> Asked:
    return Asked(
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

    def ask(self, question: Question) -> Timed:
        print(json.dumps(asdict(question)), file=self.questions, flush=True)
        line = self.answers.readline()
        if not line:
            raise ProcessFailedError(f"{self.name}: ended at {question}")
        return Timed(**json.loads(line))


@contextmanager
def _serving(name: str, directory: Path) -> Iterator[_Server]:
    command = [*_WORKER, "serve", name, str(directory)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield _Server(name, cast(IO[str], process.stdin), cast(IO[str], process.stdout))


def _run_cold(plan: Plan) -> dict[str, float]:
    """The median of whole processes for one question, in turn."""
    commands = {name: _make_cold(plan.directory / name) for name in plan.engines}
    if "ours" in plan.engines:
        ten = plan.directory / "ours on ten"
        shutil.rmtree(ten, ignore_errors=True)
        ten.mkdir()
        measure([*_WORKER, "build", "ours", str(plan.directory / "ten"), str(ten)])
        commands[ten.name] = _make_cold(ten)
    say("cold processes")
    runs: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(_COLD_RUNS):
        for name, command in commands.items():
            runs[name].append(time_run_ms(command))
    return {name: find_median(times) for name, times in runs.items()}


def _make_cold(directory: Path) -> list[str]:
    if directory.name.startswith("ours"):
        from benchmarks.ours import COMMAND  # late: it needs our packages installed

        config = str(directory / "config.yaml")
        return [COMMAND, "search", "--config", config, *_COLD_QUESTION.words]
    question = json.dumps(asdict(_COLD_QUESTION))
    return [*_WORKER, "ask", directory.name, question, str(directory)]


def _update_all(plan: Plan) -> dict[str, float]:
    """How long each engine takes over a hundred articles that have changed."""
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


def _update(plan: Plan, name: str, recent: Path) -> float:
    say(f"{name}: updating")
    # A copy, so that the index stays that of the articles for a run that reuses it.
    copy = plan.directory / "updated"
    shutil.copytree(plan.directory / name, copy)
    os.sync()
    took_s = measure([*_WORKER, "update", name, str(recent), str(copy)]).wall_s
    shutil.rmtree(copy)
    return took_s


def say(line: str) -> None:
    """Tell who waits how far it is."""
    print(line, file=sys.stderr, flush=True)
