"""The months by the names that the reader's country gives them: August is «أغسطس», «آب», «أوت» or «غشت».

A reader chooses at the foot of a page, and a cookie keeps the choice; before that the country that the browser tells beside
its language decides («ar-LB»), and where it tells none, the names of Egypt and the Gulf.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation.trans_real import parse_accept_lang_header

COOKIE = "months"
USUAL = "gulf"

ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NAMES: dict[str, tuple[str, ...]] = {
    "gulf": (
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
        "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ),
    "levant": (
        "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
        "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ),
    "tunisia": (
        "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان",
        "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ),
    "morocco": (
        "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
        "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
    ),
    "mauritania": (
        "يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيو",
        "يوليو", "أغشت", "سبتمبر", "أكتوبر", "نوفمبر", "دجمبر",
    ),
}  # fmt: skip
"""The names by the part of the Arab world that uses them, January first."""
NAMES["both"] = tuple(
    one if one == other else f"{one}/{other}" for one, other in zip(NAMES["levant"], NAMES["gulf"], strict=True)
)
_OF_COUNTRY = {
    **dict.fromkeys(("iq", "jo", "lb", "ps", "sy"), "levant"),
    **dict.fromkeys(("dz", "tn"), "tunisia"),
    "ma": "morocco",
    "mr": "mauritania",
}
_now: ContextVar[str] = ContextVar("month_names", default=USUAL)


def month_name(number: int, english: bool) -> str:
    """The name of a month, 1 to 12, as the reader of the present page has it."""
    return (ENGLISH if english else NAMES[_now.get()])[number - 1]


def in_use() -> str:
    """Which names the present page is told in."""
    return _now.get()


def august(names: str) -> str:
    """What a set of names calls August: no two call it the same."""
    return NAMES[names][7]


def names_for(request: HttpRequest) -> str:
    """Which names a request asks for: what its cookie says, else what the country of its first Arabic tells."""
    chosen = str(request.COOKIES.get(COOKIE, ""))
    if chosen in NAMES:
        return chosen
    for language, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        tongue, _, country = language.partition("-")
        if tongue == "ar" and country:
            return _OF_COUNTRY.get(country, USUAL)
    return USUAL


class MonthNames:
    """Middleware that gives each page the month names of its reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = _now.set(names_for(request))
        try:
            return self.get_response(request)
        finally:
            _now.reset(before)
