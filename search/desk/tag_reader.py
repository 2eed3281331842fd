"""Reads the user's tags for searches: only a query that names one opens the desk."""

from collections.abc import Callable, Mapping

from index.article import Article
from search.desk.text_names import Marks, name_text
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config

SEEN = "seen"
"""The tag of articles that the user has read; there is nothing wrong with having none."""

_SHOWN = 8


class TagReader:
    """Reads the tags as they are at each call.

    Args:
        read: returns for each tag, by name, the ids of the texts that have it.
    """

    def __init__(self, read: Callable[[], Mapping[str, frozenset[str]]]) -> None:
        self._read = read

    def list_all(self) -> Mapping[str, frozenset[str]]:
        """Returns for each tag the ids of the texts that have it."""
        return self._read()

    def find(self, name: str) -> frozenset[str]:
        """Returns the ids of the texts with a tag.

        Raises:
            NoSuchNameError: no text has it.
        """
        # Only here: SQLite takes 5 ms to import.
        from search.desk.desk_names import fold_key

        tags = self._read()
        found = {fold_key(one): ids for one, ids in tags.items()}.get(fold_key(name))
        if found is not None or fold_key(name) == SEEN:
            return found or frozenset()
        shown = ", ".join([*tags][:_SHOWN]) + ", …" * (len(tags) > _SHOWN)
        known = f"; there are: {shown}" if tags else ": nothing is tagged yet"
        raise NoSuchNameError(
            f"no tag {name!r}{known}; tag an article with: corpus-search tag ID NAME"
        )


NO_TAGS = TagReader(dict)


def read_tags_of(settings: Config) -> TagReader:
    """Returns the reader of the tags on the desk that some settings mean."""

    def read() -> Mapping[str, frozenset[str]]:
        # Only where a query names a tag: SQLite and what finds the desk import long.
        from search.desk.desk_file import open_existing
        from search.desk.desk_place import find_desk
        from search.desk.marks import list_tagged

        desk = open_existing(find_desk(settings).path)
        if desk is None:
            return {}
        with desk:
            return list_tagged(desk)

    return TagReader(read)


def read_marks_of(settings: Config, article: Article) -> Marks:
    """Returns the tags and the note of an article on the desk that some settings mean."""
    named = name_text(article)
    # As above.
    from search.desk.desk_file import open_existing
    from search.desk.desk_place import find_desk
    from search.desk.marks import list_marks

    desk = open_existing(find_desk(settings).path)
    if desk is None:
        return Marks(named)
    with desk:
        return next(iter(list_marks(desk, [named.text])), Marks(named))
