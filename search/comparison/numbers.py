"""Finds the numbers that a text states, each with the word after it."""

import re

from index.extract.dates.month_names import month_number

_NUMBER = re.compile(
    r"(?<![\w.,/:\-])(\d+(?:[.,٬٫\u00a0\u202f']\d+)*)(?![\w/:\-])"
    r"(?:[ \u00a0]?(%)|[ \u00a0]([^\W\d_]+))?"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_GROUPS = re.compile(r"[^\d](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"[^\d%]")


def list_numbers(text: str) -> dict[str, str]:
    """Lists the numbers of a text that are likely to count something.

    Years, days before a month, clock times and parts of dates are left out.

    Returns:
        By value the number as written, with the word after it; digits and separators of
        all scripts are one.

    >>> list_numbers("At least 1,200 men and 14 tanks came on 5 May 2019.")
    {'1200': '1,200 men', '14': '14 tanks'}
    """
    found: dict[str, str] = {}
    for number, percent, word in _NUMBER.findall(text):
        if _YEAR.fullmatch(number) or (word and month_number(word)):
            continue
        value = _DECIMAL.sub(".", _GROUPS.sub("", number))
        plain = "".join(str(int(one)) if one.isdigit() else one for one in value)
        found.setdefault(plain + percent, f"{number} {percent or word}".strip())
    return found
