"""Manifest of a commit: format, settings, files. Written before the table of contents.

The renaming of the table of contents is the commit; a table without a manifest belongs
to an index that was never finished.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, field, fields
from pathlib import Path
from typing import Any

from index.analysis.analyzer import VERSION as ANALYSIS_VERSION
from index.codec.commit.side_files import remove_older, write_safely
from index.errors import ArticleError, IndexDamagedError
from index.schema import VERSION as SCHEMA_VERSION
from index.value_classes import dataclass

FORMAT = f"{SCHEMA_VERSION}.{ANALYSIS_VERSION}"
"""Format that this program reads and writes: version of the index, of the analysis."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Facts about a build: `corpus-search status` shows them, and later builds use them.

    Attributes:
        settings: digest of the settings and data that extraction used.
        paths: paths given on the command line, empty for none.
        base: the folder that names of files are relative to; empty where it is not known.
        exclude: patterns of the files that are left out, given on the command line.
        built_at: ISO date and time, with zone.
        seconds: duration of the build.
        skipped: number of files and records that could not be read.
        format: format of the index, as FORMAT.
        names: name of the file of actors' spellings, empty for none.
    """

    settings: str
    paths: tuple[str, ...]
    built_at: str
    seconds: float
    skipped: int
    format: str = FORMAT
    names: str = ""
    base: str = ""
    exclude: tuple[str, ...] = ()


SkippedRecords = tuple[tuple[str, str, int | None, int], ...]

_MANIFEST_KEYS = tuple(one.name for one in fields(Manifest))


@dataclass(frozen=True, slots=True)
class FileList:
    """The files that an index was made from, and those it could not use.

    Attributes:
        digests: digest of each file's content, by name; empty for a file to read again.
        skipped: path, reason, line and count of each error of `ArticleError`.
        stamps: size and times of each file when it was read, by name.
    """

    digests: Mapping[str, str] = field(default_factory=dict)
    skipped: SkippedRecords = ()
    stamps: Mapping[str, str] = field(default_factory=dict)

    def errors(self) -> list[ArticleError]:
        """Returns an error for each file or record that could not be read."""
        return [
            ArticleError(path, why, line=line, count=count)
            for path, why, line, count in self.skipped
        ]


def manifest_path(directory: Path, generation: int) -> Path:
    """Returns the path of a commit's manifest."""
    return directory / f"manifest-{generation}.json"


def files_path(directory: Path, generation: int) -> Path:
    """Returns the path of a commit's list of files."""
    return directory / f"files-{generation}.json"


def write_manifest(
    directory: Path, generation: int, manifest: Manifest, files: FileList
) -> None:
    """Writes the manifest and the list of files; both are on the disk when it returns."""
    _write_json(files_path(directory, generation), asdict(files))
    _write_json(manifest_path(directory, generation), asdict(manifest))


def read_manifest(directory: Path, generation: int) -> Manifest | None:
    """Reads the manifest of a commit, None where the commit has none.

    One of another format (`Manifest.format`) is read too, without what it has besides.

    Raises:
        IndexDamagedError: it is there, but not as it was written.
    """
    path = manifest_path(directory, generation)
    record = _read_json(path)
    if record is None:
        return None
    try:
        known = {name: record[name] for name in _MANIFEST_KEYS if name in record}
        known["paths"] = tuple(record["paths"])
        known["exclude"] = tuple(record.get("exclude", ()))
        manifest = Manifest(**known)
        _check_manifest(manifest)
        return manifest
    except (TypeError, ValueError, KeyError) as error:
        raise IndexDamagedError(path, "not a manifest") from error


def read_file_list(directory: Path, generation: int) -> FileList:
    """Reads the list of files of a commit, an empty one where the commit has none.

    Raises:
        IndexDamagedError: it is there, but not as it was written.
    """
    record = _read_json(files_path(directory, generation)) or {}
    try:
        skipped = tuple(
            (path, why, line, *(count or [1]))
            for path, why, line, *count in record["skipped"]
        )
        files = FileList(dict(record["digests"]), skipped, dict(record["stamps"]))
        _check_files(files)
        return files
    except (TypeError, KeyError, ValueError) as error:
        if not record:
            return FileList()
        raise IndexDamagedError(
            files_path(directory, generation), "not a list of files"
        ) from error


def remove_older_manifests(directory: Path, generation: int) -> None:
    """Removes the manifests and lists of files of earlier commits."""
    for stem in ("manifest", "files"):
        remove_older(directory, generation, stem=stem, ending=".json")


def _check_manifest(manifest: Manifest) -> None:
    texts = (manifest.settings, manifest.built_at, manifest.format, manifest.names)
    _check_texts(*texts, manifest.base, *manifest.paths, *manifest.exclude)
    if not (manifest.seconds >= 0 and 0 <= manifest.skipped < 1 << 62):
        raise ValueError("a number below 0")


def _check_files(files: FileList) -> None:
    for mapping in (files.digests, files.stamps):
        _check_texts(*mapping, *mapping.values())
    for path, why, line, count in files.skipped:
        _check_texts(path, why)
        if type(line) not in (int, type(None)) or type(count) is not int:
            raise TypeError("not a line number")


def _check_texts(*texts: object) -> None:
    "".join(texts).encode()  # type: ignore[arg-type]  # it raises where one is none


def _write_json(path: Path, record: Mapping[str, Any]) -> None:
    write_safely(path, json.dumps(record, ensure_ascii=False).encode())


def _read_json(path: Path) -> Any:  # noqa: ANN401  (what JSON holds is checked by the caller)
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return None
    try:
        return json.loads(text.decode())
    except (ValueError, RecursionError) as error:
        raise IndexDamagedError(path, "not JSON any more") from error
