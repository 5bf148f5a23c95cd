"""Search: folded and stemmed, exact first, phrases, facets, marks; the same set in the same order on both databases."""

from __future__ import annotations

import pytest

from mahdar.archive import Filter, open_archive
from mahdar.errors import UsageError
from tests.archive.reports import Told, talks

TEXTS = {
    "a": ("2021-03-01", "بحث الوزيران مياه الأنهار المشتركة في عمّان."),
    "b": ("2021-03-05", "قال الخبير إنّ المياهَ ستنقص، وإن النهر المشترك ضحل."),
    "c": ("2021-03-03", "المشتركة مياه الأنهار: ثلاث كلمات بغير ترتيبها."),
    "d": ("2021-03-04", "أعلن البنك المركزي سعر الصرف. UNESCO 2030"),
    "e": (None, "مياه الأنهار المشتركة حق للجميع."),
}


@pytest.fixture
def filled(archive: str) -> str:
    from mahdar.archive.writing import store_batch

    store_batch([Told(key, text, day=day).record() for key, (day, text) in TEXTS.items()])
    return archive


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("مياه الأنهار", ["c", "a", "e"]),  # exact, the newest first, those without a day last
        ("مياه", ["c", "a", "e", "b"]),  # «المياهَ» in another form comes after the exact ones
        ("المياه", ["b", "c", "a", "e"]),
        ("«مياه الأنهار المشتركة»", ["a", "e"]),
        ("مياه -ترتيبها", ["a", "e", "b"]),
        ("مياه -«ثلاث كلمات»", ["a", "e", "b"]),
        ("unesco", ["d"]),
        ("2030", ["d"]),
        ("عمان", ["a"]),
        ("' OR 1=1 --", []),
        ('NEAR(مياه "', ["e"][:0]),
        ("لا_شيء_كهذا", []),
    ],
)
def test_the_same_set_in_the_same_order(filled: str, typed: str, keys: list[str]) -> None:
    from mahdar.archive.search.finding import find_reports

    assert [report.key for report in find_reports(typed)] == keys


@pytest.mark.parametrize("typed", ["", "   ", "«»", "-مياه", "؟!", " ".join(f"كلمة{n}" for n in range(40))])
def test_what_cannot_be_searched_is_told(filled: str, typed: str) -> None:
    from mahdar.archive.search.finding import find_reports

    with pytest.raises(UsageError):
        find_reports(typed)


def test_a_megabyte_typed_is_no_harm(filled: str) -> None:
    from mahdar.archive.search.finding import find_reports

    assert list(find_reports("مياه" + "ا" * 1_000_000)) == []


def test_hits_are_marked_in_the_text() -> None:
    from mahdar.archive.search.marking import hits, snippet

    text = "وقال إن للمياه حقاً، ومياه الأنهار مشتركة."
    assert [text[start:end] for start, end in hits(text, "مياه «الأنهار مشتركة»")] == [
        "للمياه",
        "ومياه",
        "الأنهار مشتركة",
    ]
    assert "⟦للمياه⟧" in snippet(text, "مياه") and snippet(text, "غيرها") == text


def test_filters_and_facets(archive: str) -> None:
    from mahdar.archive.search.facets import facets
    from mahdar.archive.search.finding import find_reports
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b", day="2022-01-01", outlet="صحيفة النيل")])
    found = facets(find_reports("مياه"))
    assert found["outlet"] == [{"value": "صحيفة السهل", "reports": 1}, {"value": "صحيفة النيل", "reports": 1}]
    assert found["form"] == [{"value": "meeting", "reports": 2}] and found["context"][0]["value"] == "diplomatic"
    assert {one["name"] for one in found["person"]} == {"سليم القادري", "حاتم الجندي"}
    assert [report.key for report in find_reports("مياه", Filter(outlet="صحيفة النيل"))] == ["b"]
    assert facets(find_reports("لا شيء"))["outlet"] == []


def test_statements_are_found_by_their_own_words(archive: str) -> None:
    from mahdar.archive.search.finding import find_statements
    from mahdar.archive.writing import store_batch

    store_batch([talks("a"), talks("b", day="2022-01-01")])
    assert [said.report.key for said in find_statements("أنهار")] == ["b", "a"]
    assert list(find_statements("بغداد")) == []


def test_a_report_read_again_is_found_by_its_new_words_only(archive: str) -> None:
    from mahdar.archive.search.finding import find_reports, find_statements
    from mahdar.archive.writing import store_batch

    store_batch([talks("a")])
    store_batch([Told("a", "نص جديد تماماً عن القمح.").record()])
    assert list(find_reports("مياه")) == [] and list(find_statements("مياه")) == []
    assert [report.key for report in find_reports("القمح")] == ["a"]


def test_the_index_survives_opening_again(filled: str) -> None:
    open_archive(filled)
    from mahdar.archive.search.finding import find_reports

    assert find_reports("المركزي").count() == 1
