from collections import Counter

import pytest

from benchmarks.contract import Question
from benchmarks.questions import make_questions


@pytest.fixture(scope="module")
def questions() -> list[Question]:
    return make_questions(sampled=1_000)


def test_sixty_questions_in_twelve_classes(questions: list[Question]) -> None:
    assert Counter(question.kind for question in questions) == {
        "rare term": 5,
        "middle term": 5,
        "common term": 5,
        "two words, any": 5,
        "two words, all": 5,
        "three words, any": 5,
        "three words, all": 5,
        "phrase": 5,
        "prefix": 5,
        "outlet filter": 5,
        "date range": 5,
        "facet count": 5,
    }
    assert len(set(questions)) == 60


def test_the_questions_are_the_same_each_time(questions: list[Question]) -> None:
    assert make_questions(sampled=1_000) == questions


def test_filters_are_whole(questions: list[Question]) -> None:
    by_kind = {question.kind: question for question in questions}
    assert by_kind["outlet filter"].outlet
    assert by_kind["date range"].since < by_kind["date range"].until
    assert by_kind["facet count"].facet
