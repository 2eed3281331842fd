"""Manifest of a commit: format and settings. Written before the table of contents.

The renaming of the table of contents is the commit; a table without a manifest belongs
to an index that was never finished.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from index.analysis.analyzer import VERSION as ANALYSIS_VERSION
from index.codec.commit.side_files import remove_older, write_safely
from index.errors import IndexDamagedError
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


_MANIFEST_KEYS = tuple(one.name for one in fields(Manifest))


def manifest_path(directory: Path, generation: int) -> Path:
    """Returns the path of a commit's manifest."""
    return directory / f"manifest-{generation}.json"


def write_manifest(directory: Path, generation: int, manifest: Manifest) -> None:
    """Writes the manifest; it is on the disk when this returns."""
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


def remove_older_manifests(directory: Path, generation: int) -> None:
    """Removes the manifests of earlier commits."""
    remove_older(directory, generation, stem="manifest", ending=".json")


def _check_manifest(manifest: Manifest) -> None:
    texts = (manifest.settings, manifest.built_at, manifest.format, manifest.names)
    _check_texts(*texts, manifest.base, *manifest.paths, *manifest.exclude)
    if not (manifest.seconds >= 0 and 0 <= manifest.skipped < 1 << 62):
        raise ValueError("a number below 0")


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
