"""What the cluster keeps of an index beside its articles and words.

That are the facts about the build, and the files that stand beside a local index:
aliases, linked names, guessed dates. A searching machine holds copies of these in its
cache folder, under the digest of what they say, and reads them as it reads local ones.
"""

import base64
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from index.codec.commit.manifest import Manifest
from index.codec.commit.side_files import write_safely
from index.derived.guessed_dates import guessed_dates_file
from index.derived.linked_names import linked_names_file
from index.errors import DECODING_ERRORS, ArticleError
from search.engines.opensearch import mapping
from search.engines.opensearch.client import ClusterAnswer, ClusterClient
from search.engines.opensearch.cluster_errors import ClusterError, ClusterVersionError

GENERATION = 1
"""Number of the commit that kept files are named after."""

SAMPLE_FILE = "sample"
"""Name of the kept file of forms for spell correction."""

_CHUNK = 4_000_000


class ClusterMeta(NamedTuple):
    """The facts about an index in a cluster.

    Attributes:
        version: its format.
        articles: name of the index of articles.
        words: name of the index of words.
        mean_lengths: of the text fields, as the weights are relative to.
        text_fields: those that hold any term.
        manifest: the facts about the local build.
        skipped: what that could not read, and why.
        files: digest of each kept file, by name.
        segments: the segments of the local index whose words have been sent.
    """

    version: str
    articles: str
    words: str
    mean_lengths: dict[str, float]
    text_fields: tuple[str, ...]
    manifest: Manifest
    skipped: tuple[tuple[str, str, int | None, int], ...]
    files: dict[str, str]
    segments: tuple[str, ...]

    def list_skipped(self) -> tuple[ArticleError, ...]:
        """Lists the errors of what could not be read."""
        return tuple(
            ArticleError(path, reason, line=line, count=count)
            for path, reason, line, count in self.skipped
        )

    def dump(self) -> str:
        """Encodes the facts as base64 of JSON."""
        record = self._asdict() | {"manifest": asdict(self.manifest)}
        return base64.b64encode(json.dumps(record).encode()).decode()


def load_meta(content: str, index: str) -> ClusterMeta:
    """Decodes what `ClusterMeta.dump` encoded.

    Raises:
        ClusterVersionError: the index has another format.
        ClusterError: it is something else.
    """
    try:
        record: dict[str, Any] = json.loads(base64.b64decode(content))
        version = str(record["version"])
    except DECODING_ERRORS as error:
        raise ClusterError(f"the index {index!r} in the cluster is damaged") from error
    if version != mapping.VERSION:
        raise ClusterVersionError(index, version, mapping.VERSION)
    facts = record.pop("manifest")
    for name in ("paths", "exclude"):
        facts[name] = tuple(facts[name])
    for name in ("text_fields", "segments"):
        record[name] = tuple(record[name])
    record["skipped"] = tuple(map(tuple, record["skipped"]))
    return ClusterMeta(**record, manifest=Manifest(**facts))


def read_cluster_state(
    client: ClusterClient, index: str
) -> tuple[tuple[int, int, int], ...]:
    """Reads what tells one build of an index from another, with one request.

    Raises:
        ClusterError: the cluster fails, or has no such index.
    """
    meta = {
        "query": {"ids": {"values": [mapping.META_ID]}},
        "seq_no_primary_term": True,
        "_source": False,
    }
    count = {"size": 0, "track_total_hits": True}
    found, counted = client.search_all(
        [(f"{index}-words", meta), (f"{index}-articles", count)]
    )
    total = int(counted["hits"]["total"]["value"])
    return tuple(
        (int(_digest(hit["_index"].encode())[:12], 16), int(hit["_seq_no"]), total)
        for hit in _hits(found)
    )


def write_files(
    client: ClusterClient, words: str, contents: Mapping[str, bytes]
) -> dict[str, str]:
    """Keeps files in an index of words, and returns the digest of each."""
    digests = {}
    for name, content in contents.items():
        digest = digests[name] = _digest(content)
        starts = range(0, max(len(content), 1), _CHUNK)
        for n, start in enumerate(starts):
            part = base64.b64encode(content[start : start + _CHUNK]).decode()
            document = {mapping.KIND: f"file {digest} {n:06}", mapping.CONTENT: part}
            client.ask("PUT", f"/{words}/_doc/{digest}-{n}", document)
    return digests


def keep_files(client: ClusterClient, meta: ClusterMeta, folder: Path) -> Path:
    """Copies the kept files into a folder of their own, unless they are there.

    Args:
        client: asks the cluster.
        meta: says which.
        folder: the cache folder.

    Returns:
        The folder that holds them.
    """
    key = _digest(json.dumps(sorted(meta.files.items())).encode())
    place = folder / key
    missing = [
        (name, digest)
        for name, digest in meta.files.items()
        if not _is_there(place / name, digest)
    ]
    if not missing:
        return place
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        place = Path(tempfile.mkdtemp(prefix="corpus-search-"))
        missing = list(meta.files.items())
    for name, digest in missing:
        content = read_file(client, meta.words, digest)
        write_safely(place / name, content)
    return place


def read_file(client: ClusterClient, words: str, digest: str) -> bytes:
    """Reads a kept file.

    Raises:
        ClusterError: it is not as it was written.
    """
    content = b"".join(_read_parts(client, words, digest))
    if _digest(content) != digest:
        raise ClusterError(f"a file kept in the index {words!r} is damaged")
    return content


def list_local_files(directory: Path, generation: int, names: str) -> dict[str, bytes]:
    """Reads the files beside a local index, under the names that they are kept by."""
    linked, kept = (
        linked_names_file(directory, generation).load(),
        linked_names_file(Path(), GENERATION).path.name,
    )
    guesses, kept_guesses = (
        guessed_dates_file(directory, generation).load(),
        guessed_dates_file(Path(), GENERATION).path.name,
    )
    found = {kept: linked, kept_guesses: guesses}
    if names:
        found[names] = (directory / names).read_bytes()
    return {name: content for name, content in found.items() if content}


def _read_parts(client: ClusterClient, words: str, digest: str) -> Iterator[bytes]:
    body = {
        "size": mapping.WINDOW // 100,
        "query": {"prefix": {mapping.KIND: f"file {digest} "}},
        "sort": [{mapping.KIND: "asc"}],
        "_source": [mapping.CONTENT],
    }
    (answer,) = client.search_all([(words, body)])
    for hit in _hits(answer):
        yield base64.b64decode(hit["_source"][mapping.CONTENT])


def _hits(answer: ClusterAnswer) -> list[ClusterAnswer]:
    hits: list[ClusterAnswer] = answer["hits"]["hits"]
    return hits


def _is_there(path: Path, digest: str) -> bool:
    try:
        return _digest(path.read_bytes()) == digest
    except OSError:
        return False


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()
