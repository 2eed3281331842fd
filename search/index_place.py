"""Describes where an index is and what it is made from, for whoever shows its status."""

from index.remembered import read_remembered
from search.output.status_page import IndexPlace
from search.settings.config_file import Config
from search.version import describe_version


def describe_place(settings: Config) -> IndexPlace:
    """Returns the place of the index of some settings, and its folders.

    Raises:
        IndexDamagedError: the index does not say what it is made from.
    """
    if settings.in_cluster and settings.cluster:
        return IndexPlace(
            f"{settings.cluster.index} at {', '.join(settings.cluster.urls)}",
            "engine: opensearch",
            tuple(map(str, settings.index.paths)),
            "the settings",
            str(settings.source.absolute()) if settings.source else "",
            describe_version().removeprefix("corpus-search "),
        )
    remembered = read_remembered(settings.index.directory)
    return IndexPlace(
        str(settings.index.directory),
        settings.origin,
        tuple(map(str, remembered.paths or settings.index.paths)),
        remembered.describe_origin(settings.index.paths),
        str(settings.source.absolute()) if settings.source else "",
        describe_version().removeprefix("corpus-search "),
    )
