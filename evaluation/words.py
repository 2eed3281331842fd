"""Checks that each word finds its article: `python -m evaluation words FOLDER...`.

A folder holds files as people have them; a `pages*.jsonl` of saved pages (see
`evaluation.fields`) gives a text file for each of a page's texts. Words are read from
the files by means of their own, not by those of the index, and each is searched in
quotes, which corrects and expands nothing.
"""

import json
import re
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import corpus_search

_WORD = re.compile(r"[^\W_]+")
_PAGE = (".html", ".htm", ".xhtml")
_HIDDEN = frozenset("script style noscript template svg math iframe object".split())
_INLINE = frozenset("a b em font i mark small span strong sub sup time u".split())
_SHOWN = 10


def main(arguments: list[str]) -> int:
    """Prints how many words of the folders' files find their article.

    Returns:
        1 if a word does not, else 0.
    """
    lost = 0
    for argument in arguments:
        with tempfile.TemporaryDirectory() as scratch:
            lost += _report(Path(argument), Path(scratch))
    return int(lost > 0)


def _report(folder: Path, scratch: Path) -> int:
    texts = dict(_write_texts(folder, scratch / "texts"))
    corpus_search.index([scratch / "texts"], scratch / "index")
    corpus = corpus_search.open(scratch / "index")
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for name, text in texts.items():
        for word in _WORD.findall(text):
            holders[word].add(name)
    pairs = sum(map(len, holders.values()))
    lost = [
        (word, name)
        for word, names in holders.items()
        for name in names - _find_files(corpus, word)
    ]
    share = 100 * len(lost) / (pairs or 1)
    print(f"{folder.name}: {len(texts)} files, {pairs} words, {share:.3f} % not found")
    print(*(f"  {word!r} of {name}" for word, name in lost[:_SHOWN]), sep="\n")
    return len(lost)


def _find_files(corpus: corpus_search.Corpus, word: str) -> set[str]:
    """Searches a word, and returns the names of the files of all hits."""
    found = corpus.search(f'"{word}"', limit=10_000, correct=False, snippets=0)
    return {Path(hit.article.file).name for hit in found}


def _write_texts(folder: Path, target: Path) -> Iterator[tuple[str, str]]:
    """Writes the files to index, and yields the name and the words' text of each."""
    target.mkdir()
    for path in sorted(folder.rglob("*")):
        if path.match("pages*.jsonl"):
            for row in map(json.loads, path.read_text("utf-8").splitlines()):
                for kind, text in row["text"].items():
                    name = f"{path.stem}-{row['id']}-{kind}.txt".replace("/", "_")
                    (target / name).write_text(text, encoding="utf-8")
                    yield name, text
        elif path.suffix in (*_PAGE, ".txt"):
            content = path.read_bytes()
            name = f"{path.parent.name}-{path.name}"
            (target / name).write_bytes(content)
            text = content.decode("utf-8", "ignore")
            yield name, _shown_text(text) if path.suffix in _PAGE else text


def _shown_text(markup: str) -> str:
    reader = _TextReader()
    reader.feed(markup)
    reader.close()
    # A word may have a bold letter; but links side by side are words of a menu.
    return "".join(reader.parts).replace("\0\0", " ").replace("\0", "")


class _TextReader(HTMLParser):
    """Collects the text of a page that a browser shows, with NUL for inline tags."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        self.parts.append("\0" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        self.parts.append("\0" if tag in _INLINE else " ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
