"""The pages of the user's desk: saved searches, tags and notes, and what changes them."""
