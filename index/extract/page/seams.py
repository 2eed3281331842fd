"""Finds the seams of texts that have lost their line breaks.

In "Harbour reopens By Ada Brook May 3, 2021 Share Tweet The harbour of …" the byline, the
date and the buttons show where lines ended. Blanks at such seams become line breaks again,
so that all offsets stay.
"""

import re
from collections.abc import Iterator

from index.extract.page.dated_seams import find_dated_seams
from index.extract.page.one_line.headline_seams import find_headline_seams
from index.extract.page.one_line.repeated_lines import find_repeated
from index.extract.page.pattern_stems import has_stem, list_stems

_HEAD_CHARS = 3_000
_MIN_CHARS = 500
_MIN_SHARE = 0.8

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩА-ЯЁІЇЄҐ"
_NAME = rf"(?:[{_UPPER}][\w.'’-]*|de|da|do|del|van|von|der|el|al|bin|di|la|le|dos)"
_BULLET = re.compile(r" (?=[*•·●|+]{1,2} )")
_BYLINE_TEXT = re.compile(
    r"(?:By|BY|by|Por|POR|por|Von|VON|von|Par|PAR|par|Di|di|Autor|Autora|Text|Автор|Yazan|Door|door|Av|av)"
    rf":? [{_UPPER}][\w.'’-]*(?: {_NAME}){{1,4}}"
)
_BYLINE = re.compile(f" (?={_BYLINE_TEXT.pattern})")
_ACCOUNT = re.compile(rf" (?=(?:[{_UPPER}][\w.'’-]* ){{2,3}}@\w)")
_STATED = "Published|Posted|Updated|Submitted|Created|Modified"
_LABELS = (
    r"Last (?:updated|modified)\b|Publish(?:ed)? date\b|Author:|Original:|Date:"
    r"|Veröffentlicht|Aktualisiert|Stand:|Erstellt|Publié|Mis à jour|Modifié|Publicado"
    r"|Actualizado|Publicada|Atualizado|postado em|publicado em|Pubblicato|Aggiornato"
    r"|Опубликовано|Обновлено|Yayınlanma|Güncelleme|Oluşturulma|Gepubliceerd|Bijgewerkt"
    r"|نشر|تاريخ النشر|更新时间|发布时间|来源|公開日|更新日|投稿日|入力|등록|입력"
)
_LABEL_TEXT = rf"(?:(?:First |Originally )?(?:{_STATED})\b|{_LABELS})[: ]"
_LABEL_STEMS = list_stems(f"{_STATED}|{_LABELS}")
_LABEL = re.compile(f" (?={_LABEL_TEXT})")
_BUTTON_TEXTS = (
    "Share|SHARE|Tweet|TWEET|Email|Print|PRINT|Save|Comments?|Teilen|Drucken|Facebook"
    "|Twitter|WhatsApp|LinkedIn|Reddit|Pinterest|Compartir|Partager|READ MORE|Follow"
    "|Share this story|Advertisement|Anzeige|Listen"
)
_BUTTON_STEMS = list_stems(_BUTTON_TEXTS)
_BUTTON = rf"(?:{_BUTTON_TEXTS})\b ?"
_BUTTONS = re.compile(rf" (?=(?:{_BUTTON}){{2}})")
_BUTTON_RUN = re.compile(rf"(?:{_BUTTON}){{2,}}")
_AFTER_BYLINE = re.compile(rf"\s*(?:[|•·*@,–—-]|\d|{_LABEL_TEXT})")


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
    strong = set(_find_strong(head))
    strong |= find_repeated(head, strong)
    if not strong:
        return text
    cuts = {*strong, *_find_bullets(head, min(strong))}
    cuts |= set(find_headline_seams(text[start:end], head, sorted(cuts)))
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
    has_button = has_stem(head, _BUTTON_STEMS)
    for pattern in _list_patterns(head, has_button=has_button):
        for match in pattern.finditer(head):
            sure = (
                head[match.start() - 1] not in ".!?" and not head[match.end()].islower()
            )
            if sure or _goes_on(head, match):
                yield match.start()
    for match in _BUTTON_RUN.finditer(head) if has_button else ():
        yield match.end() - 1
    yield from find_dated_seams(head)


def _list_patterns(head: str, *, has_button: bool) -> Iterator[re.Pattern[str]]:
    """Yields the patterns of seams that may match: most heads have few of their words."""
    yield _BYLINE
    if "@" in head:
        yield _ACCOUNT
    if has_stem(head, _LABEL_STEMS):
        yield _LABEL
    if has_button:
        yield _BUTTONS


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
