"""Measures `corpus-search serve` while many ask at once, over loopback."""

import asyncio
import contextlib
import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from benchmarks.report import format_markdown

_ONCE = "each asked once"
PATTERNS = {
    f"search page, {_ONCE}": "/?q={words}",
    "search page": "/?q={words}",
    "search, JSON": "/api/search?q={words}",
    "facets, JSON": "/api/facets?q={words}&facet=outlet&facet=month",
    "article, JSON": "/api/articles/{id}",
}
_QUERIES = 4_000
_REPEATED = 200
"""So many questions are asked again and again, where not each is asked once."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Crowd:
    """The requests of a crowd that asks for a while.

    Attributes:
        took_ms: duration of each request that was answered, in milliseconds.
        failed: number of requests with another status than 200.
        size: bytes of all answers.
    """

    took_ms: list[float] = field(default_factory=list)
    failed: int = 0
    size: int = 0


def measure_serving(index: Path, *, people: int, seconds: float) -> str:
    """Measures each kind of request, first by one, then by many at once.

    Args:
        index: the index's directory.
        people: number of connections that ask at once, each as soon as it is answered.
        seconds: duration of each measurement.

    Returns:
        A Markdown table; times of the server's processor and memory on Linux only.
    """
    rows: list[tuple[str, ...]] = [
        (
            "request",
            "people",
            "a second",
            "a second and core",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "failed",
            "kB",
            "memory MB",
        )
    ]
    with _serve(index) as (process, port):
        words, ids = _sample(port)
        for label, pattern in PATTERNS.items():
            paths = [
                pattern.format(words=quote(one), id=ids[n % len(ids)])
                for n, one in enumerate(words)
            ]
            is_once = label.endswith(_ONCE)
            paths = paths if is_once else paths[:_REPEATED]
            for crowd_size in (1, people):
                before_s = _read_cpu_s(process.pid)
                crowd = asyncio.run(_ask(port, paths, crowd_size, seconds))
                # The next crowd asks what was not asked before.
                paths = paths[len(crowd.took_ms) :] if is_once else paths
                cpu_s = _read_cpu_s(process.pid) - before_s
                rows.append(
                    (
                        label,
                        str(crowd_size),
                        *_describe(crowd, seconds, cpu_s),
                        f"{_read_memory_mb(process.pid):.0f}",
                    )
                )
    return format_markdown(rows)


@contextlib.contextmanager
def _serve(index: Path) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    command = [sys.executable, "-m", "corpus_search", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--index", str(index)], stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if found := re.match(r"http://[^/]+:(\d+)/", line):
                yield process, int(found[1])
                return
    finally:
        process.kill()
        process.communicate()


def _sample(port: int) -> tuple[list[str], list[str]]:
    """Takes queries of one to three words, and ids, from articles of the index."""
    asked = urlencode({"limit": 200, "sort": "newest", "snippets": 1})
    with urlopen(f"http://127.0.0.1:{port}/api/search?{asked}") as answer:
        hits = json.load(answer)["hits"]
    chosen = random.Random(1)
    queries = []
    for _ in range(_QUERIES):
        hit = chosen.choice(hits)
        text = " ".join([hit["title"] or "", *(s["text"] for s in hit["snippets"])])
        words = re.findall(r"\w{4,}", text) or ["the"]
        queries.append(" ".join(chosen.sample(words, min(len(words), 1 + _ % 3))))
    return list(dict.fromkeys(queries)), [hit["id"] for hit in hits]


async def _ask(port: int, paths: list[str], people: int, seconds: float) -> Crowd:
    crowd, until = Crowd(), time.perf_counter() + seconds
    async with asyncio.TaskGroup() as tasks:
        for number in range(people):
            own = paths[number::people]
            tasks.create_task(_keep_asking(port, own, until, crowd))
    return crowd


async def _keep_asking(port: int, paths: list[str], until: float, crowd: Crowd) -> None:
    """Asks over one connection, as a browser does, until the time is over."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    number = 0
    while (started := time.perf_counter()) < until:
        path = paths[number % len(paths)]
        number += 1
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = re.search(r"content-length: (\d+)", head)
        assert length is not None, head
        crowd.size += len(await reader.readexactly(int(length[1])))
        crowd.took_ms.append((time.perf_counter() - started) * 1000)
        crowd.failed += " 200 " not in head.partition("\r\n")[0] + " "
    writer.close()


def _describe(crowd: Crowd, seconds: float, cpu_s: float) -> tuple[str, ...]:
    times = sorted(crowd.took_ms)
    count = len(times)
    return (
        f"{count / seconds:.0f}",
        f"{count / cpu_s:.0f}" if cpu_s else "",
        *(f"{times[min(count - 1, count * p // 100)]:.1f}" for p in (50, 95, 99)),
        str(crowd.failed),
        f"{crowd.size / count / 1000:.0f}",
    )


def _read_cpu_s(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _read_memory_mb(pid: int) -> float:
    """Returns the memory of a process itself, without files in the page cache, in MB."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(r"RssAnon:\s+(\d+)", status)
    return int(found[1]) / 1000 if found else 0.0
