"""Checks that `index` and `search` are the packages that this program came with.

Both names are common. A user's `search.py` beside a script, or in the folder that
Python was started in, comes first on `sys.path` and hides the package. Python's own
error ("'search' is not a package") names neither the file nor the remedy.
"""

from importlib.util import find_spec
from pathlib import Path

_PACKAGES = ("index", "search")


def check_own_packages() -> None:
    """Checks which files `import index` and `import search` load.

    Raises:
        ImportError: another file hides one of the packages; the message names it.
    """
    root = Path(__file__).resolve().parents[1]
    for name in _PACKAGES:
        found = _find_file(name)
        if found != root / name / "__init__.py":
            raise ImportError(_explain(name, found), name=name, path=str(found))


def _find_file(name: str) -> Path | None:
    """Finds the file of a module, or its folder where it is a bare folder."""
    try:
        spec = find_spec(name)
    except ValueError:  # a module that some program made by hand
        return None
    if spec is None:
        return None
    place = spec.origin or next(iter(spec.submodule_search_locations or ()), None)
    return Path(place).resolve() if place else None


def _explain(name: str, found: Path | None) -> str:
    needed = f"corpus_search needs its own package '{name}'"
    if found is None:
        return f"{needed}, which is not installed; install corpus-search again"
    return (
        f"{needed}, but {found} has the same name and comes first on sys.path; "
        "rename it, or start Python with -P, which leaves that folder out"
    )
