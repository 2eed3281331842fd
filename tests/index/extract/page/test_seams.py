"""A text on one line is cut where its byline, date, labels and buttons stand."""

import pytest

from index.article import Article
from index.extract import enrich
from index.extract.names.name_cache import NameCache
from index.extract.page.seams import cut_at_seams

PROSE = (
    "The council agreed on Monday to repair the old bridge by the harbour, which was closed "
    "in spring after a crane had hit it. Its mayor said that work would begin at once. "
) * 5


GERMAN = (
    "Der Rat hat am Montag beschlossen, die alte Brücke am Hafen zu reparieren, die seit dem "
    "Frühjahr gesperrt ist, weil ein Kran gegen sie gefahren war. "
) * 5
SPANISH = (
    "El consejo decidió el lunes reparar el viejo puente del puerto, que está cerrado desde "
    "la primavera porque una grúa chocó con él. "
) * 5


@pytest.mark.parametrize(
    ("head", "title", "date"),
    [
        (
            "Old bridge by the harbour to be repaired By Ada Brook May 3, 2021 ",
            "Old bridge by the harbour to be repaired",
            "2021-05-03",
        ),
        (
            "Old Bridge by the Harbour to Be Repaired The council has agreed to pay. By "
            "Ada Brook Published May 3, 2021 10:05 am EST Share Tweet ",
            "Old Bridge by the Harbour to Be Repaired",
            "2021-05-03",
        ),
        (
            "* Home * World * Sport * Old bridge by the harbour to be repaired Posted on "
            "August 12 2016 by Ada Brook ",
            "Old bridge by the harbour to be repaired",
            "2016-08-12",
        ),
        (
            "Alte Brücke am Hafen wird repariert Von Ada Brook 3. Mai 2021, 14:05 Uhr ",
            "Alte Brücke am Hafen wird repariert",
            "2021-05-03",
        ),
        (
            "Reparan el viejo puente del puerto El alcalde promete empezar enseguida Por "
            "Ada Brook Actualizado 03/05/2021 09:01 hrs. ",
            "Reparan el viejo puente del puerto",
            "2021-05-03",
        ),
    ],
)
def test_headline_and_date_are_found_without_line_breaks(
    cache: NameCache, head: str, title: str, date: str
) -> None:
    prose = GERMAN if "Von" in head else SPANISH if "Por" in head else PROSE
    article = enrich(Article("a", "a.txt", head + prose), cache)
    assert (article.title.value, str(article.date.value)) == (title, date)
    assert article.text == head + prose


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"The minister said on May 3, 2021 that the harbour would stay closed. {PROSE}",
        f"OLD TOWN, May 3 (Harbour News) - The bridge was closed on Monday. {PROSE}",
        f"Old bridge\n\nBy Ada Brook\nMay 3, 2021\n\n{PROSE}",
    ],
)
def test_prose_and_texts_with_lines_have_no_seams(text: str) -> None:
    assert cut_at_seams(text) == text


def test_offsets_stay() -> None:
    text = f"Old bridge to be repaired By Ada Brook May 3, 2021 {PROSE}"
    cut = cut_at_seams(text)
    assert cut != text
    assert cut.replace("\n", " ") == text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # The name of a section ends the menu before the headline.
        ("* Home * World * Sport World Council repairs the old bridge by the harbour By Ada Brook "
         "May 3, 2021 ", "Council repairs the old bridge by the harbour"),
        ("* Shop * Jobs Contact Us Sign In Mayor hopes to open the harbour bridge soon May 3, 2021 ",
         "Mayor hopes to open the harbour bridge soon"),
        # The author stands before the date without a "By".
        ("Council repairs the old bridge by the harbour Ada Winterfeldt May 3, 2021 ",
         "Council repairs the old bridge by the harbour"),
        ("Council repairs the old bridge by the harbour Ada Winterfeldt @adaw / May 3, 2021 ",
         "Council repairs the old bridge by the harbour"),
        ("Council repairs the old bridge by the harbour Staff Writer May 3, 2021 ",
         "Council repairs the old bridge by the harbour"),
        # A deck begins with a word that the text has in small letters, too.
        ("Council repairs the old bridge by the harbour Work on the crane begins at once May 3, 2021 ",
         "Council repairs the old bridge by the harbour"),
        # Breadcrumb and headline are the same.
        ("Council repairs the old bridge by the harbour Council repairs the old bridge by the harbour "
         "News The crane that hit it ", "Council repairs the old bridge by the harbour"),
        # A quotation with a full stop is no end of a headline.
        ('Mayor on the bridge by the harbour: "It is old. We repair it" By Ada Brook May 3, 2021 ',
         'Mayor on the bridge by the harbour: "It is old. We repair it"'),
        # A headline may have a "by" of its own.
        ("Old Harbour Bridge Closed by Council After Accident With Crane By Ada Brook May 3, 2021 ",
         "Old Harbour Bridge Closed by Council After Accident With Crane"),
    ],
)  # fmt: skip
def test_a_headline_without_line_breaks_ends_and_begins_where_it_should(
    cache: NameCache, head: str, title: str
) -> None:
    assert enrich(Article("a", "a.txt", head + PROSE), cache).title.value == title
