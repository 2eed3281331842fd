"""XML of Factiva's PPS service."""

from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError
from index.reading.formats.databases.bundle import BundledArticle
from index.reading.formats.databases.find_bundle import find_xml_bundle

HEAD = (
    '<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse '
    'xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="{count}">'
)
TAIL = "</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"
ARTICLE = """<ppsarticle><article><accessionNo>{town}0020191220efck00001</accessionNo>
<baseLanguage>FR</baseLanguage><copyright>(c) 2019 Alpha</copyright>
<byline>Par Anne Plume et Jean Encre</byline>
<headline><paragraph lang="FR"><hlt>Le pont</hlt> de {town}</paragraph></headline>
<leadParagraph><paragraph>Le conseil de <hlt>{town}</hlt> s'est r&#233;uni.</paragraph>
</leadParagraph><pages><page>3</page></pages>
<publicationDate>{date}</publicationDate><publicationTime><time>12:30</time></publicationTime>
<sectionName>Politique</sectionName><sourceName>Le Journal &amp; Cie</sourceName>
<region code="fra"><name>France</name></region>
<tailParagraphs><paragraph>Les travaux commencent.</paragraph><paragraph>Fin.</paragraph>
</tailParagraphs><wordCount>12</wordCount></article></ppsarticle>
"""


def make(*towns: str, date: str = "<date>2019-12-20</date>") -> str:
    articles = "".join(ARTICLE.format(town=town, date=date) for town in towns)
    return HEAD.format(count=len(towns)) + articles + TAIL


def read_articles(markup: str) -> list[BundledArticle]:
    bundle = find_xml_bundle(markup)
    return list(bundle.articles) if bundle else []


@pytest.mark.parametrize(
    "date", ["<date>2019-12-20</date>", "<dateTime>2019-12-20T01:35:58Z</dateTime>"]
)
def test_the_elements_of_an_article_are_its_fields(date: str) -> None:
    nord, sud = read_articles(make("Nord", "Sud", date=date))
    declared = nord.declared
    assert (
        declared.title.value, str(declared.date.value), declared.outlet.value,
        declared.language.value, declared.section, declared.authors, nord.key,
    ) == (
        "Le pont de Nord", "2019-12-20", "Le Journal & Cie", "fr", "Politique",
        ("Anne Plume", "Jean Encre"), "Nord0020191220efck00001",
    )  # fmt: skip
    assert (
        nord.text
        == "Le conseil de Nord s'est réuni.\n\nLes travaux commencent.\n\nFin."
    )
    assert "region: France" in nord.page
    assert (sud.declared.title.value, sud.number) == ("Le pont de Sud", 2)


def test_a_file_is_read_by_what_is_in_it(
    read: Callable[..., list[Article | ArticleError]],
) -> None:
    nord, sud = read({"pps.xml": make("Nord", "Sud")})
    assert isinstance(nord, Article)
    assert (nord.path, nord.outlet.value) == ("pps.xml#1", "Le Journal & Cie")
    assert isinstance(sud, Article)
    assert sud.path == "pps.xml#2"


def test_the_number_of_articles_that_the_file_states_is_known() -> None:
    bundle = find_xml_bundle(make("Nord", "Sud"))
    assert bundle is not None
    assert (bundle.database, bundle.stated) == ("Factiva", 2)


def test_entities_are_not_expanded_and_articles_of_others_are_left() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    markup = bomb + make("Nord").replace("Fin.", "&b;&b;.")
    assert "aaaa" not in read_articles(markup)[0].text
    journal = (
        "<article><front><sourceName/></front><body><p>A text.</p></body></article>"
    )
    assert read_articles(journal) == []


def test_cut_anywhere_a_file_keeps_what_was_whole(every: int) -> None:
    text = make("Nord", "Sud", "Est")
    ends = [at for at in range(len(text)) if text.startswith("</article>", at)]
    for end in range(len(text) // 200, len(text), every * len(text) // 200):
        count = sum(end >= place + 10 for place in ends)
        kept = [a.text for a in read_articles(text[:end]) if not a.is_cut]
        assert len(kept) == count
        assert all(text.endswith("Fin.") for text in kept)
