"""Tags and notes on articles, which are known by their text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from search.desk.desk_errors import DeskError
from search.desk.desk_file import Desk
from search.desk.desk_names import clean_name, fold_key, now_utc
from search.desk.text_names import Marks, TextName

_LONGEST_NOTE = 10_000


def check_tag(name: str) -> str:
    """Returns the name of a tag with single blanks.

    Raises:
        DeskError: it cannot be the name of a tag.
    """
    cleaned = clean_name("tag", name)
    if fold_key(cleaned) == "unknown":
        raise DeskError("tag:unknown finds articles without a tag; take another name")
    return cleaned


def add_tag(desk: Desk, name: str, texts: Iterable[TextName]) -> int:
    """Gives texts a tag, inside a transaction; returns how many had it not.

    A tag keeps the spelling that it was first written with.
    """
    name, count = check_tag(name), 0
    known = desk.read("SELECT name FROM tags WHERE key = ? LIMIT 1", fold_key(name))
    name = known[0][0] if known else name
    for one in texts:
        _remember(desk, one)
        count += desk.write(
            "INSERT OR IGNORE INTO tags (key, text, name, at) VALUES (?, ?, ?, ?)",
            *(fold_key(name), one.text, name, now_utc()),
        )
    return count


def remove_tag(desk: Desk, name: str, texts: Iterable[str]) -> int:
    """Takes a tag from texts, inside a transaction; returns how many had it."""
    return sum(
        desk.write("DELETE FROM tags WHERE key = ? AND text = ?", fold_key(name), text)
        for text in texts
    )


def write_note(desk: Desk, named: TextName, note: str) -> None:
    """Writes the note on a text, inside a transaction; an empty one removes it.

    Raises:
        DeskError: it is too long.
    """
    if len(note) > _LONGEST_NOTE:
        raise DeskError(f"a note has {_LONGEST_NOTE:,} characters at most")
    if not note.strip():
        desk.write("DELETE FROM notes WHERE text = ?", named.text)
        return
    _remember(desk, named)
    desk.write(
        "INSERT OR REPLACE INTO notes (text, note, at) VALUES (?, ?, ?)",
        *(named.text, note.strip(), now_utc()),
    )


def list_tagged(desk: Desk) -> Mapping[str, frozenset[str]]:
    """Lists for each tag, in the order of names, the texts that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, text in desk.read("SELECT name, text FROM tags ORDER BY key"):
        found[name].add(text)
    return {name: frozenset(texts) for name, texts in found.items()}


def find_marked(desk: Desk, start: str) -> list[TextName]:
    """Lists the marked texts whose id begins so, or that had this path."""
    rows = desk.read(
        "SELECT text, title, path FROM articles "
        "WHERE substr(text, 1, length(?1)) = ?1 OR path = ?1",
        start,
    )
    return [TextName(*row) for row in rows]


def list_marks(desk: Desk, texts: Iterable[str] | None = None) -> list[Marks]:
    """Lists the marks of some texts; of all marked texts by default."""
    notes = dict(desk.read("SELECT text, note FROM notes"))
    tags: dict[str, list[str]] = defaultdict(list)
    for text, name in desk.read("SELECT text, name FROM tags ORDER BY key"):
        tags[text].append(name)
    named = {
        one[0]: TextName(*one) for one in desk.read("SELECT * FROM articles ORDER BY 3")
    }
    wanted = named if texts is None else texts
    return [
        Marks(named[one], tuple(tags.get(one, ())), notes.get(one, ""))
        for one in wanted
        if one in tags or one in notes
    ]


def _remember(desk: Desk, one: TextName) -> None:
    desk.write(
        "INSERT OR REPLACE INTO articles (text, title, path) VALUES (?, ?, ?)", *one
    )
