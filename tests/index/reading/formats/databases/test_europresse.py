"""Pages of Europresse, in the old layout and the new."""

from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]

NEW = """<article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">{outlet}</span></div>
<span class="DocHeader">{header}</span>
<div class="titreArticle"><p class="sm-margin-bottomNews">Ponts</p>
<p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">Le pont de <mark>{town}</mark></p>
<p class="sm-margin-TopNews rdp__subtitle">Une réparation</p></div>
<p class="sm-margin-bottomNews">Anne Plume et Jean Encre</p></header>
<section><div class="DocText clearfix"><div class="docOcurrContainer">
<p>Le conseil de {town} s'est réuni.</p><p>Les travaux <mark>commencent</mark>.</p>
<a href="https://alpha.example/{town}">Cet article est paru dans Le Journal</a>
</div></div></section>
<aside><p>© 2019 {outlet}. {rights}. Le présent document est protégé.</p>
<div class="publiC-lblNodoc">news·20191220·AL·{town}</div></aside></article>
"""
EARLY = """<article> <header> <div> <span class="DocPublicationName">Le Journal   </span> </div>
<div> <span class="DocHeader">Politique, vendredi 20 décembre 2019, p. 16</span> </div>
<div><p>PONTS</p></div> <div class="titreArticle"> <p class="titreArticleVisu">Le pont de {town}</p>
</div> <div>Anne Plume</div> </header> <section> {text} </section>
<aside> <div> <p><b>Illustration(s) : </b></p> <div><p>Une photo.</p></div> </div>
<div> <b>Note(s) : </b><p>Une note</p> </div> </aside>
<footer> <small>© 2019 Alpha. Tous droits réservés.</small> <p>Numéro de document : news·20191220·AL·{town}</p>
<div id="divPubliC"><span>Ce certificat est émis à <b> </b> à des fins de visualisation</span></div>
</footer> </article>
"""
OLD = """<table><tr><td><span class="DocPublicationName">{outlet}</span><br>
<span class="DocHeader">Politique, </span><span class="DocHeader">vendredi </span>
<span class="DocHeader">20 décembre 2019</span><span class="DocHeader">, p. 3</span><br><br>
Ponts<br><span class="TitreArticleVisu">Le pont de <span style="color:red">{town}</span></span>
<br><br>Anne Plume<br><p></p>Le conseil de {town} s'est réuni.<p></p>
<font>Les travaux commencent.</font><p></p><b><i>© 2019 Alpha. Tous droits réservés.</i></b>
<p></p>Numéro de document : news·20191220·AL·{town}<br>
<table><tr><td>news·20191220·AL·{town}</td></tr><tr><td>Ce certificat est émis à <b>École</b>
à des fins de visualisation</td></tr></table></td></tr></table>
"""
PAGE = "<html><head><title>Europresse</title></head><body>{}</body></html>"


def summary(article: Article | ArticleError) -> tuple[object, ...]:
    assert isinstance(article, Article), article
    return (
        article.title.value,
        str(article.date.value),
        article.outlet.value,
        article.section,
        article.authors,
    )


def make_new(
    town: str,
    *,
    outlet: str = "Le Journal, no. 43018",
    header: str = "France, vendredi 20 décembre 2019 134 mots, p. 11",
    rights: str = "Tous droits réservés",
) -> str:
    return NEW.format(town=town, outlet=outlet, header=header, rights=rights)


def test_articles_of_the_new_layout_are_read(read: Read) -> None:
    markup = PAGE.format("".join(make_new(town) for town in ("Nord", "Sud")))
    north, south = read({"e.html": markup})
    assert isinstance(north, Article)
    assert isinstance(south, Article)
    assert summary(north) == (
        "Le pont de Nord", "2019-12-20", "Le Journal", "France",
        ("Anne Plume", "Jean Encre"),
    )  # fmt: skip
    assert north.body == "Le conseil de Nord s'est réuni.\n\nLes travaux commencent."
    assert "Une réparation" in north.page
    assert "134 mots" in north.page
    assert north.url == "https://alpha.example/Nord"
    assert south.body.startswith("Le conseil de Sud")


@pytest.mark.parametrize(
    ("header", "section"),
    [
        ("World, Friday, December 20, 2019", "World"),
        ("Friday, December 20, 2019", ""),
        ("Seine-Saint-Denis, vendredi 20 décembre 2019, p. 93_T_17", "Seine-Saint-Denis"),
        ("Arts, lettres, vendredi 20 décembre 2019", "Arts, lettres"),
        ("20 décembre 2019 - 10:12 UTC+1 723 mots", ""),
        ("p. 4", ""),
    ],
)  # fmt: skip
def test_section_and_date_share_a_line(
    read_one: Callable[..., Article], header: str, section: str
) -> None:
    article = read_one({"e.html": PAGE.format(make_new("Nord", header=header))})
    assert (article.section, str(article.date.value)) == (section, "2019-12-20")


@pytest.mark.parametrize(
    ("written", "outlet"),
    [
        ("The Gazette, no. 12", "The Gazette"),
        ("La Gazette, n° 12 345", "La Gazette"),
        ("Ponts, routes et ports", "Ponts, routes et ports"),
        ("20 Minutes", "20 Minutes"),
    ],
)
def test_the_number_of_an_issue_is_no_part_of_the_outlet(
    read_one: Callable[..., Article], written: str, outlet: str
) -> None:
    article = read_one({"e.html": PAGE.format(make_new("Nord", outlet=written))})
    assert article.outlet.value == outlet


def test_articles_of_the_old_layout_are_read(read: Read) -> None:
    towns = ("Nord", "Sud")
    markup = "<p><br>".join(OLD.format(town=t, outlet="Alpha, no. 5968") for t in towns)
    north, south = read({"e.html": PAGE.format(markup)})
    assert isinstance(north, Article)
    assert isinstance(south, Article)
    assert summary(north) == (
        "Le pont de Nord", "2019-12-20", "Alpha", "Politique", ("Anne Plume",),
    )  # fmt: skip
    assert north.body == "Le conseil de Nord s'est réuni.\n\nLes travaux commencent."
    assert "certificat" not in north.body + north.page
    assert south.title.value == "Le pont de Sud"


@pytest.mark.parametrize(
    "text",
    [
        "<div class='DocText'><div class='docOcurrContainer'> <p>Un.</p> <p>Deux.</p></div></div>",
        "<p>Un.</p> <p>Deux.</p> </div> </div>",
    ],
)
def test_the_parts_of_an_article_may_have_no_classes(read: Read, text: str) -> None:
    markup = "".join(EARLY.format(town=town, text=text) for town in ("Nord", "Sud"))
    for town, article in zip(
        ("Nord", "Sud"), read({"e.html": PAGE.format(markup)}), strict=True
    ):
        assert isinstance(article, Article)
        assert summary(article) == (
            f"Le pont de {town}", "2019-12-20", "Le Journal", "Politique", ("Anne Plume",),
        )  # fmt: skip
        assert article.body == "Un.\n\nDeux."
        assert "Une photo." in article.page
        assert "certificat" not in article.page


def test_an_article_without_a_headline_keeps_its_text_and_its_own_outlet(
    read: Read,
) -> None:
    start, end = '<div class="titreArticle">', "<div>Anne Plume</div>"
    brief = EARLY.format(town="Nord", text="<p>Un.</p>")
    brief = brief[: brief.index(start)] + brief[brief.index(end) :]
    other = make_new("Sud", outlet="La Gazette")
    first, second = read({"e.html": PAGE.format(brief + other)})
    assert isinstance(first, Article)
    assert (first.title.value, first.outlet.value, first.body) == (
        None,
        "Le Journal",
        "Un.",
    )
    assert summary(second)[:3] == ("Le pont de Sud", "2019-12-20", "La Gazette")


@pytest.mark.parametrize("layout", ["new", "old"])
def test_cut_anywhere_a_file_keeps_what_was_whole(
    read: Read, layout: str, every: int
) -> None:
    towns = ("Nord", "Sud", "Est")
    parts = [
        make_new(t) if layout == "new" else OLD.format(town=t, outlet="Le Journal")
        for t in towns
    ]
    text = PAGE.format("".join(parts))
    whole = [text.index(f"AL·{town}") + 8 for town in towns]
    for end in range(len(text) // 200, len(text), every * len(text) // 200):
        found = read({"e.html": text[:end]})
        count = sum(end > place for place in whole)
        kept = [a.title.value for a in found if isinstance(a, Article)][:count]
        assert kept == [f"Le pont de {town}" for town in towns[:count]]
        assert sum(isinstance(a, ArticleError) for a in found) <= 1
