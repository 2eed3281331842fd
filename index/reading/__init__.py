"""Reads articles from files: give it paths, get articles and errors back."""

from index.reading.files import list_files
from index.reading.reader import read_articles, read_file, split_file
from index.reading.source import SourceFile

__all__ = ["SourceFile", "list_files", "read_articles", "read_file", "split_file"]
