"""Writes indexes: give it a configuration (`build`), get an index up to date with its files.

`build` lists files and runs workers, which read articles and write segments
(`segment_writer`); `index_writer` adds the segments to the index, deletes replaced
documents, merges, and commits all changes in one step.
"""
