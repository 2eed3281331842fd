"""The formats that are read, as the user is told of them."""

from collections.abc import Mapping
from typing import NamedTuple

from index.reading.file_types import FileFormat, list_suffixes


class KnownFormat(NamedTuple):
    """A format, or the files of one program.

    Attributes:
        name: what it is called.
        reads: what is read of it.
        suffixes: the suffixes by which its files are named.
        formats: the formats of these files, where they have any of their own.
    """

    name: str
    reads: str
    suffixes: tuple[str, ...] = ()
    formats: tuple[FileFormat, ...] = ()


def _known(name: str, reads: str, *formats: FileFormat) -> KnownFormat:
    suffixes = [suffix for each in formats for suffix in list_suffixes(each)]
    return KnownFormat(name, reads, tuple(suffixes), formats)


FORMATS: Mapping[str, tuple[KnownFormat, ...]] = {
    "Texts and pages": (
        _known(
            "text",
            "one article; tables and records in it are found",
            FileFormat.TEXT,
            FileFormat.MARKDOWN,
            FileFormat.UNKNOWN,
        ),
        _known("web page", "its article, and all other text apart", FileFormat.HTML),
        _known("saved web page", "the same, with its address", FileFormat.MHTML),
        _known("web archive of Safari", "the same", FileFormat.WEBARCHIVE),
    ),
    "Downloads of news databases": (
        KnownFormat("Nexis", "older text and HTML; Nexis Uni as DOCX, RTF, PDF"),
        KnownFormat("Factiva", "HTML, text, RTF, XML, with codes or without"),
        KnownFormat("ProQuest", "text, HTML and mails"),
        KnownFormat("Europresse", "HTML, old layout and new"),
        KnownFormat("others", "Integrum; bundles with labelled fields"),
    ),
    "Archives, mails and feeds": (
        _known(
            "archive",
            "all files in it, also in an archive inside; .gz, .bz2, .xz of all formats",
            FileFormat.ZIP,
            FileFormat.TAR,
        ),
        _known("web archive", "an article a page, with its address", FileFormat.WARC),
        _known(
            "mail",
            "an article a mail, and those attached to it",
            FileFormat.MAIL,
            FileFormat.MBOX,
        ),
        _known(
            "feed, news in XML",
            "RSS, Atom, WordPress, NITF, NewsML: an article an item",
            FileFormat.XML,
        ),
        KnownFormat(
            "collection", "TREC, Gigaword, Reuters: an article a document", (".sgm",)
        ),
    ),
    "Tables and JSON": (
        _known(
            "table",
            "an article a row; columns are known in many languages",
            FileFormat.CSV,
        ),
        _known(
            "JSON",
            "an article a record, however they are wrapped",
            FileFormat.JSON,
            FileFormat.JSON_LINES,
        ),
    ),
    "Exports of other programs": (
        KnownFormat(
            "Telegram", "an article a message", ("result.json", "messages.html")
        ),
        _known("X (Twitter) archive", "an article a tweet", FileFormat.SCRIPT),
        _known("RIS", "an article a reference, its abstract as text", FileFormat.RIS),
        _known("BibTeX", "the same", FileFormat.BIBTEX),
        KnownFormat(
            "Zotero, EndNote, CSL", "the same", (".rdf", ".xml", ".json", ".csv")
        ),
        KnownFormat(
            "read-later services",
            "wallabag, Omnivore, Readwise, Raindrop, Matter: an article a record",
            (".json", ".csv"),
        ),
        KnownFormat(
            "lists of links",
            "Pocket, Instapaper, bookmarks: titles alone; texts are not in them",
            (".html", ".csv"),
        ),
    ),
    "Documents": (
        _known(
            "PDF",
            "one article, in the order of its columns; the bundle of a database",
            FileFormat.PDF,
        ),
        _known("Word", "the same; old .doc files are not read", FileFormat.DOCX),
        _known("OpenDocument text", "the same", FileFormat.ODT),
        _known("RTF", "the same, also where it is named .doc", FileFormat.RTF),
        _known("EPUB", "an article for each chapter", FileFormat.EPUB),
    ),
}
