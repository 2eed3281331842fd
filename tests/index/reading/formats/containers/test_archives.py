"""Archives give the articles of the files inside, and name what gave none."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]
TEXT = "The council met on Monday.\n\nIt agreed to repair the {} bridge in spring.\n"
PAGE = "<html><head><title>{0} bridge</title></head><body><p>{1}</p></body></html>"
SENTENCE = "The council met on Monday and agreed to repair the {} bridge in spring. "


def pack_zip(
    files: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def pack_tar(files: Mapping[str, str | bytes], mode: str = "w") -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            raw = content if isinstance(content, bytes) else content.encode()
            member = tarfile.TarInfo(name)
            member.size = len(raw)
            archive.addfile(member, io.BytesIO(raw))
    return packed.getvalue()


def page(name: str) -> str:
    return PAGE.format(name, SENTENCE.format(name) * 5)


def paths(found: list[Article | ArticleError]) -> list[str]:
    return [each.path for each in found if isinstance(each, Article)]


def lines(found: list[Article | ArticleError]) -> list[str]:
    return [str(each) for each in found if isinstance(each, ArticleError)]


FILES: dict[str, str | bytes] = {
    "alpha.txt": TEXT.format("alpha"),
    "b/bravo.html": page("Bravo"),
}


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.zip", pack_zip(FILES)),
        ("stored.zip", pack_zip(FILES, zipfile.ZIP_STORED)),
        ("bz.zip", pack_zip(FILES, zipfile.ZIP_BZIP2)),
        ("a.tar", pack_tar(FILES)),
        ("a.tar.gz", pack_tar(FILES, "w:gz")),
        ("a.tgz", pack_tar(FILES, "w:gz")),
        ("a.tar.bz2", pack_tar(FILES, "w:bz2")),
        ("a.tar.xz", pack_tar(FILES, "w:xz")),
        ("no-suffix", pack_tar(FILES)),
    ],
)
def test_an_archive_gives_the_articles_of_its_files(
    read: Read, name: str, packed: bytes
) -> None:
    found = read({name: packed})
    assert paths(found) == [f"{name}#alpha.txt", f"{name}#b/bravo.html"]
    assert lines(found) == []
    texts = [each.text.strip() for each in found if isinstance(each, Article)]
    assert texts == [
        TEXT.format("alpha").strip(),
        (SENTENCE.format("Bravo") * 5).strip(),
    ]
    assert {each.file for each in found if isinstance(each, Article)} == {name}


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.txt.gz", gzip.compress),
        ("a.txt.bz2", bz2.compress),
        ("a.txt.xz", lzma.compress),
    ],
)
def test_a_packed_text_is_read(
    read_one: Callable[..., Article], name: str, pack: Callable[[bytes], bytes]
) -> None:
    assert read_one({name: pack(TEXT.format("alpha").encode())}).path == name


def test_an_archive_in_an_archive_is_read_and_one_inside_of_that_is_named(
    read: Read,
) -> None:
    inner = pack_zip({"c.txt": TEXT.format("charlie")})
    deepest = pack_zip({"in.zip": pack_zip({"d.zip": pack_zip(FILES)})})
    found = read({"a.zip": pack_zip({"b.zip": inner, "e.zip": deepest})})
    assert paths(found) == ["a.zip#b.zip/c.txt"]
    assert lines(found) == [
        "a.zip: e.zip/in.zip/d.zip: a file inside of more than two others; unpack it"
    ]


def test_names_in_old_encodings_are_read(read: Read) -> None:
    text = TEXT.format("alpha")
    for written, encoding in [
        ("Новости дня.txt", "cp866"),
        ("Новости дня.txt", "cp1251"),
        ("Köln müde.txt", "cp437"),
        ("Новости дня.txt", "utf-8"),
    ]:
        raw = written.encode(encoding)
        stand_in = "n" * len(raw)
        packed = pack_zip({stand_in: text}).replace(stand_in.encode(), raw)
        assert paths(read({"a.zip": packed})) == [f"a.zip#{written}"], encoding


def test_absolute_names_and_names_that_climb_are_harmless(read: Read) -> None:
    text = TEXT.format("alpha")
    files = {"/etc/a.txt": text, "../../b.txt": text, "C:\\c\\..\\d.txt": text}
    for name, packed in {"a.zip": pack_zip(files), "a.tar": pack_tar(files)}.items():
        assert paths(read({"in/" + name: packed})) == [
            f"in/{name}#etc/a.txt",
            f"in/{name}#b.txt",
            f"in/{name}#C:/c/d.txt",
        ]
        read({"in/" + name: b""})


def test_two_files_of_one_name_have_ids_of_their_own(read: Read) -> None:
    files = {"a.txt": TEXT.format("alpha"), "b.txt": TEXT.format("bravo")}
    found = read({"a.zip": pack_zip(files).replace(b"b.txt", b"a.txt")})
    assert len({each.id for each in found if isinstance(each, Article)}) == 2


def test_hidden_files_readmes_and_the_folder_of_a_saved_page_are_left_out(
    read: Read,
) -> None:
    text = TEXT.format("alpha")
    files: dict[str, str | bytes] = {
        "a/page.html": page("Alpha"),
        "a/page_files/frame.html": page("Frame"),
        "a/page_files/deep/x.txt": text,
        "other_files/kept.txt": text,
        "__MACOSX/a/._page.html": b"\0\5\x16\7",
        ".hidden/b.txt": text,
        "a/.b.txt": text,
        "a/README.txt": text,
        "a/picture.jpg": b"\xff\xd8",
        "a/style.css": "p {}",
    }
    for packed in (pack_zip(files), pack_tar(files)):
        found = read({"a.arc": packed})
        assert lines(found) == []
        assert paths(found) == ["a.arc#a/page.html", "a.arc#other_files/kept.txt"]


def test_a_sidecar_in_an_archive_belongs_to_its_file(read: Read) -> None:
    files: dict[str, str | bytes] = {
        "c.html": page("Charlie"),
        "c.html.meta.yaml": "outlet: Daily Charlie\ndate: 2019-12-20\n",
    }
    for packed in (pack_zip(files), pack_tar(files)):
        (article,) = read({"a.arc": packed})
        assert isinstance(article, Article)
        assert article.outlet.value == "Daily Charlie"
        assert str(article.date.value) == "2019-12-20"


def test_files_without_an_article_are_summed_up_by_reason(read: Read) -> None:
    files: dict[str, str | bytes] = {f"{n}.txt": "" for n in range(12)}
    files |= {"x.msg": b"", "y.msg": b"", "z.jpg": b""}
    files |= {"good.txt": TEXT.format("alpha"), "bin.dat": bytes(range(256)) * 9}
    found = read({"a.zip": pack_zip(files)})
    assert paths(found) == ["a.zip#good.txt"]
    assert lines(found) == [
        "a.zip: 12 inside: empty; the first 0.txt",
        "a.zip: 2 inside: a format that is not read; save it as text, HTML, .docx or "
        ".csv; the first x.msg",
        "a.zip: bin.dat: binary",
    ]


def test_an_encrypted_file_is_named_and_costs_only_itself(read: Read) -> None:
    packed = bytearray(pack_zip({"a.txt": TEXT.format("alpha"), "b.txt": "b"}))
    at = packed.rindex(b"PK\x01\x02")
    packed[at + 8] |= 1
    found = read({"a.zip": bytes(packed)})
    assert paths(found) == ["a.zip#a.txt"]
    assert lines(found) == ["a.zip: b.txt: encrypted; unpack it with its password"]


def test_a_broken_file_costs_only_itself(read: Read) -> None:
    packed = bytearray(pack_zip({"a.txt": TEXT.format("a"), "b.txt": TEXT.format("b")}))
    packed[packed.index(b"a.txt") + 12] ^= 0xFF
    found = read({"a.zip": bytes(packed)})
    assert paths(found) == ["a.zip#b.txt"]
    assert len(lines(found)) == 1
    assert lines(found)[0].startswith("a.zip: a.txt: broken")


def test_links_and_devices_are_left_out(read: Read) -> None:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for kind in (
            tarfile.SYMTYPE,
            tarfile.LNKTYPE,
            tarfile.CHRTYPE,
            tarfile.FIFOTYPE,
        ):
            member = tarfile.TarInfo(f"{kind!r}.txt")
            member.type, member.linkname = kind, "/etc/passwd"
            archive.addfile(member)
    linked = io.BytesIO()
    with zipfile.ZipFile(linked, "w") as zipped:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        zipped.writestr(link, "/etc/passwd")
    found = read({"a.tar": packed.getvalue(), "a.zip": linked.getvalue()})
    assert [str(each) for each in found] == [
        "a.tar: no article in the archive",
        "a.zip: no article in the archive",
    ]


@pytest.mark.parametrize("pack", [pack_zip, lambda files: pack_tar(files, "w:gz")])
def test_a_bomb_is_left_early(
    read: Read, pack: Callable[[Mapping[str, str | bytes]], bytes]
) -> None:
    files: dict[str, str | bytes] = {
        "a.txt": TEXT.format("alpha"),
        "b.txt": bytes(40_000_000),
    }
    found = read({"a.arc": pack(files)})
    assert paths(found) == ["a.arc#a.txt"]
    assert lines(found) == [
        "a.arc: the rest is not read: it unpacks to more than index.max_ratio "
        "(200 times its size)"
    ]


def test_a_bomb_of_bombs_is_left_early(read: Read) -> None:
    bomb = pack_zip({"b.txt": bytes(18_000_000)})
    found = read({"a.zip": pack_zip({f"{n}.zip": bomb for n in range(50)})})
    assert len(found) <= 4
    assert "index.max_ratio" in lines(found)[0]


def test_a_tar_header_of_many_megabytes_is_not_loaded(read: Read) -> None:
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 30_000_000
    packed = pack_tar({"a.txt": TEXT.format("alpha")})[:1024] + header.tobuf()
    found = read({"a.tar": packed + bytes(30_000_000)})
    assert paths(found) == ["a.tar#a.txt"]
    assert lines(found) == [
        "a.tar: a broken tar file: a header larger than 1 MB; what is whole was read"
    ]


def test_what_only_begins_like_an_archive_is_not_said_to_be_read(read: Read) -> None:
    whole = pack_zip({"a.txt": TEXT.format("alpha"), "b.txt": TEXT.format("beta")})
    reason = "a broken ZIP file: its list of files is missing"
    cut = whole[: whole.index(b"b.txt") + 9]
    found = read({"a.zip": b"PK\3\4" + b"\xa7" * 300, "b.zip": cut})
    assert paths(found) == ["b.zip#a.txt"]
    assert lines(found) == [
        f"a.zip: {reason}",
        f"b.zip: {reason}; what is whole was read",
    ]


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("a.zip", pack_zip({f"{n}.txt": TEXT.format(n) for n in range(5)})),
        (
            "b.zip",
            pack_zip(
                {f"{n}.txt": TEXT.format(n) for n in range(5)}, zipfile.ZIP_STORED
            ),
        ),
        ("a.tar", pack_tar({f"{n}.txt": TEXT.format(n) for n in range(5)})),
    ],
)
def test_of_a_truncated_archive_what_is_whole_is_read(
    read: Read, name: str, packed: bytes, every: int
) -> None:
    begins = [packed.index(f"{n}.txt".encode()) for n in range(5)]
    for part in range(1, 201, every):
        cut = len(packed) * part // 201
        found = read({name: packed[:cut]})
        whole = sum(begin < cut for begin in begins) - 1
        assert len(paths(found)) >= whole, cut
        assert len(lines(found)) <= 1, cut
        # Between two files of a tar nothing shows that more should follow.
        assert lines(found) or name == "a.tar", cut
