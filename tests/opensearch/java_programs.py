"""Java programs of one source file, with their jars from Maven Central.

They need a JDK of 21 or newer with javac (JAVA_HOME, or one in /usr/lib/jvm) and Maven.
What is fetched and compiled stays in ~/.cache or $OPENSEARCH_TEST_CACHE.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

_CACHE = Path(
    os.environ.get("OPENSEARCH_TEST_CACHE")
    or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    / "corpus-search-test-nodes"
)
_OLDEST_JDK = 21


class CannotStartError(Exception):
    """This machine has no JDK or Maven, or Maven cannot fetch the jars."""


@dataclass(frozen=True, slots=True)
class JavaProgram:
    """A program, and the jars that it needs.

    Attributes:
        source: its Java file, named by its class.
        pom: names the jars.
    """

    source: Path
    pom: Path

    @property
    def cache(self) -> Path:
        """Folder for what is made of these files, which another version does not share."""
        made_of = self.pom.read_bytes() + self.source.read_bytes()
        return _CACHE / hashlib.sha256(made_of).hexdigest()[:12]

    def fetch(self) -> str:
        """Fetches the jars and compiles the program, once; returns the class path.

        Raises:
            CannotStartError: there is no JDK or no Maven, or the jars cannot be had.
        """
        jars, own = self.cache / "jars", self.cache / f"{self.source.stem.lower()}.jar"
        tools = find_jdk() / "bin"
        if not own.exists():
            self.cache.mkdir(parents=True, exist_ok=True)
            self._copy_jars(jars)
            part = own.with_suffix(f".{os.getpid()}")
            with tempfile.TemporaryDirectory() as made:
                quiet = ["-proc:none", "-nowarn", "-cp", f"{jars}/*", "-d", made]
                subprocess.run([tools / "javac", *quiet, self.source], check=True)
                subprocess.run([tools / "jar", "cf", part, "-C", made, "."], check=True)
            part.rename(own)
        # Always in one order: an archive of classes fits but one class path.
        return ":".join(map(str, [own, *sorted(jars.glob("*.jar"))]))

    def read_version(self, jar: str) -> str:
        """Returns the version of one of the fetched jars."""
        (found,) = (self.cache / "jars").glob(f"{jar}-[0-9]*.jar")
        return found.stem.removeprefix(f"{jar}-")

    def _copy_jars(self, jars: Path) -> None:
        goal = ["dependency:copy-dependencies", "-DincludeScope=runtime"]
        command = ["mvn", "-B", "-q", "-f", str(self.pom), *goal]
        done = subprocess.run(
            [*command, f"-DoutputDirectory={jars}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if done.returncode:
            said = done.stdout.strip().splitlines() or [f"exit {done.returncode}"]
            raise CannotStartError(f"Maven cannot fetch the jars: {said[0]}")


def find_jdk() -> Path:
    """Returns the folder of a JDK that OpenSearch 3 and Lucene 10 run on.

    Raises:
        CannotStartError: there is none, or no Maven.
    """
    if not shutil.which("mvn"):
        raise CannotStartError("no Maven (mvn) here")
    named = [Path(home) for home in [os.environ.get("JAVA_HOME")] if home]
    for home in [*named, *sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)]:
        release = home / "release"
        if release.is_file() and (home / "bin" / "javac").exists():
            version = re.search(r'JAVA_VERSION="(\d+)', release.read_text())
            if version and int(version[1]) >= _OLDEST_JDK:
                return home
    raise CannotStartError(
        f"no JDK of {_OLDEST_JDK} or newer in JAVA_HOME or /usr/lib/jvm"
    )
