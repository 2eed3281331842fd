"""Tells from the word before a Russian name in which case the name stands."""

import re
from functools import lru_cache

from index.analysis.stop_words import is_stop_word
from index.extract.gazetteer.inflections import decline

NOMINATIVE = -1
"""The number of the nominative; the other cases count from 0, the genitive."""

TITLES = """президент экс-президент министр замминистра премьер премьер-министр вице-премьер глава представитель генерал генерал-майор
    генерал-лейтенант генерал-полковник депутат экс-депутат нардеп спикер пресс-секретарь адмирал полковник подполковник командующий лидер
    директор гендиректор посол сенатор инженер журналист журналистка адвокат врач учитель профессор академик активист активистка режиссер
    режиссёр писатель писательница певец певица актер актёр актриса художник художница бизнесмен предприниматель политик политолог экономист
    эксперт аналитик юрист судья следователь прокурор генпрокурор губернатор вице-губернатор экс-губернатор мэр вице-мэр экс-мэр секретарь госсекретарь
    генсек король королева принц принцесса капитан майор лейтенант сержант маршал патриарх митрополит архиепископ епископ блогер
    правозащитник правозащитница председатель зампред заместитель начальник замначальника командир комбриг комбат главком главнокомандующий
    тренер вратарь нападающий защитник форвард полузащитник хоккеист футболист теннисист теннисистка боксер шахматист чемпион
    арбитр ректор декан куратор критик искусствовед историк философ социолог психолог ученый физик химик биолог космонавт астронавт пилот
    летчик лётчик водитель рабочий фермер пенсионер пенсионерка студент студентка школьник депутатка уполномоченный омбудсмен координатор
    советник помощник помощница агент менеджер основатель сооснователь владелец совладелец гендиректор продюсер музыкант композитор
    дирижер поэт поэтесса корреспондент обозреватель редактор главред фотограф оператор телеведущий телеведущая ведущий ведущая диктатор олигарх
    миллиардер банкир промышленник дипломат атташе консул канцлер вице-канцлер вице-президент шейх эмир султан аятолла имам муфтий раввин
    папа кардинал пастор священник отец брат сестра мать сын дочь жена муж вдова внук внучка супруг супруга дед племянник коллега
    соратник соратница соперник соперница оппонент боевик террорист комиссар еврокомиссар башкан атаман гражданин гражданка житель жительница
    уроженец господин госпожа пан товарищ соавтор автор победитель лауреат наблюдатель спецпредставитель спецпосланник постпред
    полпред депутатка активист доктор хирург педиатр солдат рядовой ефрейтор прапорщик старшина боец доброволец военкор подсудимый обвиняемый
    подозреваемый осужденный экс-министр экс-премьер экс-глава соцработник нарком правитель""".split()
"""Titles, offices and trades that stand before the name of a person."""

_PREPOSITIONS = {
    **dict.fromkeys("у от из до для без против около после вокруг ради среди кроме вместо".split(), (0,)),
    **dict.fromkeys("к ко благодаря вопреки".split(), (1,)), "по": (1,),
    **dict.fromkeys("о об обо при".split(), (4,)), "про": (2,),
    **dict.fromkeys("с со над перед между".split(), (3,)),
    **dict.fromkeys("за на".split(), (2, 3)), "в": (4, 2),
}  # fmt: skip
# Prepositions within a title: посол в Кабуле, полпред по округу.
_WITHIN_TITLE = frozenset({"в", "по", "при", "и"})
_REACH = 90
_MAX_WORDS = 8
_SPACES = frozenset({" ", "\u00a0"})
_MIN_NOUN = 3
# Endings of verbs, adverbs and adjectives.
_NO_NOUN = re.compile(
    r"(?:л|л[аои]|ся|сь|[еиую]т|ть|о|[ыи]й|ая|ое|ого|ому|ую|ым|нув|вшая?)$"
)


def governed_case(text: str, start: int) -> set[int]:
    """Returns the cases that the word before an offset gives a name, none if it does not say.

    >>> text = "для президента Петрова"
    >>> sorted(governed_case(text, text.index("Петрова")))
    [0, 2]
    """
    words = _words_before(text, start)
    if not words:
        return set()
    if words[-1] in _PREPOSITIONS:
        return set(_PREPOSITIONS[words[-1]])
    # What stands between a title and a name belongs to the title: глава МИД Литвы.
    for word in reversed(words):
        if word in title_cases():
            return set(title_cases()[word])
        if word not in _WITHIN_TITLE and (
            word in _PREPOSITIONS or is_stop_word(word, "ru")
        ):
            break
    return set()


def _words_before(text: str, start: int) -> list[str]:
    """Returns the words before an offset back to the last sign, folded, the last one last."""
    if text[start - 1 : start] not in _SPACES:
        return []
    words: list[str] = []
    for word in reversed(text[max(0, start - _REACH) : start].split()):
        if not word.replace("-", "").isalnum() or len(words) == _MAX_WORDS:
            break
        words.append(word.lower().replace("ё", "е"))
    return words[::-1]


def is_after_noun(text: str, start: int) -> bool:
    """Checks for a noun in small letters right before an offset: жалобу Петрова."""
    words = _words_before(text, start)
    word = words[-1] if words else ""
    return (
        len(word) > _MIN_NOUN
        and text[start - 1 - len(word)].islower()
        and _NO_NOUN.search(word) is None
        and not is_stop_word(word, "ru")
    )


def title_before(text: str, start: int) -> set[int]:
    """Returns the cases of the title right before an offset, none if there is none."""
    words = _words_before(text, start)
    word = words[-1] if words else ""
    return title_cases().get(word, set())


@lru_cache(maxsize=1)
def title_cases() -> dict[str, set[int]]:
    """Returns the cases of each form of a title, all with е for ё."""
    found: dict[str, set[int]] = {}
    for written in TITLES:
        title = written.replace("ё", "е")
        found.setdefault(title, set()).add(NOMINATIVE)
        for case, form in enumerate(_decline_title(title)):
            found.setdefault(form, set()).add(case)
    return found


def _decline_title(title: str) -> tuple[str, ...]:
    """Returns five cases: of a trade in -ец without its vowel, of a participle, or others."""
    for ending, cases in (
        ("ущий", ("ущего", "ущему", "ущего", "ущим", "ущем")),
        ("ец", ("ца", "цу", "ца", "цом", "це")),
        ("осол", ("осла", "ослу", "осла", "ослом", "осле")),
        ("ь", ("я", "ю", "я", "ем", "е")),
    ):
        if title.endswith(ending):
            return tuple(title[: -len(ending)] + case for case in cases)
    return decline(title, "ru")
