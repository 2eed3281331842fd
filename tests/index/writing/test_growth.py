"""The time of a hostile text grows with its length, not with the square of it."""

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.extract import Gazetteer, load_gazetteer
from index.reading import SourceFile, list_files
from index.writing.build_worker import BuildWorker, FileTask

MOST = 8.0
"""Times the time that four times the text may take; of a square it is 16."""

GIVEN = "John Mary Khalifa Ahmed Nikol Ursula Peter Anna".split()
CHANCE = random.Random(20191220)


def spell(letters: int) -> str:
    return "".join(CHANCE.choice("abcdefghiklmnoprstuvz") for _ in range(letters))


def repeat(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def vary(make: Callable[[], str]) -> Callable[[int], str]:
    return lambda size: " ".join(make() for _ in range(size // (len(make()) + 1)))


SHAPES: dict[str, Callable[[int], str]] = {
    "capitals": repeat("ABC DEF GHI "),
    "one capital": repeat("A"),
    "digits": repeat("1234567890 "),
    "one number": repeat("7"),
    "bylines": repeat("By John Smith, Dec. 20, 2019\n"),
    "dates": repeat("20 December 2019, 2019-12-20 "),
    "months": repeat("January "),
    "quotes": repeat('"'),
    "open quotes": repeat("“"),
    "tags": repeat("<p>"),
    "attributes": lambda size: "<p " + repeat("a=b ")(size) + ">x</p>",
    "entities": repeat("&amp;"),
    "brackets": repeat("[[(("),
    "dots": repeat("."),
    "abbreviations": repeat("U.N. Mr. "),
    "short lines": repeat("a\n"),
    "copyright": repeat("© 2019 BBC\n"),
    "addresses": repeat("https://www.bbc.com/a?b=c&d "),
    "Thai": repeat("รัฐบาลไทยประกาศวันนี้ว่าจะจัดการเลือกตั้ง"),
    "Chinese": repeat("中国政府今天宣布将举行会谈并讨论停火协议问题"),
    "listed names": repeat("Khalifa Haftar and Fayez al-Sarraj, "),
    "names": vary(lambda: f"{CHANCE.choice(GIVEN)} {spell(6).title()} said."),
    "surnames": vary(lambda: spell(6).title()),
    "words": vary(lambda: spell(8)),
    "Cyrillic": repeat("Владимир Путин сказал "),
    "Arabic": repeat("قال الرئيس محمد أحمد "),
    "invisible": repeat("a\u00ad\u200d"),
    "accents": repeat("a\u0301"),
}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(IndexConfig())


def measure(folder: Path, gazetteer: Gazetteer, name: str, content: str) -> float:
    """Returns the seconds of processor time that indexing a file takes."""
    (folder / name).write_text(content, encoding="utf-8")
    config = IndexConfig(paths=(folder / name,), directory=folder, base=folder)
    (source,) = list_files(config)
    assert isinstance(source, SourceFile)
    worker = BuildWorker(config, gazetteer, None)
    started = time.process_time()
    worker.run(FileTask(source, None, {}))
    worker.finish()
    return time.process_time() - started


@pytest.mark.parametrize(
    ("suffix", "size"),
    [
        (".txt", 6_000),
        pytest.param(".txt", 20_000, marks=pytest.mark.deep),
        pytest.param(".html", 20_000, marks=pytest.mark.deep),
    ],
)
@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_text_takes_some_four_times_the_time(
    tmp_path: Path, gazetteer: Gazetteer, shape: str, suffix: str, size: int
) -> None:
    make = SHAPES[shape]
    ratios = []
    for _ in range(3):  # the machine may be busy
        short, long = (
            measure(tmp_path, gazetteer, f"a{suffix}", make(letters))
            for letters in (size, 4 * size)
        )
        ratios.append(long / max(short, size / 1e6))
        if ratios[-1] < MOST:
            return
    pytest.fail(f"{shape}: {ratios}")
