"""Asks questions of an index and updates it in one process, and measures what that holds.

    python -m tests.corpus_search.soak FOLDER UPDATES QUESTIONS

After each update it asks as many questions, half of them of the index as it was at the
start, half of the last commit. It prints a line of JSON for each update.
"""

import gc
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import corpus_search
from index.codec.commit.toc import read_toc
from search.output import results_json
from search.query_errors import NoSuchNameError, QueryError

ARTICLES = 200
REPLACED = 4
"""Articles that an update removes; so many others are new, and so many changed."""
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0

_SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu ша ге ли но ру".split()
_OUTLETS = ("BBC", "TASS", "Duvar English", "Al Jazeera")
# A prefix of one letter takes as long as thirty other questions.
_PREFIX_LENGTHS = (1, *(4,) * 20, *(5,) * 20)
_ODD = ("(", '"', "~", "*", "..", "\0", "\ud800", "AND", "date:", "^9", "السراج", "李")


def spell(chance: random.Random, syllables: int) -> str:
    """Returns a word that most likely nobody has used before."""
    return "".join(chance.choices(_SYLLABLES, k=syllables))


class ChangingCorpus:
    """A corpus that keeps its size, and questions of every kind about it."""

    def __init__(self, folder: Path, seed: int = 1) -> None:
        self._folder = folder
        self._chance = random.Random(seed)
        self._words = [spell(self._chance, 3) for _ in range(2_000)]
        self._files: list[Path] = []
        (folder / "news").mkdir()
        self._add(ARTICLES)

    def update(self) -> None:
        """Replaces and changes some articles, and brings the index up to date."""
        for path in self._files[:REPLACED]:
            path.unlink()
        del self._files[:REPLACED]
        self._add(REPLACED)
        for path in self._chance.sample(self._files[:-REPLACED], REPLACED):
            path.write_text(self._write_article(), encoding="utf-8")
        corpus_search.index(self._folder / "news", self._folder / ".index", processes=1)

    def ask(self, corpus: corpus_search.Corpus) -> None:
        """Asks one question; an error that names what was typed is an answer too."""
        chance = self._chance
        kinds = (self._search, self._search, self._search, self._browse)
        try:
            chance.choice(kinds)(corpus)
        except (QueryError, NoSuchNameError):
            return

    def _search(self, corpus: corpus_search.Corpus) -> None:
        chance = self._chance
        results = corpus.search(
            self._make_text(),
            outlet=chance.choices(((), _OUTLETS[0]), (9, 1))[0],
            since=chance.choices(("", "2019-06"), (9, 1))[0],
            all=chance.random() < 0.1,
            sort=chance.choice(("relevance", "newest")),
            page=chance.choice((1, 1, 2)),
            facet=chance.choice(((), ("outlet", "actor", "year"))),
            exact=self._seldom(),
            expand=self._seldom(),
            explain=self._seldom(),
            stories=self._seldom(),
            collapse=self._seldom(),
            guesses=self._seldom(),
        )
        results_json.dump_results(results)

    def _browse(self, corpus: corpus_search.Corpus) -> None:
        chance = self._chance
        id = chance.choice(corpus.search("*", limit=9, snippets=0).hits).article.id
        acts: tuple[Callable[[], object], ...] = (
            lambda: corpus.article(id),
            lambda: corpus.similar(id),
            lambda: corpus.copies(id),
            corpus.status,
            lambda: corpus.actors(limit=20),
            lambda: corpus.actor(self._name()),
            lambda: corpus.suggest_actors(limit=5),
        )
        # The last three read all articles.
        (act,) = chance.choices(acts, (4, 4, 4, 4, 1, 1, 1))
        act()

    def _make_text(self) -> str:
        chance = self._chance
        pieces = [chance.choice(self._pieces())() for _ in range(chance.randint(1, 3))]
        return chance.choice((" ", " ", " AND ", " OR ", " w/5 ")).join(pieces)

    def _pieces(self) -> tuple[Callable[[], str], ...]:
        chance, word = self._chance, self._word
        return (
            word,
            word,
            lambda: spell(chance, 4),
            lambda: self._misspell(word()),
            lambda: f"{word()[: chance.choice(_PREFIX_LENGTHS)]}*",
            lambda: f"{word()[:4]}*{word()[-1:]}",
            lambda: f"{word()}~{chance.randint(1, 2)}",
            lambda: f'"{word()} {word()}"~{chance.randint(0, 9)}',
            lambda: f"title:{word()}^{chance.randint(2, 9)}",
            lambda: f"-{word()}",
            lambda: f"[{(one := word())} TO {one[:4]}zz]",
            lambda: f'actor:"{self._name()}"',
            lambda: f"date:20{chance.randint(15, 22)}",
            lambda: self._name(),
            lambda: "".join(chance.choices(_ODD, k=4)),
            lambda: spell(chance, 400),
        )  # fmt: skip

    def _seldom(self) -> bool:
        return self._chance.random() < 0.05

    def _add(self, count: int) -> None:
        for _ in range(count):
            path = self._folder / "news" / f"{self._chance.getrandbits(64):x}.md"
            path.write_text(self._write_article(), encoding="utf-8")
            self._files.append(path)

    def _write_article(self) -> str:
        chance = self._chance
        day = f"20{chance.randint(15, 22)}-{chance.randint(1, 12):02}-15"
        words = " ".join(self._word() for _ in range(150))
        new = " ".join(spell(chance, 4) for _ in range(20))
        return (
            f"---\ntitle: {self._word()} {self._word()}\n"
            f"outlet: {chance.choice(_OUTLETS)}\ndate: {day}\n---\n"
            f"{self._name()} met {self._name()} in Tripoli, said {self._name()}.\n\n"
            f"{words}. {new}.\n"
        )

    def _word(self) -> str:
        # Some words are common, most are rare.
        return self._words[int(len(self._words) * self._chance.random() ** 3)]

    def _name(self) -> str:
        given = self._chance.choice(("Khalifa", "Anna", "Peter", "Mary", "Ahmed"))
        surname = (
            spell(self._chance, 3) if self._chance.random() < 0.3 else self._word()
        )
        return f"{given} {surname.title()}"

    def _misspell(self, word: str) -> str:
        at = self._chance.randrange(len(word))
        return word[:at] + word[at + 1 :]


def measure(directory: Path) -> dict[str, int]:
    """Returns what the process holds now, and the segments of the index."""
    gc.collect()
    resident = int(Path("/proc/self/statm").read_text().split()[1])
    return {
        "resident": resident * PAGE_BYTES,
        "open": len(list(Path("/proc/self/fd").iterdir())),
        "mapped": Path("/proc/self/maps").read_text().count(str(directory)),
        "segments": len(read_toc(directory).segments),
        "files": len(list(directory.iterdir())),
    }


def soak(folder: Path, updates: int, questions: int) -> Iterator[dict[str, int]]:
    """Yields the measures after each update and its questions."""
    corpus = ChangingCorpus(folder)
    corpus.update()
    first = corpus_search.open(folder)
    for _ in range(updates):
        corpus.update()
        last = corpus_search.open(folder)
        for number in range(questions):
            corpus.ask(last if number % 2 else first)
        yield measure(folder / ".index")


if __name__ == "__main__":
    for measures in soak(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])):
        sys.stdout.write(f"{json.dumps(measures)}\n")
        sys.stdout.flush()
