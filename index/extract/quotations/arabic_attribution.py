"""Finds who says what in Arabic, where the verb comes first: وقال X إن «…»."""

import re

from index.extract.quotations.attribution import Attribution, make_attribution
from index.extract.quotations.cue_words import any_of, find_last_cue
from index.extract.quotations.quote_marks import Stretch
from index.extract.quotations.sentence_ends import (
    find_sentence_end,
    find_sentence_start,
)
from index.extract.quotations.speaker_finder import Speaker
from index.extract.quotations.speaker_mentions import SpeakerMentions

_VERBS = """قال يقول أضاف اضاف يضيف أكد اكد يؤكد أوضح اوضح يوضح صرح يصرح ذكر يذكر أشار اشار يشير تابع يتابع
    أردف اردف زاد شدد يشدد اعتبر يعتبر رأى يرى كتب يكتب نقل حذر يحذر أعلن اعلن يعلن طالب يطالب دعا يدعو وصف يصف
    علق يعلق رد يرد ردت أجاب اجاب يجيب تساءل يتساءل سأل روى يروي حكى بين يبين لفت يلفت استطرد اتهم أفاد افاد يفيد
    أقر اقر نفى ينفي أعرب اعرب وعد تعهد هدد ختم اختتم واصل استدرك نوه نبه كشف غرد نشر أبلغ ابلغ خاطب تمنى
    مازح اعترف زعم ادعى جدد قلل"""
_PARTICIPLES = """قائلا قائلة قائلاً مضيفا مضيفة مضيفاً مؤكدا مؤكدة مؤكداً مشيرا مشيرة مشيراً موضحا موضحة موضحاً
    مشددا مشددة مشدداً معتبرا معتبرة معتبراً متابعا متابعة متابعاً محذرا محذرة محذراً لافتا لافتة لافتاً مبينا
    مبينة مبيناً منوها منوهة واصفا واصفة واصفاً مردفا مستطردا متسائلا متسائلة كاتبا بالقول بقوله بقولها"""
_ACCORDING = re.compile(
    r"(?<!\w)و?(?:بحسب|حسب|وفقا ل|وفقاً ل|وفق|نقلا عن|نقلاً عن|على حد قول|على حد تعبير|حسبما (?:قال|ذكر|أكد))\s*"
)
_CUE = re.compile(rf"(?<!\w)[وف]?(?:{any_of(_VERBS)})(?:ت|وا)?(?!\w)")
_PARTICIPLE = re.compile(rf"(?<!\w)و?(?:{any_of(_PARTICIPLES)})(?!\w)")
_NOUN = re.compile(
    r"(?<!\w)(?:مسؤول(?:ون|ة)?|مصدر|مصادر|متحدث(?:ة)?|دبلوماسي(?:ة|ون)?|شاهد(?:ة)?|شهود|ناشط(?:ة|ون)?|خبير|محلل|طبيب|ضابط|"
    r"مواطن(?:ة)?|نازح(?:ة)?|أحد\s+\w+|إحدى\s+\w+|البيان|الوزارة|المتحدث(?:ة)?|الوزير(?:ة)?|الرئيس(?:ة)?)(?!\w)"
)
_WORK = re.compile(
    r"(?<!\w)(?:رواية|كتاب|فيلم|مسلسل|صحيفة|قناة|مجلة|لافتة|شعار|أغنية|بعنوان|يسمى|تسمى|المسمى|المسماة|برنامج|حركة|تنظيم|حزب|كتائب|لواء|جماعة)\s*$"
)
_WORDS = re.compile(r"\s*\w+(?:\s+\w+){0,3}")
_SUBJECT = re.compile(
    r"\s+((?:\w+\s+){0,5}?\w{3,})(?=\s+(?:ب?[أإ]ن(?:ه|ها|هم)?|في|خلال|على|عن|من|أمام|مع|بعد|قبل|عبر|يوم|إلى|لل\w+|ل\w{4,})(?!\w)"
    r"|\s*[:،\ufffc])"
)
_NO_SUBJECTS = frozenset(
    "أيضا أيضاً كذلك ذلك هذا هذه لاحقا سابقا بعدها قائلا قائلة مضيفا بالقول بقوله ردا حينها اليوم أمس".split()
)
_MOST_BETWEEN = 22


class ArabicAttributions:
    """Finds the attribution of a quotation in its sentence.

    Args:
        text: the text, with a sign (U+FFFC) for each character of a quotation.
        mentions: the names in it.
    """

    def __init__(self, text: str, mentions: SpeakerMentions) -> None:
        self._text = text
        self._mentions = mentions

    def find(self, stretch: Stretch, start: int, end: int) -> Attribution | None:
        """Finds the speaker of a stretch; `start` and `end` are its neighbours."""
        begin = find_sentence_start(self._text, start, stretch.before)
        if _WORK.search(self._text, begin, stretch.before):
            return None
        return self._find_before(begin, stretch.before) or self._find_after(
            stretch.after, end
        )

    def says(self, stretch: Stretch, start: int, end: int) -> bool:
        """Tells whether a verb of saying without a subject stands right before a stretch."""
        cue = self._last_cue(
            find_sentence_start(self._text, start, stretch.before), stretch.before
        )
        if cue is None or not self._is_near(cue.end(), stretch.before, 1):
            return False
        # وقال X إن «…»، مضيفا: «…»
        goes_on = self._is_near(start, cue.start(), 1)
        return goes_on or not _PARTICIPLE.fullmatch(cue[0])

    def find_in_sentence_before(self, start: int, end: int) -> Attribution | None:
        """Finds the subject of the sentence that ends at `end`."""
        begin = find_sentence_start(self._text, start, end)
        cue = _CUE.search(self._text, begin, end)
        return (
            make_attribution(self._find_name(cue.end(), end), cue, "sentence before")
            if cue
            else None
        )

    def _find_before(self, begin: int, stop: int) -> Attribution | None:
        cue = self._last_cue(begin, stop)
        phrase = _ACCORDING.search(self._text, begin, stop)
        if phrase and (cue is None or self._lacks_subject(cue, phrase)):
            speaker = self._find_name(phrase.end(), stop)
            return make_attribution(speaker, phrase, "according to")
        if cue is None or not self._is_near(cue.end(), stop, _MOST_BETWEEN):
            return None
        if _PARTICIPLE.fullmatch(cue[0]):
            return self._find_of_participle(begin, cue)
        limit = phrase.start() if phrase and phrase.start() > cue.end() else stop
        speaker = self._find_name(cue.end(), limit)
        speaker = speaker or self._find_topic(begin, cue.start())
        speaker = speaker or self._find_unlisted(cue.end(), limit)
        return make_attribution(speaker, cue, "verb first")

    def _lacks_subject(self, cue: re.Match[str], phrase: re.Match[str]) -> bool:
        """Tells whether a verb before "according to" names nobody."""
        if cue.end() > phrase.start():
            return False
        return self._find_name(cue.end(), phrase.start()) is None

    def _find_of_participle(self, begin: int, cue: re.Match[str]) -> Attribution | None:
        """Finds the subject of the sentence whose verb a participle goes with."""
        verb = _CUE.search(self._text, begin, cue.start())
        speaker = self._find_name(verb.end() if verb else begin, cue.start())
        if speaker is None and verb:
            speaker = self._find_unlisted(verb.end(), cue.start())
        return make_attribution(speaker, cue, "participle")

    def _find_topic(self, begin: int, stop: int) -> Speaker | None:
        """Finds a name before its verb: أما X فكتب."""
        people = [name for name in self._mentions.within(begin, stop) if name.is_person]
        near = [name for name in people if stop - name.end <= 12]
        return Speaker.of_name(near[-1], 0.8) if near else None

    def _find_unlisted(self, start: int, end: int) -> Speaker | None:
        """Finds the subject that no actor is: the words up to "that", a colon or a place."""
        subject = _SUBJECT.match(self._text, start, end + 1)
        if subject is None or subject[1] in _NO_SUBJECTS:
            return None
        return Speaker(subject.start(1), subject.end(1), "", "noun", 0.65)

    def _find_after(self, start: int, end: int) -> Attribution | None:
        stop = find_sentence_end(self._text, start, end)
        cue = _CUE.search(self._text, start, stop)
        if cue is None or self._text[start : cue.start()].strip(" ،,.-–—"):
            return None
        return make_attribution(self._find_name(cue.end(), stop), cue, "verb behind")

    def _find_name(self, start: int, end: int) -> Speaker | None:
        """Finds the first person behind a verb, or else a body or a noun."""
        names = self._mentions.within(start, end)
        people = [name for name in names if name.is_person]
        if people and people[0].start - start <= 110:
            return Speaker.of_name(people[0], 0.9)
        bearer = self._find_bearer(start, end)
        if bearer:
            return bearer
        noun = _NOUN.search(self._text, start, end)
        if noun and noun.start() - start <= 3:
            return Speaker(noun.start(), noun.end(), "", "noun", 0.75)
        if names and names[0].start - start <= 12:
            return Speaker.of_name(names[0], 0.8)
        return None

    def _find_bearer(self, start: int, end: int) -> Speaker | None:
        """Finds a part of a person's name that stands alone behind a verb."""
        written = _WORDS.match(self._text, start, end)
        for word in written[0].split() if written else ():
            actor = self._mentions.find_bearer(word)
            if actor:
                place = self._text.index(word, start)
                return Speaker(place, place + len(word), actor, "name", 0.8)
        return None

    def _last_cue(self, begin: int, stop: int) -> re.Match[str] | None:
        return find_last_cue((_CUE, _PARTICIPLE), self._text, begin, stop)

    def _is_near(self, start: int, stop: int, words: int) -> bool:
        return len(self._text[start:stop].split()) <= words
