"""Who is who across reports: variants are joined, namesakes are not, and every doubt is a stored judgement."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from mahdar.archive import Filter
from mahdar.archive.linking.names import likeness, words_of
from mahdar.archive.linking.spelling import alike
from mahdar.errors import UsageError
from mahdar.record import Record
from tests.archive.reports import Told, talks


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("دونالد ترامب", "دونالد ترمب", True),
        ("بنيامين نتنياهو", "بنيامين نتانياهو", True),
        ("عبد ربه منصور هادي", "عبدربه منصور هادي", True),
        ("الباجي قائد السبسي", "الباجي قايد السبسي", True),
        ("مصطفى الكاظمي", "مصطفي الكاظمى", True),
        ("عادل الجبير", "عادل بن أحمد الجبير", True),
        ("حسن العبادي", "حسين العبادي", False),
        ("حيدر العبادي", "حيدر العبيدي", False),
        ("محمد بن سلمان", "محمد بن نايف", False),
        ("محمد بن عبدالعزيز", "محمد بن نايف بن عبدالعزيز", False),
        ("ميلانيا ترامب", "دونالد ترامب", False),
    ],
)
def test_names_alone(one: str, other: str, same: bool) -> None:
    assert (likeness(words_of(one), words_of(other)).score > 0) is same


def test_two_given_names_that_differ_by_a_vowel_are_two() -> None:
    assert alike("سالم", "سليم") == 0 and alike("محمد", "محمود") == 0
    assert alike("حمد", "حامد") == 0 and alike("ترمب", "ترامب") > 0.9


def test_foreign_sounds_and_short_names() -> None:
    assert alike("تشاويش", "تشاوش") > 0.9 and alike("غريفيت", "غريفث") > 0.9 and alike("غوتيريش", "جوتيريس") > 0.9
    assert alike("كيري", "كوري") == 0 and alike("كرامه", "قريمه") == 0


def test_names_of_two_words_are_one_word() -> None:
    assert words_of("جمال الدين الهاشمي") == ("جمالالدين", "الهاشمي") and words_of("سيف الإسلام") == ("سيفالاسلام",)


def test_a_common_name_alone_tells_nobody() -> None:
    common, rare = (likeness(words_of(name), words_of(name)).score for name in ("محمد الطراونة", "إياد الطراونة"))
    assert common < 0.75 < rare
    assert likeness(words_of("أحمد الطراونة"), words_of("أحمد رعد الطراونة")).score < 0.75


def _naming(
    key: str, name: str, *office: str, day: str = "2021-03-04", outlet: str = "صحيفة السهل", latin: str | None = None
) -> Record:
    told = Told(key, f"قال {name} وهو {office[0] if office else 'ضيف'} إن الأمر واضح.", day=day, outlet=outlet)
    return told.person(name, *office, latin=latin).record()  # type: ignore[arg-type]


def _people() -> dict[str, int | None]:
    from mahdar.archive.models import Named

    return dict(Named.objects.filter(kind="person").values_list("report__key", "identity_id"))


def test_variants_of_a_name_are_one_person(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch(
        [
            _naming("a", "سليم بن راشد القادري", "وزير الزراعة", "minister", "JOR"),
            _naming("b", "سليم القادري", "وزير الزراعة", "minister", "JOR"),
        ]
    )
    store_batch([_naming("c", "سليم القادرى", day="2021-03-20")])
    assert len(set(_people().values())) == 1


def test_two_with_one_name_stay_two(archive: str) -> None:
    from mahdar.archive.models import Judgement
    from mahdar.archive.writing import store_batch

    store_batch([_naming("a", "محمد إبراهيم", "وزير الزراعة الأردني", "minister", "JOR")])
    store_batch([_naming("b", "محمد إبراهيم", "سفير مصر", "ambassador", "EGY", day="2021-09-01", outlet="صحيفة النيل")])
    people = _people()
    assert people["a"] != people["b"]
    judged = Judgement.objects.get(left=people["b"])
    assert (judged.right_id, judged.verdict, judged.author) == (people["a"], "different", None)
    assert "another country" in judged.reason


def test_a_doubt_is_stored_with_score_and_reason(archive: str) -> None:
    from mahdar.archive.models import Judgement
    from mahdar.archive.writing import store_batch

    store_batch([_naming("a", "محمد إبراهيم")])
    store_batch([_naming("b", "محمد إبراهيم", day="2024-01-01", outlet="صحيفة النيل")])
    judged = Judgement.objects.get()
    assert judged.verdict == "unsure" and 0.35 <= judged.score < 0.75


def test_the_company_tells_and_the_country_reported_on(archive: str) -> None:
    """Of a name that many bear, two reports that name the same little-known man speak of the same; others need not."""
    from mahdar.archive.writing import store_batch

    def naming(key: str, *beside: str) -> Record:
        told = Told(key, f"لعب ماجد عبدالله إلى جانب {' ثم '.join(beside)} أمس.", outlet=f"صحيفة {key}")
        told.person("ماجد عبدالله")
        for other in beside:
            told.person(other)
        return told.record()

    store_batch([naming("a", "زهير القندلاوي", "رامز الشنبكي")])
    store_batch([naming("b", "زهير القندلاوي", "رامز الشنبكي"), naming("c", "هيثم البربقي", "لؤي السحنكي")])
    people = {row.report.key: row.identity_id for row in _named("ماجد عبدالله")}
    assert people["a"] == people["b"] != people["c"]


def _named(name: str) -> Any:
    from mahdar.archive.models import Named

    return Named.objects.filter(kind="person", name=name).select_related("report")


def _crowd() -> list[Record]:
    """Some hundred people of many names, so that it can be told how rare one is: «سالم» is common, «القندلاوي» rare."""
    given = ("سالم", "راشد", "مروان", "هشام", "وائل", "نزار")
    return [
        _naming(f"crowd{number}", f"{given[number % 6]} ال{a}{b}{c}ي", day="2020-01-01", outlet=f"صحيفة {number}")
        for number, (a, b, c) in enumerate(product("بتجدرزسق", "طعفكلمنه", "بتجدرزسقط"))
    ]


@pytest.mark.parametrize(("name", "one"), [("محمد القندلاوي", True), ("محمد سالم", False)])
def test_how_rare_a_name_is_tells_later_who_is_one(archive: str, name: str, one: bool) -> None:
    """«محمد القندلاوي» in two outlets' reports is one man as soon as the archive knows that nobody else is called so."""
    from mahdar.archive.models import Judgement
    from mahdar.archive.writing import store

    list(store([_naming("a", name), _naming("b", name, day="2021-03-20", outlet="صحيفة النيل")]))
    assert len({row.identity_id for row in _named(name)}) == 2
    list(store(_crowd()))
    assert (len({row.identity_id for row in _named(name)}) == 1) is one
    assert Judgement.objects.filter(verdict="same", author=None).exists() is one


def test_what_a_person_said_stays_when_doubts_are_looked_at_again(archive: str) -> None:
    from mahdar.archive.corrections.history import By
    from mahdar.archive.corrections.identities import judge
    from mahdar.archive.writing import store

    name = "محمد القندلاوي"
    list(store([_naming("a", name), _naming("b", name, day="2021-03-20", outlet="صحيفة النيل")]))
    left, right = (row.identity_id for row in _named(name).order_by("pk"))
    judge(left, right, "different", By(author="rima", reason="two cousins"))
    list(store(_crowd()))
    assert len({row.identity_id for row in _named(name)}) == 2


def test_a_surname_alone_is_its_bearer_in_reports_on_that_country(archive: str) -> None:
    from mahdar.archive.people import find_identities
    from mahdar.archive.writing import store

    known = [
        _naming(
            f"k{number}", "إياد الطراونة", "وزير الزراعة الأردني", "minister", "JOR", day=f"2021-03-{number + 1:02}"
        )
        for number in range(6)
    ]
    at_home = Told("h", "قال الطراونة في عمّان إن الموسم جيد.").person("الطراونة").place("عمّان", "JOR").record()
    away = Told("w", "زار الطراونة مدينة طنجة أمس.").person("الطراونة").place("طنجة", "MAR").record()
    list(store([at_home, away, *known]))
    people = _people()
    assert people["h"] == people["k0"] and people["w"] != people["k0"]
    assert {found.pk for found in find_identities("الطراونة")} == {people["k0"], people["w"]}


def test_a_single_name_without_more_joins_nobody(archive: str) -> None:
    from mahdar.archive.models import Identity
    from mahdar.archive.writing import store_batch

    store_batch(
        [_naming("a", "سليم القادري"), _naming("b", "رائد القادري"), _naming("c", "القادري", outlet="صحيفة النيل")]
    )
    assert Identity.objects.get(pk=_people()["c"]).type == "name_only"


def test_bodies_and_places_are_joined_by_name_and_country(archive: str) -> None:
    from mahdar.archive.models import Named
    from mahdar.archive.writing import store_batch

    store_batch(
        [
            Told("a", "قالت وزارة الري في عمان")
            .body("وزارة الري", country="JOR")
            .place("عمان", "JOR", 250441)
            .record(),
            Told("b", "قالت وزارة الري في القاهرة")
            .body("وزارة الري", country="EGY")
            .place("القاهرة", "EGY", 360630)
            .record(),
            Told("c", "قالت وزارة الري في عمّان").body("وزارة الري").place("عمّان", "JOR", 250441).record(),
        ]
    )
    who = dict(Named.objects.values_list("report__key", "identity_id").filter(kind="body"))
    where = dict(Named.objects.values_list("report__key", "identity_id").filter(kind="place"))
    assert who["a"] == who["c"] != who["b"]
    assert where["a"] == where["c"] != where["b"]


def test_finding_by_name_part_latin_and_number(archive: str) -> None:
    from mahdar.archive.people import find_identities, the_identity
    from mahdar.archive.writing import store_batch

    store_batch(
        [_naming("a", "سليم القادري", latin="Salim al-Qadri"), _naming("b", "رائد القادري", latin="Raed al-Qadri")]
    )
    both = {one.name for one in find_identities("القادري")}
    assert both == {one.name for one in find_identities("qadri")} == {"سليم القادري", "رائد القادري"}
    one = the_identity("salim qadri", "person")
    assert one.name == "سليم القادري" and the_identity(str(one.pk)).pk == one.pk
    with pytest.raises(UsageError, match="may be several"):
        the_identity("القادري")
    with pytest.raises(UsageError, match="no person is called"):
        the_identity("غسان", "person")


def test_records_come_back_as_they_went_in(archive: str) -> None:
    from mahdar.archive.records import records
    from mahdar.archive.writing import store_batch

    given = [talks("a", day="2021-03-04"), talks("b", day="2021-03-05", outlet="صحيفة النيل")]
    store_batch(given)
    assert list(records()) == given
    assert [record.report.id for record in records(Filter(outlet="صحيفة النيل"))] == ["b"]


@pytest.mark.parametrize(
    ("narrow", "contacts", "statements"),
    [
        (Filter(), 2, 2),
        (Filter(person="حاتم الجندي"), 2, 0),
        (Filter(person="سليم القادري"), 2, 2),
        (Filter(from_="2021-03-05"), 1, 1),
        (Filter(to="2021-03"), 2, 2),
        (Filter(to="2020"), 0, 0),
        (Filter(country="EGY"), 2, 0),
        (Filter(context="diplomatic"), 2, 2),
        (Filter(context="health"), 0, 0),
        (Filter(outlet="صحيفة النيل"), 1, 1),
    ],
)
def test_every_filter_narrows_every_claim(archive: str, narrow: Filter, contacts: int, statements: int) -> None:
    from mahdar.archive.models import Contact, Statement
    from mahdar.archive.narrowing import claims
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b", day="2021-03-05", outlet="صحيفة النيل")])
    assert (claims(Contact, narrow).count(), claims(Statement, narrow).count()) == (contacts, statements)


def test_offices_over_time_with_conflicts(archive: str) -> None:
    from mahdar.archive.people import the_identity
    from mahdar.archive.tenures import tenures_at
    from mahdar.archive.writing import store_batch

    def minister(key: str, name: str, day: str) -> Record:
        told = Told(key, f"قال {name} وهو وزير الري عن وزارة الري", day=day).body("وزارة الري", country="JOR")
        return told.person(name, "وزير الري", "minister", "JOR", body="o1").record()

    store_batch([minister("a", "سليم القادري", "2021-01-01"), minister("b", "سليم القادري", "2021-06-01")])
    store_batch([minister("c", "رائد الطويل", "2021-03-01"), minister("d", "رائد الطويل", "2022-03-01")])
    told = tenures_at(the_identity("وزارة الري"))
    assert [(one["holder_name"], one["first"], one["last"]) for one in told] == [
        ("سليم القادري", "2021-01-01", "2021-06-01"),
        ("رائد الطويل", "2021-03-01", "2022-03-01"),
    ]
    assert told[0]["conflict"] == ["رائد الطويل"] and told[0]["evidence"] == ["a", "b"]


@pytest.mark.parametrize(
    "name", ["ـ", "محمد ـ علي", "بن", "؟", "\u202eعلي", "‏", "1", "a" * 5000, "<script>", "0" * 400]
)
def test_no_name_stops_the_archive(archive: str, name: str) -> None:
    from mahdar.archive.people import find_identities
    from mahdar.archive.records import records
    from mahdar.archive.writing import store_batch

    given = [
        Told(key, f"قال {name} كلمة", day=f"2021-03-0{day}").person(name).body(name).place(name).record()
        for key, day in (("a", 1), ("b", 2))
    ]
    store_batch(given)
    assert list(records()) == given
    find_identities(name).count()


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("سيرغي ميدنوف", "سيرجي ميدنوف", True),
        ("جان لو ديران", "جان لوديران", True),
        ("ستيفن منوكشين", "ستيفن منوشين", True),
        ("محمد جواد الشنبكي", "جواد الشنبكي", True),
        ("جيم برنسون", "جيمس برنسون", True),
        ("حسن القندلاوي", "حسين القندلاوي", False),
        ("كيم جونغ أون", "كيم جونغ إيل", False),
        ("سعد الشنبكي", "رفيق الشنبكي", False),
    ],
)
def test_one_office_at_one_time_joins_what_letters_leave_apart(archive: str, name: str, other: str, one: bool) -> None:
    from mahdar.archive.writing import store

    office = ("وزير خارجية النرويج", "minister", "NOR")
    list(store([_naming("a", name, *office), _naming("b", other, *office, day="2021-05-20", outlet="صحيفة النيل")]))
    people = _people()
    assert (people["a"] == people["b"]) is one


def test_one_office_joins_nobody_whom_a_person_keeps_apart(archive: str) -> None:
    from mahdar.archive.corrections.history import By
    from mahdar.archive.corrections.identities import judge
    from mahdar.archive.writing import store, store_batch

    office = ("وزير خارجية النرويج", "minister", "NOR")
    store_batch([_naming("a", "جان لو ديران", *office), _naming("b", "جان لوديران", *office, day="2021-05-20")])
    people = _people()
    judge(people["a"], people["b"], "different", By(author="rima", reason="father and son"))  # type: ignore[arg-type]
    list(store([_naming("c", "رائد القندلاوي")]))
    assert _people()["a"] != _people()["b"]
