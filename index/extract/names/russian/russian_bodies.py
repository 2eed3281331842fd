"""Finds the names of bodies in Russian texts, of which mostly only one word has a capital.

The name of a body is a noun with a capital and what follows it in the genitive (Совет
безопасности Армении), an adjective with a capital before the noun (Конституционный суд),
or an abbreviation with a state (МИД Литвы). It is given in the nominative.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

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

_ADJECTIVE = (
    r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ей|ые|ие|ых|их|ыми|ими)"
)
_NOUN = "|".join(sorted(BODY_NOUNS, key=len, reverse=True))
_START = re.compile(
    rf"(?<![\w-])(?:(?P<first>[А-ЯЁ][а-яё-]{{2,}}{_ADJECTIVE}) (?P<others>(?:[а-яё-]{{3,}}{_ADJECTIVE} ){{0,3}}))?"
    rf"(?P<noun>(?i:{_NOUN}))(?![\w-])"
)
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


def find_russian_bodies(text: str, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Yields the bodies that a Russian text names, in order."""
    end = 0
    for start in sorted({*_starts(_START, text), *_starts(_ACRONYM, text)}):
        if start < end:
            continue
        mention = _body_at(text, start, gazetteer)
        if mention is not None:
            end = mention.end
            yield mention


def _starts(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    return (match.start() for match in pattern.finditer(text))


def _body_at(text: str, start: int, gazetteer: Gazetteer) -> NameMention | None:
    match = _START.match(text, start)
    if match is None:
        acronym = _ACRONYM.match(text, start)
        if acronym is None:
            return None
        end = acronym.end()
        state = _state_after(text, end, gazetteer)
        if not state and text[start:end].isupper():
            return None
        name = _acronym_in_nominative(acronym[0]) + text[end : state or end]
        return _mention(name, start, state or end, gazetteer)
    end = _end_of_complement(text, match.end(), gazetteer)
    if not _names_body(text, match, end):
        # Курдские Отряды самообороны: the noun has a capital of its own.
        return (
            _body_at(text, match.start("noun"), gazetteer)
            if match["first"] and match["noun"][0].isupper()
            else None
        )
    return _mention(
        _in_nominative(match) + text[match.end() : end], start, end, gazetteer
    )


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


def _names_body(text: str, match: re.Match[str], end: int) -> bool:
    """Checks that a noun with what stands around it is the name of one body."""
    noun = BODY_NOUNS[match["noun"].lower()].lemma
    opens = (
        text[: match.start()].rstrip(' "«').endswith((".", "!", "?", ":", "\n"))
        or not text[: match.start()].strip()
    )
    first = match["first"]
    if first is None:
        complete = end > match.end() and match["noun"][0].isupper()
        return complete and (noun in TELLING_NOUNS or not opens)
    adjective = first.lower()
    if _INSTITUTIONAL.match(adjective):
        return True
    if _VAGUE_ADJECTIVES.match(adjective):
        return False
    return noun in _PLACE_HEADS or not opens


def _in_nominative(match: re.Match[str]) -> str:
    written = match["noun"]
    noun = BODY_NOUNS[written.lower()]
    lemma = noun.lemma.capitalize() if written[0].isupper() else noun.lemma
    words = [match["first"] or "", *(match["others"] or "").split()]
    adjectives = [adjective_in_nominative(word, noun.gender) for word in words if word]
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
