"""Tells by its name how a file holds articles, or why it holds none."""

import re
from enum import StrEnum


class FileFormat(StrEnum):
    """The format in which a file holds its articles."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MHTML = "mhtml"
    XML = "xml"
    JSON = "json"
    JSON_LINES = "json lines"
    CSV = "csv"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    EPUB = "epub"
    MAIL = "mail"
    MBOX = "mbox"
    WARC = "warc"
    WEBARCHIVE = "safari web archive"
    ZIP = "zip"
    TAR = "tar"
    RIS = "ris"
    BIBTEX = "bibtex"
    SCRIPT = "script"
    UNKNOWN = "unknown"


_FORMAT_OF_SUFFIX = {
    **dict.fromkeys((".txt", ".text", ".asc"), FileFormat.TEXT),
    **dict.fromkeys((".md", ".markdown", ".mkd"), FileFormat.MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht", ".shtml"), FileFormat.HTML),
    ".json": FileFormat.JSON,
    **dict.fromkeys((".jsonl", ".ndjson", ".jsonlines"), FileFormat.JSON_LINES),
    **dict.fromkeys((".csv", ".tsv"), FileFormat.CSV),
    **dict.fromkeys((".mht", ".mhtml"), FileFormat.MHTML),
    **dict.fromkeys(
        (".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml"), FileFormat.XML
    ),
    ".pdf": FileFormat.PDF,
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), FileFormat.DOCX),
    **dict.fromkeys((".odt", ".ott", ".fodt", ".sxw"), FileFormat.ODT),
    ".rtf": FileFormat.RTF,
    ".epub": FileFormat.EPUB,
    **dict.fromkeys((".eml", ".emlx"), FileFormat.MAIL),
    **dict.fromkeys((".mbox", ".mbx"), FileFormat.MBOX),
    ".warc": FileFormat.WARC,
    **dict.fromkeys((".zip", ".wacz", ".maff"), FileFormat.ZIP),
    **dict.fromkeys((".tar", ".tgz", ".tbz2", ".txz"), FileFormat.TAR),
    ".webarchive": FileFormat.WEBARCHIVE,
    ".ris": FileFormat.RIS,
    **dict.fromkeys((".bib", ".bibtex"), FileFormat.BIBTEX),
    ".js": FileFormat.SCRIPT,
}
_PACKED_SUFFIX = re.compile(r"\.(?:gz|bz2|xz)$")
_PASSED_OVER = ("a picture", "sound or film", "not an article by its name")
_REASON_OF_SUFFIX = {
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".svg", ".tif", ".tiff",
         ".ico", ".heic", ".avif", ".psd"),
        "a picture, not text",
    ),
    **dict.fromkeys(
        (".mp3", ".mp4", ".m4a", ".m4v", ".wav", ".ogg", ".webm", ".avi", ".mov",
         ".mkv", ".flac"),
        "sound or film, not text",
    ),
    **dict.fromkeys(
        (".7z", ".rar", ".zst"),
        "an archive of a kind that is not read; unpack it first",
    ),
    **dict.fromkeys(
        (".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".pages", ".msg", ".djvu",
         ".mobi", ".azw3"),
        "a format that is not read; save it as text, HTML, .docx or .csv",
    ),
    **dict.fromkeys(
        (".yaml", ".yml", ".toml", ".ini", ".cfg", ".css", ".mjs", ".ts", ".py",
         ".sh", ".xsl", ".xsd", ".map", ".sql", ".db",
         ".sqlite", ".parquet", ".woff", ".woff2", ".ttf", ".eot", ".exe", ".dll",
         ".so", ".bin", ".pickle", ".pkl", ".lock", ".log", ".tmp", ".bak"),
        "not an article by its name",
    ),
}  # fmt: skip


def detect_format(name: str) -> FileFormat:
    """Returns the format of a file by the suffix of its name, ignoring `.gz` and the like.

    >>> detect_format("export.jsonl.gz")
    <FileFormat.JSON_LINES: 'json lines'>
    """
    _, point, ending = _PACKED_SUFFIX.sub("", name.lower()).rpartition(".")
    return _FORMAT_OF_SUFFIX.get(point + ending, FileFormat.UNKNOWN)


_WORDS = {
    FileFormat.TEXT: "text",
    FileFormat.MARKDOWN: "Markdown text",
    FileFormat.HTML: "web page",
    FileFormat.MHTML: "saved web page",
    FileFormat.XML: "XML file",
    FileFormat.JSON: "JSON records",
    FileFormat.JSON_LINES: "JSON records, one a line",
    FileFormat.CSV: "table",
    FileFormat.PDF: "PDF document",
    FileFormat.DOCX: "Word document",
    FileFormat.ODT: "OpenDocument text",
    FileFormat.RTF: "RTF document",
    FileFormat.EPUB: "EPUB book",
    FileFormat.MAIL: "mail",
    FileFormat.MBOX: "mailbox",
    FileFormat.WARC: "web archive",
    FileFormat.WEBARCHIVE: "web archive of Safari",
    FileFormat.ZIP: "ZIP archive",
    FileFormat.TAR: "tar archive",
    FileFormat.RIS: "RIS references",
    FileFormat.BIBTEX: "BibTeX references",
    FileFormat.SCRIPT: "data in a script",
    FileFormat.UNKNOWN: "text",
}


def describe_format(file_format: FileFormat) -> str:
    """Describes what a file in a format is.

    >>> describe_format(FileFormat.DOCX)
    'Word document'
    """
    return _WORDS[file_format]


def list_suffixes(file_format: FileFormat) -> tuple[str, ...]:
    """Lists the suffixes by which a format is named.

    >>> list_suffixes(FileFormat.MBOX)
    ('.mbox', '.mbx')
    """
    return tuple(
        suffix for suffix, named in _FORMAT_OF_SUFFIX.items() if named is file_format
    )


def is_text(file_format: FileFormat) -> bool:
    """Checks whether a format by its name says little: the content may be of any."""
    return file_format in (FileFormat.TEXT, FileFormat.UNKNOWN)


def why_no_article(suffix: str) -> str:
    """Returns why files with a suffix are not read; empty for a suffix that may be.

    >>> why_no_article(".JPG")
    'a picture, not text'
    """
    return _REASON_OF_SUFFIX.get(suffix.lower(), "")


def is_worth_naming(reason: str) -> bool:
    """Checks whether a user misses files of which `why_no_article` says this.

    No one misses the pictures and scripts in an archive of saved pages.

    >>> is_worth_naming("a picture, not text"), is_worth_naming(why_no_article(".doc"))
    (False, True)
    """
    return not reason.startswith(_PASSED_OVER)
