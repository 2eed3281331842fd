"""From files to articles: each format has its file, this is the door."""

from index.reading.files import list_files
from index.reading.reader import read_articles, read_file, split_file
from index.reading.source import SourceFile

__all__ = ["SourceFile", "list_files", "read_articles", "read_file", "split_file"]
