"""Many reports of one contact, reprints of one text, announcements and what became of them; who met whom when."""

from __future__ import annotations

from typing import Any

import msgspec

from mahdar.archive import Filter
from mahdar.record import Record, Source
from tests.archive.reports import Told, talks

LONG = (
    "استقبل وزير الزراعة سليم القادري في مكتبه صباح اليوم سفير النرويج إريك هولم وبحثا دعم صغار المزارعين في وادي الأردن "
    "ومشروع الري الحديث الذي تموله الحكومة النرويجية منذ عامين، كما اطلع السفير على خطة الوزارة للموسم المقبل."
)


def _met(
    key: str,
    *,
    day: str = "2021-03-04",
    outlet: str = "صحيفة السهل",
    form: str = "meeting",
    text: str = LONG,
    place: bool = False,
    date: str | None = None,
    third: bool = False,
) -> Record:
    told = Told(key, text + (" في عمان مع رائد الطويل." if place or third else ""), day=day, outlet=outlet)
    told.person("سليم القادري", "وزير الزراعة", "minister", "JOR").person(
        "إريك هولم", "سفير النرويج", "ambassador", "NOR"
    )
    who = ["p1", "p2"]
    if place:
        told.place("عمان", "JOR", 250441)
    if third:
        told.person("رائد الطويل")
        who.append("p3")
    return told.contact("استقبل", *who, form=form, date=date, place="l1" if place else None).record()


def _meetings() -> list[dict[str, Any]]:
    from mahdar.archive.models import Meeting
    from mahdar.archive.telling import meetings_told

    return list(meetings_told(Meeting.objects.filter(contacts__isnull=False).distinct().order_by("pk")))


def test_tellings_of_one_contact_are_joined_and_their_differences_shown(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    other = "بحث سفير النرويج إريك هولم مع وزير الزراعة سليم القادري الذي استقبل الضيف ملف المياه."
    store_batch([_met("a")])
    store_batch([_met("b", outlet="صحيفة النيل", text=other, place=True, third=True, day="2021-03-05")])
    (meeting,) = _meetings()
    assert meeting["sources"] == 2 and [one["report"] for one in meeting["versions"]] == ["a", "b"]
    assert meeting["differences"]["place"] == {"عمان": ["b"]}
    assert meeting["differences"]["parties"]["رائد الطويل"] == ["b"] and "form" not in meeting["differences"]


def test_what_is_not_one_contact_stays_apart(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_met("a"), _met("later", day="2021-04-04"), _met("call", form="call")])
    store_batch([_met("dated", date="2021-03-02"), _met("dated too", date="2021-03-04", day="2021-03-05")])
    by_report = {one["report"]: meeting["id"] for meeting in _meetings() for one in meeting["versions"]}
    assert len({by_report["a"], by_report["later"], by_report["call"]}) == 3
    assert by_report["dated"] != by_report["dated too"]


SUMMIT = "قمة الرئيس هاكون برنت والرئيس نعيم الطويل في أوسلو"


def _summit(key: str, day: str, *, date: str | None = None, status: str = "held", form: str = "conference") -> Record:
    told = Told(key, f"{SUMMIT} كما قيل في {day} عن النرويج والأردن وما بينهما من ملفات كثيرة {key}.", day=day)
    told.person("هاكون برنت", "الرئيس", "president", "NOR").person("نعيم الطويل", "والرئيس", "president", "JOR")
    return told.contact("قمة", "p1", "p2", form=form, status=status, date=date).record()


def _together() -> list[set[str]]:
    return [{version["report"] for version in one["versions"]} for one in _meetings()]


def test_a_summit_is_spoken_of_for_weeks(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_summit("dated", "2021-03-12", date="2021-03-12")])
    store_batch([_summit("before", "2021-02-10", status="planned"), _summit("after", "2021-04-20")])
    store_batch([_summit("next", "2021-06-30", status="planned")])
    assert _together() == [{"dated", "before", "after"}, {"next"}]
    assert _meetings()[0]["day"] == "2021-03-12"  # the day that reports give, not that of a telling


def test_two_meetings_become_one_when_a_report_shows_that_they_are(archive: str) -> None:
    from mahdar.archive.models import Meeting
    from mahdar.archive.writing import store_batch

    store_batch([_summit("early", "2021-02-20", form="meeting")])
    store_batch([_summit("late", "2021-03-14", form="meeting")])
    assert len(_together()) == 2
    store_batch([_summit("between", "2021-03-04", date="2021-03-04", form="meeting")])
    assert _together() == [{"early", "late", "between"}]
    assert Meeting.objects.filter(contacts__isnull=True).count() == 0


def test_what_is_still_to_come_was_not_held_before(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_summit("held", "2021-03-04", date="2021-03-04", form="meeting")])
    store_batch([_summit("planned", "2021-03-08", status="planned", form="meeting")])
    assert _together() == [{"held"}, {"planned"}]


def _received(key: str, host: str, *more: str) -> Record:
    text = f"استقبل {host} {' '.join(more)} وزير الدفاع الضيف كارل نوردن اليوم {key}."
    told = Told(key, text).person(host)
    for one in more:
        told.person(one)
    told.person("كارل نوردن", "وزير الدفاع", "minister", "NOR")
    made = told.contact(
        "استقبل", "p1", f"p{len(more) + 2}", *(f"p{n + 2}" for n in range(len(more))), date="2021-03-04"
    )
    record = made.record()
    (contact,) = record.contacts
    roles = ("head", "head", *("member" for _ in more))
    sides = (1, 2, *(1 for _ in more))
    parties = tuple(
        msgspec.structs.replace(party, role=role, side=side)
        for party, role, side in zip(contact.parties, roles, sides, strict=True)
    )
    return msgspec.structs.replace(record, contacts=(msgspec.structs.replace(contact, parties=parties),))


def test_the_heirs_guest_is_not_only_the_kings(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_received("king", "الملك راشد الهلالي", "سعد الهلالي"), _received("heir", "سعد الهلالي")])
    assert _together() == [{"king"}, {"heir"}]


def _visit(key: str, day: str, place: str, country: str, geonames: int) -> Record:
    told = Told(key, f"وصل الرئيس نعيم الطويل إلى {place} في زيارة رسمية {key}.", day=day)
    told.person("نعيم الطويل", "الرئيس", "president", "JOR").place(place, country, geonames)
    return told.contact("وصل", "p1", form="visit", place="l1").record()


def test_a_visit_is_known_by_guest_and_country(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch(
        [_visit("a", "2021-03-04", "أوسلو", "NOR", 3143244), _visit("b", "2021-03-05", "بيرغن", "NOR", 3161732)]
    )
    store_batch([_visit("c", "2021-03-05", "إربد", "JOR", 248946), _visit("d", "2021-03-06", "عمان", "JOR", 250441)])
    assert _together() == [{"a", "b"}, {"c"}, {"d"}]


def test_a_copy_word_for_word_is_known_without_being_indexed(archive: str) -> None:
    from mahdar.archive.models import Report, Sketch
    from mahdar.archive.writing import store_batch

    store_batch([talks("a")])
    kept = Sketch.objects.count()
    store_batch([talks(key) for key in ("b", "c")])
    assert Sketch.objects.count() == kept and Report.objects.filter(story__key="a").count() == 2


def test_a_reprint_is_one_story_and_one_source(archive: str) -> None:
    from mahdar.archive.counting import counts
    from mahdar.archive.models import Report
    from mahdar.archive.writing import store_batch

    store_batch([_met("a")])
    store_batch([_met("b", outlet="صحيفة النيل", text=LONG + " (وكالات)"), talks("c")])
    stories = dict(Report.objects.values_list("key", "story__key"))
    assert stories == {"a": None, "b": "a", "c": None}
    assert counts()["stories"] == 2 and _meetings()[0]["sources"] == 1


def test_a_reprint_read_again_stays_one_story(archive: str) -> None:
    from mahdar.archive.counting import counts
    from mahdar.archive.writing import store_batch

    store_batch([_met("a"), _met("b")])
    store_batch([_met("b", form="visit")])
    assert counts()["stories"] == 1


def _announced(key: str, when: str | None, *, day: str = "2021-03-01") -> Record:
    text = "يزور وزير الري حاتم الجندي عمان ويلتقي سليم القادري قريباً."
    told = Told(key, text, day=day).person("حاتم الجندي").person("سليم القادري").place("عمان", "JOR", 250441)
    return told.coming("يزور وزير الري حاتم الجندي عمان", "p1", "p2", kind="visit", when=when).record()


def _states(as_of: str) -> dict[str, str]:
    from mahdar.archive.models import Upcoming
    from mahdar.archive.telling import upcoming_told

    return {one["report"]: one["state"] for one in upcoming_told(Upcoming.objects.order_by("pk"), as_of)}


def test_announced_things_are_open_then_overdue(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_announced("a", "2021-03-10"), _announced("b", None)])
    assert _states("2021-03-05") == {"a": "open", "b": "open"}
    assert _states("2021-03-20") == {"a": "overdue", "b": "open"}


def test_a_later_contact_settles_what_was_announced(archive: str) -> None:
    from mahdar.archive.models import Upcoming
    from mahdar.archive.telling import upcoming_told
    from mahdar.archive.writing import store_batch

    store_batch([_announced("a", "2021-03-04")])
    text = "وصل حاتم الجندي إلى عمان والتقى سليم القادري."
    told = Told("b", text, day="2021-03-04").person("حاتم الجندي").person("سليم القادري").place("عمان", "JOR", 250441)
    store_batch([told.contact("التقى", "p1", "p2", place="l1").record()])
    (one,) = upcoming_told(Upcoming.objects.all(), "2021-03-30")
    assert one["state"] == "took_place"
    assert one["settled_by"] == [{"state": "took_place", "report": "b", "entry": "c1"}]
    assert _states("2021-03-02") == {"a": "open"}


def test_the_report_of_what_took_place_may_be_read_before_its_announcement(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_came("b")])
    store_batch([_announced("a", "2021-03-04")])
    assert _states("2021-03-30") == {"a": "took_place"}
    store_batch([_came("b", "ثم عاد.")])  # read again with other words: settled by the new reading, and once
    assert _states("2021-03-30") == {"a": "took_place"}


def _came(key: str, more: str = "", day: str = "2021-03-04") -> Record:
    text = f"وصل حاتم الجندي إلى عمان والتقى سليم القادري. {more}"
    told = Told(key, text, day=day).person("حاتم الجندي").person("سليم القادري").place("عمان", "JOR", 250441)
    return told.contact("التقى", "p1", "p2", place="l1").record()


def test_whom_the_words_of_an_announcement_name_counts_as_awaited(archive: str) -> None:
    """The announcement has no actors; its words name both, and that settles it where both are then told to have met."""
    from mahdar.archive.writing import store_batch

    text = "ينتظر أن يلتقي وزير الري حاتم الجندي نظيره سليم القادري في 4 مارس."
    told = Told("a", text, day="2021-03-01").person("حاتم الجندي").person("سليم القادري")
    words = "يلتقي وزير الري حاتم الجندي نظيره سليم القادري"
    store_batch([told.coming(words, kind="meeting", when="2021-03-04").record(), _came("b", day="2021-03-06")])
    assert _states("2021-03-30") == {"a": "took_place"}


def test_what_is_told_without_a_day_settles_only_by_two_reports(archive: str) -> None:
    """«قبل لقاء الجندي والقادري»: one undated report may speak of the eve; nor does a contact of one of them settle."""
    from mahdar.archive.writing import store_batch

    text = "يلتقي وزير الري حاتم الجندي نظيره سليم القادري قريباً."
    told = Told("a", text, day="2021-03-01").person("حاتم الجندي").person("سليم القادري")
    store_batch([told.coming("يلتقي وزير الري حاتم الجندي نظيره", "p1", "p2", kind="meeting").record()])

    def met(key: str, other: str, date: str | None) -> Record:
        again = (
            Told(key, f"التقى حاتم الجندي الوزير {other} في الري.", day="2021-03-09")
            .person("حاتم الجندي")
            .person(other)
        )
        return again.contact("التقى", "p1", "p2", date=date).record()

    store_batch([met("b", "سليم القادري", None), met("c", "مازن العبدلي", "2021-03-08")])
    assert _states("2021-03-30") == {"a": "open"}
    store_batch([met("d", "سليم القادري", "2021-03-08")])
    assert _states("2021-03-30") == {"a": "open"}
    other = met("e", "سليم القادري", "2021-03-08")
    store_batch([other])
    assert _states("2021-03-30") == {"a": "took_place"}


def test_a_new_day_moves_what_was_announced(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_announced("a", "2021-03-10")])
    store_batch([_announced("b", "2021-03-15", day="2021-03-06")])
    assert _states("2021-03-08") == {"a": "moved", "b": "open"}


def test_timeline_and_between(archive: str) -> None:
    from mahdar.archive.moments import between, count_moments, moments
    from mahdar.archive.people import the_identity
    from mahdar.archive.writing import store_batch

    store_batch([talks("b", day="2021-03-05"), talks("a"), _met("c", day="2021-03-01")])
    told = [(one["what"], one["day"], one["report"]) for one in moments(Filter(person="سليم القادري"))]
    assert told == [
        ("contact", "2021-03-01", "c"),
        ("contact", "2021-03-04", "a"),
        ("statement", "2021-03-04", "a"),
        ("contact", "2021-03-05", "b"),
        ("statement", "2021-03-05", "b"),
    ]
    assert count_moments(Filter(person="سليم القادري")) == 5
    pair = the_identity("سليم القادري"), the_identity("حاتم الجندي")
    assert [one["report"] for one in between(*pair, Filter())] == ["b", "a"]
    assert [one["words"] for one in between(*pair, Filter(from_="2021-03-05"))] == [["التقى"]]


def test_the_chain_of_a_statement(archive: str) -> None:
    from mahdar.archive.models import Statement
    from mahdar.archive.telling import statements_told
    from mahdar.archive.writing import store_batch

    text = "نقلت وكالة الأنباء عن المتحدث باسم الوزارة أن سليم القادري أكد أن المياه حق."
    told = Told("a", text).person("سليم القادري").said("p1", "أكد", "أن المياه حق", via=("المتحدث باسم الوزارة",))
    store_batch(
        [told.record(sources=(Source(name="صحيفة السهل", kind="outlet"), Source(name="وكالة الأنباء", kind="agency")))]
    )
    (said,) = statements_told(Statement.objects.all())
    assert [(link["link"], link["name"]) for link in said["chain"]] == [
        ("outlet", "صحيفة السهل"),
        ("agency", "وكالة الأنباء"),
        ("via", "المتحدث باسم الوزارة"),
        ("speaker", "سليم القادري"),
    ]
