"""Which of those named in the clause of a contact take part in it, and how they are joined."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.seat import in_room_of
from mahdar.reading.contacts.taking_part import body_of_delegation, stands_aside, takes_part
from mahdar.reading.entities import Entity
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.contact_verbs import GETTING
from mahdar.rules.document import Document, Mention

_QUARTERS = word_set("parties", "quarters")
_TRAVELLING = word_set("parties", "travelling")


def says_with_whom_anywhere(doc: Document, trigger: Trigger) -> bool:
    return any(doc.words[k].core in ("مع", "بين", "من") for k in range(*trigger.window))


def goes_on_with_his_posts(doc: Document, office: Mention) -> bool:
    """«الأمير فلان، ولي العهد، نائب رئيس مجلس الوزراء، …»: one more post of who was named before the commas, no party."""
    if (
        office.kind != "office"
        or office.first < 2
        or doc.words[office.first].clitic
        or doc.cls[office.first - 1] != ","
    ):
        return False
    before = doc.at.get(office.first - 2)
    return before is not None and (before.kind == "person" or (before.kind == "office" and before.entity is not None))


def owns_room(doc: Document, mention: Mention) -> bool:
    """«عقد الاجتماع بين فلان وفلان في مقر رئيس الوزراء فلان»: whose house it is."""
    first = mention
    while first.first and (before := doc.at.get(first.first - 1)) is not None and before.kind in ("office", "title"):
        first = before
    return in_room_of(doc, first)


def is_party(doc: Document, trigger: Trigger, mention: Mention, named: Entity) -> bool:
    """Whether somebody named in the clause takes part: of a journey no state does, it is where it leads."""
    if trigger.form in ("visit", "arrival") and named.kind == "place":
        return False
    if named.kind == "body" and trigger.verb == "تفقد" and not body_of_delegation(doc, mention):
        return mention.first == trigger.window[0]  # «تفقد الوزير مشروع المستشفى»
    if named.kind == "place" and trigger.form == "conference" and not says_with_whom_anywhere(doc, trigger):
        if doc.words[mention.first - 1].bare in _QUARTERS or _what_it_is_about(doc, trigger, mention):
            return False  # «عقد في ورقلة في جنوب الجزائر»
    if named.kind == "body" and trigger.verb in _TRAVELLING and mention.first != trigger.window[0]:
        return body_of_delegation(doc, mention)  # «غادر المستشفى», «سافر للانضمام إلى التنظيم»
    if trigger.form == "message" and trigger.verb == GETTING:
        return takes_part(doc, mention, named)  # «تلقى دعوة من الرئيس فلان»: who wrote it
    return takes_part(doc, mention, named) and not stands_aside(doc, mention, trigger.token)


def _what_it_is_about(doc: Document, trigger: Trigger, state: Mention) -> bool:
    """«مؤتمر دعم لبنان», «مؤتمر إعادة إعمار العراق»: a state behind nouns that follow the noun of the occasion at once."""
    k = state.first - 1
    if not trigger.rule.startswith("noun") or doc.words[state.first].clitic or k <= trigger.token:
        return False
    return all(
        n not in doc.at and doc.cls[n] == "w" and not doc.words[n].clitic for n in range(trigger.token + 1, k + 1)
    )


def after_between(doc: Document, trigger: Trigger, mention: Mention) -> bool:
    return (
        any(doc.words[k].core == "بين" for k in range(trigger.token, mention.first))
        and doc.words[mention.first].clitic == "و"
    )


def joined(doc: Document, mention: Mention, *, lists: bool) -> bool:
    """Whether a mention is joined to the one before it by و, in lists also by a comma.

    «استقبل الملك فلان في القصر أمس، وزير الخارجية فلان»: after the subject of a verb that takes an object, no list goes on.
    """
    k = mention.first
    while k > 0 and (
        (doc.at.get(k) is not None and doc.at[k].kind in ("title", "office", "person")) or doc.cls[k] in "H"
    ):
        if doc.words[k].clitic.startswith("و"):
            return True
        k -= 1
    if doc.words[mention.first].clitic.startswith("و"):
        return True
    if k >= 0 and doc.cls[k] == ",":
        return lists and not _closes_apposition(doc, k)
    return k >= 0 and doc.cls[k] in "ce"


def _closes_apposition(doc: Document, comma: int) -> bool:
    """«سلوى منصور، وزيرة التضامن، المهندس …»: the second comma ends what is told of the first, no list goes on."""
    office = doc.at.get(comma - 1)
    if office is None or office.kind != "office" or office.first < 2 or doc.cls[office.first - 1] != ",":
        return False
    before = doc.at.get(office.first - 2)
    return before is not None and before.kind == "person" and office.entity is before
