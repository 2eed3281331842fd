"""Names languages, of which articles have the code only."""

_NAMES = dict(
    pair.split(":")
    for pair in """
    af:Afrikaans am:Amharic ar:Arabic az:Azerbaijani be:Belarusian bg:Bulgarian bn:Bengali
    bs:Bosnian ca:Catalan cs:Czech cy:Welsh da:Danish de:German el:Greek en:English
    es:Spanish et:Estonian eu:Basque fa:Persian fi:Finnish fr:French ga:Irish gl:Galician
    gu:Gujarati ha:Hausa he:Hebrew hi:Hindi hr:Croatian hu:Hungarian hy:Armenian
    id:Indonesian is:Icelandic it:Italian ja:Japanese ka:Georgian kk:Kazakh km:Khmer
    kn:Kannada ko:Korean ku:Kurdish ky:Kyrgyz lo:Lao lt:Lithuanian lv:Latvian
    mk:Macedonian ml:Malayalam mn:Mongolian mr:Marathi ms:Malay mt:Maltese my:Burmese
    nb:Norwegian ne:Nepali nl:Dutch nn:Norwegian no:Norwegian pa:Punjabi pl:Polish
    ps:Pashto pt:Portuguese ro:Romanian ru:Russian si:Sinhala sk:Slovak sl:Slovenian
    so:Somali sq:Albanian sr:Serbian sv:Swedish sw:Swahili ta:Tamil te:Telugu tg:Tajik
    th:Thai tk:Turkmen tl:Filipino tr:Turkish ug:Uyghur uk:Ukrainian ur:Urdu uz:Uzbek
    vi:Vietnamese yo:Yoruba zh:Chinese zu:Zulu
    """.split()
)


def name_language(code: str) -> str:
    """Returns the English name of a language; of one not listed here its code.

    >>> name_language("ar"), name_language("tlh")
    ('Arabic', 'tlh')
    """
    return _NAMES.get(code, code)
