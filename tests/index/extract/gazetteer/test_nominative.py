"""Names in another case are brought to the nominative only where that is sure."""

import pytest

from index.extract.gazetteer.nominative import to_nominative


@pytest.mark.parametrize(
    ("name", "language", "nominative"),
    [
        ("Юрия Ушакова", "ru", "Юрий Ушаков"),
        ("Дмитрием Анатольевичем Орловым", "ru", "Дмитрий Анатольевич Орлов"),
        ("Сергею Гайдаю", "ru", "Сергей Гайдай"),
        ("Марию Захарову", "ru", "Мария Захарова"),
        ("Ангелы Меркель", "ru", "Ангела Меркель"),
        ("Андрея Белого", "ru", "Андрей Белый"),
        ("Ольги Петренко", "ru", "Ольга Петренко"),
        ("Віталієм Кличком", "uk", "Віталій Кличко"),
        ("Юлії Тимошенко", "uk", "Юлія Тимошенко"),
        ("Олександра Усика", "uk", "Олександр Усик"),
        # Of a man in the genitive, or of a woman.
        ("Александра Петрова", "ru", "Александра Петрова"),
        ("Евгения Орлова", "ru", "Евгения Орлова"),
        # The ending fits several surnames, or the given name is not known.
        ("Сергея Шойгу", "ru", "Сергея Шойгу"),
        ("Зарку Бибикову", "ru", "Зарку Бибикову"),
        ("Игорь Петров", "ru", "Игорь Петров"),
        ("Игоря Петрова", "bg", "Игоря Петрова"),
        ("Igora Petrova", "ru", "Igora Petrova"),
        ("Хафтара", "ru", "Хафтара"),
        ("", "ru", ""),
    ],
)
def test_a_name_is_brought_to_the_nominative(
    name: str, language: str, nominative: str
) -> None:
    assert to_nominative(name, language) == nominative
