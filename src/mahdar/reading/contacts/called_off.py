"""Contacts that the report itself goes on to call off: «كان من المقرر أن يعقدا قمة …، لكن الرئيس ألغى القمة»."""

from __future__ import annotations

from mahdar.lexicon.sets import lemma_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.rules.contact_status import is_cancelled, is_none
from mahdar.rules.document import Document

_FORMS = frozenset(("meeting", "conference"))
_HOLDING = lemma_set("called_off", "holding")


def call_off(doc: Document, contacts: list[ContactFound]) -> None:
    """Cancel what was to come where a noun of its form is told to be called off, and no other contact can be meant."""
    to_come = [c for c in contacts if c.status == "planned"]
    if not to_come:
        return
    asked = set()
    for first, last in doc.text.sentences:
        for i in doc.where_in("meet", first, last):
            form = _form_called_off(doc, i, first)
            if form is None or form in asked:
                continue
            asked.add(form)
            meant = [c for c in to_come if _alike(c.form, form)]
            if len(meant) == 1 and not _held_after_all(doc, meant[0].form):
                meant[0].status = "cancelled"


def _alike(one: str, other: str) -> bool:
    """Whether two forms may be told of one contact: «القمة» is also «المحادثات»."""
    return one == other or {one, other} <= _FORMS


def _held_after_all(doc: Document, form: str) -> bool:
    """«قد تعقد القمة في موعدها»: what was called off may be held after all, as a verb in the present says."""
    for i in doc.where("meet"):
        meet = doc.words[i].has("meet")
        if meet and meet[0]["form"] == "m" and _alike(str(meet[0]["contact"]), form) and doc.words[i].definite:
            before = doc.words[i - 1].has("meet") if i else None
            if any(m["verb"] in _HOLDING and m["form"][:1] == "p" for m in before or ()):
                return True
    return False


def _form_called_off(doc: Document, i: int, first: int) -> str | None:
    """The form of «القمة» in «ألغى القمة», «إلغاء قمة كانت مقررة»; None where nothing is called off for certain."""
    meet = doc.words[i].has("meet")
    if not meet or meet[0]["form"] != "m" or not is_cancelled(doc, i, first) or is_none(doc, i, first):
        return None
    near = range(max(first, i - _NEAR), i)
    if any(doc.cls[k] == "n" or doc.words[k].core in doc.lexis.lexicon.contact["unsure"] for k in near):
        return None  # «قد تلغي القمة», «لن يلغي زيارته»
    return str(meet[0]["contact"])


_NEAR = 6  # how many words before the noun may say that it is not called off, or not yet
