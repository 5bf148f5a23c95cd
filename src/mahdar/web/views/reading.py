"""Reading a report: an editor pastes or uploads it, sees the record, and keeps it or lets it go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mahdar.archive.filters import Filter
from mahdar.errors import MahdarError, SourceError, UsageError
from mahdar.evaluation.claims import names_of
from mahdar.reading.report import Report as Given
from mahdar.record import Contact, Organization, Person, Place, Record, Statement, Upcoming, to_json
from mahdar.web import submitting
from mahdar.web.access import named, needs
from mahdar.web.marking import paragraphs
from mahdar.web.models import Draft
from mahdar.web.views.things import web_address

LARGEST_FILE = 2_000_000
_KEPT_DAYS = 30
_MOST = 50
"""Drafts of one person; an older one goes for a newer."""


class Sent(forms.Form):
    """A report: its text, or a file of it, and where and when it was published."""

    title = forms.CharField(label=gettext_lazy("Headline"), max_length=1000, required=False)
    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=submitting.LONGEST, required=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "rtl", "lang": "ar"}),
    )  # fmt: skip
    file = forms.FileField(
        label=gettext_lazy("Or a file (.txt, .html)"), required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.html,.htm"}),
    )  # fmt: skip
    outlet = forms.CharField(label=gettext_lazy("Outlet"), max_length=300, required=False)
    url = forms.URLField(
        label=gettext_lazy("Link"), max_length=2000, required=False, assume_scheme="https",
        widget=forms.URLInput(attrs={"dir": "ltr"}),
    )  # fmt: skip
    published = forms.CharField(
        label=gettext_lazy("Published"), max_length=10, required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "2020-01-31", "inputmode": "numeric"}),
    )  # fmt: skip

    def clean_published(self) -> str:
        day: str = self.cleaned_data["published"]
        try:
            Filter(from_=day or None)
        except UsageError as error:
            raise forms.ValidationError(_("Give a day as 2020-01-31, a month as 2020-01, or a year.")) from error
        return day

    def clean_url(self) -> str:
        if not web_address(self.cleaned_data["url"] or "https://"):
            raise forms.ValidationError(_("Give an address that begins with https://"))
        return str(self.cleaned_data["url"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        file = data.get("file")
        if file and file.size > LARGEST_FILE:
            raise forms.ValidationError(_("The file is too large: two megabytes at most."))
        if not file and not data.get("text", "").strip():
            raise forms.ValidationError(_("Paste the text of a report, or choose a file."))
        return data

    def report(self) -> Given:
        """The report that was sent; what the form says of it stands above what its page says."""
        data = self.cleaned_data
        fields = {name: data[name] for name in ("title", "outlet", "url", "published") if data[name]}
        if not data["file"]:
            return submitting.given_of({**fields, "text": data["text"]})
        found = submitting.given_of_file(data["file"].read(), str(data["file"].name))
        return submitting.given_of(
            {**{name: getattr(found, name) for name in ("title", "text", "outlet", "url", "published")}, **fields}
        )


@never_cache
@needs("editor")
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The form; a report sent is read, and its record shown as a draft."""
    form = Sent(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("draft", pk=_drafted(request, submitting.read(form.report())))
        except SourceError:
            form.add_error(None, _("This file holds no report that can be read: give a text or a saved page."))
        except UsageError:
            form.add_error(None, _("Only reports in Arabic are read, of 200,000 characters at most."))
    drafts = [(draft.pk, draft.made, _record(draft).report.title) for draft in _own(request)]
    status = 400 if request.method == "POST" else 200
    return render(request, "mahdar/new.html", {"form": form, "drafts": drafts}, status=status)


def _own(request: HttpRequest) -> Any:
    return Draft.objects.filter(user=request.user).order_by("-pk")


def _drafted(request: HttpRequest, record: Record) -> int:
    Draft.objects.filter(made__lt=timezone.now() - dt.timedelta(days=_KEPT_DAYS)).delete()
    Draft.objects.filter(pk__in=list(_own(request).values_list("pk", flat=True)[_MOST - 1 :])).delete()
    return int(Draft.objects.create(user=request.user, record=to_json(record).decode()).pk)


def _record(draft: Draft) -> Record:
    return msgspec.json.decode(draft.record, type=Record)


@never_cache
@needs("editor")
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """The record of a draft of one's own, its words lit up; kept in the archive or let go."""
    one = get_object_or_404(_own(request), pk=pk)
    record = _record(one)
    if request.method != "POST":
        return render(request, "mahdar/draft.html", _shown(one, record))
    if request.POST.get("do") != "keep":
        one.delete()
        return redirect("read")
    try:
        kept, _new = submitting.keep(record, by=named(request.user))
    except MahdarError:
        messages.error(request, _("This report was removed from the archive on request, and is not taken in again."))
        return redirect("draft", pk=pk)
    one.delete()
    return redirect("report", pk=kept.pk, suffix="/")


def _shown(one: Draft, record: Record) -> dict[str, Any]:
    named_ = names_of(record)
    claims: tuple[Contact | Statement | Upcoming, ...] = (*record.contacts, *record.statements, *record.upcoming)
    those: tuple[Person | Organization | Place, ...] = (*record.people, *record.organizations, *record.places)
    evidence = {claim.id: claim.evidence for claim in claims} | {who.id: who.mentions for who in those}
    text = paragraphs(record.report.text, evidence) or [[]]
    title, body = (text[0], text[1:]) if record.report.title else ([], text)
    return {
        "draft": one, "record": record, "report": record.report, "title": title, "body": body,
        "contacts": [(contact, _sides(contact, named_)) for contact in record.contacts],
        "statements": [(said, "، ".join(named_[who] for who in said.speakers)) for said in record.statements],
        "named": those,
        "web_address": web_address(record.report.url),
    }  # fmt: skip


def _sides(contact: Any, names: dict[str, str]) -> Iterator[list[str]]:
    """The names of a contact's parties, side by side."""
    found: dict[int | None, list[str]] = {}
    for party in contact.parties:
        found.setdefault(party.side, []).append(names[party.who])
    return iter(list(found.values()))
