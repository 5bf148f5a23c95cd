"""A report of our own with its whole record, every span found by its words."""

from __future__ import annotations

from typing import Any

TITLE = "وزير الطاقة العُماني يستقبل وفداً من الوكالة الدولية للطاقة"
PARAGRAPHS = (
    "استقبل معالي المهندس سالم بن ناصر العوفي وزير الطاقة والمعادن في مسقط اليوم الأستاذة ليلى حداد، مديرة الوكالة "
    "الدولية للطاقة، وبحث الجانبان مشروع الربط الكهربائي.",
    "وأكدت حداد أن الوكالة ستقدم الدعم الفني للمشروع، بحسب وكالة الأنباء العمانية، على أن تنعقد جلسة المتابعة في مارس "
    "المقبل.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS))


def at(words: str) -> list[int]:
    """Where the words stand in TEXT; they must stand there once."""
    assert TEXT.count(words) == 1, f"{words} stands {TEXT.count(words)} times in the report"
    start = TEXT.index(words)
    return [start, start + len(words)]


def claim(rule: str, *quotes: str) -> dict[str, Any]:
    """What every claim ends with."""
    return {"confidence": 0.9, "rule": rule, "evidence": [at(words) for words in quotes]}


def example() -> dict[str, Any]:
    """A fresh copy of the record as JSON would give it, every field filled in."""
    return {
        "schema": "1",
        "report": _report(),
        "people": _people(),
        "organizations": _organizations(),
        "places": _places(),
        "contacts": [_contact()],
        "statements": [_statement()],
        "upcoming": [_upcoming()],
        "events": [_event()],
        "contexts": ["diplomatic", "natural_resource"],
        "notes": [{"level": "doubt", "about": "u1", "text": "لم يذكر الخبر يوم الجلسة"}],
    }


def _report() -> dict[str, Any]:
    return {
        "id": "energy-1",
        "url": "https://news.example/energy-1",
        "outlet": "صحيفة المثال",
        "byline": "مسقط",
        "title": TITLE,
        "published": "2019-02-10",
        "language": "ar",
        "text": TEXT,
        "sources": [{"name": "صحيفة المثال", "kind": "outlet"}, {"name": "وكالة الأنباء العمانية", "kind": "agency"}],
        "reader": {"name": "mahdar", "version": "0.1.0", "words": "0123456789ab"},
    }


def _office(title: str, post: str, organization: str | None, country: str) -> dict[str, Any]:
    held = {"title": title, "post": post, "organization": organization, "country": country, "status": "current"}
    return held | claim("office_after_name", title)


def _people() -> list[dict[str, Any]]:
    minister = {
        "id": "p1",
        "name": "سالم بن ناصر العوفي",
        "aliases": [],
        "honorifics": ["معالي", "المهندس"],
        "latin": "Salim bin Nasir al-Awfi",
        "mentions": [at("سالم بن ناصر العوفي")],
        "offices": [_office("وزير الطاقة والمعادن", "minister", None, "OMN")],
    }
    director = {
        "id": "p2",
        "name": "ليلى حداد",
        "aliases": ["حداد"],
        "honorifics": ["الأستاذة"],
        "latin": "Layla Haddad",
        "mentions": [at("ليلى حداد")],
        "offices": [_office("مديرة الوكالة الدولية للطاقة", "director", "o1", "IGO")],
    }
    return [minister, director]


def _organizations() -> list[dict[str, Any]]:
    agency = {"id": "o1", "name": "الوكالة الدولية للطاقة", "aliases": ["الوكالة"], "kind": "igo"}
    return [agency | {"country": "IGO", "sector": "BUS", "mentions": [at("وفداً من الوكالة الدولية للطاقة")]}]


def _places() -> list[dict[str, Any]]:
    muscat = {"id": "l1", "name": "مسقط", "aliases": [], "kind": "capital", "country": "OMN"}
    return [muscat | {"lat": 23.58, "lon": 58.4, "geonames": 287286, "mentions": [at("مسقط")]}]


def _contact() -> dict[str, Any]:
    topic = {"text": "مشروع الربط الكهربائي", "evidence": [at("مشروع الربط الكهربائي")]}
    outcome = {"text": "الدعم الفني للمشروع", "evidence": [at("الدعم الفني للمشروع")]}
    parties = [
        {"who": "p1", "side": 1, "role": "host", "for": "l1"},
        {"who": "p2", "side": 2, "role": "guest", "for": "o1"},
    ]
    told = {"id": "c1", "form": "meeting", "status": "held", "date": "2019-02-10", "date_text": "اليوم", "place": "l1"}
    about = {"parties": parties, "topics": [topic], "outcomes": [outcome], "via": ["وكالة الأنباء العمانية"]}
    return told | about | claim("received", "استقبل معالي المهندس سالم بن ناصر العوفي")


def _statement() -> dict[str, Any]:
    words = "الوكالة ستقدم الدعم الفني للمشروع"
    said = {"id": "s1", "speakers": ["p2"], "addressees": ["p1"], "verb": "أكدت", "act": "affirm", "quoted": False}
    content = {"text": words, "content": at(words), "via": ["وكالة الأنباء العمانية"], "about": ["o1"]}
    return said | content | claim("verb_then_content", f"أكدت حداد أن {words}")


def _upcoming() -> dict[str, Any]:
    words = "جلسة المتابعة في مارس المقبل"
    item = {
        "id": "u1",
        "text": words,
        "kind": "session",
        "actors": ["o1"],
        "when": "2019-03",
        "when_text": "مارس المقبل",
    }
    return item | {"place": None, "certainty": "scheduled"} | claim("is_to_convene", f"تنعقد {words}")


def _event() -> dict[str, Any]:
    who = {"id": "e1", "type": "CONSULT", "modes": ["visit"], "contexts": ["diplomatic"], "actors": ["p2"]}
    where = {"recipients": ["p1"], "date": "2019-02-10", "place": "l1", "from": "c1", "via": []}
    return who | where | claim("contact_is_consult", "وبحث الجانبان")
