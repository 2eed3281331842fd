"""Reads relative times, "3 hours ago" and "yesterday, 14:05", in many languages."""

import re
from functools import lru_cache

from index.extract.page.date_labels import UPDATED

# A row for each language: forms with minutes or hours, then forms with days. The number
# is written as #.
_AGO_FORMS = r"""
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
# Lines without any of these words do not match: this check takes 1/20 of the time.
_SIGN_WORDS = frozenset(
    """ago vor il hace fa há atrás acum geleden sedan siden sitten temu před pred prije pre πριν
    perce órája napja önce əvvəl назад тому преди منذ پیش قبل לפני पहले আগে lalu trước""".split()
    + re.sub(r"\\.|[\[\]]", " ", f"{_TODAY}|{_YESTERDAY}").replace("|", " ").split()
)
_SIGN_LETTERS = re.compile("[今昨]日|今天|昨天|오늘|어제|前| 전|aujourd")


def read_days_ago(text: str) -> int | None:
    """Returns how many days ago a line says that it was published, None if it does not.

    Hours and minutes count as the same day. Times of updates are not read.

    >>> read_days_ago("3 hours ago"), read_days_ago("vor 2 Tagen"), read_days_ago("Home")
    (0, 2, None)
    """
    words = text.lower().replace(",", " ").split()
    if _SIGN_WORDS.isdisjoint(words) and _SIGN_LETTERS.search(text) is None:
        return None
    same_day, days_before = _patterns()
    match = same_day.search(text) or days_before.search(text)
    if match is None or UPDATED.occurs_in(text[: match.start()]):
        return None
    if match.re is same_day:
        return 0
    number = re.search(r"\d+", match["ago"] or "")
    return int(number[0]) if number else 1


# Compiled when first needed: it takes 60 ms.
@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Returns the patterns of times on the same day and of days before."""
    same_day = re.compile(rf"(?i){_any_form(0)}|^(?:{_TODAY})\b{_CLOCK}")
    before = rf"(?i)(?P<ago>{_any_form(1)})|^(?:{_YESTERDAY})\b{_CLOCK}"
    return same_day, re.compile(before)


def _any_form(column: int) -> str:
    forms = [row.split(": ")[column].strip() for row in _AGO_FORMS.strip().splitlines()]
    joined = "|".join(forms).replace("(", "(?:").replace("# ", rf"{_NUMBER}\s?")
    return rf"(?<!\w)(?:{joined})".replace(r"\ ", r"\s")
