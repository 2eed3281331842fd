"""The columnar codec: Whoosh segments as flat arrays, built and read with numpy."""
