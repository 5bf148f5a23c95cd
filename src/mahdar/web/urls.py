"""What stands at which address: Arabic at /, English under /en/; a list or thing with .json or .csv is its twin."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, path, re_path, register_converter
from django.urls.converters import StringConverter

from mahdar.web.api.whole import api
from mahdar.web.views import (
    accounts,
    calendar,
    choosing,
    correcting,
    deciding,
    lists,
    network,
    overview,
    own,
    places,
    reading,
    review,
    saved,
    search,
    signing,
    sources,
    things,
    timeline,
)


class Suffix(StringConverter):
    """«/» for the page, «.json» or «.csv» for its twin."""

    regex = r"/|\.json|\.csv"


class ListSuffix(StringConverter):
    """A list has a feed too; what is upcoming, a calendar."""

    regex = r"/|\.json|\.csv|\.atom|\.ics"


register_converter(Suffix, "suffix")
register_converter(ListSuffix, "list_suffix")

_LISTS = [
    path(f"{kind}<list_suffix:suffix>", lists.listing, {"kind": kind}, name=kind)
    for kind in ("contacts", "statements", "upcoming", "events", "reports")
]
_NAMED = [
    path(f"{address}<suffix:suffix>", overview.named, {"kind": kind}, name=address)
    for address, kind in (("people", "person"), ("bodies", "body"), ("places", "place"))
]
_PAGES: list[URLPattern] = [
    path("", overview.today, name="today"),
    re_path(r"^today(?P<suffix>\.json|\.csv)$", overview.today_twin, name="today_twin"),
    *_LISTS,
    *_NAMED,
    path("reports/<int:pk><suffix:suffix>", things.report, name="report"),
    path("who/<int:pk><suffix:suffix>", things.identity, name="identity"),
    path("contacts/<int:pk><suffix:suffix>", things.meeting, name="contact"),
    path("network<suffix:suffix>", network.graph, name="network"),
    path("timeline<suffix:suffix>", timeline.timeline, name="timeline"),
    path("map<suffix:suffix>", places.atlas, name="map"),
    path("calendar<suffix:suffix>", calendar.calendar, name="calendar"),
    path("between/<int:one>/<int:other><suffix:suffix>", network.between, name="between"),
    path("sources<suffix:suffix>", sources.sources, name="sources"),
    path("sources/outlet<suffix:suffix>", sources.outlet, name="outlet"),
    path("sources/coverage<suffix:suffix>", sources.told, name="coverage"),
    path("search<list_suffix:suffix>", search.search, name="search"),
    path("saved/", saved.saved, name="saved"),
    re_path(r"^saved/(?P<pk>\d{1,15})/(?P<signature>[\w-]{20,80})\.atom$", saved.feed, name="saved_feed"),
    path("review/", review.queue, name="review"),
    path("review/who/", deciding.doubts, name="doubts"),
    path("who/<int:pk>/review/", deciding.who, name="decide"),
    path("reports/<int:pk>/correct/", correcting.report, name="correct"),
    path("review/<slug:kind>/<int:pk>/", review.case, name="case"),
    path("about<suffix:suffix>", overview.about, name="about"),
    path("months/<slug:names>/", choosing.months, name="months"),
    path("login/", signing.SignIn.as_view(), name="login"),
    path("login/code/", signing.code, name="code"),
    path("logout/", LogoutView.as_view(), name="logout"),
    re_path(r"^join/(?P<token>[\w-]{20,80})$", accounts.join, name="join"),
    path("accounts/", accounts.people, name="accounts"),
    path("account/", own.account, name="account"),
    path("account/sign-out/", own.sign_out, name="sign-out"),
    path("account/second-factor/", own.factor, name="second-factor"),
    path("account/password/", own.Password.as_view(), name="password"),
    path("account/tokens/", own.tokens, name="tokens"),
    path("account/tokens/<int:pk>/revoke/", own.revoke_token, name="revoke"),
    path("read/", reading.new, name="read"),
    path("read/<int:pk>/", reading.draft, name="draft"),
]

urlpatterns = [path("api/v1/", api.urls), *i18n_patterns(*_PAGES, prefix_default_language=False)]
handler400 = "mahdar.web.views.errors.bad"
handler404 = "mahdar.web.views.errors.missing"
handler403 = "mahdar.web.views.errors.refused"
handler500 = "mahdar.web.views.errors.broken"
