"""Decides where output goes and how: file or terminal, format, colours, pager, encoding."""
