"""Reads a YAML file of settings; every error names its file, line and key."""

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
    """A mapping of known keys; each method returns its default if the key is absent.

    Attributes:
        name: the key path of the section, empty for the file.
        source: the file.
        known: the keys that it may have.
        values: the YAML nodes of the keys that are set.
    """

    def __init__(
        self, name: str, node: Node | None, source: Path, known: frozenset[str]
    ) -> None:
        self.name = name
        self.source = source
        self.known = known
        self.values = self._read_values(node)

    def has(self, key: str) -> bool:
        """Tells whether the file sets the key."""
        return key in self.values

    def section(self, key: str, known: frozenset[str]) -> "Section":
        """Returns the section under the key, empty if the file has none."""
        return Section(self._path(key), self.values.get(key), self.source, known)

    def number(self, key: str, default: int, *, least: int, most: int) -> int:
        """Returns the whole number under the key.

        Raises:
            ConfigError: it is no whole number from `least` to `most`.
        """
        node = self.values.get(key)
        if node is None:
            return default
        value = node.value if isinstance(node, ScalarNode) else ""
        if not _WHOLE_NUMBER.fullmatch(value) or not least <= int(value) <= most:
            raise self._wrong(key, node, f"a whole number from {least} to {most:,}")
        return int(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """Returns the true or false under the key.

        Raises:
            ConfigError: it is neither.
        """
        node = self.values.get(key)
        if node is None:
            return default
        if node.tag != _FLAG:
            raise self._wrong(key, node, "true or false")
        return node.value.lower() in _TRUE

    def choice(self, key: str, default: str, choices: tuple[str, ...]) -> str:
        """Returns the one of the choices that the key has.

        Raises:
            ConfigError: it is none of them.
        """
        node = self.values.get(key)
        if node is None:
            return default
        if not isinstance(node, ScalarNode) or node.value not in choices:
            raise self._wrong(key, node, f"one of {', '.join(choices)}")
        return str(node.value)

    def texts(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Returns the text or list of texts under the key.

        Raises:
            ConfigError: there is something else.
        """
        items = self._items(key)
        if items is None:
            return default
        return tuple(self._text(key, item) for item in items)

    def path(self, key: str, default: Path) -> Path:
        """Returns the path under the key, with ~ replaced by the home folder.

        Raises:
            ConfigError: it is no text, or the home folder is unknown.
        """
        node = self.values.get(key)
        return default if node is None else self._expand(key, node)

    def paths(self, key: str, default: tuple[Path, ...]) -> tuple[Path, ...]:
        """Returns the path or list of paths under the key, as `path` does.

        Raises:
            ConfigError: as there.
        """
        items = self._items(key)
        if items is None:
            return default
        return tuple(self._expand(key, item) for item in items)

    def _items(self, key: str) -> list[Node] | None:
        """Returns the items of a list, or a single value as one; None if not set."""
        node = self.values.get(key)
        if isinstance(node, SequenceNode):
            return list(node.value)
        return None if node is None else [node]

    def _read_values(self, node: Node | None) -> dict[str, Node]:
        # A key without a value, with all its lines commented out, is not set.
        if node is None or node.tag == _NULL:
            return {}
        if not isinstance(node, MappingNode):
            raise self._error(node, self.name, f"expected a section, not {_show(node)}")
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
        # Only this error needs it: 6 ms of imports.
        from difflib import get_close_matches

        nearly = get_close_matches(key, self.known, 1)
        if nearly:
            return f"unknown key; did you mean {nearly[0]!r}?"
        return f"unknown key; known keys are {', '.join(sorted(self.known))}"

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
            node, self._path(key), f"expected {wanted}, not {_show(node)}"
        )

    def _path(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key

    def _error(self, node: Node, key: str, problem: str) -> ConfigError:
        where = f"{self.source}:{node.start_mark.line + 1}"
        return ConfigError(
            f"{where}: {key}: {problem}" if key else f"{where}: {problem}"
        )


def read_settings(data: bytes, source: Path, known: frozenset[str]) -> Section:
    """Reads the bytes of a file as a section of the known keys.

    Only the nodes of known keys are visited, and no objects are constructed: tags and
    nested aliases do no harm.

    Args:
        data: the content of the file.
        source: its path, for errors.
        known: the keys that it may have.

    Raises:
        ConfigError: the content is no YAML; names the line.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{source}:{line}: not UTF-8; save it as UTF-8") from error
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ConfigError(_describe(error, text, source)) from error
    except RecursionError as error:
        raise ConfigError(f"{source}: nested too deeply for settings") from error
    return Section("", node, source, known)


def _describe(error: yaml.YAMLError, text: str, source: Path) -> str:
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
