"""Romanisation: writes names of other scripts in Latin letters, as newspapers do."""

import re

from index.analysis.analyzer import fold

_ARABIC_ARTICLE = re.compile("(?<!\\w)ال(?=\\w{3})")

_CYRILLIC = dict(
    zip(
        "абвгдезийклмнопрстуфхцчшщъыьэюяёіїєґјљњћђџў",
        "a b v g d e z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yo i i ye g j l n ch dj dz w".split(),
        strict=True,
    )
) | {"ж": "zh"}  # fmt: skip
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_ARABIC = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t",
    "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h", "و": "u", "ي": "i", "ء": "_", "ئ": "i", "ؤ": "u", "پ": "p",
    "چ": "ch", "ژ": "zh", "گ": "g",
}  # fmt: skip
_HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "u", "ז": "z", "ח": "h",
    "ט": "t", "י": "i", "כ": "k", "ך": "kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n",
    "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k",
    "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip
_ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f".split(),
        strict=True,
    )
)
_GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h".split(),
        strict=True,
    )
)
_LATIN = {
    ord(letter): latin.replace("_", "")
    for table in (_CYRILLIC, _GREEK, _ARABIC, _HEBREW, _ARMENIAN, _GEORGIAN)
    for letter, latin in table.items()
}


def romanize(name: str) -> str:
    """Returns the name in small Latin letters; letters of unknown scripts stay.

    >>> romanize("Халифа Хафтар"), romanize("Çavuşoğlu")
    ('khalifa khaftar', 'cavusoglu')
    """
    return _ARABIC_ARTICLE.sub("", fold(name[:200])).translate(_LATIN)


def is_abjad(name: str) -> bool:
    """Checks for letters of an abjad, a script that omits vowels (Arabic, Hebrew)."""
    return not name.isascii() and any("\u0590" <= letter <= "\u07bf" for letter in name)


def is_latin(name: str) -> bool:
    """Checks that all letters of the name are Latin."""
    return name.isascii() or all(
        letter < "\u0370" for letter in name if letter.isalpha()
    )
