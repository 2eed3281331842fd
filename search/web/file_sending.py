"""Sends files that are made while they are sent, a few at a time."""

from collections.abc import AsyncIterator, Iterable, Iterator

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.responses import StreamingResponse

_AT_ONCE = 2
"""So many files are made at once; others wait for their turn, and pages for none of them."""
_CHUNK_CHARACTERS = 1 << 15
_BYTE_ORDER_MARK = "\ufeff"
_threads = CapacityLimiter(_AT_ONCE)


def send_file(parts: Iterable[str], media_type: str, name: str) -> StreamingResponse:
    """Sends a file to save.

    The threads that make pages are not used: a long file delays no page.

    Args:
        parts: the parts of the file, each made when it is asked for.
        media_type: the type of the file.
        name: its name, of plain letters.
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(
        _iterate(parts), media_type=f"{media_type}; charset=utf-8", headers=headers
    )


def begin_with_mark(lines: Iterable[str]) -> Iterator[str]:
    """Yields the byte order mark, by which Excel knows UTF-8, and then the lines."""
    yield _BYTE_ORDER_MARK
    yield from lines


async def _iterate(parts: Iterable[str]) -> AsyncIterator[str]:
    chunks = _join(parts)
    while chunk := await run_sync(next, chunks, "", limiter=_threads):
        yield chunk


def _join(parts: Iterable[str]) -> Iterator[str]:
    """Joins parts to chunks, as each chunk is made in a thread of its own."""
    chunk: list[str] = []
    length = 0
    for part in parts:
        chunk.append(part)
        length += len(part)
        if length >= _CHUNK_CHARACTERS:
            yield "".join(chunk)
            chunk, length = [], 0
    if chunk:
        yield "".join(chunk)
