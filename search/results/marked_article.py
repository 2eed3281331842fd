"""An article with all that a query finds in it."""

from dataclasses import dataclass

from index.article import Article
from search.results.results import Mark


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with all matches of a query; the marks of a text do not overlap.

    Attributes:
        article: the article.
        title_marks: the matches in its title.
        body_marks: the matches in its body.
        text_marks: the matches in all its text, as it was saved.
        missing: the query words that neither has, as typed.
    """

    article: Article
    title_marks: tuple[Mark, ...] = ()
    body_marks: tuple[Mark, ...] = ()
    text_marks: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()
