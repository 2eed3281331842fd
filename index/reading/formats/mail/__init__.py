"""Reads mails and mailboxes: newsletters, alerts and what people send each other."""
