"""Measures the memory of processes that ask one question of an index."""

import subprocess
import sys
from pathlib import Path

from benchmarks.report import format_markdown

_QUESTIONS = {
    "one word": ["{word}"],
    "any of three words": ["{word} talks the"],
    "phrase": ['"the {word}"'],
    "prefix": ["{word}*"],
    "inner wildcard": ["*{word}*"],
    "fuzzy": ["{word}~"],
    "facets": ["{word}", "--facet", "outlet", "--facet", "month"],
    "newest first": ["{word}", "--sort", "newest"],
    "an actor": ["--actor", "{word}"],
}
# What the process itself holds, what it shares with the page cache, and the greatest sum.
_LABELS = ("RssAnon", "RssFile", "VmHWM")
_PROGRAM = """\
import gc, sys
gc.disable()
from search.cli import run
status = run(sys.argv[1:])
sys.stdout.flush()
print(open("/proc/self/status").read(), file=sys.stderr)
"""


def measure_memory(index: Path, word: str) -> str:
    """Measures the memory at the end of searches, each in a process of its own.

    Args:
        index: the index's directory.
        word: a word that articles have.

    Returns:
        A Markdown table in MB; Linux only.
    """
    rows: list[tuple[str, ...]] = [
        ("question", "own", "files in the page cache", "peak")
    ]
    for label, words in {"--version": ["--version"], **_QUESTIONS}.items():
        asked = [part.format(word=word) for part in words]
        place = [] if label == "--version" else ["--index", str(index)]
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *asked, *place],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
        )
        rows.append((label, *(_read_mb(done.stderr, name) for name in _LABELS)))
    return format_markdown(rows)


def _read_mb(status: str, label: str) -> str:
    (line,) = [one for one in status.splitlines() if one.startswith(f"{label}:")]
    return f"{int(line.split()[1]) / 1000:.0f}"
