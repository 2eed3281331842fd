"""A process that updates an index again and again, for tests of who reads it meanwhile."""

import subprocess
import sys
from pathlib import Path

N_ARTICLES = 12
_WRITE = """
import sys
from pathlib import Path
from index.config import IndexConfig
from index.writing.build import build_index
base, updates, articles, whole = Path(sys.argv[1]), *map(int, sys.argv[2:])
config = IndexConfig(
    paths=(base / "mine",), directory=base / ".index", base=base, processes=1
)
for edition in range(updates):
    for number in range(articles):
        text = f"Talks in Tripoli, edition{edition} of article {number}."
        (base / "mine" / f"{number}.txt").write_text(text, encoding="utf-8")
    build_index(config, rebuild=edition % whole == whole - 1, given_paths=True)
    print(edition, flush=True)
"""


def start_updates(
    base: Path, updates: int, *, rebuild_every: int
) -> "subprocess.Popen[str]":
    """Starts a process that writes editions of articles; returns after its first commit.

    Args:
        base: its folder, with the index in `.index`.
        updates: number of commits; the process prints the number of each.
        rebuild_every: so many commits, the last of them a whole rebuild, follow each other.
    """
    (base / "mine").mkdir()
    numbers = map(str, (updates, N_ARTICLES, rebuild_every))
    process = subprocess.Popen(
        [sys.executable, "-c", _WRITE, str(base), *numbers],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process
