"""What a file declares of its article, from whichever place it declares it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.article import Actor, Basis, Field, PartialDate
from index.reading.dates import read_date
from index.reading.encoding import clean, without_surrogates

_UNKNOWN_WORDS = frozenset({"", "~", "null", "none", "nan", "n/a", "unknown"})
_LANGUAGE_NAMES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr",
    "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi", "italian": "it",
    "japanese": "ja", "korean": "ko", "kurdish": "ku", "persian": "fa", "polish": "pl",
    "portuguese": "pt", "russian": "ru", "spanish": "es", "turkish": "tr",
    "ukrainian": "uk",
    "ara": "ar", "deu": "de", "ger": "de", "eng": "en", "spa": "es", "fra": "fr",
    "fre": "fr", "ita": "it", "por": "pt", "rus": "ru", "tur": "tr", "ukr": "uk",
    "fas": "fa", "per": "fa", "zho": "zh", "chi": "zh", "heb": "he", "nld": "nl",
}  # fmt: skip
_UNSAFE_URL = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
_LONGEST_VALUE = 2_000
_SHORT = 40
_SEPARATORS = re.compile(r"[;|]")

UNKNOWN: Field[str] = Field()
UNDATED: Field[PartialDate] = Field()


@dataclass(frozen=True, slots=True)
class Declared:
    """The fields that one place in a file declares."""

    title: Field[str] = UNKNOWN
    date: Field[PartialDate] = UNDATED
    outlet: Field[str] = UNKNOWN
    language: Field[str] = UNKNOWN
    url: str = ""
    authors: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()


NOTHING = Declared()


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of place that declares fields, and how far it is to be trusted."""

    rule: str
    basis: Basis
    confidence: float
    names_key: bool = True

    def field(self, key: str, value: str) -> Field[str]:
        """The value as this place declares it under `key`; unknown when empty."""
        if not value:
            return UNKNOWN
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        return Field(value, self.basis, self.confidence, value, rule)

    def date(self, key: str, written: str) -> Field[PartialDate]:
        """The date written; without a value, but with the quote, where it says none."""
        date, trouble = read_date(written)
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        if date is None:
            return Field(None, quote=written, rule=f"{trouble} in {rule}")
        return Field(date, self.basis, self.confidence, written, rule)


SIDECAR = Place("sidecar", Basis.USER, 1.0, names_key=False)
FRONT_MATTER = Place("front matter", Basis.STATED, 0.95, names_key=False)
RECORD = Place("record field", Basis.STATED, 0.95)
HTML_METADATA = Place("html metadata", Basis.STATED, 0.9, names_key=False)


def declare(
    values: Mapping[str, object], names: Mapping[str, tuple[str, ...]], place: Place
) -> Declared:
    """The fields that `values` hold under one of their `names`, first found first taken."""
    if not values:
        return NOTHING
    title_key, title = _pick(values, names, "title")
    date_key, date = _pick(values, names, "date")
    outlet_key, outlet = _pick(values, names, "outlet")
    language_key, language = _pick(values, names, "language")
    written = as_text(date)
    return Declared(
        place.field(title_key, as_text(title)),
        place.date(date_key, written) if written else UNDATED,
        place.field(outlet_key, as_text(outlet)),
        place.field(language_key, read_language(as_text(language))),
        as_url(_pick(values, names, "url")[1]),
        tuple(as_names(_pick(values, names, "authors")[1])),
        as_actors(_pick(values, names, "actors")[1], place),
    )


def prefer(stronger: Declared, weaker: Declared) -> Declared:
    """Each field from the stronger place that declares it."""
    if stronger is NOTHING or weaker is NOTHING:
        return weaker if stronger is NOTHING else stronger
    return Declared(
        weaker.title if stronger.title.value is None else stronger.title,
        _prefer_date(stronger.date, weaker.date),
        weaker.outlet if stronger.outlet.value is None else stronger.outlet,
        weaker.language if stronger.language.value is None else stronger.language,
        stronger.url or weaker.url,
        stronger.authors or weaker.authors,
        stronger.actors or weaker.actors,
    )


def as_text(value: object) -> str:
    """A declared value as one line of text, empty where it says nothing."""
    if value is None:
        return ""
    if not isinstance(value, str):
        value = _from_other(value)
    if len(value) <= _SHORT:
        return _short_line(value)
    return _one_line(value[:_LONGEST_VALUE])


def _one_line(value: str) -> str:
    if not value.isascii():
        value = without_surrogates(clean(value))
    return " ".join(value.replace("\0", "").split())


# Outlets, days, languages and actors come again and again.
@lru_cache(maxsize=1 << 14)
def _short_line(value: str) -> str:
    line = _one_line(value)
    return "" if line.lower() in _UNKNOWN_WORDS else line


def as_url(value: object) -> str:
    """An address that is safe to follow, empty for a script, a file or a blob."""
    url = as_text(value)
    return "" if _UNSAFE_URL.match(url) else url


def as_names(value: object) -> Iterator[str]:
    """The names in a list, or in a text that divides them by ; or |, each once."""
    if not value:
        return
    parts: list[object] = (
        list(value)
        if isinstance(value, list)
        else list(_SEPARATORS.split(as_text(value)))
    )
    seen = set()
    for part in parts:
        name = as_text(part)
        if name and name not in seen:
            seen.add(name)
            yield name


def as_actors(value: object, place: Place) -> tuple[Actor, ...]:
    """The actors that are named, as certain as the place that names them."""
    if not value:
        return ()
    return tuple(_named_actor(name, place) for name in as_names(value))


# Actors come again and again: a third of the time that a record's fields take.
@lru_cache(maxsize=1 << 12)
def _named_actor(name: str, place: Place) -> Actor:
    return Actor(
        name,
        surfaces=(name,),
        basis=place.basis,
        confidence=place.confidence,
        rule=place.rule,
    )


def read_language(written: str) -> str:
    """The ISO 639 code for a language tag or an English name; empty for anything else.

    >>> read_language("en-US"), read_language("Turkish"), read_language("?")
    ('en', 'tr', '')
    """
    if not written:
        return ""
    tag = written.replace("_", "-").split("-", 1)[0].strip().lower()
    code = _LANGUAGE_NAMES.get(tag, tag)
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else ""


def _pick(
    values: Mapping[str, object], names: Mapping[str, tuple[str, ...]], field: str
) -> tuple[str, object]:
    for name in names.get(field, ()):
        value = values.get(name)
        if value is not None and value != "":
            return name, value
    return "", None


def _from_other(value: object) -> str:
    if isinstance(value, Mapping):
        named = value.get("name") or value.get("title")
        return named if isinstance(named, str) else ""
    if isinstance(value, list):
        return ", ".join(filter(None, map(as_text, value[:20]))) if value else ""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _prefer_date(
    stronger: Field[PartialDate], weaker: Field[PartialDate]
) -> Field[PartialDate]:
    if stronger.value is None and (weaker.value is not None or not stronger.quote):
        return weaker
    return stronger
