"""When a contact took place, as far as the text says it: the day of its own clause, in the lead also of its sentence."""

from __future__ import annotations

import datetime as dt

from mahdar.arabic.dates import DateMention
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.together import Together
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.document import FAR, Document

_FULL_DATES = frozenset(("day_month", "numeric"))
_DAY = len("2020-08-12")
_LEAD = 2
"""The last sentence in which a day said anywhere is that of the contact told there."""


def day_of(doc: Document, trigger: Trigger) -> tuple[str | None, str | None]:
    """The day told in the trigger's own clause; in the lead of the report, the nearest of the sentence."""
    if trigger.postponed:
        return None, None  # «تأجيل زيارة كانت مقررة غدا»: that day is off
    near = _in_clause(doc, trigger) or _in_sentence(doc, trigger)
    if not near:
        return None, None
    here = doc.text.starts[trigger.token]
    best = min(near, key=lambda d: (abs(d.start - here), d.start))
    for other in near:  # «اليوم الأربعاء 02 نوفمبر 2016»: the full date says more than the word before it
        if other.kind in _FULL_DATES and 0 <= other.start - best.end <= 20 and len(other.value or "") == 10:
            best = other
    if not best.value:
        return None, None
    value = best.value
    if trigger.status == "planned" and best.kind == "weekday":
        value = not_before(value, doc.published)
    elif trigger.status == "held" and not trigger.open and best.kind == "weekday" and trigger.verb_form[:1] != "p":
        value = _not_after(value, doc.published)
    return value, doc.text.text[best.start : best.end]


def not_before(day: str, published: str | None) -> str:
    """«قمة مرتقبة … الاثنين»: of what is still to come the day after publication is meant, not the one before."""
    if not published or len(published) < 10 or day >= published[:10]:
        return day
    return (dt.date.fromisoformat(day) + dt.timedelta(7)).isoformat()


def _not_after(day: str, published: str | None) -> str:
    """«التقاه … الاثنين»: of what has taken place the day before publication is meant, not the one after."""
    if not published or len(published) < 10 or len(day) < _DAY or day <= published[:10]:
        return day
    return (dt.date.fromisoformat(day) - dt.timedelta(7)).isoformat()


def _in_clause(doc: Document, trigger: Trigger) -> list[DateMention]:
    """Dates in the words that follow the trigger, up to where its clause ends: «… الأسبوع الماضي» says there is no day."""
    low = doc.text.starts[trigger.token]
    high = doc.text.ends[min(trigger.window[1], len(doc.words)) - 1]
    return [d for d in doc.dates_in(low, high) if d.value or d.precision == "week"]


def _in_sentence(doc: Document, trigger: Trigger) -> list[DateMention]:
    """Dates of the sentence as far as it speaks of the same: not of what an act of saying or a «أن» parts from it."""
    number = doc.text.sentence_of(trigger.token)
    first, last = doc.text.sentences[number]
    if trigger.told_aside or (trigger.open and not trigger.verbal) or _says_when_vaguely(doc, trigger):
        return []
    begin = _own_words(doc, trigger.token, first, within=number > _LEAD)
    end = last if number <= _LEAD else min(last, max(trigger.window[1], trigger.token + 12))
    low, high = doc.text.starts[begin], doc.text.ends[end - 1]
    # a month or a year told elsewhere in the sentence is of something else: «… في انتخابات 2016»
    found = [d for d in doc.dates_in(low, high) if len(d.value or "") == _DAY and not _since(doc, trigger, d)]
    if trigger.status == "planned" and doc.published:  # of what is to come, a past day far from it says nothing
        found = [d for d in found if (d.value or "") > doc.published[:10] or d.kind == "today"]
    return found


def _since(doc: Document, trigger: Trigger, day: DateMention) -> bool:
    """«في أول زيارة له منذ توليه المنصب في 21 ديسمبر 2011»: the day is that of what went before."""
    last = doc.text.sentences[doc.text.sentence_of(trigger.token)][1]
    return any(
        doc.words[k].core == "منذ" and doc.text.ends[k + 1] < day.start
        for k in range(trigger.token, last - 1)
        if doc.text.starts[k] < day.start <= doc.text.starts[min(k + _SINCE, last - 1)]
    )


_SINCE = 8  # how many tokens after «منذ» a day may stand that belongs to it


def _own_words(doc: Document, token: int, first: int, *, within: bool) -> int:
    """Where the words begin that may say when: after an act of saying and its «أن»: «قال مصدر أمس إن الوزير زار …»."""
    told = -1
    for k in range(token - 1, max(first, token - FAR) - 1, -1):
        if doc.cls[k] == "a":
            if within:
                return k + 1
            told = k if told < 0 else told
        elif doc.cls[k] in "S:":
            return max(k, told) + 1
    return first


def _says_when_vaguely(doc: Document, trigger: Trigger) -> bool:
    """«زار العراق مؤخرا», «خلال الأيام الماضية»: the clause says when, but no day."""
    vague = doc.lexis.lexicon.contact["vague"]
    return any(doc.words[k].core in vague for k in range(trigger.token + 1, min(trigger.window[1], trigger.token + 16)))


def fit_to_status(doc: Document, contact: ContactFound, *, present: bool = False) -> None:
    """What has taken place did so by the day of publication, what is planned comes after it; a day that cannot be is dropped.

    A day in figures says itself what it is: what a headline, a bare noun or a verb in the present leaves open is then
    still to come.
    """
    if contact.date is None or doc.published is None:
        return
    day = doc.published[: len(contact.date)]
    figures = any(c.isdigit() for c in contact.date_text or "")
    if contact.status == "held" and contact.date > day and (contact.open or present) and figures:
        contact.status, contact.open = "planned", False
    if contact.open and contact.status == "held" and contact.date < day:
        contact.open = False  # «آخر زيارة له في الثالث من نوفمبر»: that day is over
    if figures:
        return  # a page's own date may be wrong
    text = contact.date_text or ""
    same = contact.date == day and (len(day) < 10 or "اليوم" in text or text.strip().startswith("ال"))
    later = contact.date > day or same
    tomorrow = any(word.startswith("غد") for word in text.split())
    if (contact.date > day or tomorrow) if contact.status == "held" else not later:
        contact.date, contact.date_text = None, None


def same_day(doc: Document, contact: ContactFound, told: Together) -> None:
    """«كما بعث سموه ببرقية …», «وعقب الجلسة، وقع الوزيران …»: told with the contact before it, it was on the same day."""
    if contact.date is not None or contact.status != "held" or contact.rule.startswith("noun"):
        return
    first = doc.text.sentences[doc.text.sentence_of(contact.first)][0]
    if not _goes_on(doc, first, contact.first, message=contact.form == "message"):
        return
    before = next((c for c in told.of_any(contact.who(), first) if c.date and c.status == "held"), None)
    if before and doc.text.sentence_of(contact.first) - doc.text.sentence_of(before.evidence[-1][0]) <= _SOON:
        contact.date, contact.date_text = before.date, before.date_text


_SOON = 3  # sentences after which «كما» hardly goes on with the contact told before


def _goes_on(doc: Document, first: int, token: int, *, message: bool) -> bool:
    """Whether a sentence opens with «عقب الجلسة», «في ختام اللقاء», or one of a message with «كما», as those of one day do."""
    words, k = doc.words, first
    while k < token and doc.cls[k] in '"«,-/':
        k += 1
    if words[k].key in ("كما", "وكما"):
        return message
    after = words[k].core in ("عقب", "بعد", "اثر", "ختام") or (
        words[k].core == "في" and words[k + 1].core in ("ختام", "نهايه")
    )
    told = doc.lexis.lexicon.contact["told"]
    return after and any(words[n].core in told for n in range(k + 1, min(token, k + 3)))
