"""Asks the search page of a running server: python -m benchmarks.pages ADDRESS.

Each word is a query; with further parameters it is one as in an address: "q=a&sort=newest".
Prints the times that one reader waits, then the rate with as many readers as are given.
"""

import argparse
import http.client
import statistics
import threading
import time
from collections import Counter
from itertools import cycle, islice
from urllib.parse import quote_plus, urlsplit

_LATENCY_ROUNDS = 5


def ask(connection: http.client.HTTPConnection, path: str) -> tuple[float, int]:
    """Asks for a page; returns the time in ms and the status."""
    started = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return (time.perf_counter() - started) * 1000, answer.status


def measure_rate(
    host: str, paths: list[str], *, readers: int, seconds: float
) -> Counter[int]:
    """Asks with several readers at once; returns how many answers had each status."""
    found: list[int] = []
    end = time.perf_counter() + seconds

    def read(number: int) -> None:
        connection = http.client.HTTPConnection(host)
        for path in islice(cycle(paths), number, None):
            if time.perf_counter() > end:
                return
            found.append(ask(connection, path)[1])

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(found)


def main() -> None:
    """Measures the pages of the queries given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("queries", nargs="+")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=10)
    given = parser.parse_args()
    host = urlsplit(given.address).netloc
    paths = [
        f"/?{one}" if "=" in one else f"/?q={quote_plus(one)}" for one in given.queries
    ]
    connection = http.client.HTTPConnection(host)
    for path in paths:
        ask(connection, path)
    times = sorted(
        ask(connection, path)[0] for _ in range(_LATENCY_ROUNDS) for path in paths
    )
    p95 = times[min(int(len(times) * 0.95), len(times) - 1)]
    print(f"one reader: p50 {statistics.median(times):.1f} ms, p95 {p95:.1f} ms")
    found = measure_rate(host, paths, readers=given.readers, seconds=given.seconds)
    rate = found[200] / given.seconds
    others = {status: count for status, count in found.items() if status != 200}
    print(f"{given.readers} readers: {rate:.0f} pages/s, others by status: {others}")


if __name__ == "__main__":
    main()
