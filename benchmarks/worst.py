"""Adversarial texts, doubled and doubled again: what grows faster than its length stands out.

python -m benchmarks.worst
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice, product

from mahdar.reading import Reader

_WORDS = (
    "محمد",
    "أحمد",
    "سامي",
    "علي",
    "خالد",
    "عمر",
    "حسن",
    "يوسف",
    "كريم",
    "جمال",
    "ناصر",
    "سعيد",
    "فيصل",
    "طارق",
    "وليد",
    "زياد",
)


def _different_names(n: int) -> str:
    """People who share words of their names, but none the whole of it."""
    return " و".join(" ".join(name) for name in islice(product(_WORDS, repeat=3), n // 4))


TEXTS: dict[str, Callable[[int], str]] = {
    "a million «و»": lambda n: "و " * n,
    "quotation marks": lambda n: 'قال "' * n,
    "names": lambda n: "محمد أحمد، " * n,
    "verbs of saying": lambda n: "وأضاف أن " * n,
    "meetings": lambda n: "التقى الوزير أحمد علي الوزير سامي حسن و" * (n // 4),
    "quotations": lambda n: 'وقال "لا" ' * n,
    "greetings": lambda n: "ونقل أحمد علي للملك سامي تحيات الرئيس خالد عمر، " * (n // 4),
    "attacks": lambda n: "انفجرت سيارة مفخخة أمس في بغداد قتل 3 جنود " * (n // 4),
    "places": lambda n: "في محافظة حجة ومدينة تعز " * (n // 3),
    "he said he": lambda n: "قال إنه قتل عددا " * (n // 4),
    "colons": lambda n: "قال: " * n,
    "open quotations": lambda n: "وقال «نعم " * n,
    "nested quotations": lambda n: "«قال " * n + "» " * n,
    "different names": _different_names,
    "honorifics": lambda n: "الدكتور " * n,
    "spokesmen of spokesmen": lambda n: "المتحدث باسم " * n,
    "offices in a chain": lambda n: "نائب رئيس " * n,
    "offices with names": lambda n: "وزير الخارجية سامي شكري ورئيس الوزراء أحمد علي و" * (n // 4),
    "offices of nobody": lambda n: "خلال لقائه رئيس الوزراء، " * (n // 4),
    "a list of places": lambda n: "بغداد والقاهرة ودمشق و" * (n // 3),
    "commas": lambda n: "، " * n,
    "relative pronouns": lambda n: "الذي " * n,
    "what is to come": lambda n: "من المقرر أن يلتقي الوزير نظيره يوم الثلاثاء المقبل، " * (n // 4),
    "a word 100,000 times": lambda n: "كتاب " * (n * 4),
}
SIZE = 6000


def main() -> None:
    reader = Reader()
    reader.read({"text": "بدأ العمل"})
    print(f"{'one sentence of':25}{'1 x, s':>9}{'2 x, s':>9}{'4 x, s':>9}{'last doubling':>15}")
    for name, make in TEXTS.items():
        spent = []
        for times in (1, 2, 4):
            begin = time.process_time()
            reader.read({"text": make(SIZE * times), "published": "2020-01-01"})
            spent.append(time.process_time() - begin)
        print(f"{name:25}" + "".join(f"{second:9.2f}" for second in spent) + f"{spent[2] / spent[1]:13.1f} x")


if __name__ == "__main__":
    main()
