"""Classifies a name by its context: the words before and after it."""

import re
from functools import cached_property

from index.article import ActorType
from index.extract.gazetteer import word_classes
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.classification import NameClass
from index.extract.names.firm_evidence import is_about_firms, is_firm
from index.extract.names.language_rules import may_be_person
from index.extract.names.mentions import NameWord
from index.extract.names.russian.people import follows_title
from index.extract.names.turkish.turkish_words import DIRECTIONS, is_bare_title

_PERSON, _ORGANISATION = ActorType.PERSON, ActorType.ORGANISATION

_PRECEDING = re.compile(r"([\w’']+)\s*$")
_HYPHENS = frozenset("-‑")
# The end of an address is no acronym: EXAMPLE.RU.
_DOMAIN = re.compile(r"\w\.$")
# The last word of Mazar-i-Sharif and Tizi-ou-Ouzou is no name by itself.
_MIDDLE = re.compile(r"\w?[-‑][a-z]{1,2}[-‑]$")
_FOLLOWING = re.compile(r",?\s+(?:also\s+|has\s+|had\s+|then\s+)?([a-z]+)")
# Words before the name of a place: north of Homs, the town of Azaz.
_PLACE_OF = re.compile(
    r"\b(?:(?:north|south)(?:east|west)?|east|west|towns?|city|cities|villages?|suburbs?"
    r"|districts?|provinces?|regions?|ports?|islands?|outskirts|capital|municipality"
    r"|neighbou?rhoods?|governorate|township|hamlet|settlement)(?:ern)? of $"
)
_AGE = re.compile(r", (?:\d{2}|aged? \d\d)[,)\s]| \(\d\d\)")
_COMMA_PLACE = re.compile(r", ([A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ]\w+)?)")
_ORG_AFTER = re.compile(
    r" (?:news |security |intelligence |rebel |armed |militant |terrorist |television |TV )?"
    r"(?:agency|newspaper|network|channel|broadcaster|party|group|militia|movement|company|bank|fighters|mercenaries|militants|newswire|magazine|website|coalition|alliance|think tank)\b"
)
# A name after these words is not the subject of the next verb.
# Longer words in capitals may be the place of a dateline.
_MAX_ACRONYM = 3
_NO_SUBJECT = frozenset({"in", "the"})
# A name after these words is a place.
_PLACE_BEFORE = {
    "ru": frozenset(
        """в во близ под из город города городе городу городом деревня деревни деревне деревню село села селе поселок посёлок поселке посёлке
        район района районе провинция провинции провинцию область области остров острова острове река реки реке порт порта порту станция
        станции улица улице улицы площадь площади проспект проспекте регион региона регионе уезд уезде аэропорт аэропорта аэропорту горы
        столица столице столицы лагерь лагеря лагере озеро озера озере""".split()
    ),
    "uk": frozenset({"у", "в", "під", "біля", "із", "з"}),
}
_ENGLISH_PLACE_BEFORE = frozenset({"in", "near", "outside", "around"})


# Of Turkish: a place is mostly named as where, and a firm before its head.
_LOCATIVE = re.compile(r"['’][dt][ae](?:ki(?:l[ae]r\w*|n\w+)?)?\b")
_OFFICE_AFTER = re.compile(
    r" (?:Genel M[üu]d[üu]r[üu]|Genel Sekreteri|Ba[sş]kan[ıi]|Y[öo]netim Kurulu|CEO['’]su|Teknik Direkt[öo]r[üu])\b"
)


class ContextClassifier:
    """Classifies names by the words before and after them in one text."""

    def __init__(self, text: str, gazetteer: Gazetteer, language: str) -> None:
        self._text = text
        self._language = language
        self._gazetteer = gazetteer
        self._place_before = _PLACE_BEFORE.get(language, _ENGLISH_PLACE_BEFORE)

    def classify(
        self, words: list[NameWord], offset: int, *, opens: bool
    ) -> NameClass | None:
        """Returns the class of a name by its context, None if the context does not decide.

        Args:
            words: the words of the name, with offsets in their run.
            offset: offset of the run in the text.
            opens: whether the name begins a sentence.
        """
        if self._language == "tr" and (
            found := self._of_turkish(words, offset, opens=opens)
        ):
            return found
        if len(words) == 1:
            return self._of_one(words[0], offset, opens=opens)
        return self._by_neighbours(words, offset) or self._of_several(words, offset)

    def _of_one(self, word: NameWord, offset: int, *, opens: bool) -> NameClass | None:
        start = word.start + offset
        if word.kind == "O":
            alone = word.key in word_classes.ORG_AFTER_ARTICLE and not opens
            alone = alone and self._previous(start) == "the"
            return (_ORGANISATION, "organisation alone") if alone else None
        if word.kind == "T":
            return None
        place = word.key in self._gazetteer.places
        if place and (
            "." in word.text or (len(word.text) > _MAX_ACRONYM and word.text.isupper())
        ):
            return None, "place"
        if _is_acronym(word):
            plain = (
                word.key in word_classes.NO_ACRONYMS
                or self._is_shouted(word, offset)
                or _DOMAIN.match(self._text, max(0, start - 2), start) is not None
            )
            return None if plain else (_ORGANISATION, "capitals")
        if self._is_plain(word) or self._is_last_of_place(start):
            return None
        if (
            self._language == "ru"
            and not place
            and follows_title(self._text, start, word.key)
        ):
            return _PERSON, "title"
        return self._by_neighbours([word], offset) or self._by_lists(word, opens=opens)

    def _of_turkish(
        self, words: list[NameWord], offset: int, *, opens: bool
    ) -> NameClass | None:
        """Returns the class that Turkish endings and titles give."""
        first, last = words[0], words[-1]
        acronym = any(map(_is_acronym, words))
        if len(words) > 1 and first.key in DIRECTIONS and last.kind == "X":
            return None, "place word"
        if _LOCATIVE.match(self._text, last.end + offset) and not acronym:
            return None, "place word"
        if first.key in self._gazetteer.places:
            return (None, "place word") if len(words) > 1 else None
        if first.kind != "X" or acronym:
            return None
        if is_bare_title(token_key(self._previous(first.start + offset))):
            return _PERSON, "title"
        office = _OFFICE_AFTER.match(self._text, last.end + offset)
        return (_ORGANISATION, "apposition") if office and not opens else None

    def _is_last_of_place(self, start: int) -> bool:
        hyphen = self._text[start - 1 : start] in _HYPHENS
        return hyphen and bool(_MIDDLE.match(self._text, max(0, start - 4), start))

    def _is_plain(self, word: NameWord) -> bool:
        common = word.key in self._gazetteer.common_words
        return common and word.key not in self._gazetteer.surnames

    def _by_lists(self, word: NameWord, *, opens: bool) -> NameClass | None:
        if word.key in self._gazetteer.places:
            return None, "place"
        if not opens and word.key in self._gazetteer.given_names and len(word.key) > 2:
            return _PERSON, "given name alone"
        return None

    def _previous(self, start: int) -> str:
        words = self._text[max(0, start - 14) : start].split()
        # Mostly the word stands between spaces: a tenth of the time of the pattern.
        if words and words[-1].isalpha():
            return words[-1].lower()
        before = _PRECEDING.search(self._text, max(0, start - 14), start)
        return before[1].lower() if before else ""

    def _is_shouted(self, word: NameWord, offset: int) -> bool:
        """Checks whether capitals mark no acronym, since the words around have them too."""
        around = self._text[max(0, word.start + offset - 20) : word.end + offset + 20]
        return len(word.key) > 3 and (
            around.isupper() or word.key in self._gazetteer.common_words
        )

    def _by_neighbours(self, words: list[NameWord], offset: int) -> NameClass | None:
        start, end = words[0].start + offset, words[-1].end + offset
        if all(map(self._is_plain, words)):
            return None
        previous = self._previous(start)
        place = len(words) == 1 and words[0].key in self._gazetteer.places
        text = self._text
        comma = text.startswith(",", end)
        if comma or text[end : end + 1].isspace():
            # Each pattern is tried only where its first letter stands.
            aged = comma or text.startswith("(", end + 1)
            if aged and not place and _AGE.match(text, end, end + 12):
                return _PERSON, "age"
            if not comma and _ORG_AFTER.match(text, end, end + 30):
                return _ORGANISATION, "apposition"
            after = _FOLLOWING.match(text, end, end + 30)
            if (
                after
                and after[1] in word_classes.PERSON_VERBS
                and previous not in _NO_SUBJECT
            ):
                return None if place else self._subject(words)
        if previous in self._place_before or (
            previous == "of" and _PLACE_OF.search(text, max(0, start - 30), start)
        ):
            return None, "place word" if previous == "of" else "preposition"
        if comma and self._is_before_region(end):
            return None, "before a place"
        return None

    def _subject(self, words: list[NameWord]) -> NameClass:
        """Returns the class of the subject of a verb such as "said"."""
        single = len(words) == 1 and self._is_about_firms
        if single and is_firm(words[0].text, self._text):
            return _ORGANISATION, "firm"
        return _PERSON, "verb"

    @cached_property
    def _is_about_firms(self) -> bool:
        return self._language in {"en", ""} and is_about_firms(self._text)

    def _is_before_region(self, end: int) -> bool:
        comma = _COMMA_PLACE.match(self._text, end, end + 30)
        return comma is not None and self._is_region(comma[1])

    def _is_region(self, name: str) -> bool:
        key = " ".join(token_key(part) for part in name.split())
        meanings = self._gazetteer.meanings.get(key, ())
        return key in self._gazetteer.places or any(
            meaning.type is ActorType.STATE and not meaning.weak for meaning in meanings
        )

    def _of_several(self, words: list[NameWord], offset: int) -> NameClass | None:
        plain = sum(word.key in self._gazetteer.common_words for word in words)
        if plain == len(words):
            return None
        if any(_is_acronym(word) for word in words):
            return _ORGANISATION, "capitals"
        if (
            self._previous(words[0].start + offset) == "the"
            or words[0].key in self._gazetteer.places
        ):
            return _ORGANISATION, "the"
        if plain:
            return None
        if len(words) > 3 or any(word.kind != "X" for word in words):
            return None
        if may_be_person([word.key for word in words], self._language):
            return _PERSON, "two words"
        return None


def _is_acronym(word: NameWord) -> bool:
    if not word.text.isupper():
        return False
    text = word.text.replace(".", "")
    return 2 <= len(text) <= 6 and text.isalpha()
