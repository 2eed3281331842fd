"""Finds the numbers that a text states, each with the word that it counts."""

import re

from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.analysis.stop_words import is_stop_word
from index.extract.dates.month_names import month_number
from index.extract.quotations.attribution_rules import read_cues

_NUMBER = re.compile(
    r"(?<![\w.,/:\-])(\d+(?:[.,٬٫\u00a0\u202f']\d+)*)(?![\w/:\-])"
    r"(?:[ \u00a0]?(%)|[ \u00a0]([^\W\d_]+(?:['’][^\W\d_]+)*))?"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_GROUPS = re.compile(r"[^\d](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"[^\d%]")


def list_numbers(text: str, language: str = DEFAULT_LANGUAGE) -> dict[str, str]:
    """Lists the numbers of a text that are likely to count something.

    Years, days before a month, clock times and parts of dates are left out.

    Args:
        text: the text.
        language: its ISO 639-1 code.

    Returns:
        By value the number as written, with the word after it unless that can be none
        that it counts: a stop word or a verb of saying. Digits and separators of all
        scripts are one.

    >>> list_numbers("At least 1,200 men and 14 tanks came on 5 May 2019.")
    {'1200': '1,200 men', '14': '14 tanks'}
    >>> list_numbers("Of the 20 said to be there 3 of them left.", "en")
    {'20': '20', '3': '3'}
    """
    found: dict[str, str] = {}
    for number, percent, word in _NUMBER.findall(text):
        if _YEAR.fullmatch(number) or (word and month_number(word)):
            continue
        value = _DECIMAL.sub(".", _GROUPS.sub("", number))
        plain = "".join(str(int(one)) if one.isdigit() else one for one in value)
        counted = percent or (word if _is_countable(word, language) else "")
        known = found.get(plain + percent, "")
        # The first that says what is counted, else the first.
        if not known or (counted and " " not in known):
            found[plain + percent] = f"{number} {counted}".rstrip()
    return found


def _is_countable(word: str, language: str) -> bool:
    if is_stop_word(word, language):
        return False
    # "20 said" counts none that say; "20 claims" and "20 states" do count.
    is_plural = word.endswith("s")
    return is_plural or not read_cues(language).cue.fullmatch(word)
