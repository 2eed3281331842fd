"""Command line: `python -m evaluation COMMAND FOLDER...`, a command per kind of material."""

import importlib
import sys

# Each is a module with `main(arguments) -> exit status`.
COMMANDS = {
    "fields": "evaluation.fields",
    "actors": "evaluation.actors",
    "quotes": "evaluation.quotes",
    "retrieval": "evaluation.retrieval",
    "words": "evaluation.words",
}


def main(arguments: list[str]) -> int:
    """Runs the command that the first argument names.

    Returns:
        The command's exit status; 2 if there is no such command.
    """
    if not arguments or arguments[0] not in COMMANDS:
        print(f"usage: python -m evaluation {'|'.join(COMMANDS)} FOLDER...")
        return 2
    # Imported here: each measurement loads much that the others do not need.
    module = importlib.import_module(COMMANDS[arguments[0]])
    return int(module.main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
