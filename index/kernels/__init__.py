"""Inner loops of indexing: arrays in, arrays out; nothing of fields or articles.

| module | what it does | cost |
|---|---|---|
| `tokenize` | encodes texts in UTF-8, and finds the spans of their tokens | O(bytes) |
| `hash_table` | looks up short byte strings by open addressing | O(1) a key |
| `string_sort` | sorts byte strings by radix, integers by counting | O(n) and ties |
| `invert` | makes postings of texts, by a counting sort | O(tokens + terms) |
| `shingles` | samples 5-word shingles for near-duplicate fingerprints | O(terms) |
| `slices` | copies slices of arrays | O(elements) |
| `file_status` | reads size, times and identity of the files of a folder | a system call a file |

Each is here twice: `NAME.py` in numpy is the reference and runs anywhere; `NAME.pxi`
returns the same several times as fast, where the installation could compile it. This
package exports either all of the compiled ones or none (`choice`).
"""

from index.kernels.choice import check_compiled

try:
    check_compiled(__file__)
    from index.kernels.compiled import (
        argsort_strings,
        encode_text,
        find_first_equal,
        find_keys,
        find_token_spans,
        gather,
        insert_keys,
        invert_texts,
        pack_keys,
        read_file_status,
        sample_shingles,
        scatter,
        stable_argsort,
    )

    COMPILED = True
except ImportError:
    from index.kernels.file_status import read_file_status
    from index.kernels.hash_table import (
        find_first_equal,
        find_keys,
        insert_keys,
        pack_keys,
    )
    from index.kernels.invert import invert_texts
    from index.kernels.shingles import sample_shingles
    from index.kernels.slices import gather, scatter
    from index.kernels.string_sort import argsort_strings, stable_argsort
    from index.kernels.tokenize import encode_text, find_token_spans

    COMPILED = False

__all__ = [
    "COMPILED",
    "argsort_strings",
    "encode_text",
    "find_first_equal",
    "find_keys",
    "find_token_spans",
    "gather",
    "insert_keys",
    "invert_texts",
    "pack_keys",
    "read_file_status",
    "sample_shingles",
    "scatter",
    "stable_argsort",
]
