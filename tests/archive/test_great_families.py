"""Men of one first name and one great family; houses; names of three generations; and who is known to all by one name."""

from __future__ import annotations

import pytest

from mahdar.archive.linking.names import likeness, words_of
from mahdar.archive.linking.profile import Profile, Sighting
from mahdar.archive.linking.scoring import score
from mahdar.archive.linking.spelling import alike, great_families
from mahdar.record import Record
from tests.archive.reports import Told


def _naming(
    key: str,
    name: str,
    office: str = "",
    post: str | None = None,
    country: str | None = None,
    outlet: str = "صحيفة السهل",
) -> Record:
    told = Told(key, f"قال {name} وهو {office or 'ضيف'} إن الأمر واضح.", outlet=outlet)
    return told.person(name, office, post, country).record()


def _people(name: str) -> dict[str, int | None]:
    from mahdar.archive.models import Named

    return dict(Named.objects.filter(kind="person", name=name).values_list("report__key", "identity_id"))


def test_a_house_is_no_family_with_an_article() -> None:
    assert words_of("محمد آل شايع") == ("محمد", "=شايع")
    assert likeness(words_of("محمد آل شايع"), words_of("محمد الشايع")).score == 0
    assert likeness(words_of("نوف آل سعود"), words_of("نوف سعود")).score > 0
    assert alike("=الشيخ", "=الشيخ") == 1.0 and alike("=الشيخ", "الشيخ") == 0.0
    assert alike("الصيرفي", "صيرفي") < 0.9 < alike("الصيرفي", "الصيرفى".replace("ى", "ي"))


def test_a_short_name_of_a_great_family_tells_nobody() -> None:
    assert {"عتيبي", "جبوري", "شمري"} <= great_families() and "شريف" not in great_families()
    short = likeness(words_of("عوض الجبوري"), words_of("عوض طلال الجبوري"))
    assert short.way == "a shorter form" and short.score < 0.75
    assert likeness(words_of("عوض السنباطي"), words_of("عوض طلال السنباطي")).score > 0.75


def test_three_generations_tell_a_man_without_his_family() -> None:
    chain = likeness(words_of("نوف بنت هذلول بن مشاري"), words_of("نوف بنت هذلول بن مشاري آل رشيد"))
    assert chain.way == "without the last name" and chain.score >= 0.75
    assert likeness(words_of("نوف بنت هذلول"), words_of("نوف بنت هذلول بن مشاري آل رشيد")).score < 0.75


def _known(*names: str) -> Profile:
    profile = Profile()
    for name in names:
        profile.take(Sighting(name=name, words=words_of(name)))
    return profile


def test_two_names_that_a_third_unites() -> None:
    so = Sighting(name="شلال بن عويد", words=words_of("شلال بن عويد"))
    assert score(so, _known("شلال السنباطي")).value == 0
    assert score(so, _known("شلال السنباطي", "شلال بن عويد السنباطي")).value > 0
    plain = Sighting(name="محمد بن سالم", words=words_of("محمد بن سالم"))
    assert score(plain, _known("محمد السنباطي", "محمد بن سالم السنباطي")).value == 0


def test_two_men_of_one_tribe_with_other_offices_stay_two(archive: str) -> None:
    from mahdar.archive.models import Judgement
    from mahdar.archive.writing import store_batch

    store_batch([_naming("a", "عوض الجبوري", "مدير صيانة الطرق", "director")])
    store_batch([_naming("b", "عوض الجبوري", "قائد شرطة النهر", "commander")])
    people = _people("عوض الجبوري")
    assert people["a"] != people["b"]
    judged = Judgement.objects.get()
    assert judged.verdict == "unsure" and "another office" in judged.reason


def test_men_of_one_tribe_in_one_office_are_one(archive: str) -> None:
    from mahdar.archive.writing import store_batch

    store_batch([_naming("a", "عوض الجبوري", "مدير صيانة الطرق", "director")])
    store_batch([_naming("b", "عوض الجبوري", "مدير صيانة الطرق", "director")])
    assert len(set(_people("عوض الجبوري").values())) == 1


@pytest.mark.parametrize(("times", "known"), [(31, True), (12, False)])
def test_whom_very_many_reports_name_is_meant_by_the_name_alone(archive: str, times: int, known: bool) -> None:
    """Also where the name is a given name, and the report names nothing of the person's country."""
    from mahdar.archive.writing import store

    many = [_naming(f"r{n}", "سنبل خوجلي", "رئيس اتحاد الرعاة", "president", "SDN") for n in range(times)]
    list(store([*many, _naming("alone", "خوجلي", outlet="صحيفة النيل")]))
    assert (_people("خوجلي")["alone"] == _people("سنبل خوجلي")["r0"]) is known


def test_a_name_that_one_report_misspelt_is_not_by_which_he_is_known(archive: str) -> None:
    from mahdar.archive.writing import store

    many = [_naming(f"r{n}", "علي خامنئي") for n in range(9)]
    list(store([*many, _naming("misspelt", "علي خاميني"), _naming("alone", "الخميني")]))
    assert _people("علي خاميني")["misspelt"] == _people("علي خامنئي")["r0"] != _people("الخميني")["alone"]
