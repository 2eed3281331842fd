"""Searches folders of news articles from a program or a notebook.

    import corpus_search

    corpus_search.index("articles", "articles/.index")
    corpus = corpus_search.open("articles")
    for hit in corpus.search("Wagner mercenaries", since="2019-12"):
        print(hit.rank, hit.label, hit.article.outlet.value)

docs/library.md shows the rest. The packages `index` and `search` do the work and may
change; what `__all__` lists here stays.
"""

from corpus_search.own_packages import check_own_packages

check_own_packages()  # before the first import of either

from corpus_search.citing import ExportedArticles, FoundQuotations  # noqa: E402
from corpus_search.corpus import Corpus, open  # noqa: E402
from corpus_search.desk_methods import BatchResults, CorpusDesk  # noqa: E402
from corpus_search.indexing import index  # noqa: E402
from corpus_search.keywords import OptionError  # noqa: E402
from corpus_search.measuring import (  # noqa: E402
    CollocateTable,
    DispersionTable,
    KeywordTable,
    KwicLines,
)
from corpus_search.search_results import SearchResults  # noqa: E402
from index.article import (  # noqa: E402
    Actor,
    ActorType,
    Article,
    Basis,
    Field,
    PartialDate,
)
from index.errors import (  # noqa: E402
    ArticleError,
    ConfigError,
    CorpusSearchError,
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    IndexOutdatedError,
    NothingToIndexError,
    SemanticMissingError,
)
from search.query.query import FacetField, Sort  # noqa: E402
from search.query_errors import NoSuchNameError, QueryError  # noqa: E402
from search.results.results import Copy, FacetCount, Hit, Mark, Snippet  # noqa: E402

__all__ = [
    "Actor",
    "ActorType",
    "Article",
    "ArticleError",
    "Basis",
    "BatchResults",
    "CollocateTable",
    "ConfigError",
    "Copy",
    "Corpus",
    "CorpusDesk",
    "CorpusSearchError",
    "DispersionTable",
    "ExportedArticles",
    "FacetCount",
    "FacetField",
    "Field",
    "FoundQuotations",
    "Hit",
    "IndexDamagedError",
    "IndexLockedError",
    "IndexMissingError",
    "IndexOutdatedError",
    "KeywordTable",
    "KwicLines",
    "Mark",
    "NoSuchNameError",
    "NothingToIndexError",
    "OptionError",
    "PartialDate",
    "QueryError",
    "SearchResults",
    "SemanticMissingError",
    "Snippet",
    "Sort",
    "index",
    "open",
]
