"""Writes a desk as JSON, and merges what was written into another desk.

Merging takes nothing away, and what was new on either desk is new afterwards: where both
have a saved search of one name and query, the earlier look counts.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from search.desk.desk_errors import DeskError
from search.desk.desk_file import Desk
from search.desk.desk_names import clean_name, fold_key
from search.desk.desk_place import DeskPlace
from search.desk.known_texts import TextKeys, last_number, learn_texts, list_learned
from search.desk.marks import add_tag, write_note
from search.desk.saved_searches import add_search, list_searches
from search.desk.text_names import TextName
from search.desk.typed_query import load_typed_query

KIND = "corpus-search desk"
_VERSION = 1
_FAULTS = (KeyError, TypeError, ValueError, AttributeError, OverflowError)


class Merged(NamedTuple):
    """What was merged into a desk: numbers of saved searches, tagged texts and notes."""

    searches: int
    tagged: int
    notes: int


def export_desk(desk: Desk) -> dict[str, Any]:
    """Returns all that a desk holds, as plain values for JSON."""
    corpora = desk.read(
        "SELECT corpus FROM searches UNION SELECT corpus FROM learned ORDER BY 1"
    )
    marked = desk.read("SELECT text, title, path FROM articles ORDER BY text")
    tags = desk.read("SELECT name, text FROM tags ORDER BY key, text")
    notes = desk.read("SELECT text, note FROM notes ORDER BY text")
    return {
        "kind": KIND,
        "version": _VERSION,
        "corpora": [_export_corpus(desk, corpus) for (corpus,) in corpora],
        "articles": [dict(zip(TextName._fields, row, strict=True)) for row in marked],
        "tags": [{"name": name, "text": text} for name, text in tags],
        "notes": [{"text": text, "note": note} for text, note in notes],
    }


def import_desk(
    desk: Desk, content: bytes, *, place: DeskPlace | None = None
) -> Merged:
    """Merges an exported desk into this one: all of it, or nothing.

    Args:
        desk: gets it.
        content: what was exported, as JSON.
        place: the index that is asked now. What was saved for a single index is for this
            one where the desk has none of that name: the folder is another.

    Raises:
        DeskError: it is no exported desk.
    """
    try:
        record = json.loads(content)
        if record["kind"] != KIND or record["version"] > _VERSION:
            raise DeskError(f"no {KIND} that this version knows")
        if place:
            record = {**record, "corpora": _take_for(place, record["corpora"])}
        with desk.changing():
            return _merge(desk, record)
    except _FAULTS as error:
        raise DeskError(
            "no exported desk, or a damaged one; nothing changed; to make one: "
            "corpus-search desk export -o desk.json"
        ) from error


def _take_for(place: DeskPlace, corpora: list[dict[str, Any]]) -> list[dict[str, Any]]:
    lone = corpora[0] if len(corpora) == 1 else None
    if lone is None or place.has(str(lone["corpus"])):
        return corpora
    return [{**lone, "corpus": place.corpus}]


def _export_corpus(desk: Desk, corpus: str) -> dict[str, Any]:
    return {
        "corpus": corpus,
        "searches": [
            {
                "name": one.name,
                "query": one.query.dump(),
                "saved_at": one.saved_at,
                "saved": one.saved,
                "looked_at": one.looked_at,
                "looked": one.looked,
            }
            for one in list_searches(desk, corpus)
        ],
        "learned": [
            {
                "number": one.number,
                "at": one.at,
                "texts": [f"{key:016x}" for key in one.texts.tolist()],
            }
            for one in list_learned(desk, corpus)
        ],
    }


def _merge(desk: Desk, record: Mapping[str, Any]) -> Merged:
    searches = sum(_merge_corpus(desk, one) for one in record["corpora"])
    known = {
        row["text"]: TextName(*map(str, (row["text"], row["title"], row["path"])))
        for row in record["articles"]
    }
    tagged = {
        row["text"]
        for row in record["tags"]
        if add_tag(desk, str(row["name"]), [known[row["text"]]])
    }
    notes = sum(
        _merge_note(desk, known[row["text"]], str(row["note"]))
        for row in record["notes"]
    )
    return Merged(searches, len(tagged), notes)


def _merge_corpus(desk: Desk, record: Mapping[str, Any]) -> int:
    corpus = str(record["corpus"])
    learned = sorted(
        (int(one["number"]), str(one["at"]), _read_keys(one["texts"]))
        for one in record["learned"]
    )
    for _, at, keys in learned:
        learn_texts(desk, corpus, keys, at)
    count = 0
    for one in record["searches"]:
        saved, looked = (
            _translate(
                desk, corpus, [keys for n, _, keys in learned if n > int(one[name])]
            )
            for name in ("saved", "looked")
        )
        count += _merge_search(desk, corpus, one, saved, looked)
    return count


def _translate(desk: Desk, corpus: str, later: list[TextKeys]) -> int:
    """Returns the highest number on this desk that is below those of all later texts."""
    wanted = np.concatenate(later) if later else np.zeros(0, np.uint64)
    numbers = (
        one.number - 1
        for one in list_learned(desk, corpus)
        if np.isin(one.texts, wanted).any()
    )
    return min(numbers, default=last_number(desk, corpus))


def _merge_search(
    desk: Desk, corpus: str, record: Mapping[str, Any], saved: int, looked: int
) -> int:
    name = clean_name("saved search", record["name"])
    query = load_typed_query(record["query"])
    known = {fold_key(one.name): one for one in list_searches(desk, corpus)}
    number, wanted = 1, name
    while (same := known.get(fold_key(wanted))) and same.query != query:
        number += 1
        wanted = f"{name} {number}"
    if same:
        desk.write(
            "UPDATE searches SET saved = min(saved, ?), looked = min(looked, ?) "
            "WHERE corpus = ? AND key = ?",
            *(saved, looked, corpus, fold_key(wanted)),
        )
        return 0
    times = (str(record["saved_at"]), saved, str(record["looked_at"]), looked)
    add_search(desk, corpus, wanted, query, times)
    return 1


def _merge_note(desk: Desk, named: TextName, note: str) -> int:
    before = desk.read("SELECT note FROM notes WHERE text = ?", named.text)
    if before and note in before[0][0]:
        return 0
    write_note(desk, named, f"{before[0][0]}\n{note}" if before else note)
    return 1


def _read_keys(texts: list[str]) -> TextKeys:
    return np.sort(np.array([int(text, 16) for text in texts], np.uint64))
