"""Opens the last commit of an index whole: later commits may remove its files."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from index.actor_edits import NO_EDITS, ActorEdits
from index.codec.commit.last_commit import open_last_commit
from index.codec.commit.manifest import (
    FORMAT,
    Manifest,
    manifest_path,
    read_manifest,
)
from index.codec.snapshot import Snapshot
from index.derived.aliases import ActorAliases
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from index.errors import IndexDamagedError, IndexOutdatedError


class OpenedIndex(NamedTuple):
    """The parts of one commit that a search reads.

    Attributes:
        directory: the index's directory.
        snapshot: the segments.
        manifest: the facts about the build.
        guesses: the guessed dates.
        linked: the linked names.
        aliases: the aliases of the listed actors.
    """

    directory: Path
    snapshot: Snapshot
    manifest: Manifest
    guesses: GuessedDates
    linked: LinkedNames
    aliases: ActorAliases


def open_index(directory: Path, edits: ActorEdits = NO_EDITS) -> OpenedIndex:
    """Opens the last commit of an index, with the user's changes to actors.

    Raises:
        IndexMissingError: there is no index, or none was ever finished.
        IndexOutdatedError: the index has the format of another version.
        IndexDamagedError: a file of the index is not as it was written.
    """
    return open_last_commit(directory, partial(open_commit, directory, edits=edits))


def open_commit(
    directory: Path, generation: int, edits: ActorEdits = NO_EDITS
) -> OpenedIndex:
    """Opens a commit by its generation; raises the same errors."""
    # The format comes first: segments of another one cannot be read.
    manifest = read_manifest(directory, generation)
    if manifest is None:
        raise IndexDamagedError(manifest_path(directory, generation), "missing")
    if manifest.format != FORMAT:
        raise IndexOutdatedError(directory, manifest.format, FORMAT)
    return OpenedIndex(
        directory,
        Snapshot(directory, generation),
        manifest,
        GuessedDates(directory, generation),
        LinkedNames(directory, generation, edits),
        ActorAliases(directory, manifest.names),
    )
