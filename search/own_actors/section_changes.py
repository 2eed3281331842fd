"""Changes the sections of an actors file, and refuses what they do not hold."""

from collections.abc import Iterable, Sequence

from index.actor_edits import EditSections
from search.query_errors import NoSuchNameError
from search.results.actor_results import ActorNaming


def merge_names(sections: EditSections, kept: str, others: Iterable[str]) -> None:
    """Merges names into the first; a name that had others brings them along."""
    aliases = list(sections.merged.pop(kept, ()))
    for other in others:
        aliases += [other, *sections.merged.pop(other, ())]
        for known in sections.merged.values():
            if other in known:
                known.remove(other)
        if other in sections.split:
            sections.split.remove(other)
    sections.merged[kept] = list(dict.fromkeys(aliases))


def unmerge_names(sections: EditSections, kept: str, others: Iterable[str]) -> None:
    """Takes back that names were merged into one.

    Raises:
        NoSuchNameError: one was not.
    """
    for other in others:
        if other not in sections.merged.get(kept, ()):
            raise NoSuchNameError(f"you have not merged {other!r} into {kept!r}")
        sections.merged[kept].remove(other)


def choose_parts(asked: str, others: Sequence[str], naming: ActorNaming) -> list[str]:
    """Chooses the names that a split makes actors of their own.

    Args:
        asked: the name typed first.
        others: the names typed after it.
        naming: the names of the actor that it means.

    Raises:
        NoSuchNameError: a name is none of the actor's, or the actor has only one.
    """
    joined = naming.names[1:]
    parts = list(others) or ([asked] if asked in joined else list(joined))
    for part in parts:
        if part not in joined:
            raise NoSuchNameError(_explain_no_part(part, naming))
    if not parts:
        raise NoSuchNameError(_explain_no_part(asked, naming))
    return parts


def split_names(
    sections: EditSections, parts: Iterable[str], naming: ActorNaming
) -> None:
    """Parts names from an actor: takes back a merge, and what the program linked."""
    for part in parts:
        merged = [aliases for aliases in sections.merged.values() if part in aliases]
        for aliases in merged:
            aliases.remove(part)
        is_joined = not merged or part in naming.linked
        if is_joined and part not in sections.split:
            sections.split.append(part)


def _explain_no_part(name: str, naming: ActorNaming) -> str:
    if name != naming.name and name in naming.spellings:
        return (
            f"{name!r} is a spelling of {naming.name!r} in the lists of actors; to part "
            f"them, give {name!r} an entry of its own in your actors file, and index again"
        )
    if len(naming.names) == 1:
        return (
            f"no other name was merged into {naming.name!r}: there is nothing to split"
        )
    names = ", ".join(map(repr, naming.names[1:6]))
    return f"{name!r} is no other name of {naming.name!r}; these are: {names}"


def unsplit_names(sections: EditSections, names: Iterable[str]) -> None:
    """Takes back that names are kept apart.

    Raises:
        NoSuchNameError: one is not.
    """
    _remove_names(sections.split, names, "kept apart")


def ignore_names(sections: EditSections, names: Iterable[str]) -> None:
    """Adds names to those that are no actors."""
    sections.ignored.extend(name for name in names if name not in sections.ignored)


def unignore_names(sections: EditSections, names: Iterable[str]) -> None:
    """Takes back that names are ignored.

    Raises:
        NoSuchNameError: one is not.
    """
    _remove_names(sections.ignored, names, "ignored")


def _remove_names(known: list[str], names: Iterable[str], which: str) -> None:
    for name in names:
        if name not in known:
            listed = ", ".join(map(repr, known[:8])) or "none"
            raise NoSuchNameError(f"{name!r} is not {which}; these are: {listed}")
        known.remove(name)
