"""Guesses which command a word was meant to be, where it was searched for."""

from collections.abc import Sequence

from search.cli.arguments import COMMANDS
from search.desk.desk_errors import NoSuchSearchError
from search.query_errors import NoSuchNameError

# Commands of other programs, that people try here.
_OTHER_NAMES = {
    "stats": "status",
    "stat": "status",
    "info": "status",
    "find": "search",
    "query": "search",
    "grep": "search",
    "reindex": "index",
    "update": "index",
    "cat": "show",
    "similars": "similar",
    "help": "--help",
    "version": "--version",
}
_CUTOFF = 0.75


def guess_command(words: Sequence[str], *, found: bool, known: bool) -> str | None:
    """Returns the command that the first word was meant to be; None if it is a word.

    A word is taken for a command where no article has it and a command is one edit away,
    or where it is alone and another program's command.

    Args:
        words: the words as typed.
        found: whether anything was found.
        known: whether some article has the first word.
    """
    word = words[0].lower() if words else ""
    if not word.isalpha():
        return None
    if word in _OTHER_NAMES and (len(words) == 1 or not found):
        return _OTHER_NAMES[word]
    if found and known:
        return None
    near = guess_command_by_spelling(word)
    if near or len(words) > 1 or found:
        return near
    # Needed only here.
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, COMMANDS, n=1, cutoff=_CUTOFF)), None)


def guess_command_by_spelling(word: str) -> str | None:
    """Returns the command that is one edit away: a letter more, less, other or swapped."""
    return next((name for name in COMMANDS if _is_one_edit(word.lower(), name)), None)


def hint_at_search(error: Exception, arguments: Sequence[str]) -> str:
    """Returns how to search for words of which the first is a command, too; else nothing.

    >>> hint_at_search(NoSuchNameError("no article 'letter'"), ["open", "letter"])
    ' (to search for these words: corpus-search search open letter)'
    >>> hint_at_search(NoSuchNameError("no article '79fa4e2e'"), ["show", "79fa4e2e"])
    ''
    """
    first, *rest = arguments or [""]
    is_name = isinstance(error, NoSuchNameError | NoSuchSearchError)
    if not is_name or first not in COMMANDS or not all(map(str.isalpha, rest)):
        return ""
    return f" (to search for these words: corpus-search search {' '.join(arguments)})"


def _is_one_edit(one: str, other: str) -> bool:
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return one[1:] == other[1:] or one[1:] == other or one == other[1:] or swapped
