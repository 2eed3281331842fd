"""The command line, for `python -m corpus_search`."""

from search.cli import main

if __name__ == "__main__":
    main()
