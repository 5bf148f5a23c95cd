"""Which post a title names: one seat in other words, or another of its kind; and no conflict between two seats."""

from __future__ import annotations

import pytest

from tests.archive.reports import Told


@pytest.mark.parametrize(
    ("one", "other", "post", "same"),
    [
        ("وزير الخارجية المصري", "وزير خارجية مصر", "minister", True),
        ("وزيرة الثقافة والفنون", "وزير الثقافة السابق", "minister", True),
        ("وزير الشؤون الخارجية", "وزير الخارجية", "minister", True),
        ("وزير الخارجية المصري", "وزير الداخلية المصري", "minister", False),
        ("رئيس مجلس الوزراء", "رئيس الحكومة المكلف", "prime_minister", True),
        ("رئيس الجمهورية", "الرئيس المصري المنتخب", "president", True),
        ("محافظ أسوان", "محافظ الأقصر", "governor", False),
    ],
)
def test_titles_of_one_seat(archive: str, one: str, other: str, post: str, same: bool) -> None:
    from mahdar.archive.seats import seat_of

    seats = [seat_of(title, post, "EGY", None, None) for title in (one, other)]
    assert (seats[0] == seats[1]) is same, seats


def test_a_foreign_minister_by_either_code_and_bodies_that_tell_more_than_countries(archive: str) -> None:
    from mahdar.archive.seats import seat_of

    assert seat_of("وزير الخارجية", "foreign_minister", "EGY", None, None) == seat_of(
        "وزير خارجية مصر", "minister", "EGY", None, None
    )
    assert seat_of("رئيس حزب النهر", "president", "EGY", 7, "حزب النهر") == seat_of(
        "رئيس حزب النهر المصري", "president", None, 7, "حزب النهر"
    )
    spoken = ("الناطق الرسمي بشرطة النهر", "المتحدث الإعلامي لشرطة النهر")
    assert len({seat_of(title, "spokesperson", "EGY", 9, "شرطة النهر") for title in spoken}) == 1
    assert not seat_of("رئيس اللجنة", "president", None, None, None).is_sure


def test_two_ministers_of_one_country_are_no_conflict_and_one_seat_is_one_tenure(archive: str) -> None:
    from mahdar.archive.models import Office
    from mahdar.archive.tenures import tenures
    from mahdar.archive.writing import store_batch

    told = (
        ("a", "سليم القادري", "وزير الري المصري", "EGY", "2021-01-01"),
        ("b", "سليم القادري", "وزير الري", None, "2021-06-01"),
        ("c", "رائد السنباطي", "وزير الثقافة المصري", "EGY", "2021-02-01"),
        ("d", "رائد السنباطي", "وزير الثقافة المصري", "EGY", "2021-07-01"),
        ("e", "بلال الحنبلوي", "رئيس اللجنة", None, "2021-02-01"),
        ("f", "زهير القندلاوي", "رئيس اللجنة", None, "2021-02-01"),
    )
    for key, name, title, land, day in told:
        post = "president" if "اللجنة" in title else "minister"
        store_batch([Told(key, f"قال {title} {name} نعم", day=day).person(name, title, post, land).record()])
    found = {one["holder_name"]: one for one in tenures(Office.objects.all())}
    assert len(found) == 4 and not any(one["conflict"] for one in found.values())
    water = found["سليم القادري"]
    assert (water["reports"], water["first"], water["last"]) == (2, "2021-01-01", "2021-06-01") and "land" not in water


def test_each_country_has_its_own_ambassador_at_a_body(archive: str) -> None:
    from mahdar.archive.seats import seat_of

    one, other, same = (
        seat_of(title, "ambassador", land, 7, "الأمم المتحدة")
        for title, land in (
            ("السفير النرويجي لدى الأمم المتحدة", "NOR"),
            ("سفيرة تشاد لدى الأمم المتحدة", "TCD"),
            ("سفير النرويج في الأمم المتحدة", "NOR"),
        )
    )
    assert one != other and (one.country, one.body) == (same.country, same.body) == ("NOR", 7)


def test_a_bare_president_of_whom_no_more_is_told_conflicts_with_nobody(archive: str) -> None:
    from mahdar.archive.models import Office
    from mahdar.archive.tenures import tenures
    from mahdar.archive.writing import store_batch

    for key, name, title, land, day in (
        ("a", "سليم القادري", "رئيس النرويج", "NOR", "2021-01-01"),
        ("b", "سليم القادري", "رئيس النرويج", "NOR", "2021-06-01"),
        ("c", "بلال الحنبلوي", "الرئيس", None, "2021-02-01"),
        ("d", "بلال الحنبلوي", "الرئيس", None, "2021-05-01"),
    ):
        store_batch([Told(key, f"قال {title} {name} أمس.", day=day).person(name, title, "president", land).record()])
    assert not any(one["conflict"] for one in tenures(Office.objects.all()))
