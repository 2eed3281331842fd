"""Tells which files a user's patterns leave out, in the syntax of .gitignore."""

from collections.abc import Callable, Sequence

from index.errors import ConfigError


def make_exclusion(patterns: Sequence[str]) -> Callable[[str], bool] | None:
    """Returns a function that checks a relative path; None where there is no pattern.

    The path of a folder ends in a slash. A later pattern wins, and `!` takes files in
    again.

    >>> excluded = make_exclusion(["drafts/", "*.bak", "!keep.bak"])
    >>> excluded("drafts/"), excluded("a/b.bak"), excluded("keep.bak")
    (True, True, False)

    Raises:
        ConfigError: a pattern is not in the syntax of .gitignore.
    """
    if not patterns:
        return None
    # 20 ms of imports, for those who have patterns.
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise ConfigError(f"exclude: {error}; write it as in .gitignore") from error
    return spec.match_file
