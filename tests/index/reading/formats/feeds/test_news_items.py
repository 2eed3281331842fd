"""News in the standards of agencies and in collections gives its articles."""

from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

ReadOne = Callable[..., Article]
Read = Callable[..., list[Article | ArticleError]]
NITF = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf.dtd">
<nitf><head><title>A slug</title><docdata><doc-id id-string="d1"/>
<date.issue norm="20191220T083000+0100"/></docdata>
<pubdata name="Daily Alpha" position.section="World" ex-ref="https://x.org/1"/></head>
<body><body.head><hedline><hl1>The bridge</hl1></hedline>
<byline>By <person>Jane Doe</person></byline><dateline>ALPHA</dateline></body.head>
<body.content><block><p>The council met.</p><p>It agreed.</p></block>
<media><media-caption>A picture</media-caption></media></body.content></body></nitf>"""
G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:1" xml:lang="en"><itemMeta><provider literal="Alpha Agency"/>
<firstCreated>2019-12-20T08:30:00Z</firstCreated>
<versionCreated>2019-12-24T08:30:00Z</versionCreated></itemMeta>
<contentMeta><by>By Jane Doe</by><headline>The bridge</headline><language tag="en"/></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>
<p>The council met.</p><p>It agreed.</p></body></html></inlineXML></contentSet></newsItem>
</itemSet></newsMessage>"""
RCV1 = """<?xml version="1.0" encoding="iso-8859-1" ?>
<newsitem itemid="2286" date="2019-12-20" xml:lang="en"><title>ALPHA: The bridge.</title>
<headline>The bridge.</headline><byline>Jane Doe</byline><dateline>ALPHA 2019-12-20</dateline>
<text><p>The council met.</p>
<p>It agreed.</p></text><copyright>(c) Alpha</copyright></newsitem>"""
NEWSML = """<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>alpha.org</ProviderId>
<DateId>20191220</DateId></NewsIdentifier></Identification><NewsComponent>
<NewsLines><HeadLine>The bridge</HeadLine><ByLine>Jane Doe</ByLine></NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Alpha Agency"/></Provider>
</AdministrativeMetadata><ContentItem><DataContent><p>The council met.</p><p>It agreed.</p>
</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""


@pytest.mark.parametrize(
    ("content", "title", "outlet"),
    [
        (NITF, "The bridge", "Daily Alpha"),
        (G2, "The bridge", "Alpha Agency"),
        (RCV1, "The bridge.", None),
        (NEWSML, "The bridge", "Alpha Agency"),
    ],
)
def test_a_news_item_is_an_article(
    read_one: ReadOne, content: str, title: str, outlet: str | None
) -> None:
    article = read_one({"a.xml": content})
    assert (article.title.value, article.outlet.value) == (title, outlet)
    assert str(article.date.value) == "2019-12-20"
    assert article.authors == ("Jane Doe",)
    assert article.text.split("\n") == ["The council met.", "It agreed."]


def test_the_place_and_rights_of_a_news_item_are_beside_its_text(
    read_one: ReadOne,
) -> None:
    assert read_one({"a.xml": NITF}).page == "ALPHA"
    assert read_one({"a.xml": RCV1}).page == "ALPHA 2019-12-20\n(c) Alpha"


def trec(number: int, text: str = "The council met.\nIt agreed.") -> str:
    return (
        f"<DOC>\n<DOCNO> FT911-{number} </DOCNO>\n<DATE>910514\n</DATE>\n<HEADLINE>\n"
        f"The bridge {number}\n</HEADLINE>\n<BYLINE>\nBy JANE DOE\n</BYLINE>\n"
        f"<TEXT>\n{text}\n</TEXT>\n<PUB>Daily Alpha\n</PUB>\n</DOC>\n"
    )


@pytest.mark.parametrize("name", ["a.txt", "ft911", "a.sgml", "a.xml"])
def test_a_document_of_trec_is_an_article(read: Read, name: str) -> None:
    first, second = read({name: trec(1) + trec(2)})
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.path, second.path) == (f"{name}#1", f"{name}#2")
    assert (first.title.value, first.outlet.value) == ("The bridge 1", "Daily Alpha")
    assert (str(first.date.value), first.authors) == ("1991-05-14", ("JANE DOE",))
    assert first.text == "The council met.\nIt agreed."


def test_the_day_of_an_agency_stands_in_the_name_of_its_document(
    read_one: ReadOne,
) -> None:
    article = read_one(
        {
            "a.txt": '<DOC id="NYT_ENG_19940701.0001" type="story" >\n<HEADLINE>\nThe bridge\n'
            "</HEADLINE>\n<TEXT>\n<P>\nThe council met.\n</P>\n<P>\nIt agreed.\n</P>\n"
            "</TEXT>\n</DOC>\n"
        }
    )
    assert (str(article.date.value), article.title.value) == (
        "1994-07-01",
        "The bridge",
    )
    assert article.text == "The council met.\n\nIt agreed."


def test_the_old_collection_of_reuters_is_read(read: Read) -> None:
    head = '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="YES" OLDID="5" NEWID="1">\n'
    date = "<DATE>26-FEB-1987 15:01:01.79</DATE>\n"
    whole = (
        f"{head}{date}<TEXT>&#2;\n<TITLE>THE BRIDGE</TITLE>\n<DATELINE>  ALPHA, Feb 26 - "
        "</DATELINE><BODY>The council &lt;ABC> met.\n Reuter\n&#3;</BODY></TEXT>\n</REUTERS>"
    )
    (article,) = read({"a.sgm": whole})
    assert isinstance(article, Article)
    assert (article.title.value, article.outlet.value) == ("THE BRIDGE", "Reuters")
    assert (str(article.date.value), article.text) == (
        "1987-02-26",
        "The council <ABC> met.",
    )


def test_of_a_truncated_collection_what_is_whole_is_read(
    read: Read, every: int
) -> None:
    whole = "".join(map(trec, range(6)))
    for part in range(10, 201, every):
        cut = whole[: len(whole) * part // 201]
        found = read({"a.txt": cut})
        errors = [each for each in found if isinstance(each, ArticleError)]
        assert len(found) - len(errors) >= cut.count("</DOC>"), part
        assert len(errors) <= 1, part
        assert errors or len(cut.rpartition("</DOC>")[2].strip()) < len("<DOC>"), part
