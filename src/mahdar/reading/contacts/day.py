"""When a contact took place, as far as the text says it."""

from __future__ import annotations

from mahdar.reading.contacts.contact import ContactFound
from mahdar.rules.contacts import Trigger
from mahdar.rules.document import FAR, Document

_FULL_DATES = frozenset(("day_month", "numeric"))


def day_of(doc: Document, trigger: Trigger) -> tuple[str | None, str | None]:
    """The day told in the trigger's own clause; in the lead of the report, the nearest of the sentence."""
    number = doc.text.sentence_of(trigger.token)
    sentence = doc.text.sentences[number]
    begin = sentence[0]
    for k in range(trigger.token - 1, max(sentence[0], trigger.token - FAR) - 1, -1):
        if doc.cls[k] in "S:" or (doc.cls[k] == "a" and number > 2):
            begin = k + 1
            break
    end = sentence[1] if number <= 2 else min(sentence[1], max(trigger.window[1], trigger.token + 12))
    low, high = doc.text.starts[begin], doc.text.ends[end - 1]
    here = doc.text.starts[trigger.token]
    near = [d for d in doc.dates if low <= d.start < high and d.value]
    if not near:
        return None, None
    best = min(near, key=lambda d: abs(d.start - here))
    for other in near:  # «اليوم الأربعاء 02 نوفمبر 2016»: the full date says more than the word before it
        if other.kind in _FULL_DATES and 0 <= other.start - best.end <= 20 and len(other.value or "") == 10:
            best = other
    return best.value, doc.text.text[best.start : best.end]


def fits_status(doc: Document, contact: ContactFound) -> bool:
    """What has taken place did so by the day of publication, what is planned comes after it."""
    if contact.date is None or doc.published is None or any(c.isdigit() for c in contact.date_text or ""):
        return True  # a date in figures says itself what it is; a page's own date may be wrong
    day = doc.published[: len(contact.date)]
    if contact.status == "held":
        return contact.date <= day
    return contact.date > day or (contact.date == day and "اليوم" in (contact.date_text or ""))
