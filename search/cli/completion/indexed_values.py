"""Lists names in the index that an option may have as its value."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from index.codec.snapshot import Snapshot
from index.schema import ACTORS, AUTHORS, LANGUAGE, OUTLET
from search.cli.opening import load_settings
from search.output.unseen_characters import one_line
from search.settings.config_file import Config

_FIELDS = {
    "--outlet": OUTLET,
    "--actor": ACTORS,
    "--author": AUTHORS,
    "--language": LANGUAGE,
}
_MAX_VALUES = 200
"""More would help nobody."""


def list_indexed_values(flag: str, words: Sequence[str], start: str) -> list[str]:
    """Returns names in the index that begin so, in the case that they have there.

    Args:
        flag: the option.
        words: the command line, whose options may name the index.
        start: the beginning of the name, in any case.

    Raises:
        CorpusSearchError: there is no index.
    """
    if flag == "--corpus":
        # Few search by a name of a corpus.
        from search.settings.index_location import list_corpora

        names: Iterator[str] = (name for name, _ in list_corpora())
    elif flag == "--tag":
        # Few have tags; they are read from the user's own desk.
        from search.desk.tag_reader import read_tags_of

        names = iter(read_tags_of(_find_settings(words)).list_all())
    elif flag in _FIELDS:
        snapshot = Snapshot(_find_index(words))
        names = (term.decode() for term in snapshot.terms(_FIELDS[flag]))
    else:
        return []
    wanted = start.casefold()
    found = (name for name in names if name.casefold().startswith(wanted))
    return sorted(
        islice((name for name in found if one_line(name) == name), _MAX_VALUES)
    )


def _find_index(words: Sequence[str]) -> Path:
    return _find_settings(words).index.directory


def _find_settings(words: Sequence[str]) -> Config:
    given: dict[str, str] = {}
    for place, word in enumerate(words[:-1]):
        flag, equals, value = word.partition("=")
        following = [each for each in words[place + 1 : place + 3] if each != "="]
        given[flag] = value if equals else next(iter(following), "")
    config, index = given.get("--config"), given.get("--index")
    return load_settings(
        Path(config).expanduser() if config else None,
        [Path(index)] if index else None,
        given.get("--corpus"),
    )
