"""Searches that users keep: a page and its filter under a name, each with a feed at an address that only its owner is told."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.core.signing import Signer
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from mahdar.archive.search.finding import find_reports
from mahdar.archive.search.query import parse_query
from mahdar.web.models import SavedSearch
from mahdar.web.questions import KINDS, filter_of
from mahdar.web.sought import sought
from mahdar.web.telling import FormError

MOST = 100
"""Searches that one user keeps."""

PAGES: dict[str, str] = {
    "contacts": "contacts", "statements": "statements", "upcoming": "upcoming", "events": "events",
    "reports": "reports", "search": "reports", "network": "contacts", "timeline": "contacts", "map": "contacts",
    "calendar": "upcoming",
}  # fmt: skip
"""Page that can be kept → the list that its feed gives."""

PARAMETERS = (
    "q", "from", "to", "outlet", "country", "person", "body", "context", "kind", "least", "view", "month", "state",
    "words", "order",
)  # fmt: skip

_LONGEST = 1000


class Kept(NamedTuple):
    """A saved search with the addresses of its page and its feed."""

    search: SavedSearch
    address: str
    feed: str


def keep(owner: User, given: QueryDict) -> SavedSearch:
    """Keep what a form names (`name`, `page`, `query`). Raises UsageError, in the reader's language, for what cannot be kept."""
    name, page = given.get("name", "").strip()[:80], given.get("page", "")
    if not name:
        raise FormError(_("Give the search a name."))
    if page not in PAGES:
        raise FormError(_("This page cannot be kept."))
    query = clean_query(given.get("query", ""))
    if owner.saved_searches.count() >= MOST:
        raise FormError(_("You keep %(n)s searches already; delete one first.") % {"n": MOST})
    try:
        with transaction.atomic():
            made: SavedSearch = SavedSearch.objects.create(owner=owner, name=name, page=page, query=query)
            return made
    except IntegrityError as error:
        raise FormError(_("You keep a search of this name already.")) from error


def clean_query(text: str) -> str:
    """What follows «?», with the parameters alone that pages know. Raises UsageError where they cannot be, or are too long."""
    given = QueryDict(text[: 4 * _LONGEST])
    kept = QueryDict(mutable=True)
    for parameter in PARAMETERS:
        if given.get(parameter):
            kept[parameter] = given[parameter].replace("\0", "")
    filter_of(kept)
    if kept.get("words"):
        parse_query(kept["words"])
    query: str = kept.urlencode()
    if len(query) > _LONGEST:
        raise FormError(_("This search is too long to be kept."))
    return query


def kept_by(owner: User) -> list[Kept]:
    """A user's searches, by name."""
    return [_kept(one) for one in owner.saved_searches.order_by("name")]


def _kept(one: SavedSearch) -> Kept:
    query = f"?{one.query}" if one.query else ""
    return Kept(one, reverse(one.page, args=["/"]) + query, reverse("saved_feed", args=[one.pk, signature(one)]))


def signature(one: SavedSearch) -> str:
    """The part of the feed's address that cannot be guessed: signed with the installation's secret, nothing to be stolen."""
    return str(Signer(salt="mahdar.saved").signature(f"{one.pk}:{one.owner_id}"))


def by_signature(pk: int, given: str) -> SavedSearch | None:
    """The search whose feed this is."""
    found: SavedSearch | None = SavedSearch.objects.select_related("owner").filter(pk=pk).first()
    return found if found is not None and constant_time_compare(signature(found), given) else None


def claims_of(one: SavedSearch) -> tuple[str, Any]:
    """The kind of list that the feed gives, and its rows, the newest first. Raises UsageError where the filter no longer holds."""
    given = QueryDict(one.query)
    kind = PAGES[one.page]
    by = filter_of(given)
    if one.page == "search":
        found = find_reports(given.get("q", ""), by).order_by("-published", "-pk")
        return kind, found
    return kind, sought(kind, given, by, newest=True) if one.page == kind else KINDS[kind](by)


def page_of(one: SavedSearch) -> str:
    """The address of the page that was kept."""
    return _kept(one).address
