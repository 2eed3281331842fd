"""Lucene 10 in a JVM of its own: two indexing threads, doc values, unified highlighter."""

import atexit
import json
import subprocess
from dataclasses import asdict
from pathlib import Path
from typing import IO, cast

from benchmarks.contract import Answer, Question
from tests.opensearch.java_programs import CannotStartError, JavaProgram, find_jdk

_FOLDER = Path(__file__).parent / "lucene_program"
_PROGRAM = JavaProgram(_FOLDER / "LucenePeer.java", _FOLDER / "pom.xml")
# Lucene decodes postings with vector instructions where this module is loaded.
_OPTIONS = (
    "--add-modules=jdk.incubator.vector",
    "--enable-native-access=ALL-UNNAMED",
    "-Djava.util.logging.config.file=/dev/null",
    "-Xmx1500m",
)

try:
    _CLASS_PATH = _PROGRAM.fetch()
except CannotStartError as error:
    raise ImportError(str(error)) from error  # the engine is left out


class Engine:
    """Lucene, spoken to over pipes, a line of JSON for each question and answer."""

    version = _PROGRAM.read_version("lucene-core")

    def build(self, articles: Path, directory: Path) -> None:
        """Builds the index."""
        files = sorted(articles.glob("*.jsonl")) if articles.is_dir() else [articles]
        subprocess.run(_make_command("build", directory, *files), check=True)

    def update(self, recent: Path, directory: Path) -> None:
        """Replaces articles with the same ids."""
        subprocess.run(_make_command("update", directory, recent), check=True)

    def open(self, directory: Path) -> None:
        """Starts the JVM, and keeps it until the process ends."""
        pipe = subprocess.PIPE
        command = _make_command("serve", directory)
        process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
        atexit.register(process.kill)
        self._questions = cast(IO[str], process.stdin)
        self._answers = cast(IO[str], process.stdout)

    def answer(self, question: Question) -> Answer:
        """Searches, with a snippet of each hit from the unified highlighter."""
        print(json.dumps(asdict(question)), file=self._questions, flush=True)
        return Answer(**json.loads(self._answers.readline()))


def _make_command(action: str, directory: Path, *files: Path) -> list[str]:
    java = find_jdk() / "bin" / "java"
    command = [java, *_OPTIONS, "-cp", _CLASS_PATH, "LucenePeer", action, directory]
    return list(map(str, [*command, *files]))
