"""Whoosh's schema of the index, which each table of contents holds pickled.

A search of ours needs none of this, and Whoosh takes a tenth of a second to import.
"""

from collections.abc import Iterator
from typing import Any

from whoosh import fields
from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken

from index.analysis.analyzer import DEFAULT_LANGUAGE, analyse
from index.analysis.stop_words import stop_terms
from index.schema import (
    ACTOR_NAMES,
    ACTORS,
    AUTHOR_NAMES,
    AUTHORS,
    BODY,
    DATE,
    DATE_LAST,
    DIGEST,
    FILE,
    FORMS,
    ID,
    LANGUAGE,
    OUTLET,
    PAGE,
    PATH,
    PATH_KEY,
    STORED,
    TITLE,
    URL,
    URL_KEYS,
)


def make_schema() -> fields.Schema:
    """Builds the schema of the index.

    DATE and DATE_LAST are ISO days, the first and last that the article can be of, so
    that they sort as text; both are empty for an undated article. PAGE is the text that
    is neither title nor body. ACTORS holds canonical
    names. ACTOR_NAMES holds, for every spelling that an actor of the article can be
    searched by, `folded spelling TAB rank TAB canonical name`: rank 0 for a whole name, 1
    for a word of one; and `TAB transliteration key TAB canonical name`. AUTHORS holds the names of the
    authors, and AUTHOR_NAMES the same as ACTOR_NAMES of them. PATH_KEY holds the path without case and accents. URL_KEYS holds addresses
    from the top of their host down (index.analysis.url_keys). FORMS holds
    `folded form TAB term` for every word (index.codec.form_dictionary). FILE is the name
    of the file that the article came from. STORED is the article
    (index.codec.stored_article).
    """
    text = TextAnalyzer()
    names = fields.KEYWORD(commas=True)
    return fields.Schema(
        **{
            ID: fields.ID(unique=True, stored=True),
            PATH: fields.ID(stored=True),
            PATH_KEY: fields.ID(),
            URL: fields.STORED(),
            TITLE: ContentText(analyzer=text, phrase=True),
            BODY: ContentText(analyzer=text, phrase=True),
            PAGE: ContentText(analyzer=text, phrase=True),
            DATE: fields.ID(),
            DATE_LAST: fields.ID(),
            OUTLET: fields.ID(),
            ACTORS: names,
            ACTOR_NAMES: names,
            AUTHORS: names,
            AUTHOR_NAMES: names,
            URL_KEYS: names,
            LANGUAGE: fields.ID(),
            FORMS: names,
            FILE: fields.ID(),
            DIGEST: fields.STORED(),
            STORED: fields.STORED(),
        }
    )


class TextAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no type hints
    """Analyses texts and queries as the index does, in English, for Whoosh's own tools."""

    def __call__(
        self,
        value: str,
        positions: bool = False,  # noqa: FBT001, FBT002  (Whoosh's signature)
        chars: bool = False,  # noqa: FBT001, FBT002
        start_pos: int = 0,
        start_char: int = 0,
        **kwargs: Any,  # noqa: ANN401
    ) -> Iterator[WhooshToken]:
        """Yields Whoosh's tokens of a text."""
        token = WhooshToken(positions, chars, **kwargs)
        for position, (start, end, term) in enumerate(analyse(value), start_pos):
            token.text = token.original = term
            token.boost = 1.0
            token.stopped = False
            if positions:
                token.pos = position
            if chars:
                token.startchar, token.endchar = start + start_char, end + start_char
            yield token


class ContentText(fields.TEXT):  # type: ignore[misc]  # Whoosh has no type hints
    """A field of running text whose length leaves out stop words."""

    def index(
        self,
        value: Any,  # noqa: ANN401  (Whoosh's signature)
        **options: Any,  # noqa: ANN401
    ) -> Iterator[tuple[bytes, int, float, Any]]:
        """Yields Whoosh's (term, frequency, weight, posting) for each term of a text.

        Whoosh adds up the frequencies to the field length, and uses the weights for
        all else. A text of nothing but stop words has the length 1.
        """
        stops = {term.encode() for term in stop_terms(DEFAULT_LANGUAGE)}
        items = list(super().index(value, **options))
        length = sum(item[1] for item in items if item[0] not in stops)
        for place, (term, frequency, weight, posting) in enumerate(items):
            counted = 0 if term in stops else frequency
            yield term, counted if length or place else 1, weight, posting
