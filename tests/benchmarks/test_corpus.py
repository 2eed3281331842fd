import datetime
import re
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path

import pytest

from benchmarks.contract import Record, read_records
from benchmarks.corpus import make_articles, make_outlets, write_jsonl
from benchmarks.vocabulary import load_vocabulary

WORD = re.compile(r"\w+")


@pytest.fixture(scope="module")
def articles() -> list[Record]:
    return list(make_articles(2_000, seed=7))


@pytest.fixture(scope="module")
def words(articles: list[Record]) -> list[list[str]]:
    return [WORD.findall(article["text"].lower()) for article in articles]


def test_a_seed_makes_the_same_articles_however_many_are_asked_for(
    articles: list[Record],
) -> None:
    assert list(make_articles(300, seed=7)) == articles[:300]
    assert list(make_articles(3, seed=8)) != articles[:3]


def test_articles_are_made_as_they_are_taken() -> None:
    assert len(list(islice(make_articles(10**12), 5))) == 5


def test_a_file_of_them_reads_back(tmp_path: Path, articles: list[Record]) -> None:
    write_jsonl(tmp_path / "a.jsonl", articles[:3])
    write_jsonl(tmp_path / "b.jsonl", articles[3:5])
    assert list(read_records(tmp_path)) == articles[:5]
    assert list(read_records(tmp_path / "b.jsonl")) == articles[3:5]


def test_every_article_has_its_own_id_and_url(articles: list[Record]) -> None:
    assert len({article["id"] for article in articles}) == 2_000
    assert len({article["url"] for article in articles}) == 2_000


def test_dates_span_years_with_more_of_late(articles: list[Record]) -> None:
    years = Counter(datetime.date.fromisoformat(a["date"]).year for a in articles)
    assert sorted(years) == list(range(2012, 2025))
    assert years[2013] < years[2023]


def test_four_languages_each_in_its_script(articles: list[Record]) -> None:
    counts = Counter(article["language"] for article in articles)
    assert sorted(counts) == ["ar", "en", "ru", "tr"]
    assert all(0.025 < counts[code] / 2_000 < 0.055 for code in ("ar", "ru", "tr"))
    letters = {"ar": "[\u0600-\u06ff]", "ru": "[\u0400-\u04ff]", "tr": "[a-zçğıöşüİ]"}
    for article in articles:
        if article["language"] in letters:
            own = re.findall(letters[article["language"]], article["text"].lower())
            assert len(own) > 0.7 * len(re.findall(r"[^\W\d]", article["text"]))


def test_articles_have_some_525_words_and_vary(words: list[list[str]]) -> None:
    lengths = sorted(map(len, words))
    assert 500 < sum(lengths) / 2_000 < 550
    assert lengths[100] < 250
    assert lengths[-100] > 1_000


def test_the_vocabulary_keeps_growing(words: list[list[str]]) -> None:
    sizes = [len(set().union(*words[:count])) for count in (500, 1_000, 2_000)]
    assert all(1.25 < b / a < 1.7 for a, b in pairwise(sizes))


def test_word_frequencies_fall_with_their_rank(words: list[list[str]]) -> None:
    counts = Counter(word for article in words for word in article)
    (first, most), *_ = ranked = counts.most_common(1_000)
    assert (first, 0.03 < most / counts.total() < 0.07) == ("the", True)
    assert 4 < ranked[9][1] / ranked[99][1] < 20
    assert 4 < ranked[99][1] / ranked[999][1] < 20


def test_words_are_inflected(words: list[list[str]]) -> None:
    forms = {"attack", "attacks", "attacked", "attacking"}
    assert forms <= set().union(*words)


def test_phrases_recur(articles: list[Record]) -> None:
    phrases = load_vocabulary("en").phrases[:20]
    assert all(sum(p in a["text"] for a in articles) >= 5 for p in phrases)


def test_forty_outlets_of_uneven_size(articles: list[Record]) -> None:
    counts = Counter(article["outlet"] for article in articles)
    known = {outlet.name for group in make_outlets().values() for outlet in group}
    assert (set(counts), len(known)) == (known, 40)
    assert counts.most_common(1)[0][1] > 10 * min(counts.values())


def test_actors_are_named_in_full_in_the_text(articles: list[Record]) -> None:
    english = [article for article in articles if article["language"] == "en"]
    assert all(1 <= len(article["actors"]) <= 6 for article in english)
    assert all(article["actors"][0] in article["text"] for article in english)
    assert 200 < len({actor for a in english for actor in a["actors"]}) <= 400
