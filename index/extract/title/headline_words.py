"""Collects the signs that the words of a line are those of a headline.

A sign is a name and a number from 0 to 1, or a little more. None needs knowledge of the
site: only of how newspapers word headlines, decks, captions, menus and notices.
"""

import re
from functools import lru_cache

from index.extract.gazetteer.word_classes import SENTENCE_STARTERS
from index.extract.page.boilerplate import is_code
from index.extract.page.lines import LineKind, PageLine

Signs = dict[str, float]

_WORD = re.compile(r"[^\W_]{4,}|[A-Z]{2,3}")
_CHINESE_OR_JAPANESE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_DENSE_WORD_CHARS = 3
_LIST_MARK = re.compile(r"(?:[*•·+#@^]|[-–—](?=\s)|\d{1,2}[.)]|[»›])\s*")
# What stands before a headline on its line: Subject:, [list], FT 14 MAY 91 /
_LABEL = re.compile(
    r"(?:Subject|Title|Headline|SUBJECT|TITLE|HEADLINE|Betreff|Titel|Titre|Objet|Asunto|Título|Titular|Assunto"
    r"|Oggetto|Titolo|Тема|Заголовок|Konu|Başlık|الموضوع|العنوان|标题|主题|件名)\s?[:：]\s*"
    r"(?:(?:Re|RE|Fw|Fwd|FW|FWD|AW|WG|Ответ)\s?:\s*)*(?:\[[^\[\]]{1,40}\]\s*)?"
    r"|[A-Z]{2,5}\s+\d{1,2} [A-Z]{3} \d{1,4}\s?/\s"
)
_STOPS = ".。:;,"
_AGENCY = (
    r"AFP|AP|EFE|EPA|dpa|ANSA|Reuters|REUTERS|Getty|TASS|AAP|PA|imago|IMAGO|Xinhua"
)
# Captions: who took the picture, at either end of the line, or the name of its file.
_CREDIT = re.compile(
    rf"(?:\b(?:{_AGENCY}|News|DR)|©.*)\W*$|^(?:[Vv]on|[Bb]y|[Pp]ar|[Pp]or) "
    rf"|\b(?:{_AGENCY})\s*/|[Ss]ymbol(?:bild|foto)|\.(?:jpe?g|png|gif)$|[\w.]@\w"
)
_DIGIT = re.compile(r"\d")
_DATE_OR_TIME = re.compile(
    r"(?<!\d)(?:[0-3]?\d[./-]){2}(?:20)?\d\d|\d\d:\d\d|\d+ (?:min|Min)"
    r"|\b\d{1,2}(?:st|nd|rd|th|\.)?,? (?:de )?(?:[^\W\d]{3,12}\.?,? (?:de )?)?(?:19|20)\d\d\b"
)
# PORT HALLOW, May 3 (Reuters) -; Port Hallow, 3 MAY 90 (EFE) -- [Text]; BERLIN (dpa) -
_DATELINE = re.compile(
    r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ.'’ -]{0,30}(?:, [\w.'’ ]{3,25})?,?"
    r"(?: \([A-Z][\w/ -]{1,14}\) ?(?:--?|_|–|—)|\.? /[A-Z]{2,8}/| (?:--?|_|–|—) (?=.{0,40}[a-zß-ÿ]{3}))"
    r"|[A-ZÀ-Þ][\w.'’ -]{2,30}(?:, [\w.'’ ]{3,25})?,? \([A-Z][A-Za-z/-]{1,14}\)(?:\.?-| ?(?:--?|_|–|—))"
)
_BYLINE_WORD = re.compile(
    r"(?i)(?:by|von|par|por|di|door|av|af|autor(?:a|en)?|text|(?:written|posted|words) by"
    r"|author|автор|yazan|haber|作者|文)(?::|\s|$)"
)
_DATED = re.compile(
    r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d|\d\d?[:h.]\d\d|年|\bago\b|\bUhr\b"
)
# What a site says to its readers, whatever the article is about.
_TO_READERS = re.compile(
    r"(?i)\b(?:click|sign(?:ed)? (?:up|in)|subscribe|subscri(?:ption|bers?)|log ?in|register"
    r"|cookies?|continue reading|newsletters?|members?|anmelden|abonn\w*|regístr\w+|suscr\w+"
    r"|assin(?:e|antes?)|terms of|privacy|user agreement|skip to)\b"
)
# What nearly all of these have: checked first.
_DIGIT_OR_AGO = re.compile(r"\d|ago")
_MAX_BYLINE_CHARS = 60
_MAX_DATE_LINE_CHARS = 90
_LONG_CHARS = 110
_ENOUGH_COVER, _ENOUGH_SHARED, _ENOUGH_IN_LEAD = 0.6, 4, 3


def strip_marks(text: str) -> str:
    """Returns a line without its list mark, number or label: "Subject: Harbour reopens"."""
    mark = _LIST_MARK.match(text)
    text = text[mark.end() :].rstrip("<") if mark else text
    label = _LABEL.match(text)
    return text[label.end() :] if label else text


def is_labelled(text: str) -> bool:
    """Checks for a line that says itself that it is the headline."""
    return _LABEL.match(text) is not None


def count_words(text: str) -> int:
    """Returns the number of words; three letters of Chinese or Japanese are one."""
    if not text.isascii() and _CHINESE_OR_JAPANESE.search(text):
        return len(text) // _DENSE_WORD_CHARS
    return text.count(" ") + 1


def signs_of_look(line: PageLine, text: str) -> Signs:
    """Returns the signs in the look of a line.

    Args:
        line: the line.
        text: its text without list mark and outlet.
    """
    words = count_words(text)
    signs = {
        "label": words < 3,
        "short": words < 4,
        "stop": text[-1] in _STOPS and not text.endswith("..."),
        "labelled": is_labelled(line.text),
        "marked": line.text[0] in "*•·+#@" or "|" in text,
        "small": text[0].islower(),
        "boilerplate": line.kind is LineKind.BOILERPLATE,
        "dateline": _DATELINE.match(text) is not None,
        "coded": is_code(text),
        "credit": _CREDIT.search(text) is not None,
        "site": _TO_READERS.search(text) is not None,
        "dated": _DIGIT.search(text) is not None
        and _DATE_OR_TIME.search(text) is not None,
    }
    found: Signs = {name: 1.0 for name, holds in signs.items() if holds}
    if len(text) > _LONG_CHARS:
        found["long"] = (len(text) - _LONG_CHARS) / 50
    return found


def signs_of_words(text: str, below: str, lead: str) -> Signs:
    """Returns the signs in the words that a line shares with the text below it.

    Args:
        text: the line.
        below: the text below it, in small letters.
        lead: the beginning of that text.
    """
    stems = find_stems(text)
    shared = sum(stem in below for stem in stems)
    if not shared:
        return {}
    return {
        "cover": min(1.0, shared / len(stems) / _ENOUGH_COVER),
        "shared": min(shared, _ENOUGH_SHARED) / _ENOUGH_SHARED,
        "lead": min(sum(stem in lead for stem in stems), _ENOUGH_IN_LEAD)
        / _ENOUGH_IN_LEAD,
    }


def find_stems(text: str) -> frozenset[str]:
    """Returns the first six letters of each word; pairs of characters in Chinese."""
    if not text.isascii() and _CHINESE_OR_JAPANESE.search(text):
        return frozenset(text[n : n + 2] for n in range(len(text) - 1))
    return (
        frozenset([word[:6].casefold() for word in _WORD.findall(text)])
        - SENTENCE_STARTERS
    )


# Cached: the lines after a headline are asked for by several candidates.
@lru_cache(maxsize=1 << 12)
def is_like_byline(text: str) -> bool:
    """Checks for a byline or a date among other words, or a "By" without the name."""
    size = len(text)
    if size <= _MAX_BYLINE_CHARS and _BYLINE_WORD.match(text):
        return True
    if size <= _MAX_DATE_LINE_CHARS and _DIGIT_OR_AGO.search(text):
        return _DATED.search(text) is not None
    return _DATELINE.match(text) is not None
