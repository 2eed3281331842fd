"""The numbers to reach, and whether a run reaches them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from benchmarks.report import Measured, Report, format_markdown

Figure = Callable[[Measured], float | None]
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Target:
    """A bound on ours, or on the ratio of ours to a peer's.

    Attributes:
        label: what is measured.
        figure: where it stands in what was measured.
        bound: at 100,000 articles.
        bound_million: at 1,000,000; None where there is none.
        peer: whose figure ours is divided by; empty for ours alone.
        at_least: whether more is better.
    """

    label: str
    figure: Figure
    bound: float | None
    bound_million: float | None = None
    peer: str = ""
    at_least: bool = False


def _rate(measured: Measured) -> float:
    return measured.articles_s


def _cold_ratio(measured: Measured) -> float | None:
    if measured.cold_ms is None or not measured.cold_ten_ms:
        return None
    return measured.cold_ms / measured.cold_ten_ms


def _percentile(percent: int, *kind: str) -> Figure:
    return lambda measured: measured.percentile(percent, *kind)


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
    """Each target with what the run came to, as Markdown; empty without ours."""
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
