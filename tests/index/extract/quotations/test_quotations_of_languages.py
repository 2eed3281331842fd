"""Quotations of Russian, Turkish and Arabic texts, in the habits of their papers."""

import re

import pytest

from index.article import Actor, ActorType
from index.extract.quotations.find_quotations import find_quotations


def say(text: str, language: str, *people: tuple[str, str]) -> list[str]:
    """Each quotation as `speaker: words`; people are names with the pattern of mentions."""
    actors = [
        Actor(
            name,
            ActorType.PERSON,
            mentions=tuple(found.span() for found in re.finditer(pattern, text)),
        )
        for name, pattern in people
    ]
    found = find_quotations(text, actors, language)
    return [f"{each.actor or each.speaker}: {each.text}" for each in found]


RUSSIANS = (
    ("Иван Петров", "(?:Иван[ау]? )?Петров(?:[ау]|ым)?"),
    ("Анна Серова", "(?:Анн[аыу] )?Серов(?:а|ой|у)"),
)


@pytest.mark.parametrize(
    "text",
    [
        "«Порт сегодня открыт», — заявил Иван Петров.",
        "«Порт сегодня открыт», - сказал журналистам глава порта Иван Петров.",
        "«Порт сегодня открыт», — Петров отметил это в среду.",
        "Петров подчеркнул: «Порт сегодня открыт».",
        "Как сообщил Иван Петров, «Порт сегодня открыт».",
        "По словам Петрова, «Порт сегодня открыт».",
        "«Порт сегодня открыт», — приводит агентство слова Петрова.",
        "— Порт сегодня открыт, — рассказывает рыбак Иван Петров.",
        "Иван Петров опроверг слухи. По его словам, «Порт сегодня открыт».",
        "Иван Петров приехал в порт. «Порт сегодня открыт», — добавил он.",
        "Иван Петров, глава порта: «Порт сегодня открыт».",
    ],
)
def test_russian_speech_is_its_speakers(text: str) -> None:
    words = [line.rstrip(",") for line in say(text, "ru", *RUSSIANS)]
    assert words == ["Иван Петров: Порт сегодня открыт"]


def test_russian_speech_is_parted_by_dashes() -> None:
    text = "«Мы вышли в полдень, — сказала Анна Серова. — Море было спокойным»."
    assert say(text, "ru", *RUSSIANS) == [
        "Анна Серова: Мы вышли в полдень,",
        "Анна Серова: Море было спокойным",
    ]
    text = "— Мы вышли в полдень, — сказала Серова. — Море было спокойным."
    assert say(text, "ru", *RUSSIANS) == [
        "Анна Серова: Мы вышли в полдень,",
        "Анна Серова: Море было спокойным.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Петров прочел роман «Дорога к самому дому».",
        "Петров работает в газете «Вечерний город у моря».",
        "Анна Серова уехала. «Порт сегодня открыт», — сказал он.",
        "Иван Петров встретил Анну Серову. «Море сегодня спокойное», — сказал он ей и Петрову.",
        "— Порт сегодня открыт для всех судов.",
    ],
)
def test_russian_marks_without_a_sure_speaker_are_left_out(text: str) -> None:
    assert [each for each in say(text, "ru", *RUSSIANS) if "Серова" in each] == []
    if "встретил" not in text:
        assert say(text, "ru", *RUSSIANS) == []


TURKS = (("Ayşe Kara", "(?:Ayşe )?Kara"), ("Mehmet Ak", "(?:Mehmet )?Ak"))


@pytest.mark.parametrize(
    "text",
    [
        "Ayşe Kara, “Liman bugün açık olacak” dedi.",
        'Liman Başkanı Ayşe Kara, "Liman bugün açık olacak" diye konuştu.',
        "Kara, “Liman bugün açık olacak” ifadelerini kullandı.",
        "Kara, Mehmet Ak'a teşekkür ederek, “Liman bugün açık olacak” şeklinde konuştu.",
        "“Liman bugün açık olacak” diyen Ayşe Kara, gemileri bekliyor.",
        "Ayşe Kara şunları söyledi: “Liman bugün açık olacak”",
        "Ayşe Kara: “Liman bugün açık olacak”",
        "Kara'ya göre, “Liman bugün açık olacak”.",
        "Kara'nın açıklaması şöyle: “Liman bugün açık olacak”",
        "Ayşe Kara limanı gezdi, gemileri saydı. “Liman bugün açık olacak” dedi.",
    ],
)
def test_turkish_speech_is_its_speakers(text: str) -> None:
    assert say(text, "tr", *TURKS) == ["Ayşe Kara: Liman bugün açık olacak"]


def test_turkish_marks_without_a_sure_speaker_are_left_out() -> None:
    assert say("Kara'nın “Eve Giden Uzun Yol” adlı romanı çıktı.", "tr", *TURKS) == []
    assert (
        say(
            "Ayşe Kara, “Ölene kadar Liman kulübü” yazılı pankartı gördü.", "tr", *TURKS
        )
        == []
    )


ARABS = (("عمر الصايغ", "(?:عمر )?الصايغ"), ("ليث بركات", "(?:ليث )?بركات"))


@pytest.mark.parametrize(
    "text",
    [
        "وقال عمر الصايغ: «الميناء مفتوح اليوم للسفن».",
        'قال الصايغ إن "الميناء مفتوح اليوم للسفن".',
        "وأكد رئيس الميناء عمر الصايغ أن «الميناء مفتوح اليوم للسفن».",
        "وصل عمر الصايغ إلى الميناء، مؤكدا أن «الميناء مفتوح اليوم للسفن».",
        "«الميناء مفتوح اليوم للسفن»، قال الصايغ.",
        "وبحسب الصايغ، فإن «الميناء مفتوح اليوم للسفن».",
        "وصل عمر الصايغ إلى الميناء. وأضاف: «الميناء مفتوح اليوم للسفن».",
        "أما عمر الصايغ فقال: «الميناء مفتوح اليوم للسفن».",
    ],
)
def test_arabic_speech_is_its_speakers(text: str) -> None:
    assert say(text, "ar", *ARABS) == ["عمر الصايغ: الميناء مفتوح اليوم للسفن"]


def test_arabic_marks_without_a_sure_speaker_are_left_out() -> None:
    assert (
        say("وقال الصايغ إنه قرأ رواية «الطريق الطويل إلى البيت».", "ar", *ARABS) == []
    )
    assert say("رفع مشجعون لافتة «الميناء لنا حتى الموت».", "ar", *ARABS) == []


def test_a_language_without_rules_has_no_quotations() -> None:
    text = "„Der Hafen ist heute offen“, sagte Ayşe Kara."
    assert say(text, "de", *TURKS) == []
