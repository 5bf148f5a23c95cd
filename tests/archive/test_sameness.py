"""Visits told by their guest, summits called off and held after all, and what many reports tell."""

from __future__ import annotations

from typing import Any

from mahdar.record import Record
from tests.archive.reports import Told


def _meetings() -> dict[str, int | None]:
    from mahdar.archive.models import Contact

    return dict(Contact.objects.values_list("report__key", "meeting_id"))


def _visit(
    key: str, outlet: str, *hosts: str, day: str = "2021-03-05", form: str = "visit", land: str = "EGY"
) -> Record:
    text = f"زار وزير الري شلال السنباطي عمان واستقبله {' و'.join(hosts)} هناك."
    told = Told(key, text, outlet=outlet, day=day).place("عمان", "JOR", 250441)
    told.person("شلال السنباطي", "وزير الري", "minister", land)
    for number, host in enumerate(hosts):
        told.person(host, "استقبله" if number == 0 else "", "minister" if number == 0 else None, "JOR")
    who = [f"p{number + 1}" for number in range(len(hosts) + 1)]
    return told.contact("زار", *who, form=form, date="2021-03-04", place="l1").record()


def test_a_visit_is_one_with_and_without_its_hosts(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_visit("a", "صحيفة السهل")])
    store_batch([_visit("b", "صحيفة النيل", "بلال الحنبلوي", form="arrival")])
    assert len(set(_meetings().values())) == 1


def test_at_home_nobody_is_a_guest(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_visit("a", "صحيفة السهل", land="JOR"), _visit("b", "صحيفة النيل", "بلال الحنبلوي", land="JOR")])
    assert len(set(_meetings().values())) == 2


def _summit(key: str, day: str, status: str = "held", date: str | None = None) -> Record:
    text = "القمة بين الرئيس المصري شلال السنباطي والملك الأردني بلال الحنبلوي في عمان."
    told = Told(key, text, outlet=f"صحيفة {key}", day=day).place("عمان", "JOR", 250441)
    told.person("شلال السنباطي", "الرئيس المصري", "president", "EGY").person(
        "بلال الحنبلوي", "الملك الأردني", "king", "JOR"
    )
    return told.contact("القمة", "p1", "p2", form="conference", status=status, date=date, place="l1").record()


def test_a_summit_called_off_for_a_day_is_the_one_held_on_it(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_summit("off", "2021-05-24", "cancelled", "2021-06-12")])
    store_batch([_summit("on", "2021-06-13", "held", "2021-06-12"), _summit("vague", "2021-05-26", "planned")])
    told: dict[str, Any] = _meetings()
    assert told["off"] == told["on"] != told["vague"]


def test_of_two_it_fits_a_telling_goes_to_the_one_that_many_tell(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_summit("odd", "2021-06-05", "held", "2021-06-02")])
    store_batch([_summit(f"many{n}", f"2021-06-{13 + n}", "held", "2021-06-12") for n in range(10)])
    store_batch([_summit("undated", "2021-06-14")])
    told = _meetings()
    assert told["undated"] == told["many0"] != told["odd"]
