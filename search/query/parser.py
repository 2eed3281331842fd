"""Parses a query text into a tree, by recursive descent.

sequence  := clause+                 side by side; see clauses.join_clauses
clause    := all ("OR" all)*
all       := operand ("AND" operand)*
operand   := "NOT"* ["-" | "+"] near
near      := primary ("NEAR/5" primary)*
primary   := "(" sequence ")" | field ":" primary | word | "phrase" | [a TO b]
"""

import re
from collections.abc import Sequence
from datetime import date

from search.query.clauses import Clause, all_of, any_of, is_filter, join_clauses
from search.query.fields import FIELDS, Scope
from search.query.lexer import read_tokens
from search.query.prose import (
    read_marks_as_punctuation,
    remove_words_like_operators,
    split_excluded,
)
from search.query.proximity import join_near
from search.query.punctuation import BLANK, QUOTES, SEPARATORS, has_letters, trim
from search.query.terms import make_leaf
from search.query.tokens import QuerySpan, QueryToken, TokenKind
from search.query.tree import Boost, Everything, Node, Not, Word
from search.query_errors import QueryError

MAX_CHARACTERS = 10_000
EXCLUDED_WEIGHT = -0.5
"""The boost of words that a question in prose excludes; see docs/decisions/0010."""

MAX_DEPTH = 50
"""The deepest nesting of parentheses."""

_SIGNS = {TokenKind.MINUS: "-", TokenKind.PLUS: "+"}
_PLAIN_WORD = re.compile(rf"(?:[^{BLANK}{SEPARATORS}{QUOTES}()]|(?<=\d),(?=\d))+")
_NEAR = {TokenKind.NEAR, TokenKind.BARE_NEAR}
_LEAVES = {TokenKind.WORD, TokenKind.LITERAL, TokenKind.QUOTED, TokenKind.RANGE}


def parse_query(text: str, *, every_word: bool = False, today: date) -> Node:
    """Parses a query into a tree.

    Args:
        text: the query as typed.
        every_word: whether an article needs every word, not only some.
        today: the day that relative dates count from.

    Raises:
        QueryError: at the place that cannot be understood.
    """
    (tree,) = parse_readings(text, [every_word], today=today)
    return tree


def parse_readings(
    text: str, readings: Sequence[bool], *, today: date
) -> tuple[Node, ...]:
    """Parses a query into a tree for each reading: with any of its words, or with every.

    Args:
        text: the query as typed.
        readings: for each tree, whether an article needs every word. Excluded parts are
            read as in the first: a stricter reading leaves out no fewer articles.
        today: the day that relative dates count from.

    Raises:
        QueryError: at the place that cannot be understood.
    """
    if len(text) > MAX_CHARACTERS:
        raise QuerySpan(text, MAX_CHARACTERS, len(text)).error(
            f"a query has {MAX_CHARACTERS:,} characters at most",
            "search for its most important words",
        )
    read = read_marks_as_punctuation(read_tokens(text))
    tokens, excluded = split_excluded(remove_words_like_operators(read))
    if len(tokens) == 1:
        return tuple(_parse_nothing(text) for _ in readings)
    _check_parentheses(tokens)
    parsers = [
        _Parser(tokens, every_word=one, every_excluded=readings[0], today=today)
        for one in readings
    ]
    lowered = [_lower(some, today) for some in excluded]
    return tuple(all_of([one.read_sequence(None), *lowered]) for one in parsers)


def _lower(excluded: Sequence[QueryToken], today: date) -> Node:
    """Makes the optional part that lowers articles with words that prose excludes."""
    words = any_of(make_leaf(token, None, today) for token in excluded)
    return any_of([Boost(words, EXCLUDED_WEIGHT), Everything()])


def parse_plain_text(text: str) -> Node:
    """Parses text as nothing but words, of which any may match; it never fails.

    For a headline, a claim or a paragraph pasted from elsewhere.

    >>> parse_plain_text('NOT "one" (word')
    Or(parts=(Word(text='NOT', field=None), Word(text='one', field=None), Word(text='word', field=None)))
    """
    chunks = (
        trim(QuerySpan(text, *match.span())).text
        for match in _PLAIN_WORD.finditer(text)
    )
    words = [Word(chunk.strip("*?")) for chunk in chunks if has_letters(chunk)]
    return any_of(words) if words else Everything()


def _parse_nothing(text: str) -> Node:
    words = QuerySpan(text, 0, len(text)).strip()
    if any(letter.isprintable() for letter in words.text):
        raise words.error("there is no word in this", "write a word to search for")
    return Everything()


def _check_parentheses(tokens: Sequence[QueryToken]) -> None:
    opened: list[QueryToken] = []
    for token in tokens:
        if token.kind is TokenKind.OPEN:
            opened.append(token)
            if len(opened) > MAX_DEPTH:
                raise token.span.error(
                    f"more than {MAX_DEPTH} nested parentheses",
                    "leave out those that are not needed",
                )
        elif token.kind is TokenKind.CLOSE:
            if not opened:
                raise token.span.error(
                    "this parenthesis was never opened", "leave it out, or open it"
                )
            opened.pop()
    if opened:
        raise opened[-1].span.error(
            "this parenthesis is never closed", "close it with )"
        )


class _Parser:
    """Reads the tokens from first to last; `at` is the index of the next."""

    def __init__(
        self,
        tokens: Sequence[QueryToken],
        *,
        every_word: bool,
        every_excluded: bool,
        today: date,
    ) -> None:
        self.tokens = tokens
        self.every_word = every_word
        self.every_excluded = every_excluded
        self.today = today
        self.at = 0

    @property
    def kind(self) -> TokenKind:
        return self.tokens[self.at].kind

    def take(self) -> QueryToken:
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, kind: TokenKind) -> bool:
        found = self.kind is kind
        self.at += found
        return found

    def read_sequence(self, scope: Scope) -> Node:
        clauses: list[Clause] = []
        while self.kind not in {TokenKind.END, TokenKind.CLOSE}:
            clauses += self._read_clause(scope)
        return join_clauses(clauses, every_word=self.every_word)

    def _read_clause(self, scope: Scope) -> list[Clause]:
        choices = [self._read_all(scope)]
        while self.skip(TokenKind.OR):
            choices.append(self._read_all(scope))
        if len(choices) == 1:
            return choices[0]
        return [Clause(any_of(all_of(map(_signed, clauses)) for clauses in choices))]

    def _read_all(self, scope: Scope) -> list[Clause]:
        clauses = [self._read_operand(scope)]
        while self.skip(TokenKind.AND):
            clauses.append(self._read_operand(scope))
        if len(clauses) == 1:
            return clauses
        return [Clause(node, sign or "+") for node, sign in clauses]

    def _read_operand(self, scope: Scope) -> Clause:
        denied = False
        while self.skip(TokenKind.NOT):
            denied = not denied
        sign = _SIGNS[self.take().kind] if self.kind in _SIGNS else ""
        if denied:
            sign = "" if sign == "-" else "-"
        every_word = self.every_word
        if sign == "-":
            self.every_word = self.every_excluded
        node = self._read_near(scope)
        self.every_word = every_word
        return Clause(node, sign)

    def _read_near(self, scope: Scope) -> Node:
        node = self._read_primary(scope)
        while self.kind in _NEAR:
            near = self.take()
            node = join_near(node, near, self._read_primary(scope))
        return node

    def _read_primary(self, scope: Scope) -> Node:
        token = self.tokens[self.at]
        if token.kind is TokenKind.FIELD:
            self.at += 1
            return self._read_primary(FIELDS[token.span.text[:-1].lower()])
        if token.kind is TokenKind.OPEN:
            return self._boosted(self._read_group(scope))
        if token.kind in _LEAVES:
            return self._boosted(make_leaf(self.take(), scope, self.today))
        raise self._misplaced(token)

    def _read_group(self, scope: Scope) -> Node:
        opening = self.take()
        if self.kind is TokenKind.CLOSE:
            raise QuerySpan(
                opening.span.whole, opening.span.start, self.take().span.end
            ).error("there is nothing in these parentheses", "put words between them")
        node = self.read_sequence(scope)
        self.take()
        return node

    def _boosted(self, node: Node) -> Node:
        if self.kind is not TokenKind.BOOST:
            return node
        boost = self.take()
        if is_filter(node):
            raise boost.span.error("a filter has no weight", "put the ^ after a word")
        return node if boost.number == 1 else Boost(node, boost.number)

    def _misplaced(self, token: QueryToken) -> QueryError:
        """Makes the error for an operator with nothing before it, or nothing after."""
        side = "before"
        if token.kind in {TokenKind.END, TokenKind.CLOSE}:
            token, side = self.tokens[self.at - 1], "after"
        name = token.span.text
        return token.span.error(
            f"{name} has nothing {side} it",
            f"write A {name} B" if side == "before" else f"put a word {side} it",
        )


def _signed(clause: Clause) -> Node:
    return Not(clause.node) if clause.sign == "-" else clause.node
