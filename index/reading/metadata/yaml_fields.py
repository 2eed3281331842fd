"""Reads YAML that users write: a mapping whose values stay text as typed."""

import yaml

MAX_YAML_CHARS = 1 << 16
_MAX_DEPTH = 20


class YamlError(Exception):
    """YAML that cannot be read; `line` is the line of the text, from 1."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        self.problem = problem
        self.line = line
        super().__init__(problem)


# BaseLoader is stricter than SafeLoader: it leaves every value a string, so that
# `date: 2020-13-45`, `outlet: no` and `title: 1984` stay as typed.
class _PlainLoader(yaml.BaseLoader):
    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        # A few nested aliases can expand to more values than memory holds.
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="aliases (*name) are not supported",
                problem_mark=self.get_mark(),
            )
        # PyYAML takes quadratic time in the depth.
        if self._depth == _MAX_DEPTH:
            raise yaml.MarkedYAMLError(
                problem="nested too deeply", problem_mark=self.get_mark()
            )
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def read_yaml(text: str) -> dict[str, object]:
    """Parses a YAML mapping; its keys become lower case, and an empty text gives none.

    Raises:
        YamlError: if it is no YAML, no mapping, or too long.
    """
    if len(text) > MAX_YAML_CHARS:
        raise YamlError(f"longer than {MAX_YAML_CHARS} characters")
    try:
        values = yaml.load(text, Loader=_PlainLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise YamlError(str(error.problem or error.context), line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise YamlError(str(error).splitlines()[0]) from error
    if values is None or values == "":
        return {}
    if not isinstance(values, dict):
        raise YamlError("not a list of `key: value` lines", 1)
    return {str(key).strip().lower(): value for key, value in values.items()}
