"""Results in a notebook: nothing of an article becomes markup."""

from pathlib import Path

import pytest

import corpus_search

HOSTILE = """<script>alert("title")</script> & rivers

The rivers <img src=x onerror=alert(1)> rise & "fall" in <b>May</b>, said Ada Brook.
\N{RIGHT-TO-LEFT OVERRIDE}And they rise again, as rivers do.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> corpus_search.Corpus:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    corpus_search.index(tmp_path / "a.txt", tmp_path / ".index")
    return corpus_search.open(tmp_path)


def test_everything_is_escaped_and_matches_are_marked(
    corpus: corpus_search.Corpus,
) -> None:
    page = corpus.search("rivers lakes", facet="outlet", correct=False)._repr_html_()
    assert page.startswith("<div><p>1 of 1 article</p>")
    assert "&lt;script&gt;alert(&quot;title&quot;)&lt;/script&gt; &amp; <mark>" in page
    assert "<mark>rivers</mark> &lt;img src=x onerror=alert(1)&gt; rise &amp;" in page
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page
    assert "lacks: lakes" in page
    assert "<tr><td>unknown</td><td>1</td></tr>" in page
    assert page.count("<script") == page.count("<img") == page.count("<b>") == 0


def test_tags_are_closed_in_order(corpus: corpus_search.Corpus) -> None:
    from html.parser import HTMLParser

    class Checker(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag != "br":
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    checker = Checker()
    checker.feed(corpus.search("rivers", facet="month")._repr_html_())
    assert checker.open == []


def test_no_hits_say_so(corpus: corpus_search.Corpus) -> None:
    page = corpus.search("Patagonia")._repr_html_()
    assert page == "<div><p>0 of 1 article</p></div>"
