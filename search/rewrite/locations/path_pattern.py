"""Translates the pattern of a path: gitignore's globs, on files and folders.

A pattern matches a file, or a folder and all that is in it. It may begin at any folder
(`2019/*.txt`), unless it is absolute (`/home/me/news`, `~/news`, `./news`). Case and
accents do not matter.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.analysis.analyzer import fold
from index.schema import PATH_KEY
from search.executor.plan import Disjunction, PatternFilter, Plan
from search.rewrite.locations.globs import (
    find_literals,
    find_prefix,
    has_wildcard,
    translate_glob,
)

# Also before the name of a record in a file, or of a file in an archive: news.zip#a.txt.
_ANY_FOLDER = "(?:.*[/#])?"
_INSIDE = "[/#].*"
# A file may be named without its ending.
_ENDING = r"\.[^/#.]+(?:#.*)?"
_RELATIVE = "[^/].*"


def make_path_plan(pattern: str, base: str) -> Plan:
    """Returns the plan for the articles at a path.

    Args:
        pattern: as typed.
        base: the folder that the index's paths are relative to; empty if not known.
    """
    if not pattern.startswith(("/", "~", "./", "../")):
        return _anywhere(fold(pattern).removesuffix("/**"))
    return Disjunction(list(_absolute_plans(_make_absolute(pattern), fold(base))))


def _anywhere(glob: str) -> PatternFilter:
    """Returns the plan for a pattern that may begin at any folder."""
    literals = find_literals(glob.rstrip("/"))
    name, body = glob.removeprefix("*"), glob.removesuffix("*").rstrip("/")
    if glob.startswith("*") and not glob.startswith("**"):
        # What stands before the first literal may be anything: much faster.
        ending = name if not has_wildcard(name) and not name.endswith("/") else ""
        return PatternFilter(PATH_KEY, "", ".*" + _match(name), literals, ending=ending)
    regex = _ANY_FOLDER + _match(glob)
    whole = not has_wildcard(body) and (body == glob or glob[len(body)] == "/")
    return PatternFilter(
        PATH_KEY, "", regex, literals, sure=f"/{body}/" if whole else ""
    )


def _absolute_plans(glob: str, base: str) -> Iterator[Plan]:
    yield _anchored(glob)
    if not base:
        return
    rest = _below(glob.split("/"), base.rstrip("/").split("/"))
    if rest == "":
        yield PatternFilter(PATH_KEY, "", _RELATIVE)
    elif rest:
        yield _anchored(rest)


def _make_absolute(pattern: str) -> str:
    slash = "/" if pattern.endswith("/") else ""
    path = os.path.abspath(Path(pattern).expanduser())  # noqa: PTH100  (keeps links)
    return fold(path + slash).removesuffix("/**")


def _below(parts: Sequence[str], base: Sequence[str]) -> str | None:
    """Returns what of a pattern is below a folder: empty for all, None for nothing."""
    for n, (part, folder) in enumerate(zip(parts, base, strict=False)):
        if part == "**":
            return "/".join(parts[n:])
        if not re.fullmatch(translate_glob(part), folder):
            # A slash at the end: the folder itself, and all in it.
            return "" if part == "" and n == len(parts) - 1 else None
    return "/".join(parts[len(base) :])


def _anchored(glob: str) -> PatternFilter:
    prefix = find_prefix(glob)
    if not has_wildcard(glob) and glob.endswith("/"):
        return PatternFilter(PATH_KEY, glob)
    return PatternFilter(PATH_KEY, prefix, _match(glob), find_literals(glob))


def _match(glob: str) -> str:
    """Returns the expression for the files that a glob names, and those in its folders."""
    if glob.endswith("/"):
        return f"{translate_glob(glob.rstrip('/'))}/.*"
    name = glob.rpartition("/")[2]
    may_end = "" if "." in name or has_wildcard(name) else f"|{_ENDING}"
    return f"{translate_glob(glob)}(?:{_INSIDE}{may_end})?"
