"""Finds the article on a saved page: layout zones, boilerplate, title, body, authors.

Give `layout` a text, get its classified lines and the stretch that is prose; `title`
and `body` read the article from it. `date_labels` recognises "published" and "updated"
for `index.extract.dates`.
"""
