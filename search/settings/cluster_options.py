"""The `opensearch:` section of config.yaml: which cluster keeps the index."""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ConfigError
from index.value_classes import dataclass

if TYPE_CHECKING:
    from search.settings.yaml_reader import Section

ENGINES = ("local", "opensearch")
"""What may keep an index: files on this machine, or a cluster."""
CLUSTER_KEYS = frozenset(
    "urls index shards replicas user password_env password_file api_key_env "
    "api_key_file ca_certs timeout_s".split()
)
_NAME = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}")
_URL = re.compile(r"https?://[^\s/@?#]+/?", re.IGNORECASE)
_LARGEST_SECRET = 10_000


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """Where a cluster is, and what the index is called there.

    Attributes:
        urls: the addresses of its nodes.
        index: the name of the index; those in the cluster begin with it.
        shards: the shards of an index that is made.
        replicas: the copies of each shard beside the first.
        user: who asks; empty for nobody, or where a key is given.
        password_env: the variable of the environment that holds the password.
        password_file: the file that holds it.
        api_key_env: the variable that holds a key, sent in place of user and password.
        api_key_file: the file that holds it.
        ca_certs: the certificates that those of the nodes are checked against.
        timeout_s: seconds until an answer is given up.
    """

    urls: tuple[str, ...] = ("http://127.0.0.1:9200",)
    index: str = "corpus"
    shards: int = 1
    replicas: int = 0
    user: str = ""
    password_env: str = ""
    password_file: Path | None = None
    api_key_env: str = ""
    api_key_file: Path | None = None
    ca_certs: Path | None = None
    timeout_s: int = 30

    def read_password(self) -> str:
        """Reads the password from the environment or its file.

        Raises:
            ConfigError: there is none.
        """
        return _read_secret("password", self.password_env, self.password_file)

    def read_api_key(self) -> str:
        """Reads the key from the environment or its file; empty where none is set.

        Raises:
            ConfigError: it is set, but not there.
        """
        if not self.api_key_env and self.api_key_file is None:
            return ""
        return _read_secret("api_key", self.api_key_env, self.api_key_file)


def read_cluster(section: "Section", base: Path) -> ClusterSettings:
    """Reads the section.

    Args:
        section: the section.
        base: the folder that its paths are relative to.

    Raises:
        ConfigError: a value is wrong.
    """
    default = ClusterSettings()
    urls = section.texts("urls", default.urls)
    for url in urls:
        if not _URL.fullmatch(url):
            raise _wrong(
                section, "urls", f"no address such as https://host:9200: {_bare(url)}"
            )
    index = _one(section, "index", default.index)
    if not _NAME.fullmatch(index):
        raise _wrong(section, "index", "use small letters, digits, - and _")
    ca_certs = section.path("ca_certs", Path()) if section.has("ca_certs") else None
    return ClusterSettings(
        urls=tuple(url.rstrip("/") for url in urls),
        index=index,
        shards=section.number("shards", default.shards, least=1, most=1_000),
        replicas=section.number("replicas", default.replicas, least=0, most=20),
        user=_one(section, "user", ""),
        password_env=_one(section, "password_env", ""),
        password_file=_file(section, "password_file", base),
        api_key_env=_one(section, "api_key_env", ""),
        api_key_file=_file(section, "api_key_file", base),
        ca_certs=None if ca_certs is None else base / ca_certs,
        timeout_s=section.number("timeout_s", default.timeout_s, least=1, most=3_600),
    )


def _one(section: "Section", key: str, default: str) -> str:
    texts = section.texts(key, (default,))
    if len(texts) != 1:
        raise _wrong(section, key, "one text, not a list")
    return texts[0]


def _file(section: "Section", key: str, base: Path) -> Path | None:
    return base / section.path(key, Path()) if section.has(key) else None


def _wrong(section: "Section", key: str, problem: str) -> ConfigError:
    return ConfigError(f"{section.source}: {section.name}.{key}: {problem}")


def _bare(url: str) -> str:
    """An address without a user or a password that may be in it."""
    return re.sub(r"//[^/]*@", "//…@", url)


def _read_secret(what: str, variable: str, file: Path | None) -> str:
    if file is not None:
        try:
            with file.open("rb") as opened:
                secret = opened.read(_LARGEST_SECRET).decode().strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"opensearch.{what}_file: cannot read {file}") from error
        if not secret:
            raise ConfigError(f"opensearch.{what}_file: {file} is empty")
        return secret
    if not variable:
        raise ConfigError(f"opensearch.{what}_env: name the variable with the {what}")
    secret = os.environ.get(variable, "")
    if not secret:
        raise ConfigError(f"opensearch.{what}_env: the variable {variable} is not set")
    return secret
