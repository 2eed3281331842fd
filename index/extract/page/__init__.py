"""Finds the article on a saved page: lines, layout zones, boilerplate, title, body."""
