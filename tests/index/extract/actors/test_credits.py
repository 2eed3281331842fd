"""Credits: who wrote an article or took its picture does not act in it."""

import pytest

from index.extract import NameCache
from index.extract.actors.extraction import find_actors


@pytest.mark.parametrize(
    ("body", "actors"),
    [
        ("By Jane Fairhurst and Adam Varnell\n\nThe men met Omar Haddad.", ["Omar Haddad"]),
        ("BEIRUT (AP) - The men met Omar Haddad.", ["Omar Haddad"]),
        ("They met Omar Haddad on the bridge there.\n(Reporting by Lena Frost; Editing by Mark Sandler)", ["Omar Haddad"]),
        ("They met Omar Haddad on the bridge there.\nPhotograph: Lena Frost/Getty Images", ["Omar Haddad"]),
        ("They met Omar Haddad on the bridge there. Lena Frost / Reuters", ["Omar Haddad"]),
        ("They met Omar Haddad on the bridge there, they said. REUTERS/Lena Frost", ["Omar Haddad"]),
        ("Фото: Иван Петров / ТАСС\nМост открыл Вадим Котов.", ["Вадим Котов"]),
        ("Muhabir: Ahmet Yılmaz\nKöprüyü Mehmet Kaya açtı.", ["Mehmet Kaya"]),
        # No credits: a sentence that begins with "by", and a medium that is cited.
        ("By Monday, Omar Haddad had left.", ["Omar Haddad"]),
        ("The report by Omar Haddad was read. Reuters asked him.", ["Omar Haddad", "Reuters"]),
        # Who is credited may act too.
        ("By Omar Haddad\n\nThe men shot at Omar Haddad.", ["Omar Haddad"]),
    ],
)  # fmt: skip
def test_credits_are_no_actors(body: str, actors: list[str], cache: NameCache) -> None:
    language = "ru" if "ф" in body.lower() else "tr" if "ı" in body else "en"
    assert [actor.name for actor in find_actors(body, cache, language)] == actors


def test_a_headline_in_capitals_ends_where_the_text_goes_on(cache: NameCache) -> None:
    body = "MINISTER RESIGNS AFTER STRIKE IN LIBYA Adam Varnell said no. World War II ended."
    found = [actor.name for actor in find_actors(body, cache)]
    assert found == ["Libya", "Adam Varnell"]
