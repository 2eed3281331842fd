"""The corpora that a server answers from, by name."""

from collections.abc import Sequence
from typing import NamedTuple

from search.engines import Engine
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config
from search.web.live.commit_memory import CommitMemory
from search.web.live.live_desk import LiveDesk
from search.web.live.live_index import LiveIndex


class OpenCorpus(NamedTuple):
    """A corpus as one request sees it: all its answers are of one state of the index.

    Attributes:
        name: its name in addresses.
        settings: the settings, with the place of its index.
        engine: the engine on its index.
        memory: what is kept of this state.
        desk: the user's saved searches, tags and notes.
    """

    name: str
    settings: Config
    engine: Engine
    memory: CommitMemory
    desk: LiveDesk


class Corpora:
    """Opens corpora by name.

    Args:
        settings: the settings of each corpus by its name, in the order of the menu.
    """

    def __init__(self, settings: Sequence[tuple[str, Config]]) -> None:
        self._settings = dict(settings)
        self._indexes = {name: LiveIndex(each) for name, each in settings}
        self._desks = {name: LiveDesk(each) for name, each in settings}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all corpora; the first is the one that counts where none is named."""
        return tuple(self._settings)

    def open(self, name: str = "", *, now: bool = False) -> OpenCorpus:
        """Opens a corpus on its last commit, on which it stays however long it is used.

        Args:
            name: its name; empty for the first.
            now: whether to look for what has just been changed; else it is seen within
                a second.

        Raises:
            NoSuchNameError: no corpus is called so.
            IndexMissingError: it has no index yet; later calls look again.
            IndexOutdatedError: its index has the format of another version.
            IndexDamagedError: a file of its index is not as it was written.
        """
        name = name or self.names[0]
        if name not in self._settings:
            raise NoSuchNameError(
                f"no corpus {name!r}; there are: {', '.join(self.names)}"
            )
        engine = self._indexes[name].engine(now=now)
        return OpenCorpus(
            name, self._settings[name], engine, engine.memory, self._desks[name]
        )


def name_corpora(settings: Sequence[Config]) -> list[tuple[str, Config]]:
    """Names each corpus by the folder of its index, and a second of one name by a number."""
    named: dict[str, Config] = {}
    for each in settings:
        directory = each.index.directory
        own = directory.name if directory.name != ".index" else directory.parent.name
        stem = own.strip(".") or "corpus"
        name, number = stem, 1
        while name in named:
            number += 1
            name = f"{stem}-{number}"
        named[name] = each
    return list(named.items())
