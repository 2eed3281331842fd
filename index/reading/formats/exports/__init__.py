"""Reads what other programs export: chats, tweets, references and lists of links."""
