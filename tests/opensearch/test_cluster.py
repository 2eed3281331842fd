"""The recipe that starts real nodes."""

import json
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.opensearch.cluster import Cluster

pytestmark = pytest.mark.opensearch

_PARENT = """
import time
from tests.opensearch.cluster import Cluster
with Cluster(1) as cluster:
    print(cluster.processes[0].pid, flush=True)
    time.sleep(600)
"""


def ask(url: str, body: object = None, method: str | None = None) -> Any:  # noqa: ANN401  (what JSON holds)
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(url, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def test_a_node_answers(cluster: Cluster) -> None:
    assert ask(cluster.urls[0])["version"]["distribution"] == "opensearch"


def test_a_node_ends_with_its_parent(cluster: Cluster) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as parent:
        assert parent.stdout
        node = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 60
    while Path(f"/proc/{node}").exists() and time.monotonic() < end:
        time.sleep(0.1)
    assert not Path(f"/proc/{node}").exists()


@pytest.mark.deep
def test_three_nodes_lose_nothing_when_one_is_killed(three_nodes: Cluster) -> None:
    first, kept = (
        three_nodes.urls[0],
        {"number_of_shards": 3, "number_of_replicas": 1},
    )
    ask(f"{first}/a", {"settings": {"index": kept}}, "PUT")
    ask(f"{first}/_cluster/health/a?wait_for_status=green&timeout=60s")
    for number in range(20):
        ask(f"{first}/a/_doc/{number}", {"n": number}, "PUT")
        if number == 10:
            three_nodes.kill(2)
    ask(f"{first}/a/_refresh", method="POST")
    assert ask(f"{first}/a/_count")["count"] == 20
