"""Finds config.yaml and reads it; the command line and programs load settings here."""

import os
import re
import sys
from dataclasses import field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from index.config import DEFAULT_RECORD_FIELDS, IndexConfig
from index.errors import ConfigError
from index.value_classes import dataclass
from search.settings.index_location import (
    DIRECTORY_NAME,
    FOUND_ABOVE,
    Location,
    holds_index,
    list_own_folders,
    locate_index,
)

if TYPE_CHECKING:
    from search.settings.cluster_options import ClusterSettings
    from search.settings.yaml_reader import Section

VARIABLE = "CORPUS_SEARCH_CONFIG"
FILE_NAME = "config.yaml"
ACTORS_NAME = "actors.yaml"
ACTORS_HEADER = "# corpus-search: your own actors"
"""First line of an actors file that is read without a setting that names it."""
BY_PATH = "the path given"
"""`Config.origin` of an index that a program opens by its path."""
COLORS = ("auto", "always", "never")
PAGERS = ("auto", "never")

_LARGEST_BYTES = 100_000
# A section `index:`, `search:` or `opensearch:` at the left margin.
_OURS = re.compile(
    rb"""^\{?[ \t]*["']?(?:index|search|opensearch)["']?[ \t]*:(?=[ \t]*(?:#.*)?\r?$|[ \t]*[{&])""",
    re.MULTILINE,
)
_SECTIONS = frozenset({"index", "search", "engine", "opensearch"})
_DECIDE_FOLDER = frozenset({"XDG_CONFIG_HOME", "ANDROID_DATA", "ANDROID_ROOT"})
"""Variables by which platformdirs finds another folder for settings than ~/.config."""


@dataclass(frozen=True, slots=True)
class SearchConfig:
    """The `search:` section: the defaults of options.

    Attributes:
        limit: maximum number of hits on a page.
        snippets: maximum number of snippets in a hit.
        width: approximate length of a snippet in characters.
        color: auto, always or never.
        hyperlink: the same, for paths as links.
        pager: auto or never.
        every_word: whether a hit needs every word.
        collapse: whether copies of one text are one hit on the screen.
        semantic: whether the first hits are put in order by meaning, too.
    """

    limit: int = 10
    snippets: int = 2
    width: int = 240
    color: str = "auto"
    hyperlink: str = "auto"
    pager: str = "auto"
    every_word: bool = False
    collapse: bool = True
    semantic: bool = False


@dataclass(frozen=True, slots=True)
class Config:
    """All settings.

    Attributes:
        index: those of a build.
        search: the defaults of options.
        source: the file that they are from, None for the defaults.
        origin: why the index is the one it is, in a few words.
        own_folder: the folder for files of the user's own, such as actors.yaml.
        cluster: the cluster that the section `opensearch:` tells of, None without one.
        in_cluster: whether it answers searches (`engine: opensearch`).
    """

    index: IndexConfig = field(default_factory=IndexConfig)
    search: SearchConfig = SearchConfig()
    source: Path | None = None
    origin: str = "the settings"
    own_folder: Path = field(default_factory=Path.cwd)
    cluster: "ClusterSettings | None" = None
    in_cluster: bool = False


def load_config(path: Path | None = None) -> Config:
    """Loads the settings of `path`, or else of the file that `find_config` finds.

    The paths in the settings are absolute. In a file that sets `index.paths` or
    `index.directory` they are relative to its folder, otherwise to the current one.

    Raises:
        ConfigError: a key is unknown or a value is wrong; names file, line and key.
    """
    source = find_config(path)
    if source is None:
        return place_index(Config(), locate_index(None))
    data = _read(source)
    # 10 ms of imports, which a search without a settings file does not need.
    from search.settings.yaml_reader import read_settings

    settings = read_settings(data, source, _SECTIONS)
    section = settings.section("index", _names(IndexConfig))
    index = _read_index(section, source)
    search = _read_search(settings.section("search", _names(SearchConfig)))
    own_corpus = section.has("paths") or section.has("directory")
    location = locate_index(index.base / index.directory if own_corpus else None)
    cluster, in_cluster = _read_cluster(settings, source)
    found = Config(index, search, source, cluster=cluster, in_cluster=in_cluster)
    return place_index(found, location)


def place_index(settings: Config, location: Location) -> Config:
    """Returns the settings for the index at a location, with absolute paths.

    Names of files are relative to the folder of the settings file that sets
    `index.paths` or `index.directory`; without one, to the folder above `.index`, or for
    an index in the user's own folders to the home folder.
    """
    base = own = settings.index.base
    if location.origin == FOUND_ABOVE:
        base = own = location.directory.parent
    elif location.is_own:
        base, own = Path.home(), find_user_folder() or base
    index = _place(replace(settings.index, directory=location.directory, base=base))
    if not index.actors:
        index = replace(index, actors=find_own_actors(own))
    return replace(settings, index=index, origin=location.origin, own_folder=own)


def find_config(path: Path | None = None) -> Path | None:
    """Finds the settings file that counts; returns None if there is none.

    The first of these: `path`, the file that $CORPUS_SEARCH_CONFIG names, config.yaml in
    the current folder or one above it, and the one in the user's configuration folder. A
    config.yaml without a section `index:` or `search:` belongs to another program, and is
    skipped; none is looked for above a folder that has an index.

    Raises:
        ConfigError: the file that `path` or the variable names does not exist.
    """
    variable = os.environ.get(VARIABLE)
    for named, origin in ((path, "--config"), (variable, f"${VARIABLE}")):
        if named:
            return _existing(Path(named), origin)
    above = _find_above()
    if above is not None:
        return above
    user = find_user_folder()
    return user / FILE_NAME if user and _is_file(user / FILE_NAME) else None


def _find_above() -> Path | None:
    """Finds a settings file in the current folder or above, up to the first index."""
    here = Path.cwd()
    for folder in list_own_folders(here):
        # In the current folder by its name alone, as messages show it.
        path = Path(FILE_NAME) if folder == here else folder / FILE_NAME
        if _is_file(path) and _is_ours(path):
            return path
        if holds_index(folder / DIRECTORY_NAME):
            return None
    return None


def _existing(path: Path, origin: str) -> Path:
    if not _is_file(path):
        raise ConfigError(f"{path}: no such file, though {origin} names it")
    return path


def _is_file(path: Path) -> bool:
    # Not Path.is_file: a pipe, as <(…) in a shell makes one, is fine too.
    try:
        return path.exists() and not path.is_dir()
    except OSError:
        return False


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return bool(_OURS.search(file.read(_LARGEST_BYTES)))
    except OSError:
        return False


def find_user_folder() -> Path | None:
    """Returns the folder for settings of the user, None where no home folder is known."""
    try:
        if sys.platform == "linux" and not os.environ.keys() & _DECIDE_FOLDER:
            return Path.home() / ".config" / "corpus-search"
        # 15 ms of imports, where the folder is not the usual one.
        from platformdirs import user_config_path

        return user_config_path("corpus-search", appauthor=False)
    except (RuntimeError, KeyError):
        return None  # a user without a home folder


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    if len(data) > _LARGEST_BYTES:
        raise ConfigError(
            f"{path}: larger than {_LARGEST_BYTES:,} bytes, too large for settings"
        )
    return data


def _names(config: type[IndexConfig] | type[SearchConfig]) -> frozenset[str]:
    # `base` is the folder of the file, not a key in it.
    return frozenset(field.name for field in fields(config)) - {"base"}


def _read_index(section: "Section", source: Path) -> IndexConfig:
    default = IndexConfig()
    own_corpus = section.has("paths") or section.has("directory")
    return IndexConfig(
        paths=section.paths("paths", default.paths),
        directory=section.path("directory", default.directory),
        base=source.absolute().parent if own_corpus else Path.cwd(),
        max_file_mb=section.number(
            "max_file_mb", default.max_file_mb, least=1, most=100_000
        ),
        max_unpacked_mb=section.number(
            "max_unpacked_mb", default.max_unpacked_mb, least=1, most=100_000_000
        ),
        max_ratio=section.number("max_ratio", default.max_ratio, least=1, most=10_000),
        max_seconds=section.number(
            "max_seconds", default.max_seconds, least=1, most=1_000_000
        ),
        processes=section.number("processes", default.processes, least=0, most=1_000),
        records=_read_records(section),
        outlets=section.paths("outlets", ()),
        actors=section.paths("actors", ()),
        exclude=section.texts("exclude", ()),
        semantic=section.flag("semantic", default=default.semantic),
    )


def _read_records(section: "Section") -> MappingProxyType[str, tuple[str, ...]]:
    records = section.section("records", frozenset(DEFAULT_RECORD_FIELDS))
    return MappingProxyType(
        {
            name: records.texts(name, default)
            for name, default in DEFAULT_RECORD_FIELDS.items()
        }
    )


def _read_search(section: "Section") -> SearchConfig:
    default = SearchConfig()
    return SearchConfig(
        limit=section.number("limit", default.limit, least=0, most=10_000),
        snippets=section.number("snippets", default.snippets, least=0, most=100),
        width=section.number("width", default.width, least=40, most=10_000),
        color=section.choice("color", default.color, COLORS),
        hyperlink=section.choice("hyperlink", default.hyperlink, COLORS),
        pager=section.choice("pager", default.pager, PAGERS),
        every_word=section.flag("every_word", default=default.every_word),
        collapse=section.flag("collapse", default=default.collapse),
        semantic=section.flag("semantic", default=default.semantic),
    )


def _read_cluster(
    settings: "Section", source: Path
) -> tuple["ClusterSettings | None", bool]:
    """Reads where a cluster is, and whether it answers searches."""
    if not settings.has("opensearch") and not settings.has("engine"):
        return None, False
    # Few settings tell of a cluster.
    from search.settings.cluster_options import CLUSTER_KEYS, ENGINES, read_cluster

    engine = settings.choice("engine", ENGINES[0], ENGINES)
    section = settings.section("opensearch", CLUSTER_KEYS)
    return read_cluster(section, source.absolute().parent), engine != ENGINES[0]


def _place(config: IndexConfig) -> IndexConfig:
    base = config.base
    return replace(
        config,
        paths=tuple(base / path for path in config.paths),
        outlets=tuple(base / path for path in config.outlets),
        actors=tuple(base / path for path in config.actors),
    )


def find_own_actors(folder: Path) -> tuple[Path, ...]:
    """Returns the file that `corpus-search actors merge` wrote in a folder, if any."""
    path = folder / ACTORS_NAME
    try:
        with path.open("rb") as file:
            ours = file.read(len(ACTORS_HEADER)) == ACTORS_HEADER.encode()
    except OSError:
        return ()
    return (path,) if ours else ()
