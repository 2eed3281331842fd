"""A bundle: many articles in one file, as news databases export them."""

from collections.abc import Iterable
from typing import NamedTuple

from index.reading.article_builder import ArticleBuilder
from index.reading.metadata.declared_fields import NOTHING_DECLARED, DeclaredFields
from index.reading.metadata.record import Record, describe_bare_links
from index.reading.read_settings import Articles

_MAX_NUMBERS = 10


class BundledArticle(NamedTuple):
    """An article of a bundle.

    Attributes:
        text: its body alone, without labels; empty where the bundle has none.
        declared: the fields that its labels state.
        number: its place in the bundle, from 1.
        key: the database's own id of it, empty where there is none.
        page: what else is said of it: labels, notes, copyright lines.
        is_cut: whether the file ends within it, so that a part of its text is lost.
    """

    text: str
    declared: DeclaredFields = NOTHING_DECLARED
    number: int = 1
    key: str = ""
    page: str = ""
    is_cut: bool = False


class Bundle(NamedTuple):
    """The articles of a file, in order.

    Attributes:
        database: the name of the database that made the file, for the reader.
        articles: its articles; a generator, where the file is large.
        stated: how many articles the file itself says it holds; 0 where it does not.
        are_links: whether it lists links whose texts it does not have.
    """

    database: str
    articles: Iterable[BundledArticle]
    stated: int = 0
    are_links: bool = False


def read_bundle(bundle: Bundle, builder: ArticleBuilder) -> Articles:
    """Yields the articles, and an error that names those without a text, or cut off."""
    builder.taken_for = f"{bundle.database} bundle"
    read, without_text, cut = 0, [], 0
    for article in bundle.articles:
        text = article.text or article.declared.title.value
        if text:
            read += 1
            cut = article.number if article.is_cut else cut
            record = Record(text, article.declared, article.key, article.page)
            yield builder.build_record(
                record, line=article.number, place=str(article.number)
            )
        else:
            without_text.append(article.number)
    total = max(read + len(without_text), bundle.stated)
    if bundle.are_links and read:
        yield builder.build_error(describe_bare_links(read))
    if total > read or cut:
        yield builder.build_error(describe_gaps(total, read, without_text, cut))


def describe_gaps(total: int, read: int, without_text: list[int], cut: int = 0) -> str:
    """Describes what of a bundle was not read.

    Args:
        total: how many articles it has, or says it has.
        read: how many were read.
        without_text: the numbers of those that have no text.
        cut: the number of the one within which the file ends, 0 where it ends well.

    >>> describe_gaps(80, 78, [12, 40])
    'bundle of 80, 78 read, 2 without text: number 12, number 40'
    >>> describe_gaps(80, 78, [], cut=78)
    'bundle of 80, 78 read, number 78 cut off, 2 not found'
    """
    said = f"bundle of {total:,}, {read:,} read"
    if without_text:
        named = ", ".join(f"number {number}" for number in without_text[:_MAX_NUMBERS])
        more = ", …" if len(without_text) > _MAX_NUMBERS else ""
        said += f", {len(without_text):,} without text: {named}{more}"
    if cut:
        said += f", number {cut:,} cut off"
    lost = total - read - len(without_text)
    if lost > 0:
        said += f", {lost:,} not found"
    return said
