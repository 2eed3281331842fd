"""Weighs the features of sites: a conditional logit model.

The probability of a site is exp(score) / (exp(NONE) + the sum over all sites of the page),
where a score is the sum of features times weights. The weights are log odds, fitted by
maximum likelihood with an L2 penalty and judged on publishers that were left out of the
fit; docs/decisions/0017 says how.
"""

import math
from collections.abc import Mapping

NONE = 5.0
"""The score of the answer that the page does not tell."""

WEIGHTS = {
    # How it is named: log2(1 + the number of lines), at most 2.
    "claim": 1.6, "claim before": 1.9, "before": 1.4, "before part": 1.2, "after": 1.0,
    "possessive": 1.2, "credit": 1.2, "host": 3.1, "mailbox": 1.0, "handle": 0.7,
    "inner host": 0.2, "first line": 0.8, "header line": -1.4, "footer line": -1.8,
    "told": 0.6, "writes for": 0.6,
    # The same of a listed outlet, in addition.
    "listed claim": 0.2, "listed claim before": 0.1, "listed before": 0.8, "listed after": 0.3, "listed host": 1.1,
    "listed mail": 0.4, "listed mailbox": 2.0, "listed inner host": 0.8,
    "listed inner line": 0.6, "listed title start": 1.4, "listed title end": 0.2, "listed header line": 0.8,
    # How often it is written: log2(1 + times), at most 3; and how many kinds agree.
    "written around": 1.3, "listed written around": 0.4, "written within": 0.5,
    "listed written within": 0.3, "agreement": 1.1,
    # In how many lines a listed name stands, common words and agencies included; and whether
    # the press of its country writes in another language.
    "lines": 1.1, "listed lines": 0.4, "foreign": -2.0, "foreign english": -0.3,
    # What it is known as, and what the name looks like.
    "listed": 1.3, "common": 0.6, "common word": -1.1, "person": -0.8, "place": -0.5,
    "part of another": -0.8, "further words": -0.5, "short": -1.2, "says nothing": -1.4,
    "name word": 2.3, "inner capital": 2.2,
}  # fmt: skip
"""Log odds by feature; features that are not listed do not count."""


def find_probability(best: str, scores: Mapping[str, float]) -> float:
    """Returns the probability of the site with the greatest score.

    Names that are a part of it, or that it is a part of, are no rivals.

    >>> scores = {"harbour news": 8.0, "harbour": 7.0, "ada": 1.0}
    >>> round(find_probability("harbour news", scores), 2)
    0.96
    """
    greatest = max(NONE, scores[best])
    letters = best.replace(" ", "")
    own, total = 0.0, math.exp(NONE - greatest)
    for key, score in scores.items():
        odds = math.exp(score - greatest)
        other = key.replace(" ", "")
        own += odds * (other in letters or letters in other)
        total += odds
    return own / total
