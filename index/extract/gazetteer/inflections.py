"""Declines Slavic names in Cyrillic, so that Хафтара is found as Хафтар.

A rule gives, for an ending of the nominative, the endings of five cases: genitive, dative,
accusative, instrumental and prepositional. All words of a name are in the same case.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

_GIVEN_IN_IY = "дий рий лий гий тий сий вий фий ений ентий".split()
_RUSSIAN = (
    # Given names; surnames in -ий are adjectives.
    *((f"{stem[:-2]}ий", tuple(stem[:-1] + end for end in ("я", "ю", "я", "ем", "и"))) for stem in _GIVEN_IN_IY),
    ("ый", ("ого", "ому", "ого", "ым", "ом")),
    ("ий", ("ого", "ому", "ого", "им", "ом")),
    ("ия", ("ии", "ии", "ию", "ией", "ии")),
    ("ая", ("ой", "ой", "ую", "ой", "ой")),
    ("ов", ("ова", "ову", "ова", "овым", "ове")),
    ("ев", ("ева", "еву", "ева", "евым", "еве")),
    ("ин", ("ина", "ину", "ина", "иным", "ине")),
    ("ова", ("овой", "овой", "ову", "овой", "овой")),
    ("ева", ("евой", "евой", "еву", "евой", "евой")),
    *((f"{letter}а", (f"{letter}и", f"{letter}е", f"{letter}у", f"{letter}ой", f"{letter}е")) for letter in "гкхжчшщ"),
    ("а", ("ы", "е", "у", "ой", "е")),
    ("я", ("и", "е", "ю", "ей", "е")),
    ("ь", ("я", "ю", "я", "ем", "е")),
    ("й", ("я", "ю", "я", "ем", "е")),
    *((letter, tuple(letter + end for end in ("а", "у", "а", "ем", "е"))) for letter in "жцчшщ"),
)  # fmt: skip
_UKRAINIAN = (
    ("ний", ("ного", "ному", "ного", "ним", "ному")),
    ("ій", ("ія", "ію", "ія", "ієм", "ії")),
    ("ий", ("ого", "ому", "ого", "им", "ому")),
    ("ія", ("ії", "ії", "ію", "ією", "ії")),
    ("ов", ("ова", "ову", "ова", "овим", "ові")),
    ("єв", ("єва", "єву", "єва", "євим", "єві")),
    ("ін", ("іна", "іну", "іна", "іним", "іні")),
    ("ова", ("ової", "овій", "ову", "овою", "овій")),
    ("ська", ("ської", "ській", "ську", "ською", "ській")),
    ("га", ("ги", "зі", "гу", "гою", "зі")),
    ("ка", ("ки", "ці", "ку", "кою", "ці")),
    ("а", ("и", "і", "у", "ою", "і")),
    ("я", ("і", "і", "ю", "ею", "і")),
    ("ко", ("ка", "ку", "ка", "ком", "ку")),
    ("ро", ("ра", "ру", "ра", "ром", "рові")),
    ("ло", ("ла", "лу", "ла", "лом", "лові")),
    ("ь", ("я", "ю", "я", "ем", "і")),
    ("й", ("я", "ю", "я", "єм", "ї")),
    *(
        (letter, tuple(letter + end for end in ("а", "у", "а", "ем", "і")))
        for letter in "жцчшщ"
    ),
)
_AFTER_CONSONANT = {"ru": ("а", "у", "а", "ом", "е"), "uk": ("а", "у", "а", "ом", "і")}
_RULES = {"ru": _RUSSIAN, "uk": _UKRAINIAN}
# Names that lose their last vowel.
_FLEETING = {"павел": "павл", "лев": "льв"}
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_ONLY_UKRAINIAN = frozenset("іїєґ")
_CASES = 5
_MIN_DECLINED = 3


def slavic_cases(name: str) -> Iterator[str]:
    """Yields the other cases of a Cyrillic name; all its words are in the same case.

    >>> list(slavic_cases("Халифа Хафтар"))[0], list(slavic_cases("Дмитрий"))[0]
    ('Халифы Хафтара', 'Дмитрия')
    """
    words = name.split()
    if not words or name.isupper() or not all(map(_is_cyrillic, words)):
        return
    for language in _languages_of(name):
        forms = [decline(word, language) for word in words]
        for case in range(_CASES):
            yield " ".join(form[case] for form in forms)


@lru_cache(maxsize=1 << 12)
def declined_keys(key: str) -> tuple[str, ...]:
    """Returns the other cases of the key of a name, none if it is not Cyrillic.

    >>> declined_keys("хафтар")
    ('хафтара', 'хафтару', 'хафтара', 'хафтаром', 'хафтаре')
    """
    if not "а" <= key[:1] <= "ґ":
        return ()
    # Keys have no dots above their letters.
    return tuple(case.replace("ї", "і") for case in slavic_cases(key))


def _languages_of(name: str) -> tuple[str, ...]:
    """Returns the languages in whose way a name may be declined."""
    lower = name.lower()
    if not _ONLY_UKRAINIAN.isdisjoint(lower):
        return ("uk",)
    # Names in -ко have no cases in Russian.
    return ("ru", "uk") if lower.endswith("ко") else ("ru",)


@lru_cache(maxsize=1 << 13)
def decline(word: str, language: str) -> tuple[str, ...]:
    """Returns the five other cases of a word, or the word itself for each.

    Args:
        word: a name in the nominative.
        language: "ru" or "uk".
    """
    if word in _FLEETING:
        return tuple(_FLEETING[word] + case for case in _AFTER_CONSONANT[language])
    for ending, cases in _RULES[language]:
        if word.endswith(ending) and len(word) > len(ending):
            return tuple(word[: -len(ending)] + case for case in cases)
    if word[-1] in _CONSONANTS:
        return tuple(word + case for case in _AFTER_CONSONANT[language])
    return (word,) * _CASES


@lru_cache(maxsize=1 << 13)
def nominatives(word: str, language: str) -> tuple[tuple[str, int], ...]:
    """Returns the words of which a word may be a case, each with the number of the case.

    >>> nominatives("хафтара", "ru")
    (('хафтар', 0), ('хафтар', 2))
    """
    found = {
        (word[: -len(case)] + ending, number)
        for case, ending, number in _endings_by_letter(language).get(word[-1:], ())
        if word.endswith(case) and len(word) > len(case) + 1
    }
    found.update(_fleeting_cases(language).get(word, ()))
    return tuple(
        sorted(
            (one, number)
            for one, number in found
            if _is_spelled_well(one) and decline(one, language)[number] == word
        )
    )


@cache
def _endings_by_letter(language: str) -> dict[str, list[tuple[str, str, int]]]:
    """Returns by last letter the endings of cases, each with its nominative and number."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for ending, cases in (*_RULES[language], ("", _AFTER_CONSONANT[language])):
        for number, case in enumerate(cases):
            found.setdefault(case[-1:], []).append((case, ending, number))
    return found


@cache
def _fleeting_cases(language: str) -> dict[str, list[tuple[str, int]]]:
    """Returns by its cases the names that lose a vowel in them."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in _FLEETING:
        for number, case in enumerate(decline(name, language)):
            found.setdefault(case, []).append((name, number))
    return found


@lru_cache(maxsize=1 << 13)
def related_keys(key: str) -> frozenset[str]:
    """Returns the cases of all names of which the key of a Cyrillic name may be a case.

    >>> sorted(related_keys("хафтаром") & {"хафтар", "хафтара", "хафтару"})
    ['хафтар', 'хафтара', 'хафтару']
    """
    if not "а" <= key[:1] <= "ґ" or len(key) < _MIN_DECLINED:
        return frozenset()
    lemmas = [key, *(lemma for lemma, _ in nominatives(key, "ru"))]
    return frozenset(case for one in lemmas for case in (one, *declined_keys(one)))


def _is_spelled_well(word: str) -> bool:
    """Checks the last letters: й follows a vowel, ь a consonant, ы no velar."""
    before, last = word[-2], word[-1]
    if last == "й":
        velar = before != "ы" or word[-3] not in "гкхжчшщ"
        soft = (
            before != "и" or word[-3] in "гкхжчшщ" or word.endswith(tuple(_GIVEN_IN_IY))
        )
        return before not in _CONSONANTS and velar and soft
    if last == "ь":
        return before in _CONSONANTS
    return before not in "ьъ" or last == "я"


def _is_cyrillic(word: str) -> bool:
    return "а" <= word[-1:].lower() <= "ґ"
