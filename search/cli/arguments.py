"""What a person types, put in the order that the command line parser wants."""

import re
from collections.abc import Sequence

COMMANDS = ("search", "index", "show", "similar", "copies", "status", "actors")
_OPTIONS_BEFORE_COMMAND = ("--config", "--index")
_ALONE = ("-h", "--help", "--version")
# "-Lavrov", -"two words" and -outlet:BBC are words to leave out, not options.
_EXCLUDED = re.compile(r'-(?:[^\W\d_][^\W\d_]|["“(])')


def arrange(arguments: Sequence[str]) -> list[str]:
    """The arguments with the command in front, and excluded words behind a `--`.

    >>> arrange(["Berlin", "-Lavrov", "--json"])
    ['search', 'Berlin', '--json', '--', '-Lavrov']
    >>> arrange(["--config", "my.yaml", "status"])
    ['status', '--config', 'my.yaml']
    """
    place = _command_place(arguments)
    if place is not None:
        rest = [*arguments[:place], *arguments[place + 1 :]]
        command = arguments[place]
        return [command, *(_options_first(rest) if command == "search" else rest)]
    if not arguments or arguments[0] in _ALONE:
        return list(arguments)
    return ["search", *_options_first(arguments)]


def _command_place(arguments: Sequence[str]) -> int | None:
    place = 0
    while place < len(arguments) and arguments[place] in _OPTIONS_BEFORE_COMMAND:
        place += 2
    if place < len(arguments) and arguments[place] in COMMANDS:
        return place
    return None


def _options_first(arguments: Sequence[str]) -> list[str]:
    end = arguments.index("--") if "--" in arguments else len(arguments)
    excluded = [word for word in arguments[:end] if _EXCLUDED.match(word)]
    if not excluded:
        return list(arguments)
    kept = [word for word in arguments[:end] if not _EXCLUDED.match(word)]
    return [*kept, "--", *excluded, *arguments[end + 1 :]]
