"""What counts as Arabic: short and dry sentences do, languages of the same script do not."""

from __future__ import annotations

import pytest

from mahdar.intake.language import is_arabic


@pytest.mark.parametrize(
    "text",
    [
        "من ناحية ثانية، قتل ثلاثة أشخاص وأصيب خمسة آخرون بهجوم انتحاري شرق المدينة.",  # hardly a preposition
        "وأعلنت مصادر طبية مقتل شخصين وإصابة تسعة بجروح بانفجار عبوة ناسفة صباح أمس.",
        "وسلموا خمسين آلية مزودة بنادق رشاشة ومدافع ومئة صاروخ ودبابة وآليات مصفحة وشاحنات كثيرة",
        "وضم الوفد الأمیر سالم بن راشد المستشار بالدیوان الملکي والأمیر فارس بن ماجد أمیر المنطقة",  # ی and ک for ي and ك
        "الوزير يصل مسقط",
        "اجتماع «Global Forum 2024» في دبي بمشاركة IBM ومسؤولين",
    ],
)
def test_arabic(text: str) -> None:
    assert is_arabic(text)


@pytest.mark.parametrize(
    "text",
    [
        "رئیس جمهور امروز در دیدار با وزیر امور خارجه کشور همسایه گفت که مذاکرات ادامه دارد و همکاری بیشتر می شود",
        "رييس جمهور امروز در ديدار با وزير امور خارجه كشور گفت كه مذاكرات ادامه دارد و ما به همكاري دو كشور اميدواريم",
        "وزیر اعظم نے کہا کہ حکومت عوام کی خدمت جاری رکھے گی اور مذاکرات ہوں گے",
        "سەرۆکی حکومەت لەگەڵ وەزیری دەرەوە کۆبووەوە و باسی پەیوەندییەکانی نێوان هەردوو لایان کرد",
        "وزیر کشور امروز آمد",
        "The two ministers met in Cairo (القاهرة) on Monday.",
        "12/10/2024 — 14:30",
        "",
    ],
)
def test_other_languages(text: str) -> None:
    assert not is_arabic(text)
