"""Rules of the house: what each module, name and docstring must satisfy.

Run as a program it lists what breaks them: `python tests/house.py index/codec search`.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus_search", "index", "search")
MOST_MODULES = 16
"""Modules in one folder, without `__init__`."""

_DTYPE = re.compile(r"\b(u?int(8|16|32|64)|float(32|64)|bool|dtype|object)\b")
_SHAPE = re.compile(r"\bshape\b|\(n\w*,|\(len\(|\(\d+,\)|0-d")
_ARRAY = re.compile(r"\b(NDArray|ndarray)\b")
_VERB = re.compile(r"([A-Z][a-z]*s|See)\b")
# Words with which a docstring of a noun begins, though they end like a verb.
_NO_VERBS = frozenset(
    """Articles This Its As Whose Always Words Terms Hits Pairs Numbers Documents Is
    Was Has Does Actors Files Others Days Positions Less Postings Texts Values Bytes
    Titles Tokens Letters Spellings Strings Lengths Fields Languages""".split()
)
# These are verbs before a thing, and nouns before "of" and the like.
_EITHER = re.compile(
    r"(Counts|Names|Places|Dates|Lines|Ranks) (of|in|by|that|and|for)\b"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def list_modules(packages: Iterable[str] = PACKAGES) -> list[Path]:
    """Lists the modules of the packages, `__init__` included."""
    return sorted(
        path for package in packages for path in (ROOT / package).rglob("*.py")
    )


def find_repeated_stems() -> dict[str, list[Path]]:
    """Finds the module names that stand in more than one folder."""
    stems: dict[str, list[Path]] = defaultdict(list)
    for path in list_modules():
        if not path.stem.startswith("__"):
            stems[path.stem].append(path)
    return {stem: paths for stem, paths in stems.items() if len(paths) > 1}


def find_repeated_types() -> dict[str, list[Path]]:
    """Finds the public names of types that more than one module defines."""
    types: dict[str, list[Path]] = defaultdict(list)
    for path in list_modules():
        for node in _parse(path).body:
            for name in _types_of(node):
                types[name].append(path)
    return {name: paths for name, paths in types.items() if len(paths) > 1}


def find_full_folders() -> dict[Path, int]:
    """Finds the folders with more than MOST_MODULES modules."""
    counts: dict[Path, int] = defaultdict(int)
    for path in list_modules():
        counts[path.parent] += not path.stem.startswith("__")
    return {folder: count for folder, count in counts.items() if count > MOST_MODULES}


def find_untyped_aliases() -> dict[str, Path]:
    """Finds the names of array types that leave the dtype open without saying so.

    `AnyArray` says so.
    """
    return {
        name: path
        for path in list_modules()
        for node in _parse(path).body
        if isinstance(node, ast.Assign)
        for name in _types_of(node)
        if name != "AnyArray" and "NDArray[Any]" in ast.unparse(node.value)
    }


def check_docstrings(path: Path) -> Iterator[str]:
    """Yields a line for each public function whose docstring breaks a rule."""
    tree = _parse(path)
    aliases = _array_aliases()
    for function in _public_functions(tree):
        place = f"{_shown(path)}:{function.lineno} {function.name}"
        doc = ast.get_docstring(function) or ""
        if not doc:
            continue  # dunders and overloads; ruff asks the others for one
        if not _is_property(function) and not _begins_with_verb(doc):
            yield f"{place}: no verb first: {doc.splitlines()[0]}"
        if _takes_arrays(function, aliases) and not (
            _DTYPE.search(doc) and _SHAPE.search(doc)
        ):
            yield f"{place}: an array without dtype and shape"


def _shown(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _begins_with_verb(doc: str) -> bool:
    first = _VERB.match(doc)
    return first is not None and first[1] not in _NO_VERBS and not _EITHER.match(doc)


def _types_of(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
        yield node.name
    if (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and re.fullmatch(r"[A-Z][a-z]+\w*", node.targets[0].id)
    ):
        yield node.targets[0].id


@cache
def _array_aliases() -> frozenset[str]:
    """The names that modules give to array types."""
    found: set[str] = set()
    for path in list_modules():
        for node in _parse(path).body:
            # A table of data is no type, and takes long to write out.
            if isinstance(node, ast.Assign) and (names := set(_types_of(node))):
                found |= names if _ARRAY.search(ast.unparse(node.value)) else set()
    return frozenset(found)


def _takes_arrays(function: Function, aliases: frozenset[str]) -> bool:
    arguments = function.args
    hints = [
        argument.annotation
        for argument in (
            *arguments.posonlyargs,
            *arguments.args,
            *arguments.kwonlyargs,
        )
    ]
    for hint in (*hints, function.returns):
        if hint is None:
            continue
        text = ast.unparse(hint)
        if _ARRAY.search(text) or aliases & set(re.findall(r"\w+", text)):
            return True
    return False


def _public_functions(tree: ast.Module) -> Iterator[Function]:
    for node in tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield node
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            for child in node.body:
                if isinstance(child, Function) and not child.name.startswith("_"):
                    yield child


def _is_property(function: Function) -> bool:
    return any(
        ast.unparse(decorator).endswith(("property", ".setter"))
        for decorator in function.decorator_list
    )


if __name__ == "__main__":
    wanted = [ROOT / argument for argument in sys.argv[1:]] or [ROOT]
    faults = [
        fault
        for path in list_modules()
        if any(path.is_relative_to(folder) for folder in wanted)
        for fault in check_docstrings(path)
    ]
    repeated = (*find_repeated_stems().items(), *find_repeated_types().items())
    for name, paths in repeated:
        places = ", ".join(str(path.relative_to(ROOT)) for path in paths)
        faults.append(f"{name}: stands in {places}")
    faults += [f"{name}: NDArray[Any]" for name in find_untyped_aliases()]
    faults += [f"{path}: {n} modules" for path, n in find_full_folders().items()]
    sys.stdout.write("\n".join([*faults, f"{len(faults)} faults", ""]))
