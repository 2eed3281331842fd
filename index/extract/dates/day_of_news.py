"""Tells the day on which something happened from days that are only named.

Most days that an article names are deadlines, anniversaries, ends of periods, plans or
parts of names ("the January 6 attack"). A day is taken for the day of the news if it has
its weekday beside it, stands in a dateline, or if the sentence says of it in the past tense
that something happened on it.
"""

import re

from index.analysis.analyzer import fold
from index.extract.dates.date_parser import DateMention
from index.extract.dates.month_names import WEEKDAY_OF

_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{3,12}),?\s(?:the\s)?$")
# A line, a sentence, a bracket, or the place of a dateline.
_BEGINNING = re.compile(r"(?:^|[.!?:;,(\[\n|–—-])\s*$")
_DATELINE_SIGN = re.compile(
    r"(?:\s\d\d?(?:-\d\d?)?)?\)?\s?[,.]?\s?(?:[(\[–—:|-]|/[^\W\d]|,\s|[日일]?[电電讯訊])"
)
# Words before a day on which something happened.
_ON = re.compile(r"(?i)\b(?:on|am|op|på|den|el|le|il|dia|la|يوم|في|بتاريخ|در|روز)\s$")
# Words before a day that ends or begins a period.
_PERIOD = re.compile(
    r"(?i)\b(?:until|till|by|since|from|to|before|after|between|and|as\sof|from|ended|ending"
    r"|bis|seit|ab|vor|nach|zum|vom|au|dès|depuis|jusqu['’]au|avant|après|hasta|desde|antes|después|para|partir"
    r"|fino|dal|al|entro|prima|dopo|até|após|от|до|с|со|к|по|после|перед|з|від|після|od|do|na|po|przed"
    r"|منذ|حتى|قبل|بعد|إلى|من|تا|از)\s(?:(?:de|del|du|el|le|il|la|the|a|o|dem|den|zum)\s){0,2}$"
)
# A Slavic verb of the past before the day; a noun makes the day a name: "the parade of 9 May".
_PAST_BEFORE = {
    "ru": re.compile(r"(?:л|ла|ло|ли|лся|лась|лось|лись)\s$"),
    "uk": re.compile(r"(?:в|ла|ло|ли|вся|лася|лося|лися)\s$"),
    "be": re.compile(r"(?:ў|ла|ло|лі|ўся|лася|лося|ліся)\s$"),
}
_MARK_AFTER = {
    "tr": re.compile(r"['’][dt][ae]\b|\s(?:günü|tarihinde)\b"),
    "az": re.compile(r"['’]?[dt][ae]\b|\s(?:günü|tarixində)\b"),
    "zh": re.compile(r"[电電讯訊，]|上午|下午|晚"),
    "ja": re.compile(r"[、に]|の?(?:午前|午後)"),
    "ko": re.compile(r",|\s?(?:오전|오후|밝혔다|전했다)"),
    "hi": re.compile(r"\s(?:को)(?:\s|$)"),
}
# These languages tell plans and habits in the present tense.
_PAST = {
    "en": re.compile(
        r"\b(?:\w{2,}ed|was|were|had|said|left|met|took|went|fell|rose|hit|held|began|came|broke|brought|cut"
        r"|found|fought|gave|got|kept|led|lost|made|paid|ran|saw|sent|shot|sold|spoke|stood|struck|told|won|wrote)\b"
    ),
    "de": re.compile(
        r"\b(?:hat|haben|hatten?|wurden?|waren?|ist|sind|traf(?:en)?|kam(?:en)?|fiel(?:en)?|starb(?:en)?|ging(?:en)?"
        r"|stieg(?:en)?|nahm(?:en)?|sprach(?:en)?|trat(?:en)?|brach(?:en)?|begann|gewann(?:en)?|verlor(?:en)?|schlug|rief|fand(?:en)?|gab(?:en)?|\w{2,}ten?)\b"
    ),
    "fr": re.compile(
        r"(?i)\b(?:(?:s['’])?(?:est|était)|a|ont|sont|étaient|avai(?:t|ent)|fut|furent)\b"
    ),
    "es": re.compile(
        r"\b(?:ha|han|fue|fueron|había|habían|\w+(?:ó|aron|ieron|eron|aba|aban))\b"
    ),
    "it": re.compile(
        r"(?i)\b(?:ha|hanno|è|sono|era|erano|aveva|avevano|\w+(?:ò|arono|irono))\b"
    ),
    "pt": re.compile(r"\b(?:foi|foram|tinha|tinham|\w+(?:ou|eu|iu|aram|eram|iram))\b"),
}
_NO_NEWS = re.compile(
    r"(?i)\b(?:will|would|shall|due|plans?|planned|expected|scheduled|expires?|deadline|effective|set\sfor"
    r"|(?:is|are|was|were)\s(?:to|set)|opens|begins|starts|born|marked|marks|anniversary|annual|holiday|attacks?\sof"
    r"|wird|werden|soll|sollen|tritt|frist|endet|beginnt|geboren|jahrestag|geplant"
    r"|sera|seront|\w+era|\w+eront|prévue?s?|délai|née?s?|anniversaire"
    r"|será|serán|\w+r[áà]|\w+rán|\w+ranno|vence|plazo|naci[óo]|aniversario|previst[oa]s?|scade|nat[oa]|anniversario|serão|\w+rão"
    r"|zal|zullen|skal|ska|będzie|będą|bude|budou"
    r"|будет|будут|буде|будуть|вступ\w+|пройд\w+|состо[ия]тся|начн\w+|откро\w+|родил\w+|годовщин\w+|намечен\w*|запланирован\w*|срок"
    r"|المقبل|القادم|سوف|سي\w+|ست\w+|مهلة|المهلة|ذكرى|ينتهي|تنتهي|يدخل|تدخل)\b|\w(?:acak|ecek)\b"
)
# The day is that of an earlier thing: "the war, which began on 7 October".
_CLAUSE = re.compile(
    r"(?i)(?:\b(?:who|whose|which|when|where|after|before|because|while|since|als|nachdem|bevor|qui|dont|lorsque|quando|cuando"
    r"|котор\w+|когда|після|який|яка|الذي|التي|عندما)\b|,\s(?:der|die|das|dem|que|che)\s"
    r"|(?:,|\bthose)\s\w+(?:ed|en)\son\s|(?<!said)(?<!says)(?<!announced)(?<!confirmed)(?<!reported)\sthat\s)[^.;]*$"
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n|$")
_REACH = 160


def is_day_of_news(body: str, mention: DateMention, language: str) -> bool:
    """Checks that a text says of a day that something happened on it.

    Args:
        body: the text.
        mention: the day in it.
        language: the ISO 639-1 code of the text; empty where it is unknown.
    """
    before = body[max(0, mention.start - _REACH) : mention.start]
    after = body[mention.end : mention.end + _REACH]
    if _BEGINNING.search(before) and _DATELINE_SIGN.match(after):
        return True
    end = _SENTENCE_END.search(after)
    start = before.rpartition(". ")[2]
    sentence = start + after[: end.start() if end else None]
    if _NO_NEWS.search(sentence) or _CLAUSE.search(start) or _PERIOD.search(before):
        return False
    if find_weekday_before(before) is not None:
        return True
    return _is_said_of_day(before, after, language) and (
        language not in _PAST or _PAST[language].search(sentence) is not None
    )


def _is_said_of_day(before: str, after: str, language: str) -> bool:
    """Checks for the word, the verb or the ending that says when something happened."""
    if language in _PAST_BEFORE:
        return _PAST_BEFORE[language].search(before) is not None
    if language in _MARK_AFTER:
        return _MARK_AFTER[language].match(after) is not None
    return _ON.search(before) is not None


def find_weekday_before(text: str) -> int | None:
    """Returns the weekday, Monday 0, that ends a text: "on Friday, "; None without one."""
    word = _WEEKDAY_BEFORE.search(text)
    return WEEKDAY_OF.get(fold(word[1])) if word else None
