"""Language codes for the names of languages, as files declare and users type them."""

_CODES = {
    "albanian": "sq", "arabic": "ar", "armenian": "hy", "azerbaijani": "az", "bengali": "bn", "bulgarian": "bg",
    "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "estonian": "et", "finnish": "fi", "french": "fr", "georgian": "ka", "german": "de",
    "greek": "el", "hebrew": "he", "hindi": "hi", "hungarian": "hu", "icelandic": "is", "indonesian": "id",
    "italian": "it", "japanese": "ja", "korean": "ko", "kurdish": "ku", "latvian": "lv", "lithuanian": "lt",
    "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "somali": "so", "spanish": "es",
    "swahili": "sw", "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "urdu": "ur",
    "vietnamese": "vi",
    "alb": "sq", "amh": "am", "ara": "ar", "arm": "hy", "aze": "az", "ben": "bn", "bul": "bg", "cat": "ca",
    "ces": "cs", "chi": "zh", "cze": "cs", "dan": "da", "deu": "de", "dut": "nl", "ell": "el", "eng": "en",
    "est": "et", "fas": "fa", "fin": "fi", "fra": "fr", "fre": "fr", "geo": "ka", "ger": "de", "gre": "el",
    "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "hye": "hy", "ice": "is", "ind": "id", "isl": "is",
    "ita": "it", "jpn": "ja", "kat": "ka", "kor": "ko", "kur": "ku", "lav": "lv", "lit": "lt", "nld": "nl",
    "per": "fa", "pol": "pl", "por": "pt", "ron": "ro", "rum": "ro", "rus": "ru", "slk": "sk", "slo": "sk",
    "slv": "sl", "som": "so", "spa": "es", "sqi": "sq", "srp": "sr", "swa": "sw", "swe": "sv", "tam": "ta",
    "tha": "th", "tur": "tr", "ukr": "uk", "urd": "ur", "vie": "vi", "zho": "zh",
    # Forms of one language that have codes of their own, and codes that have changed.
    "bokmal": "no", "bokmål": "no", "nb": "no", "nn": "no", "nno": "no", "nob": "no", "nor": "no",
    "nynorsk": "no",
    "arb": "ar", "cmn": "zh", "in": "id", "iw": "he", "pes": "fa", "prs": "fa",
}  # fmt: skip


def language_code(name: str) -> str:
    """Returns the ISO 639-1 code for an English name or an ISO 639-2 code.

    Forms of one language have its code: Bokmål (nb) and Nynorsk (nn) are Norwegian.

    Returns other names unchanged, since they may be ISO 639-1 codes already.

    Args:
        name: name or code, in lower case.

    >>> language_code("czech"), language_code("deu"), language_code("nb")
    ('cs', 'de', 'no')
    """
    return _CODES.get(name, name)
