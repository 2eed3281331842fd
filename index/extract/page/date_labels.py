"""Recognises the labels of dates, "published" and "updated", in many languages."""

import re

from index.extract.page.prefix_patterns import PrefixPatterns

# Beginnings of words: ] marks the end of the word, _ a space. Each line has the
# languages of one family.
_PUBLISHED = """
published date] publication_date publicatio] posted date_posted date: pub_date issued first_published created release_date released_on uploaded
submitted date_of_publication date_of_issue issue_date publish_date online_since added_on date_added written_on filed_on filed: aired_on appeared_online
veröffentlich erschienen] publiziert erstellt] datum] publikationsdatum erscheinungsdatum erstveröffentlich online_seit eingestellt_am
online_gestellt gepostet_am verfasst_am geschrieben_am artikel_vom meldung_vom mitteilung_vom pressemitteilung_vom beitrag_vom ausgabe_vom nachricht_vom bericht_vom
gepubliceerd geplaatst] verschenen] publicatie publicatiedatum gepubliseer geplaas]
publié publie] publication mis_en_ligne mise_en_ligne paru créé posté diffusé_le parution rédigé_le ajouté_le écrit_le en_ligne_depuis
publicad publicación publicação publicacao publicat fecha: fecha_de data: data_de data_da postado postada criado creado creada argitarat escrito_el escrito_em enviado_el enviado_em subido_el inserido_em
pubblicat data_pubblicazione data_di pubblicazione pubblicazione ippubblikat inserito_il scritto_il postato_il creato_il
publicat data_publicării postat_
publicera publicerat skapad upplagd publiceret udgivet offentliggjort oprettet publisert lagt_ut lagt_op opprettet birt] birtist almannakunngjørt
julkaistu julkaisu luotu] avaldatud lisatud publicēt ievietots paskelbta publikuota paskelbimo
opublikowan publikacja data_publikacji data_dodania dodano utworzono
publikováno publikovan vydáno zveřejněno vytvořeno publikované zverejnené vydané pridané
objavljen postavljeno datum_objave
megjelent közzétéve publikálva létrehozva feltöltve közzététel
publikuar postuar_më botuar
δημοσίευση δημοσιεύτηκε δημοσιεύθηκε καταχωρήθηκε καταχώριση ημερομηνία
yayın giriş oluşturulma eklenme haber_giriş tarih: dərc_ tarix: chop_etilgan
опублик дата_публикации размещен создан дата: публикувана публикувано објављено објавено опублік дата_публікації розміщен публікаці апублікавана жарияланған жарияланды жарыяланды
გამოქვეყნ հրապարակ
نشر نُشر تاريخ_النشر تاريخ تاریخ انتشار منتشر_شده زمان_انتشار تاريخ_الإضافة أضيف_في شائع_ خپره_ بڵاوکرا weşan
פורסם פורסמה תאריך הועלה
प्रकाशित पब्लिश प्रकाशन प्रकाशित_तिथि প্রকাশ પ્રકાશિત ਪ੍ਰਕਾਸ਼ਿਤ வெளியிட பதிவு_செய்த ప్రచురి ಪ್ರಕಟ പ്രസിദ്ധീകരിച്ച පළ_
diterbitkan dipublikasikan diunggah tayang] ditayangkan terbit] disiarkan đăng ngày_đăng xuất_bản inilathala imechapishwa ilichapishwa iliyochapishwa la_daabacay wallafa
"""
_UPDATED = """
updat last_modif modif last_edit last_change revised edited: edited_on edited_at editado amended corrected_on accessed retrieved archived crawled
aktualisier geändert bearbeitet überarbeitet zuletzt_
bijgewerkt gewijzigd geüpdatet geupdate aangepast laatste_update laatst_ opgedateer bygewerk
mis_à_jour mise_à_jour màj actualis
actualiz última_actualiz atualiz modificad última_modific actualitzat eguneratu
aggiorna ultima_modifica modificat aġġornat
uppdatera ändrad senast_ opdatere ændret sidst_ oppdater endret sist_ uppfært dagført
päivitetty päivitys päivittynyt muokattu uuendatud muudetud atjaun atnaujint
zaktualiz aktualiz modyfikac zmodyfik ostatnia_zmiana ostatnia_aktual
aktualizo upraveno změněno upravené zmenené posodobljen ažurir izmijenj izmenj osvježeno zadnja_izmjena
frissít módosít
përditësuar azhurn modifikuar
ενημέρωση ενημερώθηκε τελευταία_ τροποποίη
güncel değiştir yenilən yangila жаңартыл жаңыртыл
обновл измен отредакт оновл змін обновен последна_промяна актуализ ажурир абноўл
განახლ թարմաց
آخر_تحديث تحديث تعديل به‌روز بروز به_روز ویرایش آخرین_ اپ_ڈیٹ تازہ_کاری نوێکرا
עודכן עדכון
अपडेट संशोधित अद्यतन আপডেট হালনাগাদ અપડેટ ਅੱਪਡੇਟ புதுப்பி అప్డేట్ అప్‌డేట్ ಅಪ್‌ಡೇಟ್ അപ്ഡേറ്റ് അപ്‌ഡേറ്റ് යාවත්කාලීන
diperbarui diperbaharui perbarui dimutakhirkan pembaruan dikemas_kini dikemaskini cập_nhật imesasishwa imeboreshwa la_cusboon
"""
# For scripts without spaces between words: these count anywhere in a line.
_PUBLISHED_ANYWHERE = (
    "公開 配信 掲載 投稿 発行 発表日 入力 初出 입력 등록 게시 작성 송고 발행 "
    "发布 發布 發佈 发表 發表 刊登 日期 时间： 時間： เผยแพร่ โพสต์ วันที่ ចេញផ្សាយ ເຜີຍແຜ່"
)
_UPDATED_ANYWHERE = (
    "更新 最終更新 修正 修改 修訂 수정 업데이트 최종 อัปเดต อัพเดต อัพเดท แก้ไข ปรับปรุง"
)


# The pattern begins with a letter and checks what stands before it afterwards: the
# search can then skip to letters.
_WORD_START = re.compile(r"[^\W\d_](?<![^\W\d_].)")


class DateLabel:
    """The words that say the same of a date, in any language.

    Args:
        beginnings: beginnings of words, in the notation of the tables above.
        anywhere: words of scripts without spaces.
    """

    def __init__(self, beginnings: str, anywhere: str) -> None:
        words = sorted(beginnings.split(), key=lambda word: (-len(word), word))
        self._words = PrefixPatterns("\n".join(map(_as_pattern, words)))
        self._anywhere = re.compile("|".join(anywhere.split()))

    def find_last(self, text: str) -> int:
        """Returns the offset of the last label in a text, -1 where it has none."""
        offset = -1
        for match in () if text.isascii() else self._anywhere.finditer(text):
            offset = match.start()
        starts = [match.start() for match in _WORD_START.finditer(text)]
        for start in reversed(starts):
            if start <= offset or self._words.match(text, start):
                return max(start, offset)
        return offset

    def occurs_in(self, text: str) -> bool:
        """Checks whether a text has the label."""
        return self.find_last(text) >= 0

    def opens_line(self, text: str) -> bool:
        """Checks whether a line begins with the label and has a number near it."""
        start = _WORD_START.search(text, 0, _MAX_MARKS_BEFORE)
        offset = start.start() if start else 0
        match = self._words.match(text, offset) or self._anywhere.match(text, offset)
        return match is not None and _NUMBER_SOON.match(text, match.end()) is not None


_MAX_MARKS_BEFORE = 4
_NUMBER_SOON = re.compile(r".{0,40}?\d.{0,60}$")


def _as_pattern(word: str) -> str:
    pattern = re.escape(word.rstrip("_]")).replace("_", "\\ ")
    return pattern + (r"\b" if word.endswith("]") else "")


PUBLISHED = DateLabel(_PUBLISHED, _PUBLISHED_ANYWHERE)
"""Labels the date of publication."""

UPDATED = DateLabel(_UPDATED, _UPDATED_ANYWHERE)
"""Labels the date of a later update."""
