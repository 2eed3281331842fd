"""The state of an RTF reader that the end of a group restores."""

from collections.abc import Callable
from typing import NamedTuple

from index.reading.formats.documents.rtf.rtf_text import RtfPlace
from index.reading.formats.documents.rtf.rtf_words import (
    BOXES,
    DEFAULT_ENCODING,
    ENCODING_OF_WORD,
    NOTES,
    find_encoding,
)

_MAX_FALLBACKS = 10


class RtfState(NamedTuple):
    r"""The state inside a group.

    Attributes:
        place: where its text stands.
        encoding: the encoding of its bytes: that of the font, else of the document.
        default: the encoding of the document.
        fallbacks: how many characters after `\uN` stand for it in older programs.
        hidden: whether the text is not shown.
        deleted: whether the text is deleted, and the deletion tracked.
    """

    place: RtfPlace = RtfPlace.BODY
    encoding: str = DEFAULT_ENCODING
    default: str = DEFAULT_ENCODING
    fallbacks: int = 1
    hidden: bool = False
    deleted: bool = False


def change_state(state: RtfState, word: bytes, number: int | None) -> RtfState:
    """Returns the state after a control word; the same after one that changes nothing."""
    if word in _CHANGES:
        return _CHANGES[word](state, number)
    if word in _PLACES:
        return state._replace(place=_PLACES[word])
    if word in ENCODING_OF_WORD:
        encoding = ENCODING_OF_WORD[word]
        return state._replace(encoding=encoding, default=encoding)
    return state


def _set_code_page(state: RtfState, number: int | None) -> RtfState:
    encoding = find_encoding(number or 0)
    return state._replace(encoding=encoding, default=encoding)


def _set_plain(state: RtfState, _: int | None) -> RtfState:
    return state._replace(encoding=state.default, hidden=False, deleted=False)


def _set_fallbacks(state: RtfState, number: int | None) -> RtfState:
    count = 1 if number is None else min(max(number, 0), _MAX_FALLBACKS)
    return state._replace(fallbacks=count)


def _set_hidden(state: RtfState, number: int | None) -> RtfState:
    return state._replace(hidden=number != 0)


def _set_deleted(state: RtfState, number: int | None) -> RtfState:
    return state._replace(deleted=number != 0)


_PLACES = {
    **dict.fromkeys(NOTES, RtfPlace.NOTE),
    **dict.fromkeys(BOXES, RtfPlace.BOX),
    b"title": RtfPlace.TITLE,
}
_CHANGES: dict[bytes, Callable[[RtfState, int | None], RtfState]] = {
    b"ansicpg": _set_code_page,
    b"plain": _set_plain,
    b"uc": _set_fallbacks,
    b"v": _set_hidden,
    b"deleted": _set_deleted,
}
