"""A feed is XML that every reader takes, whatever an article says."""

import xml.etree.ElementTree as ET

from search.output.desk.atom_feed import make_feed
from search.results.feed_entry import FeedEntry
from search.results.results import Hit, Snippet
from tests.corpus import make_article

HOSTILE = "a\x00\x07\x1b[2J\ud800\ufffe & <b>]]>"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_hostile_articles_make_a_sound_feed() -> None:
    article = make_article(
        1, HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)"
    )
    hit = Hit(1, 1.0, article, HOSTILE, snippets=(Snippet(HOSTILE, 0, ()),))
    entry = FeedEntry(HOSTILE, "a1", "2026-11-30T12:00:00Z", hit)
    feed = ET.fromstring(make_feed(HOSTILE, ".index", [entry]))
    (found,) = feed.findall(f"{ATOM}entry")
    link = found.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "urn:corpus-search:a1"
    title = found.findtext(f"{ATOM}title") or ""
    assert "\x1b" not in title
    assert title.endswith("& <b>]]>")


def test_a_feed_without_news_is_a_feed() -> None:
    feed = ET.fromstring(make_feed("libya", ".index", []))
    assert feed.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
