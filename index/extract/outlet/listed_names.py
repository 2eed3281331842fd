"""Finds the outlets of the gazetteer that a line names, and no words that look like one."""

import re
from collections.abc import Iterator

from index.analysis.analyzer import fold
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.outlet.self_naming import says_nothing

_WORD = re.compile(r"[^\W_]+")


def find_listed(key: str, gazetteer: Gazetteer) -> str:
    """Returns the canonical name of a listed outlet, "" if there is none.

    Of the words "the local" the first is needed: local alone is a section.
    """
    outlets = gazetteer.outlets
    name = outlets.name_of_key(key)
    # Keys of several words are without the article.
    if name or " " in key:
        return name or ""
    if key in gazetteer.common_words or key in gazetteer.places or says_nothing(key):
        return ""
    return outlets.name_of_key(f"the {key}") or ""


def find_mentions(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Yields the names of listed outlets in a line that stand there as names."""
    if not gazetteer.outlets.may_occur_in(text):
        return
    for _, alias in gazetteer.outlets.find_in(text):
        if " " in alias or not _is_within_name(alias, text):
            yield alias


def _is_within_name(word: str, text: str) -> bool:
    """Tells whether a word is a part of a longer name, or no name: the Seattle Times."""
    words = _WORD.findall(text)
    folded = [fold(one) for one in words]
    if word not in folded:
        return False
    at = folded.index(word)
    if words[at].islower() or (text.isupper() and len(words) > 2):
        return True
    before = f"{words[at - 1]} {words[at]}" if at else ""
    after = " ".join(words[at : at + 2])
    return any(
        other[:1].isupper() and not says_nothing(fold(other)) and pair in text
        for pair, other in (
            (before, before.partition(" ")[0]),
            (after, after.partition(" ")[2]),
        )
    )
