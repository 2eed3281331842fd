"""Finds the names of bodies in Russian texts, of which mostly only one word has a capital.

The name of a body is a noun with a capital and what follows it in the genitive (Совет
безопасности Армении), an adjective with a capital before the noun (Конституционный суд),
or an abbreviation with a state (МИД Литвы). It is given in the nominative.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.analysis.stop_words import is_stop_word
from index.article import ActorType
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.name_keys import name_key
from index.extract.gazetteer.nominative import is_given_name
from index.extract.names.mentions import NameMention
from index.extract.names.russian.russian_nouns import (
    BODY_NOUNS,
    TELLING_NOUNS,
    adjective_in_nominative,
)

_ADJECTIVE = re.compile(
    r"[А-ЯЁа-яё-]{2,}(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей|ые|ие|ых|их|ыми|ими)$"
)
# A word with a capital and the words after it.
_PHRASE = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё-]+(?: [А-ЯЁа-яё-]+){0,4}(?![\w-])")
_CAPITALIZED = re.compile(r"(?<![\w-])[А-ЯЁ][А-ЯЁа-яё-]+")
# Few words with a capital can begin the name of a body; all others are skipped at once.
_FIRST_ENDINGS = tuple(
    "ый ий ой ая яя ое ее го му ым им ом ем ую юю ей ые ие ых их ми".split()
)
_ACRONYM_STARTS = ("Мин", "Генп", "Генш", "Центроб", "Нацб", "Госд", "Рос")
_OPENING = re.compile(r"(?:^|[.!?:\n])[\s\"«]*$")
_ACRONYM = re.compile(
    r"(?<![\w-])(?:МИД|МВД|МЧС|ЦИК|ЦБ|СБ|ВМС|ВВС|ВМФ|ВС|Минобороны|Генпрокуратур[аыеу]|Генштаб[аеу]?|Центробанк[аеу]?"
    r"|Мин(?:фин|здрав|юст|транс|культ|обр|просвет|труд|сельхоз|энерго|природы|цифры|строй|спорт|востокразвити|экономразвити|промторг)(?:а|у|ом|е|я|ю|ем|и)?"
    r"|Нацбанк[аеу]?|Госдеп(?:артамент)?[ауе]?(?:ом)?|Рос[а-я]{4,}надзор[ауе]?)(?![\w-])"
)
# What follows a noun: words in the genitive, a capitalised name in it, "по делам …".
_COMPLEMENT = re.compile(
    r" (?:(?P<name>[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*|[А-ЯЁ]{2,5})"
    r"|по (?:[а-яё-]{3,}(?:ым|им|ому|ему|ой|ей) )?[а-яё-]{4,}(?:[ая]м|и|у|ю|е)"
    r"|(?:и )?(?P<word>[а-яё-]{3,}))(?![\w-])"
)
_GENITIVE = re.compile(
    r"(?:ого|его|[иа]и|[ыиая]|ой|ей|[ыи]х|ов|ев|дел|сил|войск|прав|ств|мин|стран)$"
)
# Verbs in the past, and adverbs, end like genitives.
_NO_GENITIVE = re.compile(
    r"(?:[аиеуыя]л[аи]|[гкшсзв]л[аи]|лась|лись|ться)$|^(?:сегодня|вчера|завтра|также|снова|сначала|весной|зимой|утром|однако|дня|ночи|года|месяца|недели|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|впервые|страны|города|республики|края|области|района|предприятия|компании|всего|своей|этой)$"
)
# Adjectives of bodies; others only describe one, so at the beginning of a sentence they
# name none: Местная полиция.
_INSTITUTIONAL = re.compile(
    r"(?:верховн|конституционн|арбитражн|международн|европейск|федеральн|государственн|национальн|центральн|следственн"
    r"|генеральн|координационн|объединенн|объединённ|всемирн|всероссийск|общероссийск|всеукраинск|высш|законодательн|учредительн|народн"
    r"|демократическ|коммунистическ|социалистическ|либеральн|республиканск|императорск|королевск|православн"
    r"|красн|вооруженн|вооружённ|исламск|палестинск|африканск|евразийск|межпарламентск|большо|счетн|счётн|торгово-промышленн|общественн)\w+$"
)
_PLACE_HEADS = frozenset(
    "суд университет институт академия музей театр биржа галерея церковь епархия патриархат банк филармония".split()
)
_VAGUE_ADJECTIVES = re.compile(
    r"(?:нов|стар|местн|больш|крупн|наш|ваш|так|друг|кажд|перв|втор|трет|бывш|нынешн|котор|эт|все|американск|российск|украинск|израильск"
    r"|турецк|британск|французск|немецк|китайск|иранск|сирийск|правительственн|правозащитн|военн|городск|областн|районн|сам)\w{1,3}$"
)
_MAX_COMPLEMENTS = 5
_CASE_ENDING = re.compile("(?:а|у|ом|е)$")
_PROSECUTOR = "Генпрокуратура"


class _Head(NamedTuple):
    """The noun of a body with the adjectives before it, as written."""

    start: int
    end: int
    adjectives: list[str]
    noun: str


def find_russian_bodies(text: str, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Yields the bodies that a Russian text names, in order."""
    end = 0
    for match in _CAPITALIZED.finditer(text):
        start = match.start()
        if start < end:
            continue
        word = match[0]
        mention = None
        if word.endswith(_FIRST_ENDINGS) or word.lower() in BODY_NOUNS:
            mention = _body_at(text, start, gazetteer)
        if mention is None and (word.isupper() or word.startswith(_ACRONYM_STARTS)):
            mention = _acronym_at(text, start, gazetteer)
        if mention is not None:
            end = mention.end
            yield mention


def _body_at(text: str, start: int, gazetteer: Gazetteer) -> NameMention | None:
    head = _head_at(text, start)
    if head is None:
        return None
    end = _end_of_complement(text, head.end, gazetteer)
    if not _names_body(text, head, end):
        return None
    name = _in_nominative(head) + text[head.end : end]
    return _mention(name, start, end, gazetteer)


def _head_at(text: str, start: int) -> _Head | None:
    """Returns the noun of a body, and the adjectives before it, if they begin here."""
    match = _PHRASE.match(text, start)
    words = match[0].split(" ") if match else []
    end = start
    for at, word in enumerate(words):
        end += len(word) + (at > 0)
        if word.lower() in BODY_NOUNS:
            return _Head(start, end, words[:at], word)
        # Of the adjectives only the first has a capital.
        if not _ADJECTIVE.match(word) or (at and word[0].isupper()):
            return None
    return None


def _acronym_at(text: str, start: int, gazetteer: Gazetteer) -> NameMention | None:
    acronym = _ACRONYM.match(text, start)
    if acronym is None:
        return None
    end = _state_after(text, acronym.end(), gazetteer) or acronym.end()
    if end == acronym.end() and acronym[0].isupper():
        return None
    name = _acronym_in_nominative(acronym[0]) + text[acronym.end() : end]
    return _mention(name, start, end, gazetteer)


def _mention(name: str, start: int, end: int, gazetteer: Gazetteer) -> NameMention:
    meaning = next(iter(gazetteer.strong_meanings(name)), None)
    if meaning is not None and not meaning.needs:
        return NameMention(
            start, end, meaning.name, meaning.type, listed=True, rule="listed"
        )
    rule = "organisation word" if " " in name else "acronym"
    return NameMention(start, end, name, ActorType.ORGANISATION, rule=rule)


def _acronym_in_nominative(written: str) -> str:
    """Returns an abbreviation in the nominative: Минфина, Генпрокуратуры.

    >>> _acronym_in_nominative("Минфина"), _acronym_in_nominative("Генпрокуратуры")
    ('Минфин', 'Генпрокуратура')
    """
    if written.isupper() or written == "Минобороны":
        return written
    if "прокуратур" in written:
        return _PROSECUTOR
    return _CASE_ENDING.sub("", written)


def _names_body(text: str, head: _Head, end: int) -> bool:
    """Checks that a noun with what stands around it is the name of one body."""
    noun = BODY_NOUNS[head.noun.lower()].lemma
    opens = _OPENING.search(text, max(0, head.start - 3), head.start) is not None
    if not head.adjectives:
        complete = end > head.end and head.noun[0].isupper()
        return complete and (noun in TELLING_NOUNS or not opens)
    adjective = head.adjectives[0].lower()
    if _INSTITUTIONAL.match(adjective):
        return True
    if _VAGUE_ADJECTIVES.match(adjective):
        return False
    return noun in _PLACE_HEADS or not opens


def _in_nominative(head: _Head) -> str:
    noun = BODY_NOUNS[head.noun.lower()]
    lemma = noun.lemma.capitalize() if head.noun[0].isupper() else noun.lemma
    adjectives = [
        adjective_in_nominative(word, noun.gender) for word in head.adjectives
    ]
    return " ".join([*adjectives, lemma])


def _end_of_complement(text: str, end: int, gazetteer: Gazetteer) -> int:
    """Returns the offset after the words in the genitive that follow a noun."""
    for _ in range(_MAX_COMPLEMENTS):
        match = _COMPLEMENT.match(text, end)
        if match is None:
            break
        if match["name"]:
            return _state_after(text, end, gazetteer) or end
        # After an adjective in the plural stands a noun in it, often without ending.
        plural = text[end - 2 : end] in {"ых", "их"}
        if match["word"] and not (plural or _is_genitive(match["word"])):
            break
        end = match.end()
    return end


def _state_after(text: str, end: int, gazetteer: Gazetteer) -> int:
    """Returns the offset after the state or place that follows, 0 if none does."""
    match = _COMPLEMENT.match(text, end)
    if match is None or not match["name"]:
        return 0
    key = name_key(match["name"])
    known = any(one.type is ActorType.STATE for one in gazetteer.meanings.get(key, ()))
    place = known or key in gazetteer.places or match["name"].isupper()
    genitive = match["name"].endswith(("а", "я", "ы", "и", "ов")) and not is_given_name(
        key
    )
    return match.end() if place or (genitive and not _is_surname(key)) else 0


def _is_surname(key: str) -> bool:
    return key.endswith(("ова", "ева", "ина", "ского", "цкого"))


@lru_cache(maxsize=1 << 13)
def _is_genitive(word: str) -> bool:
    return (
        _GENITIVE.search(word) is not None
        and _NO_GENITIVE.search(word) is None
        and not is_stop_word(word, "ru")
    )
