"""Pages of one thing: a report with its words lit up, a person or body, a contact as all outlets tell it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mahdar.archive.filters import Filter
from mahdar.archive.models import Contact, Identity, Meeting, Named, Office, Party, Report, Voice
from mahdar.archive.people import identities
from mahdar.archive.tenures import tenures_at, tenures_of
from mahdar.web import questions
from mahdar.web.access import needs
from mahdar.web.differences import differences
from mahdar.web.marking import paragraphs
from mahdar.web.questions import SHOWN
from mahdar.web.rows import contact_row, event_row, mixed_rows, report_row, statement_row, upcoming_row
from mahdar.web.twins import one_twin, rows_twin, twin

_SHOWN_FIRST = 20
_AT_A_PLACE = 100
_CHUNK = 500


@needs("reader")
def report(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """A report's text beside its record; each entry and its words light up together."""
    one = get_object_or_404(Report.objects.select_related("wording", "reader", "story"), pk=pk)
    told = {
        "contacts": list(questions.contacts(Filter()).filter(report=one).order_by("pk")),
        "statements": list(questions.statements(Filter()).filter(report=one).order_by("start")),
        "upcoming": list(questions.upcoming(Filter()).filter(report=one).order_by("pk")),
        "events": list(questions.events(Filter()).filter(report=one).order_by("pk")),
    }
    if suffix == ".json":
        makers = {"contacts": contact_row, "statements": statement_row, "upcoming": upcoming_row, "events": event_row}
        rows = {kind: [makers[kind](claim) for claim in claims] for kind, claims in told.items()}
        return one_twin({**report_row(one), "text": one.text, **rows})
    if suffix == ".csv":
        return rows_twin(suffix, mixed_rows(told), f"report-{pk}")
    named = list(Named.objects.filter(report=one).exclude(state="rejected").order_by("pk"))
    offices = list(Office.objects.filter(SHOWN, report=one).order_by("pk"))
    for person in named:
        person.held = [office for office in offices if office.holder_id == person.pk]
    evidence = {claim.entry: claim.spans for claims in told.values() for claim in claims}
    evidence |= {person.entry: person.spans for person in named}
    title, *body = paragraphs(one.text, evidence) or [[]]
    if not one.title:
        title, body = [], [title, *body]
    page = {"report": one, "title": title, "body": body, "named": named, "web_address": web_address(one.url), **told}
    return render(request, "mahdar/report.html", page)


def web_address(url: str | None) -> str | None:
    """The address of a report where it is one of the web: no other kind may become a link."""
    return url if url and url.startswith(("https://", "http://")) else None


@needs("reader")
def identity(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """A person, body or place: offices over time, contacts, whom they met most, what they said, what is announced."""
    one = get_object_or_404(identities(), pk=pk)
    if one.into_id:
        return redirect("identity", pk=one.into_id, suffix=suffix)
    by = Filter(person=str(one.pk)) if one.kind == "person" else Filter(body=str(one.pk))
    contacts, statements = questions.contacts(by), questions.statements(by)
    if one.kind == "place":
        taking = Party.objects.filter(identity=one).order_by().values("contact_id")
        there = (
            Contact.objects.filter(place__in=Named.objects.filter(identity=one).values("pk")).order_by().values("pk")
        )
        contacts = questions.contacts(Filter()).filter(Q(pk__in=there) | Q(pk__in=taking))
    if one.kind == "person":
        spoken = Voice.objects.filter(identity=one, role="speaker").order_by().values("statement_id")
        statements = questions.statements(Filter()).filter(pk__in=spoken)
    if suffix == ".csv":
        claims = {"contacts": contacts, "statements": statements, "upcoming": questions.upcoming(by)}
        streamed = {kind: found.iterator(chunk_size=_CHUNK) for kind, found in claims.items()}
        return rows_twin(suffix, mixed_rows(streamed), f"who-{pk}")
    if suffix == ".json":
        return one_twin({
            "id": one.pk, "kind": one.kind, "name": one.name, "latin": one.latin, "country": one.country,
            "offices": tenures_of(one) if one.kind == "person" else [],
            "contacts": [contact_row(contact) for contact in contacts],
            "statements": [statement_row(said) for said in statements],
            "upcoming": [upcoming_row(item) for item in questions.upcoming(by)], "met": met_most(one),
        })  # fmt: skip
    first = questions.first
    page = {
        "identity": one, "offices": tenures_of(one) if one.kind == "person" else [],
        "contacts": first("contacts", contacts, _AT_A_PLACE if one.kind == "place" else _SHOWN_FIRST),
        "contact_count": contacts.count(), "statements": first("statements", statements, _SHOWN_FIRST),
        "statement_count": statements.count(), "met": met_most(one),
        "upcoming": first("upcoming", questions.upcoming(by), _SHOWN_FIRST), "spellings": spellings(one),
        "reports": first("reports", questions.reports(by), _SHOWN_FIRST),
        "holders": tenures_at(one) if one.kind == "body" else [],
    }  # fmt: skip
    return render(request, "mahdar/identity.html", page)


@needs("reader")
def meeting(request: HttpRequest, pk: int, suffix: str) -> HttpResponse:
    """One contact of the world: parties by side, and how each outlet tells it."""
    one = get_object_or_404(Meeting, pk=pk)
    tellings = list(questions.contacts(Filter()).filter(meeting=one).order_by("-confidence", "pk"))
    if suffix == ".json":
        return one_twin({"id": one.pk, "form": one.form, "day": one.day, "tellings": list(map(contact_row, tellings))})
    if suffix == ".csv":
        return twin(suffix, questions.contacts(Filter()).filter(meeting=one), contact_row, f"contact-{pk}")
    said = questions.statements(Filter()).filter(report__in={telling.report_id for telling in tellings})
    page = {
        "meeting": one, "tellings": tellings, "fullest": max(tellings, key=_fullness, default=None),
        "differences": differences(tellings), "statements": questions.first("statements", said, _SHOWN_FIRST),
    }  # fmt: skip
    return render(request, "mahdar/contact.html", page)


def _fullness(contact: Contact) -> tuple[bool, int, float]:
    """What was held is told better by those who saw it than by those who announced it."""
    return contact.status == "held", len(contact.parties.all()), contact.confidence


def met_most(one: Identity, most: int = 12) -> list[dict[str, Any]]:
    """Whom they took part in contacts with most often, other sides only where the sides are told."""
    own = Party.objects.filter(identity=one, contact__status="held").exclude(contact__state="rejected")
    others = Party.objects.filter(contact__in=own.values("contact")).exclude(identity=one).exclude(identity=None)
    counted = others.values("identity", "identity__name", "identity__latin", "identity__kind")
    return list(counted.annotate(times=Count("contact", distinct=True)).order_by("-times", "identity__name")[:most])


def spellings(one: Identity) -> list[str]:
    """Every way in which reports write the name."""
    names = Named.objects.filter(Q(identity=one)).values_list("name").annotate(n=Count("pk")).order_by("-n")
    return [name for name, _ in names[:20] if name != one.name]
