"""What can go wrong with a cluster: one line each, and never a secret in it."""

from index.errors import CorpusSearchError


class ClusterError(CorpusSearchError):
    """The cluster does not answer, or not with the whole answer."""


class ClusterPartError(ClusterError):
    """Part of the index is not available; a moment later it may be."""

    def __init__(self) -> None:
        super().__init__(
            "the cluster gives no whole answer: part of the index is not available; "
            "GET _cluster/health tells which nodes are missing"
        )


class ClusterIndexGoneError(ClusterError):
    """The cluster has no index of this name any more, or none yet."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the cluster has no index {name!r}; "
            "make one with: corpus-search index --to opensearch"
        )


class ClusterIndexExistsError(ClusterError):
    """The index that is to be made is there already."""

    def __init__(self) -> None:
        super().__init__("the cluster has such an index already")


class ClusterLockedError(ClusterError):
    """Another process builds the index in the cluster."""

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"the index in the cluster is being built by {holder}; "
            "wait until that is done, or a minute after it was killed"
        )


class ClientMissingError(ClusterError):
    """The extra `opensearch` is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "engine: opensearch needs urllib3; install it with: "
            "pip install 'corpus-search[opensearch]'"
        )


class ClusterVersionError(ClusterError):
    """The index in the cluster was made by another version."""

    def __init__(self, name: str, found: str, expected: str) -> None:
        super().__init__(
            f"the index {name!r} in the cluster has the format {found}, "
            f"this program reads {expected}; make it anew with: "
            "corpus-search index --to opensearch --rebuild"
        )


class TooManyToGatherError(ClusterError):
    """An answer would have to read more articles out of the cluster than is sensible."""

    def __init__(self, what: str, count: int, most: int) -> None:
        super().__init__(
            f"{what} would read {count:,} articles out of the cluster, and no more than "
            f"{most:,} are read; narrow it (--since, --outlet, --language …), "
            "or ask a local index: --index DIR"
        )
