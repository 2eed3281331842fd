"""Splits speech at the dashes between which its speaker is named.

In Russian, Spanish and French papers the marks enclose both: «Yes, — said Brook. — No».
Speech may also stand after a dash that begins a paragraph, without any marks.
"""

import re
from collections.abc import Iterator

from index.extract.quotations.quote_marks import Stretch

_DASH = "—–-"
_INSERTED = re.compile(rf"(?<=[,!?….])\s*[{_DASH}]\s+(?=[^\W\d_])")
_BACK = re.compile(rf"[.,:]?\s+[{_DASH}]\s+")
_OPENING = re.compile(rf"\s*[{_DASH}]\s+(?=[^\W\d_])")
_MOST_INSERTED = 160


def split_at_dashes(
    text: str,
    stretches: list[Stretch],
    paragraphs: list[tuple[int, int]],
    cue: re.Pattern[str],
) -> list[Stretch]:
    """Returns the stretches without the words that name their speaker.

    Args:
        text: the text.
        stretches: what stands between quotation marks.
        paragraphs: the paragraphs of the text.
        cue: the verbs of saying, which tell such words from other asides.
    """
    found = [part for stretch in stretches for part in _split(text, stretch, cue)]
    taken = {stretch.paragraph for stretch in stretches}
    for number, (start, end) in enumerate(paragraphs):
        opening = _OPENING.match(text, start, end)
        if opening and number not in taken:
            spoken = Stretch(opening.end(), end, opening.start(), end, number)
            parts = list(_split(text, spoken, cue))
            found += parts if len(parts) > 1 or parts[0].end < end else []
    return sorted(found)


def _split(text: str, stretch: Stretch, cue: re.Pattern[str]) -> Iterator[Stretch]:
    """Yields the parts of a stretch before, between and behind the inserted words."""
    start, before = stretch.start, stretch.before
    place = start
    while inserted := _INSERTED.search(text, place, stretch.end):
        place = inserted.end()
        stop = min(stretch.end, place + _MOST_INSERTED)
        back = _BACK.search(text, place, stop)
        end = back.start() if back else stop
        if not cue.search(text, place, end):
            continue
        if back is None and stretch.end > stop:
            continue
        yield stretch._replace(
            start=start, end=inserted.start(), before=before, after=inserted.start()
        )
        if back is None:
            return
        start = before = place = back.end()
    yield stretch._replace(start=start, before=before)
