"""Sums up skipped files and records by reason, so that thousands take a few lines."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from index.errors import ArticleError
from search.output.wording import count_of

_MIN_ALIKE = 4
_MAX_LINES = 20
# What differs between errors of one kind: numbers, quotations, keys in brackets.
_VARYING = re.compile(r"'[^']*'|\"[^\"]*\"|\([^()]*\)|\d[\d.,]*")


def sum_up_skipped(errors: Iterable[ArticleError]) -> list[str]:
    """Returns at most some twenty lines about errors, those of one kind in one line.

    Args:
        errors: the errors, in the order to show them.
    """
    kinds: dict[str, list[ArticleError]] = {}
    for error in errors:
        kinds.setdefault(_VARYING.sub("…", error.reason), []).append(error)
    lines: list[str] = []
    for alike in kinds.values():
        if len(alike) < _MIN_ALIKE:
            lines.extend(map(str, alike))
        else:
            lines.append(_sum_up(alike))
    if len(lines) <= _MAX_LINES:
        return lines
    more = len(lines) - _MAX_LINES + 1
    return [*lines[: _MAX_LINES - 1], f"and {more:,} more lines like these"]


def _sum_up(alike: list[ArticleError]) -> str:
    first = alike[0]
    files = {error.path for error in alike}
    records = sum(error.count for error in alike)
    where = count_of(len(files), "file", "files")
    if records > len(files):
        where = f"{count_of(records, 'record', 'records')} of {where}"
    suffixes = _list_suffixes(files)
    shown = f" ({suffixes})" if suffixes else ""
    place = first.path if first.line is None else f"{first.path}:{first.line}"
    return f"{where}{shown}: {first.reason}; the first: {place}"


def _list_suffixes(files: Iterable[str]) -> str:
    """Lists the suffixes of files, if they are few."""
    suffixes = sorted({PurePosixPath(file).suffix.lower() for file in files})
    return ", ".join(suffixes) if all(suffixes) and len(suffixes) <= 5 else ""
