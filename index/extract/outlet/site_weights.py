"""Weighs the features of sites: a conditional logit model.

The probability of a site is exp(score) / (exp(NONE) + the sum over all sites of the page),
where a score is the sum of features times weights. The weights are log odds, fitted by
maximum likelihood with an L2 penalty and judged on publishers that were left out of the
fit; docs/decisions/0017 says how.
"""

import math
from collections.abc import Mapping

NONE = 4.5
"""The score of the answer that the page does not tell."""

WEIGHTS = {
    # How it is named: log2(1 + the number of lines), at most 2.
    "claim": 1.2, "claim before": 1.1, "before": 1.1, "before part": 1.1, "after": 1.0,
    "possessive": 0.7, "credit": 0.8, "host": 2.5, "mailbox": 0.6, "handle": 0.4,
    "inner host": 0.2, "first line": 0.4, "header line": -1.6, "footer line": -1.8,
    "told": 0.8, "writes for": 0.3,
    # The same of a listed outlet, in addition.
    "listed claim": 1.5, "listed claim before": 1.5, "listed before": 0.6, "listed after": 0.5, "listed host": 1.0,
    "listed mail": 0.4, "listed mailbox": 2.0, "listed inner host": 0.7,
    "listed inner line": 0.6, "listed title start": 0.9, "listed title end": 1.5,
    "listed mention": 0.2, "listed header line": 0.8,
    # How often it is written: log2(1 + times), at most 3; and how many kinds agree.
    "written around": 1.1, "listed written around": 0.8, "written within": 0.4,
    "listed written within": 0.4, "agreement": 1.4,
    # What it is known as, and what the name looks like.
    "listed": 1.7, "common": 1.2, "common word": -1.0, "person": -0.6, "place": -0.3,
    "part of another": -0.7, "further words": -0.4, "short": -0.9, "says nothing": -1.0,
    "name word": 2.0, "inner capital": 1.6,
}  # fmt: skip
"""Log odds by feature; features that are not listed do not count."""


def find_probability(best: str, scores: Mapping[str, float]) -> float:
    """Returns the probability of the site with the greatest score.

    Names that are a part of it, or that it is a part of, are no rivals.

    >>> scores = {"harbour news": 8.0, "harbour": 7.0, "ada": 1.0}
    >>> round(find_probability("harbour news", scores), 2)
    0.98
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
