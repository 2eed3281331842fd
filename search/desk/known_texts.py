"""The texts that a corpus is known to have had, and when each was first seen.

The desk learns them whenever the index is brought up to date or a saved search is looked
at. What it once learned it keeps: a text that was moved, renamed or taken out for a while,
and one that a rebuilt index or another rule finds only now, was there before.
"""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from search.desk.desk_file import Desk
from search.desk.desk_names import now_utc

if TYPE_CHECKING:
    # Where it is needed only: it takes longer to import than all commands together.
    import numpy as np
    from numpy.typing import NDArray

TextKeys: TypeAlias = "NDArray[np.uint64]"

_HEX_DIGITS = 16
_STORED = "<u8"


class Learned(NamedTuple):
    """The texts that were first seen together.

    Attributes:
        number: later texts have a higher one.
        at: when, in ISO 8601.
        texts: keys of the texts: uint64 array of shape (n_texts,), ascending.
    """

    number: int
    at: str
    texts: TextKeys


def make_keys(ids: Sequence[str]) -> TextKeys:
    """Returns the keys by which texts are known.

    Args:
        ids: ids of articles, without the `-2` of equal ones.

    Returns:
        uint64 array of shape (len(ids),), in the same order.
    """
    import numpy as np

    try:
        packed = bytes.fromhex("".join(ids))
    except ValueError:
        packed = b""
    if len(packed) != len(ids) * _HEX_DIGITS // 2 or any(
        len(one) != _HEX_DIGITS for one in ids
    ):
        packed = b"".join(map(_hash_id, ids))
    return np.frombuffer(packed, ">u8").astype(np.uint64)


def learn_texts(desk: Desk, corpus: str, texts: TextKeys, at: str = "") -> int:
    """Learns the texts of a corpus that are not known yet; inside a transaction.

    Args:
        desk: the desk.
        corpus: the index, as `DeskPlace.corpus` calls it.
        texts: uint64 array of shape (n_texts,), in any order.
        at: when they were first seen; now by default.

    Returns:
        The number up to which the desk has learned: later texts get higher ones.
    """
    import numpy as np

    known = [learned.texts for learned in list_learned(desk, corpus)]
    unknown = np.setdiff1d(texts, np.concatenate(known) if known else texts[:0])
    if len(unknown):
        desk.write(
            "INSERT INTO learned (corpus, at, texts) VALUES (?, ?, ?)",
            *(corpus, at or now_utc(), unknown.astype(_STORED).tobytes()),
        )
    return last_number(desk, corpus)


def last_number(desk: Desk, corpus: str) -> int:
    """Returns the number up to which the desk has learned of a corpus, 0 for nothing."""
    ((number,),) = desk.read("SELECT max(number) FROM learned WHERE corpus = ?", corpus)
    return number or 0


def list_learned(desk: Desk, corpus: str, after: int = 0) -> list[Learned]:
    """Lists what the desk learned of a corpus after a number, the oldest first."""
    import numpy as np

    rows = desk.read(
        "SELECT number, at, texts FROM learned WHERE corpus = ? AND number > ? ORDER BY number",
        *(corpus, after),
    )
    return [
        Learned(number, at, np.frombuffer(texts, _STORED).astype(np.uint64))
        for number, at, texts in rows
    ]


def _hash_id(one: str) -> bytes:
    if len(one) == _HEX_DIGITS:
        try:
            return bytes.fromhex(one)
        except ValueError:
            pass
    return blake2b(one.encode("utf-8", "replace"), digest_size=8).digest()
