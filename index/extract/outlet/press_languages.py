"""Lists the countries whose press writes in a language.

A page in German that names a paper of Chile mostly cites it.
"""

_COUNTRIES = {
    "ar": "SA EG AE QA LB SY IQ JO KW BH OM YE LY TN DZ MA SD PS MR GB",
    "cs": "CZ", "da": "DK", "de": "DE AT CH LI LU", "el": "GR CY",
    "en": "GB US CA AU NZ IE ZA IN NG KE GH UG ZM ZW PK BD LK SG MY PH JM TT MT NA BW TZ LR SL GM IL HK",
    "es": "ES MX AR CL CO PE VE EC BO UY PY CR PA NI HN GT SV DO CU PR",
    "fi": "FI", "fr": "FR BE CH CA LU SN CI ML CM MA DZ TN CD HT MC", "it": "IT CH",
    "ja": "JP", "ko": "KR", "nl": "NL BE", "no": "NO", "pl": "PL", "pt": "PT BR AO MZ CV",
    "ru": "RU UA BY KZ KG UZ LV EE LT MD", "sv": "SE FI", "tr": "TR CY", "uk": "UA",
    "zh": "CN TW HK SG",
}  # fmt: skip
_COUNTRIES_OF = {
    language: frozenset(one.split()) for language, one in _COUNTRIES.items()
}


def is_foreign(country: str, language: str) -> bool:
    """Tells whether few outlets of a country write in a language.

    >>> is_foreign("CL", "de"), is_foreign("CH", "de"), is_foreign("", "de")
    (True, False, False)
    """
    countries = _COUNTRIES_OF.get(language)
    return bool(country) and countries is not None and country not in countries
