"""Records of invented reports, built by quoting their text: no reader stands between a test and what it tests."""

from __future__ import annotations

from typing import Any, Self

from mahdar.record import (
    Contact,
    Event,
    Office,
    Organization,
    Party,
    Person,
    Place,
    ReaderInfo,
    Record,
    ReportInfo,
    Source,
    Spans,
    Statement,
    Topic,
    Upcoming,
    refuse_broken,
)

READER = ReaderInfo(name="mahdar", version="0.1.0", words="w1")


class Told:
    """One report being told: each step quotes words of its text; `record` checks the whole."""

    def __init__(
        self, key: str, text: str, *, outlet: str = "صحيفة السهل", day: str | None = "2021-03-04", title: str = ""
    ) -> None:
        self.text = f"{title}\n\n{text}" if title else text
        self._info: dict[str, Any] = {"id": key, "outlet": outlet, "published": day, "title": title, "text": self.text}
        self._parts: dict[str, list[Any]] = {}
        self._sure: dict[str, Any] = {"confidence": 0.9, "rule": "told_in_a_test"}

    def at(self, words: str) -> Spans:
        """Where the words stand for the first time."""
        start = self.text.index(words)
        return ((start, start + len(words)),)

    def _add(self, kind: str, entry: Any) -> Self:
        self._parts.setdefault(kind, []).append(entry)
        return self

    def _next(self, kind: str, letter: str) -> str:
        return f"{letter}{len(self._parts.get(kind, [])) + 1}"

    def person(
        self,
        name: str,
        office: str = "",
        post: str | None = None,
        country: str | None = None,
        *,
        body: str | None = None,
        status: str = "current",
        latin: str | None = None,
    ) -> Self:
        offices = ()
        if office:
            offices = (
                Office(
                    title=office,
                    post=post,
                    country=country,
                    organization=body,
                    status=status,
                    evidence=self.at(office),
                    **self._sure,
                ),  # type: ignore[arg-type]
            )
        own = self._next("people", "p")
        return self._add("people", Person(id=own, name=name, latin=latin, mentions=self.at(name), offices=offices))

    def body(self, name: str, kind: str = "ministry", country: str | None = None) -> Self:
        own = self._next("organizations", "o")
        return self._add(
            "organizations", Organization(id=own, name=name, kind=kind, country=country, mentions=self.at(name))
        )  # type: ignore[arg-type]

    def place(self, name: str, country: str | None = None, geonames: int | None = None) -> Self:
        own = self._next("places", "l")
        return self._add(
            "places", Place(id=own, name=name, kind="city", country=country, geonames=geonames, mentions=self.at(name))
        )

    def contact(
        self,
        words: str,
        *who: str,
        form: str = "meeting",
        status: str = "held",
        date: str | None = None,
        place: str | None = None,
        topic: str = "",
    ) -> Self:
        topics = (Topic(text=topic, evidence=self.at(topic)),) if topic else ()
        parties = tuple(Party(who=one, side=side) for side, one in enumerate(who, 1))
        own = self._next("contacts", "c")
        made = Contact(
            id=own,
            form=form,
            status=status,
            date=date,
            place=place,
            parties=parties,
            topics=topics,
            evidence=self.at(words),
            **self._sure,
        )  # type: ignore[arg-type]
        return self._add("contacts", made)

    def said(
        self,
        speaker: str,
        verb: str,
        words: str,
        *,
        act: str = "affirm",
        about: tuple[str, ...] = (),
        via: tuple[str, ...] = (),
    ) -> Self:
        (content,) = self.at(words)
        own = self._next("statements", "s")
        made = Statement(
            id=own,
            speakers=(speaker,),
            verb=verb,
            act=act,
            quoted=False,
            text=words,
            content=content,
            about=about,
            via=via,
            evidence=(content,),
            **self._sure,
        )  # type: ignore[arg-type]
        return self._add("statements", made)

    def coming(self, words: str, *actors: str, kind: str = "visit", when: str | None = None) -> Self:
        own = self._next("upcoming", "u")
        made = Upcoming(
            id=own,
            text=words,
            kind=kind,
            actors=actors,
            when=when,
            certainty="scheduled",
            evidence=self.at(words),
            **self._sure,
        )
        return self._add("upcoming", made)

    def consult(self, words: str, actors: tuple[str, ...], source: str | None = None) -> Self:
        own = self._next("events", "e")
        made = Event(id=own, type="CONSULT", actors=actors, from_=source, evidence=self.at(words), **self._sure)
        return self._add("events", made)

    def record(
        self,
        *,
        reader: ReaderInfo = READER,
        contexts: tuple[str, ...] = ("diplomatic",),
        sources: tuple[Source, ...] = (),
    ) -> Record:
        """The finished record; it keeps the contract or the test is wrong."""
        parts = {kind: tuple(entries) for kind, entries in self._parts.items()}
        made = Record(report=ReportInfo(reader=reader, sources=sources, **self._info), contexts=contexts, **parts)  # type: ignore[arg-type]
        refuse_broken(made)
        return made


def talks(
    key: str = "talks", *, day: str = "2021-03-04", outlet: str = "صحيفة السهل", reader: ReaderInfo = READER
) -> Record:
    """Two ministers meet in Amman; one speaks; a visit is announced."""
    text = (
        "التقى وزير الزراعة الأردني سليم القادري وزير الري المصري حاتم الجندي في عمان لبحث مياه الري. "
        "وأكد القادري أن مياه الأنهار المشتركة حق للجميع. ويزور الجندي بغداد الشهر المقبل."
    )
    told = Told(key, text, day=day, outlet=outlet).person("سليم القادري", "وزير الزراعة الأردني", "minister", "JOR")
    told.person("حاتم الجندي", "وزير الري المصري", "minister", "EGY").place("عمان", "JOR", 250441).place(
        "بغداد", "IRQ", 98182
    )
    told.contact("التقى", "p1", "p2", place="l1", topic="مياه الري").consult("التقى", ("p1", "p2"), "c1")
    told.said("p1", "أكد", "مياه الأنهار المشتركة حق للجميع", about=())
    return told.coming("ويزور الجندي بغداد الشهر المقبل", "p2", when="2021-04").record(reader=reader)
