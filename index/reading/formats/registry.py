"""The function that reads each format; its module is imported when a file needs it."""

from importlib import import_module
from typing import Protocol, cast

from index.reading.article_builder import ArticleBuilder
from index.reading.file_types import FileFormat
from index.reading.read_settings import Articles, ReadSettings


class FormatReader(Protocol):
    """Reads the articles of a file."""

    def __call__(self, builder: ArticleBuilder, settings: ReadSettings) -> Articles:
        """Yields the articles of `builder.source`, and errors for what is broken.

        Raises:
            ContentError: if nothing, or nothing more, can be read.
        """


_READERS: dict[FileFormat, tuple[str, str]] = {
    FileFormat.TEXT: ("plain_text", "read_text"),
    FileFormat.MARKDOWN: ("plain_text", "read_text"),
    FileFormat.UNKNOWN: ("plain_text", "read_text"),
    FileFormat.HTML: ("pages.html", "read_html"),
    FileFormat.DOCX: ("documents.word.docx", "read_docx"),
    FileFormat.ODT: ("documents.odt", "read_odt"),
    FileFormat.EPUB: ("documents.epub.epub_book", "read_epub"),
    FileFormat.PDF: ("documents.pdf.pdf_document", "read_pdf"),
    FileFormat.RTF: ("documents.rtf.rtf_document", "read_rtf"),
    FileFormat.JSON: ("records.json_records", "read_json"),
    FileFormat.JSON_LINES: ("records.json_records", "read_json_lines"),
    FileFormat.CSV: ("records.csv_records", "read_csv"),
    FileFormat.ZIP: ("containers.zip_archive", "read_zip"),
    FileFormat.TAR: ("containers.tar_archive", "read_tar"),
    FileFormat.WARC: ("containers.warc_files", "read_warc"),
    FileFormat.MHTML: ("containers.saved_pages", "read_mhtml"),
    FileFormat.WEBARCHIVE: ("containers.saved_pages", "read_webarchive"),
    FileFormat.MAIL: ("mail.mail_files", "read_mail"),
    FileFormat.XML: ("containers.xml_files", "read_xml"),
    FileFormat.MBOX: ("mail.mail_files", "read_mbox"),
    FileFormat.RIS: ("exports.ris", "read_ris"),
    FileFormat.BIBTEX: ("exports.bibtex", "read_bibtex"),
    FileFormat.SCRIPT: ("exports.tweets", "read_script"),
}


def load_reader(file_format: FileFormat) -> FormatReader | None:
    """Imports the reader of a format; None for one that is not read."""
    if file_format not in _READERS:
        return None
    module, function = _READERS[file_format]
    found = getattr(import_module(f"index.reading.formats.{module}"), function)
    return cast("FormatReader", found)
