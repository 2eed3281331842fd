"""Where in a text are the query words, and which passages show them?"""
