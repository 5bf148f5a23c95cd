"""Adversarial texts, doubled and doubled again: what grows faster than its length stands out.

python -m benchmarks.worst
"""

from __future__ import annotations

import time
from collections.abc import Callable

from mahdar.reading import Reader

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
}
SIZE = 6000


def main() -> None:
    reader = Reader()
    reader.read({"text": "بدأ العمل"})
    print(f"{'one sentence of':20}{'1 x, s':>9}{'2 x, s':>9}{'4 x, s':>9}{'last doubling':>15}")
    for name, make in TEXTS.items():
        spent = []
        for times in (1, 2, 4):
            begin = time.perf_counter()
            reader.read({"text": make(SIZE * times), "published": "2020-01-01"})
            spent.append(time.perf_counter() - begin)
        print(f"{name:20}" + "".join(f"{second:9.2f}" for second in spent) + f"{spent[2] / spent[1]:13.1f} x")


if __name__ == "__main__":
    main()
