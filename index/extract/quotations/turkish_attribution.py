"""Finds who says what in Turkish, where the verb follows the speech: X, “…” dedi."""

import re

from index.extract.quotations.attribution import Attribution, make_attribution
from index.extract.quotations.quote_marks import Stretch
from index.extract.quotations.sentence_ends import (
    find_sentence_end,
    find_sentence_start,
)
from index.extract.quotations.speaker_finder import Speaker
from index.extract.quotations.speaker_mentions import SpeakerMentions, find_capitals_at

_SAYING = (
    r"(?:de|konuş|söyle|ekle|belirt|vurgula|kaydet|aktar|açıkla|anlat|bildir|duyur|ifade et|dile getir|savun|iddia et|"
    r"öne sür|nitele|nitelendir|tanımla|değerlendir|yorumla|sor|yanıtla|cevapla|uyar|hatırlat|yaz|seslen|sürdür|"
    r"devam et|tamamla|özetle|itiraf et|haykır|bağır|paylaş|eleştir|tepki göster|çağrı yap|espri yap|yakın|çıkış|konuşma|"
    r"kullan|bulun|ver|yap|yetin|kon|düş|cevap ver|isyan et|sitem et|teşekkür et|temenni et|müjdele|noktala)"
)
_TAIL = re.compile(
    r"[\s,.…]*(?:diye(?:rek)?\b|dedi|demiş|diyor|demekle|der\b|şeklinde\b|ifade(?:sini|lerini|siyle|leriyle|lerine|sine)\b|"
    r"söz(?:lerini|lerine|leriyle|üyle|ünü)\b|açıklamas[ıi]n[ıda]\w*|değerlendirmesi\w*|yorumu\w*|yanıtını\b|cevabını\b|"
    r"karşılığını\b|iddiasın\w*|çağrısın\w*|mesajın\w*|uyarısın\w*|görüşün\w*|paylaşımın\w*|tepkisin\w*|notunu\b|savundu|söyledi|belirtti|"
    r"vurguladı|kaydetti|aktardı|açıkladı|bildirdi|iddia etti|öne sürdü|anlattı|ekledi|yazdı|sordu|denildi|sözcüklerini)"
)
_PARTICIPLE = re.compile(
    r"[\s,.…]*(?:diyen|diye\s+\w+[ae]n|(?:ifadelerini|sözlerini|sözleriyle|açıklamasını|yanıtını|cevabını|şeklinde)\s+(?:\w+\s+)?\w+[ae]n)\s+"
)
_ACCORDING = re.compile(r"['’](?:y|n)?[ea] göre\b")
_OF_WORDS = re.compile(
    r"['’](?:n?[ıiuü]n)\s+(?:yorum|söz|yanıt|cevab|açıklama|mesaj|paylaşım|tepki|değerlendirme|ifade)"
)
_CASE = ("'", "’")
_MOST_WITHOUT_SUBJECT = 4
"""A sentence with more words before the speech names a subject, known or not."""
_LAST_VERB = re.compile(rf"\b{_SAYING}\w*[.:]?\s*$")
_COLON = re.compile(":")
_NOUN = re.compile(
    r"\b(?:bir|Bir|adını vermeyen|üst düzey)\s+((?:[\wçğıöşü]+\s){0,2}?(?:yetkili(?:si)?|diplomat|görgü tanığı|kaynak|sözcü(?:sü)?|polis|"
    r"doktor|esnaf|vatandaş|asker|uzman|çalışan|öğrenci|avukat|üye(?:si)?|komşu(?:su)?|yakını|bakan|danışman(?:ı)?))\b"
)
_TITLE_OF_WORK = re.compile(
    r"\b(?:adlı|isimli|başlıklı|yazılı|romanı|kitabı|filmi|dizisi|gazetesi|dergisi)\s*$"
)
_WORK_AFTER = re.compile(
    r"\s*(?:adlı|isimli|başlıklı|yazılı|yazan|romanı|kitabı|filmi|dizisi|gazetesi|denilen|olarak|konulu)\b"
)


class TurkishAttributions:
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
        if _WORK_AFTER.match(self._text, stretch.after, end):
            return None
        participle = _PARTICIPLE.match(self._text, stretch.after, end)
        if participle:
            stop = find_sentence_end(self._text, participle.end(), end)
            speaker = self._find_nominative(participle.end(), stop, 0.9)
            speaker = speaker or self._find_unlisted(participle.end(), stop)
            return make_attribution(speaker, participle, "participle")
        begin = find_sentence_start(self._text, start, stretch.before)
        tail = _TAIL.match(self._text, stretch.after, end)
        colon = self._text[begin : stretch.before].rstrip().endswith(":")
        according = self._find_according(begin, stretch.before)
        if according:
            return according
        if not tail and not colon:
            return None
        cue = tail or _COLON.search(self._text, begin, stretch.before)
        speaker = self._find_subject(begin, stretch.before)
        return make_attribution(speaker, cue, "verb last" if tail else "colon")

    def says(self, stretch: Stretch, start: int, end: int) -> bool:
        """Tells whether a verb of saying stands behind a stretch, or a colon before it."""
        begin = find_sentence_start(self._text, start, stretch.before)
        before = self._text[begin : stretch.before].rstrip()
        if len(before.split()) > _MOST_WITHOUT_SUBJECT:
            return False
        tail = _TAIL.match(self._text, stretch.after, end)
        return before.endswith(":") or tail is not None

    def find_in_sentence_before(self, start: int, end: int) -> Attribution | None:
        """Finds the subject of the sentence that ends at `end`."""
        begin = find_sentence_start(self._text, start, end)
        speaker = self._find_nominative(begin, end, 0.85)
        cue = _LAST_VERB.search(self._text, begin, end)
        return make_attribution(speaker, cue, "sentence before")

    def _find_subject(self, begin: int, stop: int) -> Speaker | None:
        found = self._find_nominative(begin, stop, 0.9)
        if found:
            return found
        for name in self._mentions.within(begin, stop):
            if _OF_WORDS.match(self._text, name.end):
                return Speaker.of_name(name, 0.8)
        noun = _NOUN.search(self._text, begin, stop)
        if noun:
            return Speaker(noun.start(1), noun.end(1), "", "noun", 0.75)
        return self._find_unlisted(begin, stop)

    def _find_unlisted(self, begin: int, stop: int) -> Speaker | None:
        """Finds capitalised words that begin a sentence and are no actor."""
        begin += len(self._text[begin:stop]) - len(self._text[begin:stop].lstrip())
        span = find_capitals_at(self._text, begin, stop)
        if span is None or self._text.startswith(_CASE, span[1]):
            return None
        words = self._text[slice(*span)]
        actor = self._mentions.find_bearer(words)
        if " " not in words and not actor:
            return None
        return Speaker(*span, actor, "name", 0.75)

    def _find_according(self, begin: int, stop: int) -> Attribution | None:
        for name in self._mentions.within(begin, stop):
            phrase = _ACCORDING.match(self._text, name.end, stop)
            if phrase:
                return make_attribution(
                    Speaker.of_name(name, 0.85), phrase, "according to"
                )
        return None

    def _find_nominative(self, begin: int, stop: int, sure: float) -> Speaker | None:
        """Finds the first person in the nominative, or else the first body."""
        names = [
            name
            for name in self._mentions.within(begin, stop)
            if not self._text.startswith(_CASE, name.end)
            and not self._text.startswith(
                (" ile ", " için ", " gibi ", " ve "), name.end
            )
        ]
        people = [name for name in names if name.is_person]
        if people:
            return Speaker.of_name(people[0], sure)
        return Speaker.of_name(names[0], sure - 0.1) if names else None
