"""Nouns that tell a contact: «خلال لقائه …», «اجتماع مع …», «قمة بين … و…», «توقيع مذكرة بين …»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set, word_tuple
from mahdar.rules.contact_clause import (
    clause_end,
    gathered,
    names_occasion,
    says_with_whom,
    speaks_there,
    two_joined,
    visitor_named,
)
from mahdar.rules.contact_meaning import SIGNING, by_telephone
from mahdar.rules.contact_status import is_masdar, is_planned, is_postponed, status_of
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.contact_verbs import form_of_noun
from mahdar.rules.document import FAR, Document
from mahdar.rules.name_start import COUNTERPARTS


def by_noun(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«خلال لقائه …», «اجتماع مع …», «قمة بين … و…», «زيارة … إلى …»."""
    words, form = doc.words, form_of_noun(doc, i)
    if any(words[k].core in _ALLEGED for k in range(i + 1, min(last, i + 3))):
        return None  # «لقاء مزعوم مع …»
    if words[i].bare in _SITTINGS and any(w.bare in _COURTS for w in words[first : min(last, first + FAR)]):
        return None  # «جلستها التي عقدت اليوم»: of a court
    if data["verb"] in SIGNING:
        return _by_signing(doc, i, first, last, data)
    if (taken_part := _by_taking_part(doc, i, first, last, data)) is not None:
        return taken_part
    if form in ("signing", "arrival", "message") or (data["verb"] in _NO_NOUNS and not _coming_of(doc, i, last)):
        return None
    credentials = data["verb"] == _PAPERS
    if credentials and not (i + 1 < last and words[i + 1].bare.startswith(_CREDENCE)):
        return None
    if (told := _gathers(doc, i, first)) is not None:
        end, coming = clause_end(doc, i + 1, last), words[i - 1].core.startswith("س")
        where = (first, i) if told else (i, i)
        status, takes = "planned" if coming else "held", data["takes"]
        return Trigger(
            i, form, status, (i + 1, end), where, not told, f"noun_of_{form}", data["verb"], takes, of_pronoun=told
        )
    if form == "conference" and _is_of_press(doc, i, min(last, i + 3)):
        return None  # «المؤتمر الصحفي الذي عقده …»
    relative = gathered(doc, i, last, "journeying" if form == "visit" else "gathering")
    held = gathered(doc, i, last, "held_there") if relative is None and not _attended(doc, i, first) else None
    if relative is not None or held is not None:
        after = relative if relative is not None else held or i
        window = (after if relative is not None else i + 1, clause_end(doc, after, last))
        relative = after
        coming = any(words[k].core.startswith(("سي", "ست")) for k in range(i + 1, relative) if k not in doc.at)
        coming = (
            coming or words[relative - 1].core.startswith("س") or is_planned(doc, i, first, min(last, relative + 8))
        )
        status = "planned" if coming else "held"
        return Trigger(i, form, status, window, (i, i), True, f"noun_of_{form}", data["verb"], data["takes"])
    end = clause_end(doc, i + 1, last, by_whom=form == "meeting")
    attached = words[i].core.endswith(("ه", "ها", "هما")) and not words[i].definite and words[i].core != data["verb"]
    purpose = words[i].clitic == "ل" and words[i].core in ("لقاء", "مقابله")
    purpose = (
        purpose and i + 1 < last and (i + 1 in doc.at or doc.cls[i + 1] == "H" or words[i + 1].core in COUNTERPARTS)
    )
    if form == "meeting" and any(words[k].bare == "قمه" for k in range(i, min(end, i + 5))):
        form = "conference"
    if form in ("meeting", "call") and by_telephone(doc, i, min(end, i + 5)):
        form = "call"
    own = attached or purpose or credentials or _names_both(doc, i, end, data["takes"])
    if not _noun_means_contact(doc, i, first, end, form, own=own):
        return None
    spoken = form == "conference" and speaks_there(doc, i, first)
    if words[i].definite and not attached and form != "call" and not spoken and not says_with_whom(doc, i, end):
        return None  # «وجرى خلال الاجتماع بحث العلاقات بين البلدين»: told before
    if attached and data["verb"] == "استقبل" and i > first and words[i - 1].core == "في":
        return None  # «كان في استقباله بالمطار»
    coming = purpose or is_planned(doc, i, first, min(end, i + 14)) or _held_later(doc, i, first)
    coming = coming or _held_with_tense(doc, i, min(last, end + 4))
    eve = not coming and _on_eve_of(doc, i, first)  # it may have been held since
    coming = coming or eve
    aside = any(words[k].core in doc.lexis.lexicon.contact["aside"] for k in range(max(first, i - 2), i))
    light = _before(doc, i, first, "light")
    return Trigger(
        i,
        form,
        status_of(doc, i, first, coming=coming),
        (i + 1, end),
        (first, i),
        False,
        f"noun_of_{form}",
        data["verb"],
        data["takes"],
        told_aside=aside,
        postponed=is_postponed(doc, i, first),
        of_pronoun=attached,
        open=purpose
        or eve
        or not (coming or aside or light or words[i - 1].core in (_DURING if form == "call" else _DURING[:1])),
    )


def _attended(doc: Document, i: int, first: int) -> bool:
    """«وشارك في اللقاء الذي عقد في دار البلدية …»: who was there at what was told before."""
    near = range(max(first, i - 2), i)
    return doc.words[i].definite and any(doc.words[k].core in doc.lexis.lexicon.contact["attending"] for k in near)


def _gathers(doc: Document, i: int, first: int) -> bool | None:
    """«جمع لقاء … فلانا وفلانا», «جمعه لقاء بـ…»: whether a pronoun is one of them; None where no verb gathers before the noun."""
    k = i - 1 if i - 1 > first and doc.words[i - 1].core not in _THESE else i - 2  # «جمعت هذه المحادثات كلا من …»
    before = doc.words[max(k, first)] if i > first else None
    if before is None or max(k, first) in doc.at or (doc.words[i].definite and not _lists(doc, i)):
        return None
    if before.core not in doc.lexis.lexicon.contact["gathering"] or not before.core.lstrip("سيت").startswith("جمع"):
        return None
    return before.core.endswith("ه")


def _lists(doc: Document, i: int) -> bool:
    """«جمعت المحادثات الثنائية كلا من …», «جمع اللقاء بين …»: whether those who met are listed right after a definite noun."""
    k = i + 1
    while k < len(doc.words) and k not in doc.at and doc.words[k].definite and not doc.words[k].clitic:
        k += 1
    return k < len(doc.words) and not doc.words[k].clitic and (doc.words[k].core in _LISTED or k in doc.at)


_THESE = word_set("contacts", "these")
_LISTED = word_set("contacts", "listed")


def _names_both(doc: Document, i: int, end: int, takes: list[str]) -> bool:
    """«خلال استقبال الرئيس فلان، اليوم، سفير كندا فلانا»: who receives stands after the noun, then who is received."""
    led = i > 0 and (doc.words[i - 1].core in _WHILE or doc.words[i - 1].core in doc.lexis.lexicon.contact["aside"])
    if "direct" not in takes or i + 1 >= end or doc.words[i].definite:
        return False
    if doc.words[i + 1].clitic or not (i + 1 in doc.at or doc.cls[i + 1] == "H"):
        return False
    named = [m for k in range(i + 1, end) if (m := doc.at.get(k)) is not None and m.kind in _HOLDERS and m.first == k]
    apart = [
        m
        for n, m in enumerate(named)
        if not n or named[n - 1].kind == "person" or "," in doc.cls[named[n - 1].last : m.first]
    ]
    if len(apart) < 2 or not any(m.kind == "person" for m in named):
        return False  # «خلال استقبال أمير البلاد، مساء الجمعة، الأمير فلانا»
    return led or _led_by_lam(doc, apart[1].first)


def _led_by_lam(doc: Document, k: int) -> bool:
    """«استقبال شيخ الأزهر لقداسة البابا فلان»: the object of a noun stands behind «لـ»."""
    while k > 0 and doc.cls[k - 1] in "H/" and not doc.words[k].clitic:
        k -= 1
    return doc.words[k].clitic == "ل"


_HOLDERS = ("person", "office")
_WHILE = word_set("contacts", "while")
_PAPERS, _CREDENCE = "أوراق", "اعتماد"
_DURING = word_tuple("contacts", "during")
"""What leads to a contact that has taken place; «في» and «عبر» only to a call: «أبلغه في اتصال هاتفي»."""
_SITTINGS = word_set("contacts", "sittings")
_COURTS = word_set("contacts", "courts")


def _by_taking_part(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«خلال مشاركته في المؤتمر …», «لدى مخاطبته الاحتفال»: an occasion known by who took part in it."""
    word = doc.words[i]
    if (
        data["verb"] not in _TAKING_PART
        or word.definite
        or not word.core.endswith(("ه", "ها"))
        or word.raw.endswith("ة")
    ):
        return None
    end = clause_end(doc, i + 1, last)
    if not names_occasion(doc, i, min(end, i + 12), lists=False):
        return None
    if any(doc.words[k].bare in _PRESS for k in range(i, min(end, i + 6))):
        return None
    status = "planned" if is_planned(doc, i, first, i) else "held"
    rule, takes = "noun_of_conference", data["takes"]
    return Trigger(
        i,
        "conference",
        status,
        (i + 1, end),
        (first, i),
        False,
        rule,
        data["verb"],
        takes,
        told_aside=True,
        of_pronoun=True,
    )


_TAKING_PART = lemma_set("contacts", "taking part")


def _by_signing(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«توقيع مذكرة تفاهم بين الوزارة والمنظمة», «توقيع البلدين اتفاقا»: an agreement, and between whom."""
    end = clause_end(doc, i + 1, last)
    near = range(i + 1, min(end, i + 16))
    if not any(doc.words[k].bare in doc.lexis.lexicon.contact["agreement"] for k in near):
        return None
    if not any(doc.words[k].core in ("بين", "مع") for k in near):
        return None
    coming = is_planned(doc, i, first, min(end, i + 14))
    status = "planned" if coming else "held"
    return Trigger(
        i, "signing", status, (i + 1, end), (first, i), False, "noun_of_signing", data["verb"], data["takes"], open=True
    )


def _noun_means_contact(doc: Document, i: int, first: int, end: int, form: str, *, own: bool) -> bool:
    """Whether a noun tells of a contact of its own: with whom, between whom, by a light verb, or whose visit it is."""
    words, contact = doc.words, doc.lexis.lexicon.contact
    if form in ("meeting", "conference") and not own and _before(doc, i, first, "urged"):
        return False  # «دعا إلى عقد مؤتمر», «ضرورة عقد محادثات مع …»
    related = any(
        words[k].core in ("مع", "بين", "بينه", "بينها") and words[k - 1].bare not in _TIES
        for k in _unnamed_words(doc, i + 1, end, most=7)
    )
    related = related or two_joined(doc, i + 1, end) or _given_by(doc, i, end)
    light = _before(doc, i, first, "light")
    if form == "conference":
        return not _is_of_press(doc, i, min(end, i + 4)) and (light or related or speaks_there(doc, i, first))
    if form == "visit":
        if any(words[k].bare in contact["wished"] for k in range(max(first, i - 4), i)):
            return False
        if words[i].clitic.endswith("ل") and _is_invited(doc, i, first):
            return False
        led = any(words[k].core in ("خلال", "في") for k in range(max(first, i - 3), i))
        return own or light or led or visitor_named(doc, i, end)
    if begins_by(doc, i, first, end):
        return True
    led = form == "call" and words[i - 1].core in ("خلال", "في", "عبر", "اثناء")
    return related or own or led or (light and form in ("meeting", "call"))


def begins_by(doc: Document, i: int, first: int, end: int) -> bool:
    """«بدأ الرئيس فلان نشاطه باستقبال سفير الصين فلان»: a masdar with «ب» says with what somebody begins or ends his day."""
    word = doc.words[i]
    if word.clitic[-1:] != "ب" or word.definite or not (i + 1 < end and (i + 1 in doc.at or doc.cls[i + 1] == "H")):
        return False
    return any(doc.words[k].core in _BEGINNING_BY and k not in doc.at for k in range(max(first, i - 12), i))


_BEGINNING_BY = word_set("contacts", "beginning by")


def _is_invited(doc: Document, i: int, first: int) -> bool:
    """«دعا نظيره المصري فلان لزيارة عمان», «وجه دعوة إلى الرئيس لزيارة الأردن»; not «وصل تلبية لدعوة … لزيارة»."""
    left, k = _INVITED, i - 1
    while k >= first and left > 0:
        if k not in doc.at:
            left -= 1
            if doc.words[k].core in _INVITING:
                return doc.words[k].clitic not in ("ب", "ل") and (k == first or doc.words[k - 1].core not in _ACCEPTING)
        k -= 1
    return False


_INVITED = 8  # words without names between an invitation and the visit
_INVITING, _ACCEPTING = word_set("contacts", "inviting"), word_set("contacts", "accepting")


def _unnamed_words(doc: Document, k: int, end: int, *, most: int) -> Iterator[int]:
    """The next few words that belong to no name and no office: «لقاء وزير الخارجية فلان أمس مع الأمير فلان»."""
    left = most
    while k < end and left > 0:
        if k not in doc.at:
            yield k
            left -= doc.cls[k] != "H"
        k += 1


def _given_by(doc: Document, i: int, end: int) -> bool:
    """«حظي باستقبال رسمي من طرف الرئيس», «من قبل»: by whom somebody was received."""
    return any(
        doc.words[k].core == "من" and doc.words[k + 1].key in _BY_WHOM for k in range(i + 1, min(end - 1, i + 6))
    )


_BY_WHOM = word_set("contacts", "by whom")


def _before(doc: Document, i: int, first: int, role: str) -> bool:
    """Whether one of the last few words before a noun, names left out, has a role: «قام وزير الداخلية فلان بزيارة»."""
    words, seen, k = doc.lexis.lexicon.contact[role], 0, i - 1
    most = (
        _MOST_BY_PREPOSITION if doc.words[i].clitic[-1:] == "ب" else _MOST
    )  # «قام وفد … ضم أكثر من عشرين مسؤولا بزيارة»
    while k >= max(first, i - 40) and seen < most:
        if k not in doc.at and doc.cls[k] not in "H,":
            if doc.words[k].core in words:
                return True
            seen += 1
        k -= 1
    return False


_MOST, _MOST_BY_PREPOSITION = 4, 10
_PRESS = word_set("contacts", "press")
_ALLEGED = word_set("contacts", "alleged")


def _is_of_press(doc: Document, i: int, end: int) -> bool:
    """«مؤتمر صحفي»; of «قمة ومؤتمر صحفي» only the second."""
    for k in range(i, end):
        if k > i and doc.words[k].clitic == "و":
            return False
        if doc.words[k].bare in _PRESS:
            return True
    return False


_PAST = word_set("contacts", "past")
_TIES = word_set("contacts", "ties")
"""What is between two without their meeting: «منتدى الشراكة بين روسيا وإفريقيا»."""


def _held_later(doc: Document, i: int, first: int) -> bool:
    """«سيعقد … اجتماعا», «اتفقا على عقد قمة»: what is to be held is still to come."""
    for k in range(max(first, i - 2), i):
        word = doc.words[k]
        if word.core in ("عقد", "اجراء") and is_masdar(doc, k, first):
            return doc.words[k - 1].core not in _PAST or word.clitic[-1:] == "ل"
    return any(_is_future(doc, k) for k in range(max(first, i - 8), i))


def _held_with_tense(doc: Document, i: int, end: int) -> bool:
    """«أن اجتماعا مع الزعيم قد يعقد خلال …», «اللقاء سيعقد في …»: the present of holding after the noun is of what is to come."""
    begin = i + 1 if doc.words[i].definite else i + 2  # «أول قمة تعقد بينهما» says what kind it is
    end = next((k for k in range(begin, end) if doc.words[k].key == "حيث"), end)
    told = (reading for k in range(begin, end) for reading in doc.words[k].has("meet") or ())
    return any(reading["verb"] in _HOLDING and reading["form"][:1] == "p" for reading in told)


def _on_eve_of(doc: Document, i: int, first: int) -> bool:
    """«قبيل القمة بين …», «عشية زيارة …»: what is told of comes before it."""
    return any(
        doc.words[k].core in _EVES and k not in doc.at and doc.words[k + 1].core != _THAT
        for k in range(max(first, i - 2), i)
    )


_EVES, _THAT = word_set("contacts", "eves"), "ذلك"
"""«أجرى قبل ذلك محادثات»: before what was told."""
_HOLDING = lemma_set("contacts", "holding")


def _is_future(doc: Document, k: int) -> bool:
    """«سيعقد», «ستختتم»: a verb beside contacts with the س of what is to come."""
    word = doc.words[k]
    if word.core.startswith("س") and word.core in doc.lexis.lexicon.contact["light"]:
        return True
    return any(reading["form"][:2] == "ps" for reading in word.has("meet") or ())


def _coming_of(doc: Document, i: int, last: int) -> bool:
    """«بعد ساعات من وصول المبعوث فلان إلى تعز»: who came stands right after the noun; not «لدى وصوله»."""
    word = doc.words[i]
    if word.core not in _ARRIVING or not (doc.cls[i + 1 : i + 2] == "H" or i + 1 in doc.at):
        return False
    near = [doc.at[k] for k in range(i + 1, min(last, i + FAR)) if k in doc.at]
    comes = bool(near) and near[0].kind in ("person", "office", "title") and not doc.words[near[0].first].clitic
    return comes and any(m.kind == "person" for m in near) and any(m.kind == "place" for m in near)


_ARRIVING = word_set("contacts", "coming")
_NO_NOUNS = lemma_set("contacts", "no nouns")
"""Verbs whose verbal nouns tell of too much else: «بحث», «وصول», «مشاركة»."""
