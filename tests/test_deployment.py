"""What the documents, Dockerfile and compose.yaml start is a command that exists."""

import json
import re
import shlex
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
OPTIONS = {
    tuple(line.split("\t")[:2])
    for line in (ROOT / "search/cli/completion/options.tsv")
    .read_text("utf-8")
    .splitlines()
}


def check(arguments: list[str]) -> list[str]:
    """Returns the options of a command line that its command does not have."""
    command, *rest = arguments
    flags = [one for one in rest if re.fullmatch("--[a-z-]+", one)]
    return [flag for flag in flags if (command, flag) not in OPTIONS]


def test_the_services_of_compose_start_commands_that_exist() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]
    commands = [one["command"] for one in services.values() if "command" in one]
    assert [command[0] for command in commands] == ["serve", "index"]
    assert [check(command) for command in commands] == [[], []]
    for name in ("search", "update"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]


def test_the_image_starts_a_command_that_exists_without_rights() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    started = json.loads(lines[-1].removeprefix("CMD "))
    assert check(started) == []
    assert "USER 10001" in lines


@pytest.mark.parametrize("document", ["serving.md", "mcp.md", "api.md"])
def test_the_command_lines_of_a_document_exist(document: str) -> None:
    text = (ROOT / "docs" / document).read_text("utf-8")
    lines = re.findall(r"corpus-search ((?:serve|mcp)\b[^\n`]*)", text)
    assert [check(shlex.split(line.replace("…", ""))) for line in lines] == [[]] * len(
        lines
    )
