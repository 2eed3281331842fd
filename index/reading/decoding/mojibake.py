"""Mends text in UTF-8 that was once read in another encoding and saved again.

"köprü" becomes "kÃ¶prÃ¼" when its bytes are read as cp1252, and "РєУ©" and the like when
they are read as cp1251. The way back is sure: a run of letters outside ASCII that was
meant as it stands is almost never valid UTF-8 in such an encoding.
"""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from index.reading.decoding.unusual_characters import list_runs

# The encodings that editors and databases take text for.
_ENCODINGS = ("cp1252", "cp1251", "cp1254", "cp1250", "mac_roman", "cp437")
_RUN = re.compile(r"[^\x00-\x7f]+")
# So many runs show that nothing is wrong; so many more that something is.
_FIRST_RUNS = 8
_SAMPLE_RUNS = 60
# Of the runs of the sample, the least share that must be UTF-8.
_MIN_MENDABLE = 0.8
# A single run must begin with a letter that few words have: "RÉSUMÉ»" is meant so.
_COMMON_LEADS = frozenset("ÂÃÄÅÐÑØÙâ")


class _WrongEncoding(NamedTuple):
    """An encoding that UTF-8 was taken for.

    Attributes:
        table: the byte of each character, both as numbers.
        ends: the characters with which a run can end: those of the bytes 80 to BF.
    """

    table: dict[int, int]
    ends: frozenset[str]


def mend_mojibake(text: str) -> str:
    """Returns the text as it was meant, the same text if nothing is wrong with it.

    >>> mend_mojibake("kÃ¶prÃ¼"), mend_mojibake("köprü")
    ('köprü', 'köprü')
    """
    if text.isascii():
        return text
    suspects = list(_find_suspects(list_runs(text, _FIRST_RUNS)))
    runs = list_runs(text, _SAMPLE_RUNS) if suspects else []
    for wrong in suspects:
        changed = [run for run in runs if _mend_run(run, wrong) != run]
        if _are_enough(changed, runs):
            return _RUN.sub(lambda match: _mend_run(match[0], wrong), text)  # noqa: B023
    return text


def _find_suspects(runs: list[str]) -> Iterator[_WrongEncoding]:
    """Yields the encodings in which half of the first runs may be UTF-8."""
    last = [run[-1] for run in runs]
    for wrong in _WRONG_ENCODINGS:
        if 2 * sum(map(wrong.ends.__contains__, last)) >= len(last):
            yield wrong


def _are_enough(changed: list[str], runs: list[str]) -> bool:
    if len(changed) == 1 and len(runs) == 1:
        return changed[0][0] in _COMMON_LEADS or len(changed[0]) > 5
    return len(changed) > 1 and len(changed) >= _MIN_MENDABLE * len(runs)


def _mend_run(run: str, wrong: _WrongEncoding) -> str:
    try:
        return codecs.charmap_encode(run, "strict", wrong.table)[0].decode()
    except UnicodeError:
        return run


def _read_encoding(name: str) -> _WrongEncoding:
    table = {
        ord(bytes([number]).decode(name, "replace")): number for number in range(256)
    }
    # Bytes without a character, and all in Latin-1, are saved as control characters.
    table |= {number: number for number in range(0x80, 0xA0)}
    ends = (chr(code) for code, number in table.items() if 0x80 <= number < 0xC0)
    return _WrongEncoding(table, frozenset(ends))


_WRONG_ENCODINGS = tuple(map(_read_encoding, _ENCODINGS))
