"""An index in an OpenSearch cluster: it is written from a local one, and searched there.

Nothing distributed is written here. We analyse texts and weigh terms, OpenSearch keeps,
counts and ranks. docs/opensearch.md tells how to run it, and
docs/decisions/0024-opensearch.md why it is made so.
"""
