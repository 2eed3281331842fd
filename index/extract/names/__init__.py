"""Named-entity recognition: finds the names of actors and places in a text."""
