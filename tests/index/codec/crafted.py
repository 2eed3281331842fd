"""Makes crafted indexes: wrong values, under checksums that are right."""

import base64
import json
import random
import shutil
import struct
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import zstandard

from index.codec.array_file import BLOCK, MAGIC, PREAMBLE, START, AnyArray
from index.codec.commit.toc import read_toc

Chance = random.Random
_EXTREMES = (
    0,
    1,
    2,
    255,
    256,
    65_535,
    65_536,
    1 << 31,
    (1 << 32) - 1,
    1 << 40,
    1 << 62,
)
_ODD: tuple[Any, ...] = (
    None, True, -1, 0, 1 << 40, 1e308, "", "x", "\ud800", [], {}, [[]], {"a": []},
    "9" * 5_000, "../../etc/passwd", "a\tb\tc\td", "2019-99-99",
)  # fmt: skip


def craft_index(sound: Path, target: Path, chance: Chance) -> str:
    """Copies a sound index and changes something in it; returns what."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(sound, target)
    change = chance.choice(_CHANGES)
    change(target, chance)
    return change.__name__


def change_array(directory: Path, chance: Chance) -> None:
    """Sets some elements of an array, or swaps, repeats or sorts them."""
    file = _Unpacked(_find_segment(directory))
    name = chance.choice(sorted(file.arrays))
    array = file.arrays[name].copy()
    if not len(array):
        return
    highest = (1 << 8 * array.itemsize) - 1
    for _ in range(chance.choice((1, 1, 3, len(array)))):
        at = chance.randrange(len(array))
        array[at] = chance.choice(
            (
                min(chance.choice(_EXTREMES), highest),
                highest,
                chance.randint(0, highest),
                array[chance.randrange(len(array))],
                max(int(array[at]) - 1, 0),
                min(int(array[at]) + 1, highest),
            )
        )
    file.arrays[name] = array
    file.write()


def change_values(
    directory: Path, name: str, change: Callable[[AnyArray], AnyArray]
) -> None:
    """Puts changed values into an array of the only segment."""
    file = _Unpacked(_find_segment(directory))
    file.arrays[name] = change(file.arrays[name])
    file.write()


def resize_array(directory: Path, chance: Chance) -> None:
    """Cuts an array short, repeats it, removes it, or gives it another dtype."""
    file = _Unpacked(_find_segment(directory))
    name = chance.choice(sorted(file.arrays))
    array = file.arrays[name]
    match chance.randrange(5):
        case 0:
            file.arrays[name] = array[: len(array) // 2]
        case 1:
            file.arrays[name] = np.tile(array, chance.choice((2, 50)))
        case 2:
            del file.arrays[name]
        case 3:
            file.arrays[name] = array.astype(chance.choice(("u1", "<u2", "<u4", "<f8")))
        case 4:
            file.arrays[name] = array[::-1].copy()
    file.write()


def change_header(directory: Path, chance: Chance) -> None:
    """Changes a value in the header of a segment, which is JSON."""
    file = _Unpacked(_find_segment(directory))
    file.write(lambda header: _change_json(header, chance))


def change_metadata(directory: Path, chance: Chance) -> None:
    """Changes a value in the metadata of a segment."""
    file = _Unpacked(_find_segment(directory))
    file.meta = _change_json(file.meta, chance)
    file.write()


def change_document(directory: Path, chance: Chance) -> None:
    """Changes a stored document, or what it is compressed with."""
    file = _Unpacked(_find_segment(directory))
    offsets = file.arrays["stored.offsets"].tolist()
    data = file.arrays["stored.bytes"].tobytes()
    dictionary = file.arrays["stored.dictionary"].tobytes()
    shared = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
    frames = [data[a:b] for a, b in pairwise(offsets)]
    n = chance.randrange(len(frames))
    text = zstandard.ZstdDecompressor(dict_data=shared).decompress(frames[n])
    frames[n] = _change_frame(text, shared, chance)
    file.arrays["stored.bytes"] = np.frombuffer(b"".join(frames), np.uint8)
    ends = np.cumsum([0, *map(len, frames)])
    file.arrays["stored.offsets"] = ends.astype(np.uint64)
    file.write()


def change_small_fields(directory: Path, chance: Chance) -> None:
    """Changes the small stored fields."""
    file = _Unpacked(_find_segment(directory))
    text = zstandard.decompress(file.arrays["small_stored.bytes"].tobytes())
    changed = _dump(_change_json(json.loads(text), chance))
    frame = zstandard.compress(chance.choice((changed, bytes(200 << 20), b"x")))
    file.arrays["small_stored.bytes"] = np.frombuffer(frame, np.uint8)
    file.arrays["small_stored.offsets"] = np.array([0, len(frame)], np.uint32)
    file.write()


def change_side_file(directory: Path, chance: Chance) -> None:
    """Changes the manifest, the list of files, the links or the guesses."""
    stems = ("manifest", "files", "linked", "guesses", "names")
    stem = chance.choice(stems)
    path = next(iter(directory.glob(f"{stem}-*")), directory / f"{stem}-0.json")
    data = path.read_bytes() if path.exists() else b""
    if stem == "manifest":
        path.write_bytes(_dump(_change_json(json.loads(data), chance)))
        return
    content = data if stem == "names" else data.partition(b"\n")[2]
    if stem == "guesses":
        content = _dump(_change_json(json.loads(content or b"{}"), chance))
    if stem == "files":
        content = _change_file_list(content, chance)
    else:
        content = _change_bytes(content, chance)
    if stem == "names":
        path.unlink(missing_ok=True)
        path = directory / f"names-{zlib.crc32(content):08x}.tsv"
        path.write_bytes(content)
        manifest = next(iter(directory.glob("manifest-*.json")))
        record = json.loads(manifest.read_text("utf-8")) | {"names": path.name}
        manifest.write_text(json.dumps(record), encoding="utf-8")
        return
    path.write_bytes(f"{zlib.crc32(content):08x}".encode() + b"\n" + content)


def change_toc(directory: Path, chance: Chance) -> None:
    """Changes some bytes of the table of contents."""
    path = next(iter(directory.glob("*.toc")))
    body = _change_bytes(path.read_bytes()[:-12], chance)
    path.write_bytes(body + struct.pack("<8sI", b"CHECKSUM", zlib.crc32(body)))


_CHANGES: tuple[Callable[[Path, Chance], None], ...] = (
    change_array, change_array, change_array, resize_array, change_header,
    change_metadata, change_document, change_document, change_small_fields,
    change_side_file, change_toc,
)  # fmt: skip


class _Unpacked:
    """The arrays and the metadata of a segment, to be changed and written again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        data = path.read_bytes()
        _, position, length, _ = PREAMBLE.unpack_from(data)
        header = json.loads(data[position : position + length])
        self.meta: Any = header["meta"]
        self.arrays: dict[str, Any] = {
            name: np.frombuffer(data, dtype, count, start)
            for name, (dtype, start, count) in header["arrays"].items()
        }

    def write(self, change: Callable[[Any], Any] = lambda header: header) -> None:
        """Write the file with right checksums, and its header as changed."""
        data = bytearray(START)
        entries = {}
        for name, array in self.arrays.items():
            data += bytes(-len(data) % START)
            entries[name] = [array.dtype.str, len(data), len(array)]
            data += array.tobytes()
        end = len(data)
        blocks = [data[a : min(a + BLOCK, end)] for a in range(START, end + 1, BLOCK)]
        sums = np.array([zlib.crc32(block) for block in blocks], "<u4").tobytes()
        header = {
            "arrays": entries,
            "meta": self.meta,
            "end": end,
            "checksums": base64.b64encode(sums).decode(),
        }
        text = _dump(change(header))
        preamble = PREAMBLE.pack(MAGIC, end, len(text), zlib.crc32(text))
        data[: len(preamble) + 4] = preamble + struct.pack("<I", zlib.crc32(preamble))
        self.path.write_bytes(bytes(data) + text)


def _find_segment(directory: Path) -> Path:
    return directory / f"{read_toc(directory).segments[0].name}.arrays"


def _change_frame(
    text: bytes, shared: zstandard.ZstdCompressionDict | None, chance: Chance
) -> bytes:
    compress = zstandard.ZstdCompressor(dict_data=shared).compress
    lines = text.split(b"\n", 5)
    line = chance.randrange(5)
    match chance.randrange(7):
        case 0:
            return compress(bytes(1 << 30))
        case 1:
            frame = bytearray(compress(text))
            frame[chance.randrange(len(frame))] ^= 1 << chance.randrange(8)
            return bytes(frame)
        case 2:
            return compress(_change_bytes(text, chance))
        case 3:
            lines[line] = chance.choice((b"[", b"{")) * 100_000
        case _:
            lines[line] = _dump(_change_json(json.loads(lines[line]), chance))
    return compress(b"\n".join(lines))


def _change_json(value: Any, chance: Chance) -> Any:  # noqa: ANN401  (what JSON holds)
    """Change one value somewhere in what JSON holds."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(sorted(value))
        if chance.random() < 0.1:
            return {name: one for name, one in value.items() if name != key}
        return value | {key: _change_json(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        return [*value[:at], _change_json(value[at], chance), *value[at + 1 :]]
    if type(value) is int and chance.random() < 0.7:
        return chance.choice((value + 1, value - 1, -value, *_EXTREMES))
    return chance.choice(_ODD)


def _change_file_list(content: bytes, chance: Chance) -> bytes:
    """Change the first line, which is JSON, or the columns after it."""
    header, _, columns = content.partition(b"\n")
    if chance.random() < 0.5:
        header = _dump(_change_json(json.loads(header), chance))
    else:
        columns = _change_bytes(columns, chance)
    return header + b"\n" + columns


def _change_bytes(data: bytes, chance: Chance) -> bytes:
    if not data:
        return b"\xff"
    at = chance.randrange(len(data))
    match chance.randrange(4):
        case 0:
            return data[:at]
        case 1:
            return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
        case 2:
            return data[:at] + data[max(at - 40, 0) :]
        case _:
            return data[:at] + b"\xed\xa0\x80\t\n" + data[at:]


def _dump(value: Any) -> bytes:  # noqa: ANN401  (what JSON holds)
    return json.dumps(value).encode()
