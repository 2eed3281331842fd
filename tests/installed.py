"""Tries an installed package: python tests/installed.py [compiled|arrays].

To be run by a Python that has the wheel and nothing of the source tree on its path. It
indexes the five articles of seeds/, searches them, and ends with an error where what
is installed is not whole.
"""

import subprocess
import sys
import tempfile
from importlib.metadata import files as files_of
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import corpus_search
from search.version import describe_version

PACKAGE = "corpus-search"
SHARED = (
    "share/man/man1/corpus-search.1",
    "share/bash-completion/completions/corpus-search",
    "share/zsh/site-functions/_corpus-search",
    "share/fish/vendor_completions.d/corpus-search.fish",
)
ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Checks where the packages lie, how they were built, and what a search finds."""
    assert not Path(corpus_search.__file__).is_relative_to(ROOT), "the source tree"
    for package in ("corpus_search", "index", "search"):
        assert files(package).joinpath("py.typed").is_file(), f"{package}: no py.typed"
    for part in ("templates/base.html", "static/page.js", "static/style.css"):
        assert files("search.web").joinpath(part).is_file(), f"no {part} of the pages"
    check_shared_files()
    for loops in sys.argv[1:]:
        assert f"({loops}" in describe_version(), describe_version()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        report = corpus_search.index(ROOT / "seeds", directory)
        assert report.articles == 5, report
        results = corpus_search.open(directory).search("Wagner mercenaries")
        assert [hit.missing for hit in results] == [(), ("Wagner",), ("Wagner",)]
        assert results[0].article.outlet.value == "Duvar English"
    sys.stdout.write(f"corpus-search {version('corpus-search')} is whole\n")


def check_shared_files() -> None:
    """Checks that the manual page and the completion lie where man and shells look."""
    installed = {Path(str(file.locate())).resolve() for file in files_of(PACKAGE) or ()}
    for name in SHARED:
        found = [path for path in installed if path.as_posix().endswith(name)]
        assert found, f"{name} is not installed"
        assert found[0].is_file(), found[0]
    for arguments, start in (("--complete st", "status\t"), ("--completion bash", "#")):
        command = [sys.executable, "-m", "corpus_search", *arguments.split()]
        shown = subprocess.run(command, capture_output=True, text=True, check=True)
        assert shown.stdout.startswith(start), shown


if __name__ == "__main__":
    main()
