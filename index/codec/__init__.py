"""The columnar codec: a segment's terms, postings, columns and stored fields as flat arrays.

docs/index-format.md describes the files. `SegmentReader` reads one segment, `Snapshot` all
segments of a commit; `index.writing` writes them.
"""
