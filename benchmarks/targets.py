"""Targets for the figures of a run, and whether they are met."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.report import EngineResult, Report, format_markdown

Figure = Callable[[EngineResult], float | None]
"""Reads a figure from an engine's results."""

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on a figure of ours, or on its ratio to a peer's.

    Attributes:
        label: name of the figure.
        figure: reads the figure.
        bound: bound at 100,000 articles, None for none.
        bound_million: bound at 1,000,000 articles, None for none.
        peer: engine by whose figure ours is divided; empty for ours alone.
        at_least: whether the bound is a minimum rather than a maximum.
    """

    label: str
    figure: Figure
    bound: float | None
    bound_million: float | None = None
    peer: str = ""
    at_least: bool = False


def _rate(result: EngineResult) -> float:
    return result.articles_s


def _cold_ratio(result: EngineResult) -> float | None:
    if result.cold_ms is None or not result.cold_ten_ms:
        return None
    return result.cold_ms / result.cold_ten_ms


def _percentile(percent: int, *kind: str) -> Figure:
    return lambda result: result.percentile(percent, *kind)


TARGETS = (
    Target("index rate", _rate, 1.2, 1.0, "tantivy", at_least=True),
    Target("index rate", _rate, 1.7, None, "fts5", at_least=True),
    Target("all queries, p50", _percentile(50), 0.9, 1.1, "tantivy"),
    Target("all queries, p50", _percentile(50), 0.1, None, "fts5"),
    Target("all queries, p95", _percentile(95), 1.0, 1.2, "tantivy"),
    Target("phrases, p95", _percentile(95, "phrase"), 1.0, None, "tantivy"),
    Target("index size", lambda m: m.size_mb, 1.05, None, "tantivy"),
    Target("indexing, MB a process", lambda m: m.build.peak_process_mb, 350, 350),
    Target("updating 100 articles, s", lambda m: m.update_s, 1, 2),
    Target("cold query, × on ten articles", _cold_ratio, 1.5, 2),
)


def make_target_table(report: Report) -> str:
    """Formats each target with the measured figure as a Markdown table.

    Returns an empty text if ours was not measured.
    """
    if "ours" not in report.engines:
        return ""
    judge = partial(_judge, report)
    rows = [row for target in TARGETS if (row := judge(target))]
    head = "at 1,000,000" if report.articles >= _MILLION else "at 100,000"
    return format_markdown([("ours", "measured", f"to reach {head}", ""), *rows])


def _judge(report: Report, target: Target) -> tuple[str, ...] | None:
    million = report.articles >= _MILLION
    bound = target.bound_million if million else target.bound
    value = target.figure(report.engines["ours"])
    if bound is None or value is None:
        return None
    label, times = target.label, ""
    if target.peer:
        peer = report.engines.get(target.peer)
        beside = target.figure(peer) if peer else None
        if not beside:
            return None
        value, label, times = value / beside, f"{label} ÷ {target.peer}", " ×"
    met = value >= bound if target.at_least else value <= bound
    sign = "≥" if target.at_least else "≤"
    return (
        label,
        f"{value:.2f}{times}",
        f"{sign} {bound:g}{times}",
        "met" if met else "not met",
    )
