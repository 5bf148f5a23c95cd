"""Identities found by name or number: who is meant, or who may be."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from mahdar.archive.keys import name_key
from mahdar.archive.linking.linker import latin_words
from mahdar.archive.models import Block, Identity, Named
from mahdar.errors import UnknownNameError, UsageError


def identities() -> QuerySet[Identity]:
    """Identities without their profile, which is long, dear to read, and serves linking alone; nor what stands behind it in a row,
    which SQLite reaches only through it."""
    return Identity.objects.defer("profile", "into")


def find_identities(name: str, kind: str | None = None) -> QuerySet[Identity]:
    """Identities that are named so, the most often named first: the whole name if any has it, else all its words.

    Latin letters are looked up in the Latin forms («hariri»). A number is an identity's id, of whatever kind.
    """
    named = Exists(Named.objects.filter(identity=OuterRef("pk")))
    found = identities().filter(named, into__isnull=True)
    if name.isdecimal():
        into = Identity.objects.filter(id=int(name)).values_list("into_id", flat=True).first()
        return found.filter(id=into or int(name))
    return found.filter(id__in=_ids_of(name, kind)).order_by("-seen", "id")


def _ids_of(name: str, kind: str | None) -> set[int]:
    exact = _roots(Block.objects.filter(key=f"={name_key(name)}"[:120]), kind)
    if exact:
        return exact
    words = latin_words(name) if name.isascii() else name_key(name).split()
    found = [_roots(Block.objects.filter(key=f"~{word}"[:120]), kind) for word in words]
    return set.intersection(*found) if found else set()


def _roots(blocks: QuerySet[Block], kind: str | None) -> set[int]:
    if kind is not None:
        blocks = blocks.filter(identity__kind=kind)
    return {into or pk for pk, into in blocks.values_list("identity_id", "identity__into_id")}


def the_identity(name: str, kind: str | None = None) -> Identity:
    """The one identity that a name or number means.

    Raises UnknownNameError where none is named so, and UsageError where several are, listing them with their numbers.
    """
    found: list[Identity] = list(find_identities(name, kind)[:8])
    if not found:
        what = kind or "one"
        raise UnknownNameError(
            f"no {what} is called «{name}» in this archive; try a part of the name with  mahdar who",
            "nobody", given=name,
        )  # fmt: skip
    known = [one for one in found if one.type != "name_only"] or found
    if len(known) > 1 and known[0].seen < 10 * known[1].seen:
        listed = "; ".join(f"{one.pk} {described(one)}" for one in known)
        raise UsageError(f"«{name}» may be several; say which by its number: {listed}", "several", given=name)
    return known[0]


def described(identity: Identity) -> str:
    """«سعد الحريري (LBN, 13 reports)»."""
    country = f"{identity.country}, " if identity.country else ""
    return f"{identity.name} ({country}{identity.seen} reports)"
