"""The scripts for shells, which are installed too where shells look for them."""

from pathlib import Path

SCRIPTS = {
    "bash": "bash/corpus-search",
    "zsh": "zsh/_corpus-search",
    "fish": "fish/corpus-search.fish",
}
"""The file of each shell, beside this one."""


def read_script(shell: str) -> str:
    """Returns the script that completes command lines in a shell."""
    return Path(__file__).parent.joinpath(SCRIPTS[shell]).read_text("utf-8")
