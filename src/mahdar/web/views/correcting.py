"""The page on which a reviewer adds what the reader missed, by selecting words in the text of a report."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from mahdar.archive.models import Change, Named, Report
from mahdar.errors import MahdarError
from mahdar.web.access import named, needs
from mahdar.web.adding import ADDED, add_from
from mahdar.web.labels import ACTS, CERTAINTY, FORMS, STATUS
from mahdar.web.selecting import lines
from mahdar.web.telling import told

_SHOWN = 30


@never_cache
@needs("reviewer")
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The text to select words in, the form that adds them, and what people changed in this report before."""
    one = get_object_or_404(Report.objects.select_related("wording"), pk=pk)
    wrong = ""
    if request.method == "POST":
        try:
            made = add_from(one, request.POST.dict(), request.POST.getlist("who"), named(request.user))
        except MahdarError as error:
            wrong = told(error)
        else:
            return redirect(f"{reverse('correct', args=[pk])}?added={made.pk}")
    people = Named.objects.filter(report=one).exclude(state="rejected").order_by("kind", "pk")
    shown = {
        "report": one, "lines": lines(one.text), "kinds": ADDED, "people": people, "acts": ACTS, "forms": FORMS,
        "statuses": STATUS, "certainties": CERTAINTY, "wrong": wrong, "given": request.POST,
        "chosen": request.POST.getlist("who"),
        "steps": Change.objects.filter(report=one.key).order_by("-pk")[:_SHOWN],
    }  # fmt: skip
    return render(request, "mahdar/correct.html", shown, status=400 if wrong else 200)
