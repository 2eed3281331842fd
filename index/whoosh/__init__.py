"""All that stock Whoosh needs to open our index: schema, codec, matcher (docs/whoosh.md).

Our own searches use none of it; commits write the table of contents with it.
"""
