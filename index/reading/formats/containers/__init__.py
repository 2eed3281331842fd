"""Reads files that hold files: archives, saved pages with their pictures, mails, feeds.

What is inside goes back to the reader of any format, see `member_files.py`.
"""
