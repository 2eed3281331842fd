"""Reads the desk of a corpus anew whenever it has changed: tags, notes, saved searches."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from search.desk.desk_errors import DeskError
from search.desk.desk_file import Desk, open_existing
from search.desk.desk_names import fold_key
from search.desk.desk_place import DeskPlace, find_desk
from search.desk.marks import list_marks
from search.desk.tag_reader import SEEN
from search.desk.text_names import Marks, TextName, text_of_article
from search.settings.config_file import Config

_CHANGE_COUNTER = slice(24, 28)
"""Bytes of a file of SQLite that each change of it counts up."""


class DeskMarks(NamedTuple):
    """The tags and notes of all texts.

    Attributes:
        by_text: the marks of each text, by its id.
        counts: the number of texts with each tag, in the order of names.
        problem: why they cannot be read; empty if they can.
    """

    by_text: Mapping[str, Marks]
    counts: Mapping[str, int]
    problem: str = ""

    def find(self, article_id: str) -> Marks:
        """Returns the marks of an article; none where it has none."""
        text = text_of_article(article_id)
        return self.by_text.get(text) or Marks(TextName(text, "", ""))

    @property
    def has_seen(self) -> bool:
        """Tells whether any text is marked as seen."""
        return any(fold_key(name) == SEEN for name in self.counts)


class LiveDesk:
    """The desk of one corpus.

    Args:
        settings: the settings of the corpus.
    """

    def __init__(self, settings: Config) -> None:
        self._settings = settings
        self._read: tuple[str, DeskMarks] | None = None

    @property
    def place(self) -> DeskPlace:
        """Where the desk is."""
        return find_desk(self._settings)

    @property
    def state(self) -> str:
        """Returns what is another after each change; empty where there is no desk."""
        try:
            with self.place.path.open("rb") as file:
                counter = file.read(_CHANGE_COUNTER.stop)[_CHANGE_COUNTER]
        except OSError:
            return ""
        return f"{self.place.path.stat().st_ino}-{counter.hex()}"

    def read_marks(self) -> DeskMarks:
        """Returns the tags and notes as they are now."""
        state, read = self.state, self._read
        if read is None or read[0] != state:
            self._read = read = (state, self._read_marks())
        return read[1]

    @contextmanager
    def opened(self) -> Iterator[Desk | None]:
        """Opens the desk for reading; None where none was ever made."""
        desk = open_existing(self.place.path)
        if desk is None:
            yield None
            return
        with desk:
            yield desk

    def _read_marks(self) -> DeskMarks:
        try:
            with self.opened() as desk:
                marks = list_marks(desk) if desk else []
        except DeskError as error:
            return DeskMarks({}, {}, str(error))
        counts: dict[str, int] = {}
        for one in marks:
            for name in one.tags:
                counts[name] = counts.get(name, 0) + 1
        names = sorted(counts, key=fold_key)
        by_text = {one.named.text: one for one in marks}
        return DeskMarks(by_text, {name: counts[name] for name in names})
