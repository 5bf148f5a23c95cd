"""Numbers in digits of both kinds and in words."""

from __future__ import annotations

from mahdar.arabic.letters import fold

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def to_int(digits: str) -> int:
    """«٢٠٢٠», «2020», «1,234», «١٬٢٣٤» as a number. Raises ValueError for anything else."""
    return int(digits.translate(_DIGITS).replace(",", "").replace("٬", ""))


SMALL = {
    fold(word): number
    for number, words in {
        1: "واحد واحدة",
        2: "اثنان اثنين اثنتان اثنتين",
        3: "ثلاثة ثلاث",
        4: "أربعة أربع",
        5: "خمسة خمس",
        6: "ستة ست",
        7: "سبعة سبع",
        8: "ثمانية ثماني ثمان",
        9: "تسعة تسع",
        10: "عشرة عشر",
        20: "عشرون عشرين",
        30: "ثلاثون ثلاثين",
    }.items()
    for word in words.split()
}
"""Small number words by their key: «ثلاثة» → 3."""

_ONES = ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")


def _ordinals() -> dict[str, int]:
    table = {fold(word): number for number, word in enumerate(_ONES, 1)}
    table |= {fold("الفاتح"): 1, fold("فاتح"): 1, fold("غرة"): 1}  # as the Maghreb says
    table[f"{fold('الحادي')} عشر"] = 11
    for number, word in enumerate(_ONES[1:9], 12):
        table[fold(word) + " عشر"] = number
    for tens, name in ((20, "العشرين"), (30, "الثلاثين")):
        table[fold(name)] = tens
        for number, word in enumerate(("الحادي", *_ONES[1:9]), 1):
            if tens + number <= 31:
                table[f"{fold(word)} و{fold(name)}"] = tens + number
    return table


ORDINALS = _ordinals()
"""Days of the month in words: «الثالث» → 3, «الحادي عشر» → 11, «الخامس والعشرين» → 25."""
