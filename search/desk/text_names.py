"""What the desk knows an article by: its text, and what it was called."""

from typing import NamedTuple

from index.article import Article


class TextName(NamedTuple):
    """What an article was called when it was marked: the index may have it no more.

    Attributes:
        text: its id, without the `-2` of equal articles.
        title: its title.
        path: its path.
    """

    text: str
    title: str
    path: str


class Marks(NamedTuple):
    """The tags and the note of a text.

    Attributes:
        named: the text.
        tags: names, sorted.
        note: empty for none.
    """

    named: TextName
    tags: tuple[str, ...] = ()
    note: str = ""


def name_text(article: Article) -> TextName:
    """Returns what the desk knows an article by."""
    title = article.title.value or ""
    return TextName(text_of_article(article.id), title, article.path)


def text_of_article(article_id: str) -> str:
    """Returns the id of an article's text: without the number that equal articles have.

    >>> text_of_article("5eff2ec82090edfe-2"), text_of_article("5eff2ec82090edfe")
    ('5eff2ec82090edfe', '5eff2ec82090edfe')
    """
    text, dash, number = article_id.rpartition("-")
    return text if dash and number.isdecimal() else article_id
