"""Sends the local index to a cluster, and says what was sent."""

from index.derived.opened_index import open_index
from index.errors import ConfigError
from search.cli.printing import warn
from search.query_errors import OptionConflictError
from search.settings.cluster_options import ENGINES
from search.settings.config_file import Config

_MUCH = 0.1
"""Means that differ by more than this share are worth a new index in the cluster."""


def send_to_cluster(
    settings: Config, engine: str, *, rebuild: bool, quiet: bool
) -> None:
    """Brings the index in the cluster up to what the local index holds.

    Args:
        settings: where both are.
        engine: the engine that the user named.
        rebuild: whether to make the index in the cluster anew.
        quiet: whether only errors are told.

    Raises:
        OptionConflictError: there is no such engine.
        ConfigError: the settings do not say where the cluster is.
        IndexMissingError: there is no local index.
        ClusterError: the cluster fails, or another process builds the index.
    """
    if engine != ENGINES[1]:
        raise OptionConflictError(
            f"--to {engine}: the only engine to send to is opensearch"
        )
    cluster = settings.cluster
    if cluster is None:
        raise ConfigError(
            "--to opensearch needs the section opensearch: in config.yaml; "
            "docs/opensearch.md shows one"
        )
    # No search needs them.
    from search.engines.opensearch.client import ClusterClient
    from search.engines.opensearch.sending.index_builder import IndexBuilder

    opened = open_index(settings.index.directory)
    client = ClusterClient(cluster)
    say = (lambda _: None) if quiet else warn
    say(f"sending {opened.snapshot.n_live_docs:,} articles to {cluster.urls[0]}")
    report = IndexBuilder(cluster, opened, client).build(rebuild=rebuild)
    how = "a new index" if report.is_new else "the index"
    say(
        f"{report.articles:,} articles in {how} {cluster.index!r}: {report.sent:,} sent, "
        f"{report.removed:,} removed in {report.seconds:.1f} s"
    )
    if report.drift > _MUCH:
        say(
            f"articles are {report.drift:.0%} longer or shorter than when the index was "
            "made; to rank as well as then: corpus-search index --to opensearch --rebuild"
        )
