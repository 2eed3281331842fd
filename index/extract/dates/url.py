"""Finds the date in a URL or a file name."""

import datetime
import re

from index.archived_pages import find_original_address
from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import make_date
from index.extract.dates.date_reader import current_day, is_plausible

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(\d\d)\2(\d\d)(?!\d)")
_MAX_CHARS = 2_000
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(\d\d)/")


def find_url_date(
    address: str, today: datetime.date | None = None
) -> Field[PartialDate]:
    """Finds the date in a URL or a file name: a day, or else /year/month/.

    >>> str(find_url_date("https://example.org/2019/12/20/libya").value)
    '2019-12-20'
    """
    today = today or current_day()
    # The day in the address of an archive is that of the copy.
    address = find_original_address(address)
    for match in _URL_DAY.finditer(address[:_MAX_CHARS]):
        # Eight digits within a longer name are mostly not a date but a number.
        if not match[2] and re.search(r"\w$", address[: match.start()]):
            continue
        found = make_date(int(match[1]), int(match[3]), int(match[4]))
        if found is not None and is_plausible(found, today):
            return Field(found, Basis.INFERRED, 0.8, match[0], "address")
    month = _URL_MONTH.search(address[:_MAX_CHARS])
    found = make_date(int(month[1]), int(month[2]), None) if month else None
    if month is None or found is None or not is_plausible(found, today):
        return Field()
    return Field(found, Basis.INFERRED, 0.6, month[0], "address")
