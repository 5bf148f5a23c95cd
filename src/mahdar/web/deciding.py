"""Who is who, as an editor decides it: pairs the program doubts, merging, splitting, and what was decided before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from mahdar.archive.corrections import judge, merge, split, undo
from mahdar.archive.corrections.history import By, last_change
from mahdar.archive.corrections.identities import VERDICTS
from mahdar.archive.models import Change, Identity, Judgement, Named, Office
from mahdar.archive.people import find_identities
from mahdar.errors import ConflictError, UsageError
from mahdar.web.telling import FormError

ORDERS = ("doubt", "importance")
_LONGEST = 500
_NAMES_SHOWN = 200
_POSTS_SHOWN = 6


class Side(NamedTuple):
    """One of two who may be the same: offices with how often they were reported, spellings, a few reports."""

    identity: Identity
    posts: list[str]
    names: list[Named]


class Pair(NamedTuple):
    """Two whom the program could not tell apart, with its score and reasons, and the last change of the first one."""

    judgement: Judgement
    left: Side
    right: Side
    reasons: list[str]
    seen: int


def doubtful(kind: str, order: str) -> QuerySet[Judgement]:
    """Pairs that the program is unsure of and no person has judged, the most doubtful or the most often named first."""
    by_people = Judgement.objects.filter(author__isnull=False, undone=False)
    same_pair = Q(left=OuterRef("left"), right=OuterRef("right")) | Q(left=OuterRef("right"), right=OuterRef("left"))
    found = Judgement.objects.filter(
        author__isnull=True, undone=False, verdict="unsure", left__kind=kind, left__into=None, right__into=None
    ).exclude(Exists(by_people.filter(same_pair)))
    found = found.exclude(left=F("right")).select_related("left", "right")
    if order == "importance":
        return found.order_by(-(F("left__seen") + F("right__seen")), "pk")
    return found.order_by("-score", "pk")


def pair(judgement: Judgement) -> Pair:
    """A pair with what helps to decide it."""
    left, right = judgement.left, judgement.right
    return Pair(judgement, _side(left), _side(right), judgement.reason.split("; "), last_change("identity", left.pk))


def _side(one: Identity) -> Side:
    offices = Office.objects.filter(identity=one).exclude(state="rejected").values_list("title", flat=True)
    posts = list(dict.fromkeys(offices.order_by("-day")[:50]))[:_POSTS_SHOWN]
    names = Named.objects.filter(identity=one).select_related("report").order_by("-report__published", "pk")
    return Side(one, posts, list(names[:3]))


def names_of(one: Identity) -> tuple[list[Named], int]:
    """The names in single reports that are linked to an identity, the latest first, and how many there are."""
    found = Named.objects.filter(identity=one).select_related("report").prefetch_related("offices")
    return list(found.order_by("-report__published", "pk")[:_NAMES_SHOWN]), found.count()


def decisions(one: Identity) -> list[Change]:
    """What people decided of an identity or of those merged into it, the latest first."""
    own = Identity.objects.filter(Q(pk=one.pk) | Q(into=one)).values("pk")
    found = Change.objects.filter(kind="identity", target__in=own).select_related("undone_by")
    return list(found.order_by("-pk"))


def candidates(one: Identity, asked: str) -> list[Side]:
    """Others of the same kind who are named as asked, else who share a name with it."""
    found = find_identities(asked or one.name, one.kind).filter(kind=one.kind).exclude(pk=one.pk)
    return [_side(other) for other in found[:10]]


def decide(one: Identity, given: QueryDict, author: str) -> Change:
    """Do what a form asks (`do`: same, different, unsure, split or undo).

    Raises ConflictError where somebody else decided something meanwhile, UsageError for what cannot be done; then
    nothing was changed.
    """
    by = By(author=author, reason=given.get("reason", "")[:_LONGEST], seen=_number(given.get("seen", "")))
    if by.seen != last_change("identity", one.pk):
        raise ConflictError(f"identity {one.pk} was decided upon meanwhile")
    asked = given.get("do", "")
    if asked in VERDICTS:
        other = _number(given.get("other", ""))
        return merge(one.pk, other, by) if asked == "same" else judge(one.pk, other, asked, by)
    if asked == "split":
        chosen = [_number(value) for value in given.getlist("named")]
        if not chosen:
            raise FormError(_("No name was chosen."))
        if len(chosen) == Named.objects.filter(identity=one).count():
            raise FormError(_("All names were chosen: some must stay."))
        return split(one.pk, chosen, by)
    if asked == "undo":
        return _taken_back(one, _number(given.get("change", "")), author, by.reason)
    raise UsageError("the form asked for something that an editor cannot do here", "forged")


def _taken_back(one: Identity, number: int, author: str, reason: str) -> Change:
    if number not in {change.pk for change in decisions(one)}:
        raise ConflictError(f"change {number} is not one of this identity")
    return undo(number, By(author=author, reason=reason))


def told_change(change: Change) -> Mapping[str, Any]:
    """For a line of the history: with whom, which names, and whether it can still be taken back."""
    before, after = change.before or {}, change.after or {}
    into = [int(pk) for pk in (after.get("into") or before.get("into") or {})]
    other = {*into, after.get("identity"), before.get("identity"), after.get("right"), before.get("right")} - {None}
    names = list(Identity.objects.filter(pk__in=other).exclude(pk=change.target).order_by("pk"))
    return {"change": change, "others": names, "undone": hasattr(change, "undone_by")}


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 15:
        raise UsageError("the form is not whole; open the page again", "not_whole")
    return int(text)
