"""Keeps how often an article mentions each of its actors, and the type it gives them.

Both stand beside the postings of ACTORS: one number for each posting. Sums over
postings lists thus count only live documents, and only those that a query finds.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.article import ActorType
from index.codec.array_file import AnyArray, ArrayFile
from index.codec.array_file_writer import ArrayFileWriter, narrow
from index.codec.array_names import ACTOR_MENTIONS, ACTOR_TYPES, POSTINGS_OFFSETS
from index.errors import IndexDamagedError
from index.schema import ACTORS

TYPES = tuple(ActorType)
"""The types by code."""

_CODES = {type_: code for code, type_ in enumerate(TYPES)}
_TYPE_BITS = 3
_TYPE_MASK = (1 << _TYPE_BITS) - 1


class ActorDetails(NamedTuple):
    """The details of some postings of ACTORS.

    Attributes:
        mentions: unsigned array of shape (n_postings,): mentions in the body.
        types: uint8 array of shape (n_postings,): indexes into TYPES.
    """

    mentions: AnyArray
    types: NDArray[np.uint8]


def pack_details(mentions: int, type_: ActorType) -> int:
    """Packs the details of an actor in one article into a number.

    >>> pack_details(2, ActorType.PERSON)
    16
    """
    return mentions << _TYPE_BITS | _CODES[type_]


NO_DETAILS = pack_details(0, ActorType.UNKNOWN)
"""The packed details of an actor of which nothing but the name is known."""


def write_details(file: ArrayFileWriter, packed: AnyArray) -> None:
    """Writes packed details: int64 array of shape (n_postings,), in their order."""
    file.put(ACTOR_MENTIONS, narrow((packed >> _TYPE_BITS).astype(np.uint32)))
    file.put(ACTOR_TYPES, (packed & _TYPE_MASK).astype(np.uint8))


def read_details(file: ArrayFile, ordinal: int | None = None) -> ActorDetails:
    """Reads the details of an actor's postings, or of all postings.

    Args:
        file: the segment.
        ordinal: the actor's ordinal; None for all actors.

    Returns:
        Arrays of shape (n_postings,); the types as uint8.

    Raises:
        IndexDamagedError: a type is none.
    """
    start, stop = 0, len(file.view(ACTOR_TYPES))
    if ordinal is not None:
        offsets = file.slice(ACTORS + POSTINGS_OFFSETS, ordinal, ordinal + 2)
        start, stop = offsets.tolist()
    types = file.slice(ACTOR_TYPES, start, stop)
    if types.max(initial=0) >= len(TYPES):
        raise IndexDamagedError(
            file.path, f"{ACTOR_TYPES} has a type that there is not"
        )
    return ActorDetails(file.slice(ACTOR_MENTIONS, start, stop), types)


def read_packed_details(file: ArrayFile) -> NDArray[np.int64]:
    """Reads the details of all postings: int64 array of shape (n_postings,), packed."""
    mentions, types = read_details(file)
    packed: NDArray[np.int64] = mentions.astype(np.int64) << _TYPE_BITS | types
    return packed
