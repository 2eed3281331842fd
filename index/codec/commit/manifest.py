"""What an index was made from and with: kept beside it, one for each commit.

A commit of the index is the renaming of Whoosh's table of contents; the manifest of
that generation is written before, so that an index without one was never finished.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from index.analysis.analyzer import VERSION as ANALYSIS_VERSION
from index.codec.commit.side_files import remove_older, write_safely
from index.errors import ArticleError, IndexDamagedError
from index.schema import VERSION as SCHEMA_VERSION

FORMAT = f"{SCHEMA_VERSION}.{ANALYSIS_VERSION}"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What `corpus-search status` tells of an index, and a later build goes by.

    Attributes:
        format: the version of the index format and of the analysis.
        settings: digest of the settings and data that extraction used.
        paths: the paths indexed, where they were given on the command line.
        built_at: when, as an ISO date and time with zone.
        seconds: how long the build took.
        skipped: how many files and records could not be read.
        names: the file of the names that actors go by, empty for none.
    """

    settings: str
    paths: tuple[str, ...]
    built_at: str
    seconds: float
    skipped: int
    format: str = FORMAT
    names: str = ""


_MANIFEST_KEYS = tuple(one.name for one in fields(Manifest))


@dataclass(frozen=True, slots=True)
class FileList:
    """The files that an index was made from, and those it could not use.

    Attributes:
        digests: the digest of each file's content, by name.
        skipped: path, reason and line of what could not be read.
        stamps: the size and times of each file as it was then, by name.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    skipped: tuple[tuple[str, str, int | None], ...] = ()
    stamps: Mapping[str, str] = field(default_factory=dict)

    def errors(self) -> list[ArticleError]:
        """What could not be read, as errors."""
        return [ArticleError(path, why, line=line) for path, why, line in self.skipped]


def write_manifest(
    directory: Path, generation: int, manifest: Manifest, files: FileList
) -> None:
    """Write both, safely on disk before this returns."""
    _write_json(_files_path(directory, generation), asdict(files))
    _write_json(_manifest_path(directory, generation), asdict(manifest))


def read_manifest(directory: Path, generation: int) -> Manifest | None:
    """The manifest of a commit; None where there was none, or it was never finished.

    Of one in another format what this program knows of is read: `Manifest.format` tells.

    Raises:
        IndexDamagedError: it is there, but not as it was written.
    """
    path = _manifest_path(directory, generation)
    record = _read_json(path)
    if record is None:
        return None
    try:
        known = {name: record[name] for name in _MANIFEST_KEYS if name in record}
        return Manifest(**{**known, "paths": tuple(record["paths"])})
    except (TypeError, KeyError) as error:
        raise IndexDamagedError(path, "not a manifest") from error


def read_file_list(directory: Path, generation: int) -> FileList:
    """The files of that commit, none where there is no list.

    Raises:
        IndexDamagedError: it is there, but not as it was written.
    """
    record = _read_json(_files_path(directory, generation)) or {}
    try:
        skipped = tuple((path, why, line) for path, why, line in record["skipped"])
        return FileList(dict(record["digests"]), skipped, dict(record["stamps"]))
    except (TypeError, KeyError, ValueError) as error:
        if not record:
            return FileList()
        raise IndexDamagedError(
            _files_path(directory, generation), "not a list of files"
        ) from error


def remove_older_manifests(directory: Path, generation: int) -> None:
    """Remove the manifests of the commits before this one."""
    for stem in ("manifest", "files"):
        remove_older(directory, generation, stem=stem, ending=".json")


def _manifest_path(directory: Path, generation: int) -> Path:
    return directory / f"manifest-{generation}.json"


def _files_path(directory: Path, generation: int) -> Path:
    return directory / f"files-{generation}.json"


def _write_json(path: Path, record: Mapping[str, Any]) -> None:
    write_safely(path, json.dumps(record, ensure_ascii=False).encode())


def _read_json(path: Path) -> Any:  # noqa: ANN401  (what JSON holds is checked by the caller)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        return json.loads(text)
    except ValueError as error:
        raise IndexDamagedError(path, "not JSON any more") from error
