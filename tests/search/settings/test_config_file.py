"""Settings come from one file, and its every mistake is named."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platformdirs import user_config_path

from index.config import DEFAULT_RECORD_FIELDS, IndexConfig
from index.errors import ConfigError
from search.settings.config_file import (
    VARIABLE,
    Config,
    SearchConfig,
    find_config,
    load_config,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with an empty home, without settings."""
    home = tmp_path / "home"
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.delenv("CORPUS_SEARCH_INDEX", raising=False)
    return home


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_built_in_settings_and_the_users_own_index_hold(
    home: Path,
) -> None:
    own = home / "data/corpus-search/default"
    assert load_config() == Config(
        IndexConfig(directory=own, base=home),
        SearchConfig(
            limit=10,
            snippets=2,
            width=240,
            color="auto",
            every_word=False,
            collapse=True,
        ),
        source=None,
        origin="your own, as there is none nearer",
        own_folder=home / ".config/corpus-search",
    )


def test_the_file_of_the_project_says_what_is_built_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = write(tmp_path / "empty.yaml", "")
    monkeypatch.chdir(ROOT)
    told = load_config(ROOT / "config.yaml")
    built_in = load_config(empty)
    assert told.search == built_in.search
    placed = replace(
        told.index,
        paths=(),
        directory=built_in.index.directory,
        base=built_in.index.base,
    )
    assert placed == built_in.index


def test_every_setting_is_read_and_its_paths_count_from_the_file(
    tmp_path: Path, home: Path
) -> None:
    path = write(
        tmp_path / "there" / "own.yaml",
        """
        index:
          paths: [articles, /srv/news, ~/saved]
          directory: built
          max_file_mb: 7
          processes: 3
          records: {title: [kop], text: inhoud}
          outlets: mine.yaml
          actors: [a.yaml, b.yaml]
        search: {limit: 5, snippets: 0, width: 80, color: never, every_word: yes, collapse: no}
        """,
    )
    there = tmp_path / "there"
    assert load_config(path) == Config(
        IndexConfig(
            paths=(there / "articles", Path("/srv/news"), home / "saved"),
            directory=there / "built",
            base=there,
            max_file_mb=7,
            processes=3,
            records={**DEFAULT_RECORD_FIELDS, "title": ("kop",), "text": ("inhoud",)},
            outlets=(there / "mine.yaml",),
            actors=(there / "a.yaml", there / "b.yaml"),
        ),
        SearchConfig(
            limit=5,
            snippets=0,
            width=80,
            color="never",
            every_word=True,
            collapse=False,
        ),
        source=path,
        origin="the settings file",
        own_folder=there,
    )


def test_a_file_without_a_corpus_leaves_the_index_where_it_is(
    tmp_path: Path, home: Path
) -> None:
    path = write(tmp_path / "there" / "own.yaml", "search: {limit: 5}")
    config = load_config(path)
    assert config.search.limit == 5
    assert config.index.directory == home / "data/corpus-search/default"


def test_the_nearest_file_counts(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_config() is None
    user = write(home / ".config/corpus-search/config.yaml", "search:\n")
    assert find_config() == user
    here = write(tmp_path / "here/config.yaml", "search:\n  limit: 3\n")
    assert find_config() == here.relative_to(tmp_path / "here")
    variable = write(tmp_path / "variable.yaml", "")
    monkeypatch.setenv(VARIABLE, str(variable))
    assert find_config() == variable
    named = write(tmp_path / "named.yaml", "")
    assert find_config(named) == named


@pytest.mark.parametrize(
    "text", ["app: {port: 80}", "search: elastic\n", "- index:", ": ["]
)
def test_a_config_file_of_another_program_is_passed_over(
    tmp_path: Path, text: str
) -> None:
    write(tmp_path / "here/config.yaml", text)
    assert find_config() is None


@pytest.mark.parametrize(
    "text", ["index:\n  pathes: x", "search: # ours\r\n", "{index: {}}"]
)
def test_a_config_file_here_with_a_section_of_ours_is_ours(
    tmp_path: Path, text: str
) -> None:
    write(tmp_path / "here/config.yaml", text)
    assert find_config() == Path("config.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("index:\n  pathes: []", "2: index.pathes: unknown key; did you mean 'paths'?"),
        ("indexes:\n", "1: indexes: unknown key; did you mean 'index'?"),
        ("x: 1", "1: x: unknown key; known keys are engine, index, opensearch, search"),
        ("search:\n  limit: 5\n  limit: 6", "3: search.limit: given twice; keep one"),
        ("search:\n  limit: ten", "2: search.limit: expected a whole number from 0 to 10,000, not 'ten'"),
        ("search:\n  limit: -1", "2: search.limit: expected a whole number from 0 to 10,000, not '-1'"),
        ("search:\n  limit: [1]", "2: search.limit: expected a whole number from 0 to 10,000, not a list"),
        ("search:\n  color: no", "2: search.color: expected one of auto, always, never, not 'no'"),
        ("search:\n  every_word: 1", "2: search.every_word: expected true or false, not '1'"),
        ("index:\n  paths:\n  - a\n  - 2019", "4: index.paths: expected text, or a list of texts (in quotes), not '2019'"),
        ("index:\n  directory: {}", "2: index.directory: expected text, or a list of texts (in quotes), not a section"),
        ("index:\n  paths: ['']", "2: index.paths: expected text, or a list of texts (in quotes), not ''"),
        ("index:\n  records:\n    titel: x", "3: index.records.titel: unknown key; did you mean 'title'?"),
        ("index: 5", "1: index: expected a section, not '5'"),
        ("- index", "1: expected a section, not a list"),
        ("[index]: 5", "1: a list: unknown key; known keys are engine, index, opensearch, search"),
        ("index: [", "1: not valid YAML: expected the node content, but found '<stream end>'"),
        ("index:\n\tpaths: x", "2: not valid YAML: found character '\\t' that cannot start any token"),
        ("index:\n  x\x01", "2: not valid YAML: a control character"),
        ("index: 1\n---\nindex: 2", "2: not valid YAML: but found another document"),
        ("search: *x", "1: not valid YAML: found undefined alias 'x'"),
    ],
)  # fmt: skip
def test_a_mistake_names_file_line_and_key(
    tmp_path: Path, text: str, message: str
) -> None:
    path = write(tmp_path / "own.yaml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value) == f"{path}:{message}"


def test_a_file_that_is_no_utf_8_says_where(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(b"index:\n  paths: [caf\xe9]\n")
    with pytest.raises(ConfigError, match=r"own.yaml:2: not UTF-8; save it as UTF-8$"):
        load_config(path)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(b"\xef\xbb\xbfsearch:\r\n  limit: 4\r\n")
    assert load_config(path).search.limit == 4


def test_a_file_that_was_named_must_exist(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ConfigError, match=r"^x.yaml: no such file, though --config"):
        load_config(Path("x.yaml"))
    with pytest.raises(ConfigError, match="no such file"):
        load_config(tmp_path)
    monkeypatch.setenv(VARIABLE, "y.yaml")
    with pytest.raises(ConfigError, match=r"^y.yaml: no such file, though \$CORPUS"):
        load_config()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x: " + "[" * 1_000, "nested too deeply for settings"),
        ("#" * 100_001, "larger than 100,000 bytes, too large for settings"),
    ],
)
def test_a_monstrous_file_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path / "own.yaml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert str(caught.value) == f"{path}: {message}"


def test_aliases_do_not_explode(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)
    ]
    path = write(tmp_path / "own.yaml", "\n".join(lines) + "\nindex: {paths: *a59}")
    with pytest.raises(ConfigError, match="1: a0: unknown key"):
        load_config(path)


def test_a_tag_makes_no_object(tmp_path: Path) -> None:
    path = write(
        tmp_path / "own.yaml", "index: {paths: !!python/object/apply:os.system [x]}"
    )
    assert load_config(path).index.paths == (tmp_path / "x",)


PIECES = ["index", "search", "paths", "records", "title", "limit", "color", ":", ": ", "\n",
          "\n  ", "- ", "[", "]", "{", "}", ", ", "'", '"', "&a ", "*a", "!!int ", "|", "\t",
          "#", "5", "true", "~", "x", "\x85", "\\0", "%", "---\n", "<<"]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join).map(str.encode) | st.binary())
def test_any_bytes_are_settings_or_an_error_that_names_the_file(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(data)
    try:
        load_config(path)
    except ConfigError as error:
        message = str(error)
    else:
        message = str(path)
    assert message.startswith(str(path))


@pytest.fixture
def make_index(tmp_path: Path) -> Callable[[str], Path]:
    """A function that makes what looks like an index."""

    def make(name: str) -> Path:
        return write(tmp_path / name / "_MAIN_0.toc", "").parent

    return make


def test_an_index_is_found_as_git_finds_its_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_index: Callable[[str], Path]
) -> None:
    above = make_index("here/.index")
    deep = tmp_path / "here/a/b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    found = load_config()
    assert (found.index.directory, found.index.base) == (above, above.parent)
    nearer = make_index("here/a/.index")
    assert load_config().index.directory == nearer
    monkeypatch.setenv("CORPUS_SEARCH_INDEX", str(tmp_path / "named"))
    assert load_config().index.directory == tmp_path / "named"


def test_settings_above_count_unless_an_index_is_nearer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make_index: Callable[[str], Path]
) -> None:
    above = write(tmp_path / "here/config.yaml", "index: {paths: [news]}")
    (tmp_path / "here/a").mkdir()
    monkeypatch.chdir(tmp_path / "here/a")
    found = load_config()
    assert found.source == above
    assert found.index.directory == tmp_path / "here/.index"
    nearer = make_index("here/a/.index")
    assert load_config().source is None
    assert load_config().index.directory == nearer


@pytest.mark.skipif(sys.platform != "linux", reason="other systems ask platformdirs")
def test_the_usual_folder_for_settings_is_that_of_platformdirs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_CONFIG_HOME", "ANDROID_DATA", "ANDROID_ROOT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("CORPUS_SEARCH_CONFIG", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    folder = user_config_path("corpus-search", appauthor=False)
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text("search: {limit: 3}\n", "utf-8")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert find_config() == folder / "config.yaml"
