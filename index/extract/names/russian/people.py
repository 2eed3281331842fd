"""Gives the people of a Russian text their names in the nominative, all cases one name.

A form alone often does not say what its nominative is: Хекматияра is a woman's nominative
or a man's genitive. Of the possible names of a person the one is taken that explains most
of the forms in the text, a title or preposition before it, and its given name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from index.article import ActorType
from index.extract.gazetteer.inflections import decline, nominatives
from index.extract.gazetteer.nominative import first_names, is_female_name
from index.extract.names.mentions import NameMention
from index.extract.names.russian.governed_cases import (
    NOMINATIVE,
    governed_case,
    is_after_noun,
    title_before,
)

_UNCHANGED = ("о", "е", "и", "у", "ю", "э", "ых", "их")
_FEMALE_SURNAMES = ("ова", "ева", "ина", "ына", "ская", "цкая")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овн|евн|ичн)(?:|а|у|ем|е|ы|ой)$")
_FEMALE_PATRONYMIC = re.compile(r"(?:овн|евн|ичн)(?:а|у|е|ы|ой)$")
# Endings that hardly a nominative of a surname has.
_OBLIQUE = ("ом", "ем", "ым", "им", "ого", "его", "ому", "ему", "ой", "ую", "ыми")
_LIKELY_SURNAME = (
    "ов",
    "ев",
    "ин",
    "ский",
    "цкий",
    "енко",
    "ова",
    "ева",
    "ина",
    "ская",
    "цкая",
)
_MAX_WORDS = 4
_INITIAL = re.compile(r"(?:\w\.)+$")
_CONSONANTS = frozenset("бвгджзйклмнпрстфхцчшщь")
# Dative and instrumental: what a title stands for is in the genitive.
_TELLING_CASES = frozenset({1, 3})
_GENITIVE = 0
_PLAIN_ENDINGS = ("ов", "ев", "ин", "ский", "цкий", "ко", "ян", "ер", "ман", "берг")
_CASES = (NOMINATIVE, 0, 1, 2, 3, 4)


class _Reading(NamedTuple):
    """A name in the nominative that written words may mean, and the case they are in."""

    words: tuple[str, ...]
    case: int
    score: float


def name_people(text: str, mentions: Sequence[NameMention]) -> list[NameMention]:
    """Returns the mentions, those of unlisted people under names in the nominative."""
    people = [one for one in mentions if _is_unlisted_person(one)]
    if not people:
        return list(mentions)
    forms = frozenset(_last_word(one.name) for one in people)
    cases: dict[str, dict[int, float]] = {}
    starts = {one.start for one in mentions}
    for one in people:
        if _is_plain(one.name):
            continue
        # Адвокат Корягина Ирина Белоконева: the title is that of the next name.
        owner = one.end + 1 in starts and text[one.end] == " "
        weights = {_GENITIVE: 1.5} if owner else _weigh_cases(text, one.start)
        cases.setdefault(one.name, {}).update(weights)
    names = {
        name: _best_name(name, governed, forms) for name, governed in cases.items()
    }
    return [
        one._replace(name=names.get(one.name, one.name))
        if _is_unlisted_person(one)
        else one
        for one in mentions
    ]


def _weigh_cases(text: str, start: int) -> dict[int, float]:
    """Returns how much the words before a name speak for each case."""
    governed = governed_case(text, start)
    if governed:
        return dict.fromkeys(governed, 1.5)
    # A noun before a name mostly has it as its complement.
    return {_GENITIVE: 0.9, NOMINATIVE: 0.0} if is_after_noun(text, start) else {}


def _is_unlisted_person(mention: NameMention) -> bool:
    return (
        not mention.listed
        and mention.type in (ActorType.PERSON, ActorType.UNKNOWN)
        and "а" <= mention.name[-1:].lower() <= "я"
    )


def _last_word(name: str) -> str:
    return name.rpartition(" ")[2].lower().replace("ё", "е")


def _best_name(name: str, governed: Mapping[int, float], forms: frozenset[str]) -> str:
    words = name.split(" ")
    if len(words) > _MAX_WORDS or not all(
        word[-1].isalpha() or _INITIAL.match(word) for word in words
    ):
        return name
    if len(words) == 1 and len(forms) == 1:
        return name
    lower = [word.lower().replace("ё", "е") for word in words]
    woman = len(words) > 1 and _is_nominative(lower)
    may_be = not governed or NOMINATIVE in governed
    if woman and may_be and not _names_man(lower[-1], forms):
        return name
    best = max(_readings(lower, governed, forms), key=lambda one: one.score)
    if best.case == NOMINATIVE:
        return name
    return " ".join(map(_as_written, words, best.words))


@lru_cache(maxsize=1 << 13)
def _is_plain(name: str) -> bool:
    """Checks for a man's name that can be nothing but the nominative: Игорь Петров."""
    given, _, rest = name.lower().replace("ё", "е").partition(" ")
    return (
        rest.endswith(_PLAIN_ENDINGS)
        and given in first_names()
        and not is_female_name(given)
    )


def _names_man(surname: str, forms: frozenset[str]) -> bool:
    """Checks whether the text has forms of a surname that only a man's name has."""
    return not _forms_of_man(surname).isdisjoint(forms)


@lru_cache(maxsize=1 << 12)
def _forms_of_man(surname: str) -> frozenset[str]:
    if not surname.endswith(_FEMALE_SURNAMES):
        return frozenset()
    return frozenset(decline(surname[:-1], "ru")) - {surname, *decline(surname, "ru")}


def _is_nominative(words: Sequence[str]) -> bool:
    """Checks for a known given name with a surname of its gender: Александра Петрова.

    They may be cases of a man's name, but a woman of this name is likelier.
    """
    female = words[-1].endswith(_FEMALE_SURNAMES)
    oblique = words[-1].endswith(_OBLIQUE)
    return (
        words[0] in first_names() and not oblique and female == is_female_name(words[0])
    )


def _as_written(word: str, nominative: str) -> str:
    """Returns the nominative with the capitals of a word, and its ё where they agree."""
    kept = len(_common_start(word.lower().replace("ё", "е"), nominative))
    if "-" in word and kept < word.rindex("-"):
        return word
    return word[:kept] + nominative[kept:]


def _common_start(left: str, right: str) -> str:
    size = 0
    while size < min(len(left), len(right)) and left[size] == right[size]:
        size += 1
    return left[:size]


def _readings(
    words: list[str], governed: Mapping[int, float], forms: frozenset[str]
) -> Iterator[_Reading]:
    for case in _CASES:
        options = [_nominatives_in(word, case) for word in words]
        for reading in product(*options):
            yield _Reading(reading, case, _score(words, reading, case, governed, forms))


def _nominatives_in(word: str, case: int) -> list[str]:
    if case == NOMINATIVE or _INITIAL.match(word):
        return [word]
    found = [one for one, number in nominatives(word, "ru") if number == case]
    if (
        word.endswith(_UNCHANGED)
        or (word in first_names() and not found)
        or (word[-1] in "бвгджзклмнпрстфхцчшщй" and not word.endswith(_OBLIQUE))
    ):
        found.append(word)
    return found


def _score(
    words: list[str],
    reading: Sequence[str],
    case: int,
    governed: Mapping[int, float],
    forms: frozenset[str],
) -> float:
    """Returns how well a reading explains the text; each reason counts about one."""
    surname = reading[-1]
    score = 0.8 * len(forms & _paradigm(surname))
    score += 0.5 * (surname in forms and surname != words[-1])
    score += governed.get(case, -0.7 if governed else 0.0)
    score += 0.6 * (case == NOMINATIVE)
    score += 0.3 * surname.endswith(_LIKELY_SURNAME)
    if case == NOMINATIVE and words[-1].endswith(_OBLIQUE):
        score -= 1.2
    if case != NOMINATIVE and words[-1] == surname:
        score -= 0.4
    if len(words) == 1:
        return score + (surname in first_names())
    return score + _score_given(words, reading, case)


@lru_cache(maxsize=1 << 12)
def _paradigm(surname: str) -> frozenset[str]:
    return frozenset({surname, *decline(surname, "ru")})


def _score_given(words: list[str], reading: Sequence[str], case: int) -> float:
    given, surname = reading[0], reading[-1]
    known = given in first_names()
    patronymic = next((word for word in reading[1:] if _PATRONYMIC.search(word)), "")
    female = _is_female(given, patronymic)
    score = 2.0 * known
    # Unknown names of women are rare, other than with the endings of women's surnames.
    if not known and female and not surname.endswith(_FEMALE_SURNAMES):
        score -= 1.0
    if female and surname.endswith(("ов", "ев", "ин", "ский", "цкий")):
        score -= 2.0
    if (
        female
        and case != NOMINATIVE
        and words[-1] != surname
        and not surname.endswith(("а", "я"))
    ):
        score -= 2.0
    if not female and not _INITIAL.match(given) and surname.endswith(_FEMALE_SURNAMES):
        score -= 2.0
    if patronymic.endswith(("ича", "ичу", "ичем", "иче", "вны", "вне", "вну", "вной")):
        score -= 2.0
    return score


def _is_female(given: str, patronymic: str) -> bool:
    if patronymic:
        return _FEMALE_PATRONYMIC.search(patronymic) is not None
    return is_female_name(given)


def follows_title(text: str, start: int, key: str) -> bool:
    """Checks for the surname of a person after a title in the same case.

    >>> follows_title("следователь Кузьмин", 12, "кузьмин")
    True
    >>> follows_title("директор Эрмитажа", 9, "эрмитажа")
    False
    """
    cases = title_before(text, start)
    if NOMINATIVE in cases and (
        key[-1] in _CONSONANTS or key.endswith((*_LIKELY_SURNAME, "о", "ян"))
    ):
        return True
    return any(
        case in cases and (case in _TELLING_CASES or lemma.endswith(_LIKELY_SURNAME))
        for lemma, case in nominatives(key, "ru")
    )
