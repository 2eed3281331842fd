"""Loads the tables of names in `index/reading/data`."""

import re
from functools import cache, lru_cache
from pathlib import Path

from index.analysis.analyzer import fold

_DATA = Path(__file__).parents[1] / "data"

NameTable = dict[str, tuple[str, ...]]
"""Names by field, the best first."""

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_HUMPS = re.compile(r"(?<=[a-zß-öø-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ])")
# Words within a name that change nothing: fecha de publicación, titre de l'article.
_SMALL_WORDS = frozenset(
    """af d da das de degli del dell della delle dello den der des di dos du el em het in l
    la le na nella no of på the van""".split()
)


@cache
def load_sections(file: str) -> tuple[tuple[str, NameTable], ...]:
    """Loads the sections of a table, each with its heading, empty where it has none.

    Args:
        file: the name of the file: `field: name, name` with lines that go on below,
            `[heading]` before a section, `#` before a comment.
    """
    sections: list[tuple[str, dict[str, str]]] = []
    field = ""
    for line in (_DATA / file).read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            sections.append((line.strip("[]"), {}))
            continue
        if not sections:
            sections.append(("", {}))
        names = sections[-1][1]
        if line.startswith(" "):
            names[field] += f" {line.strip()}"
        else:
            field, _, names[field] = line.partition(":")
    return tuple((heading, _divide(names)) for heading, names in sections)


def load_table(file: str) -> NameTable:
    """Loads a table without sections."""
    return load_sections(file)[0][1]


@lru_cache(maxsize=1 << 13)
def join_words(name: str) -> str:
    """Returns a name as it is compared: folded, without small words, signs and spaces.

    >>> join_words("Fecha de publicación"), join_words("datePublished")
    ('fechapublicacion', 'datepublished')
    """
    return "".join(split_words(name))


def split_words(name: str) -> list[str]:
    """Splits a name into its words, folded: at spaces, signs and capitals."""
    words = _WORDS.findall(fold(_HUMPS.sub(" ", name[:100])))
    return [word for word in words if word not in _SMALL_WORDS] or words


def _divide(written: dict[str, str]) -> NameTable:
    return {
        field: tuple(name.strip() for name in names.split(",") if name.strip())
        for field, names in written.items()
    }
