"""Checks that the files of an index hold nothing that the program did not write."""
