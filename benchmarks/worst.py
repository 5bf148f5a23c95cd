"""Adversarial texts, doubled and doubled again: what grows faster than its length stands out.

python -m benchmarks.worst
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import islice, pairwise, product

from mahdar.reading import Reader
from mahdar.scale.collecting import rare_collecting

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


def _people(count: int) -> list[str]:
    """People who share words of their names, but none the whole of it."""
    return [" ".join(name) for name in islice(product(_WORDS, repeat=3), count)]


def _of_others(words: str, length: int) -> Callable[[int], str]:
    """A text that says the same of two other people, {a} and {b}, in each of its parts of so many words."""

    def make(n: int) -> str:
        people = _people(n // length + 1)
        return " ".join(words.format(a=a, b=b) for a, b in pairwise(people))

    return make


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
    "different names": lambda n: " و".join(_people(n // 4)),
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
    "meetings of others": _of_others("التقى الوزير {a} نظيره {b} في عمان لبحث التعاون، ", 12),
    "journeys of others": _of_others("زار الوزير {a} بغداد. والتقى {a} السفير {b}. ", 14),
    "one who travels": _of_others("زار الوزير سامي حسن دمشق. والتقى الوزير سامي حسن السفير {a}. ", 14),
    "greetings of others": _of_others("ونقل {a} تحيات الرئيس {b} للملك سامي، ", 10),
    "after each meeting": _of_others("التقى الوزير {a} السفير {b}. وعقب اللقاء اجتمع {a} بالوزير سامي حسن. ", 20),
    "welcomes": _of_others("وصل الرئيس {a} إلى بغداد. وكان في استقباله الوزير {b}. ", 14),
    "heads of delegations": _of_others("التقى وفد الحزب السفير {a}. وترأس وفد الحزب {b}. ", 14),
    "talks told again": _of_others("استقبل الوزير {a} السفير {b}. وتناولت المحادثات بين الجانبين التعاون. ", 16),
    "meetings called off": _of_others("يلتقي الوزير {a} السفير {b} غدا. وألغى الوزير القمة. ", 14),
    "those present": lambda n: "التقى الوزير سامي حسن السفير خالد عمر. وحضر اللقاء " + " و".join(_people(n // 4)),
    "his highness": _of_others("وصل الأمير {a} أمس. وأكد سموه أن العمل جار. ", 12),
    "agreements": lambda n: "التقى الوزير سامي حسن السفير خالد عمر واتفق الجانبان على التعاون، " * (n // 11),
}
SIZE = 6000


def main(size: int = SIZE) -> None:
    reader = Reader()
    reader.read({"text": "بدأ العمل"})
    print(f"{'a text of':25}{'1 x, s':>9}{'2 x, s':>9}{'4 x, s':>9}{'last doubling':>15}")
    for name, make in TEXTS.items():
        spent = []
        for times in (1, 2, 4):
            begin = time.process_time()
            with rare_collecting():  # as `mahdar read` does
                reader.read({"text": make(size * times), "published": "2020-01-01"})
            spent.append(time.process_time() - begin)
        print(f"{name:25}" + "".join(f"{second:9.2f}" for second in spent) + f"{spent[2] / spent[1]:13.1f} x")


if __name__ == "__main__":
    main()
