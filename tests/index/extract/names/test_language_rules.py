"""Names in the languages of the news, with their cases, articles and capitals."""

import pytest

from index.extract import NameCache
from index.extract.actors.extraction import find_actors
from index.extract.actors.romanize import romanize
from index.extract.gazetteer.inflections import slavic_cases


def found(body: str, language: str, cache: NameCache) -> dict[str, tuple[str, ...]]:
    return {actor.name: actor.surfaces for actor in find_actors(body, cache, language)}


@pytest.mark.parametrize(
    ("body", "language", "actors"),
    [
        (
            "Президент России Владимир Путин поддержит Хафтара.",
            "ru",
            {
                "Russia": ("России",),
                "Vladimir Putin": ("Владимир Путин",),
                "Khalifa Haftar": ("Хафтара",),
            },
        ),
        (
            "Dışişleri Bakanı Mevlüt Çavuşoğlu, Rusya'nın açıklamasını eleştirdi.",
            "tr",
            {"Mevlüt Çavuşoğlu": ("Mevlüt Çavuşoğlu",), "Russia": ("Rusya",)},
        ),
        (
            "وقال بوتين إن قوات خليفة حفتر تقدمت في ليبيا.",
            "ar",
            {
                "Vladimir Putin": ("بوتين",),
                "Khalifa Haftar": ("خليفة حفتر",),
                "Libya": ("ليبيا",),
            },
        ),
        (
            "L'Ukraine attend. Selon Emmanuel Macron, la Russie doit céder.",
            "fr",
            {
                "Ukraine": ("Ukraine",),
                "Emmanuel Macron": ("Emmanuel Macron",),
                "Russia": ("Russie",),
            },
        ),
        (
            "Die Regierung und das Parlament streiten um die Steuern, sagte die "
            "Ärztin Mary Bowden. Die Regierung schweigt, die Steuern bleiben.",
            "de",
            {"Mary Bowden": ("Mary Bowden",)},
        ),
    ],
)
def test_names_are_found_in_the_languages_of_the_news(
    body: str,
    language: str,
    actors: dict[str, tuple[str, ...]],
    cache: NameCache,
) -> None:
    assert found(body, language, cache) == actors


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Хафтар", "Хафтара"),
        ("Сергей Лавров", "Сергея Лаврова"),
        ("Мария Захарова", "Марии Захаровой"),
        ("Россия", "России"),
        ("Володимир Зеленський", "Володимира Зеленського"),
    ],
)
def test_a_slavic_name_has_cases(name: str, genitive: str) -> None:
    assert next(slavic_cases(name)) == genitive


@pytest.mark.parametrize("name", ["ООН", "Haftar", "حفتر", ""])
def test_other_names_have_none(name: str) -> None:
    assert list(slavic_cases(name)) == []


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Халифа Хафтар", "khalifa khaftar"),
        ("Володимир Зеленський", "volodimir zelenskii"),
        ("Μητσοτάκης", "mitsotakis"),
        ("بوتين", "butin"),
        ("Նիկոլ", "nikol"),
    ],
)
def test_other_scripts_are_written_in_latin_letters(name: str, latin: str) -> None:
    assert romanize(name) == latin


@pytest.mark.parametrize(
    ("body", "language", "actors"),
    [
        (
            "Министр Игорь Белозёров ушёл. По словам Белозёрова, потерь нет. Там "
            "Тимур Хакимов встретился с Игорем Белозёровым. Сегодня Хакимов уехал.",
            "ru",
            {
                "Игорь Белозёров": (
                    "Игорь Белозёров",
                    "Белозёрова",
                    "Игорем Белозёровым",
                ),
                "Тимур Хакимов": ("Тимур Хакимов", "Хакимов"),
            },
        ),
        (
            "Указ Игоря Белозерова вышел. Вчера Игорем Белозеровым подписан второй.",
            "ru",
            {"Игорь Белозеров": ("Игоря Белозерова", "Игорем Белозеровым")},
        ),
        (
            "Рішення Андрія Ковальчука. Учора з Андрієм Ковальчуком говорили.",
            "uk",
            {"Андрій Ковальчук": ("Андрія Ковальчука", "Андрієм Ковальчуком")},
        ),
        (
            "Иса Иванов, Исай Иванов и Исаак Иванов ждали. Они знали Исаака Иванова.",
            "ru",
            {
                "Иса Иванов": ("Иса Иванов",),
                "Исай Иванов": ("Исай Иванов",),
                "Исаак Иванов": ("Исаак Иванов", "Исаака Иванова"),
            },
        ),
        (
            "Указ Дмитрия Медведева вышел, и Бараку Обаме ответили.",
            "ru",
            {
                "Dmitry Medvedev": ("Дмитрия Медведева",),
                "Barack Obama": ("Бараку Обаме",),
            },
        ),
        (
            "Александр Петров и Александра Петрова вышли.",
            "ru",
            {
                "Александр Петров": ("Александр Петров",),
                "Александра Петрова": ("Александра Петрова",),
            },
        ),
        (
            "Ayer, la Defensoría del Pueblo y las Fuerzas Unidas del Sur hablaron.",
            "es",
            {
                "Defensoría del Pueblo": ("Defensoría del Pueblo",),
                "Fuerzas Unidas del Sur": ("Fuerzas Unidas del Sur",),
            },
        ),
        (
            "Minister Jan Wiśniowiecki milczał. Wczoraj Wiśniowiecki wyjechał.",
            "pl",
            {"Jan Wiśniowiecki": ("Jan Wiśniowiecki", "Wiśniowiecki")},
        ),
    ],
)
def test_cases_starters_and_organisations_of_other_languages(
    body: str, language: str, actors: dict[str, tuple[str, ...]], cache: NameCache
) -> None:
    assert found(body, language, cache) == actors


@pytest.mark.parametrize(
    ("body", "language", "actors"),
    [
        ("Üyeler 15 Eylül Pazartesi günü geldi. Haziran bitti, ama Haziran soğuktu.", "tr", []),
        ("Le Mardi 3 Août, la fête de Juillet fut annulée. Juillet finit.", "fr", []),
        ("Spotkanie w Środa Listopada. Wrzesień minął, a Wrzesień był zimny.", "pl", []),
        ("Во Вторник Сентябрь кончился, и Сентябрь был холодным.", "ru", []),
        ("Am Montag kam der Oktober. Der Oktober war kalt.", "de", []),
        ("Ayer cantó Plácido Domingo. El Domingo descansa.", "es", ["Plácido Domingo"]),
        ("Wczoraj przyszedł Jan Wiśniowiecki.", "pl", ["Jan Wiśniowiecki"]),
        ("Bugün Eylül Pazartesi, yarın Ağustos Çarşamba.", "", []),
    ],
)  # fmt: skip
def test_months_and_days_of_the_week_are_no_actors(
    body: str, language: str, actors: list[str], cache: NameCache
) -> None:
    assert list(found(body, language, cache)) == actors


@pytest.mark.parametrize(
    ("body", "language", "actors"),
    [
        ("EE.UU. calló. La ONU y EE. UU. hablaron, EEUU envió ayuda a EE UU.", "es", {"United States": 4, "United Nations": 1}),
        ("Las FF. AA. salieron.", "es", {}),
        ("Власти РФ и КНР согласны, США нет.", "ru", {"Russia": 1, "China": 1, "United States": 1}),
        ("ABD'nin, AB'nin ve BM'nin yanıtı.", "tr", {"United States": 1, "European Union": 1, "United Nations": 1}),
        ("Het leger van de VS en de VN.", "nl", {"United States": 1, "United Nations": 1}),
        ("Trupele din SUA au plecat.", "ro", {"United States": 1}),
        ("The U. S. and the U. N. agreed.", "en", {"United States": 1, "United Nations": 1}),
        ("It was Leeds VS York and the FN rifle.", "en", {}),
    ],
)  # fmt: skip
def test_an_abbreviation_means_its_state_in_its_own_language(
    body: str, language: str, actors: dict[str, int], cache: NameCache
) -> None:
    found = find_actors(body, cache, language)
    listed = {
        actor.name: len(actor.mentions) for actor in found if actor.rule == "listed"
    }
    assert listed == actors
    assert not {"EE", "UU", "FF", "AA"} & {actor.name for actor in found}


@pytest.mark.parametrize(
    ("body", "language", "people"),
    [
        ("Vecinos de la Guta Oriental y los Derechos Humanos.", "es", []),
        ("Hier à la Maison Ronde, pour la Guerre Froide.", "fr", []),
        ("Dün Merkez Parkında ve Soğuk Savaşı anlatan Thorne Bulvarı.", "tr", []),
        ("Dün orada Halvard Mackintosh vardı.", "tr", ["Halvard Mackintosh"]),
        ("Ayer estuvo allí Berik Uali.", "es", ["Berik Uali"]),
    ],
)
def test_a_pair_of_nouns_is_no_person(
    body: str, language: str, people: list[str], cache: NameCache
) -> None:
    assert list(found(body, language, cache)) == people


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("La Corte Suprema discute hoy con el Poder Ejecutivo.", "es"),
        ("Die Vereinten Nationen warnen, und das Max-Planck-Institut schweigt.", "de"),
        ("Il Senato Accademico e l'Istituto Poligrafico tacciono.", "it"),
        ("O Tribunal Superior e a Universidade Nova discordam.", "pt"),
        ("L'Institut Montaigne et la Cour Suprême se taisent.", "fr"),
    ],
)
def test_institutions_are_no_persons(
    body: str, language: str, cache: NameCache
) -> None:
    kinds = {actor.type.value for actor in find_actors(body, cache, language)}
    assert "person" not in kinds
