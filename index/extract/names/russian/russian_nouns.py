"""Declines the nouns and adjectives with which Russian bodies are named.

Of the name of a body only the noun and its adjectives change with the case; what follows
stays as it is: в Министерстве обороны, Министерство обороны.
"""

from collections.abc import Iterator
from typing import NamedTuple

from index.extract.gazetteer.inflections import decline

_MASCULINE, _FEMININE, _NEUTER, _PLURAL = range(4)


class BodyNoun(NamedTuple):
    """A noun of bodies in one of its cases.

    Attributes:
        lemma: the nominative.
        gender: masculine, feminine, neuter or plural, from 0 to 3.
        case: the case of the form: 0 for the nominative, then genitive, dative,
            accusative, instrumental, prepositional.
    """

    lemma: str
    gender: int
    case: int


# Nouns whose bodies are known by what follows: Министерство обороны. With a capital at
# the beginning of a sentence they still name a body.
_TELLING = """министерство агентство ведомство посольство служба палата прокуратура лига ассамблея
    миссия федерация ассоциация конфедерация академия комитет союз фонд институт университет
    департамент секретариат профсоюз трибунал корпорация патриархат партия фронт совет""".split()
# Nouns that also stand for any body: Полиция города.
_VAGUE = """правительство общество представительство братство сообщество бюро движение объединение управление
    отделение собрание ополчение казначейство издательство
    группа группировка бригада армия полиция комиссия организация компания коалиция гвардия
    администрация инспекция дивизия церковь биржа галерея библиотека рада дума галерея школа газета
    суд банк центр парламент сенат конгресс корпус полк батальон штаб генштаб флот музей театр завод
    концерн холдинг клуб альянс блок комиссариат госпиталь халифат крест меджлис отряд
    комбинат автозавод телеканал""".split()
_PLURALS = {
    "силы": "сил силам силы силами силах", "войска": "войск войскам войска войсками войсках",
    "линии": "линий линиям линии линиями линиях", "дороги": "дорог дорогам дороги дорогами дорогах",
    "братья": "братьев братьям братьев братьями братьях",
    "отряды": "отрядов отрядам отряды отрядами отрядах", "батальоны": "батальонов батальонам батальоны батальонами батальонах",
    "бригады": "бригад бригадам бригады бригадами бригадах",
}  # fmt: skip
_IRREGULAR = {
    "церковь": "церкви церкви церковь церковью церкви",
    "бюро": "бюро бюро бюро бюро бюро",
    "крест": "креста кресту крест крестом кресте",
}
# Adjectives whose masculine is stressed on the ending.
_STRESSED = (
    "городск",
    "областн",
    "краев",
    "миров",
    "морск",
    "донск",
    "земск",
    "волостн",
)
_ENDINGS = (
    "ыми ими ого его ому ему ую юю ая яя ое ее ый ий ой ей ых их ым им ом ем ые ие".split()
)  # fmt: skip
_GENDER_ENDINGS = (("ый", "ий"), ("ая", "ая"), ("ое", "ое"), ("ые", "ие"))
_VELARS_AND_SIBILANTS = frozenset("гкхжшчщ")


def _decline_noun(lemma: str) -> tuple[int, tuple[str, ...]]:
    """Returns the gender of a noun and its other five cases."""
    if lemma in _PLURALS:
        return _PLURAL, tuple(_PLURALS[lemma].split())
    if lemma.endswith("ие"):
        stem = lemma[:-1]
        return _NEUTER, tuple(stem + end for end in ("я", "ю", "е", "ем", "и"))
    if lemma.endswith("о"):
        stem = lemma[:-1]
        cases = tuple(stem + end for end in ("а", "у", "о", "ом", "е"))
        return _NEUTER, tuple(_IRREGULAR.get(lemma, " ".join(cases)).split())
    feminine = lemma.endswith(("а", "я", "ь"))
    if lemma in _IRREGULAR:
        return int(feminine), tuple(_IRREGULAR[lemma].split())
    genitive, dative, accusative, *others = decline(lemma, "ru")
    # A masculine thing has its nominative as accusative.
    accusative = accusative if feminine else lemma
    return int(feminine), (genitive, dative, accusative, *others)


def _list_forms() -> Iterator[tuple[str, BodyNoun]]:
    for lemma in (*_TELLING, *_VAGUE, *_PLURALS):
        gender, cases = _decline_noun(lemma)
        # The likeliest case of a form first: the nominative, then the genitive.
        for case, form in enumerate((lemma, *cases)):
            yield form, BodyNoun(lemma, gender, case)


BODY_NOUNS: dict[str, BodyNoun] = {}
"""The nouns of bodies by form; of several cases with one form, the likeliest."""
for _form, _noun in _list_forms():
    BODY_NOUNS.setdefault(_form, _noun)

TELLING_NOUNS = frozenset(_TELLING)
"""Nouns that name a body with what follows them, even at the beginning of a sentence."""


def adjective_in_nominative(word: str, gender: int) -> str:
    """Returns an adjective in the nominative of a gender, or the word if it is none.

    >>> adjective_in_nominative("Следственном", 0), adjective_in_nominative("единой", 1)
    ('Следственный', 'единая')
    """
    ending = next((one for one in _ENDINGS if word.endswith(one)), "")
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < 3:
        return word
    if gender == _MASCULINE and stem.lower().endswith(_STRESSED):
        return stem + "ой"
    hard, soft = _GENDER_ENDINGS[gender]
    return stem + (soft if stem[-1] in _VELARS_AND_SIBILANTS else hard)
