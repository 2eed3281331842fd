"""A YAML file of settings whose every mistake names its file, line and key."""

import re
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from index.errors import ConfigError

_NULL = "tag:yaml.org,2002:null"
_TEXT = "tag:yaml.org,2002:str"
_FLAG = "tag:yaml.org,2002:bool"
_WHOLE_NUMBER = re.compile("0|[1-9][0-9]{0,8}")
_TRUE = frozenset({"true", "yes", "on"})


class Section:
    """A mapping of known keys; each reader gives its default where the key is absent."""

    def __init__(
        self, name: str, node: Node | None, source: Path, known: frozenset[str]
    ) -> None:
        self.name = name
        self.source = source
        self.known = known
        self.values = self._read_values(node)

    def has(self, key: str) -> bool:
        """Whether the file sets the key."""
        return key in self.values

    def section(self, key: str, known: frozenset[str]) -> "Section":
        """The section under the key, empty where the file has none."""
        return Section(self._path(key), self.values.get(key), self.source, known)

    def number(self, key: str, default: int, *, least: int, most: int) -> int:
        """The whole number under the key."""
        node = self.values.get(key)
        if node is None:
            return default
        value = node.value if isinstance(node, ScalarNode) else ""
        if not _WHOLE_NUMBER.fullmatch(value) or not least <= int(value) <= most:
            raise self._wrong(key, node, f"a whole number from {least} to {most:,}")
        return int(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """The true or false under the key."""
        node = self.values.get(key)
        if node is None:
            return default
        if node.tag != _FLAG:
            raise self._wrong(key, node, "true or false")
        return node.value.lower() in _TRUE

    def choice(self, key: str, default: str, choices: tuple[str, ...]) -> str:
        """The one of the choices that stands under the key."""
        node = self.values.get(key)
        if node is None:
            return default
        if not isinstance(node, ScalarNode) or node.value not in choices:
            raise self._wrong(key, node, f"one of {', '.join(choices)}")
        return str(node.value)

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """The text or list of texts under the key."""
        node = self.values.get(key)
        if node is None:
            return default
        items = node.value if isinstance(node, SequenceNode) else [node]
        return tuple(self._text(key, item) for item in items)

    def path(self, key: str, default: Path) -> Path:
        """The path under the key, with ~ replaced by the home folder."""
        node = self.values.get(key)
        return default if node is None else self._expand(key, node)

    def paths(self, key: str, default: tuple[Path, ...]) -> tuple[Path, ...]:
        """The path or list of paths under the key, with ~ replaced."""
        node = self.values.get(key)
        if node is None:
            return default
        items = node.value if isinstance(node, SequenceNode) else [node]
        return tuple(self._expand(key, item) for item in items)

    def _read_values(self, node: Node | None) -> dict[str, Node]:
        # A key with nothing after it, all its lines commented out, is a key not set.
        if node is None or node.tag == _NULL:
            return {}
        if not isinstance(node, MappingNode):
            raise self._error(
                node, self.name, f"a section is wanted, not {_show(node)}"
            )
        values: dict[str, Node] = {}
        for name, value in node.value:
            key = name.value if isinstance(name, ScalarNode) else _show(name)
            if key not in self.known:
                raise self._error(name, self._path(key), self._unknown(key))
            if key in values:
                raise self._error(name, self._path(key), "given twice; keep one")
            values[key] = value
        return {key: value for key, value in values.items() if value.tag != _NULL}

    def _unknown(self, key: str) -> str:
        # Only an error needs it, and it costs 6 ms to import.
        from difflib import get_close_matches

        nearly = get_close_matches(key, self.known, 1)
        if nearly:
            return f"unknown key; did you mean {nearly[0]!r}?"
        return f"unknown key; known are {', '.join(sorted(self.known))}"

    def _expand(self, key: str, node: Node) -> Path:
        text = self._text(key, node)
        try:
            return Path(text).expanduser()
        except RuntimeError as error:
            raise self._error(node, self._path(key), f"{text!r}: {error}") from error

    def _text(self, key: str, node: Node) -> str:
        if node.tag != _TEXT or not node.value or "\0" in node.value:
            raise self._wrong(key, node, "text, or a list of texts (in quotes)")
        return str(node.value)

    def _wrong(self, key: str, node: Node, wanted: str) -> ConfigError:
        return self._error(
            node, self._path(key), f"{wanted} is wanted, not {_show(node)}"
        )

    def _path(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _error(self, node: Node, key: str, problem: str) -> ConfigError:
        where = f"{self.source}:{node.start_mark.line + 1}"
        return ConfigError(
            f"{where}: {key}: {problem}" if key else f"{where}: {problem}"
        )


def read_settings(data: bytes, source: Path, known: frozenset[str]) -> Section:
    """The settings in the bytes of a file, as a section of the known keys.

    Nothing is constructed from the YAML, and no deeper than the known keys go: tags
    make no objects, and aliases no explosion.

    Raises:
        ConfigError: for what is no YAML, naming the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{source}:{line}: not UTF-8; save it as UTF-8") from error
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ConfigError(_say(error, text, source)) from error
    except RecursionError as error:
        raise ConfigError(f"{source}: nested too deeply for settings") from error
    return Section("", node, source, known)


def _say(error: yaml.YAMLError, text: str, source: Path) -> str:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return f"{source}:{line}: not valid YAML: {error.problem or error.context}"
    line = text.count("\n", 0, getattr(error, "position", 0)) + 1
    return f"{source}:{line}: not valid YAML: a control character"


def _show(node: Node) -> str:
    if isinstance(node, ScalarNode):
        return repr(node.value[:40])
    return "a list" if isinstance(node, SequenceNode) else "a section"
