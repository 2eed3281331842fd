"""Detection of the language of a text."""

import pytest

from index.extract.language import detect_article_language, detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The president said that he would not go to the talks in the city.", "en"),
        ("Der Präsident hat gesagt, dass er nicht zu den Gesprächen in die Stadt geht.", "de"),
        ("Le président a dit que les troupes ne sont pas dans la ville pour une guerre.", "fr"),
        ("El presidente dijo que las tropas no se han ido de la ciudad por la guerra.", "es"),
        ("Il presidente ha detto che gli uomini non sono nella città per una guerra.", "it"),
        ("Cumhurbaşkanı, askerlerin bu şehir için çok önemli olduğunu ve daha sonra döneceğini söyledi.", "tr"),
        ("Президент сказал, что войска ушли из города и что переговоры не состоятся.", "ru"),
        ("Президент сказав, що війська пішли з міста і що переговори не відбудуться.", "uk"),
        ("قال الرئيس إن القوات انسحبت من المدينة وإن المحادثات لن تعقد هذا الأسبوع.", "ar"),
        ("رئیس جمهور گفت که نیروها از شهر خارج شده‌اند و گفت‌وگوها برگزار نمی‌شود.", "fa"),
        ("大統領は、部隊が都市から撤退したと述べ、会談は行われないと語った。", "ja"),
        ("Libya", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_language_is_detected_by_script_and_frequent_words(
    text: str, language: str | None
) -> None:
    assert detect_language(text).value == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Belediye meclisi köprünün onarımını görüştü. Üyeler harcamayı onayladı, çalışmalar ilkbaharda başlıyor.", "tr"),
        ("Rada miejska omówiła naprawę mostu. Członkowie zatwierdzili wydatki, roboty ruszą wiosną.", "pl"),
        ("Şəhər şurası körpünün təmirini müzakirə etdi. Üzvlər xərcləri təsdiqlədilər.", "az"),
        ("Byrådet drøftede efter mødet, hvad broen kommer til at koste, og sagde, at arbejdet bliver dyrt.", "da"),
        ("Kommunestyret drøftet etter møtet hva broen kommer til å koste, og sa at arbeidet blir dyrt.", "no"),
        ("Talks between Erdoğan, Kılıçdaroğlu and Çavuşoğlu went on in the town, and all of them were tired.", "en"),
    ],
)  # fmt: skip
def test_letters_decide_where_words_of_grammar_are_few(
    text: str, language: str
) -> None:
    assert detect_language(text).value == language


def test_the_middle_decides_where_the_beginning_is_a_list_of_names() -> None:
    names = "Bridgeton Whitebirk Zorbek Farholm. " * 40
    prose = "The mayor said that he would not go to the talks in the city. " * 50
    assert detect_language(names).value is None
    assert detect_language(names + prose).value == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Driver's dog and a neighbour’s cat don't like the baker's car.",
        "A shark was seen in a car park.",
        "A mayor was hurt in a car crash in May.",
    ],
)
def test_a_few_words_of_one_line_are_of_no_language_that_has_fewer_of_them(
    text: str,
) -> None:
    assert detect_language(text).value in ("en", None)


def test_words_after_an_apostrophe_count_but_single_letters_do_not() -> None:
    assert (
        detect_language("Qu'il vienne, c'est ce qu'on attend d'un maire.").value == "fr"
    )
    assert detect_language("Miller’s horse, Weber’s cart, Smith’s barn.").value is None


def test_the_title_helps_where_the_text_is_too_short() -> None:
    title = "Is the bridge to be closed for the winter?"
    assert detect_language("Bridge closed.").value is None
    assert detect_article_language("Bridge closed.", title).value == "en"
    assert (
        detect_article_language("Le pont est fermé pour les voitures.", title).value
        == "fr"
    )
