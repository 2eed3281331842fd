"""The user's own desk: saved searches, tags and notes, in one SQLite file.

It lies beside the settings, never in the index: a rebuild, another format of the index and
a moved folder leave it as it is. Articles are known there by their text (`Article.id`).
"""
