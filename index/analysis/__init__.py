"""Turns text into terms, for indexing and searching alike.

Give it a text and a language code, get tokens (`find_tokens`) and the terms that they
are indexed as (`make_term`). Rules for hyphens, apostrophes, numbers and scripts
without spaces are in `analyzer`; stemming by language is in `stemmers`; the words that
searches may drop are in `stop_words`.
"""
