"""Reprints are known by their words, however they are spelt or cut."""

from __future__ import annotations

import pytest

from mahdar.intake.repeats import Repeats
from mahdar.reading import Report
from tests.intake.newsrooms import BODY, LEAD, SECOND, THIRD

TEXT = "\n".join(BODY)
OTHER = (
    "أعلنت هيئة المياه أن العمل في السد الجديد سيبدأ في مطلع الشهر المقبل، وأن الشركة المنفذة أتمت نقل معداتها إلى الموقع، "
    "فيما طالب سكان القرى المجاورة بتعويضات عن الأراضي التي ستغمرها المياه بعد إتمام البناء."
)


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        (TEXT, True),
        (TEXT.replace("أ", "ا").replace("،", ""), True),
        (f"{TEXT} وختم بشكر الوزارة.", True),
        (OTHER, False),
        (f"{LEAD}\n{OTHER}\n{OTHER.replace('المياه', 'الري')}", False),
        (f"{SECOND}\n{LEAD}\n{THIRD}", True),
    ],
    ids=["same", "other spelling", "a sentence more", "another", "one paragraph in common", "another order"],
)
def test_a_reprint(text: str, repeats: bool) -> None:
    known = Repeats()
    assert known.near
    assert known.of(Report(id="first", text=TEXT)) is None
    assert known.of(Report(id="second", text=text)) == ("first" if repeats else None)


def test_short_reports_repeat_only_word_for_word() -> None:
    known = Repeats()
    known.of(Report(id="1", text="التقى الوزير السفير في القاهرة."))
    assert known.of(Report(id="2", text="التقى الوزير السفير في عمان.")) is None
    assert known.of(Report(id="3", text="التقى الوزير السفير في القاهرة")) == "1"
