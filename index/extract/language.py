"""Detects the language of a text by its script and its most frequent words."""

import re
from collections import Counter

from index.analysis.stop_words import STOP_WORDS
from index.article import Basis, Field

_SAMPLE_CHARS = 800
# A word counts at most so often.
_MAX_VOTES = 3
# The best language needs so many times the score of the second best.
_MIN_LEAD = 1.3
# With fewer different words that vote for it, the best language must have more of them
# than any other: "a" and "car" do not make a sentence with "was", "in" and "a" French.
_MIN_CERTAIN = 4
# A letter after an apostrophe is no word: of "Lowe's" and "don't" Czech has the "s".
_WORD = re.compile(r"(?<!['’])[^\W\d_]+|(?<=['’])[^\W\d_]{2,}")
_BLANK_SIGNS = {code: " " for code in range(128) if not chr(code).isalpha()}
_BLANK_SIGNS[ord("'")] = "'"

_FREQUENT_WORDS = {
    "en": "the of and to in is was that for on with said has have from by are it at his he",
    "de": "der die und das ist von den mit sich auf für nicht ein eine im dem zu hat auch wird",
    "fr": "le la les des et du une dans est que pour qui sur au par pas il ont été avec",
    "es": "el la los las que del una por con para se su ha como más fue al pero sus han",
    "it": "il che di la per una con del sono della non gli nel alla da si anche ha dei più",
    "pt": "o que do da em um uma para com não os as dos na no por mais foi ao se",
    "nl": "de het een van en dat is op te in voor met zijn niet aan er ook door bij hebben",
    "tr": "ve bir bu için ile de da olarak olan daha çok sonra kadar gibi ancak dedi olduğu türkiye göre ise",
    "pl": "w i na z się że do nie jest o po jak to przez od oraz dla które był są",
    "cs": "a v se na je že s z do o to i jako za by který pro podle také jsou",
    "sv": "och att det i som en på är av för med till den har inte om ett de han var",
    "no": "og i det er på som en til for at av med har de ikke han var om et fra etter seg ble blir sier noen mot å ikkje frå ein eit",
    "da": "og i det er på som en til for at af med har de ikke han var om et fra efter sig blev bliver siger nogle mod ved kunne",
    "fi": "ja on että ei se oli myös hän mutta kun ovat mukaan kuin joka sen tai",
    "ro": "și în de la a cu nu pe că care din este au pentru mai fost ce sau fi un",
    "hu": "a az és hogy nem is egy ez meg volt de csak még már mint szerint azt ki el",
    "id": "yang dan di itu dengan untuk dari dalam ini tidak pada akan ke telah oleh",
    "vi": "của và là có được trong cho các với không người đã một này những",
    "hr": "i je u na se da su za od o s koji kao će što ne to bi iz nije",
    "sq": "të e në dhe për me një që nga është ka i u si më se",
    "az": "və bir bu üçün ilə də da olan edib azərbaycan deyib sonra isə ki",
    "so": "iyo ka ku oo waa in ay la soo ayaa wuxuu sheegay dalka ah",
    "sw": "ya na wa kwa ni za katika la kuwa hiyo huo alisema",
    "lt": "ir kad yra su iš į tai bet jis apie kaip buvo dėl",
}  # fmt: skip
# Letters that, of these languages, only one has. Turkish says in one word what others say
# with three words of grammar, so its words alone often do not suffice.
_LETTERS = {
    "az": "ə", "cs": "ěřů", "es": "ñ¿¡", "hu": "őű", "lt": "ėįų", "pl": "ąęłńśźż", "pt": "ãõ",
    "ro": "ășțţ", "tr": "ığş", "vi": "ơưđạảấầậếềệịọốồộớờợụủứừự",
}  # fmt: skip
_LETTER = re.compile(f"[{''.join(_LETTERS.values())}]")
# Foreign names have such letters too, so several of them count as one word.
_LETTER_VOTE = 0.25
_LANGUAGES = sorted(_FREQUENT_WORDS.keys() | STOP_WORDS.keys())
# The numbers, in _LANGUAGES, of the languages that have a word: scores in a list by
# number take half the time of scores in a dictionary by code.
_LANGUAGES_OF: dict[str, list[int]] = {}
for _number, _language in enumerate(_LANGUAGES):
    for _word in {
        *_FREQUENT_WORDS.get(_language, "").split(),
        *STOP_WORDS.get(_language, ()),
    }:
        _LANGUAGES_OF.setdefault(_word, []).append(_number)

_LANGUAGE_OF_LETTER = {
    letter: _LANGUAGES.index(language)
    for language, letters in _LETTERS.items()
    for letter in letters
}

_SCRIPTS = (
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("am", re.compile("[\u1200-\u137f]")),
)
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2e80-\ud7ff]")


def detect_language(text: str) -> Field[str]:
    """Detects the language of a text by its first 800 characters, or else its middle.

    Scripts of one language decide at once. Otherwise each frequent word votes for the
    languages that have it, letters that only one language has vote for it, and the
    language with most votes wins.

    Returns:
        The ISO 639-1 code with a confidence up to 0.95; unknown where the text is too
        short, or two languages score about the same.
    """
    found = _detect(text[:_SAMPLE_CHARS])
    if found.value is not None or len(text) < 2 * _SAMPLE_CHARS:
        return found
    # Lists of names, or the menu of a page in another language, stand at the beginning.
    middle = len(text) // 2
    return _detect(text[middle : middle + _SAMPLE_CHARS])


def detect_article_language(text: str, title: str) -> Field[str]:
    """Detects the language of an article: by its text, or with its title if too short."""
    found = detect_language(text)
    if found.value is not None or not title:
        return found
    return detect_language(f"{title}\n{text}")


def _detect(sample: str) -> Field[str]:
    # Most texts are Latin with some other signs, and need no count of each script.
    if sample.isascii() or 4 * len(_NOT_LATIN.findall(sample)) < len(sample):
        return _detect_by_words(sample)
    for script, letters in _SCRIPTS:
        found = len(letters.findall(sample))
        # Japanese and Chinese share characters: a few kana make a text Japanese.
        if found * (12 if script == "ja" else 3) > len(sample):
            return _detected(_language_of_script(script, sample), 0.95, "script")
    return _detect_by_words(sample)


def _language_of_script(script: str, sample: str) -> str:
    if script == "cyrillic":
        if re.search("[іїєґ]", sample):
            return (
                "uk"
                if not re.search("[ыэё]", sample)
                else _russian_or_ukrainian(sample)
            )
        if re.search("[јћђљњ]", sample):
            return "sr"
        return "ru" if re.search("[ыэ]", sample) or "ъ" not in sample else "bg"
    if script == "arabic":
        if re.search("[ٹڈڑے]", sample):
            return "ur"
        return "fa" if len(re.findall("[پچژگی]", sample)) > len(sample) / 60 else "ar"
    return script


def _russian_or_ukrainian(sample: str) -> str:
    ukrainian = len(re.findall("[іїєґ]", sample))
    return "uk" if ukrainian > len(re.findall("[ыэё]", sample)) else "ru"


def _detect_by_words(sample: str) -> Field[str]:
    lower = sample.lower()
    words = _split_ascii(lower) if sample.isascii() else _WORD.findall(lower)
    scores = [0.0] * len(_LANGUAGES)
    matched = [0] * len(_LANGUAGES)
    if not sample.isascii():
        _count_letters(lower, scores, matched)
    known = [word for word in words if word in _LANGUAGES_OF]
    for word, times in Counter(known).items():
        numbers = _LANGUAGES_OF[word]
        # A word of many languages counts little for each: Czech has "a" and "to".
        vote = min(times, _MAX_VOTES) / len(numbers)
        for number in numbers:
            scores[number] += vote
            matched[number] += 1
    found = [
        (score, matched[number], _LANGUAGES[number])
        for number, score in enumerate(scores)
        if matched[number] > 1
    ]
    found.sort(key=lambda each: -each[0])
    if not found or found[0][0] < max(1, len(words) / 20):
        return Field()
    count, n_words, best = found[0]
    others = found[1:]
    second = others[0][0] if others else 0
    if count < _MIN_LEAD * second:
        return Field()
    if n_words < _MIN_CERTAIN and any(each[1] >= n_words for each in others):
        return Field()
    return _detected(best, min(0.95, 0.5 + (count - second) / count), "common words")


def _split_ascii(lower: str) -> list[str]:
    """Returns the words of lower-case ASCII, as the pattern does, in a third of the time."""
    words = lower.translate(_BLANK_SIGNS).split()
    if "'" not in lower:
        return words
    split: list[str] = []
    for word in words:
        first, *rest = word.split("'")
        split += [first] if first else []
        split += [part for part in rest if len(part) > 1]
    return split


def _count_letters(sample: str, scores: list[float], matched: list[int]) -> None:
    """Adds the votes of letters that only one language has."""
    for letter, times in Counter(_LETTER.findall(sample)).items():
        number = _LANGUAGE_OF_LETTER[letter]
        # Azerbaijani has the letters of Turkish and one more.
        if letter in _LETTERS["tr"] and "ə" in sample:
            number = _LANGUAGE_OF_LETTER["ə"]
        scores[number] += _LETTER_VOTE * times
        matched[number] += 1


def _detected(language: str, confidence: float, rule: str) -> Field[str]:
    return Field(language, Basis.INFERRED, confidence, rule=rule)
