"""The actors of Russian texts: bodies, quoted names, and people in all cases."""

import pytest

from index.extract import NameCache
from index.extract.actors.extraction import find_actors


def found(body: str, cache: NameCache) -> dict[str, int]:
    """Returns the number of mentions of each actor."""
    actors = find_actors(body, cache, "ru")
    return {actor.name: len(actor.mentions) for actor in actors}


@pytest.mark.parametrize(
    ("body", "actors"),
    [
        # A title, a preposition or another form says in which case a name stands.
        ("Встречу с президентом Тувы Айшатом Долговым отложили.", ["Айшат Долгов"]),
        ("Адвокату Павла Сергеевича Корягина отказали.", ["Павел Сергеевич Корягин"]),
        ("Группа полковника юстиции Н. Б. Рогова уехала.", ["Н. Б. Рогов"]),
        ("Следователь Ежовцев молчал. Ежовцеву звонили.", ["Ежовцев"]),
        ("Суд отклонил жалобу Мурзабека Тагилова. Тагилову ответили.", ["Мурзабек Тагилов"]),
        # Two neighbours are two names.
        ("Адвокат Корягина Ирина Белоконева молчит. Корягин тоже.", ["Корягин", "Ирина Белоконева"]),
        ("Глава МИД Литвы Линас Жвирблис молчит.", ["МИД Литвы", "Линас Жвирблис"]),
        # Of a body mostly only one word has a capital.
        ("Об этом заявили в Министерстве обороны Камбоджи.", ["Министерство обороны Камбоджи"]),
        ("Решение принял Конституционный суд.", ["Конституционный суд"]),
        ("Он служил в Комитете по правам ребенка.", ["Комитет по правам ребенка"]),
        ("Минздрав ответил. Ответ Минздрава ждали.", ["Минздрав"]),
        ("Местная полиция молчит. Новый комитет собрался.", []),
        # The press puts names of bodies in quotation marks.
        ("Прибыль «Альфатраста» упала, сказали в «Альфатрасте».", ["Альфатраст"]),
        ("Лидер партии «Светлый путь» молчит.", ["Светлый путь"]),
        ("Он снял фильм «Океан» и ракету «Пион».", []),
        ("«Спасибо», — сказал он.", []),
        # Places, months and weekdays are no actors.
        ("В Нижнем Новгороде и под Авдеевкой в понедельник, 3 марта, стало тихо.", []),
        ("МОСКВА, 5 марта. Мост закрыли в городе Зюзинске.", []),
        # All cases of one name are one actor.
        ("Иса Дугужев ушел. Исе и Ису звонили.", ["Иса Дугужев"]),
        ("Абдель-Малик аль-Хатиб и Урсула фон дер Хайде молчали.", ["Абдель-Малик аль-Хатиб", "Урсула фон дер Хайде"]),
    ],
)  # fmt: skip
def test_actors_have_their_nominative(
    body: str, actors: list[str], cache: NameCache
) -> None:
    assert list(found(body, cache)) == actors


def test_all_cases_of_a_name_are_one_actor(cache: NameCache) -> None:
    body = (
        "Министр Рустем Дегтярский прибыл. Дегтярского встретили, Дегтярскому вручили "
        "ключ, и с Дегтярским простились."
    )
    assert found(body, cache) == {"Рустем Дегтярский": 4}
