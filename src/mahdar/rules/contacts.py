"""Contacts: verbs and nouns of meeting, and the clause in which their parties stand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from mahdar.lexicon.sets import lemma_set, word_set, word_tuple
from mahdar.rules.contact_clause import (
    clause_end,
    gathered,
    leads_delegation,
    names_occasion,
    says_with_whom,
    speaks_there,
    two_joined,
    visitor_named,
)
from mahdar.rules.contact_status import (
    is_cancelled,
    is_masdar,
    is_none,
    is_planned,
    is_postponed,
    is_sport,
    is_to_come_by_tense,
)
from mahdar.rules.document import FAR, Document
from mahdar.rules.names import COUNTERPARTS

_COUNTED = frozenset(("meeting", "call", "conference", "visit", "signing", "arrival", "message"))


@dataclass(slots=True)
class Trigger:
    """A word or phrase that tells of a contact, and the range of tokens in which its parties stand."""

    token: int
    form: str
    status: str
    window: tuple[int, int]
    before: tuple[int, int]  # where a subject before the trigger may stand
    verbal: bool
    rule: str
    verb: str  # the word of the list: «وصل»
    takes: list[str] = field(default_factory=list)
    noun: int = -1  # the noun that a light verb has as its object: «عقد … اجتماعا»
    verb_form: str = ""  # tense, gender and number of a verb, as `lexicon.forms` writes them
    joined: bool = False  # whether «و» joins the verb to what was told before it
    told_aside: bool = False  # told beside the main thing: «عقب زيارة …», «على هامش اجتماع …»
    postponed: bool = False  # «تأجيل زيارته»: the day that is told is off
    of_pronoun: bool = False  # a noun with a pronoun: «لقائه»
    goes_on: bool = False  # «استقبل فلانا، ثم فلانا»: the same who acts, another who is met
    open: bool = False  # whether the words leave it open if it is past or to come: a headline's present, a bare noun

    @property
    def feminine(self) -> bool:
        """Whether the verb has a woman or a thing of feminine gender as its subject: «التقت»."""
        return self.verb_form[1:].removeprefix("s")[:1] == "f"

    @property
    def has_object(self) -> bool:
        """Whether a pronoun at the verb is its object: «التقاه», «استقبلته»."""
        return self.verb_form[1:].removeprefix("f")[:1] == "o"

    @property
    def number(self) -> str:
        """«d» for a dual, «p» for a plural subject: «التقيا», «التقوا»."""
        last = self.verb_form[1:].removeprefix("s")[:1]
        return last if last in ("d", "p") else ""


def find_triggers(doc: Document) -> list[Trigger]:
    """Every word that tells of a contact, sentence by sentence."""
    found: list[Trigger] = []
    told = -1  # the noun of the light verb before: «أجرى … مباحثات» tells of one contact
    for first, last in doc.text.sentences:
        tokens = doc.where_in("meet", first, last)
        for i in tokens if tokens and not is_sport(doc, first, last) else ():
            meet = doc.words[i].has("meet")
            if meet and i not in doc.at and i != told:
                trigger = _trigger(doc, i, first, last, meet)
                if trigger:
                    found += _one_after_another(doc, trigger)
                    told = trigger.noun if trigger.noun >= 0 else told
    return found


def _one_after_another(doc: Document, trigger: Trigger) -> list[Trigger]:
    """«استقبل السفيرة فلانة، ثم النقيب فلان»: each of those met one after another has a contact of his own."""
    begin, end = trigger.window
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


_RECEIVING = lemma_set("contacts", "receiving")


def _trigger(doc: Document, i: int, first: int, last: int, meet: list[dict[str, Any]]) -> Trigger | None:
    data = meet[0]
    kind = data["form"][0]
    if kind == "q" or data["contact"] not in _COUNTED or is_none(doc, i, first):
        return None
    if kind in "vp":
        return _by_verb(doc, i, first, last, data)
    return _by_noun(doc, i, first, last, data)


def _by_verb(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«التقى وزير الخارجية … نظيره …»; «بحث … مع …»; «تلقى … اتصالاً هاتفياً من …»."""
    words, verb = doc.words, data["verb"]
    end = clause_end(doc, i + 1, last)
    if i > first and words[i - 1].core in ("تم", "يتم", "جري", "سيتم"):
        return None  # «تم بحث الأوضاع»: nobody meets there
    if not _means_contact(doc, i, first, end, data):
        return None
    if verb in _DISCUSSING and verb != "اطلع" and not any(words[k].core in _WITH for k in range(i, end)):
        end = _end_of_names(doc, i + 1, end)
    form, noun = data["contact"], -1
    if form == "message" and _credentials(doc, i, end):
        form = "meeting"
    if verb in _LIGHT_VERBS:
        noun = _noun_carried(doc, i, end)
        if noun < 0 and not _by_telephone(doc, i, end):
            return None
        form = _form_of_noun(doc, noun) if noun >= 0 else form
    if form in ("meeting", "call") and _by_telephone(doc, i, end):
        form = "call"
    if verb == "غادر" and _leads_to(doc, i, end):
        form = "visit"  # «غادر إلى الرياض»: a journey
    headline = doc.titled and first == doc.text.sentences[0][0] and data["form"][0] == "p"
    past = data["form"][:1] == "v"  # «وصل … وكان من المقرر أن …»: what was to come besides is of something else
    coming = is_to_come_by_tense(doc, i, first, data["form"]) or is_planned(doc, i, first, i if past else end)
    return Trigger(
        i,
        form,
        "cancelled" if is_cancelled(doc, i, first) else "planned" if coming else "held",
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
ATTENDING = lemma_set("contacts", "attending")
"""Verbs that tell of an occasion of many, where they have one as their object: «رعى الوزير حفل …»."""


def _means_contact(doc: Document, i: int, first: int, end: int, data: dict[str, Any]) -> bool:
    """Whether a verb with other meanings tells of a contact here: «بحث مع», «وقع اتفاقية», «اتصل هاتفيا»."""
    words, verb = doc.words, data["verb"]
    if verb == "هنأ" and words[i].raw in ("هنا", "وهنا", "فهنا"):
        return False  # here
    if verb == "عقد" and is_masdar(doc, i, first):
        return False  # «من الممكن عقد قمة مع …»: the noun after it tells
    if verb in _DISCUSSING and not (verb == "اطلع" and _informs(doc, i, first, end)):
        return _discusses_with(doc, i, end, verb, data["form"])
    if verb in ATTENDING:
        if "o" in data["form"] or any(words[k].core == "بين" for k in range(i, min(end, i + 12))):
            return False  # «مقر إقامته», «حضره …»; «تختتم الجولة بقمة بين … و…»
        if verb in ("رأس", "ترأس") and leads_delegation(doc, i, end):
            return False
        return names_occasion(doc, i, end, lists=verb in ("حضر", "شارك")) or (
            verb == "دشن" and data["contact"] == "visit"
        )
    near = range(i, end)
    if verb == "حل":  # «حل بالجزائر», «حل ضيفا على …»: not «حل المشكلة»
        return any(
            words[k].clitic[-1:] == "ب" and k in doc.at and doc.at[k].kind == "place"
            for k in range(i + 1, min(end, i + 12))
        )
    if verb == "وصل" and any(doc.cls[k] == "0" for k in range(i + 1, min(end, i + 4))):
        return False  # «تصل إلى 50 درجة»
    if verb == "اتصل":
        by_name = any(words[k].clitic == "ب" for k in range(i + 1, min(end, i + 8)))
        return by_name or any(words[k].core == "هاتفيا" for k in near)
    if verb in _SIGNING:
        if any(words[k].bare in doc.lexis.lexicon.contact["agreement"] for k in range(max(first, i - 4), i)):
            if "o" in data["form"]:
                return True  # «مذكرة التفاهم التي وقعها كل من …»
            return any(words[k].core in ("بين", "مع") for k in range(i, min(end, i + 8)))  # «اتفاق أبرم بين … و…»
        if verb == "أمضى" and any(doc.cls[k] == "0" for k in range(i + 1, min(end, i + 4))):
            return False  # «أمضى 3 عقود في المنصب»
        after = min(doc.text.sentences[doc.text.sentence_of(i)][1], i + 10)  # «وقع الجانبان عقب ذلك مذكرة تفاهم»
        near = range(i, max(end, after) if words[end - 1].core in ("الجانبان", "الطرفان", "الوزيران") else end)
        return any(words[k].bare in doc.lexis.lexicon.contact["agreement"] for k in near)
    if verb in ("أرسل", "بعث", "تسلم", "أبرق"):
        return (
            verb == "أبرق"
            or _credentials(doc, i, end)
            or any(words[k].bare in doc.lexis.lexicon.contact["letter"] for k in near)
        )
    return True


def _informs(doc: Document, i: int, first: int, end: int) -> bool:
    """«أطلع رئيس الوزراء القنصل فلان على …»: two are told of, the second without a preposition; «اطلع على» is another verb."""
    raw = doc.words[i].raw.removeprefix("و").removeprefix("ف")
    if not raw.startswith("أ"):
        return False
    named = [m for k in range(i + 1, end) if (m := doc.at.get(k)) is not None and m.first == k and m.kind == "person"]
    return len(named) > 1 and not doc.words[named[1].first].clitic


def _discusses_with(doc: Document, i: int, end: int, verb: str, form: str) -> bool:
    """«بحث الوزير مع نظيره …», «بحث فلان وفلان …»: not «يبحث عن», not «بحث الملف»."""
    words = doc.words
    if i + 1 < end and words[i + 1].core == "عن":
        return False
    if any(words[k].core in _WITH and _names_somebody(doc, k + 1, end) for k in range(i + 1, end)):
        return True
    if verb == "اطلع":
        return any(words[k].core == "من" and _names_somebody(doc, k + 1, end) for k in range(i + 1, end))
    return (form[1:2] == "d" and (i + 1 in doc.at or (i - 1) in doc.at)) or _two_act(doc, i + 1, end)


_DISCUSSING = word_set("contacts", "discussing")
"""Verbs that tell of talks where they say with whom: «عرض الرئيس مع الوزير …», «اطلع من الوزير على …»."""
_WITH = word_set("contacts", "with")
_OF_NAMES = "H,tNOF"
"""Classes of the words between the names of those who discuss."""


def _names_somebody(doc: Document, k: int, end: int) -> bool:
    """Whether somebody is named within a few words: «مع وزير الدفاع», «مع كل من فلان»."""
    return any((n in doc.at and doc.at[n].kind != "place") or doc.cls[n] == "H" for n in range(k, min(end, k + 4))) or (
        k < end and doc.words[k - 1].core != "مع"
    )


def _end_of_names(doc: Document, k: int, end: int) -> int:
    """Where the names right after a verb end: what is discussed is no party."""
    while k < end and (k in doc.at or doc.cls[k] in _OF_NAMES):
        k += 1
    return k


def _two_act(doc: Document, k: int, end: int) -> bool:
    """«بحث الشيخ فلان ورئيس … فلان سبل …»: two who are joined stand right after the verb."""
    begin = k
    while k < end and (k in doc.at or doc.cls[k] in _OF_NAMES):
        if k > begin and doc.words[k].clitic == "و" and (k in doc.at or doc.cls[k] in "HN"):
            return True
        k += 1
    return False


def _noun_carried(doc: Document, i: int, end: int) -> int:
    """The noun of contact that a light verb has as its object: «عقد … اجتماعا»; -1 where there is none."""
    for k in range(i + 1, min(end, i + 22)):
        meet = doc.words[k].has("meet")
        if meet and meet[0]["form"] == "m":
            return k
    return -1


def _form_of_noun(doc: Document, noun: int) -> str:
    """The form that a noun of contact tells; «جلسة مباحثات» are talks."""
    form = str(doc.words[noun].roles["meet"][0]["contact"])
    after = doc.words[noun + 1].has("meet") if noun + 1 < len(doc.words) else None
    if form == "conference" and after and after[0]["form"] == "m" and after[0]["contact"] == "meeting":
        return "meeting"
    return form


def _credentials(doc: Document, i: int, end: int) -> bool:
    """«تسلم الملك أوراق اعتماد سفير فرنسا فلان»: an audience."""
    return any(doc.words[k].bare == "اوراق" and doc.words[k + 1].bare == "اعتماد" for k in range(i + 1, end - 1))


def _by_telephone(doc: Document, i: int, end: int) -> bool:
    return any(doc.words[k].bare in doc.lexis.lexicon.contact["call"] for k in range(i, end))


def _by_noun(doc: Document, i: int, first: int, last: int, data: dict[str, Any]) -> Trigger | None:
    """«خلال لقائه …», «اجتماع مع …», «قمة بين … و…», «زيارة … إلى …»."""
    words, form = doc.words, _form_of_noun(doc, i)
    if words[i].bare in _SITTINGS and any(w.bare in _COURTS for w in words[first : min(last, first + FAR)]):
        return None  # «جلستها التي عقدت اليوم»: of a court
    if data["verb"] in _SIGNING:
        return _by_signing(doc, i, first, last, data)
    if (taken_part := _by_taking_part(doc, i, first, last, data)) is not None:
        return taken_part
    if form in ("signing", "arrival", "message") or data["verb"] in _NO_NOUNS:
        return None
    relative = gathered(doc, i, last, "journeying" if form == "visit" else "gathering")
    held = gathered(doc, i, last, "held_there") if relative is None else None
    if relative is not None or held is not None:
        after = relative if relative is not None else held or i
        window = (after if relative is not None else i + 1, clause_end(doc, after, last))
        relative = after
        coming = words[relative - 1].core.startswith("س") or is_planned(doc, i, first, min(last, relative + 8))
        status = "planned" if coming else "held"
        return Trigger(i, form, status, window, (i, i), True, f"noun_of_{form}", data["verb"], data["takes"])
    end = clause_end(doc, i + 1, last)
    attached = words[i].core.endswith(("ه", "ها", "هما")) and not words[i].definite and words[i].core != data["verb"]
    purpose = words[i].clitic == "ل" and words[i].core in ("لقاء", "مقابله")
    purpose = (
        purpose and i + 1 < last and (i + 1 in doc.at or doc.cls[i + 1] == "H" or words[i + 1].core in COUNTERPARTS)
    )
    if form == "meeting" and any(words[k].bare == "قمه" for k in range(i, min(end, i + 5))):
        form = "conference"
    if form in ("meeting", "call") and _by_telephone(doc, i, min(end, i + 5)):
        form = "call"
    if not _noun_means_contact(doc, i, first, end, form, own=attached or purpose):
        return None
    spoken = form == "conference" and speaks_there(doc, i, first)
    if words[i].definite and not attached and form != "call" and not spoken and not says_with_whom(doc, i, end):
        return None  # «وجرى خلال الاجتماع بحث العلاقات بين البلدين»: told before
    if attached and data["verb"] == "استقبل" and i > first and words[i - 1].core == "في":
        return None  # «كان في استقباله بالمطار»
    coming = purpose or is_planned(doc, i, first, min(end, i + 14)) or _held_later(doc, i, first)
    aside = any(words[k].core in doc.lexis.lexicon.contact["aside"] for k in range(max(first, i - 2), i))
    light = _before(doc, i, first, "light")
    return Trigger(
        i,
        form,
        "cancelled" if is_cancelled(doc, i, first) else "planned" if coming else "held",
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
        or not (coming or aside or light or words[i - 1].core in (_DURING if form == "call" else _DURING[:1])),
    )


_DURING = word_tuple("contacts", "during")
"""What leads to a contact that has taken place; «في» and «عبر» only to a call: «أبلغه في اتصال هاتفي»."""
_SITTINGS = word_set("contacts", "sittings")
_COURTS = word_set("contacts", "courts")
_SIGNING = lemma_set("contacts", "signing")


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
    related = any(words[k].core in ("مع", "بين", "بينه", "بينها") for k in range(i + 1, min(end, i + 8)))
    related = related or two_joined(doc, i + 1, end)
    light = _before(doc, i, first, "light")
    if form == "conference":
        press = any(words[k].bare in _PRESS for k in range(i, min(end, i + 4)))
        return not press and (light or related or speaks_there(doc, i, first))
    if form == "visit":
        if any(words[k].bare in contact["wished"] for k in range(max(first, i - 4), i)):
            return False
        led = any(words[k].core in ("خلال", "في") for k in range(max(first, i - 3), i))
        return own or light or led or visitor_named(doc, i, end)
    led = form == "call" and words[i - 1].core in ("خلال", "في", "عبر", "اثناء")
    return related or own or led or (light and form in ("meeting", "call"))


def _before(doc: Document, i: int, first: int, role: str) -> bool:
    """Whether one of the last few words before a noun, names left out, has a role: «قام وزير الداخلية فلان بزيارة»."""
    words, seen, k = doc.lexis.lexicon.contact[role], 0, i - 1
    while k >= max(first, i - 40) and seen < 4:
        if k not in doc.at and doc.cls[k] not in "H,":
            if doc.words[k].core in words:
                return True
            seen += 1
        k -= 1
    return False


_PRESS = word_set("contacts", "press")


_PAST = word_set("contacts", "past")


def _held_later(doc: Document, i: int, first: int) -> bool:
    """«سيعقد … اجتماعا», «اتفقا على عقد قمة»: what is to be held is still to come."""
    for k in range(max(first, i - 2), i):
        word = doc.words[k]
        if word.core in ("عقد", "اجراء") and is_masdar(doc, k, first):
            return doc.words[k - 1].core not in _PAST or word.clitic[-1:] == "ل"
    return any(_is_future(doc, k) for k in range(max(first, i - 8), i))


def _is_future(doc: Document, k: int) -> bool:
    """«سيعقد», «ستختتم»: a verb beside contacts with the س of what is to come."""
    word = doc.words[k]
    if word.core.startswith("س") and word.core in doc.lexis.lexicon.contact["light"]:
        return True
    return any(reading["form"][:2] == "ps" for reading in word.has("meet") or ())


_NO_NOUNS = lemma_set("contacts", "no nouns")
"""Verbs whose verbal nouns tell of too much else: «بحث», «وصول», «مشاركة»."""
