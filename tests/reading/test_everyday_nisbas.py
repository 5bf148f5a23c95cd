"""Adjectives of a country that mostly mean something else: «وزارة المالية» is no ministry of Mali."""

from __future__ import annotations

from mahdar.reading import Reader


def test_finance_is_not_mali() -> None:
    text = "قال وزير المالية حسن الرمادي إن وزارة المالية جاهزة، وأكد المحلل المالي رائد البنا أن الجيش المالي انتشر."
    record = Reader().read({"id": "m", "text": text})
    assert {body.name: body.country for body in record.organizations} == {"وزارة المالية": None, "الجيش المالي": "MLI"}
    assert {office.country for person in record.people for office in person.offices} == {None}
