"""Whoosh opens the index as one of its own."""

from pathlib import Path

import pytest
from whoosh import query
from whoosh.index import FileIndex, open_dir
from whoosh.qparser import QueryParser

from index.whoosh.file_index import open_index
from tests.index.codec.material import make_document, write_documents


@pytest.fixture
def index(tmp_path: Path) -> FileIndex:
    bodies = ["Talks in Tripoli", "War in Tripoli and more war", "Talks on talks"]
    documents = (
        make_document(n, body, title=f"Title {n}", date=f"2019-12-2{n}")
        for n, body in enumerate(bodies)
    )
    write_documents(tmp_path, documents, max_docs=2)
    return open_dir(str(tmp_path))


def test_whooshs_parser_and_searcher_find_our_articles(index: FileIndex) -> None:
    with index.searcher() as searcher:
        parser = QueryParser("body", index.schema)
        for words, ids in {
            "talks": ["2", "0"],
            "tripoli AND NOT talks": ["1"],
            '"talks in tripoli"': ["0"],
            "tri*": ["0", "1"],
            "date:2019-12-21": ["1"],
        }.items():
            assert [hit["id"] for hit in searcher.search(parser.parse(words))] == ids


def test_whooshs_results_sort_group_and_show_stored_fields(index: FileIndex) -> None:
    with index.searcher() as searcher:
        found = searcher.search(
            query.Every(), sortedby="date", reverse=True, groupedby="outlet"
        )
        assert [hit["id"] for hit in found] == ["2", "1", "0"]
        assert {key: len(ids) for key, ids in found.groups().items()} == {"BBC": 3}
        assert found[0].fields() == {
            "id": "2",
            "path": "2.txt",
            "url": "https://2",
            "digest": "digest 2",
            "stored": "2: Title 2 Talks on talks",
        }


def test_whooshs_highlighter_marks_our_words(index: FileIndex) -> None:
    with index.searcher() as searcher:
        hit = searcher.search(query.Term("body", "war"))[0]
        marked = hit.highlights("body", text="War in Tripoli and more war")
        assert marked.count('class="match') == 2


def test_our_own_index_class_opens_it_without_unpickling(
    index: FileIndex, tmp_path: Path
) -> None:
    ours = open_index(tmp_path)
    assert ours.doc_count() == 3
    assert ours.latest_generation() == index.latest_generation()
    with ours.searcher() as searcher:
        assert len(searcher.search(query.Term("body", "talk"))) == 2


def test_whooshs_reader_returns_terms_and_counts(index: FileIndex) -> None:
    with index.reader() as reader:
        assert list(reader.lexicon("outlet")) == [b"BBC"]
        assert reader.doc_frequency("body", "tripoli") == 2
        assert reader.frequency("body", "war") == 2
        assert reader.field_length("body") == 7
        assert reader.doc_field_length(1, "body") == 3
        assert list(reader.expand_prefix("body", "t")) == [b"talk", b"tripoli"]
        assert list(reader.terms_within("body", "tripolis", 1)) == ["tripoli"]
        assert ("body", "war") in reader
        assert ("body", "peace") not in reader
        assert list(reader.expand_prefix("forms", "talk")) == [b"talks\ttalk"]
