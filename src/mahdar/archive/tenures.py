"""Offices over time: who held what, from the first to the last report that says so."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from mahdar.archive.keys import name_key
from mahdar.archive.linking.seatmates import ONE_HOLDER
from mahdar.archive.models import Identity, Office
from mahdar.archive.seats import Seat, seat_of


def tenures_of(identity: Identity) -> list[dict[str, Any]]:
    """The posts of a person: title, status, first and last day on which a report gives it, how many reports do, and how many of
    these a person has seen (`checked`)."""
    offices = Office.objects.filter(identity=identity).exclude(state="rejected")
    found = sorted(_grouped(offices).values(), key=lambda one: (one["last"] or "", one["reports"]), reverse=True)
    return [_shown(one) for one in found]


def _shown(one: dict[str, Any]) -> dict[str, Any]:
    """A tenure as it is told: without its holder's country, by which its seat was found."""
    return {name: value for name, value in one.items() if name != "land"}


def tenures_at(body: Identity) -> list[dict[str, Any]]:
    """Who held the posts of a body, in time."""
    return tenures(Office.objects.filter(body__identity=body).exclude(state="rejected"))


def tenures(offices: QuerySet[Office]) -> list[dict[str, Any]]:
    """Who held which post, by post and in time; `conflict` names those said to hold the same post at the same time."""
    found = sorted(_grouped(offices).values(), key=lambda one: (_seat(one), one["first"] or "", one["holder"] or 0))
    for _, seat in groupby(found, key=_seat):
        holders = list(seat)
        for one in holders:
            one["conflict"] = sorted({other["holder_name"] for other in holders if _conflict(one, other)})
    return [_shown(one) for one in found]


def _seat(one: dict[str, Any]) -> Seat:
    return seat_of(one["title"], one["post"] or "", one["country"] or one["land"], one["body"], one["body_name"])


def _grouped(offices: Any) -> dict[tuple[Any, ...], dict[str, Any]]:
    rows = offices.order_by("day", "id").values_list(
        "identity_id", "identity__name", "identity__country", "title", "post", "country", "status", "day",
        "report__key", "report__outlet", "body__identity_id", "body__name", "state",
    )  # fmt: skip
    grouped: dict[tuple[Any, ...], dict[str, Any]] = {}
    for holder, name, land, title, post, country, status, day, report, outlet, body, body_name, state in rows:
        seat = seat_of(title, post or "", country or land, body, body_name)
        key = (holder, seat, status) if post and seat.is_sure else (holder, name_key(title), status)
        one = grouped.setdefault(
            key,
            {"holder": holder, "holder_name": name, "title": title, "post": post, "country": country, "body": body,
             "body_name": body_name, "status": status, "first": day, "last": day, "reports": 0, "checked": 0, "outlets": [],
             "evidence": [], "titles": Counter(), "land": land},
        )  # fmt: skip
        _seen(one, title, day, report, outlet)
        one["checked"] += state != "read"
    for one in grouped.values():
        one["title"] = max(one.pop("titles").items(), key=lambda item: (item[1], len(item[0]), item[0]))[0]
    return grouped


def _seen(one: dict[str, Any], title: str, day: str | None, report: str, outlet: str | None) -> None:
    one["titles"][title] += 1
    days = [d for d in (one["first"], one["last"], day) if d]
    one["first"], one["last"] = (min(days), max(days)) if days else (None, None)
    one["reports"] += 1
    if outlet and outlet not in one["outlets"]:
        one["outlets"].append(outlet)
    if len(one["evidence"]) < 5:
        one["evidence"].append(report)


def _conflict(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Two holders of one post whose times overlap: one of the reports is wrong, or the post has several holders.

    A bare «الرئيس» of whom only the holder's country is known may be a company's.
    """
    if not _seat(one).words and not all(of["country"] or of["body"] for of in (one, other)):
        return False
    if one["holder"] == other["holder"] or one["post"] not in ONE_HOLDER or not _seat(one).is_sure:
        return False
    if one["status"] != "current" or other["status"] != "current" or not (one["first"] and other["first"]):
        return False
    return bool(one["first"] < other["last"] and other["first"] < one["last"])
