"""A stored article is decoded as it was encoded, whole."""

import pickle
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.article import Actor, ActorType, Article, Basis, Field, PartialDate
from index.codec.stored_article import dump_article, load_article

texts = st.text(st.characters(exclude_categories=["Cs"]))
dates = st.builds(
    PartialDate,
    st.none() | st.integers(1, 9999),
    st.integers(1, 12),
    st.integers(1, 28),
)
evidence = {
    "basis": st.sampled_from(Basis),
    "confidence": st.floats(0, 1),
    "quote": texts,
    "rule": texts,
    "conflict": texts,
}
fields = st.builds(Field, value=st.none() | texts, **evidence)
actors = st.builds(
    Actor,
    name=texts,
    type=st.sampled_from(ActorType),
    surfaces=st.lists(texts).map(tuple),
    mentions=st.lists(st.tuples(st.integers(0), st.integers(0))).map(tuple),
)


@given(
    st.builds(
        Article,
        text=texts,
        body=texts,
        title=fields,
        outlet=fields,
        language=fields,
        date=st.builds(Field, value=st.none() | dates, **evidence),
        authors=st.lists(texts).map(tuple),
        actors=st.lists(actors).map(tuple),
    )
)
def test_an_article_is_decoded_as_it_was_encoded(article: Article) -> None:
    back = load_article(dump_article(article))
    # Of an article without any text, the body stands in for it.
    assert back.text == (article.text or article.body)
    assert back == article or not article.text


def test_a_decoded_article_equals_the_article_and_can_be_copied() -> None:
    actor = Actor("Ada Byron", surfaces=("Byron",), mentions=((4, 9),))
    article = Article("1", "a.txt", "By: Byron wrote.", body="Byron", actors=(actor,))
    kept = dump_article(article)
    assert replace(load_article(kept), url="u") == replace(article, url="u")
    assert pickle.loads(pickle.dumps(load_article(kept))) == article
    assert {article: "found"}[load_article(kept)] == "found"
    assert load_article(kept) != replace(article, actors=())


def test_equal_articles_are_encoded_as_the_same_bytes() -> None:
    one = Article("1", "a.txt", "Text.", outlet=Field("BBC", confidence=1))
    same = Article("1", "a.txt", "Text.", outlet=Field("BBC", confidence=1.0))
    assert dump_article(one) == dump_article(same)
