"""Offices that belong to the heads of delegations."""

from __future__ import annotations

from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings


def offices_of_leaders(found: Findings) -> None:
    """«وفد من الائتلاف برئاسة الحريري … رئيس الائتلاف الوطني»: a lone office of a body is its delegation's head's, where no one else holds it."""
    taken = {o.name for p in found.people for o in p.offices}
    for mention in found.doc.mentions:
        inner = mention.data.get("body_mention") if mention.kind == "office" and mention.entity is None else None
        if (
            inner is None
            or mention.data.get("number") != "s"
            or mention.name in taken
            or not isinstance(inner.entity, Entity)
        ):
            continue
        heads = [
            p.entity
            for c in found.contacts
            for p in c.parties
            if p.role == "head" and p.body is inner.entity and not p.entity.offices
        ]
        if len({id(h) for h in heads}) == 1 and mention.start > heads[0].mentions[0].start:
            mention.rule = "leader_of_delegation"
            heads[0].offices.append(mention)
            mention.entity = heads[0]
    found.holders.clear()
    found.holding = None
