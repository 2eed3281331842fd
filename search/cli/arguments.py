"""Rearranges the arguments typed into the order that the parser needs."""

import re
from collections.abc import Sequence

COMMANDS = (
    "search",
    "index",
    "folders",
    "corpora",
    "formats",
    "show",
    "similar",
    "copies",
    "actors",
    "status",
    "verify",
    "backup",
)
_OPTIONS_BEFORE_COMMAND = ("--config", "--index", "--corpus")
_ALONE = ("-h", "--help", "--version")
# "-Lavrov", -"two words" and -outlet:BBC are words to leave out, not options.
_EXCLUDED = re.compile(r'-(?:[^\W\d_][^\W\d_]|["“(])')


def arrange(arguments: Sequence[str]) -> list[str]:
    """Returns the arguments with the command first, and excluded words after a `--`.

    >>> arrange(["Berlin", "-Lavrov", "--json"])
    ['search', 'Berlin', '--json', '--', '-Lavrov']
    >>> arrange(["--config", "my.yaml", "status"])
    ['status', '--config', 'my.yaml']
    """
    index = _find_command(arguments)
    if index is not None:
        rest = [*arguments[:index], *arguments[index + 1 :]]
        command = arguments[index]
        return [command, *(_options_first(rest) if command == "search" else rest)]
    if not arguments or arguments[0] in _ALONE:
        return list(arguments)
    return ["search", *_options_first(arguments)]


def _find_command(arguments: Sequence[str]) -> int | None:
    index = 0
    while index < len(arguments) and arguments[index] in _OPTIONS_BEFORE_COMMAND:
        index += 2
    if index < len(arguments) and arguments[index] in COMMANDS:
        return index
    return None


def _options_first(arguments: Sequence[str]) -> list[str]:
    end = arguments.index("--") if "--" in arguments else len(arguments)
    excluded = [word for word in arguments[:end] if _EXCLUDED.match(word)]
    if not excluded:
        return list(arguments)
    kept = [word for word in arguments[:end] if not _EXCLUDED.match(word)]
    return [*kept, "--", *excluded, *arguments[end + 1 :]]
