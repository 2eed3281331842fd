"""Finds the names of actors in Arabic text: listed ones, bodies and people."""

from collections.abc import Sequence

from index.analysis.analyzer import fold
from index.article import ActorType
from index.extract.names.arabic.arabic_bodies import BodyReader, BodySpan
from index.extract.names.arabic.arabic_coreference import (
    ArabicPerson,
    find_surnames,
    unite_bodies,
    unite_people,
)
from index.extract.names.arabic.arabic_lexicon import (
    HEADS,
    PARTICLES,
    SERVANT,
    WordClass,
    list_forms,
    state_of,
)
from index.extract.names.arabic.arabic_people import PersonReader
from index.extract.names.arabic.arabic_text import (
    ArabicWord,
    as_name_words,
    ends_of_phrases,
    join_name,
    split_words,
)
from index.extract.names.arabic.arabic_titles import TitleReader
from index.extract.names.gazetteer_matcher import (
    GazetteerMatch,
    GazetteerMatcher,
    listed_mention,
)
from index.extract.names.mentions import NameMention
from index.extract.names.name_cache import NameCache

_ARTICLE = "ال"
_MAX_CACHED = 1 << 16
_MISSION = "بعثه"
_MINISTRY = "وزارة "
_STATE_BODIES = {
    "الجيش": "Armed Forces", "القوات المسلحه": "Armed Forces", "القوات الجويه": "Air Force",
    "الخارجيه": "Foreign Ministry", "الدفاع": "Defence Ministry", "الداخليه": "Interior Ministry",
    "الصحه": "Health Ministry", "الماليه": "Finance Ministry", "العدل": "Justice Ministry",
}  # fmt: skip
_BODY_RULE, _PERSON_RULE, _TITLE_RULE = "organisation word", "given name", "title"
_APART_RULE, _VERB_RULE = "title apart", "verb"
_LINKED_TYPES = frozenset(
    {ActorType.ARMED_GROUP, ActorType.ORGANISATION, ActorType.STATE_BODY}
)

# Words of these classes alone begin no name, and announce none.
# Classes of words with which no name begins.
_PLAIN = (
    PARTICLES
    | WordClass.COMMON
    | WordClass.ADJECTIVE
    | WordClass.STATE_ADJECTIVE
    | WordClass.GENERIC_ADJECTIVE
    | WordClass.NO_ADJECTIVE
    | WordClass.GENERIC
    | WordClass.PURPOSE
    | WordClass.TITLE
)
_ANNOUNCING = WordClass.TITLE | WordClass.SAYING
_SKIPPED = WordClass.FACILITY | WordClass.MEDIA_HEAD

# The number of the word after a mention, and the mention; None for no actor's name.
_ReadName = tuple[int, NameMention | None]


class ArabicRecognizer:
    """Recognises the names in one Arabic text.

    Args:
        text: the text.
        cache: the gazetteer, with results for earlier texts.
        matcher: the matcher for the text.
    """

    def __init__(self, text: str, cache: NameCache, matcher: GazetteerMatcher) -> None:
        self._gazetteer = cache.gazetteer
        self._keys = cache.arabic_keys
        self._matcher = matcher
        self._words = split_words(text)
        self._name_words = as_name_words(self._words)
        self._ends = ends_of_phrases(self._words)
        self._matches = [self._match(number) for number in range(len(self._words))]
        sizes = [one[0].size if one else 0 for one in self._matches]
        impersonal = [
            one[0].size if one and one[0].meaning.type is not ActorType.PERSON else 0
            for one in self._matches
        ]
        self._people = PersonReader(self._words, impersonal, sizes)
        self._bodies = BodyReader(self._words, impersonal, self._people)
        self._titles = TitleReader(self._words, sizes, self._bodies.read)
        self._starts: dict[int, str] = {}
        self._persons: list[ArabicPerson] = []
        self._surnames: set[str] = set()

    def find(self) -> list[NameMention]:
        """Returns the mentions, in order of their offsets."""
        found: list[NameMention] = []
        free: list[int] = []
        number = 0
        while number < len(self._words):
            if self._words[number].has(_ANNOUNCING):
                self._note_starts(number)
            read = None if self._names_nobody(number) else self._read(number)
            if read is None:
                free.append(number)
                number += 1
            else:
                number, mention = read
                if mention is not None:
                    found.append(mention)
        found = unite_people(unite_bodies(found), self._persons)
        found += find_surnames(self._words, free, self._persons)
        found.sort(key=lambda mention: mention.start)
        return found

    def _names_nobody(self, number: int) -> bool:
        """Checks quickly that no name begins with a word: most words are such."""
        word = self._words[number]
        if self._matches[number] is not None or number in self._starts:
            return False
        if word.form.classes & ~_PLAIN or word.form.stem == SERVANT:
            return False
        following = self._words[number + 1 : number + 2]
        return not following or not following[0].has(WordClass.COMPOUND_END)

    def _read(self, number: int) -> _ReadName | None:
        listed = self._matches[number]
        if self._words[number].has(_SKIPPED):
            last = self._skip_other(number)
            if last > number:
                return last, None
        place = self._bodies.count_place(number)
        if place > 1:
            return number + place, None
        body = self._bodies.read(number)
        if body is not None and (listed is None or body.last > number + listed[0].size):
            return body.last, self._body_mention(body)
        if listed is not None and self._is_whole(number, listed[0]):
            return self._listed_mention(number, *listed)
        return self._person(number)

    def _skip_other(self, number: int) -> int:
        """Returns the number after a place named for a person, or a cited medium."""
        following = number + 1
        if following >= len(self._words):
            return number
        word = self._words[following]
        if word.breaks and not word.quoted:
            return number
        medium = self._words[number].has(WordClass.MEDIA_HEAD)
        if medium:
            return self._bodies.skip_medium(following)
        if word.has(WordClass.TITLE) and following + 1 < len(self._words):
            following += 1
        ends = self._people.read(following, titled=False)
        return ends[-1] if ends else number

    def _is_whole(self, number: int, match: GazetteerMatch) -> bool:
        """Checks that a listed name is no part of the longer name of a person."""
        if match.meaning.type is ActorType.PERSON and match.size > 1:
            return True
        ends = self._people.read(number, titled=False)
        return not ends or ends[-1] <= number + match.size

    # A word can begin a name of a person after a title or a verb of saying.
    def _note_starts(self, number: int) -> None:
        word = self._words[number]
        if word.has(WordClass.TITLE):
            for start, direct in self._titles.skip(number):
                comma = start < len(self._words) and self._words[start].breaks
                apart = comma and not direct
                self._starts[start] = _APART_RULE if apart else _TITLE_RULE
        elif word.has(WordClass.SAYING) and not word.has(WordClass.GIVEN):
            self._starts.setdefault(number + 1, _VERB_RULE)

    def _person(self, number: int) -> _ReadName | None:
        evidence = self._starts.get(number, "")
        word = self._words[number]
        if evidence == _VERB_RULE and word.form.stem in self._surnames:
            return None  # the surname alone is found later
        if word.breaks and not word.quoted:
            evidence = ""
        ends = self._people.read(number, titled=bool(evidence))
        if evidence == _APART_RULE:
            # حاكم لفيف، مكسيم كوزيتسكي، needs the second comma too.
            following = self._words[ends[-1] : ends[-1] + 1] if ends else []
            if following and not following[0].breaks:
                ends = self._people.read(number, titled=False)
            evidence = _TITLE_RULE
        if not ends or self._is_title(number, ends):
            return None
        last = ends[-1]
        words = self._words[number:last]
        name = join_name(words)
        mention = NameMention(
            words[0].name_start, words[-1].end, name, ActorType.PERSON,
            rule=evidence or _PERSON_RULE,
        )  # fmt: skip
        parts = [
            join_name(self._words[start:end])
            for start, end in zip([number, *ends], ends, strict=False)
        ]
        self._note_person(ArabicPerson(name, tuple(parts), None))
        return last, mention

    def _note_person(self, person: ArabicPerson) -> None:
        self._persons.append(person)
        self._surnames.add(fold(person.parts[-1]))

    def _is_title(self, number: int, ends: list[int]) -> bool:
        """Checks whether the first word is a title of the name: السيد علي السيستاني."""
        title = self._words[number].has(WordClass.TITLE) and len(ends) > 2
        if title:
            self._starts[number + 1] = _TITLE_RULE
        return title

    def _body_mention(self, body: BodySpan) -> NameMention:
        words = self._words[body.first : body.last]
        linked = self._linked(body)
        if linked is not None:
            return linked
        start, end = self._span(words)
        english = self._state_body(words)
        if english:
            return NameMention(
                start, end, english, ActorType.STATE_BODY, listed=True, rule=_BODY_RULE
            )
        name = join_name(words)
        if words[0].has(WordClass.MINISTRY):
            name = _MINISTRY + name
        return NameMention(start, end, name, body.type, rule=_BODY_RULE)

    def _state_body(self, words: Sequence[ArabicWord]) -> str:
        """Returns the name of a ministry or army by its state; empty if it is neither.

        It is the name that the same body has in English text.
        """
        kind = " ".join(word.form.stem for word in words[:-1]).removeprefix("وزاره ")
        state = state_of(words[-1].form.stem) if kind in _STATE_BODIES else ""
        if not state:
            return ""
        name = f"{self._gazetteer.adjective_of(state)} {_STATE_BODIES[kind]}"
        return self._gazetteer.canonical_actor(name) or name

    def _span(self, words: Sequence[ArabicWord]) -> tuple[int, int]:
        """Returns the offsets of a name, with the quotation marks that it opens."""
        opens = any(word.opened for word in words[1:])
        return words[0].name_start, words[-1].end + (opens and words[-1].closed)

    def _linked(self, body: BodySpan) -> NameMention | None:
        """Returns the listed group that a body's name has after its first word."""
        words = self._words[body.first : body.last]
        match, skipped = self._matches[body.first], 0
        if match is None and words[0].has(WordClass.LINKING_HEAD):
            match, skipped = self._matches[body.first + 1], 1
        whole = self._whole_name(words)
        if whole is not None:
            match, skipped = whole, 0
        if match is None or match[0].meaning.type not in _LINKED_TYPES:
            return None
        if words[0].form.stem == _MISSION and match[0].size > 1 and skipped:
            return None  # a mission of the African Union is not the union
        rest = words[skipped + match[0].size :]
        if not all(word.is_nisba or word.has(WordClass.ADJECTIVE) for word in rest):
            return None
        mention = listed_mention(as_name_words(words[:1]), match[0].meaning, "listed")
        start, end = self._span(words)
        return mention._replace(start=start, end=end)

    def _whole_name(
        self, words: Sequence[ArabicWord]
    ) -> tuple[GazetteerMatch, int] | None:
        """Returns the listed actor whose name the words are, without quotation marks."""
        names = as_name_words(words)
        first = words[0].form.stem.removeprefix(_ARTICLE)
        match = self._matcher.longest_match([names[0]._replace(key=first), *names[1:]])
        whole = match is not None and match.size == len(words)
        return (match, words[0].start) if match is not None and whole else None

    def _listed_mention(
        self, number: int, match: GazetteerMatch, start: int
    ) -> _ReadName:
        words = self._words[number : number + match.size]
        if match.meaning.type is ActorType.PERSON and match.size > 1:
            parts = tuple(join_name([word]) for word in words)
            person = ArabicPerson(match.meaning.name, parts, match.meaning)
            self._note_person(person)
        mention = listed_mention(as_name_words(words), match.meaning, "listed")
        return number + match.size, mention._replace(start=start, end=words[-1].end)

    def _match(self, number: int) -> tuple[GazetteerMatch, int] | None:
        """Returns the longest listed name that begins with a word, and its offset."""
        word = self._words[number]
        known = self._gazetteer.max_words
        keys = self._keys.get(word.text)
        if keys is None:
            keys = self._list_keys(word.text)
        for clitics, key in keys:
            end = min(number + known[key], self._ends[number])
            words = self._name_words[number:end]
            if words[0].key != key:
                words[0] = words[0]._replace(key=key)
            match = self._matcher.longest_match(words)
            if match is not None and self._suits(number, match):
                return match, word.start + min(clitics, len(word.text) - 1)
        return None

    def _list_keys(self, written: str) -> tuple[tuple[int, str], ...]:
        """Lists the keys with which listed names begin that a word may be."""
        if len(self._keys) >= _MAX_CACHED:
            self._keys.clear()
        keys = [
            (form.clitics, form.stem[len(_ARTICLE) :] if form.definite else form.stem)
            for form in list_forms(fold(written))
        ]
        known = self._gazetteer.max_words
        found = tuple((clitics, key) for clitics, key in keys if key in known)
        self._keys[written] = found
        return found

    def _suits(self, number: int, match: GazetteerMatch) -> bool:
        """Checks a single word: المالي, and مالي after a noun, is financial, not Mali."""
        if match.size > 1:
            return True
        word = self._words[number]
        nisba = word.text.endswith("ي") or word.is_state_adjective
        if nisba and self._is_adjective(number):
            return False
        definite = word.definite
        if not definite and word.is_stop:
            return False
        spellings = (match.meaning.name, *self._gazetteer.aliases(match.meaning.name))
        arabic = [fold(one) for one in spellings if one[:1] >= "\u0600"]
        if definite:
            return word.form.stem in arabic
        person = match.meaning.type is ActorType.PERSON
        # بشير is another man than البشير.
        return not person or word.form.stem in arabic

    def _is_adjective(self, number: int) -> bool:
        """Checks whether an indefinite word in -i qualifies the noun before it."""
        word, before = self._words[number], self._words[number - 1]
        if not number or word.breaks or word.form.clitics or before.definite:
            return False
        if before.has(WordClass.COMMON):
            return True
        return not before.has(PARTICLES | HEADS | WordClass.TITLE | WordClass.PLACE)


def find_arabic_mentions(
    text: str, cache: NameCache, year: int | None = None
) -> list[NameMention]:
    """Returns the names of actors that an Arabic text has, in order of their offsets.

    Args:
        text: the text.
        cache: the gazetteer, with results for earlier texts.
        year: the year of the text, None if unknown.
    """
    matcher = GazetteerMatcher(text, cache.gazetteer, year=year)
    return ArabicRecognizer(text, cache, matcher).find()
