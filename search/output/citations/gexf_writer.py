"""Writes a network of actors as GEXF 1.2, which Gephi and networkx read."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from search.citations.actor_network import ActorNetwork
from search.output.unseen_characters import one_line

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
 <meta><creator>corpus-search</creator><description>{description}</description></meta>
 <graph mode="static" defaultedgetype="undirected">
  <attributes class="node">
   <attribute id="type" title="type" type="string"/>
   <attribute id="articles" title="articles" type="integer"/>
  </attributes>
"""
_TAIL = " </graph>\n</gexf>\n"
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold, even escaped."""


def iterate_gexf(network: ActorNetwork) -> Iterator[str]:
    """Yields the document: a node an actor, an edge a pair that appears together.

    The weight of an edge is the number of articles that name both.
    """
    yield _HEAD.format(description=_describe(network))
    yield "  <nodes>\n"
    for place, actor in enumerate(network.actors):
        yield f'   <node id="{place}" label={_quote(actor.name)}><attvalues>'
        yield f'<attvalue for="type" value={_quote(actor.type.value)}/>'
        yield f'<attvalue for="articles" value="{actor.articles}"/>'
        yield "</attvalues></node>\n"
    yield "  </nodes>\n  <edges>\n"
    for number, (pair, count) in enumerate(network.together.items()):
        yield f'   <edge id="{number}" source="{pair[0]}" target="{pair[1]}" '
        yield f'weight="{count}"/>\n'
    yield f"  </edges>\n{_TAIL}"


def _describe(network: ActorNetwork) -> str:
    shown = f"{len(network.actors):,} actors of {network.articles:,} articles"
    rare = f"; {network.left_out:,} in fewer articles are left out"
    return shown + rare * (network.left_out > 0)


def _quote(text: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", one_line(text)))
