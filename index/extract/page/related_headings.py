"""Recognises headings of other content below an article: related articles, comments."""

from functools import lru_cache

from index.extract.page.prefix_patterns import PrefixPatterns

_HEADINGS = r"""
related(?:\ (?:articles?|stories|news|content|coverage|topics|links|reading|posts|items|video))?
read\ (?:next|more|also|too)|what\ to\ read\ next|more\ (?:from|on|in|about)\ .{1,40}|more\ (?:stories|news|articles|coverage)
(?:the\ )?most\ (?:read|popular|viewed|commented|shared|recent|watched)(?:\ .{1,30})?
you\ (?:may|might)\ (?:also\ )?(?:like|enjoy|be\ interested(?:\ in)?)|recommended(?:\ (?:for\ you|stories|reading|articles))?
trending(?:\ (?:now|stories|topics))?|up\ next|don.t\ miss|(?:the\ )?latest(?:\ (?:news|stories|articles|from\ .{1,30}))?|top\ stories|popular(?:\ (?:now|stories|posts))?
editor.?s.?\ (?:picks?|choice)|also\ (?:read|on\ .{1,30}|in\ .{1,30})|(?:\d+\ )?comments?(?:\ \(\d+\))?|leave\ a\ (?:reply|comment)|join\ the\ (?:conversation|discussion)
sponsored(?:\ (?:content|stories|links))?|(?:from|around)\ the\ web|promoted(?:\ (?:stories|content))?|share\ this(?:\ (?:article|story|page))?|about\ the\ authors?|read\ (?:the\ )?full\ story
(?:topics?|tags?|keywords)(?:\ in\ this\ (?:story|article))?|in\ this\ (?:story|article)|(?:join|get|sign\ up\ (?:for|to))\ (?:our|the|your)\ .{0,30}newsletters?|newsletters?|more\ videos

(?:die\ )?redaktion\ empfiehlt|aus\ dem\ ressort|themen(?:\ (?:des|in\ diesem)\ artikels?)?|(?:audio|video|audio\ und\ video)s?\ zum\ thema|.{2,30}\ im\ postfach|unsere\ empfehlungen|mehr\ lesen
mehr\ (?:zum\ thema|zu\ diesem\ thema|artikel|nachrichten)|mehr\ (?:zu|aus|von|über)\ .{1,40}|auch\ interessant|das\ könnte\ (?:sie|dich|euch|ihnen)\ (?:auch\ )?(?:interessieren|gefallen)
lesen\ sie\ (?:auch|mehr|weiter|jetzt)(?:\ .{1,30})?|weitere\ (?:artikel|meldungen|nachrichten|themen|beiträge|inhalte)(?:\ .{1,30})?|meistgelesen.{0,20}|am\ meisten\ gelesen|die\ meistgelesenen\ .{1,20}
(?:\d+\ )?(?:leser)?kommentare?(?:\ \(\d+\))?|zum\ thema|schlag(?:wörter|worte)|(?:diesen\ )?artikel\ teilen|neueste\ (?:artikel|nachrichten|meldungen)|aktuelle\ (?:artikel|nachrichten|meldungen)
empfehlungen(?:\ .{1,30})?|empfohlene[rs]?\ .{1,30}|top-?\ ?themen|ähnliche\ artikel|verwandte\ (?:artikel|themen)

à\ lire\ (?:aussi|également|ensuite)|lire\ (?:aussi|la\ suite|également)|(?:les\ )?(?:articles?\ )?(?:les\ )?plus\ lus|(?:articles?|sujets?|contenus?)\ (?:liés|associés|similaires|connexes|recommandés)
thèmes|tags|sur\ le\ même\ (?:thème|sujet)|vous\ aimerez\ (?:aussi|peut-être)|(?:la\ rédaction\ )?vous\ (?:conseille|recommande)|à\ découvrir|(?:\d+\ )?commentaires?(?:\ \(\d+\))?|dans\ la\ même\ rubrique
mots[-\ ]clés|partager(?:\ (?:cet|l['’])\ ?article)?|(?:nos\ |les\ )?derniers\ articles|(?:les\ )?dernières\ (?:actualités|infos|nouvelles)

(?:también\ )?te\ puede\ interesar|(?:noticias|artículos|notas|temas|contenidos?)\ relacionad[oa]s?|(?:lo\ )?más\ (?:leíd[oa]s?|vist[oa]s?|popular(?:es)?)|más\ (?:noticias|información|sobre\ .{1,30})
temas|(?:ver\ |los\ )?(?:\d+\ )?comentarios|etiquetas|archivado\ en|últimas\ noticias|le[ea]r?\ (?:también|más|además)|recomendad[oa]s?(?:\ .{1,30})?
leia\ (?:também|mais)|veja\ (?:também|mais)|(?:notícias|conteúdos|matérias|artigos)\ relacionad[oa]s|(?:as\ )?mais\ (?:lid[oa]s|vist[oa]s)|últimas\ notícias|comentários|(?:mais|tudo)\ sobre\ .{1,30}
leggi\ anche|(?:articoli|notizie|contenuti)\ correlat[ie]|(?:i|le)\ più\ (?:lett[ie]|vist[ie])|potrebbe(?:ro)?\ (?:anche\ )?interessarti|ultime\ notizie|commenti|altri\ articoli|raccomandat[ie]

lees\ (?:ook|meer|verder)|meer\ (?:over|uit|van)\ .{1,30}|meer\ (?:nieuws|artikelen)|(?:best|meest)\ (?:gelezen|bekeken)|net\ binnen|reacties|aanbevolen|gerelateerde?.{0,20}
läs\ (?:också|även|mer|vidare)|mest\ läst[a]?|relaterat|fler\ (?:nyheter|artiklar)|(?:\d+\ )?kommentarer|senaste\ nytt|læs\ (?:også|mere|videre)|mest\ læste?|flere\ (?:nyheder|artikler|saker|nyheter)|les\ (?:også|mer|videre)|mest\ lest[e]?|siste\ (?:nytt|saker)|anbefalt(?:e\ .{1,20})?|seneste\ (?:nyt|nyheder)
lue\ (?:myös|lisää|seuraavaksi)|luetuimmat|uusimmat|kommentit|suosituimmat|loe\ (?:ka|rohkem|veel)|lasi\ arī|skaitykite\ (?:taip\ pat|daugiau)
(?:czytaj|zobacz|przeczytaj|polecamy)\ (?:też|także|również|więcej)|najczęściej\ czytane|najpopularniejsze|najnowsze|polecane|komentarze|powiązane.{0,20}
(?:čtěte|přečtěte\ si|čítajte)\ (?:také|též|i|aj|tiež|dále)|související.{0,20}|súvisiace.{0,20}|nejčtenější|najčítanejšie|komentáře|komentáre|disku[sz]e
kapcsolódó.{0,20}|legolvasottabb.{0,10}|ajánló|hozzászólások|olvasta\ már\?|cite[sș]te\ (?:și|mai\ mult)|cele\ mai\ citite|articole\ (?:similare|recomandate)|comentarii|lexo\ (?:edhe|më\ shumë)
pročitajte\ (?:i|još|više)|najčitanije|najnovije|povezan[eo].{0,20}|komentari|preberite\ (?:tudi|več)|прочитајте\ .{1,10}|најчитаније|прочети(?:те)?\ (?:още|също)|свързани.{0,20}|най-четени|коментари
διαβάστε\ (?:επίσης|ακόμα|ακόμη|περισσότερα)|σχετικά.{0,20}|δημοφιλή|σχόλια|τελευταία\ νέα
(?:ilgili|diğer|son|benzer)\ (?:haberler|içerikler|yazılar)|ilginizi\ çekebilir.{0,15}|en\ çok\ (?:okunan|izlenen|konuşulan).{0,15}|yorumlar|önerilen.{0,20}|daha\ fazla\ .{1,20}|ən\ çox\ oxunan.{0,10}|digər\ xəbərlər

читайте\ (?:также|ещё|еще|нас\ .{1,20})|(?:ещё\ |еще\ |материалы\ |новости\ |другие\ новости\ )?по\ теме|(?:самое\ )?(?:читаемое|популярное|обсуждаемое|важное)|(?:другие|последние|главные|популярные)\ (?:новости|материалы)|новости\ партн[её]ров|комментари[ий](?:\ \(?\d+\)?)?|смотрите\ также|рекомендуем|что\ ещё\ почитать
читайте\ (?:також|ще)|(?:по|за|на)\ (?:цю\ )?тем[іуи]|(?:най)?популярніше|популярне|останні\ новини|коментарі|новини\ партнерів|дивіться\ також|більше\ новин

اقرأ\ (?:أيض[اً]+|المزيد)|(?:مواضيع|أخبار|مقالات)\ (?:ذات\ صلة|متعلقة|مشابهة)|ذات\ صلة|الأكثر\ (?:قراءة|مشاهدة|شيوعا|تفاعلا)|المزيد(?:\ من\ .{1,30})?|(?:ال)?تعليقات|قد\ يعجبك\ أيضا|آخر\ الأخبار
(?:مطالب|اخبار)\ مرتبط|پر(?:بازدید|بیننده).{0,20}|بیشتر\ بخوانید|نظرات|مزید\ (?:پڑھیں|خبریں)|(?:כתבות|עוד)\ (?:נוספות|קשורות|בנושא|ב.{1,20})|תגובות|הנקראות\ ביותר
(?:ये|यह)\ भी\ पढ़ें.{0,20}|और\ पढ़ें|(?:संबंधित|सम्बंधित|ताज़ा|ताजा)\ (?:खबरें|ख़बरें|समाचार)|আরও\ (?:পড়ুন|খবর)|baca\ (?:juga|selengkapnya|lagi)|berita\ (?:terkait|lainnya|terpopuler|terbaru)|(?:artikel|topik)\ terkait|terpopuler|xem\ thêm|tin\ (?:liên\ quan|mới|cùng\ chuyên\ mục)|đọc\ (?:nhiều|thêm)|bình\ luận

関連(?:記事|ニュース|リンク|キーワード|タグ|トピックス?|情報)?|あわせて読みたい|(?:あなたに|こちらも)?おすすめ.{0,12}|人気(?:記事|の記事|ランキング)?|(?:アクセス|記事)?ランキング|最新(?:記事|ニュース)?|(?:注目|主要|新着)(?:の)?(?:記事|ニュース)|コメント.{0,8}|この記事を(?:シェア|共有)
相[关關](?:阅读|閱讀|新闻|新聞|文章|推荐|推薦|报道|報導)?|推[荐薦](?:阅读|閱讀)?|延伸[阅閱][读讀]|[热熱][门門].{0,6}|最新(?:消息|新闻|新聞)?|[评評][论論]|更多.{0,10}
관련\s?(?:기사|뉴스).{0,6}|많이\ 본.{0,10}|인기.{0,6}|추천.{0,8}|댓글.{0,6}|주요\s?뉴스|최신\s?(?:기사|뉴스)?
"""
_HEADING = PrefixPatterns(_HEADINGS, end=r"[\W_]{0,4}$")
_LIST_MARKS = "*+•·▪◦‣#–—-_:|»›>▶▼■●◆【「[(0123456789. "
_MAX_CHARS = 60


def is_related_heading(text: str) -> bool:
    """Checks whether a line is a heading of related articles, comments or the like.

    >>> is_related_heading("Mehr zum Thema"), is_related_heading("* Most read:")
    (True, True)
    >>> is_related_heading("Related to the late king, she had a claim of her own")
    False
    """
    return 0 < len(text) <= _MAX_CHARS and _is_heading(text)


# Cached: a site repeats its headings on all of its pages, and each is checked twice.
@lru_cache(maxsize=1 << 12)
def _is_heading(text: str) -> bool:
    bare = text if text[0].isalpha() else text.lstrip(_LIST_MARKS)
    return _HEADING.match(bare) is not None
