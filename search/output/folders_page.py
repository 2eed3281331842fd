"""Counts and prints the folders of an index, and the corpora by name."""

from collections import Counter
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from index.codec.commit.last_commit import open_last_commit
from index.codec.commit.toc import read_toc
from index.config import IndexConfig
from index.derived.opened_index import open_index
from index.errors import CorpusSearchError
from index.file_names import display_name
from index.remembered import Remembered
from index.schema import FILE
from search.output.tables.answer import SCHEMA, CommandAnswer, PlainRecord
from search.output.terminal import print_text, replace_controls
from search.output.wording import count_of


class FolderCounts(NamedTuple):
    """The folders of an index.

    Attributes:
        articles: number of articles by folder.
        origin: where the list of folders is from.
        exclude: patterns of the files that are left out.
    """

    articles: dict[str, int]
    origin: str
    exclude: tuple[str, ...]


def count_folders(settings: IndexConfig, remembered: Remembered) -> FolderCounts:
    """Counts the articles from each folder that an index reads.

    Raises:
        IndexMissingError: there is no index.
        IndexOutdatedError: the index has the format of another version.
    """
    files = open_index(settings.directory).snapshot.count_values(FILE)
    base = remembered.base or settings.base
    folders = remembered.paths or settings.paths
    tops = {display_name(folder, base): str(folder) for folder in folders}
    counts: Counter[str] = Counter(dict.fromkeys(tops.values(), 0))
    for name, count in files.items():
        top = next((top for top in tops if _is_inside(name, top)), None)
        counts[tops[top] if top else "elsewhere"] += count
    return FolderCounts(
        dict(counts),
        "given to `corpus-search index`" if remembered.paths else "of config.yaml",
        remembered.exclude,
    )


def answer_folders(found: FolderCounts) -> CommandAnswer:
    """Makes the answer of `folders`: the folders and their counts, one a row."""
    rows = [
        {"folder": folder, "articles": count}
        for folder, count in found.articles.items()
    ]
    record = {"schema": SCHEMA, **found._asdict(), "exclude": list(found.exclude)}
    return CommandAnswer(
        record, ("folder", "articles"), partial(_paint_folders, found), rows
    )


def answer_corpora(found: Iterable[tuple[str, Path]]) -> CommandAnswer:
    """Makes the answer of `corpora`: names, places and counts, one a row."""
    rows = [
        {"name": name, "articles": _count_articles(directory), "index": str(directory)}
        for name, directory in found
    ]
    return CommandAnswer(
        {"schema": SCHEMA, "corpora": rows},
        ("name", "articles", "index"),
        partial(_paint_corpora, rows),
        rows,
        found=bool(rows),
    )


def _paint_folders(found: FolderCounts, console: Console) -> None:
    width = max(map(len, map(str, found.articles.values())), default=1)
    for folder, count in found.articles.items():
        shown = replace_controls(folder)
        print_text(console, Text(f"{count:>{width + 1},}  {shown}"))
    for pattern in found.exclude:
        print_text(console, Text(f"without {replace_controls(pattern)}"))
    print_text(
        console, Text(f"{count_of(len(found.articles), 'folder')}, {found.origin}")
    )


def _paint_corpora(rows: Iterable[PlainRecord], console: Console) -> None:
    for row in rows:
        count = row["articles"]
        told = count if isinstance(count, str) else count_of(count, "article")
        line = f"{replace_controls(row['name'])}\t{replace_controls(told)}"
        console.file.write(f"{line}\n")  # `rich` would make blanks of the tab


def _count_articles(directory: Path) -> int | str:
    """Returns how many articles an index has, or why that cannot be said."""
    try:
        toc = open_last_commit(directory, partial(read_toc, directory))
    except CorpusSearchError as error:
        return str(error)
    return sum(info.n_live_docs for info in toc.segments)


def _is_inside(name: str, top: str) -> bool:
    return name == top or top == "." or name.startswith(f"{top}/")
