"""Language codes for the names of languages, as files declare and users type them."""

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
    """Returns the ISO 639-1 code for an English name or an ISO 639-2 code.

    Returns other names unchanged, since they may be ISO 639-1 codes already.

    Args:
        name: name or code, in lower case.

    >>> language_code("czech"), language_code("deu"), language_code("sw")
    ('cs', 'de', 'sw')
    """
    return _CODES.get(name, name)
