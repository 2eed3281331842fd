"""Errors about the desk: the file with the user's saved searches, tags and notes."""

from pathlib import Path

from index.errors import CorpusSearchError


class DeskError(CorpusSearchError):
    """The desk cannot be read or changed as asked."""


class DeskLockedError(DeskError):
    """Another process holds the desk longer than we wait."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: another command is changing it; try again")


class DeskDamagedError(DeskError):
    """The file is no desk, or is not as it was written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path}: {reason}; move it away, then bring back what you last exported: "
            "corpus-search desk import FILE"
        )


class DeskNewerError(DeskError):
    """A later version of the program wrote the file."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            f"{path}: written by a newer corpus-search (version {version} of the file, "
            f"this one knows {known}); update corpus-search, or name another desk in "
            "$CORPUS_SEARCH_DESK"
        )


class NoSuchSearchError(DeskError):
    """There is no saved search of this name."""
