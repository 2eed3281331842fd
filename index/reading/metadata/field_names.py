"""Names under which exports hold the fields of an article, in many languages.

The table below is all that is known of them. A name stands in it once, in lower case:
`FieldNames` finds publishedAt, Published-At and article_published_at by "published at".
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from index.analysis.analyzer import fold

FieldKeys = Mapping[str, tuple[str, ...]]
"""For each field, the keys of a mapping that may hold it, the best first.

There are more fields than an article has: "summary" stands in for a text that is missing,
"year", "month" and "day" for a date.
"""

# Names of each field, the best first; a comma stands between two names.
_NAMES = {
    "title": """title, headline, heading, subject, hed, head, title plain, rendered title,
        başlık, haber başlığı, заголовок, название, назва, titre, título, titular, titel,
        überschrift, schlagzeile, titolo, tytuł, naslov, nadpis, název, názov, cím, otsikko,
        rubrik, overskrift, tittel, kop, titlu, τίτλος, judul, tiêu đề, عنوان, العنوان,
        כותרת, शीर्षक, 标题, 標題, タイトル, 見出し, 제목""",
    "text": """text, body, content, article body, main text, full text, body text,
        content text, content html, content encoded, text content, plain text, paragraphs,
        message, self text, story, article, news, document, transcript, speech, metin,
        haber metni, içerik, haber içeriği, gövde, текст, содержание, контент, текст статьи,
        зміст, вміст, texte, contenu, corps, texto, contenido, cuerpo, conteúdo, corpo,
        volltext, inhalt, fließtext, testo, contenuto, tekst, treść, inhoud, sadržaj, obsah,
        szöveg, tartalom, teksti, sisältö, innehåll, innhold, indhold, brödtext, brødtekst,
        conținut, κείμενο, περιεχόμενο, teks, isi, nội dung, نص, النص, نص المقال, محتوى,
        المحتوى, متن, טקסט, תוכן, गद्य, सामग्री, 正文, 全文, 内容, 內容, 本文, 記事本文, 본문, 내용,
        tweet, post, html, raw html, notes, narrative, details""",
    "summary": """lead paragraph, description, summary, abstract, excerpt, snippet, standfirst, teaser,
        lead, lede, deck, dek, caption, özet, haber özeti, açıklama, описание, аннотация,
        анонс, опис, descripción, descrição, resumen, resumo, résumé, chapeau,
        beschreibung, zusammenfassung, descrizione, sommario, opis, streszczenie,
        samenvatting, ملخص, وصف, خلاصه, 摘要, 简介, 要約, 概要, 요약""",
    "date": """date, published, published at, date published, date publish, publish date,
        publishing date, publication date, published date, published on, date of publication,
        publication time, publish time, published time, time published, pub date, pubdate,
        published datetime, published parsed, first published, first publication date,
        first published at, release date, issue date, issued, posted, posted at, posted on,
        post date, date posted, display date, article date, event date, tarih,
        yayın tarihi, haber tarihi, yayınlanma tarihi, дата, дата публикации, опубликовано,
        дата публікації, date de publication, date de parution, fecha,
        fecha de publicación, data de publicação, data di pubblicazione, datum,
        veröffentlicht, veröffentlichungsdatum, erscheinungsdatum, publicatiedatum,
        data publikacji, datum objave, dátum, dato, publiceringsdatum, ημερομηνία, tanggal,
        ngày, تاريخ, التاريخ, تاريخ النشر, تاریخ, תאריך, तारीख, 日期, 发布时间, 发布日期,
        發佈日期, 日付, 公開日, 날짜, 작성일, datetime, date time, timestamp, time, created,
        created at, created utc, creation date, date created, data""",
    "year": "year, iyear, yıl, год, рік, année, año, ano, jahr, anno, rok, سنة, 年",
    "month": "month, imonth, ay, месяц, місяць, mois, mes, mês, monat, mese, شهر, 月",
    "day": "day, iday, gün, день, jour, día, dia, tag, giorno, يوم, 日",
    "outlet": """outlet, outlet name, source name, source, publisher, publication,
        publication name, publisher name, newspaper, newspaper name, media name, site name,
        source hostname, website name, magazine, journal, news source, news outlet,
        feed title, feed name, feed, channel, channel title, channel name, provider, agency,
        media outlet, media, medium, kaynak, gazete, yayıncı, haber kaynağı, источник,
        издание, сми, джерело, видання, journal, fuente, medio, periódico, diario, fonte,
        jornal, veículo, quelle, zeitung, testata, giornale, źródło, gazeta, krant, bron,
        kilde, avis, källa, tidning, zdroj, noviny, izvor, forrás, lähde, πηγή, sumber, nguồn,
        المصدر, مصدر, الصحيفة, صحيفة, منبع, מקור, स्रोत, 来源, 來源, 媒体, 媒體, 报纸, 出典,
        新聞社, 매체, 언론사, 신문사, 출처, site, website, source domain, host name, host,
        domain, media url""",
    "url": """url, link, canonical url, canonical link, permalink, href, uri, source url,
        weblink, bağlantı, adres, haber linki, ссылка, адрес, посилання, lien, adresse,
        enlace, endereço, indirizzo, odkaz, رابط, الرابط, لینک, קישור, 链接, 連結, 网址, 링크,
        guid, source""",
    "authors": """authors, author, byline, creator, writer, journalist, reporter,
        correspondent, author name, by, from, yazar, muhabir, автор, авторы, автори, auteur,
        auteurs, autor, autores, autoren, verfasser, autore, autori, auteur, forfatter,
        författare, συγγραφέας, penulis, tác giả, كاتب, الكاتب, نویسنده, מחבר, लेखक, 作者,
        记者, 記者, 著者, 기자""",
    "language": """language, lang, language code, lang code, in language, locale, dil, язык,
        мова, langue, idioma, sprache, lingua, język, taal, اللغة, لغة, زبان, שפה, 语言, 語言,
        言語, 언어""",
    "section": """section, section name, category, categories, rubric, desk, department,
        kategori, bölüm, рубрика, раздел, rubrique, sección, seção, ressort, sezione,
        rubriek, القسم, قسم, 栏目, 版面""",
    "actors": "actors",
    "id": "id, guid, uuid",
}  # fmt: skip
# Words beside a name that change nothing: article_title, content_en, rawText.
_QUALIFIERS = frozenset(
    """article articles news story post item entry doc document page record web main full
    short long meta plain clean cleaned raw original html text en english tr ru de fr es ar haber artikel
    статьи статья articulo""".split()
)
# Words within a name that change nothing: fecha de publicación.
_SMALL_WORDS = frozenset("of the de del di da du la le el der".split())
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_HUMPS = re.compile(r"(?<=[a-zß-ž0-9])(?=[A-ZÀ-Ž])")
_MAX_KEPT = 1 << 12
_MAX_KEYS = 200


class FieldNames:
    """The names of fields: the user's own before those of the table.

    Attributes:
        own: for each field, the names that the user gives it.
    """

    def __init__(self, own: Mapping[str, Iterable[str]] = {}) -> None:
        self.own = {field: tuple(names) for field, names in own.items()}
        self._ranks = {
            field: _rank([*self.own.get(field, ()), *_NAMES[field].split(",")])
            for field in _NAMES
        }
        self._kept: dict[tuple[str, ...], FieldKeys] = {}

    def find_keys(self, values: Iterable[str]) -> FieldKeys:
        """Returns for each field the keys that hold it, the best first.

        Args:
            values: the keys of a mapping. Records of one file mostly have the same, so
                that what was found for some is kept.
        """
        keys = tuple(values)
        found = self._kept.get(keys)
        if found is None:
            found = self._match(keys[:_MAX_KEYS])
            if len(self._kept) < _MAX_KEPT and len(keys) <= _MAX_KEYS:
                self._kept[keys] = found
        return found

    def is_known(self, key: str) -> bool:
        """Checks whether a key names any field."""
        return any(_rank_of(key, ranks) is not None for ranks in self._ranks.values())

    def _match(self, keys: tuple[str, ...]) -> FieldKeys:
        found: dict[str, tuple[str, ...]] = {}
        for field, ranks in self._ranks.items():
            ranked = [(_rank_of(key, ranks), key) for key in keys]
            named = sorted((rank, key) for rank, key in ranked if rank is not None)
            found[field] = tuple(key for _, key in named)
        return found


def describe_text_names(names: FieldNames) -> str:
    """Lists the names of a text that are looked for, for messages."""
    own = names.own.get("text", ())
    return ", ".join([*own, "text", "body", "content", "and the like"])


def _rank(names: Iterable[str]) -> dict[str, int]:
    ranks: dict[str, int] = {}
    for rank, name in enumerate(names):
        ranks.setdefault("".join(_split(name)), rank)
    return ranks


def _rank_of(key: str, ranks: Mapping[str, int]) -> tuple[int, bool] | None:
    """Returns the rank of the name that a key is, with or without a qualifier."""
    for name, qualified in _forms(key):
        rank = ranks.get(name)
        if rank is not None:
            return rank, qualified
    return None


@lru_cache(maxsize=1 << 12)
def _forms(key: str) -> tuple[tuple[str, bool], ...]:
    """Returns the key as a name, then without the qualifiers around it.

    >>> [name for name, _ in _forms("articleTitle_en")]
    ['articletitleen', 'titleen', 'articletitle', 'title']
    """
    words = _split(key)
    forms = [("".join(words), False)]
    starts = range(2 if len(words) > 1 and words[0] in _QUALIFIERS else 1)
    ends = range(2 if len(words) > 1 and words[-1] in _QUALIFIERS else 1)
    for end in ends:
        for start in starts:
            inner = words[start : len(words) - end]
            if (start or end) and inner:
                forms.append(("".join(inner), True))
    return tuple(forms)


def _split(key: str) -> list[str]:
    words = _WORDS.findall(fold(_HUMPS.sub(" ", key[:100])))
    return [word for word in words if word not in _SMALL_WORDS] or words
