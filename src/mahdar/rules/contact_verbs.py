"""Verbs that tell a contact: «التقى», «عقد … اجتماعا», «غادر إلى»."""

from __future__ import annotations

from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.rules.contact_clause import INVITATION, clause_end, gathered, names_occasion
from mahdar.rules.contact_meaning import (
    DISCUSSING,
    HOSTING,
    ORGANISING,
    WITH,
    by_telephone,
    end_of_names,
    is_credentials,
    means_contact,
)
from mahdar.rules.contact_status import is_planned, is_to_come_by_tense, status_of
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.document import Document

_RECEIVING = "استقبل"
_TALKED_IN = word_set("contacts", "talked in")


def by_verb(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«التقى وزير الخارجية … نظيره …»; «بحث … مع …»; «تلقى … اتصالاً هاتفياً من …»."""
    words, verb = doc.words, data["verb"]
    end = clause_end(doc, i + 1, last, by_whom=verb == _RECEIVING)
    if i > first and words[i - 1].core in ("تم", "يتم", "جري", "سيتم"):
        return None  # «تم بحث الأوضاع»: nobody meets there
    if not means_contact(doc, i, first, end, data):
        return None
    if data["contact"] == "message":
        end = next((k for k in range(i + 1, end) if k not in doc.at and doc.words[k].core in _OCCASIONS), end)
    whole = end
    if verb in DISCUSSING and verb != "اطلع" and not any(words[k].core in WITH for k in range(i, end)):
        end = end_of_names(doc, i + 1, end)
    form, noun = data["contact"], -1
    if form == "message" and is_credentials(doc, i, end):
        form = "meeting"
    if verb in _LIGHT_VERBS:
        noun = _noun_carried(doc, i, end)
        invited = noun < 0 and verb == GETTING and _is_invitation(doc, i, end)
        if noun < 0 and not invited and not by_telephone(doc, i, end):
            return None
        if noun == i + 1 and verb in _HELD and gathered(doc, noun, last, "gathering") is not None:
            return None  # «عقد لقاء في السفارة جمع …»: the noun and its relative clause tell who was there
        form = "message" if invited else form_of_noun(doc, noun) if noun >= 0 else form
    if form in ("meeting", "call") and by_telephone(doc, i, whole):
        form = "call"
    if form == "conference" and verb in ORGANISING and i + 1 < end:
        carried = _noun_carried(doc, i, end)
        form = "meeting" if carried >= 0 and form_of_noun(doc, carried) == "meeting" else form
    if form == "conference" and verb in _HELD and i > first:
        told = doc.words[i - 1].has("meet")  # «إن اللقاء عقد في …», «أن اجتماعا عقد …»: it is what its noun says
        form = "meeting" if told and told[0]["form"] == "m" and told[0]["contact"] == "meeting" else form
    if verb == HOSTING and not names_occasion(doc, i, end, lists=False):
        form = "meeting"
    if verb == "غادر" and _leads_to(doc, i, end):
        form = "visit"  # «غادر إلى الرياض»: a journey
    headline = first < doc.head_end and data["form"][0] == "p"
    past = data["form"][:1] == "v"  # «وصل … وكان من المقرر أن …»: what was to come besides is of something else
    coming = is_to_come_by_tense(doc, i, first, data["form"]) or is_planned(doc, i, first, i if past else end)
    return Trigger(
        i,
        form,
        status_of(doc, i, first, coming=coming),
        (i + 1, end),
        (first, i),
        True,
        f"verb_of_{form}",
        verb,
        data["takes"],
        noun=noun,
        verb_form=data["form"],
        joined=words[i].clitic in ("و", "ف") and i > first,
        open=headline and data["form"][:2] != "ps",
    )


_OCCASIONS = word_set("contacts", "occasions of messages")
"""What a message is sent for: who is named behind «في وفاة», «بفوز» gets none."""


def _leads_to(doc: Document, i: int, end: int) -> bool:
    """«غادر الرئيس إلى الرياض»: not «غادر الرئيس بيروت متوجها إلى بغداد»."""
    for k in range(i + 1, min(end, i + 30)):
        if doc.words[k].core == "الي":
            return True
        mention = doc.at.get(k)
        if mention is not None and mention.kind == "place":
            return False
    return False


_LIGHT_VERBS = lemma_set("contacts", "light verbs")
_HELD = lemma_set("contacts", "holding")


def _noun_carried(doc: Document, i: int, end: int) -> int:
    """The noun of contact that a light verb has as its object: «عقد … اجتماعا»; -1 where there is none."""
    for k in range(i + 1, min(end, i + 22)):
        meet = doc.words[k].has("meet")
        if meet and meet[0]["form"] == "m" and not _beside_object(doc, k):
            return k
    return -1


def _is_invitation(doc: Document, i: int, end: int) -> bool:
    """«تلقى الملك دعوة من الرئيس فلان»: a letter, whose sender stands behind «من»."""
    for k in range(i + 1, end - 2):
        if doc.words[k].bare == INVITATION and not doc.words[k].clitic and k not in doc.at:
            return any(doc.words[n].core == "من" for n in range(k + 1, min(end, k + 4)))
    return False


GETTING = "تلقى"


def _beside_object(doc: Document, k: int) -> bool:
    """«يجري خلال الزيارة لقاءات», «تلقى دعوة لزيارة …»: when it was and what for is no object."""
    return doc.words[k - 1].core in _BESIDE_OBJECT or doc.words[k].clitic[-1:] == "ل"


_BESIDE_OBJECT = word_set("contacts", "beside the object")


def form_of_noun(doc: Document, noun: int) -> str:
    """The form that a noun of contact tells; «جلسة مباحثات» are talks."""
    form = str(doc.words[noun].roles["meet"][0]["contact"])
    after = doc.words[noun + 1].has("meet") if noun + 1 < len(doc.words) else None
    if form == "conference" and after and after[0]["form"] == "m" and after[0]["contact"] == "meeting":
        return "meeting"
    if form == "conference" and noun + 1 < len(doc.words) and doc.words[noun + 1].bare in _TALKED_IN:
        return "meeting"  # «جلسة عمل»
    return form
