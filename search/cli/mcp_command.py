"""The command that gives an assistant the corpus as tools."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from importlib.util import find_spec

from index.errors import ConfigError
from search.cli.screen.shared_values import Shared


def serve_tools(shared: Shared) -> None:
    """Gives an assistant on this machine the corpus as tools, over stdin and stdout (MCP).

    \b
    corpus-search mcp                     run by the assistant, not by you
    claude mcp add articles -- corpus-search mcp --index ~/articles/.index
    corpus-search serve --mcp             the same over HTTP, at /mcp

    The tools search, fetch, facets, compare, actor and copies only read. docs/mcp.md
    says how to set it up.
    """
    check_sdk()
    # The SDK takes a second to import, which no other command needs.
    from search.web.corpora import Corpora, name_corpora
    from search.web.mcp.tool_server import make_tools

    make_tools(Corpora(name_corpora(shared.all_settings))).run("stdio")


def check_sdk() -> None:
    """Checks that the SDK of the Model Context Protocol is installed.

    Raises:
        ConfigError: it is not.
    """
    if find_spec("mcp") is None:
        raise ConfigError(
            "the package mcp is not installed; install it with: "
            "pip install 'corpus-search[mcp]'"
        )
