"""Lists the lines of a page that may state its date, and what speaks for each.

`byline_candidates` gives each date a score, with the help of `byline_evidence` for its line
and of `listed_dates` for dates of other articles.
"""
