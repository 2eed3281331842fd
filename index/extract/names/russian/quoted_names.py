"""Finds names in the quotation marks of Russian texts: прибыль «Газпрома», блок «Победа».

The press puts the names of firms, parties, teams and media in quotation marks. After a
noun such as "company" the name is in the nominative; else it is declined, and a
preposition or the noun before says in which case.
"""

import re
from collections.abc import Iterator

from index.article import ActorType
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.inflections import nominatives
from index.extract.names.mentions import NameMention
from index.extract.names.russian.russian_nouns import BODY_NOUNS

_QUOTED = re.compile(
    r"[«„\"“]([А-ЯЁA-Z][\w-]*(?: [\w-]+){0,3})[»“\"”](?!,? [—–-])(?![.!?]? [—–])"
)
_BEFORE = re.compile(r"([А-Яа-яЁё-]+) [«„]?$")
_CONTEXT = 30
# Nouns of bodies, besides those of `russian_nouns`, in their stems.
_BODY = re.compile(
    r"(?:агентств|фирм|предприяти|издани|газет|журнал|телеканал|канал|радиостанци|портал|сайт|команд|клуб|парти|движени|блок|"
    r"концерн|банк|сет[ьи]|магазин|ассоциаци|оператор|авиакомпани|застройщик|разработчик|производител|перевозчик|ЧВК|ООО|ОАО|АО|ПАО|ЗАО"
    r"|ТВ|телекомпани|корпораци|стартап|фабрик|шахт|клиник|больниц|отел|ресторан|групп|батальон|бригад|отряд)\w{0,3}$",
    re.IGNORECASE,
)
# Nouns of works, products and events, whose names are no actors.
_THING = re.compile(
    r"(?:фильм|картин|роман|книг|повест|рассказ|стать|спектакл|песн|альбом|сериал|пьес|опер|балет|выставк|ракет|комплекс|систем|"
    r"самол[её]т|танк|вертол[её]т|беспилотник|дрон|операци|вирус|преми|форум|крейсер|судн|корабл|корвет|фрегат|танкер|паром|поезд|проект|"
    r"программ|план|закон|стать|номинаци|конкурс|фестивал|рубрик|лозунг|плакат|девиз|принцип|термин|слов|понят|стадион|арен|аэропорт|станци|шоссе|трасс|"
    r"орден|медал|звани|категори|стат|назван|акци|новост|турнир|кубк|матч|шоу|передач|игр|протокол|соглашени|газопровод|нефтепровод|поток|истребител|автомобил|марк|модел|сорт|титул|роль|образ|хештег|метод|режим|тем)\w{0,4}$",
    re.IGNORECASE,
)
# The cases, from 0 for the genitive, that prepositions govern.
_CASES = {
    **dict.fromkeys(("у", "от", "из", "до", "для", "без", "против", "около", "после", "вокруг", "ради", "среди", "кроме"), (0,)),
    **dict.fromkeys(("к", "ко", "по", "благодаря", "согласно", "вопреки"), (1,)),
    **dict.fromkeys(("в", "во", "на"), (4, 2)), **dict.fromkeys(("о", "об", "при"), (4,)),
    **dict.fromkeys(("с", "со"), (3, 0)), **dict.fromkeys(("за", "под"), (3, 2)), "про": (2,), "через": (2,),
    **dict.fromkeys(("над", "перед", "между"), (3,)),
}  # fmt: skip
# Feminine nouns in -ь, with the cases of each ending: Транснефтью, связи.
_FEMININE = re.compile(r"(?:нефт|связ|сет|стал|мед|ст|вест|печат|жизн|реч)(и|ью)$")
_FEMININE_CASES = {"и": (0, 1, 4), "ью": (3,)}
_VERB = re.compile(r"(?:л|ла|ло|ли|ся|сь|ет|ит|ут|ют|ят|ть)$")
_SMALL = re.compile(r"(?:и|а|но|или|что|как|если|когда|где|чтобы|также|не|же|ли)$")


def find_quoted_names(text: str, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Yields the bodies whose names stand in quotation marks, in the nominative."""
    for match in _QUOTED.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - _CONTEXT), match.start())
        found = before and _with_word_before(match, before, gazetteer)
        found = found or _name_in(match, before[1] if before else "", gazetteer)
        if found:
            yield found


def _with_word_before(
    match: re.Match[str], before: re.Match[str], gazetteer: Gazetteer
) -> NameMention | None:
    """Returns the listed actor whose name begins before the marks: РИА «Новости»."""
    for meaning in gazetteer.strong_meanings(f"{before[1]} {match[1]}"):
        return NameMention(
            before.start(1), match.end(1), meaning.name, meaning.type,
            listed=True, rule="listed",
        )  # fmt: skip
    return None


def _name_in(
    match: re.Match[str], before: str, gazetteer: Gazetteer
) -> NameMention | None:
    kind = _kind_of(before)
    written = match[1]
    if kind == "thing" or gazetteer.strong_meanings(written):
        return None
    if kind != "body" and not _may_be_name(written, match.string, gazetteer):
        return None
    name = written if kind == "body" else _in_nominative(written, before)
    return NameMention(
        match.start(1), match.end(1), name, ActorType.ORGANISATION, rule="quoted"
    )


def _kind_of(word: str) -> str:
    if word.lower() in BODY_NOUNS or _BODY.match(word):
        return "body"
    return "thing" if _THING.match(word) else ""


def _may_be_name(written: str, text: str, gazetteer: Gazetteer) -> bool:
    """Checks that all words have capitals, and the first is no word of the text."""
    words = written.split(" ")
    if len(words) > 1 and not all(word[0].isupper() for word in words):
        return False
    plain = f" {words[0].lower()} " in text or words[0].lower() in gazetteer.places
    return not plain and len(written) > 1


def _in_nominative(written: str, before: str) -> str:
    cases = _CASES.get(before.lower())
    if cases is None:
        if not before or _VERB.search(before) or _SMALL.match(before):
            return written
        cases = (0,)
    for case in cases:
        words = [_word_in_nominative(word, case) for word in written.split(" ")]
        if all(words):
            return " ".join(words)
    return written


def _word_in_nominative(word: str, case: int) -> str:
    lower = word.lower()
    if (feminine := _FEMININE.search(lower)) and case in _FEMININE_CASES[feminine[1]]:
        return word[: -len(feminine[1])] + "ь"
    found = [one for one, number in nominatives(lower, "ru") if number == case]
    found.sort(key=_likelihood)
    if not found or word.isupper() or "-" in word:
        return ""
    return found[0].capitalize() if word[0].isupper() else found[0]


def _likelihood(nominative: str) -> int:
    """Returns a rank: adjectives, then nouns in a consonant or ь, then those in а, я."""
    endings = (("ая", "ое"), tuple("бвгджзклмнпрстфхцчшщ"), ("ь",), ("а", "я"))
    return next((at for at, one in enumerate(endings) if nominative.endswith(one)), 9)
