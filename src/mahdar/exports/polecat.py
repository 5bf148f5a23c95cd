"""PLOVER events as the tab-separated rows that POLECAT's users know, with its column names.

What Mahdar does not know stays empty (correlates-of-war numbers, Wikipedia ids, district and province).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mahdar.exports.dataset import Dataset, entries
from mahdar.exports.files import new_file
from mahdar.exports.tables import joined
from mahdar.reading.nameless import nameless
from mahdar.record import Event, Record

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""PLOVER's quad classes; SANCTION as its section and the summary table have it."""

SCORE: dict[str, float] = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10, "RETREAT": 6.5,
    "REQUEST": 0, "ACCUSE": -3, "REJECT": -2, "THREATEN": -3.5, "PROTEST": -5, "SANCTION": -6, "MOBILIZE": -5.5,
    "COERCE": -7, "ASSAULT": -9,
}  # fmt: skip
"""PLOVER's scale by type; the manual prints ACCUSE as 3, a slip for -3."""

MODE_SCORE: dict[tuple[str, str], float] = {
    ("CONSULT", "visit"): 4, ("CONSULT", "third-party"): 1, ("CONSULT", "multilateral"): 4, ("CONSULT", "phone"): 1.5,
    ("RETREAT", "withdraw"): 8, ("RETREAT", "disarm"): 10, ("RETREAT", "ceasefire"): 7.5, ("RETREAT", "resign"): 4.5,
    ("REQUEST", "assist"): 0.5, ("REQUEST", "change"): -1, ("REQUEST", "yield"): -1, ("ACCUSE", "disapprove"): -2,
    ("ACCUSE", "investigate"): -3.5, ("ACCUSE", "allege"): -3.5, ("REJECT", "assist"): -1.5, ("THREATEN", "restrict"): -3,
    ("THREATEN", "territory"): -4, ("PROTEST", "riot"): -7, ("PROTEST", "hunger"): -4.5, ("PROTEST", "boycott"): -4.5,
    ("PROTEST", "obstruct"): -4.5, ("SANCTION", "expel"): -5.5, ("MOBILIZE", "troops"): -6.5,
    ("MOBILIZE", "weapons"): -6.5, ("MOBILIZE", "militia"): -6, ("COERCE", "censor"): -6.5, ("COERCE", "curfew"): -6.5,
    ("COERCE", "martial-law"): -7.5, ("COERCE", "misinformation"): -6.5, ("ASSAULT", "abduct"): -8.5,
    ("ASSAULT", "beat"): -7.5, ("ASSAULT", "torture"): -8.5, ("ASSAULT", "sexual"): -8.5, ("ASSAULT", "targeted"): -9.5,
    ("ASSAULT", "destroy"): -8.5, ("ASSAULT", "primitive"): -8, ("ASSAULT", "suicide-attack"): -9.5,
    ("ASSAULT", "aerial"): -9.5, ("ASSAULT", "drone"): -9.5, ("ASSAULT", "heavy-weapons"): -9.5,
    ("ASSAULT", "crowd-control"): -7.5, ("ASSAULT", "unconventional"): -10,
}  # fmt: skip
"""Where a mode's score is not its type's."""


def write_polecat(dataset: Dataset, target: Path) -> None:
    """Write the events as POLECAT's tab-separated rows, an event a row, compound actors joined by «; »."""
    with new_file(target) as path, path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", restval="", lineterminator="\n")
        writer.writeheader()
        for record in dataset:
            writer.writerows(_rows(record, dataset))


def intensity(event: Event) -> float:
    """PLOVER's score of an event: that of the mode furthest from nought, else of its type."""
    own = [MODE_SCORE.get((event.type, mode), SCORE[event.type]) for mode in event.modes]
    return max(own, key=abs, default=SCORE[event.type])


def _rows(record: Record, dataset: Dataset) -> Iterator[dict[str, Any]]:
    info, known = record.report, entries(record)
    story = {
        "Source": info.outlet or "", "Publication Date": info.published or "", "Language": info.language,
        "Version": f"{info.reader.name} {info.reader.version} (words {info.reader.words})",
        "Story People": joined(one.name for one in record.people) or "",
        "Story Organizations": joined(one.name for one in record.organizations) or "",
        "Story Locations": joined(one.name for one in record.places) or "",
    }  # fmt: skip
    for event in record.events:
        yield {
            "Event ID": f"{info.id}#{event.id}", "Event Date": event.date or "", "Event Type": event.type,
            "Event Mode": joined(event.modes) or "", "Intensity": intensity(event), "Quad Code": QUAD[event.type],
            "Contexts": joined(event.contexts) or "", **_side("Actor", event.actors, known, dataset),
            **_side("Recipient", event.recipients, known, dataset), **_at(event, known), **story,
        }  # fmt: skip


def _side(role: str, ids: tuple[str, ...], known: dict[str, Any], dataset: Dataset) -> dict[str, str]:
    """The columns of those who act, or to whom it is done."""
    named = [known[one] for one in ids if one in known]
    raw = [known[one].name if one in known else dataset.words(one) or "" for one in ids]
    unnamed = [nameless(words) for one in ids if one not in known and (words := dataset.words(one))]
    sectors = [sector for one in named if (sector := _sector(one, known))] + [
        one.sector for one in unnamed if one.sector
    ]
    countries = [c for one in named if (c := _country(one, known))] + [one.country for one in unnamed if one.country]
    return {
        f"{role} Name": joined(one.name for one in named) or "",
        f"{role} Country": joined(dict.fromkeys(countries)) or "",
        f"Primary {role} Sector": sectors[0] if sectors else "",
        f"{role} Sectors": joined(dict.fromkeys(sectors)) or "",
        f"{role} Title": joined(o.title for one in named for o in getattr(one, "offices", ())[:1]) or "",
        f"{role} Name Raw": joined(one for one in raw if one) or "",
    }


def _body(one: Any, known: dict[str, Any]) -> Any:
    """The body that a person's first office belongs to."""
    return next((known[o.organization] for o in getattr(one, "offices", ()) if o.organization in known), None)


def _sector(one: Any, known: dict[str, Any]) -> str | None:
    return getattr(one, "sector", None) or getattr(_body(one, known), "sector", None)


def _country(one: Any, known: dict[str, Any]) -> str | None:
    own = getattr(one, "country", None) or next((o.country for o in getattr(one, "offices", ()) if o.country), None)
    return own or getattr(_body(one, known), "country", None)


def _at(event: Event, known: dict[str, Any]) -> dict[str, Any]:
    place = known.get(event.place or "")
    if place is None:
        return {}
    return {
        "Placename": place.name, "City": place.name if place.kind in ("city", "capital") else "",
        "Country": place.country or "", "Latitude": "" if place.lat is None else place.lat,
        "Longitude": "" if place.lon is None else place.lon, "GeoNames ID": place.geonames or "",
    }  # fmt: skip
