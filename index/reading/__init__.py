"""Reads articles from files, whatever their format and encoding.

Give it paths, get articles with the fields that the files declare, and an error for
each file or record that cannot be read. `files` finds the files, `reader` chooses the
format, `formats` has a module for each, `decoding` turns bytes into text, and
`metadata` reads the declared fields. `index.extract` finds the fields that only the
text states.
"""

from index.reading.files import list_files, walk_folders
from index.reading.folder_files import FolderFiles
from index.reading.reader import read_articles, read_file, split_file
from index.reading.source import SourceFile

__all__ = [
    "FolderFiles",
    "SourceFile",
    "list_files",
    "read_articles",
    "read_file",
    "split_file",
    "walk_folders",
]
