"""The result of a run: kept as JSON, shown as tables."""

import json
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benchmarks.machine import Circumstances
from benchmarks.processes import Usage

ALL = "all queries"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one question cost an engine: medians over the rounds.

    Attributes:
        kind: the question's class.
        words: what it asks for.
        total: how many articles matched.
        snippets: how many of the hits shown had a snippet.
        wall_ms: on the clock.
        cpu_ms: of the processors.
    """

    kind: str
    words: str
    total: int
    snippets: int
    wall_ms: float
    cpu_ms: float


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured of an engine; None for what was not.

    Attributes:
        version: its release.
        build: what making the index used.
        articles_s: articles indexed a second.
        size_mb: the index on disk.
        asked: the questions.
        serving_mb: the largest that the answering process ever was.
        cold_ms: a whole process for one question.
        cold_ten_ms: the same on an index of ten articles.
        update_s: a whole process that replaces a hundred articles.
    """

    version: str
    build: Usage
    articles_s: float
    size_mb: float
    asked: list[Asked] = field(default_factory=list)
    serving_mb: float = 0.0
    cold_ms: float | None = None
    cold_ten_ms: float | None = None
    update_s: float | None = None

    def percentile(self, percent: int, kind: str = ALL) -> float:
        """That percentile of the questions' CPU ms, of one class or all."""
        values = [a.cpu_ms for a in self.asked if kind in (a.kind, ALL)]
        return find_percentile(values, percent)


@dataclass(frozen=True, slots=True)
class Report:
    """One run.

    Attributes:
        circumstances: when and where.
        articles: how many there were.
        seed: what they were made from.
        rounds: how often each question was asked.
        engines: by name.
    """

    circumstances: Circumstances
    articles: int
    seed: int
    rounds: int
    engines: dict[str, Measured]

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> "Report":
        """What `save` wrote."""
        plain = json.loads(path.read_text(encoding="utf-8"))
        for name, engine in plain["engines"].items():
            asked = [Asked(**one) for one in engine.pop("asked")]
            usage = Usage(**engine.pop("build"))
            plain["engines"][name] = Measured(**engine, build=usage, asked=asked)
        return cls(Circumstances(**plain.pop("circumstances")), **plain)


def find_percentile(values: Iterable[float], percent: int) -> float:
    """The value at that percentile, by nearest rank; 0 where there is none."""
    ranked = sorted(values)
    return ranked[round(percent / 100 * (len(ranked) - 1))] if ranked else 0.0


def find_median(values: Iterable[float]) -> float:
    """The middle value; 0 where there is none."""
    ranked = list(values)
    return statistics.median(ranked) if ranked else 0.0


def make_table(report: Report) -> str:
    """The engines side by side, as Markdown."""
    rows: list[tuple[str, Callable[[Measured], str]]] = [
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
    """The p50 and p95 of each class of questions, as Markdown."""
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
    """The circumstances, in one sentence."""
    at = report.circumstances
    return (
        f"{report.articles:,} articles (seed {report.seed}), {at.cores} cores of"
        f" {at.processor}, {at.memory_gb} GB, {at.system}, Python {at.python},"
        f" commit {at.commit}, {at.date}; medians of {report.rounds} rounds."
    )


def format_markdown(table: Sequence[tuple[str, ...]]) -> str:
    """The rows as a Markdown table, the first as its head."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    ruled = [table[0], tuple("-" * width for width in widths), *table[1:]]
    lines = (
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in ruled
    )
    return "\n".join(f"| {line} |" for line in lines)


def _count_dissent(report: Report) -> list[str]:
    """For each engine, how often it counted other hits than most engines did."""
    totals = [[one.total for one in m.asked] for m in report.engines.values()]
    usual = [statistics.mode(column) for column in zip(*totals, strict=True)]
    return [
        str(sum(a != b for a, b in zip(mine, usual, strict=True))) for mine in totals
    ]


def _show(value: float | None, form: str) -> str:
    return "–" if value is None else format(value, form)
