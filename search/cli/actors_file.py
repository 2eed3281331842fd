"""The user's own actors file, and how a merge is written to it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.article import ActorType
from index.codec.commit.side_files import write_safely
from search.config_file import ACTORS_HEADER, ACTORS_NAME, Config


def actors_file(settings: Config) -> Path:
    """Where the user's actors are: the first file of the settings, or a new one."""
    return next(iter(settings.index.actors), settings.index.base / ACTORS_NAME)


def merge_in_file(
    settings: Config, name: str, others: Sequence[str], kind: ActorType
) -> Path | None:
    """Write that the other names are the first's; where comments lost of it are kept.

    The file is changed in one step, and only to what can be read again.

    Raises:
        ConfigError: what the file holds is no list of actors.
    """
    # All of extraction, which no other command needs but `index`.
    from index.extract import load_gazetteer
    from index.extract.actors.user_file import merge_actors

    path = actors_file(settings)
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
    # What a link leads to is changed, not the link.
    write_safely(path.resolve(), merged.encode())
    return kept


def _comments(content: str) -> set[str]:
    lines = (line.strip() for line in content.splitlines())
    return {line for line in lines if "#" in line}
