"""What languages are called, by those who declare one and those who ask for one."""

_CODES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "finnish": "fi", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "italian": "it",
    "japanese": "ja", "korean": "ko", "kurdish": "ku", "norwegian": "no",
    "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "spanish": "es", "swedish": "sv",
    "turkish": "tr", "ukrainian": "uk",
    "ara": "ar", "chi": "zh", "deu": "de", "eng": "en", "fas": "fa", "fra": "fr",
    "fre": "fr", "ger": "de", "heb": "he", "ita": "it", "nld": "nl", "per": "fa",
    "por": "pt", "rus": "ru", "spa": "es", "tur": "tr", "ukr": "uk", "zho": "zh",
}  # fmt: skip


def language_code(name: str) -> str:
    """The two letters (ISO 639) for an English name or three letters, in lower case.

    Anything else is given back as it is: it may be such a code.

    >>> language_code("czech"), language_code("deu"), language_code("sw")
    ('cs', 'de', 'sw')
    """
    return _CODES.get(name, name)
