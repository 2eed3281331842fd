"""Everything the text says of itself, added to what the file declared."""

from index.article import Article
from index.extract.declared import is_complete, settle_complete
from index.extract.gazetteer.gazetteer import Gazetteer


def enrich(article: Article, names: Gazetteer) -> Article:
    """The article with title, date, outlet, language, body and actors filled in.

    What the file declared stays; what the text does not say stays unknown.
    """
    if is_complete(article):
        return settle_complete(article, names)
    # Its patterns take 50 ms to compile, and complete records need none of them.
    from index.extract.from_text import fill_from_text

    return fill_from_text(article, names)
