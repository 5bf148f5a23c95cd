"""Contacts: the words of a report that tell of one, sentence by sentence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from mahdar.lexicon.sets import lemma_set
from mahdar.rules.contact_nouns import by_noun
from mahdar.rules.contact_status import is_none, is_sport
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.contact_verbs import by_verb
from mahdar.rules.document import Document
from mahdar.rules.name_start import COUNTERPARTS

_COUNTED = frozenset(("meeting", "call", "conference", "visit", "signing", "arrival", "message"))


def find_triggers(doc: Document) -> list[Trigger]:
    """Every word that tells of a contact, sentence by sentence."""
    found: list[Trigger] = []
    told = -1  # the noun of the light verb before: «أجرى … مباحثات» tells of one contact
    for first, last in doc.text.sentences:
        tokens = doc.where_in("meet", first, last)
        if talks := doc.where_in("talk", first, last):
            tokens = sorted({*tokens, *talks})
        known_as_public = False
        for i in tokens:
            meet = doc.words[i].has("meet") or doc.words[i].has("talk")
            if meet and i not in doc.at and i != told:
                trigger = _trigger(doc, i, first, last, meet)
                if trigger and not known_as_public and is_sport(doc, first, last):
                    break
                if trigger:
                    known_as_public = True
                    found += _one_after_another(doc, trigger)
                    told = trigger.noun if trigger.noun >= 0 else told
    return found


def _one_after_another(doc: Document, trigger: Trigger) -> list[Trigger]:
    """«استقبل السفيرة فلانة، ثم النقيب فلان»: each of those met one after another has a contact of his own."""
    begin, end = trigger.window
    if pairs := _pairs(doc, trigger):
        return pairs
    if trigger.verb not in _RECEIVING or not trigger.verbal:
        return [trigger]
    cuts = [
        k
        for k in range(begin + 2, end - 1)
        if doc.words[k].core == "ثم" and k not in doc.at and (k + 1 in doc.at or doc.cls[k + 1] == "H")
    ]
    bounds = [begin, *(k + 1 for k in cuts)]
    ends = [*cuts, end]
    first = replace(trigger, window=(begin, ends[0]))
    return [first, *(replace(trigger, window=w, goes_on=True) for w in zip(bounds[1:], ends[1:], strict=True))]


def _pairs(doc: Document, trigger: Trigger) -> list[Trigger]:
    """«تحادث وزير المالية فلان مع نظيره فلان، ووزيرة الثقافة فلانة مع نظيرتها فلانة»: each with his counterpart."""
    begin, end = trigger.window
    met = [k for k in range(begin, end - 1) if doc.words[k].core == "مع" and doc.words[k + 1].core in COUNTERPARTS]
    if len(met) < 2:
        return []
    starts = [begin]
    for one, other in pairwise(met):
        joined = [
            k
            for k in range(one + 2, other)
            if doc.words[k].clitic == "و" and (doc.cls[k] == "H" or (k in doc.at and doc.at[k].first == k))
        ]
        if not joined:
            return []
        starts.append(joined[0])
    windows = list(zip(starts, [*starts[1:], end], strict=True))
    first = replace(trigger, window=windows[0])
    return [first, *(replace(trigger, window=w, before=(w[0], w[0])) for w in windows[1:])]


_RECEIVING = lemma_set("contacts", "receiving")


def _trigger(doc: Document, i: int, first: int, last: int, meet: list[dict[str, Any]]) -> Trigger | None:
    data = meet[0]
    kind = data["form"][0]
    if kind == "q" or data["contact"] not in _COUNTED or is_none(doc, i, first):
        return None
    if kind in "vp":
        return by_verb(doc, i, first, last, data)
    return by_noun(doc, i, first, last, data)
