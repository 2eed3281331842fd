"""Parses RTF: its groups, control words and code pages."""

import re
from collections.abc import Callable

from index.reading.formats.documents.rtf.rtf_state import RtfState, change_state
from index.reading.formats.documents.rtf.rtf_text import RtfText
from index.reading.formats.documents.rtf.rtf_words import (
    KNOWN_WITH_STAR,
    NO_TEXT,
    PARAGRAPH_ENDS,
    TEXT_OF_SYMBOL,
    TEXT_OF_WORD,
    read_font_table,
    read_style_sheet,
)
from index.reading.formats.documents.text_blocks import HEADING, PLAIN

_TOKEN = re.compile(
    rb"([^\\{}]+)|\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|(\{)|(\})|\\",
    re.DOTALL,
)
_BRACES = re.compile(rb"\\bin(\d{1,9}) ?|\\.|([{}])", re.DOTALL)
_LINE_ENDS = re.compile(rb"[\r\n\0]+")
_MAX_DEPTH = 2000
_BREAKS_OFF = "it is broken: it breaks off"


class RtfParser:
    """Parses a document once, in time that grows with its length.

    Attributes:
        text: its text so far.
    """

    def __init__(self, content: bytes) -> None:
        self.text = RtfText()
        self._content = content
        self._is_utf8 = _is_utf8(content)
        self._last_paragraph = content.rfind(b"\\par")
        self._at = 0
        self._state = RtfState()
        self._outer: list[RtfState] = []
        self._encodings: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        self._undecoded = bytearray()
        self._to_skip = 0
        self._starred = False

    def parse(self) -> str:
        """Parses the document, and returns what is broken in it; empty if nothing is."""
        problem = _BREAKS_OFF
        while token := _TOKEN.match(self._content, self._at):
            self._at = token.end()
            raw, word, number, code, symbol, opening, closing = token.groups()
            if raw:
                self._read_raw(raw)
            elif word:
                self._read_word(word, None if number is None else int(number))
            elif code or symbol:
                self._read_symbol(code, symbol)
            elif opening:
                self._open()
            elif closing and self._close():
                problem = ""
                break
        self._decode()
        self.text.end()
        return problem

    def _open(self) -> None:
        self._decode()
        self._to_skip = 0
        self._outer.append(self._state)
        if len(self._outer) > _MAX_DEPTH:
            self._at = len(self._content)

    def _close(self) -> bool:
        """Ends a group; returns True at the end of the document."""
        self._decode()
        self._to_skip = 0
        self._starred = False
        inner = self._state
        self._state = self._outer.pop() if self._outer else RtfState()
        if inner.place is not self._state.place:
            self.text.end_paragraph(inner.place)
        # Some programs close a group too many, or write one document after another.
        return not self._outer and self._at > self._last_paragraph

    def _skip_group(self) -> bytes:
        """Moves to the end of the group, and returns what was left of it."""
        start = at = self._at
        depth = 1
        while depth and (found := _BRACES.search(self._content, at)):
            at = found.end() + int(found[1] or 0)
            if found[2]:
                depth += 1 if found[2] == b"{" else -1
        self._at = len(self._content) if depth else at - 1
        return self._content[start : self._at]

    def _read_raw(self, raw: bytes) -> None:
        raw = _LINE_ENDS.sub(b"", raw)
        if self._to_skip:
            skipped = min(self._to_skip, len(raw))
            raw, self._to_skip = raw[skipped:], self._to_skip - skipped
        if raw.isascii() and not self._undecoded:
            self._add(raw.decode())
        elif self._is_utf8:
            self._add(raw.decode("utf-8", "replace"))
        else:
            self._undecoded += raw

    def _read_symbol(self, code: bytes | None, symbol: bytes | None) -> None:
        if symbol == b"*":
            self._starred = True
        elif symbol in (b"\n", b"\r"):
            self._end_paragraph()
        elif self._to_skip:
            self._to_skip -= 1
        elif code:
            self._undecoded += bytes.fromhex(code.decode())
        else:
            self._add(TEXT_OF_SYMBOL.get(symbol or b"", ""))

    def _read_word(self, word: bytes, number: int | None) -> None:
        starred, self._starred = self._starred, False
        self._to_skip = 0
        if word in TEXT_OF_WORD:
            self._add(TEXT_OF_WORD[word])
        elif word == b"u":
            self._read_character(number or 0)
        elif word in PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in NO_TEXT or (starred and word not in KNOWN_WITH_STAR):
            self._skip_group()
        else:
            self._decode()
            if word in _ACTIONS:
                _ACTIONS[word](self, number)
            else:
                self._state = change_state(self._state, word, number)

    def _read_character(self, number: int) -> None:
        code = number + 0x10000 if number < 0 else number
        # Characters of symbol fonts have no meaning elsewhere.
        if 0 < code <= 0x10FFFF and not 0xF000 <= code <= 0xF0FF:
            self._add(chr(code))
        self._to_skip = self._state.fallbacks

    def _add(self, text: str) -> None:
        self._decode()
        if text and not (self._state.hidden or self._state.deleted):
            self.text.add(text, self._state.place)

    def _decode(self) -> None:
        # Together: a character may be two bytes, which are written one by one.
        if self._undecoded:
            text = self._undecoded.decode(self._state.encoding, "replace")
            self._undecoded.clear()
            self._add(text)

    def _end_paragraph(self) -> None:
        self._decode()
        self.text.end_paragraph(self._state.place)

    def _set_font(self, number: int | None) -> None:
        encoding = self._encodings.get(number or 0, self._state.default)
        self._state = self._state._replace(encoding=encoding)

    def _start_paragraph(self, _: int | None) -> None:
        self.text.in_table = False
        self.text.level = PLAIN

    def _set_in_table(self, _: int | None) -> None:
        self.text.in_table = True

    def _set_style(self, number: int | None) -> None:
        self.text.level = self._levels.get(number or 0, PLAIN)

    def _set_outline(self, number: int | None) -> None:
        if number == 0:
            self.text.level = HEADING

    def _end_cell(self, _: int | None) -> None:
        self.text.end_cell()

    def _end_row(self, _: int | None) -> None:
        self.text.end_row()

    def _read_fonts(self, _: int | None) -> None:
        self._encodings = read_font_table(self._skip_group())

    def _read_styles(self, _: int | None) -> None:
        self._levels = read_style_sheet(self._skip_group())

    def _skip_binary(self, number: int | None) -> None:
        self._at += max(0, number or 0)

    def _skip_old_form(self, _: int | None) -> None:
        """Skips the first of two groups that say the same: the second has Unicode."""
        if self._content[self._at : self._at + 1] == b"{":
            self._at += 1
            self._skip_group()
            self._at += 1


_ACTIONS: dict[bytes, Callable[[RtfParser, int | None], None]] = {
    b"f": RtfParser._set_font,
    b"pard": RtfParser._start_paragraph,
    b"intbl": RtfParser._set_in_table,
    b"s": RtfParser._set_style,
    b"outlinelevel": RtfParser._set_outline,
    b"cell": RtfParser._end_cell,
    b"row": RtfParser._end_row,
    b"fonttbl": RtfParser._read_fonts,
    b"stylesheet": RtfParser._read_styles,
    b"bin": RtfParser._skip_binary,
    b"upr": RtfParser._skip_old_form,
}


def _is_utf8(content: bytes) -> bool:
    """Checks for characters in UTF-8, which RTF does not know and programs write."""
    if content.isascii():
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
