"""Counts names among the words of a page, and finds what mostly stands beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from index.extract.gazetteer.outlets import split_words
from index.extract.page.lines import DENSE_SCRIPT

_MAX_JOINED_WORDS = 5


class PageWords:
    """The folded words of some lines, in order.

    >>> words = PageWords(["About Harbour News", "Harbour News staff"])
    >>> words.count("harbour news"), words.find_next("harbour"), words.join("harbournews")
    (2, ('news', 1.0), 'harbour news')
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: list[str] = []
        for text in texts:
            self._words += split_words(text)
            # A bar keeps a name from running on into the next line.
            self._words.append("|")
        self._counts = Counter(self._words)

    def count(self, key: str) -> int:
        """Counts a name, given by its key."""
        if not key.isascii() and DENSE_SCRIPT.search(key):
            # Nothing but its letters divides it from what follows.
            return sum(word.count(key) for word in self._counts if key in word)
        if " " not in key:
            return self._counts.get(key, 0)
        return sum(1 for _ in self._find(key.split()))

    def find_next(self, key: str) -> tuple[str, float]:
        """Returns the word that most often follows a name, and its share.

        A word that follows once is no habit: its share is 0.
        """
        words = key.split()
        # Most names occur once, and no word follows them twice.
        if words and self._counts.get(words[0], 0) < 2:
            return "", 0.0
        after = (place + len(words) for place in self._find(words))
        return self._most_common(after)

    def find_previous(self, key: str) -> tuple[str, float]:
        """Returns the word that most often precedes a name, and its share."""
        return self._most_common(place - 1 for place in self._find(key.split()))

    def join(self, label: str) -> str:
        """Returns the words that a label of a host has without blanks, or ""."""
        for first, places in self._places.items():
            if not label.startswith(first) or first == label:
                continue
            for place in places:
                for size in range(2, _MAX_JOINED_WORDS + 1):
                    run = self._words[place : place + size]
                    if "".join(run) == label:
                        return " ".join(run)
        return ""

    def _find(self, words: list[str]) -> Iterator[int]:
        size = len(words)
        if not size:
            return
        # Of few names do all words occur: places are listed for them alone.
        for word in words:
            if word not in self._counts:
                return
        for place in self._places[words[0]]:
            if self._words[place : place + size] == words:
                yield place

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {word: [] for word in self._counts}
        for place, word in enumerate(self._words):
            places[word].append(place)
        return places

    def _most_common(self, places: Iterable[int]) -> tuple[str, float]:
        beside = [
            self._words[place] if 0 <= place < len(self._words) else "|"
            for place in places
        ]
        counts = Counter(word for word in beside if word != "|")
        word, count = counts.most_common(1)[0] if counts else ("", 0)
        return (word, count / len(beside)) if count > 1 else ("", 0.0)
