"""The command line of the benchmarks: `python -m benchmarks --help`."""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.contract import MODULES

_RESULTS = Path(__file__).parent / "results"


def main() -> None:
    """Runs the command in the arguments; without one, the whole comparison."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.set_defaults(run=_compare)
    _add_compare_options(parser)
    commands = parser.add_subparsers(title="commands")
    compare = commands.add_parser(
        "compare", help="compare ours with its peers (the default)"
    )
    _add_compare_options(compare)
    cold = commands.add_parser(
        "cold", help="time whole processes on the sample articles"
    )
    cold.add_argument("--rounds", type=int, default=20)
    cold.add_argument("--index", type=Path, help="a large index to search, too")
    cold.set_defaults(run=_cold)
    _add_index_commands(commands)
    formats = commands.add_parser(
        "formats", help="time the readers of file formats, beside bare libraries"
    )
    formats.add_argument("--articles", type=int, default=300)
    formats.set_defaults(run=_formats)
    table = commands.add_parser("table", help="print a result as Markdown")
    table.add_argument("result", type=Path)
    table.set_defaults(run=_table)
    arguments = parser.parse_args()
    arguments.run(arguments)


def _add_index_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    updates = commands.add_parser("updates", help="time updates of many files")
    updates.add_argument("--files", type=int, default=100_000)
    updates.add_argument("--rounds", type=int, default=5)
    updates.set_defaults(run=_updates)
    memory = commands.add_parser("memory", help="measure the memory of searches")
    memory.add_argument("index", type=Path, help="the directory of an index")
    memory.add_argument("--word", default="ministry", help="a word that articles have")
    memory.set_defaults(run=_memory)
    serving = commands.add_parser("serving", help="ask a server by many at once")
    serving.add_argument("index", type=Path, help="the directory of an index")
    serving.add_argument("--people", type=int, default=20)
    serving.add_argument("--seconds", type=float, default=10)
    serving.set_defaults(run=_serving)


def _add_compare_options(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--articles", type=int, default=100_000)
    add("--seed", type=int, default=1, help="seed of the random articles")
    add(
        "--engines", nargs="+", choices=MODULES, default=list(MODULES), metavar="ENGINE"
    )
    add("--rounds", type=int, default=5, help="how often to ask each question")
    add("--builds", type=int, default=1, help="how often to build each index, in turn")
    add("--directory", type=Path, help="folder for articles and indexes, which is kept")
    add("--keep", action="store_true", help="keep the temporary folder")
    add(
        "--reuse",
        action="store_true",
        help="use the articles and indexes of an earlier run",
    )
    add("--name", help="name of the result; default: date and number of articles")


def _compare(arguments: argparse.Namespace) -> None:
    if arguments.directory or arguments.keep:
        directory = arguments.directory or Path(tempfile.mkdtemp())
        directory.mkdir(parents=True, exist_ok=True)
        _compare_in(directory, arguments)
        print(f"articles and indexes: {directory}", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as name:
        _compare_in(Path(name), arguments)


def _compare_in(directory: Path, arguments: argparse.Namespace) -> None:
    from benchmarks import compare  # imported here: `cold` and `table` need no NumPy

    missing = compare.find_missing(arguments.engines)
    for name, reason in missing.items():
        compare.log(f"{name}: left out ({reason})")
    plan = compare.ComparisonPlan(
        arguments.articles,
        arguments.seed,
        tuple(name for name in arguments.engines if name not in missing),
        arguments.rounds,
        arguments.builds,
        directory,
        reuse=arguments.reuse,
    )
    report = compare.compare(plan)
    name = arguments.name or f"{report.circumstances.date}-{plan.articles}"
    path = _RESULTS / f"{name}.json"
    report.save(path)
    compare.log(f"kept as {path}")
    _table(argparse.Namespace(result=path))


def _cold(arguments: argparse.Namespace) -> None:
    from benchmarks.cold import (
        measure_cold,  # imported here: it needs our packages installed
    )

    print(measure_cold(arguments.rounds, arguments.index))


def _updates(arguments: argparse.Namespace) -> None:
    from benchmarks.updates import measure_updates  # needs our packages installed

    print(measure_updates(arguments.files, arguments.rounds))


def _memory(arguments: argparse.Namespace) -> None:
    from benchmarks.search_memory import measure_memory

    print(measure_memory(arguments.index, arguments.word))


def _serving(arguments: argparse.Namespace) -> None:
    from benchmarks.serving import measure_serving

    print(
        measure_serving(
            arguments.index, people=arguments.people, seconds=arguments.seconds
        )
    )


def _formats(arguments: argparse.Namespace) -> None:
    from benchmarks.formats import measure_formats  # needs our packages installed

    print(measure_formats(arguments.articles))


def _table(arguments: argparse.Namespace) -> None:
    from benchmarks import report, targets

    result = report.Report.load(arguments.result)
    parts = [
        report.describe(result),
        report.make_table(result),
        report.make_class_table(result),
        targets.make_target_table(result),
    ]
    print("\n\n".join(part for part in parts if part))


if __name__ == "__main__":
    main()
