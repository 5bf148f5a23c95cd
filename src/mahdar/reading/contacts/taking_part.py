"""Which mentions are possible parties of a contact: not its place, not its source, not a part of another name."""

from __future__ import annotations

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.seat import in_building, in_room_of
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import bears, entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document, Mention
from mahdar.rules.name_start import COUNTERPARTS


def who_is(found: Findings, mention: Mention) -> Entity | None:
    """Whom a mention stands for; an office in a headline is that of the person whom the text names later."""
    who = entity_of(found.doc, mention, found)
    if mention.kind == "title" and found.acting is not None and bears(found.acting, mention):
        return found.acting  # «واستقبل سيادته …»: of whom the report went on to speak
    if mention.kind != "office" or (who is not None and who.kind == "person"):
        return who
    doc = found.doc
    if fold_phrase(mention.name)[1:] in (("البلاد",), ("الدوله",)):
        return _head_of_state(found, mention) or who
    if not doc.titled or mention.first >= doc.text.sentences[0][1]:
        return who
    wanted = _bare_words(mention)
    for person in found.people:
        for office in person.offices:
            held = _bare_words(office)
            if held[:1] == wanted[:1] and set(wanted) <= set(held) and len(wanted) > 1:
                return person
    return who


def _head_of_state(found: Findings, mention: Mention) -> Entity | None:
    """«أمير البلاد», «رئيس الدولة»: the one who is called prince or president before it."""
    head = _bare_words(mention)[0]
    held = [p for p in found.people if any(_bare_words(o)[0] == head and o.start < mention.start for o in p.offices)]
    return held[0] if len(held) == 1 else None


def _bare_words(office: Mention) -> tuple[str, ...]:
    """The words of an office without articles: «الأمين العام لمجلس …» as «أمين عام مجلس …»."""
    return tuple(word.removeprefix("ل").removeprefix("ال").removeprefix("ل") for word in fold_phrase(office.name))


def takes_part(doc: Document, mention: Mention, who: Entity) -> bool:
    """Whether a mention is a possible party: not the place of the contact, not part of another name."""
    if mention.kind not in ("person", "body", "bare_body", "place", "office", "title"):
        return False
    if who.kind == "body" and (who.data.get("kind") == "media" or _is_where(doc, mention)):
        return False
    if who.kind == "place":
        if who.data.get("kind") != "country":
            return False
        before = doc.words[mention.first - 1].key.removeprefix("و") if mention.first else ""
        if doc.words[mention.first].clitic.endswith(("ب", "ل")) or before in _WHERE or _tied(doc, mention):
            return False
        if mention.first and not doc.words[mention.first].clitic:
            if _is_masdar_of_journey(doc, mention.first - 1) or doc.words[mention.first - 1].bare in _OF_STATE:
                return False
    if who.kind == "body" and mention.first and doc.words[mention.first - 1].core in ("في", "من", "عن", "على"):
        return (
            doc.words[mention.first - 1].core in ("من", "في")
            and mention.first > 1
            and doc.words[mention.first - 2].bare in _DELEGATES
        )
    return not (mention.kind == "person" and _governed(doc, mention))


def _tied(doc: Document, state: Mention) -> bool:
    """«منتدى الشراكة بين روسيا وإفريقيا», «العلاقات بين مصر والسودان»: between whom the ties are of which they speak."""
    k = state.first - 1
    while k > 0 and (k in doc.at or (doc.cls[k] == "," and k - 1 in doc.at)) and state.first - k < _STATES_TIED:
        k -= 1
    return k > 0 and doc.words[k].core == "بين" and doc.words[k - 1].bare in _TIES


_STATES_TIED = 10
_TIES = word_set("contacts", "ties")


def _is_masdar_of_journey(doc: Document, k: int) -> bool:
    """«دعوة لزيارة المملكة»: the place is what is visited."""
    return any(reading["contact"] in ("visit", "arrival") for reading in doc.words[k].has("meet") or ())


def _is_where(doc: Document, mention: Mention) -> bool:
    """«بقاعة محاضرات المركز», «في مقر الحركة»: the body is where it takes place."""
    return in_room_of(doc, mention) or in_building(doc, mention)


def stands_aside(doc: Document, mention: Mention, begin: int) -> bool:
    """«بالتعاون مع الشركة», «نيابة عن الملك», «بدعوة من الوزير», «برعاية الأمير»: named beside the contact, not in it."""
    k = mention.first - 1
    while k > begin and (k in doc.at or doc.cls[k] in "HtpN" or doc.words[k].core in _BEFORE_NAMES):
        k -= 1
    if any(doc.words[n].core == "بين" for n in range(k + 1, mention.first)) and doc.words[k].clitic[-1:] != "ب":
        return False  # «اتفاقية تعاون بين الجامعتين»
    return k > begin and doc.words[k].core in doc.lexis.lexicon.contact["beside"]


_BEFORE_NAMES = frozenset(("كل", "كلا", *COUNTERPARTS))


def body_of_delegation(doc: Document, mention: Mention) -> bool:
    """«وفد من الائتلاف», «وفد حركة النهضة», «ممثلو الحزب»: the body that sent those who are named with it."""
    k = mention.first - 1
    if k >= 0 and doc.words[k].core == "من":
        k -= 1
        while k > mention.first - _ADJECTIVES and k not in doc.at and doc.cls[k] in "wNF" and not doc.words[k].clitic:
            if doc.words[k].bare in _DELEGATES:
                break
            k -= 1  # «وفدا رفيع المستوى من …»
    return k >= 0 and doc.words[k].bare in _DELEGATES


_ADJECTIVES = 6  # how far before the body «وفدا رفيع المستوى من» may begin


def state_of_delegation(found: Findings, k: int, last: int) -> Entity | None:
    """«وفد تركي», «مسؤولين أتراك»: the state for which they came, where the text names it somewhere."""
    doc = found.doc
    definite = doc.words[k].definite
    if doc.words[k].bare not in _OF_STATES:
        return None
    for n in range(k + 1, min(last, k + (2 if definite else 3))):
        if n in doc.at or doc.words[n].clitic or doc.words[n].definite != definite:
            return None  # «وفد الصحفيين التونسيين» did not come for the state
        word = doc.words[n]
        nisba = word.has("nisba") or (doc.lexis.word(word.raw[:-1]).has("nisba") if word.raw.endswith("يا") else None)
        country = (nisba or {}).get("country")
        if country:
            states = (p for p in found.places if p.data.get("kind") == "country" and p.data.get("country") == country)
            return next(states, None)
    return None


def _governed(doc: Document, mention: Mention) -> bool:
    """«مسقط رأس تشرشل», «عائلة الرئيس فلان»: a name that a noun right before it governs is not there itself."""
    k = mention.first - 1
    if _sent_by(doc, mention) or _remembered(doc, mention) or _accompanied(doc, mention):
        return True
    if k < 0 or k in doc.at or doc.cls[k] != "w" or doc.words[mention.first].clitic or mention.titles:
        return False
    word = doc.words[k]
    return word.bare in _OF_SOMEBODY


def _accompanied(doc: Document, mention: Mention) -> bool:
    """«صافح الأمير كبار المسؤولين المرافقين للملك فلان»: whose company is met."""
    k = mention.first
    while (
        k > 0
        and not doc.words[k].clitic
        and (doc.cls[k - 1] == "H" or (k - 1 in doc.at and doc.at[k - 1].kind in _TITLED))
    ):
        k -= 1
    return doc.words[k].clitic[-1:] == "ل" and k > 0 and doc.words[k - 1].bare in _COMPANY


_TITLED = ("office", "title")
_COMPANY = word_set("taking_part", "company")


def _remembered(doc: Document, mention: Mention) -> bool:
    """«زار ضريح الملك فلان»: whose grave or monument it is."""
    k = mention.first - 1
    while k > 0 and doc.cls[k] == "H" and not doc.words[k].clitic:
        k -= 1
    return k >= 0 and not doc.words[k + 1].clitic and doc.words[k].bare in _MONUMENTS


_MONUMENTS = word_set("taking_part", "monuments")


def _sent_by(doc: Document, mention: Mention) -> bool:
    """«موفد الملك سلمان»: whose envoy another is."""
    k = mention.first - 1
    while k > 0 and doc.cls[k] == "H" and not doc.words[k].clitic:
        k -= 1
    office = doc.at.get(k)
    if office is None or office.kind != "office" or doc.words[k + 1].clitic or office.last != k + 1:
        return False
    return office.entity is None and not office.data.get("specific") and doc.words[k].bare in _ENVOYS


_ENVOYS = word_set("taking_part", "envoys")
_OF_STATE = word_set("taking_part", "of state")
"""What a state's name follows in the genitive: «مينسك عاصمة بيلاروسيا»."""
_OF_SOMEBODY = word_set("taking_part", "of somebody")


_WHERE = word_set("taking_part", "where")
_OF_STATES = word_set("taking_part", "of states")
_DELEGATES = word_set("taking_part", "delegates")
