"""Mails and mailboxes give the articles in them, under the outlet that sent them."""

from base64 import b64encode
from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

ReadOne = Callable[..., Article]
Read = Callable[..., list[Article | ArticleError]]
TEXT = "The council met on Monday.\n\nIt agreed to repair the bridge in spring."
SENTENCE = "The council met on Monday and agreed to repair the bridge in spring. "


def mail(
    body: str = TEXT,
    *,
    sender: str = "Daily Alpha <news@example.org>",
    subject: str = "The bridge is repaired",
    headers: str = "",
    kind: str = "text/plain; charset=utf-8",
) -> str:
    return (
        f"From: {sender}\nTo: someone@example.net\nSubject: {subject}\n"
        "Date: Fri, 20 Dec 2019 08:30:00 +0000\nMessage-ID: <1@example.org>\n"
        f"MIME-Version: 1.0\n{headers}Content-Type: {kind}\n\n{body}\n"
    )


def articles(found: list[Article | ArticleError]) -> list[Article]:
    return [each for each in found if isinstance(each, Article)]


def lines(found: list[Article | ArticleError]) -> list[str]:
    return [str(each) for each in found if isinstance(each, ArticleError)]


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "mail", "a.emlx"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_newsletter_is_an_article_of_its_sender(
    read_one: ReadOne, name: str, ends: str
) -> None:
    size = "1234\n" if name.endswith("x") else ""
    article = read_one({name: (size + mail().replace("\n", ends)).encode()})
    assert article.title.value == "The bridge is repaired"
    assert str(article.date.value) == "2019-12-20"
    assert article.date.rule == "header of the mail 'Date'"
    assert article.outlet.value == "Daily Alpha"
    assert article.authors == ()
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("sender", "headers", "outlet", "authors"),
    [
        ("Jane Doe <jane.doe@example.org>", "", None, ("Jane Doe",)),
        ('"Doe, Jane" <jdoe@example.org>', "", None, ("Jane Doe",)),
        ("Jane Doe <x17@example.org>", "", None, ("Jane Doe",)),
        ("The Guardian <x@theguardian.com>", "", "The Guardian", ()),
        ("Le Monde <noreply@mail.example.fr>", "", "Le Monde", ()),
        ("Daily Alpha <a@b.org>", "List-Id: <alpha.b.org>\n", "Daily Alpha", ()),
        ("Alpha <a@b.org>", "List-Unsubscribe: <http://b.org>\n", "Alpha", ()),
        ("Jane Doe at Alpha <a@b.org>", "Precedence: bulk\n", "Alpha", ("Jane Doe",)),
        ("The Morning from Alpha <newsletter@b.org>", "", "Alpha", ()),
        (
            "Jane Doe <jane@x.org>",
            "List-Id: Bridges <bridges.b.org>\n",
            "Bridges",
            ("Jane Doe",),
        ),
        ("=?utf-8?Q?K=C3=B6lner_Bote?= <redaktion@x.de>", "", "Kölner Bote", ()),
        ("jane@example.org", "", None, ()),
    ],
)
def test_a_sender_is_an_outlet_or_an_author(
    read_one: ReadOne,
    sender: str,
    headers: str,
    outlet: str | None,
    authors: tuple[str, ...],
) -> None:
    article = read_one({"a.eml": mail(sender=sender, headers=headers)})
    assert (article.outlet.value, article.authors) == (outlet, authors)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("=?utf-8?B?S8O2cHLDvA==?= =?utf-8?B?w6dhcsWfxLE=?=", "Köprüçarşı"),
        ("=?iso-8859-9?Q?K=F6pr=FC?=", "Köprü"),
        ("=?koi8-r?B?7c/T1A==?= today", "Мост today"),
        ("=?utf-8?B?broken", "=?utf-8?B?broken"),
        ("Мост", "Мост"),
        ("Re: AW: The bridge", "The bridge"),
        ("A long\n subject", "A long subject"),
    ],
)
def test_subjects_in_any_encoding_are_read(
    read_one: ReadOne, written: str, title: str
) -> None:
    assert read_one({"a.eml": mail(subject=written)}).title.value == title


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("iso-8859-1", "Café “bridge”"),
        ("windows-1251", "Мост через реку отремонтируют весной"),
        ("iso-2022-jp", "橋は春に修理される"),
        ("gb2312", "大桥将于春天修复"),
        ("utf-7", "Köprü bahçe"),
        ("no-such-charset", "Köprü"),
    ],
)
def test_texts_in_any_charset_are_read(
    read_one: ReadOne, charset: str, text: str
) -> None:
    known = {"iso-8859-1": "cp1252", "no-such-charset": "utf-8"}.get(charset, charset)
    head, _, _ = mail(
        "",
        kind=f"text/plain; charset={charset}",
        headers="Content-Transfer-Encoding: base64\n",
    ).rpartition("\n")
    body = b64encode(text.encode(known))
    assert read_one({"a.eml": head.encode() + body + b"\n"}).text == text


def test_flowed_lines_are_joined(read_one: ReadOne) -> None:
    body = (
        "The council \nmet on Monday.\n\n> It was \n> said so.\n From there.\n-- \nJane"
    )
    article = read_one({"a.eml": mail(body, kind="text/plain; format=flowed")})
    assert article.text == (
        "The council met on Monday.\n\n> It was said so.\nFrom there.\n-- \nJane"
    )


def multipart(kind: str, *parts: tuple[str, str]) -> tuple[str, str]:
    body = "".join(f"--x\nContent-Type: {kind}\n\n{text}\n" for kind, text in parts)
    return f'multipart/{kind}; boundary="x"', body + "--x--\n"


def test_the_page_of_a_newsletter_is_read_rather_than_its_text(
    read_one: ReadOne,
) -> None:
    page = f"<html><title>Template</title><body><p>{SENTENCE * 5}</p></body></html>"
    kind, body = multipart(
        "alternative", ("text/plain", "See it online"), ("text/html", page)
    )
    article = read_one({"a.eml": mail(body, kind=kind)})
    assert article.title.value == "The bridge is repaired"
    assert article.text.strip() == (SENTENCE * 5).strip()
    assert article.outlet.value == "Daily Alpha"


def test_attached_articles_are_read_and_dated_by_themselves(read: Read) -> None:
    page = f"<html><title>A truce</title><body><p>{SENTENCE * 5}</p></body></html>"
    kind, body = multipart(
        "mixed",
        ("text/plain", "See the file."),
        ('text/html; name="truce.html"\nContent-Disposition: attachment', page),
        ('image/png; name="a.png"\nContent-Disposition: attachment', "x"),
        ("text/calendar", "BEGIN:VCALENDAR"),
        ("message/rfc822", mail(subject="Inside")),
    )
    found = read({"a.eml": mail(body, kind=kind)})
    assert [each.path for each in articles(found)] == [
        "a.eml", "a.eml#truce.html", "a.eml#4.eml",
    ]  # fmt: skip
    truce, inside = articles(found)[1:]
    assert (truce.title.value, truce.date.value) == ("A truce", None)
    assert inside.title.value == "Inside"
    assert lines(found) == []


@pytest.mark.parametrize(
    ("subject", "block"),
    [
        (
            "Fwd: The bridge",
            "---------- Forwarded message ---------\nFrom: Daily Bravo <news@b.org>\n"
            "Date: Thu, Mar 4, 2021 at 5:06 AM\nSubject: The bridge\nTo: Jane <j@x.org>\n",
        ),
        (
            "WG: The bridge",
            "-----Ursprüngliche Nachricht-----\nVon: Daily Bravo [mailto:news@b.org]\n"
            "Gesendet: Donnerstag, 4. März 2021 05:06\nAn: Jane\nBetreff: The bridge\n",
        ),
        (
            "TR : The bridge",
            "De : Daily Bravo <news@b.org>\nEnvoyé : jeudi 4 mars 2021 05:06\n"
            "À : Jane\nObjet : The bridge\n",
        ),
        (
            "Fwd: The bridge",
            "Begin forwarded message:\n\n> From: Daily Bravo <news@b.org>\n"
            "> Subject: The bridge\n> Date: March 4, 2021 at 5:06:07 AM GMT+1\n",
        ),
    ],
)
def test_a_forwarded_article_is_dated_by_the_mail_inside(
    read_one: ReadOne, subject: str, block: str
) -> None:
    quote = "> " if "> From" in block else ""
    text = "\n".join(f"{quote}{line}" for line in TEXT.split("\n"))
    body = f"Look at this!\n\n{block}{quote}\n{text}"
    article = read_one(
        {"a.eml": mail(body, subject=subject, sender="Jane Doe <jane@x.org>")}
    )
    assert article.title.value == "The bridge"
    assert article.outlet.value == "Daily Bravo"
    assert str(article.date.value) == "2021-03-04"
    assert article.authors == ()
    assert article.text == TEXT
    assert "Look at this!" in article.page


def test_a_forwarded_text_without_labels_has_no_date(read_one: ReadOne) -> None:
    article = read_one({"a.eml": mail(subject="Fwd: The bridge")})
    assert (article.title.value, article.date.value) == ("The bridge", None)
    assert article.outlet.value is None


def test_lines_of_figures_are_part_of_a_mail(read_one: ReadOne) -> None:
    text = "Turnout by year:\n\n2019\n\n2020\n"
    kind, body = multipart(
        "mixed", ("text/plain; name=a.txt\nContent-Disposition: inline", text)
    )
    headers = "X-Size: 5\nX-Number:\n 17\n"
    article = read_one({"a.eml": mail(body, kind=kind, headers=headers)})
    assert article.text == text.strip()


def test_a_mail_without_a_text_is_named(problems: Callable[..., list[str]]) -> None:
    assert problems({"a.eml": mail("")}) == ["a.eml: no text in the mail"]


def mbox(
    *mails: str, start: str = "From x@example.org Fri Dec 20 08:30:00 2019"
) -> str:
    return "".join(f"{start}\n{each}\n" for each in mails)


@pytest.mark.parametrize(
    "start",
    [
        "From x@example.org Fri Dec 20 08:30:00 2019",
        "From - Fri Dec 20 08:30:00 2019",
        "From 1654321@xxx Fri Dec 20 08:30:00 +0000 2019",
        "From ???@??? Fri Dec 20 08:30:00 2019",
    ],
)
@pytest.mark.parametrize("name", ["a.mbox", "Inbox"])
def test_each_mail_of_a_mailbox_is_an_article(
    read: Read, start: str, name: str
) -> None:
    names = ["alpha", "bravo", "charlie"]
    found = read({name: mbox(*(mail(subject=each) for each in names), start=start)})
    assert [each.title.value for each in articles(found)] == names
    assert [each.path for each in articles(found)] == [f"{name}#{n}" for n in (1, 2, 3)]
    assert len({each.id for each in articles(found)}) == 3
    assert lines(found) == []


def test_quoted_lines_of_a_mailbox_are_as_they_were(read_one: ReadOne) -> None:
    body = "A bridge.\n\n>From here on\n>>From there\n\nFrom Monday it is\nclosed: all."
    article = read_one({"a.mbox": mbox(mail(body))})
    assert article.text == (
        "A bridge.\n\nFrom here on\n>From there\n\nFrom Monday it is\nclosed: all."
    )


def test_mails_without_a_text_are_summed_up(read: Read) -> None:
    found = read({"a.mbox": mbox(mail(), *[mail("")] * 30)})
    assert len(articles(found)) == 1
    assert lines(found) == ["a.mbox: 30 inside: no text in the mail; the first 2"]


def test_a_mail_that_is_too_large_costs_only_itself(read: Read) -> None:
    large = mail("word " * 300_000)
    found = read({"a.mbox": mbox(mail(), large, mail(subject="Last"))})
    assert [each.title.value for each in articles(found)][-1] == "Last"
    assert lines(found) == ["a.mbox: 2: larger than index.max_file_mb"]


def test_deeply_nested_parts_end(read: Read) -> None:
    head = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(500)
    )
    found = read({"a.eml": mail().partition("Content-Type")[0] + head + "\n" + TEXT})
    assert len(found) == 1


def test_of_a_truncated_mailbox_what_is_whole_is_read(read: Read, every: int) -> None:
    content = mbox(*(mail(subject=str(n)) for n in range(6))).encode()
    starts = [
        at for at in range(len(content)) if content.startswith(b"From x@example", at)
    ]
    for part in range(1, 201, every):
        cut = len(content) * part // 201
        found = read({"a.mbox": content[:cut]})
        whole = sum(start < cut for start in starts) - 1
        assert len(articles(found)) >= whole, cut
        assert len(lines(found)) <= 1, cut


def test_of_a_truncated_mail_what_is_there_is_read(read: Read, every: int) -> None:
    page = f"<html><body><p>{SENTENCE * 2}</p></body></html>"
    kind, body = multipart(
        "mixed",
        ("text/plain", TEXT),
        ('text/html; name="truce.html"\nContent-Disposition: attachment', page),
    )
    whole = mail(body, kind=kind)
    for part in range(1, 201, every):
        cut = whole[: len(whole) * part // 201]
        found = read({"a.eml": cut})
        assert len(articles(found)) >= (TEXT in cut), part
        assert len(lines(found)) <= 1, part
        assert articles(found) or lines(found), part
        if TEXT in cut and "--x--" not in cut:
            assert lines(found) == ["a.eml: it breaks off; what is whole was read"]
