"""Finds the seams of texts that have lost their line breaks.

In "Harbour reopens By Ada Brook May 3, 2021 Share Tweet The harbour of …" the byline, the
date and the buttons show where lines ended. Blanks at such seams become line breaks again,
so that all offsets stay.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from index.analysis.stop_words import is_small_word
from index.extract.page.dated_seams import find_dated_seams

_HEAD_CHARS = 3_000
_MIN_CHARS = 500
_MIN_SHARE = 0.8
_MIN_TITLE_WORDS = 3
# Shares of longer words with a capital.
_TITLE_CASE = 0.6
_SENTENCE_CASE = 0.35
# Words of grammar that have a capital within a headline, too.
_IN_TITLES = frozenset(
    "be is are was to of in on at for and or by with from as its it his her not no".split()
)
_BULLETS = "*•·●|+"

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
_NAME = rf"(?:[{_UPPER}][\w.'’-]*|de|da|do|del|van|von|der|el|al|bin|di|la|le|dos)"
_BULLET = re.compile(r" (?=[*•·●|+]{1,2} )")
_BYLINE_TEXT = re.compile(
    r"(?:By|BY|by|Por|POR|Von|VON|Par|PAR|Di|Autor|Autora|Text|Автор|Yazan|Door|Av)"
    rf":? [{_UPPER}][\w.'’-]*(?: {_NAME}){{1,4}}"
)
_BYLINE = re.compile(f" (?={_BYLINE_TEXT.pattern})")
_LABEL_TEXT = (
    r"(?:(?:First |Originally )?(?:Published|Posted|Updated|Submitted|Created|Modified)\b"
    r"|Last (?:updated|modified)\b|Publish(?:ed)? date\b|Author:|Original:|Date:"
    r"|Veröffentlicht|Aktualisiert|Stand:|Erstellt|Publié|Mis à jour|Modifié|Publicado"
    r"|Actualizado|Publicada|Atualizado|postado em|publicado em|Pubblicato|Aggiornato"
    r"|Опубликовано|Обновлено|Yayınlanma|Güncelleme|Oluşturulma|Gepubliceerd|Bijgewerkt"
    r"|نشر|تاريخ النشر|更新时间|发布时间|来源|公開日|更新日|投稿日|入力|등록|입력)[: ]"
)
_LABEL = re.compile(f" (?={_LABEL_TEXT})")
_BUTTON = (
    r"(?:Share|SHARE|Tweet|TWEET|Email|Print|PRINT|Save|Comments?|Teilen|Drucken|Facebook"
    r"|Twitter|WhatsApp|LinkedIn|Reddit|Pinterest|Compartir|Partager|READ MORE|Follow"
    r"|Share this story|Advertisement|Anzeige|Listen)\b ?"
)
_BUTTONS = re.compile(rf" (?=(?:{_BUTTON}){{2}})")
_BUTTON_RUN = re.compile(rf"(?:{_BUTTON}){{2,}}")
_AFTER_BYLINE = re.compile(rf"\s*(?:[|•·*@,–—-]|\d|{_LABEL_TEXT})")
_WORD = re.compile(r"\S+")


def cut_at_seams(text: str) -> str:
    """Puts line breaks for the blanks at the seams in the head of a text on one line.

    Returns:
        A text of the same length; the same text where it has lines, or no sign of where a
        headline ended: then it is prose from its first word.
    """
    line = _find_long_line(text)
    if line is None:
        return text
    start, end = line
    head = text[start : min(end, start + _HEAD_CHARS)]
    strong = sorted(_find_strong(head))
    if not strong:
        return text
    cuts = {*strong, *_find_bullets(head, strong[0])}
    cuts |= set(_find_decks(head, sorted(cuts)))
    letters = list(text)
    for cut in cuts:
        if letters[start + cut] == " ":
            letters[start + cut] = "\n"
    return "".join(letters)


def _find_long_line(text: str) -> tuple[int, int] | None:
    """Returns the offsets of the line that is nearly the whole text, None without one."""
    if len(text) < _MIN_CHARS:
        return None
    start = 0
    for line in text.split("\n", 20):
        if len(line) >= _MIN_SHARE * len(text) and "\n" not in line:
            return start, start + len(line)
        start += len(line) + 1
    return None


def _find_strong(head: str) -> Iterator[int]:
    """Yields offsets of blanks before a byline, a label or a date, and after a date."""
    for pattern in (_BYLINE, _LABEL, _BUTTONS):
        for match in pattern.finditer(head):
            if head[match.start() - 1] not in ".!?" or _goes_on(head, match):
                yield match.start()
    for match in _BUTTON_RUN.finditer(head):
        yield match.end() - 1
    yield from find_dated_seams(head)


def _goes_on(head: str, seam: re.Match[str]) -> bool:
    """Tells whether what begins after a full stop is a byline: By Ada Brook May 3."""
    byline = _BYLINE_TEXT.match(head, seam.end())
    return byline is not None and _AFTER_BYLINE.match(head, byline.end()) is not None


def _find_bullets(head: str, first: int) -> Iterator[int]:
    """Yields the blanks before bullets, and the one after the last before an offset.

    The last entry of a menu runs into the headline.
    """
    last = -1
    for match in _BULLET.finditer(f" {head}"):
        yield max(match.start() - 1, 0)
        if match.start() < first:
            last = match.start()
    if last >= 0:
        yield head.find(" ", last)


def _find_decks(head: str, cuts: list[int]) -> Iterator[int]:
    """Yields where the first stretches end that hold a headline and a deck."""
    bounds = [0, *(cut + 1 for cut in cuts), len(head)]
    for begin, end in pairwise(bounds):
        stretch = head[begin:end].strip()
        if len(stretch.split()) < _MIN_TITLE_WORDS or stretch[0] in _BULLETS:
            continue
        at = head.find(stretch, begin)
        yield from (at + cut for cut in _split_deck(stretch))
        return


def _split_deck(stretch: str) -> Iterator[int]:
    """Yields the offset of the blank between a headline and the deck after it."""
    words = list(_WORD.finditer(stretch))
    for number in range(_MIN_TITLE_WORDS, len(words)):
        word, before = words[number][0], words[number - 1][0]
        in_title_case = _share_of_capitals(words[:number]) >= _TITLE_CASE
        opened = word.lstrip("“\"‘'¿¡«")
        ended = (
            before[-1] in ".!?…。"
            and opened[:1].isupper()
            and not (before.isupper() or len(before) < 4)
        )
        starts = opened[:1].isupper() and is_small_word(opened.lower())
        sentence = (
            in_title_case
            and opened.lower() not in _IN_TITLES
            and _share_of_capitals(words[number + 1 : number + 6]) < _SENTENCE_CASE
        )
        seam = before[-1].isalnum() or before[-1] in '”"»’'
        if ended or (starts and seam and (sentence or not in_title_case)):
            yield words[number].start() - 1
            return


def _share_of_capitals(words: list[re.Match[str]]) -> float:
    long = [word[0] for word in words if len(word[0]) > 3]
    return sum(word[:1].isupper() for word in long) / len(long) if long else 1.0
