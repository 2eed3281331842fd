"""The pattern of written dates, in any form and in many languages.

`DATE` has one alternative for each form of a date. The groups of a form bear its digit:
form 3, "20 December 2019", has the groups d3, m3 and y3. The last group that matched
tells the form: `match.lastgroup[1:]`.
"""

import re

from index.extract.dates.calendars import ERAS
from index.extract.dates.month_names import ODD_MONTHS

# Letters, and the combining marks that Indian scripts write vowels with, which Python's
# \w leaves out. The ranges are written out: a class of classes is slower by half.
LETTER = (
    "[A-Za-z\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\u060b\u060d-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef"
    "\u06fa-\u0963\u0970-\u09e5\u09f0-\u0a65\u0a70-\u0ae5\u0af0-\u0b65\u0b70-\u0be5\u0bf0-\u0c65\u0c70-\u0ce5"
    "\u0cf0-\u0d65\u0d70-\u0e4f\u0e5a-\u0ecf\u0eda-\u103f\u104a-\u17df\u17ea-\u1fff\u200c\u200d\u2c00-\u2dff"
    "\u3040-\u312f\u3400-\ud7af\uf900-\ufdff\ufe70-\ufefc]"
)
# Second words of month names of two words; _WORD also has Thai abbreviations with dots.
_SECOND = "|".join(
    dict.fromkeys(form.partition(" ")[2] for form in ODD_MONTHS if " " in form)
)
_WORD = rf"(?:เ?[ก-ฮ][ีิ]?\.[ก-ฮ]\.|{LETTER}{{2,14}}+(?:\s(?i:{_SECOND}))?)"
# _WORD takes 5 ms to compile; this approximation serves where little depends on it.
_ROUGHLY = r"[^\s\d.,/]{2,14}"
_OF = r"(?:(?:de|of|di|ng|ta'|ta’)\ (?:l['’]any\ )?|d['’])"
# Right-to-left text has direction marks around the signs between numbers.
_RTL = "\u200f?"
# Some pages write the time without a space after the date: December 27, 201910:23.
_END = r"(?:(?!\d)|(?=\d?\d:\d\d))"
# Or the number of comments, after a month's name: December 27, 20190.
_END_OF_YEAR = rf"(?:{_END}|(?<=20[0-3]\d)(?=\d(?!\d)))"
# Thai pages may say of which era a year is, and shorten it to two digits.
_THAI_ERA = r"(?:(?:พ|ค)\.?ศ\.?\s?)?"
DATE = re.compile(
    rf"""(?x)
    (?=\d)(?<!\d)(?<!\d[.,/:-])
    (?:
      (?P<y1>\d{{4}})(?:\ ?[-/.]\ ?|\s?[年년]\s?|\ оны\ )(?P<m1>\d{{1,2}})(?:\ ?[-/.]\ ?|\s?[月월]\s?|\ сарын\ )(?P<d1>\d{{1,2}}){_END}
    | (?P<a2>\d{{1,2}}){_RTL}(?P<s2>[./-]|\.\ |\ [./-]\ ){_RTL}(?P<b2>\d{{1,2}}){_RTL}(?P=s2){_RTL}(?P<y2>\d{{4}}|\d\d){_END}(?![./]\d|-\d(?!\d?:))
    | (?P<d7>\d{{1,2}}),?\ [Tt]háng\ (?P<m7>\d{{1,2}})(?:,?\ (?:[Nn]ăm\ )?(?P<y7>\d{{4}})(?!\d))?
    | (?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|ª|\.?º|°|\.|ی)?(?:[-/]|\s*)(?:day\ of\ |{_OF})?
      (?P<m3>{_WORD})(?:\s?/\s?{_ROUGHLY}(?:\s(?i:{_SECOND}))?)?\.?
      (?:(?:\s?[,،]?\s*(?:(?:de|del|do|dell['’]|of|ng|ta’|năm)\ )?{_THAI_ERA}|[-/])(?P<y3>\d{{4}}|(?<=-)\d\d|(?<=[ก-ฮ.]\ )[4-9]\d){_END_OF_YEAR})?
    | (?P<y9>\d{{4}})(?:\.\ gada|\ жылғы|\ жылы|[ -]yil)\ (?P<d9>\d{{1,2}})(?:\.?\ |-)(?P<m9>{_ROUGHLY})
    | (?P<y5>\d{{4}})(?:[.,]|e?ko|\ m\.|\ წლის)?\ (?P<m5>{_ROUGHLY})\.?\ (?P<d5>\d{{1,2}})(?!\d)
    | (?P<m8>\d{{1,2}})\s?[月월]\s?(?P<d8>\d{{1,2}})\s?[日일]
    )
    | (?P<e0>{ERAS})\s?(?P<y0>\d{{1,3}}|元)\s?年\s?(?P<m0>\d{{1,2}})\s?月\s?(?P<d0>\d{{1,2}})
    | (?<!\w)(?P<m4>{_WORD})(?:
        (?:\.?\ {{1,2}}|\.|-(?=\d\d?-\d{{4}}))(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])
        (?:(?:\ ?[,،၊]\ {{0,3}}|\ {{1,3}}|-)(?P<y4>\d{{4}}){_END_OF_YEAR})?
      | ,?\ (?P<y6>(?:19|20)\d\d)(?!\d)
      )
    """
)
"""Matches a date with at least two of its parts; the match may still be impossible."""

FIRST_GROUP = {
    "0": "e0", "1": "y1", "2": "a2", "3": "d3", "4": "m4", "5": "y5", "6": "m4",
    "7": "d7", "8": "m8", "9": "y9",
}  # fmt: skip
"""The first group of each form."""

# Form 6, a month and a year, begins like form 4, a month and a day.
_MONTH_GROUP = {"6": "m4"}

NUMERIC_FORMS = frozenset("01278")
"""The forms that write their month as a number."""


def month_group(form: str) -> str:
    """Returns the name of the group that holds the month of a form."""
    return _MONTH_GROUP.get(form, "m" + form)
