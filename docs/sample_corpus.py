"""Writes a corpus to show pages with: invented articles of a few years in five languages.

    python docs/sample_corpus.py FOLDER

The articles are made of sentences below, the same with every run; with them go the five of
`seeds/`.
"""

import datetime
import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[1] / "seeds"
_N_STORIES = 420
_FIRST = datetime.date(2018, 3, 1)
_DAYS = 1_000

OUTLETS = {
    "en": ("The Harbour Post", "Daily Meridian", "Coastal Wire", "Northgate Times"),
    "de": ("Abendkurier", "Hafenzeitung"),
    "tr": ("Liman Gazetesi", "Sabah Yolu"),
    "ru": ("Северный вестник",),
    "ar": ("صحيفة الميناء", "الأفق"),
}
STORIES: dict[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("Ceasefire talks resume in Tripoli", "Ceasefire holds for a third day", "Envoy hopes for a permanent ceasefire",
         "Ferry leaves Misrata after a week in port", "Oil terminal at Es Sider reopens", "Power cuts return to the capital"),
        ("Khalifa Haftar's delegation left the talks without signing the ceasefire.",
         "Fayez al-Sarraj told reporters that the ceasefire must be permanent.",
         "The United Nations envoy Ghassan Salamé asked both sides to keep the ceasefire.",
         "Turkey and Russia both said that they would guarantee a ceasefire.",
         "Residents of Tripoli said that they had heard no shelling since Sunday.",
         "Mercenaries of the Wagner group were seen near Sirte, two officials said.",
         "The National Oil Corporation expects to pump a million barrels a day.",
         "Ships waited outside the harbour until the evening.",
         "Foreign minister Heiko Maas invited the parties to Berlin.",
         "Sergei Lavrov met Khalifa Haftar in Moscow on Monday."),
    ),
    "de": (
        ("Waffenruhe in Tripolis hält", "Berlin lädt zur Libyen-Konferenz", "Tanker verlässt den Hafen von Sirte"),
        ("Außenminister Heiko Maas sprach in Berlin über die Waffenruhe.",
         "Chalifa Haftar reiste ohne Unterschrift ab.",
         "Die Vereinten Nationen fordern eine dauerhafte Waffenruhe.",
         "Anwohner in Tripolis berichteten von einer ruhigen Nacht.",
         "Die Türkei und Russland wollen die Waffenruhe überwachen.",
         "Ein Tanker unter maltesischer Flagge lag drei Tage vor Sirte.",
         "Fajis as-Sarradsch traf in Ankara Präsident Recep Tayyip Erdoğan.",
         "Händler klagen, dass Brot in der Hauptstadt doppelt so viel kostet.",
         "Über den Abzug der Söldner wurde nicht gesprochen."),
    ),
    "tr": (
        ("Trablus'ta ateşkes görüşmeleri", "Türkiye Libya'ya heyet gönderdi"),
        ("Dışişleri Bakanı Mevlüt Çavuşoğlu ateşkes çağrısını yineledi.",
         "Halife Hafter görüşmelerden imza atmadan ayrıldı.",
         "Trablus'ta yaşayanlar gecenin sakin geçtiğini söyledi.",
         "Birleşmiş Milletler kalıcı ateşkes istiyor.",
         "Cumhurbaşkanı Recep Tayyip Erdoğan Fayiz es-Serrac ile görüştü.",
         "Limanda bekleyen gemiler akşama kadar hareket edemedi.",
         "Heyet yarın Moskova'ya gidecek."),
    ),
    "ru": (
        ("Переговоры о прекращении огня в Триполи", "Лавров встретился с Хафтаром"),
        ("Сергей Лавров встретился в Москве с Халифой Хафтаром.",
         "Турция и Россия призвали к прекращению огня.",
         "Жители Триполи сообщили о спокойной ночи.",
         "Организация Объединённых Наций требует постоянного перемирия.",
         "Фаиз Саррадж попросил помощи у Анкары.",
         "Суда ждали у входа в порт до вечера.",
         "О выводе наёмников стороны не говорили."),
    ),
    "ar": (
        ("وقف إطلاق النار في طرابلس", "حفتر يغادر موسكو دون توقيع", "عودة العبّارة إلى ميناء مصراتة"),
        ("غادر خليفة حفتر المحادثات دون توقيع اتفاق وقف إطلاق النار.",
         "قال فايز السراج للصحفيين إن وقف إطلاق النار يجب أن يكون دائما.",
         "دعا مبعوث الأمم المتحدة غسان سلامة الطرفين إلى الالتزام بوقف إطلاق النار.",
         "قال سكان طرابلس إنهم لم يسمعوا قصفا منذ يوم الأحد.",
         "انتظرت السفن خارج الميناء حتى المساء.",
         "التقى وزير الخارجية الروسي سيرغي لافروف بوفد من بنغازي.",
         "ارتفع سعر الخبز في العاصمة إلى الضعف خلال أسبوع.",
         "أعلنت تركيا وروسيا ضمان الهدنة في ليبيا.",
         "لم تناقش الأطراف انسحاب المرتزقة من سرت."),
    ),
}  # fmt: skip
_SHARES = {"en": 10, "de": 4, "ar": 4, "tr": 2, "ru": 2}
_MONTHS = "January February March April May June July August September October November December".split()


def write_corpus(folder: Path) -> None:
    """Writes the articles into a folder: a file of records, and the five sample files."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(record, ensure_ascii=False) for record in _make_records()]
    (folder / "sample.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    for seed in sorted(SEEDS.glob("*.txt")):
        shutil.copy(seed, folder)


def _make_records() -> Iterator[dict[str, Any]]:
    choose = random.Random(7)
    languages = [*_SHARES]
    for number in range(_N_STORIES):
        language = choose.choices(languages, [*_SHARES.values()])[0]
        titles, sentences = STORIES[language]
        outlet = choose.choice(OUTLETS[language])
        story = {
            "title": choose.choice(titles),
            "text": " ".join(choose.sample(sentences, 4)),
            "language": language,
        }
        for copy, carrier in enumerate(_list_carriers(choose, language, outlet)):
            date = _choose_day(choose) + datetime.timedelta(copy)
            yield {
                "id": f"s{number}-{copy}",
                **story,
                "outlet": carrier,
                **_state_date(choose, date),
            }


def _list_carriers(choose: random.Random, language: str, outlet: str) -> Iterator[str]:
    """Yields who prints a story: its outlet, and now and then others of its language."""
    yield outlet
    if choose.random() < 0.08:
        yield from (other for other in OUTLETS[language] if other != outlet)


def _choose_day(choose: random.Random) -> datetime.date:
    """Chooses a day: more of them around the talks of the second winter."""
    around = (
        choose.gauss(680, 70) if choose.random() < 0.6 else choose.uniform(0, _DAYS)
    )
    return _FIRST + datetime.timedelta(max(0, min(_DAYS, around)))


def _state_date(choose: random.Random, date: datetime.date) -> dict[str, str]:
    """States the day, only the month, or none."""
    how = choose.random()
    if how < 0.04:
        return {}
    if how < 0.08:
        return {"date": f"{_MONTHS[date.month - 1]} {date.year}"}
    return {"date": date.isoformat()}


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]))
