"""What the database counts by itself stays true whatever happens to a claim, and every change makes a new revision."""

from __future__ import annotations

from collections import Counter

from mahdar.archive import Filter
from mahdar.record import ReaderInfo
from tests.archive.reports import Told, talks

NEWER = ReaderInfo(name="mahdar", version="0.2.0", words="w2")


def _counted() -> Counter[tuple[str, str, str]]:
    """From the rows themselves."""
    from mahdar.archive import models

    kinds = ("Office", "Contact", "Statement", "Upcoming", "Event")
    found: Counter[tuple[str, str, str]] = Counter()
    for kind in kinds:
        for one in getattr(models, kind).objects.exclude(state="rejected").select_related("report"):
            found[kind.lower(), (one.day or "")[:7], one.report.outlet or ""] += 1
    for report in models.Report.objects.all():
        found["report", (report.published or "")[:7], report.outlet or ""] += 1
    return found


def _kept() -> Counter[tuple[str, str, str]]:
    """As the database says."""
    from mahdar.archive.models import Tally

    return Counter({(one.kind, one.month, one.outlet): one.n for one in Tally.objects.exclude(n=0)})


def _true() -> int:
    """The revision, where all counts are true."""
    from mahdar.archive.tallying import revision

    assert _kept() == _counted()
    return revision()


def test_counts_stay_true_and_every_change_is_a_new_revision(archive: str) -> None:
    from mahdar.archive.corrections.claims import accept, add, edit, reject
    from mahdar.archive.corrections.history import By
    from mahdar.archive.corrections.undoing import undo
    from mahdar.archive.forgetting import forget_person, forget_report
    from mahdar.archive.models import Contact, Identity, Statement
    from mahdar.archive.writing import store_batch

    seen = [_true()]

    def step() -> None:
        seen.append(_true())
        assert seen[-1] > seen[-2]

    by = By(author="نور")
    store_batch([talks("a"), talks("b", day="2021-04-01", outlet="صحيفة النيل"), talks("c", outlet="صحيفة النيل")])
    step()
    store_batch([talks("a"), talks("b", day="2021-04-01", outlet="صحيفة النيل")])
    assert _true() == seen[-1], "the same once more changes nothing"
    contact, statement = Contact.objects.get(report__key="a").pk, Statement.objects.get(report__key="b").pk
    rejected = reject("contact", contact, by)
    step()
    undo(rejected.pk, by)
    step()
    edit("contact", contact, {"date": "2020-12-31"}, by)
    step()
    accept("statement", statement, by)
    step()
    store_batch([talks("a", day="2021-05-01", outlet="صحيفة الفجر", reader=NEWER)])
    step()
    store_batch([talks("b", day=None, outlet="صحيفة الفجر", reader=NEWER)])
    step()
    assert _kept()["statement", "2021-04", "صحيفة الفجر"] == 1, "what a person accepted went with its report"
    added = add("contact", "c", {"form": "call", "status": "held", "parties": [{"who": "p1"}, {"who": "p2"}],
                                 "evidence": [[0, 5]]}, by)  # fmt: skip
    step()
    undo(added.pk, by)
    step()
    forget_report("c", "قرار المحكمة")
    step()
    forget_person(Identity.objects.get(name="سليم القادري", into=None), "طلب صاحب الشأن")
    step()


def test_merging_splitting_and_taking_back_are_revisions(archive: str) -> None:
    from mahdar.archive.corrections.history import By
    from mahdar.archive.corrections.identities import judge, merge, split
    from mahdar.archive.corrections.undoing import undo
    from mahdar.archive.models import Identity, Named
    from mahdar.archive.writing import store_batch

    by = By(author="نور")
    store_batch([talks("a"), Told("d", "تحدث سليم ناصر القادري في إربد.").person("سليم ناصر القادري").record()])
    one = Named.objects.get(report__key="a", name="سليم القادري").identity
    other = Identity.objects.get(kind="person", name="حاتم الجندي")
    seen = [_true()]
    merged = merge(one.pk, other.pk, by)
    seen.append(_true())
    undo(merged.pk, by)
    seen.append(_true())
    judge(one.pk, other.pk, "different", by)
    seen.append(_true())
    split(one.pk, [Named.objects.filter(identity=one).first().pk], by)
    seen.append(_true())
    assert seen == sorted(set(seen))


def test_what_is_counted_is_what_the_rows_say(archive: str) -> None:
    from mahdar.archive.models import Contact, Report
    from mahdar.archive.months import months
    from mahdar.archive.narrowing import claims, reached
    from mahdar.archive.tallying import by_month, by_outlet, how_many
    from mahdar.archive.writing import store_batch

    days = ("2020-12-31", "2021-01-01", "2021-02-03", "2021", "2021-02", None)
    outlets = ("صحيفة السهل", "صحيفة النيل")
    store_batch([talks(f"r{n}", day=day, outlet=outlets[n % 2]) for n, day in enumerate(days)])
    filters = (
        Filter(), Filter(outlet=outlets[0]), Filter(from_="2021"), Filter(from_="2021-01", to="2021-02"), Filter(to="2020"),
        Filter(to="2021", outlet=outlets[1]), Filter(from_="2022"),
    )  # fmt: skip
    for narrow in filters:
        assert how_many("contact", narrow) == claims(Contact, narrow).count() == reached(Contact, narrow, 100), narrow
        assert sum(one.contacts for one in months(narrow).months) == claims(Contact, narrow).exclude(day=None).count()
    for narrow in (
        Filter(country="JOR"),
        Filter(context="diplomatic"),
        Filter(from_="2021-01-02"),
        Filter(person="سليم القادري"),
    ):
        assert how_many("contact", narrow) is None
        whole = claims(Contact, narrow, whole=True).values_list("pk", flat=True)
        assert sorted(whole) == sorted(claims(Contact, narrow).values_list("pk", flat=True)) != [], narrow
        assert reached(Contact, narrow, 3) == min(3, len(whole))
    assert by_outlet("report") == {outlet: Report.objects.filter(outlet=outlet).count() for outlet in outlets}
    assert by_month("report", Filter()) == {"2020-12": 1, "2021-01": 1, "2021-02": 2, "2021": 1, "": 1}


def test_an_archive_of_before_is_counted_when_it_is_opened(archive: str) -> None:
    """As the migration does it, from the rows alone."""
    from django.db import connection

    from mahdar.archive.migrations._frozen import statements
    from mahdar.archive.models import Tally
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b", day=None, outlet="صحيفة النيل")])
    Tally.objects.all().delete()
    with connection.cursor() as cursor:
        for statement in statements("0005_counted"):
            cursor.execute(statement)
    _true()


def test_a_part_of_a_list_is_found_by_its_days_as_in_the_whole_list(archive: str) -> None:
    from django.db.models import F

    from mahdar.archive.models import Contact
    from mahdar.archive.narrowing import claims
    from mahdar.archive.tallying import window
    from mahdar.archive.writing import store_batch

    days = ("2020-12-31", "2021-01-01", "2021-01-09", "2021-02-03", "2021", "2021-02", "2019", None)
    outlets = ("صحيفة السهل", "صحيفة النيل")
    store_batch([talks(f"r{n}", day=days[n % len(days)], outlet=outlets[n % 3 % 2]) for n in range(48)])
    for narrow in (Filter(), Filter(outlet=outlets[1]), Filter(from_="2021"), Filter(to="2020", outlet=outlets[0])):
        rows = (
            claims(Contact, narrow)
            .order_by(F("day").desc(nulls_last=True), "-report_id", "pk")
            .values_list("pk", flat=True)
        )
        whole, looked = list(rows), 0
        for start in range(len(whole)):
            for count in (1, 5, 25):
                where = window("contact", narrow, start, min(count, len(whole) - start))
                if where is None:
                    continue
                looked += 1
                near = list(rows.filter(day__gte=where.first, day__lte=where.last)[where.passed : where.passed + count])
                assert near == whole[start : start + count], (narrow, start, count)
        assert looked
    assert window("contact", Filter(country="JOR"), 0, 5) is None
