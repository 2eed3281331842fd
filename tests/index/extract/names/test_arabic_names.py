"""Names in Arabic text, which has no capitals: people, bodies, and where they end."""

import pytest

from index.extract import NameCache
from index.extract.actors.extraction import find_actors


def names(body: str, cache: NameCache) -> set[str]:
    return {actor.name for actor in find_actors(body, cache, "ar")}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("قال أبو قتادة الحموي إن المعبر مغلق.", {"أبو قتادة الحموي"}),
        ("وأكد سامر بن نوري القاسمي ذلك.", {"سامر بن نوري القاسمي"}),
        ("التقى عبدالرحمن الطويل وسيف الدين قاسم.", {"عبد الرحمن الطويل", "سيف الدين قاسم"}),
        ("وصل الوزير البلجيكي يورن فاندربيك أمس.", {"يورن فاندربيك"}),
        ("قال السيد حسان الموصلي للصحفيين", {"حسان الموصلي"}),
        ("المتحدث باسم الوزارة، العقيد «رامز دياب»، نفى ذلك", {"رامز دياب"}),
        ("زار الوفد قاعدة الملك فهد الجوية ومستشفى المدينة.", set()),
        ("حاكم الولاية، مارسيل دوبريه، غائب", {"مارسيل دوبريه"}),
        ("حضر النواب: فارس عبدالكريم، جمال الطويل، ورنا سعد.", {"فارس عبد الكريم", "جمال الطويل", "رنا سعد"}),
        ("أكد طوني فاندربيك حرص بلاده على سلامة مواطنيها", {"طوني فاندربيك"}),
        ("يبلغ السعر خمسة دنانير على الأقل، وهو عادل جدا.", set()),
    ],
)  # fmt: skip
def test_people_are_found_by_how_arabic_names_are_built(
    body: str, people: set[str], cache: NameCache
) -> None:
    assert names(body, cache) == people


@pytest.mark.parametrize(
    ("body", "bodies"),
    [
        ("نعت كتيبة فرسان الوادي القائد في بيان", {"كتيبة فرسان الوادي"}),
        ("دعا حزب النهوض والكرامة والنقابات إلى إضراب", {"حزب النهوض والكرامة"}),
        ("نفت الهيئة الوطنية لشؤون النازحين الخبر", {"الهيئة الوطنية لشؤون النازحين"}),
        ("قالت جمعية أصدقاء البيئة الأردنية إن الماء ملوث", {"جمعية أصدقاء البيئة الأردنية"}),
        ("قالت حركة \"فجر الجبل\" إنها باقية", {"حركة فجر الجبل"}),
        ("وصل أعضاء «لواء أحرار الوادي» أمس", {"لواء أحرار الوادي"}),
        ("بعثة الاتحاد الأوروبي في كوسوفو حذرت", {"بعثة الاتحاد الأوروبي في كوسوفو"}),
        ("بحث السياسة الخارجية المصرية مع وسائل الإعلام السورية", set()),
        ("تقدمت القوات الحكومية وقوات الأمن نحو المدينة", set()),
        ("أغلقت حركة المرور، وأعلنت مجموعة مسلحة مسؤوليتها", set()),
    ],
)  # fmt: skip
def test_a_body_goes_to_the_end_of_its_complements(
    body: str, bodies: set[str], cache: NameCache
) -> None:
    assert names(body, cache) == bodies


def test_clitics_before_a_listed_name_do_not_hide_it(cache: NameCache) -> None:
    body = "اتفاق لروسيا وتركيا، وبحماس ولحزب الله"
    assert names(body, cache) == {"Russia", "Turkey", "Hamas", "Hezbollah"}


def test_a_ministry_has_the_name_that_english_texts_give_it(cache: NameCache) -> None:
    body = "ذكرت الخارجية السنغالية أن الجيش المغربي ووزارة الداخلية المغربية شاركا"
    assert names(body, cache) >= {"Moroccan Armed Forces", "Moroccan Interior Ministry"}


def test_an_article_tells_an_adjective_from_a_state(cache: NameCache) -> None:
    assert names("الدعم المالي مهم", cache) == set()
    assert names("وصل إلى مالي أمس", cache) == {"Mali"}
    assert names("قدم لها دعم مالي كبير وطائرات روسية", cache) == set()


def test_parts_of_a_name_mean_the_full_name(cache: NameCache) -> None:
    body = "قال اللواء منير أبو شعلة ذلك. وأضاف أبو شعلة أن العقيد سهيل الدرزي وصل، وقال الدرزي إنه باق."
    found = find_actors(body, cache, "ar")
    assert [(one.name, len(one.mentions)) for one in found] == [
        ("منير أبو شعلة", 2),
        ("سهيل الدرزي", 2),
    ]


def test_a_group_with_its_kind_and_adjective_is_the_listed_one(
    cache: NameCache,
) -> None:
    body = 'جماعة أنصار الله اليمنية، وحركة "حماس"، ومنظمة أطباء بلا حدود الدولية'
    assert names(body, cache) == {"Houthis", "Hamas", "Doctors Without Borders"}


def test_a_family_name_ends_a_name_of_an_unknown_and_a_given_name(
    cache: NameCache,
) -> None:
    body = "أعلن درزق المهدي أن السفينة وصلت، وأعلن كرتس أحمد الدرناوي أنه سيغادر."
    assert names(body, cache) == {"درزق المهدي", "كرتس أحمد الدرناوي"}
