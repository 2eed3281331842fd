"""The actors of Turkish texts: compounds, offices, endings, and months."""

import pytest

from index.extract import NameCache
from index.extract.actors.extraction import find_actors


@pytest.mark.parametrize(
    ("body", "actors"),
    [
        # A body, its office and a person stand side by side.
        ("Zeren Partisi Sözcüsü Nevra Dolunaylı konuştu.", ["Zeren Partisi", "Nevra Dolunaylı"]),
        ("Hazine ve Maliye Bakanı Cevahir Ulaştı konuştu.", ["Cevahir Ulaştı"]),
        ("Toprak Holding Yönetim Kurulu Başkanı Sevda Uslu konuştu.", ["Toprak Holding", "Sevda Uslu"]),
        ("Zerenspor Kulübü Başkanı Tuğgeneral Hakan Uslu konuştu.", ["Zerenspor Kulübü", "Hakan Uslu"]),
        ("Hatay Valisi Mustafa Uslu konuştu.", ["Mustafa Uslu"]),
        ("Örgütün lideri Zevran Dolunaylı konuştu.", ["Zevran Dolunaylı"]),
        ("Dün Alpeks Genel Müdürü Hakan Uslu konuştu.", ["Alpeks", "Hakan Uslu"]),
        ("Dün Ahmed el-Zevrani Türkiye'ye geldi.", ["Ahmed el-Zevrani", "Turkey"]),
        # Bodies have a possessive ending, and a case ending without an apostrophe after it.
        ("Açıklama Tarım ve Orman Bakanlığından geldi.", ["Tarım ve Orman Bakanlığı"]),
        ("Türk Tabipleri Birliği'nin kararı açıklandı.", ["Türk Tabipleri Birliği"]),
        ("Sudan Adalet Hareketi (SAH) çekildi. SAH'ın kararı bekleniyor.", ["Sudan Adalet Hareketi"]),
        # Places, months, weekdays, peoples and common words are no actors.
        ("Toplantı 15 Eylül Pazartesi günü yapıldı; Haziran ayı için plan açıklandı.", []),
        ("Zevrin'de ve Kuzey Amerika'da kar yağdı. Suriyeli askerler bekledi.", []),
        ("Kızılırmak Nehri taştı. Lozan Antlaşması konuşuldu. Orta Çağ bitti.", []),
        ("Depremde Zevrin'deki evler yıkıldı. Toplantıda Hatay konuşuldu.", []),
        ("Cumhurbaşkanına Hakaret davası görüldü.", []),
        ("ABD'nin kararı, Almanya'nın yanıtı bekleniyor.", ["United States", "Germany"]),
    ],
)  # fmt: skip
def test_turkish_actors_are_found(
    body: str, actors: list[str], cache: NameCache
) -> None:
    assert [actor.name for actor in find_actors(body, cache, "tr")] == actors


def test_endings_of_a_name_are_no_part_of_it(cache: NameCache) -> None:
    body = "Dün Nevra Uslu geldi. Uslu'nun kararı Uslu’ya soruldu; Uslu'dan yanıt yok."
    (actor,) = find_actors(body, cache, "tr")
    assert (actor.name, len(actor.mentions)) == ("Nevra Uslu", 4)


def test_a_listed_acronym_names_the_body_before_it(cache: NameCache) -> None:
    body = "ABD Merkez Kuvvetler Komutanlığı (CENTCOM) açıkladı."
    assert [actor.name for actor in find_actors(body, cache, "tr")] == [
        "US Central Command"
    ]
