"""YAML from the user's hand: a flat mapping, each value as it was typed."""

import yaml

MAX_YAML_CHARS = 1 << 16
_DEEPEST = 20


class YamlError(Exception):
    """YAML that cannot be read; `line` counts from 1 within the text given."""

    def __init__(self, problem: str, line: int | None = None) -> None:
        self.problem = problem
        self.line = line
        super().__init__(problem)


# BaseLoader, stricter than the safe one: it makes no objects and leaves every value a
# string, so that `date: 2020-13-45`, `outlet: no` and `title: 1984` come as typed.
class _PlainLoader(yaml.BaseLoader):
    _depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        # A few nested aliases can stand for more values than memory holds.
        if self.check_event(yaml.AliasEvent):
            raise yaml.MarkedYAMLError(
                problem="aliases (*name) are not read", problem_mark=self.get_mark()
            )
        # Depth costs PyYAML the square of it.
        if self._depth == _DEEPEST:
            raise yaml.MarkedYAMLError(
                problem="nested too deep", problem_mark=self.get_mark()
            )
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node


def read_yaml(text: str) -> dict[str, object]:
    """The mapping that the text is, keys in lower case; empty for an empty text.

    Raises:
        YamlError: when it is no YAML, no mapping, or too long.
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
