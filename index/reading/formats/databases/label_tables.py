"""Tables of the labels that databases write, in many languages: index/reading/data."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from index.reading.metadata.field_values import parse_language_tag

_SPACES = re.compile(r"[\s\u00a0]+")
_LANGUAGES_BETWEEN = re.compile(r"[;,/|]| - ")
_MAX_CHARS = 80


@cache
def load_labels(name: str) -> Mapping[str, str]:
    """Loads a table: what each label stands for, by the label as `fold_label` gives it.

    Args:
        name: the name of the table, without its suffix.
    """
    path = files("index.reading") / "data" / f"{name}.txt"
    labels: dict[str, str] = {}
    for line in path.read_text("utf-8").splitlines():
        meaning, sign, written = line.partition(" = ")
        if sign and not line.startswith("#"):
            for label in written.split("; "):
                labels.setdefault(fold_label(label), meaning)
    return labels


def list_labels(name: str, meaning: str) -> list[str]:
    """Lists the labels of a table that stand for one thing, the longest first."""
    found = [label for label, known in load_labels(name).items() if known == meaning]
    return sorted(found, key=len, reverse=True)


def fold_label(label: str) -> str:
    """Returns a label without what does not distinguish it: case, and width of spaces.

    >>> fold_label("Publication  Title")
    'publication title'
    """
    return _SPACES.sub(" ", label).strip().casefold()


@lru_cache(maxsize=1 << 10)
def find_language(written: str) -> str:
    """Returns the code for the name of a language in any language; empty if unknown.

    >>> find_language("Français"), find_language("ENGLISH; ANGLAIS"), find_language("英文")
    ('fr', 'en', 'en')
    """
    # Serbian - Latin; ENGLISH; ANGLAIS
    names = [written, *_LANGUAGES_BETWEEN.split(written[:_MAX_CHARS])]
    for name in names if len(written) <= _MAX_CHARS else ():
        folded = fold_label(name)
        code = load_labels("language_names").get(folded) or parse_language_tag(folded)
        if code:
            return code
    return ""
