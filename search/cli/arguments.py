"""Rearranges the arguments typed into the order that the parser needs."""

import re
from collections.abc import Sequence

from search.option_table import SHARED_OPTIONS

COMMANDS = (
    "search",
    "index",
    "folders",
    "corpora",
    "formats",
    "show",
    "open",
    "similar",
    "copies",
    "actors",
    "export",
    "cite",
    "quotes",
    "kwic",
    "collocates",
    "keywords",
    "dispersion",
    "trend",
    "compare",
    "save",
    "saved",
    "new",
    "tag",
    "untag",
    "tags",
    "seen",
    "unseen",
    "note",
    "notes",
    "desk",
    "batch",
    "status",
    "verify",
    "backup",
    "serve",
    "mcp",
)
SUBCOMMANDS = {
    "actors": ("show", "suggest", "merge", "ignore", "split"),
    "saved": ("forget", "rename"),
    "desk": ("export", "import"),
}
WITH_QUERY = (
    "search",
    "export",
    "quotes",
    "kwic",
    "collocates",
    "keywords",
    "dispersion",
    "trend",
    "compare",
    "save",
)
"""The commands that take the words of a query, some of them to leave out."""
_SHARED = {
    flag: option
    for option in SHARED_OPTIONS
    for flag in (*option.flags, option.off)
    if flag
}
_ALONE = ("-h", "--help", "--version", "--completion")
# "-Lavrov", -"two words", -outlet:BBC, -S-400 and -5G are words to leave out, no options.
_EXCLUDED = r'-(?:[^\W\d_](?:[^\W\d_]|[-.&*])|[0-9]\w|["“„«(#@]|[^\x00-\x7f])'


def arrange(arguments: Sequence[str]) -> list[str]:
    """Returns the arguments with the command first, and excluded words after a `--`.

    >>> arrange(["Berlin", "-Lavrov", "--json"])
    ['search', 'Berlin', '--json', '--', '-Lavrov']
    >>> arrange(["Berlin", "-S-400", "-5G", "-n", "3"])
    ['search', 'Berlin', '-n', '3', '--', '-S-400', '-5G']
    >>> arrange(["--config", "my.yaml", "actors", "--json", "show", "Haftar"])
    ['actors', 'show', '--config', 'my.yaml', '--json', 'Haftar']
    """
    before, rest = split_shared(arguments)
    if rest and rest[0] in COMMANDS:
        command, *rest = rest
        between, after = split_shared(rest)
        if after and after[0] in SUBCOMMANDS.get(command, ()):
            return [command, after[0], *before, *between, *after[1:]]
        rest = [*before, *rest]
        return [command, *(_options_first(rest) if command in WITH_QUERY else rest)]
    if not arguments or arguments[0].partition("=")[0] in _ALONE:
        return list(arguments)
    return ["search", *_options_first(arguments)]


def split_shared(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Splits off the options at the beginning that all commands share.

    >>> split_shared(["--index", ".index", "--json", "status", "--skipped"])
    (['--index', '.index', '--json'], ['status', '--skipped'])
    """
    place = 0
    while place < len(arguments):
        flag, equals, _ = arguments[place].partition("=")
        option = _SHARED.get(flag)
        if option is None:
            break
        place += 1 if option.kind is bool or equals else 2
    return list(arguments[:place]), list(arguments[place:])


def _options_first(arguments: Sequence[str]) -> list[str]:
    end = arguments.index("--") if "--" in arguments else len(arguments)
    excluded = [word for word in arguments[:end] if _is_excluded(word)]
    if not excluded:
        return list(arguments)
    kept = [word for word in arguments[:end] if not _is_excluded(word)]
    return [*kept, "--", *excluded, *arguments[end + 1 :]]


def _is_excluded(word: str) -> bool:
    # Only here is the pattern compiled, 0.5 ms: most command lines have no such word.
    return word.startswith("-") and re.match(_EXCLUDED, word) is not None
