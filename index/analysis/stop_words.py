"""Stop words by language: words of grammar, which say nothing about the subject.

They are indexed like all other words. Searches drop unquoted stop words, and the length
of a text for ranking is counted without them. Three kinds are left out on purpose: words
that are also names in the news (us, may, will), prepositions of place (around, behind,
above), and words with another meaning in English (German war).
"""

from collections.abc import Iterable
from functools import cache

from index.analysis.analyzer import fold, make_term

_WORDS = {
    "en": """
        a an the this that these those
        i me my mine myself you your yours yourself yourselves he him his himself she
        her hers herself it its itself we our ours ourselves they them their theirs
        themselves one someone somebody something anyone anybody anything everyone
        everybody everything nobody nothing
        am is are was were be been being do does did doing done have has had having
        can could might must shall should would ought cannot
        who whom whose which what when where why how whether whatever whichever whoever
        wherever whenever
        and or but nor if because as although though unless until since while so than
        whereas
        of in on at to for from by with about into onto upon between among during
        through without within against via per
        not no only very too also just even ever then there here now yet still again
        once already almost rather quite really perhaps maybe however therefore thus
        hence often else
        all any both each few more most other others some such same own many much
        several less least every another either neither
        don't didn't doesn't isn't aren't wasn't weren't won't wouldn't can't couldn't
        shouldn't haven't hasn't hadn't it's that's there's he's she's what's who's
        i'm i've i'd i'll you're you've you'd you'll we're we've we'd we'll they're
        they've they'd they'll he'd he'll she'd she'll let's
    """,
    "ar": """
        في من على الى عن مع هذا هذه ذلك تلك التي الذي الذين ان أن إن كان كانت يكون تكون
        هو هي هم نحن انا أنا انت أو ثم بل لا لم لن ما ماذا متى أين كيف هل لماذا كم قد
        كل بعض غير بين حتى اذا حيث عند عندما منذ بعد قبل كما لكن وقد وكان وكانت ومن وفي
        وعلى به بها له لها فيه فيها منه منها عليه عليها اليه اليها أي ليس لقد
    """,
    "da": """
        den det de en et der som og i på at er var til for af med har havde ikke han hun
        vi jeg du man fra men om sig sin sit sine ved over kan skal vil blev bliver
        være været hvad hvem hvor hvornår hvorfor hvordan hvilken hvilke eller så også
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines kein keine keinen
        dieser diese dieses diesem diesen jener jene jenes ich du er sie es wir ihr mich
        mir dich dir ihn ihm uns euch ihnen mein dein sein seine seinen seiner seinem
        ihre ihren ihrer ihrem unser sich man ist sind waren bin bist sei wird
        werden wurde wurden worden hat haben hatte hatten kann können konnte muss
        müssen soll sollen wollen und oder aber denn weil wenn als ob dass daß in
        im an am auf aus bei beim mit nach von vom zu zum zur für über unter um durch
        gegen ohne bis vor seit während nicht nur auch noch schon sehr so wie was wer
        wen wem wessen wo wann warum welche welcher welches welchen wieviel viele alle
        hier dort dann da doch mehr
    """,
    "es": """
        el la los las lo un una unos unas este esta estos estas ese esa esos esas
        aquel aquella yo tú él ella nosotros ellos ellas me te se le les nos mi mis tu
        tus su sus que qué quien quién quienes cual cuál cuales cuáles cuando cuándo
        donde dónde como cómo cuanto cuánto cuántos cuántas por porque para de del a al
        en con sin sobre entre hasta desde y e o u pero si no ni ya muy más es son era
        eran fue fueron ser sido está están estaba hay ha han había habían haber tiene
        tienen también
    """,
    "fi": """
        ja tai mutta että jos kun kuin joka jotka mikä mitä kuka missä milloin miksi
        miten on ovat oli olivat olla ollut ei eivät hän he se ne tämä nämä minä sinä
        me te sen hänen niiden myös vain jo niin
    """,
    "fr": """
        le la les un une des du de au aux ce cet cette ces cela ça je tu il elle on nous
        vous ils elles me te se lui leur leurs y en mon ma mes ton ta tes son sa ses
        notre nos votre vos qui que quoi quel quelle quels quelles dont où quand comment
        pourquoi combien est sont était étaient être été suis es sommes êtes a ont avait
        avaient avoir fut et ou mais donc or ni car si dans sur sous par pour avec sans
        chez vers entre jusque depuis pendant ne pas plus très aussi comme qu'est
        c'est qu'il qu'elle qu'on qu'ils d'un d'une l'on n'est n'a s'est j'ai il y
    """,
    "it": """
        il lo la i gli le un uno una questo questa questi queste quello quella quelli io
        tu lui lei noi voi loro mi ti si ci vi ne suo sua suoi sue mio mia nostro che chi
        cui quale quali quando dove come perché quanto quanti quante cosa è sono era
        erano essere stato stata stati fu furono ha hanno aveva avevano avere e ed o ma
        se non anche di a da in con su per tra fra del dello della dei degli delle al
        allo alla ai agli alle dal dalla dai dalle nel nello nella nei negli nelle sul
        sulla sui sulle più molto c'è dov'è cos'è
    """,
    "nl": """
        de het een der deze dit die dat ik jij je hij zij ze wij we jullie u hem haar
        hun zijn mijn ons onze wie wat waar wanneer waarom hoe welke welk is was waren
        ben bent wordt worden werd werden heeft hebben had hadden kan kunnen zal zullen
        en of maar want als omdat niet geen ook nog al in op aan van met voor door bij
        naar uit om te tot over onder tegen zonder er
    """,
    "no": """
        den det de en et ei der som og i på at er var til for av med har hadde ikke han
        hun vi jeg du man fra men om seg sin sitt sine ved over kan skal vil ble blir
        være vært hva hvem hvor når hvorfor hvordan hvilken hvilke eller så også
    """,
    "pl": """
        i w we na z ze się że do nie to jest są był była było byli być jak po o od za
        przez dla przy ten ta te tego tej tych ja ty on ona ono my wy oni go mu jej ich
        im co kto kogo kim czym gdzie kiedy dlaczego czy jaki jaka jakie który która
        które ile a ale lub albo oraz także już tylko
    """,
    "pt": """
        o a os as um uma uns umas este esta estes estas esse essa isso aquele aquela eu
        tu ele ela nós eles elas me te se lhe lhes seu sua seus suas meu minha nosso que
        quem qual quais quando onde como porque quanto quantos quantas de do da dos das
        em no na nos nas por pelo pela pelos pelas para com sem sobre entre até desde ao
        aos à às e ou mas não nem já mais muito é são era eram foi foram ser sido está
        estão estava há tem têm tinha também
    """,
    "ro": """
        un o unei unui al ai ale cel cea cei cele acest această acești aceste eu tu el
        ea noi voi ei ele se își lui lor că care ce cine când unde cum cât câți de din
        la în pe cu pentru prin fără sub și sau dar nu mai este sunt era erau fi fost a
        au am are
    """,
    "ru": """
        и в во не что кто он она оно они я ты мы вы на с со как а то все всё так его её
        ее их им ему ей ими нас вас нам вам меня тебя мне тебе себя свой своя свои своего
        но да за к ко по о об от до из у же бы ли или если когда где куда откуда почему
        зачем какой какая какое какие какого каких сколько чей чем чём чего чему кого
        кому кем ком который которая которое которые которого которых этот эта это эти
        этого этой этих тот та те того той тех там тут здесь был была было были быть
        есть будет при для без над под про между через перед после уже еще ещё только
        также тоже очень ни нет
    """,
    "sv": """
        den det de en ett denna detta dessa som och i på att är var till för av med har
        hade inte han hon vi jag du man från men om sig sin sitt sina vid över kan ska
        skall vill blev blir vara varit vad vem var när varför hur vilken vilket vilka
        eller så också
    """,
    "tr": """
        ve veya ya da de ki ile için gibi kadar göre ama fakat ancak ise eğer çünkü hem
        ne nasıl neden niçin niye kim kimin kime kimi kimdir hangi hangisi kaç nerede
        nereye nereden neresi nedir nelerdir mi mı mu mü midir mıdır mudur müdür bir bu
        şu o bunu bunun bunlar onlar onun onu ona ben sen biz siz benim senin bizim
        sizin kendi kendisi her hiç çok daha en bazı tüm bütün diğer başka aynı böyle
        öyle olarak olan oldu olduğu olup olmak olmuştur olur olması idi imiş değil var
        vardır yok yoktur etti eden ettiği edilen edildi edilir sadece yalnız hâlâ artık
        önce sonra
    """,
    "uk": """
        і й та в у не що хто він вона воно вони я ти ми ви на з із зі як а то все так
        його її їх йому їй нас вас нам вам мене тебе мені тобі себе свій але за до по о
        об від із для без над під про між через перед після чи або якщо коли де куди
        звідки чому який яка яке які скільки цей ця це ці той та те ті там тут був була
        було були бути є буде вже ще тільки також
    """,
}


STOP_WORDS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""Stop words by ISO 639-1 code, in lower case and with their diacritics."""


def is_stop_word(word: str, language: str) -> bool:
    """Returns True if the word, in any case and with or without accents, is a stop word.

    >>> is_stop_word("The", "en"), is_stop_word("icin", "tr"), is_stop_word("the", "tr")
    (True, True, False)
    """
    return bool(find_stop_languages(word, (language,)))


def find_stop_languages(word: str, languages: Iterable[str]) -> list[str]:
    """Returns those of some languages in which a word is a stop word."""
    folded = fold(word).replace("’", "'")
    return [one for one in languages if folded in _stop_words(one)]


def is_small_word(word: str) -> bool:
    """Tells whether a word in small letters is a stop word of any language, as listed."""
    return word in _all_stop_words()


@cache
def _all_stop_words() -> frozenset[str]:
    return frozenset().union(*STOP_WORDS.values())


@cache
def stop_terms(language: str) -> frozenset[str]:
    """Returns the terms that the stop words of a language are indexed as.

    Contractions are left out: "we'll" has the term "well".
    """
    words = (word for word in _stop_words(language) if "'" not in word)
    return frozenset(make_term(word, language) for word in words)


@cache
def _stop_words(language: str) -> frozenset[str]:
    return frozenset(map(fold, STOP_WORDS.get(language, ())))
