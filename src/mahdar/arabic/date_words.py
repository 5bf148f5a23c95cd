"""The words of dates: how a date may be written, and which words of a text one may begin at or be a part of."""

from __future__ import annotations

import re
from functools import cache

from mahdar.arabic.letters import MARKS, fold
from mahdar.arabic.numbers import ORDINALS

_MONTH_NAMES = {
    1: "يناير كانون_الثاني جانفي",
    2: "فبراير شباط فيفري",
    3: "مارس آذار",
    4: "أبريل إبريل نيسان أفريل",
    5: "مايو أيار ماي",
    6: "يونيو حزيران جوان يونيه",
    7: "يوليو تموز جويلية يوليوز يوليه",
    8: "أغسطس آب أوت غشت",
    9: "سبتمبر أيلول شتنبر",
    10: "أكتوبر تشرين_الأول",
    11: "نوفمبر تشرين_الثاني نونبر",
    12: "ديسمبر كانون_الأول دجنبر دسمبر",
}
_HIJRI_NAMES = {
    1: "محرم محرم_الحرام",
    2: "صفر",
    3: "ربيع_الأول",
    4: "ربيع_الثاني ربيع_الآخر",
    5: "جمادى_الأولى",
    6: "جمادى_الآخرة جمادى_الثانية جمادي_الآخرة",
    7: "رجب",
    8: "شعبان",
    9: "رمضان",
    10: "شوال",
    11: "ذي_القعدة ذو_القعدة",
    12: "ذي_الحجة ذو_الحجة",
}
WEEKDAYS = {"الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6}


def _table(names: dict[int, str]) -> dict[str, int]:
    return {fold_all(name.replace("_", " ")): number for number, words in names.items() for name in words.split()}


def fold_all(text: str) -> str:
    """Every word of a phrase folded, one space between two."""
    return " ".join(fold(word) for word in text.split())


MONTHS, HIJRI = _table(_MONTH_NAMES), _table(_HIJRI_NAMES)


def _loose(key: str) -> str:
    """A pattern for a folded key that finds its spellings: hamza, ى/ي, ة/ه."""
    classes = {"ا": "[اأإآ]", "ي": "[يىئ]", "ه": "[هة]", "ء": "[ءئؤ]", " ": r"[ \u00a0]+"}
    return "".join(classes.get(letter, letter) for letter in key)


def _any(keys: list[str] | dict[str, int]) -> str:
    return "|".join(_loose(key) for key in sorted(keys, key=len, reverse=True))


_MONTH = f"(?:{_any(MONTHS)})"
_HMONTH = f"(?:{_any(HIJRI)})"
_DAY_WORDS = _any(ORDINALS)
_DAY_NAME = "ال[إاأ]ثنين|الثلاثاء|ال[أا]ربعاء|الخميس|الجمعة|السبت|ال[أا]حد"
_WEEKDAY = rf"(?:يوم[ \u00a0]+)?[وبل]?(?P<weekday>{_DAY_NAME})"
GO = r"(?:الماضي|الماضية|الفائت|الفائتة|المنصرم|المنصرمة|المنقضي|المنقضية|الأخير|السابق)"
COME = r"(?:المقبل|المقبلة|القادم|القادمة|الآتي|المقبلين|القادمين)"
_NOW = r"(?:الجاري|الجارية|الحالي|الحالية)"


def _first(keys: dict[str, int]) -> str:
    """A pattern for the first word of any of these phrases."""
    return "|".join(_loose(word) for word in sorted({key.split(" ")[0] for key in keys}))


_GLUED = rf"(?:يوم|[وبل]?(?:{_DAY_NAME}))?"  # «اليومالأربعاء»
_FIGURE = r"[0-9٠-٩].*"
_MONTH_WORD, _HMONTH_WORD = _first(MONTHS), _first(HIJRI)

# name, the words with which it begins, a word that must stand in the text, the pattern itself
_PATTERNS = (
    (
        "numeric",
        _FIGURE,
        None,
        r"(?<![\d./-])(?P<d>[0-9٠-٩]{1,2})(?P<sep>[-/.])(?P<m>[0-9٠-٩]{1,2})(?P=sep)(?P<y>[0-9٠-٩]{4})(?![\d])",
    ),
    (
        "iso",
        _FIGURE,
        None,
        r"(?<![\d./-])(?P<y>[0-9٠-٩]{4})(?P<sep>[-/.])(?P<m>[0-9٠-٩]{1,2})(?P=sep)(?P<d>[0-9٠-٩]{1,2})(?![\d])",
    ),
    (
        "hijri",
        _FIGURE,
        _HMONTH_WORD,
        rf"(?<!\d)(?P<d>[0-9٠-٩]{{1,2}})[ \u00a0./-]*(?:من[ \u00a0]+)?(?:شهر[ \u00a0]+)?(?P<hm>{_HMONTH})(?:[ \u00a0./،-]+(?:عام[ \u00a0]+|سنة[ \u00a0]+|لعام[ \u00a0]+)?(?P<y>1[34][0-9]{{2}}|١[٣٤][٠-٩]{{2}}))?(?:[ \u00a0]*هـ?)?(?!\w)",
    ),
    (
        "day_month",
        _FIGURE,
        _MONTH_WORD,
        rf"(?<![\d.])(?P<d>[0-9٠-٩]{{1,2}})[ \u00a0./-]*(?:من[ \u00a0]+)?(?:شهر[ \u00a0]+)?(?P<mn>{_MONTH})(?:[ \u00a0]*[/(][ \u00a0]*{_MONTH}[ \u00a0]*\)?)?(?:[ \u00a0./،-]+(?:من[ \u00a0]+)?(?:عام[ \u00a0]+|سنة[ \u00a0]+|العام[ \u00a0]+)?(?P<y>[12][0-9]{{3}}|[١٢][٠-٩]{{3}})|[ \u00a0]+(?:من[ \u00a0]+)?(?:العام|السنة)[ \u00a0]+(?P<of_year>{GO}|{COME}|{_NOW})|[ \u00a0]+(?P<rel>{GO}|{COME}|{_NOW}))?(?![\w])",
    ),
    (
        "ordinal_month",
        rf"[وبل]?(?:{_first(ORDINALS)})",
        _MONTH_WORD,
        rf"(?<!\w)[وبل]?(?P<dw>{_DAY_WORDS})[ \u00a0]+(?:(?<=فاتح )|(?<=غرة )|من[ \u00a0]+)(?:شهر[ \u00a0]+)?(?P<mn>{_MONTH})(?:[ \u00a0]*[/(][ \u00a0]*{_MONTH}[ \u00a0]*\)?)?(?:[ \u00a0]+(?:من[ \u00a0]+)?(?:عام[ \u00a0]+|سنة[ \u00a0]+)?(?P<y>[12][0-9]{{3}})|[ \u00a0]+(?:من[ \u00a0]+)?(?:العام|السنة)[ \u00a0]+(?P<of_year>{GO}|{COME}|{_NOW})|[ \u00a0]+(?P<rel>{GO}|{COME}|{_NOW}))?(?!\w)",
    ),
    (
        "month",
        r"في|خلال|منذ|[بل]?(?:مطلع|أواخر|أوائل|نهاية|بداية|منتصف|موفى|أواسط|شهر)|حتى|قبل|بحلول",
        _MONTH_WORD,
        rf"(?<!\w)(?:في|خلال|منذ|[بل]?(?:مطلع|أواخر|أوائل|نهاية|بداية|منتصف|موفى|أواسط|شهر)|حتى|قبل|بحلول)[ \u00a0]+(?:شهر[ \u00a0]+)?(?P<mn>{_MONTH})(?:[ \u00a0]*[/(][ \u00a0]*{_MONTH}[ \u00a0]*\)?)?(?:[ \u00a0]+(?:من[ \u00a0]+)?(?:عام[ \u00a0]+|سنة[ \u00a0]+|العام[ \u00a0]+)?(?P<y>[12][0-9]{{3}})|[ \u00a0]+(?:من[ \u00a0]+)?(?:العام|السنة)[ \u00a0]+(?P<of_year>{GO}|{COME}|{_NOW})|[ \u00a0]+(?P<rel>{GO}|{COME}|{_NOW}))?(?!\w)",
    ),
    (
        "month_to_come",
        rf"[وبل]?(?:{_MONTH_WORD})",
        rf"{COME}|{GO}|{_NOW}",
        rf"(?<!\w)[وبل]?(?P<mn>{_MONTH})(?:[ \u00a0]*[/(][ \u00a0]*{_MONTH}[ \u00a0]*\)?)?[ \u00a0]+(?:(?:من[ \u00a0]+)?(?:العام|السنة)[ \u00a0]+(?P<of_year>{GO}|{COME}|{_NOW})|(?P<rel>{GO}|{COME}|{_NOW}))(?P<y>)(?!\w)",
    ),
    (
        "year",
        r"(?:[وبل]?ال)?(?:عام|سنة|العام|للعام|لعام|بعام)",
        None,
        r"(?<!\w)(?:[وبل]?ال)?(?:عام|سنة|العام|للعام|لعام|بعام)[ \u00a0]+(?P<y>[12][0-9]{3}|[١٢][٠-٩]{3})(?!\w)",
    ),
    (
        "before_yesterday",
        r"يوم|مساء|صباح|[أا]ول|[أا]مس",
        r"[أا]مس",
        rf"(?<!\w)(?:يوم[ \u00a0]+|مساء[ \u00a0]+|صباح[ \u00a0]+)?(?:[أا]ول[ \u00a0]+(?:من[ \u00a0]+)?[أا]مس|[أا]مس[ \u00a0]+ال[أا]ول)(?:(?:[ \u00a0]+[،(]?|[،(])[ \u00a0]*{_WEEKDAY}\)?)?(?!\w)",
    ),
    (
        "yesterday",
        rf"يوم|مساء|صباح|ليل|ظهر|عصر|الليلة|(?:[أا]مس|البارحة){_GLUED}",
        r"[أا]مس|البارحة|الليلة",
        rf"(?<!\w)(?:يوم[ \u00a0]+|مساء[ \u00a0]+|صباح[ \u00a0]+|ليل[ \u00a0]+|ظهر[ \u00a0]+|عصر[ \u00a0]+)?(?:[أا]مس|البارحة|الليلة[ \u00a0]+الماضية)(?:(?:[ \u00a0]+[،(]?|[،(])[ \u00a0]*{_WEEKDAY}\)?)?(?!\w)",
    ),
    (
        "after_tomorrow",
        r"بعد",
        r"غد",
        rf"(?<!\w)بعد[ \u00a0]+غد(?:(?:[ \u00a0]+[،(]?|[،(])[ \u00a0]*{_WEEKDAY}\)?)?(?!\w)",
    ),
    (
        "tomorrow",
        r"يوم|صباح|ظهر|عصر|مساء|نهار|فجر|غد(?:ا|اً|ًا)?",
        r"غد(?:ا|اً|ًا)?|الغد",
        rf"(?<!\w)(?:(?:يوم[ \u00a0]+)?غد(?:ا|اً|ًا)?|(?:يوم|صباح|ظهر|عصر|مساء|نهار|فجر)[ \u00a0]+الغد)(?:(?:[ \u00a0]+[،(]?|[،(])[ \u00a0]*{_WEEKDAY}\)?)?(?!\w)",
    ),
    (
        "today",
        rf"مساء|صباح|فجر|ظهر|عصر|اليوم{_GLUED}",
        r"اليوم",
        rf"(?<!\w)(?:مساء[ \u00a0]+|صباح[ \u00a0]+|فجر[ \u00a0]+|ظهر[ \u00a0]+|عصر[ \u00a0]+)?(?:اليوم)(?:(?:[ \u00a0]+[،(]?|[،(])[ \u00a0]*{_WEEKDAY}\)?)?(?!\w)",
    ),
    (
        "ago",
        r"قبل",
        None,
        r"(?<!\w)قبل[ \u00a0]+(?P<n>يومين|أسبوعين|شهرين|عامين|سنتين|أسبوع|شهر|عام|سنة|يوم|(?P<num>\w+)[ \u00a0]+(?P<unit>أيام|أسابيع|أشهر|شهور|أعوام|سنوات|يوما|شهرا|عاما))(?!\w)",
    ),
    (
        "day_of_period",
        rf"{_FIGURE}|[وبل]?(?:{_first(ORDINALS)})",
        r"الشهر",
        rf"(?<![\d./-])(?:(?P<d>[0-9٠-٩]{{1,2}})|(?<!\w)[وبل]?(?P<dw>{_DAY_WORDS}))[ \u00a0]+(?:من[ \u00a0]+)?(?:هذا[ \u00a0]+)?الشهر[ \u00a0]+(?P<rel>{GO}|{COME}|{_NOW})(?!\w)",
    ),
    (
        "weekday",
        rf"يوم|[وبل]?(?:{_DAY_NAME})",
        rf"[وبل]?(?:{_DAY_NAME})",
        rf"(?<!\w){_WEEKDAY}(?:[ \u00a0]+(?P<rel>{GO}|{COME}|{_NOW}))?(?!\w)",
    ),
    (
        "period",
        r"[وبل]?(?:الأسبوع|الشهر|العام|السنة|الاسبوع)",
        None,
        rf"(?<!\w)[وبل]?(?P<unit>الأسبوع|الشهر|العام|السنة|الاسبوع)[ \u00a0]+(?P<rel>{GO}|{COME}|{_NOW})(?!\w)",
    ),
)
KINDS = tuple(name for name, _, _, _ in _PATTERNS)
_Compiled = re.Pattern[str]


@cache
def pattern_of(kind: int) -> _Compiled:
    """The pattern of the kind with this number, compiled when a text first asks for it: all together take a start 60 ms."""
    return re.compile(_PATTERNS[kind][3])


@cache
def _openers() -> tuple[_Compiled, tuple[_Compiled, ...], tuple[_Compiled, ...]]:
    """What words have to do with any kind; with which each may begin; which each needs."""
    asked = [(opens, needs or "") for _, opens, needs, _ in _PATTERNS]
    either = "|".join(dict.fromkeys(f"(?:{words})" for pair in asked for words in pair if words))
    return re.compile(either), tuple(re.compile(o) for o, _ in asked), tuple(re.compile(n) for _, n in asked)


_INNER = re.compile(r"(?<=\W)(?=\w)")
_MARKS_AT_END = re.compile(r"\W+$")
_KNOWN_LIMIT = 100_000

_NOTHING = sum(1 << n for n, (_, _, needs, _) in enumerate(_PATTERNS) if not needs)
_PLAIN = (0, _NOTHING, (0,), False)
"""What is known of a word that has nothing to do with dates."""


_Known = tuple[int, int, tuple[int, ...], bool]


class _Openings(dict[str, _Known]):
    """Of each form of a token: which patterns may begin in it (a bit each), which have what they need, where
    in it, and whether it is written with marks or letters that no pattern has."""

    def __missing__(self, raw: str) -> _Known:
        if len(self) > _KNOWN_LIMIT:
            self.clear()
        self[raw] = known = _opening(raw)
        return known


openings = _Openings()


def _opening(written: str) -> _Known:
    raw = bare(written)
    inner = () if raw.isalpha() else tuple(match.start() for match in _INNER.finditer(raw))
    either, may_open, may_need = _openers()
    if not inner and not either.match(raw):
        return _PLAIN
    word = _MARKS_AT_END.sub("", raw)
    every = bool(inner) and not raw[0].isdigit()  # «عبد الأحد», or a mark within: any pattern may begin behind it
    opens = sum(1 << n for n, words in enumerate(may_open) if every or words.fullmatch(word))
    needs = sum(1 << n for n, words in enumerate(may_need) if every or not words.pattern or words.match(word))
    return (opens, needs, (0, *inner), raw != written) if opens or needs != _NOTHING else _PLAIN


DROPPED = re.compile(f"[{MARKS}]")
_ALIKE = dict(zip("یکہ۰۱۲۳۴۵۶۷۸۹\u202f", "يكه٠١٢٣٤٥٦٧٨٩\u00a0", strict=True))
_UNLIKE = re.compile(f"[{''.join(_ALIKE)}]")


def bare(text: str) -> str:
    """A text without vowel signs, tatweel and invisible controls, in the letters and figures of Arabic keyboards."""
    return _UNLIKE.sub(lambda letter: _ALIKE[letter[0]], DROPPED.sub("", text))


def bears_on_dates(raw: str) -> bool:
    """Whether a date may begin at a word, or the word be part of one."""
    if raw.isalpha() and "ـ" not in raw:  # as most words are, which are not worth keeping
        if raw[:_HEAD] not in _HEADS and raw[:3] not in _HEADS and raw[:2] not in _HEADS:
            return False
        if not any(raw[:length] in _LONGER_HEADS for length in range(2, _LONGER + 1)):
            return False
    return openings[raw] is not _PLAIN


def _heads(pattern: str, size: int, at: int = 0) -> tuple[set[str], int]:
    """The first letters of the texts of a pattern of letters, classes, groups and «?», from its offset to the end of its group."""
    found: set[str] = set()
    heads = {""}
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found, heads, at = found | heads, {""}, at + 1
            continue
        if pattern[at] == "[":
            close = pattern.index("]", at)
            nexts, at = set(pattern[at + 1 : close]), close + 1
        elif pattern.startswith("(?:", at):
            nexts, at = _heads(pattern, size, at + 3)
            at += 1
        else:
            nexts, at = {pattern[at]}, at + 1
        if pattern[at : at + 1] == "?":
            nexts, at = nexts | {""}, at + 1
        nexts |= {_ALSO[letter] for letter in nexts if letter in _ALSO}
        heads = {(head + letter)[:size] for head in heads for letter in nexts}
    return found | heads, at


def _all_heads(size: int) -> frozenset[str]:
    """The first letters of all words of dates; of the shorter words all."""
    patterns = [words for _, *both, _ in _PATTERNS for words in both if words and words != _FIGURE]
    return frozenset(head for words in patterns for head in _heads(words, size)[0])


_ALSO = {"ي": "ی", "ك": "ک", "ه": "ہ"}
_HEAD, _LONGER = 4, 8
"""So many letters tell most words from those of dates, and so many nearly all others."""
_LONGER_HEADS = _all_heads(_LONGER)
_HEADS = frozenset(head[:_HEAD] for head in _LONGER_HEADS)
