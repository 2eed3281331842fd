"""Finds the headline of an article on its page.

Give `headline` a layout, get the headline and its line. `headline_candidates` weighs the
signs that `headline_words` and `headline_place` collect; `site_names` removes the outlet.
"""
