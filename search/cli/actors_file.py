"""Writes merged actors to the user's own actors file."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.article import ActorType
from index.codec.commit.side_files import write_safely
from search.config_file import ACTORS_HEADER, ACTORS_NAME, Config


def find_actors_file(settings: Config) -> Path:
    """Returns the path of the user's actors file: the first in the settings, or a new one."""
    return next(iter(settings.index.actors), settings.own_folder / ACTORS_NAME)


def merge_in_file(
    settings: Config, name: str, others: Sequence[str], kind: ActorType
) -> Path | None:
    """Writes to the actors file that the other names are aliases of the first.

    The file is replaced in one step.

    Args:
        settings: tell which file it is.
        name: the canonical name.
        others: the names that become its aliases.
        kind: the type of the actor, if the file does not have it yet.

    Returns:
        The path of a copy of the old file, if comments in it were lost; else None.

    Raises:
        ConfigError: the file holds no list of actors.
    """
    # It imports all of extraction; only `index` needs it too.
    from index.extract import load_gazetteer
    from index.extract.actors.user_file import merge_actors

    path = find_actors_file(settings)
    before = ""
    if path.exists():
        load_gazetteer(replace(settings.index, actors=(path,)))
        before = path.read_text(encoding="utf-8")
    merged = merge_actors(before, name, others, kind)
    if ACTORS_HEADER not in merged.splitlines():
        merged = f"{ACTORS_HEADER}\n{merged}"
    kept = None
    if not _comments(before) <= _comments(merged):
        kept = path.with_name(f"{path.name}.before-merge")
        write_safely(kept, before.encode())
    # The target of a link is changed, not the link.
    write_safely(path.resolve(), merged.encode())
    return kept


def _comments(content: str) -> set[str]:
    lines = (line.strip() for line in content.splitlines())
    return {line for line in lines if "#" in line}
