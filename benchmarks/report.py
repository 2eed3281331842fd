"""The result of a comparison: saved as JSON, shown as Markdown tables."""

import json
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.machine import Circumstances
from benchmarks.processes import Usage

ALL = "all queries"


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """An engine's result for one question; times are medians over the rounds.

    Attributes:
        kind: the question's class.
        words: the question's words.
        total: number of matching articles.
        snippets: number of shown hits with a snippet.
        wall_ms: elapsed milliseconds.
        cpu_ms: CPU milliseconds on all cores.
    """

    kind: str
    words: str
    total: int
    snippets: int
    wall_ms: float
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class EngineResult:
    """The measurements of an engine, None for those that were not made.

    Attributes:
        version: version of the engine.
        build: resources used to build the index.
        articles_s: articles indexed per second.
        size_mb: size of the index on disk in MB.
        asked: results of the questions.
        serving_mb: peak memory of the answering process in MB.
        cold_ms: milliseconds of a whole process that asks one question.
        cold_ten_ms: the same on an index of ten articles.
        update_s: seconds of a whole process that replaces a hundred articles.
    """

    version: str
    build: Usage
    articles_s: float
    size_mb: float
    asked: list[QuestionResult] = field(default_factory=list)
    serving_mb: float = 0.0
    cold_ms: float | None = None
    cold_ten_ms: float | None = None
    update_s: float | None = None

    def percentile(self, percent: int, kind: str = ALL) -> float:
        """Returns a percentile of the CPU milliseconds of one class of questions, or all."""
        values = [a.cpu_ms for a in self.asked if kind in (a.kind, ALL)]
        return find_percentile(values, percent)


@dataclass(frozen=True, slots=True)
class Report:
    """The results of one run.

    Attributes:
        circumstances: date, machine and commit.
        articles: number of articles.
        seed: seed of the random articles.
        rounds: how often each question was asked.
        engines: results by name of the engine.
    """

    circumstances: Circumstances
    articles: int
    seed: int
    rounds: int
    engines: dict[str, EngineResult]

    def save(self, path: Path) -> None:
        """Writes the report as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Report":
        """Reads a report that `save` wrote."""
        plain = json.loads(path.read_text(encoding="utf-8"))
        for name, engine in plain["engines"].items():
            asked = [QuestionResult(**one) for one in engine.pop("asked")]
            usage = Usage(**engine.pop("build"))
            plain["engines"][name] = EngineResult(**engine, build=usage, asked=asked)
        return cls(Circumstances(**plain.pop("circumstances")), **plain)


def find_percentile(values: Iterable[float], percent: int) -> float:
    """Returns a percentile by nearest rank, 0 if there are no values."""
    ranked = sorted(values)
    return ranked[round(percent / 100 * (len(ranked) - 1))] if ranked else 0.0


def find_median(values: Iterable[float]) -> float:
    """Returns the median, 0 if there are no values."""
    ranked = list(values)
    return statistics.median(ranked) if ranked else 0.0


def make_table(report: Report) -> str:
    """Formats the engines side by side, as a Markdown table."""
    rows: list[tuple[str, Callable[[EngineResult], str]]] = [
        ("version", lambda m: m.version),
        ("indexing, articles/s", lambda m: f"{m.articles_s:,.0f}"),
        ("indexing, CPU s", lambda m: f"{m.build.cpu_s:,.1f}"),
        (
            "indexing, MB in the largest process",
            lambda m: f"{m.build.peak_process_mb:,.0f}",
        ),
        ("indexing, MB in all processes", lambda m: f"{m.build.peak_total_mb:,.0f}"),
        ("index, MB", lambda m: f"{m.size_mb:,.1f}"),
        ("query, p50, ms", lambda m: f"{m.percentile(50):.2f}"),
        ("query, p95, ms", lambda m: f"{m.percentile(95):.2f}"),
        ("querying, MB", lambda m: f"{m.serving_mb:,.0f}"),
        ("one cold query, ms", lambda m: _show(m.cold_ms, ".0f")),
        ("updating 100 articles, s", lambda m: _show(m.update_s, ".2f")),
    ]
    table = [("", *report.engines)]
    table += [(label, *map(show, report.engines.values())) for label, show in rows]
    table.append(("queries with other totals than most", *_count_dissent(report)))
    return format_markdown(table)


def make_class_table(report: Report) -> str:
    """Formats p50 and p95 of each class of questions, as a Markdown table."""
    kinds = dict.fromkeys(a.kind for m in report.engines.values() for a in m.asked)
    table = [("p50 / p95, CPU ms with ten snippets", *report.engines)]
    for kind in (*kinds, ALL):
        cells = (
            f"{m.percentile(50, kind):.2f} / {m.percentile(95, kind):.2f}"
            for m in report.engines.values()
        )
        table.append((kind, *cells))
    return format_markdown(table)


def describe(report: Report) -> str:
    """Describes the circumstances in one sentence."""
    at = report.circumstances
    return (
        f"{report.articles:,} articles (seed {report.seed}), {at.cores} cores of"
        f" {at.processor}, {at.memory_gb} GB, {at.system}, Python {at.python},"
        f" commit {at.commit}, {at.date}; medians of {report.rounds} rounds."
    )


def format_markdown(table: Sequence[tuple[str, ...]]) -> str:
    """Formats rows as a Markdown table, the first row as its header."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    ruled = [table[0], tuple("-" * width for width in widths), *table[1:]]
    lines = (
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in ruled
    )
    return "\n".join(f"| {line} |" for line in lines)


def _count_dissent(report: Report) -> list[str]:
    """Counts, for each engine, the questions whose total differs from the usual one."""
    totals = [[one.total for one in m.asked] for m in report.engines.values()]
    usual = [statistics.mode(column) for column in zip(*totals, strict=True)]
    return [
        str(sum(a != b for a, b in zip(mine, usual, strict=True))) for mine in totals
    ]


def _show(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)
