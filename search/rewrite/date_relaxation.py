"""Relaxes the filters on dates of a query: what would it find without them?"""

from search.query.tree import And, Boost, Dated, Everything, Node, Or


def relax_dates(node: Node) -> Node:
    """Returns the query with each filter on dates matching any article.

    An excluded part stays as it is: -date:2020 leaves out no article without a date.

    >>> from search.query.tree import DateRange, Word
    >>> relax_dates(And((Dated(DateRange()), Word("troops"))))
    And(parts=(Everything(), Word(text='troops', field=None)))
    """
    match node:
        case Dated():
            return Everything()
        case And(parts):
            return And(tuple(map(relax_dates, parts)))
        case Or(parts):
            return Or(tuple(map(relax_dates, parts)))
        case Boost(part, factor):
            return Boost(relax_dates(part), factor)
    return node
