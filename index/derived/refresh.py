"""Refreshes the files that are derived from a commit and kept beside the index."""

from collections.abc import Callable, Container
from pathlib import Path

from index.codec.commit.side_files import SideFile
from index.codec.snapshot import Snapshot
from index.derived.date_guessing import guess_missing_dates
from index.derived.guessed_dates import (
    GuessedDates,
    dump_guessed_dates,
    guessed_dates_file,
)
from index.derived.linked_names import dump_linked_names, linked_names_file
from index.derived.name_linking import link_names


def refresh_derived_files(
    directory: Path, load_listed: Callable[[], Container[str]], *, changed: bool
) -> int:
    """Brings linked names and guessed dates up to date with the last commit.

    Args:
        directory: the index's directory.
        load_listed: returns the canonical names of the listed actors.
        changed: whether the commit added, changed or removed articles. Otherwise the
            files of the commit before are kept.

    Returns:
        The number of articles with a guessed date.
    """
    snapshot = Snapshot(directory)
    generation = snapshot.toc.generation
    _refresh(
        linked_names_file(directory, generation),
        lambda: dump_linked_names(link_names(snapshot, load_listed())),
        changed=changed,
    )
    _refresh(
        guessed_dates_file(directory, generation),
        lambda: dump_guessed_dates(guess_missing_dates(snapshot)),
        changed=changed,
    )
    return len(GuessedDates(directory, generation).dates)


def _refresh(file: SideFile, compute: Callable[[], bytes], *, changed: bool) -> None:
    if changed or not file.carry_over():
        file.write(compute())
    file.remove_older()
