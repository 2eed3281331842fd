"""How does stock Whoosh read the index? Its schema, codec and matcher."""
