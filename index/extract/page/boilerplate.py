"""Recognises boilerplate and bylines, one line at a time.

Boilerplate is what belongs to the site and not to the article: navigation, sharing,
subscriptions, credits, notices.
"""

import re

from index.extract.page.date_labels import PUBLISHED, UPDATED
from index.extract.page.prefix_patterns import PrefixPatterns

_MONTH = r"[^\W\d_]{3,12}\.?"
_YEAR = r"(?:19|20)\d\d"

# Beginnings of lines that are boilerplate whatever follows.
_STARTS = PrefixPatterns(
    r"""
    skip\ to|jump\ to|click\ (?:here|to)|tap\ (?:here|to)|sign\ (?:in|up)|log\ ?(?:in|out)\b
    |subscribe|follow\ (?:us|me|the|on|@)|share\b|tweet\b|copy\ link|read\ (?:more|also|next|too)
    |see\ also|also\ read|related\b|recommended|advertis|newsletter|all\ rights\ reserved
    |copyright|\(c\)\ |©|cookie|privacy|terms\ (?:of|and|&)|about\ us|contact\ us
    |last\ (?:update|modified)|print\b(?!ed|er)|e-?mail\b|comments?\b(?!\ator)|\d+\ comments?\b
    |leave\ a\ (?:comment|reply)|post\ (?:a\ comment|with\ no\ comments)|no\ comments
    |image(?:\ credit|\ source|\ caption|:)|photo(?:\ by|graph|\ credit|s?:)|picture:|pic:|credit:
    |source:|caption:|video:|file\ photo|watch:|listen:|tags?:|topics?:|filed\ under|categor(?:y|ies):|more\ (?:on|from|about|stories)
    |most\ (?:read|popular|viewed)|trending|sponsored|support\ (?:us|our)|donate|download|get\ (?:the|our)\ |join\ (?:us|our)
    |don.t\ miss|you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested)|editor.s\ picks?
    |home\b(?:\ ?[>/|»›]|$)|menu$|search$|loading|back\ to|next\ (?:article|post|story)|previous\ (?:article|post|story)
    |view\ (?:all|more|comments|gallery)|show\ (?:all|more)|see\ (?:all|more)|\d+\ (?:shares?|views?|min(?:ute)?s?\ read|min\ read)
    |estimated\ reading|reading\ time|audio\ only|live$|none$|null$|undefined$|facebook|twitter|whatsapp|telegram$|linkedin|instagram|youtube$|google\ plus|pinterest|reddit
    |teilen|drucken|merken|anzeige|werbung|mehr\ (?:zum|lesen)|lesen\ sie|foto(?:s)?:|bild(?:er)?:|quelle:|stand:|kommentare?\b
    |partager|imprimer|lire\ (?:aussi|la\ suite)|à\ lire|publicité|abonne|s.abonner|crédit|suivez
    |compartir|imprimir|leer\ (?:más|también)|publicidad|suscr|síguenos|comentarios
    |condividi|stampa$|leggi\ anche|pubblicità|abbonati|commenti|partilhar|compartilhe|leia\ (?:mais|também)|publicidade
    |paylaş|yazdır|haberin\ devamı|reklam|abone|yorum(?:lar)?\b|son\ güncelleme
    |поделиться|читайте\ также|реклама|подпис|фото:|источник:|комментари|поділитися|читайте\ також
    |شارك|اقرأ\ أيضا|إعلان|تابعونا|اشترك|تعليقات|المصدر:|صورة:|آخر\ تحديث
    |les\ også|læs\ også|läs\ (?:också|även)|lees\ (?:ook|meer)|lue\ myös|(?:czytaj|zobacz|przeczytaj)\ (?:też|także|również|więcej)|čtěte\ (?:také|též)|přečtěte\ si|čítajte\ (?:aj|tiež)
    |pročitajte\ (?:i|još)|прочетете\ (?:още|също)|citește\ și|kapcsolódó|διαβάστε\ (?:επίσης|ακόμ)|ilgili\ haber|baca\ juga|xem\ thêm|ये\ भी\ पढ़ें|यह\ भी\ पढ़ें|بیشتر\ بخوانید|مزید\ پڑھیں
    |our\ standards:|to\ submit\ a\ correction|for\ reprints|got\ a\ (?:story|tip)|for\ more\ stories\ like|do\ you\ have\ a\ (?:story|tip)|have\ a\ (?:news\ )?tip
    |【関連|関連記事|併せて読みたい|あわせて読みたい|관련\s?기사|延伸閱讀|相关阅读
    |シェア|共有|印刷|広告|続きを読む|関連記事|공유|댓글|광고|구독
    """
)
# Beginnings of the site's own sentences, which may be as long as those of an article.
_NOTICES = PrefixPatterns(
    r"""
    by\ (?:providing|signing\ up|subscribing|clicking|entering|submitting|registering|continuing)\b.{0,120}\byou\ (?:agree|have\ read|consent|accept|acknowledge|confirm)
    |you\ can\ (?:unsubscribe|opt\ out|change\ your|manage\ your)|your\ e-?mail\ address\ will\ not|this\ (?:site|form)\ is\ protected\ by
    |(?:we|this\ (?:site|website))\ uses?\ cookies|thank\ you\ for\ (?:reading|subscribing|signing\ up)|to\ view\ this\ video|please\ enable\ javascript
    |you\ (?:must|need\ to)\ be\ logged\ in|(?:add|choose|make)\ .{2,40}\ (?:as\ )?(?:a|your)\ preferred\ source
    |get\ .{2,60}\ delivered\ to\ your\ inbox|reporting\ by\ [^.]{3,80}[;,]\ (?:additional|writing|editing)
    |ⓘ\ |mit\ (?:der|meiner|ihrer)\ (?:anmeldung|registrierung)\b|ich\ (?:bin\ damit\ einverstanden|habe\ die\ datenschutz)|sie\ können\ den\ newsletter|(?:an\ dieser\ stelle\ finden\ sie|wir\ benötigen\ ihre\ zustimmung|empfohlener\ (?:redaktioneller\ )?inhalt)
    |en\ (?:vous\ inscrivant|cliquant|renseignant|continuant)\b.{0,120}\bvous\ (?:acceptez|reconnaissez|consentez)|votre\ adresse\ e-?mail\ ne\ sera\ pas|ce\ contenu\ a\ été\ bloqué
    |al\ (?:suscribirte|registrarte|hacer\ clic|continuar)\b.{0,120}\bacept|tu\ dirección\ de\ correo\ electrónico\ no|iscrivendo(?:ti|mi)\b|ao\ (?:se\ inscrever|clicar|continuar)\b.{0,120}\b(?:concorda|aceita)
    |door\ je\ (?:in\ te\ schrijven|aan\ te\ melden)\b|нажимая\b.{0,60}\bвы\b|при\ использовании\ материалов|использование\ материалов|передрук
    """
)
# Credits in the middle or at the end of a line.
_CREDIT = re.compile(
    r"""(?ix)
    (?:[/|(]|\bvia\b|\bby\b|[-–—])\s*(?:photo|foto|image|picture|fot\.|bild|credit|cr[ée]dit)s?\s*[:/]?\s
    |\|\s*(?:photo|foto|image|bild)\b
    |(?:getty\ images|shutterstock|(?:ap|afp|file|handout)\ photo|picture[ -]alliance|istock|pa\ wire|via\ reuters)\W*$
    |\blogo$
    """,
)
# These two are searched only in lines with their first sign.
_SLASHED_CREDIT = re.compile(
    r"(?i)/\s*(?:AFP|AP|EPA|dpa|Reuters|Getty|Xinhua|TASS|AA)(?: photo| images)?\s*\)?$"
)
_BRACKETED_CREDIT = re.compile(
    r"(?i)\((?:AP|AFP|Reuters|EPA|Getty|Photo|Foto|Image|Picture|Credit)\b[^()]{0,80}\)\s*$"
)
_CREDIT_WORDS = (
    "photo", "foto", "image", "picture", "fot.", "bild", "credit", "crédit",
    "shutterstock", "istock", "pa wire", "via reuters", "logo",
)  # fmt: skip
_BREADCRUMBS = re.compile(r"[^>›»|]{1,40}(?:\s[>›»]\s?[^>›»|]{1,60}){1,6}$")
_ARROWS = frozenset(">›»")
_MAX_LABEL_CHARS = 110
_MAX_NOTICE_CHARS = 500
# Longer lines are sentences, even if they begin with a word of boilerplate.
_MAX_LINE_CHARS = 120
_LINK = re.compile(r"(?:https?://|www\.)\S+$")
_NO_WORDS = re.compile(r"[\W\d_]+$")

_NAME_WORD = r"(?:[A-ZÀ-ÖØ-ÞŁŞÇĞİ][\w.'’\-]*|de|da|di|del|van|von|der|den|al|el|bin|and|und|et|y|e|&|,)"
_BYLINE = re.compile(
    rf"""(?x)
    (?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|Автор:?|Από|[Dd]oor|[Aa]v|بقلم|كتب|Haber:|Text:|Written\ by|Reported\ by|Reporting\ by)
    :?\s+{_NAME_WORD}(?:[\ ]+{_NAME_WORD}){{0,9}}
    (?:\s*[|•·,–—/-]?\s*(?:{_MONTH}\s+\d{{1,2}}|\d{{1,2}}\.?\s+{_MONTH}|\d{{1,2}}[./]\d{{1,2}}).{{0,60}})?$
    """
)
# The first letters of the words above: most lines begin with another one.
_BYLINE_LETTERS = frozenset("BbVvPpDdAaАΑHTWRبك")
_DIGIT = re.compile(r"\d")
_BARE_DATE = re.compile(
    rf"""(?ix)
    (?:[^\W\d_]{{2,12}}\.?,?\s+)?
    (?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}
      |\d{{1,2}}(?:\.|st|nd|rd|th|er)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?{_YEAR}
      |{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}
      |{_YEAR}[年년]\s?\d{{1,2}}[月월]\s?\d{{1,2}}[日일])
    .{{0,40}}$
    """
)

# Slugs and codes of agencies and archives: BC-Harbour,0345; PA0305001290; Page 3; *TEXT 017
_CODE = re.compile(
    r"\b[A-Z]{2,}[A-Z\d-]*\d{4}|[A-Za-z],\d{3,4}$|^\*[A-Z]{3,} \d"
    r"|(?i:\b(?:page|column)\s?\d)|\b\d+ words$"
)


def is_boilerplate(text: str) -> bool:
    """Checks whether a line is the site's own: navigation, sharing, credits, notices.

    >>> is_boilerplate("Newsroom logo"), is_boilerplate("Libya's government said")
    (True, False)
    """
    size = len(text)
    if (size < _MAX_LINE_CHARS or text[0] in "©(") and _STARTS.match(text):
        return True
    if size < _MAX_NOTICE_CHARS and _NOTICES.match(text):
        return True
    if not text[0].isalpha() and _NO_WORDS.match(text):
        return True
    if text.startswith(("http", "www.")) and _LINK.match(text):
        return True
    if size < _MAX_LABEL_CHARS and _DIGIT.search(text) and UPDATED.opens_line(text):
        return True
    tail = text if size < 160 else text[-120:]
    if _is_credit(tail):
        return True
    return (
        size < _MAX_LINE_CHARS
        and not _ARROWS.isdisjoint(text)
        and bool(_BREADCRUMBS.match(text))
    )


def _is_credit(text: str) -> bool:
    slash, bracket = "/" in text, "(" in text
    if text[-1] in ".”\"'" and not (slash or bracket or "hoto" in text):
        return False
    if slash and _SLASHED_CREDIT.search(text):
        return True
    if bracket and _BRACKETED_CREDIT.search(text):
        return True
    lower = text.lower()
    # A loop: a generator would take three times as long.
    for word in _CREDIT_WORDS:
        if word in lower:
            return _CREDIT.search(text) is not None
    return False


def is_byline(text: str) -> bool:
    """Checks whether a line states the author or the date, and nothing else.

    >>> is_byline("By Vusala Abbasova December 30, 2020")
    True
    """
    if text[:1] in _BYLINE_LETTERS and _BYLINE.match(text):
        return True
    if _DIGIT.search(text) is None:
        return False
    return bool(PUBLISHED.opens_line(text) or _BARE_DATE.match(text))


def is_code(text: str) -> bool:
    """Checks for a line that numbers the article for an agency or an archive."""
    return _CODE.search(text) is not None
