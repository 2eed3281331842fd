"""The day of publication where its line tells half of it: "3 hours ago", "27 Dec."."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from index.article import Basis, Field, PartialDate
from index.extract.dates.date_parser import (
    DateMention,
    DayMonthOrder,
    find_dates,
    is_plausible,
)
from index.extract.page.date_labels import UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

# Before or after the number: words for minutes and hours, then words for days.
_AGO = r"""
   # (secs?|seconds?|mins?|minutes?|hrs?|hours?|h)\ ago                  : # days?\ ago
   vor\ # (sekunden?|min\.?|minuten?|std\.?|stunden?)                    : vor\ # tage?n?
   il\ y\ a\ # (min|minutes?|h|heures?)                                  : il\ y\ a\ # jours?
   hace\ # (min|minutos?|h|horas?)                                       : hace\ # d[ií]as?
   fa\ # (min|minuts?|h|hor[ae]s?)                                       : fa\ # (dia|dies)
   há\ # (min|minutos?|h|horas?)|# (minutos?|horas?)\ atrás              : há\ # dias?|# dias?\ atrás
   # (min|minut[oi]|or[ae])\ fa                                          : # giorn[oi]\ fa
   acum\ # (minute?|oră|ore)                                             : acum\ # zile?
   # (min|minuten|minuut|uur|uren)\ geleden                              : # dag(en)?\ geleden
   # (min|minuter|tim|timmar|timme)\ sedan                               : # dag(ar)?\ sedan
   # (min|minutter|timer?)\ siden                                        : # (dag|dage|dager)\ siden
   # (min|minuuttia|tuntia?|h)\ sitten                                   : # päivää?\ sitten
   # (min|minut\w*|godz|godzin\w*)\ temu                                 : # (dni|dzień)\ temu
   před\ # (minut\w*|hodin\w*)                                           : před\ # dny
   pred\ # (minút\w*|minut\w*|hodin\w*|urami)                            : pred\ # (dňami|dnevi)
   prije\ # (min|minut\w*|sat[ai]?)|pre\ # (min|minut\w*|sat[ai]?)       : prije\ # dana?|pre\ # dana?
   πριν\ (από\ )?# (λεπτ\w+|ώρ\w+)                                       : πριν\ (από\ )?# η?μέρ\w+
   # (perce|órája)                                                       : # napja
   # (dk|dakika|saat|sa)\ önce                                           : # gün\ önce
   # (dəqiqə|saat)\ əvvəl                                                : # gün\ əvvəl
   # (мин|минут\w*|час\w*|ч)\ назад                                      : # (день|дня|дней)\ назад
   # (хв|хвилин\w*|годин\w*)\ тому                                       : # (день|дні|днів)\ тому
   преди\ # (минут\w*|час\w*)                                            : преди\ # дни
   منذ\ # (دقيقة|دقائق|ساعة|ساعات)                                        : منذ\ # (يوم|أيام|ايام)
   # (دقیقه|ساعت)\ (پیش|قبل)                                              : # روز\ (پیش|قبل)
   לפני\ # (דקות|שעות)                                                    : לפני\ # ימים
   # (मिनट|घंटे|घंटा|घण्टे)\ पहले                                           : # दिन\ पहले
   # (মিনিট|ঘণ্টা|ঘন্টা)\ আগে                                              : # দিন\ আগে
   # (menit|minit|jam)\ (yang\ )?lalu                                    : # hari\ (yang\ )?lalu
   # (phút|giờ)\ trước                                                   : # ngày\ trước
   # (分|分钟|分鐘|時間|小时|小時)前                                          : # (日|天)前
   # (분|시간)\ 전                                                         : # 일\ 전
"""
_NUMBER = r"(?:\d{1,2}|an?|une?|un[ao]?|uma?|eine[rm]?|ett?|en)"
_TODAY = (
    r"today|heute|aujourd['’]hui|hoy|avui|hoje|oggi|azi|astăzi|vandaag|vandag|i\ dag|idag|í\ dag"
    r"|tänään|täna|šodien|šiandien|dziś|dzisiaj|dnes|danes|danas|данас|днес|σήμερα|bugün|bu\ gün"
    r"|сегодня|сьогодні|бүгін|დღეს|այսօր|اليوم|امروز|آج|היום|आज|আজ|hari\ ini|hôm\ nay|今日|今天|오늘"
)
_YESTERDAY = (
    r"yesterday|gestern|hier|ayer|ahir|ontem|ieri|gisteren|gister|i\ går|igår|í\ gær|eilen|eile|vakar"
    r"|wczoraj|včera|včeraj|jučer|juče|јуче|вчера|вчора|χθες|dün|dünən|أمس|دیروز|אתמול|कल|গতকাল"
    r"|kemarin|semalam|hôm\ qua|昨日|昨天|어제"
)
_CLOCK = r".{0,12}?(?<!\d)\d{1,2}\s?(?:[:.h時点시]|uhr|am\b|pm\b)"


def _either(column: int) -> str:
    forms = [row.split(": ")[column].strip() for row in _AGO.strip().splitlines()]
    joined = "|".join(forms).replace("(", "(?:").replace("# ", rf"{_NUMBER}\s?")
    return rf"(?<!\w)(?:{joined})".replace(r"\ ", r"\s")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of the day itself and of days before: compiled when first needed, in 60 ms."""
    same = re.compile(rf"(?i){_either(0)}|^(?:{_TODAY})\b{_CLOCK}")
    before = rf"(?i)(?P<ago>{_either(1)})|^(?:{_YESTERDAY})\b{_CLOCK}"
    return same, re.compile(before)


# Lines without any of these say neither: a twentieth of the time of looking.
_SIGNS = frozenset(
    """ago vor il hace fa há atrás acum geleden sedan siden sitten temu před pred prije pre πριν
    perce órája napja önce əvvəl назад тому преди منذ پیش قبل לפני पहले আগে lalu trước""".split()
    + re.sub(r"\\.|[\[\]]", " ", f"{_TODAY}|{_YESTERDAY}").replace("|", " ").split()
)
_SIGN = re.compile("[今昨]日|今天|昨天|오늘|어제|前| 전|aujourd")

_LONGEST = 90
_LONGEST_YEARLESS = 45
_ABOVE = 4
_BELOW = 12
_MOST_LINES = 2_000
_TIMES = 2


class _Reader:
    """Reads the lines of one page."""

    def __init__(
        self, layout: Layout, language: str, order: DayMonthOrder, today: datetime.date
    ) -> None:
        self._layout = layout
        self._language = language
        self._order = order
        self._today = today

    def dates(self, text: str) -> Iterator[DateMention]:
        for written in find_dates(text, language=self._language, order=self._order):
            if written.date.month and written.date.day:
                yield written

    def newest_day(self) -> datetime.date | None:
        """The newest day that stands beside several headlines: the page is of then."""
        times: Counter[datetime.date] = Counter()
        for line in self._layout.lines[:_MOST_LINES]:
            if line.kind is LineKind.PROSE or not _has_digit(line.text[:_LONGEST]):
                continue
            for written in self.dates(line.text[:_LONGEST]):
                first = written.date.first
                if (
                    first
                    and written.date.year
                    and is_plausible(written.date, self._today)
                ):
                    times[first] += 1
        often = [day for day, number in times.items() if number >= _TIMES]
        return max(often, default=None)

    def yearless(self, line: PageLine) -> PartialDate | None:
        if len(line.text) > _LONGEST_YEARLESS or UPDATED.occurs_in(line.text):
            return None
        found = [written.date for written in self.dates(line.text)]
        return found[0] if len(found) == 1 and found[0].year is None else None


def find_relative_date(
    layout: Layout,
    *,
    language: str,
    title_line: int | None,
    order: DayMonthOrder = DayMonthOrder.UNKNOWN,
    today: datetime.date | None = None,
) -> Field[PartialDate]:
    """The day that a line by the headline tells by halves, the page's others the rest.

    "3 hours ago" is said of the day on which the page was saved, and that is the newest
    that its other lines bear; a day without a year is the last such before it.
    """
    today = today or datetime.datetime.now(datetime.UTC).date()
    reader = _Reader(layout, language, order, today)
    for line in _lines_by_title(layout, title_line):
        ago = _days_ago(line.text)
        day = reader.yearless(line) if ago is None else None
        if ago is None and day is None:
            continue
        newest = reader.newest_day()
        found = _counted_back(newest, ago) if day is None else _with_year(day, newest)
        if found is None:
            return Field()
        return Field(found, Basis.INFERRED, 0.6, line.text, "by the page's other days")
    return Field()


def _lines_by_title(layout: Layout, title_line: int | None) -> Iterator[PageLine]:
    if title_line is None:
        numbers = layout.header(_BELOW)
    else:
        numbers = [*range(title_line + 1, len(layout.lines))][: 4 * _BELOW]
        numbers += [*range(max(0, title_line - 2 * _ABOVE), title_line)]
    lines = [layout.lines[n] for n in numbers]
    short = [line for line in lines if 0 < len(line.text) <= _LONGEST]
    for line in short[: _BELOW + _ABOVE]:
        if line.kind is not LineKind.PROSE and _has_digit(line.text):
            yield line


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _days_ago(text: str) -> int | None:
    words = text.lower().replace(",", " ").split()
    if _SIGNS.isdisjoint(words) and _SIGN.search(text) is None:
        return None
    same, before = _patterns()
    match = same.search(text) or before.search(text)
    if match is None or UPDATED.occurs_in(text[: match.start()]):
        return None
    if match.re is same:
        return 0
    number = re.search(r"\d+", match["ago"] or "")
    return int(number[0]) if number else 1


def _counted_back(newest: datetime.date | None, ago: int | None) -> PartialDate | None:
    if newest is None or ago is None:
        return None
    day = newest - datetime.timedelta(days=ago)
    return PartialDate(day.year, day.month, day.day)


def _with_year(day: PartialDate, newest: datetime.date | None) -> PartialDate:
    if newest is None:
        return day
    later = ((day.month or 1), (day.day or 1)) > (newest.month, newest.day)
    return PartialDate(newest.year - later, day.month, day.day)
