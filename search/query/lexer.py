"""Splits the text of a query into tokens: words, quotes, fields and operators.

Users paste raw text: a mark that is no operator where it stands is punctuation, and
punctuation is skipped. Only syntax that is plainly used wrongly is an error.
"""

import re

from search.query.fields import FIELDS, no_field, no_value
from search.query.modifiers import read_boost, read_slop
from search.query.proximity import NEAR
from search.query.punctuation import (
    BLANK,
    CLOSING,
    QUOTES,
    SEPARATORS,
    has_letters,
    trim,
    trim_word,
)
from search.query.tokens import QuerySpan, QueryToken, TokenKind
from search.query.tree import PlaceField

_IN_URL = frozenset("/?=&#%*+_-")

_PLACES = frozenset(PlaceField)

_OPERATORS = {"AND": TokenKind.AND, "OR": TokenKind.OR, "NOT": TokenKind.NOT}
_SYMBOLS = {"&&": TokenKind.AND, "||": TokenKind.OR}
_SIGNS = {"-": TokenKind.MINUS, "!": TokenKind.MINUS, "+": TokenKind.PLUS}
_GAP = BLANK + SEPARATORS
_STOPS = f"{_GAP}(){QUOTES}"
# "!" is punctuation, except before a word as in other programs: !bridge.
_MARK = rf"!(?!(?<![^{BLANK}(]!)[\w({QUOTES}])"
_SKIPPED = re.compile(rf"(?:[{_GAP.replace('!', '')}]|{_MARK}|[-+]{{2,}})+")
_SIGNED = re.compile(rf"[-+!](?=[^{_GAP})+-])")
# Between parts, with blanks around it: && and || of other programs, w/5 of archives.
_SYMBOL = re.compile(rf"(?:&&|\|\|)(?=[{BLANK}]+[^{_GAP})])")
_BETWEEN = re.compile(rf"(?=[{BLANK}]+[^{BLANK}])")
_NO_VALUE = re.compile(f"[{_GAP})]|$")
_URL = re.compile(
    rf"(?:[a-z][a-z0-9+.-]{{0,20}}://|mailto:)[^{BLANK}{QUOTES}()]+", re.IGNORECASE
)
# As index.analysis.analyzer reads "S 400", which is S-400.
_DESIGNATOR = re.compile(r"[b-hj-z] [0-9]{2,3}(?!\w)", re.IGNORECASE)
_ENDS = frozenset(
    {
        TokenKind.WORD,
        TokenKind.LITERAL,
        TokenKind.QUOTED,
        TokenKind.RANGE,
        TokenKind.BOOST,
        TokenKind.CLOSE,
    }
)
# A path or an address, to the next blank: its marks belong to it.
_PLACE = re.compile(f"[^{BLANK}{QUOTES}()]+")
_FIELD = re.compile(r"([^\W\d]\w*):")
# NEWS:Trump and O157:H7 are text, and so is the colon: fields are typed in small letters.
_FIELD_NAME = re.compile("[a-z_]+")
# The end of :-) or of "2)" in a list, which closes no parenthesis.
_FACE_OR_ITEM = re.compile(r"(?:[:;=][-']?|(?<!\w)[0-9]{1,2})\Z")
_CHUNK = re.compile(rf"(?:(?!(?<=.)https?://)[^{_STOPS}]|(?<=\d),(?=\d))+")
_AROUND = re.compile(r"AROUND\([0-9]{1,2}\)")
_BRACKETED = re.compile(rf"\[[^\[\]]{{1,200}}?[{BLANK}]TO[{BLANK}][^\[\]]{{1,200}}\]")


def read_tokens(text: str) -> list[QueryToken]:
    """Splits a query into tokens, the last of them an END.

    Raises:
        QueryError: an open quote, an unknown field, a field without a value, or other
            marks that can only be syntax used wrongly.
    """
    return _Lexer(text).read()


class _Lexer:
    """Reads the text from start to end; `tokens` are those read so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[QueryToken] = []
        self.opened = 0

    def read(self) -> list[QueryToken]:
        position = 0
        while position < len(self.text):
            if self._is_between(position) and _SYMBOL.match(self.text, position):
                kind = _SYMBOLS[self.text[position : position + 2]]
                position = self._add(kind, position, position + 2)
                continue
            skipped = _SKIPPED.match(self.text, position)
            position = skipped.end() if skipped else self._read_one(position)
        self._add(TokenKind.END, position, position)
        return self.tokens

    def _read_one(self, at: int) -> int:
        mark = self.text[at]
        if mark == "(":
            self.opened += 1
            return self._add(TokenKind.OPEN, at, at + 1)
        if mark == ")":
            return self._read_close(at)
        if mark in CLOSING:
            return self._read_quote(at)
        if mark in "[{" and self._is_value(at):
            return self._read_range(at)
        if mark == "[" and (match := _BRACKETED.match(self.text, at)):
            return self._add_range(match.start(), match.end())
        if _SIGNED.match(self.text, at) and self._starts_clause(at):
            return self._add(_SIGNS[mark], at, at + 1)
        return self._read_chunk(at)

    def _read_close(self, at: int) -> int:
        last = self.tokens[-1] if self.tokens else None
        if last and last.kind is TokenKind.OPEN:
            inside = self._span(last.span.end, at)
            if inside.text.strip():
                self.opened -= 1
                self.tokens.pop()
                self._drop(last.span)
                return at + 1
        if not self.opened and _FACE_OR_ITEM.search(self.text, max(0, at - 4), at):
            return at + 1
        self.opened -= 1
        return self._read_boost(self._add(TokenKind.CLOSE, at, at + 1))

    def _read_chunk(self, at: int) -> int:
        if self._is_value(at):
            return self._read_word(at)
        if match := _URL.match(self.text, at):
            span = trim(self._span(at, match.end()), keep=_IN_URL)
            self.tokens.append(QueryToken(TokenKind.LITERAL, span, span))
            return match.end()
        if match := _DESIGNATOR.match(self.text, at):
            return self._add(TokenKind.LITERAL, at, match.end())
        if match := _FIELD.match(self.text, at):
            return self._read_field(match)
        return self._read_word(at)

    def _read_field(self, match: re.Match[str]) -> int:
        end = match.end()
        name = match[1].lower()
        after = self.text[end : end + 1]
        if name in FIELDS:
            if _NO_VALUE.match(after):
                raise no_value(self._span(match.start(), end))
            if after in _SIGNS:
                raise self._span(end, end + 1).error(
                    f"{after} stands before the field, not after it",
                    f"write {after}{name}:{self.text[end + 1 :][:20]}",
                )
            self._add(TokenKind.FIELD, match.start(), end)
            return self._read_place(end) if name in _PLACES else end
        wanted = after.isalnum() or (after and after in '"“„«([*')
        if (
            wanted
            and _FIELD_NAME.fullmatch(match[1])
            and not _URL.match(self.text, end)
        ):
            raise no_field(self._span(*match.span(1)))
        if after.isalpha():
            return self._add(TokenKind.LITERAL, match.start(), end - 1) + 1
        return self._read_word(match.start())

    def _read_place(self, at: int) -> int:
        match = _PLACE.match(self.text, at)
        if match is None:
            return at
        span = self._span(at, at + len(match[0].rstrip(",;")))
        self.tokens.append(QueryToken(TokenKind.LITERAL, span, span))
        return match.end()

    def _read_word(self, at: int) -> int:
        match = _AROUND.match(self.text, at) or _CHUNK.match(self.text, at)
        end = match.end() if match else at + 1
        if near := self._find_near(at, end):
            return self._add(near, at, end)
        if self._is_operator(at, end):
            return self._add(_OPERATORS[self.text[at:end]], at, end)
        word_end = self._find_boost(at, end)
        raw = self._span(at, word_end)
        span = trim_word(raw)
        if has_letters(span.text) or "*" in span.text:
            self.tokens.append(QueryToken(TokenKind.WORD, span, raw))
            return self._read_boost(word_end)
        self._drop(raw)
        return end

    def _read_quote(self, at: int) -> int:
        closing = CLOSING[self.text[at]]
        found = [self.text.find(mark, at + 1) for mark in closing]
        end = min((place for place in found if place >= 0), default=-1)
        if end < 0:
            raise self._span(at, len(self.text.rstrip())).error(
                "this quote is never closed", f"close it with {closing[0]}"
            )
        inside, whole = self._span(at + 1, end), self._span(at, end + 1)
        if not has_letters(inside.text):
            raise whole.error("nothing is quoted here", "put words between the quotes")
        slop, any_order, end = read_slop(self.text, end + 1)
        self.tokens.append(QueryToken(TokenKind.QUOTED, inside, whole, slop, any_order))
        return self._read_boost(end)

    def _read_range(self, at: int) -> int:
        end = self.text.find("]", at)
        opened = self._span(at, at + 1)
        if self.text[at] == "{":
            raise opened.error("ranges take square brackets", "write [a TO b]")
        if end < 0:
            raise opened.error("this bracket is never closed", "write [a TO b]")
        return self._add_range(at, end + 1)

    def _add_range(self, start: int, end: int) -> int:
        inside, whole = self._span(start + 1, end - 1), self._span(start, end)
        self.tokens.append(QueryToken(TokenKind.RANGE, inside, whole))
        return self._read_boost(end)

    def _read_boost(self, at: int) -> int:
        weight, end = read_boost(self.text, at)
        if weight:
            raw = self._span(at, end)
            self.tokens.append(QueryToken(TokenKind.BOOST, raw, raw, weight))
        return end

    def _find_boost(self, at: int, end: int) -> int:
        """Finds the end of the word: at its ^, which alone or first is no operator."""
        caret = self.text.rfind("^", at, end)
        before = self.text[caret - 1] if caret > at else ""
        return caret if before.isalnum() or before in {"*", "~"} else end

    def _is_operator(self, at: int, end: int) -> bool:
        # At most four letters are cut out: a chunk may be as long as the text.
        if end - at > 3 or self.text[at:end] not in _OPERATORS:
            return False
        return not self._is_value(at) and self._sign_before(at) is None

    def _find_near(self, at: int, end: int) -> TokenKind | None:
        if self.text.startswith("NEAR", at) and (kind := self._find_capital(at, end)):
            return kind
        if not self._is_between(at) or not NEAR.fullmatch(self.text, at, end):
            return None
        # "4 /5 stars" is a rating.
        rated = self.text[at] == "/" and self.tokens[-1].span.text.isdecimal()
        is_joined = not rated and _BETWEEN.match(self.text, end)
        return TokenKind.NEAR if is_joined else None

    def _find_capital(self, at: int, end: int) -> TokenKind | None:
        """Finds NEAR and NEAR/5, which are operators wherever they stand, like AND."""
        after = at + len("NEAR")
        if self._is_value(at) or self._sign_before(at) is not None:
            return None
        if after < end:
            return TokenKind.NEAR if self.text[after] == "/" else None
        # NEAR(a b, 5) is of other programs.
        return None if self.text.startswith("(", end) else TokenKind.BARE_NEAR

    def _is_between(self, at: int) -> bool:
        """Tells whether a part of the query ends before the blank before this offset."""
        last = self.tokens[-1].kind if self.tokens else None
        return last in _ENDS and self.text[at - 1].isspace()

    def _is_value(self, at: int) -> bool:
        last = self.tokens[-1] if self.tokens else None
        return bool(last and last.kind is TokenKind.FIELD and last.span.end == at)

    def _sign_before(self, at: int) -> QueryToken | None:
        last = self.tokens[-1] if self.tokens else None
        if last and last.kind in _SIGNS.values() and last.span.end == at:
            return last
        return None

    def _starts_clause(self, at: int) -> bool:
        before = self.text[at - 1 : at]
        return not before or before == "(" or bool(_SKIPPED.fullmatch(before))

    def _drop(self, raw: QuerySpan) -> None:
        """Skips punctuation, and a sign before it."""
        if self._is_value(raw.start):
            raise no_value(self.tokens[-1].span)
        if self._sign_before(raw.start):
            self.tokens.pop()

    def _add(self, kind: TokenKind, start: int, end: int) -> int:
        span = self._span(start, end)
        self.tokens.append(QueryToken(kind, span, span))
        return end

    def _span(self, start: int, end: int) -> QuerySpan:
        return QuerySpan(self.text, start, end)
