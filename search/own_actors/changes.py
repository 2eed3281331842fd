"""Merges, splits and ignores names of actors, at once and without a rebuild."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from index.actor_edits import EditSections
from search.engines import Engine
from search.own_actors import section_changes as sections_of
from search.own_actors.actors_file import change_actors_file, find_actors_file
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config


class ActorAction(StrEnum):
    """What can be done with the names of actors."""

    MERGE = "merge"
    SPLIT = "split"
    IGNORE = "ignore"


class ActorChange(NamedTuple):
    """A change of the user's actors file that was made.

    Attributes:
        line: what it did, in words.
        record: the same for programs.
        file: the actors file.
        old_file: a copy of the file as it was, if comments in it were lost; else None.
        notices: what the user should know.
        undo: the action, its names and whether it is an undo, that take it back; None
            for what was an undo itself.
    """

    line: str
    record: dict[str, Any]
    file: Path
    old_file: Path | None
    notices: tuple[str, ...] = ()
    undo: tuple[ActorAction, tuple[str, ...], bool] | None = None


def change_actors(
    settings: Config,
    open_engine: Callable[[], Engine],
    action: ActorAction,
    names: Sequence[str],
    *,
    undo: bool = False,
) -> ActorChange:
    """Merges, splits or ignores names of actors, or takes it back.

    Args:
        settings: tell which file is the user's.
        open_engine: opens the engine that knows the actors; not called for an undo.
        action: what to do.
        names: the names as typed: to merge, the name to keep and the others; to split,
            the actor's and those that shall be another's, none for all; to ignore, each.
        undo: whether to take it back.

    Raises:
        NoSuchNameError: a name is empty, or not what the action needs.
        ConfigError: the actors file cannot be changed.
    """
    asked = _tidy(names)
    if undo:
        return _undo(settings, action, asked)
    match action:
        case ActorAction.MERGE:
            return _merge(settings, open_engine(), asked)
        case ActorAction.SPLIT:
            return _split(settings, open_engine(), asked)
    return _ignore(settings, open_engine(), asked)


def _merge(settings: Config, engine: Engine, asked: list[str]) -> ActorChange:
    found = [engine.actor_naming(name) for name in asked]
    kept, *others = dict.fromkeys(one.name for one in found)
    if not others:
        raise NoSuchNameError(
            f"{', '.join(map(repr, asked))}: these are all {kept!r} already; name two actors"
        )
    new = [f"no article names {one.name!r} yet" for one in found if not one.is_known]
    return _write(
        settings,
        lambda sections: sections_of.merge_names(sections, kept, others),
        f"{', '.join(others)} → {kept}",
        {"name": kept, "aliases": others},
    )._replace(notices=tuple(new), undo=(ActorAction.MERGE, (kept, *others), True))


def _split(settings: Config, engine: Engine, asked: list[str]) -> ActorChange:
    naming = engine.actor_naming(asked[0])
    parts = sections_of.choose_parts(asked[0], asked[1:], naming)
    return _write(
        settings,
        lambda sections: sections_of.split_names(sections, parts, naming),
        f"{', '.join(parts)} parted from {naming.name}",
        {"name": naming.name, "parted": parts},
    )._replace(undo=(ActorAction.MERGE, (naming.name, *parts), False))


def _ignore(settings: Config, engine: Engine, asked: list[str]) -> ActorChange:
    found = [engine.actor(one).actor.name for one in asked]
    return _write(
        settings,
        lambda sections: sections_of.ignore_names(sections, found),
        f"{', '.join(found)}: ignored",
        {"names": found},
    )._replace(undo=(ActorAction.IGNORE, tuple(found), True))


def _undo(settings: Config, action: ActorAction, asked: list[str]) -> ActorChange:
    match action:
        case ActorAction.MERGE:
            kept, *others = asked
            return _write(
                settings,
                lambda sections: sections_of.unmerge_names(sections, kept, others),
                f"{', '.join(others)}: no longer merged into {kept}",
                {"name": kept, "parted": others},
            )
        case ActorAction.SPLIT:
            return _write(
                settings,
                lambda sections: sections_of.unsplit_names(sections, asked),
                f"{', '.join(asked)}: no longer kept apart",
                {"names": asked},
            )
    return _write(
        settings,
        lambda sections: sections_of.unignore_names(sections, asked),
        f"{', '.join(asked)}: no longer ignored",
        {"names": asked},
    )


def _write(
    settings: Config,
    change: Callable[[EditSections], None],
    line: str,
    record: dict[str, Any],
) -> ActorChange:
    path = find_actors_file(settings)
    copy = change_actors_file(settings, change)
    return ActorChange(line, record, path, copy)


def _tidy(names: Sequence[str]) -> list[str]:
    """Returns the names with single blanks, as an actors file has them.

    Raises:
        NoSuchNameError: one is empty.
    """
    tidy = [" ".join(name.split()) for name in names]
    if not tidy or not all(tidy):
        raise NoSuchNameError("an empty name means no actor")
    return tidy
