"""Bodies and places across reports: one key for what is one, and an archive joined by earlier keys joined anew."""

from __future__ import annotations

from typing import Any

import pytest

from mahdar.archive import open_archive
from mahdar.archive.linking.bodies import key_by
from mahdar.archive.linking.places import key_of_place
from mahdar.archive.opening import close_archive
from mahdar.errors import ArchiveError
from tests.archive.reports import Told

Named = tuple[str, str, str]


def _key(name: str, kind: str, country: str = "", home: str = "SYR") -> str:
    return key_by(name, kind, country, home)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("وزارة الخارجية الأمريكية", "ministry", "USA"), ("الخارجية الأميركية", "ministry", "USA")),
        (("وزارة خارجية الولايات المتحدة", "ministry", "USA"), ("وزارة الشؤون الخارجية الأمريكية", "ministry", "USA")),
        (("وزارة الصحة", "ministry", ""), ("وزارة الصحة السورية", "ministry", "SYR")),
        (("وزارة الصحة والسكان", "ministry", ""), ("وزارة الصحة في حماة", "ministry", "")),
        (("البنتاغون", "army", "USA"), ("وزارة الدفاع الأميركية", "ministry", "USA")),
        (("حكومة لبنان", "government", "LBN"), ("الحكومة اللبنانية", "government", "LBN")),
        (("البرلمان الجديد", "parliament", ""), ("البرلمان السوري", "parliament", "SYR")),
        (("تنظيم داعش", "armed_group", ""), ("داعش الإرهابي", "armed_group", "")),
        (("وكالة معا الإخبارية", "media", ""), ("وكالة أنباء معا", "agency", "")),
        (("وكالة تاس الروسية للأنباء", "media", ""), ("وكالة تاس", "media", "")),
        (("شركة توتال الفرنسية", "company", ""), ("توتال", "company", "")),
        (("محكمة صفاقس الابتدائية", "court", "TUN"), ("المحكمة الابتدائية بصفاقس", "court", "TUN")),
        (("الهيئة العامة للطيران المدني", "agency", ""), ("هيئة الطيران المدني", "agency", "")),
        (("ريال مدريد الإسباني", "union", ""), ("نادي ريال مدريد", "other", "")),
        (("صحيفة الرياض", "media", ""), ("جريدة الرياض", "media", "")),
    ],
)
def test_one_body_by_two_names(one: Named, other: Named) -> None:
    assert _key(*one) == _key(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("وزارة الداخلية", "ministry", "LBN"), ("وزارة الداخلية", "ministry", "JOR")),
        (("وزارة الداخلية", "ministry", ""), ("وزارة الخارجية", "ministry", "")),
        (("حزب الحرية", "party", "AUT"), ("حزب الحرية", "party", "NLD")),
        (("الأمن العام", "government", ""), ("الأمن الوطني", "government", "")),
        (("وكالة الأنباء الألمانية", "media", ""), ("الصحيفة الألمانية", "media", "")),
        (("صحيفة الشرق الأوسط", "media", ""), ("وكالة أنباء الشرق الأوسط", "media", "")),
        (("إذاعة الرياض", "media", ""), ("صحيفة الرياض", "media", "")),
        (("الخطوط الجوية التركية", "company", "TUR"), ("الخطوط الجوية القطرية", "company", "QAT")),
        (("تنظيم القاعدة في جزيرة العرب", "armed_group", ""), ("تنظيم القاعدة", "armed_group", "")),
        (("محكمة تونس الابتدائية", "court", "TUN"), ("محكمة سوسة الابتدائية", "court", "TUN")),
        (("الحزب الديمقراطي الاشتراكي", "party", ""), ("الحزب الاشتراكي الديمقراطي", "party", "")),
    ],
)
def test_two_bodies_with_names_alike(one: Named, other: Named) -> None:
    assert _key(*one) != _key(*other)


def test_a_listed_club_is_the_same_wherever_it_is_named() -> None:
    assert _key("ريال مدريد", "union", home="SYR") == _key("ريال مدريد", "union", home="MAR")
    assert _key("وزارة الصحة", "ministry", home="SYR") != _key("وزارة الصحة", "ministry", home="MAR")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("مديرية نهم", "region", "YEM"), ("نهم", "city", "YEM"), True),
        (("مطار القاهرة الدولي", "site", "EGY"), ("مطار القاهرة", "site", "EGY"), True),
        (("ميلانو", "city", ""), ("ميلانو", "city", "ITA"), True),
        (("البحر المتوسط", "sea", ""), ("البحر الأبيض المتوسط", "sea", ""), True),
        (("قاعدة التنف", "site", ""), ("قاعدة التنف الأميركية", "site", ""), True),
        (("قرية الزهراوية", "neighbourhood", ""), ("الزهراوية", "city", "SYR"), True),
        (("الخالدية", "neighbourhood", "SAU"), ("الخالدية", "neighbourhood", "IRQ"), False),
        (("ولاية واشنطن", "state", "USA"), ("واشنطن", "capital", "USA"), False),
        (("مطار القاهرة", "site", "EGY"), ("القاهرة", "capital", "EGY"), False),
        (("شمال سيناء", "region", "EGY"), ("جنوب سيناء", "region", "EGY"), False),
    ],
)
def test_places(one: Named, other: Named, same: bool) -> None:
    assert (key_of_place(*one, None, "SYR") == key_of_place(*other, None, "SYR")) is same


def _bodies() -> dict[str, int]:
    from mahdar.archive.models import Named

    return dict(Named.objects.filter(kind="body").values_list("report__key", "identity_id"))


def _told(key: str, name: str, kind: str = "ministry", country: str | None = None) -> Any:
    return Told(key, f"قالت {name} في بيان.").body(name, kind=kind, country=country).record()


def _by_earlier_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of five names, each joined by name and country alone, as the first keys had it."""
    from mahdar.archive.linking import batch
    from mahdar.archive.models import Joined
    from mahdar.archive.writing import store_batch

    with monkeypatch.context() as patch:
        patch.setattr(batch, "body_key", lambda body, home: f"{body.name} @{body.country or home}")
        store_batch(
            [
                _told("a", "وزارة الخارجية الأردنية", country="JOR"),
                _told("b", "الخارجية الأردنية", country="JOR"),
                _told("c", "وزارة خارجية الأردن", country="JOR"),
                _told("d", "وزارة الصحة الأردنية", country="JOR"),
                _told("e", "الصحة الأردنية", country="JOR"),
            ]
        )
    Joined.objects.all().delete()
    assert len(set(_bodies().values())) == 5


def test_an_archive_of_earlier_keys_is_joined_anew(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from mahdar.archive.models import Identity, Joined
    from mahdar.archive.people import find_identities
    from mahdar.archive.writing import store_batch

    _by_earlier_keys(monkeypatch)
    before = _bodies()
    close_archive()
    open_archive(archive)
    now = _bodies()
    assert now["a"] == now["b"] == now["c"] == before["a"] != now["d"] == now["e"]
    assert Identity.objects.get(pk=before["b"]).into_id == before["a"]
    assert Identity.objects.get(pk=before["a"]).seen == 3
    assert {one.pk for one in find_identities("الخارجية الأردنية", "body")} == {now["a"]}
    store_batch([_told("f", "الخارجية الأردنية", country="JOR")])
    assert _bodies()["f"] == now["a"]
    assert Joined.objects.count() == 1
    open_archive(archive)
    assert _bodies() == {**now, "f": now["a"]}


def test_what_people_said_of_bodies_stays_when_they_are_joined_anew(
    archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mahdar.archive.corrections.history import By
    from mahdar.archive.corrections.identities import judge, merge
    from mahdar.archive.corrections.undoing import undo

    _by_earlier_keys(monkeypatch)
    before = _bodies()
    by = By(author="rima", reason="I know them")
    judge(before["d"], before["e"], "different", by)
    change = merge(before["d"], before["a"], by)
    close_archive()
    open_archive(archive)
    now = _bodies()
    assert now["d"] != now["e"]
    assert now["a"] == now["b"] == now["c"] == now["d"] == before["d"]
    undo(change.pk, by)
    assert _bodies()["a"] == before["a"] and _bodies()["d"] == before["d"]


def test_an_archive_of_later_keys_is_read_but_not_written(archive: str) -> None:
    from mahdar.archive.models import Joined

    Joined.objects.update(keys=99)
    close_archive()
    open_archive(archive, write=False)
    with pytest.raises(ArchiveError, match="newer Mahdar"):
        open_archive(archive)
