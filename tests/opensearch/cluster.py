"""Real OpenSearch nodes on this machine, each a process, from jars of Maven Central.

    python -m tests.opensearch.cluster fetch          the jars, once
    python -m tests.opensearch.cluster run [NODES]    start nodes, print their URLs, wait

It needs a JDK and Maven (java_programs.py says which). Jars and an archive of loaded
classes, 130 MB, stay in ~/.cache or $OPENSEARCH_TEST_CACHE.
"""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.opensearch.java_programs import CannotStartError, JavaProgram, find_jdk

_HERE = Path(__file__).parent
_NODE = JavaProgram(_HERE / "TestNode.java", _HERE / "pom.xml")
_ARCHIVE = _NODE.cache / "classes.jsa"
_HEAP = os.environ.get("OPENSEARCH_HEAP", "512m")
# A test's node lives for seconds: a quick start counts, not the best machine code.
_QUICK_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData")
# What a node that serves has: both compilers, the usual collector, some heap.
_FULL_SPEED = ("-XX:+UseG1GC", "-XX:-UsePerfData")
_FULL_HEAP = "2g"
_QUIET = (
    "-Xlog:disable",
    "-Xlog:all=error:stderr",
    "--enable-native-access=ALL-UNNAMED",
    "-Dlog4j2.level=WARN",
    "-Dlog4j2.disable.jmx=true",
    "-Dio.netty.noUnsafe=true",
)


def archive_classes() -> None:
    """Archives the classes that a node loads: later nodes start in half the time."""
    _NODE.fetch()
    if _ARCHIVE.exists():
        return
    part = _NODE.cache / f"classes.{os.getpid()}.part"
    try:
        with Cluster(1, archive_to=part) as cluster:
            process = cluster.processes[0]
            process.terminate()
            process.wait(180)
        if part.exists():
            part.replace(_ARCHIVE)
    finally:
        part.unlink(missing_ok=True)


class Cluster:
    """Some nodes on loopback, on free ports; their data goes when they stop.

    Args:
        size: number of nodes.
        archive_to: where the classes of a node are archived when it ends.
        folder: where data and logs are, and stay; None for a temporary folder.
        full_speed: whether nodes compile as those that serve do: for measuring.

    Attributes:
        urls: the address of each node.
        processes: by the number of the node, from 0.
        folder: their data and logs.
    """

    def __init__(
        self,
        size: int = 1,
        *,
        archive_to: Path | None = None,
        folder: Path | None = None,
        full_speed: bool = False,
    ) -> None:
        self._full_speed = full_speed
        self.folder = folder or Path(tempfile.mkdtemp(prefix="opensearch-"))
        self._is_temporary = folder is None
        self._ports, self._transport = _free_ports(size), _free_ports(size)
        self.urls = [f"http://127.0.0.1:{port}" for port in self._ports]
        self.processes: dict[int, subprocess.Popen[bytes]] = {}
        self._archive_to = archive_to

    def __enter__(self) -> "Cluster":
        try:
            for number in range(len(self.urls)):
                self.start(number)
            self.wait(len(self.urls))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, number: int) -> None:
        """Starts a node, for the first time or again, and does not wait for it."""
        home = self.folder / f"node{number}"
        for name in ("tmp", "config"):
            (home / name).mkdir(parents=True, exist_ok=True)
        settings = (f"{key}={value}" for key, value in self._settings(number).items())
        command: list[str | Path] = [
            find_jdk() / "bin" / "java",
            *self._machine_options(),
            *_QUIET,
            *self._class_archive(),
            *os.environ.get("OPENSEARCH_JAVA_OPTS", "").split(),
            f"-Djava.io.tmpdir={home / 'tmp'}",
            *("-cp", _NODE.fetch(), "TestNode", home),
            *settings,
        ]
        with (self.folder / f"node{number}.log").open("ab") as log:
            self.processes[number] = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=home,
                start_new_session=True,
            )

    def wait(self, size: int, timeout_s: float = 120.0) -> None:
        """Waits until each living node sees so many nodes.

        Raises:
            RuntimeError: a node ended.
            TimeoutError: they did not meet.
        """
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            living = [
                n
                for n, process in self.processes.items()
                if not self._ended(n, process)
            ]
            if all(self._sees(number, size) for number in living):
                return
            time.sleep(0.1)
        raise TimeoutError(f"{size} nodes did not meet; logs in {self.folder}")

    def kill(self, number: int) -> None:
        """Ends a node at once, as a power cut does."""
        process = self.processes[number]
        process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()

    def stop(self) -> None:
        """Stops all nodes and removes their data."""
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            if process.stdin:
                process.stdin.close()
        if self._is_temporary:
            shutil.rmtree(self.folder, ignore_errors=True)

    def cpu_s(self) -> float:
        """Processor time that the living nodes have taken, in seconds."""
        total = 0
        for process in self.processes.values():
            if process.poll() is None:
                fields = (
                    Path(f"/proc/{process.pid}/stat")
                    .read_text()
                    .rpartition(")")[2]
                    .split()
                )
                total += int(fields[11]) + int(fields[12])
        return total / os.sysconf("SC_CLK_TCK")

    def _settings(self, number: int) -> dict[str, object]:
        hosts = ",".join(f"127.0.0.1:{port}" for port in self._transport)
        names = ",".join(f"node{n}" for n in range(len(self.urls)))
        alone: dict[str, object] = {"discovery.type": "single-node"}
        several: dict[str, object] = {
            "discovery.seed_hosts": hosts,
            "cluster.initial_cluster_manager_nodes": names,
        }
        return {
            "cluster.name": "corpus-search-tests",
            "node.name": f"node{number}",
            "network.host": "127.0.0.1",
            "http.port": self._ports[number],
            "transport.port": self._transport[number],
            "path.repo": self.folder / "snapshots",
            "action.auto_create_index": "false",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "node.processors": os.environ.get("OPENSEARCH_PROCESSORS", "2"),
            **(several if len(self.urls) > 1 else alone),
        }

    def _machine_options(self) -> list[str]:
        heap = _FULL_HEAP if self._full_speed else _HEAP
        options = _FULL_SPEED if self._full_speed else _QUICK_START
        return [f"-Xms{heap}", f"-Xmx{heap}", *options]

    def _class_archive(self) -> list[str]:
        if self._archive_to:
            return [f"-XX:ArchiveClassesAtExit={self._archive_to}"]
        return (
            ["-Xshare:auto", f"-XX:SharedArchiveFile={_ARCHIVE}"]
            if _ARCHIVE.exists()
            else []
        )

    def _ended(self, number: int, process: subprocess.Popen[bytes]) -> bool:
        if process.poll() not in (None, -signal.SIGKILL):
            log = (self.folder / f"node{number}.log").read_text()
            raise RuntimeError(
                f"node {number} ended ({process.returncode}): {log[-3000:]}"
            )
        return process.poll() is not None

    def _sees(self, number: int, size: int) -> bool:
        url = f"{self.urls[number]}/_cluster/health?wait_for_nodes={size}&timeout=2s"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return not json.load(answer)["timed_out"]
        except OSError:
            return False


def _free_ports(count: int) -> list[int]:
    """Free ports below those that the system gives to outgoing connections."""
    free: list[int] = []
    while len(free) < count:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as one:
            try:
                one.bind(("127.0.0.1", port))
            except OSError:
                continue
        if port not in free:
            free.append(port)
    return free


def main(arguments: list[str]) -> int:
    """Fetches the jars, or runs a cluster until it is interrupted."""
    action, *rest = arguments or ["help"]
    try:
        if action == "fetch":
            archive_classes()
            return 0
        if action == "run":
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
            with Cluster(int(rest[0]) if rest else 1) as cluster:
                sys.stdout.write(" ".join(cluster.urls) + "\n")
                sys.stdout.flush()
                signal.pause()
    except CannotStartError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 0
    sys.stderr.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
