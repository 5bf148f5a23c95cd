"""What is still to come as iCalendar, for anybody's calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from icalendar import Calendar, Component, Event, Todo

from mahdar.exports.dataset import Dataset, entries
from mahdar.exports.files import new_file
from mahdar.record import Record, Upcoming

_STATUS = {"scheduled": "CONFIRMED", "expected": "TENTATIVE", "promised": "TENTATIVE", "possible": "TENTATIVE"}


def write_calendar(dataset: Dataset, target: Path) -> None:
    """Write the upcoming items: those with a day as all-day events, the others as tasks without one, never with a guessed day."""
    with new_file(target) as path:
        path.write_bytes(calendar_of(dataset).to_ical())


def calendar_of(dataset: Dataset) -> Calendar:
    """The calendar itself, for whoever serves it."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Mahdar//{dataset.made_by}//AR")
    calendar.add("version", "2.0")
    stamp = dt.datetime.now(dt.UTC)  # RFC 5545: when the calendar was made, not when anything happens
    for record in dataset:
        for item in record.upcoming:
            calendar.add_component(_component(record, item, dataset, stamp))
    return calendar


def _component(record: Record, item: Upcoming, dataset: Dataset, stamp: dt.datetime) -> Component:
    whole_day = item.when is not None and len(item.when) == 10
    component = Event() if whole_day else Todo()
    component.add("uid", f"{record.report.id}-{item.id}@mahdar")
    component.add("dtstamp", stamp)
    component.add("summary", _summary(record, item, dataset))
    component.add("description", _description(record, item))
    if whole_day and item.when:
        day = dt.date.fromisoformat(item.when)
        component.add("dtstart", day)
        component.add("dtend", day + dt.timedelta(days=1))
        component.add("status", _STATUS[item.certainty])
    place = entries(record).get(item.place or "")
    if place is not None:
        component.add("location", place.name)
    if record.report.url:
        component.add("url", record.report.url)
    return component


def _summary(record: Record, item: Upcoming, dataset: Dataset) -> str:
    """The report's words, or, where they are left out, what it is and who acts."""
    if dataset.text:
        return item.text
    known = entries(record)
    return " ".join([item.kind, *(known[one].name for one in item.actors if one in known)])


def _description(record: Record, item: Upcoming) -> str:
    info = record.report
    parts = [info.outlet, info.published, f"report {info.id}", item.certainty, f"confidence {item.confidence:.2f}"]
    if item.when and len(item.when) < 10:
        parts.insert(0, item.when)
    return " · ".join(part for part in parts if part)
