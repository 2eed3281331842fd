"""Finds the outlet that published an article, from what its page says of its site.

Give `decision` a layout, get the outlet with evidence and confidence. `cues` scores
single lines; `copyright_notice` and `hosts` read what claims and names the site.
"""
