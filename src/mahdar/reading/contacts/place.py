"""Where a contact took place: the narrowest place of its clause, the place visited, the town of the dateline."""

from __future__ import annotations

from mahdar.lexicon.sets import lemma_set, word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.seat import BUILDING, seat_at
from mahdar.reading.contacts.together import Together
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.contact_trigger import Trigger
from mahdar.rules.document import FAR, Document, Mention


def place_of(found: Findings, trigger: Trigger) -> Entity | None:
    """The narrowest place said with «في» or «بـ» in the contact's clause, or what is visited; a call has none."""
    if trigger.form in ("call", "message"):
        return None
    doc = found.doc
    sentence = doc.text.sentences[doc.text.sentence_of(trigger.token)]
    best: tuple[float, Entity] | None = _where_he_went(doc, trigger)
    opens = _opening(doc, sentence[0])
    if opens is not None:
        entity = opens.entity
        best = (breadth(entity), entity) if isinstance(entity, Entity) else best
    discussed = False  # whether it has been told with whom: what follows is the topic
    for k in range(trigger.token, min(sentence[1], max(trigger.window[1], trigger.token + FAR))):
        if k >= trigger.window[1] and k not in doc.at and (_leads_away(doc, k) or doc.words[k].bare in _TOPICAL):
            break
        if k >= trigger.window[1] and _is_of_another_time(doc, k):
            break  # «استقبل الوزير فلانا، بعد رحلة علاجية بفرنسا»
        if k >= trigger.window[1] and trigger.form == "visit" and k not in doc.at and doc.words[k].has("meet"):
            break  # «في زيارة تستمر ثلاثة أيام، بعد زيارة فلان لإريتريا»
        if k not in doc.at and doc.words[k].core in _TOWARDS:
            break  # «زيارة لتوحيد المواقف إزاء التطورات في السودان»
        discussed = discussed or (trigger.verb in _DISCUSSING and doc.words[k].core == "مع")
        if discussed and k not in doc.at and doc.words[k].bare in _TOPICAL:
            break  # «بحث مع السفير ملف النازحين في مخيم …»
        visited = trigger.form in ("visit", "arrival")
        seat = seat_at(doc, k, visited=trigger.verb in _INSPECTING and k < trigger.window[1])
        if seat is not None and (best is None or seat[0] < best[0]):
            best = seat
        mention = _within_plural(found, k) or doc.at.get(k)
        if mention is None or mention.first != k or mention.kind != "place" or not isinstance(mention.entity, Entity):
            continue
        if not _said_as_place(
            found.doc, k, visited=visited, near=visited and k < trigger.window[1] and _object(doc, k)
        ):
            continue
        wide = breadth(mention.entity)
        if best is not None and _tells_direction(doc, k):
            continue  # «في محافظة الشماسية شرق مدينة بريدة»
        if best is None or wide < best[0]:
            best = (wide, mention.entity)
    if best is None and not trigger.told_aside:
        best = _before_noun(doc, trigger, sentence[0])
    return best[1] if best else None


def _tells_direction(doc: Document, k: int) -> bool:
    """Whether a place only says on which side of it another lies: «شرق مدينة بريدة», «جنوبي العاصمة صنعاء»."""
    return any(doc.words[n].core in _DIRECTIONS for n in range(max(0, k - 2), k))


_DIRECTIONS = word_set("contact_place", "directions")


def _opening(doc: Document, first: int) -> Mention | None:
    """The place with which a sentence opens: «وفي لندن، التقى …», «في العاصمة البريطانية لندن، يعقد …»."""
    if doc.words[first].key not in ("في", "وفي"):
        return None
    k = first + 1
    while k < len(doc.words) - 1 and k not in doc.at and _is_apposed(doc, k):
        k += 1
    mention = doc.at.get(k)
    return mention if mention is not None and mention.kind == "place" else None


def _is_apposed(doc: Document, k: int) -> bool:
    """«العاصمة», «البريطانية» before the town's name."""
    word = doc.words[k]
    return doc.cls[k] == "N" or not _APPOSED.isdisjoint((word.bare, word.core, word.key))


def _is_of_another_time(doc: Document, k: int) -> bool:
    """«بعد رحلة …», «عقب زيارة …»: what went before; not «بعد ظهر اليوم»."""
    if k in doc.at or doc.words[k].core not in _BEFORE_OR_AFTER or k + 1 >= len(doc.words):
        return False
    if doc.words[k - 1].core == "من":
        return False  # «التقى فلانا من قبل في إسطنبول»
    return doc.words[k + 1].core not in _TIMES


_TOWARDS = word_set("contact_place", "towards")
_BEFORE_OR_AFTER = word_set("contact_place", "before or after")
_TIMES = word_set("contact_clause", "times")


def _where_he_went(doc: Document, trigger: Trigger) -> tuple[float, Entity] | None:
    """«ثم انتقل إلى قصر الوجبة حيث التقى …»: the place right before «حيث»."""
    k = trigger.token - 1
    if k < 2 or doc.words[k].key != "حيث" or trigger.form not in ("meeting", "conference", "signing"):
        return None
    mention = doc.at.get(k - 2 if doc.cls[k - 1] == "," else k - 1)
    if mention is None or mention.kind != "place" or not isinstance(mention.entity, Entity):
        return None
    return (
        (breadth(mention.entity), mention.entity)
        if _said_as_place(doc, mention.first, visited=True, near=False)
        else None
    )


def _before_noun(doc: Document, trigger: Trigger, first: int) -> tuple[float, Entity] | None:
    """«انطلقت اليوم بالجزائر أشغال الاجتماع …», «جرت بمقر الرئاسة محادثات»: said between the verb that opens the clause and the noun."""
    if not trigger.rule.startswith("noun") or trigger.form not in ("meeting", "conference", "signing"):
        return None
    light, best = doc.lexis.lexicon.contact["light"], None
    for k in range(trigger.token - 1, max(first, trigger.token - FAR) - 1, -1):
        mention = doc.at.get(k)
        if mention is None and (doc.words[k].core in light or doc.words[k].core in _BEGINNING):
            return best
        if doc.cls[k] in "Sar.;:" or (mention is not None and mention.kind in ("person", "office")):
            return None
        if mention is None or mention.first != k or not isinstance(mention.entity, Entity):
            continue
        seat = seat_at(doc, k, visited=False)
        if seat is None and mention.kind == "place" and _said_as_place(doc, k, visited=False, near=False):
            seat = (breadth(mention.entity), mention.entity)
        if seat is not None and (best is None or seat[0] < best[0]):
            best = seat
    return None


_BEGINNING = word_set("contact_place", "beginning")


def town_of(doc: Document, trigger: Trigger) -> Entity | None:
    """«وصل إلى بغداد، وكان في استقباله بمطار بغداد»: the first town or country told of a journey."""
    for k in range(*trigger.window):
        mention = doc.at.get(k)
        if mention is None or mention.first != k or mention.kind != "place" or not isinstance(mention.entity, Entity):
            continue
        if breadth(mention.entity) >= 1 and _said_as_place(doc, k, visited=True, near=_object(doc, k)):
            return mention.entity
    return None


def destination_of(doc: Document, trigger: Trigger) -> Entity | None:
    """«غادر الرئيس رام الله متوجها إلى القاهرة للقاء …»: where the journey leads."""
    last = min(doc.text.sentences[doc.text.sentence_of(trigger.token)][1], trigger.token + FAR)
    for k in range(trigger.token, last):
        mention = doc.at.get(k + 1)
        if doc.words[k].core == "الي" and mention is not None and mention.kind == "place":
            return mention.entity if isinstance(mention.entity, Entity) else None
    return None


def places_visited(doc: Document, trigger: Trigger) -> list[Entity]:
    """«زار كلا من نجران وعسير», «جولة تشمل مصر والأردن»: the places of a list, each of which is visited."""
    places: list[Entity] = []
    k, last = trigger.window
    every = False  # «كلا من الأردن ورام الله»: a country and a town may stand in one such list
    while k < last:
        mention = doc.at.get(k)
        is_place = mention is not None and mention.kind == "place" and isinstance(mention.entity, Entity)
        if mention is not None and is_place and mention.first == k:
            listed = doc.words[k].clitic[:1] == "و" or doc.cls[k - 1] == "," or doc.words[k - 1].core == "ثم"
            every = every or (doc.words[k - 1].core == "من" and doc.words[k - 2].bare in ("كل", "كلا"))
            if (
                not places
                and not every
                and not (_said_as_place(doc, k, visited=True, near=True) and trigger.verb in _TOURING)
            ):
                return []
            if places and not listed:
                break
            places.append(mention.entity)
            k = mention.last
            continue
        if places and not (doc.cls[k] == "," or doc.words[k].core == "ثم"):
            break
        k += 1
    return places if every or len({breadth(place) for place in places}) == 1 else []


_TOURING = lemma_set("contact_place", "touring")


def _leads_away(doc: Document, k: int) -> bool:
    """Whether another act or a relative clause begins: not «القمة التي استضافتها نيروبي»."""
    if doc.cls[k] == "r" and k + 1 < len(doc.words):
        return not _is_hosting(doc, k + 1)
    return doc.cls[k] in "SMr" and not (_is_hosting(doc, k) and (doc.cls[k - 1] == "r" or _on_margins(doc, k)))


def _on_margins(doc: Document, k: int) -> bool:
    """«على هامش قمة السبع … انعقدت بتاورمينا»: where the occasion was held on whose margins they met."""
    return any(doc.words[n].core == _MARGINS for n in range(max(0, k - _FAR), k))


_MARGINS, _FAR = "هامش", 14


def _is_hosting(doc: Document, k: int) -> bool:
    """«القمة التي استضافتها نيروبي», «القمة التي عقدت في بغداد»."""
    contact = doc.lexis.lexicon.contact
    return doc.words[k].core in contact["hosting"] or doc.words[k].core in contact["held_there"]


LEAVING = "غادر"
_INSPECTING = word_set("contact_place", "inspecting")
_DISCUSSING = word_set("contact_place", "discussing")
_TOPICAL = word_set("contact_place", "topical")
_BREADTH = {"continent": 4, "country": 3, "region": 2, "governorate": 2, "city": 1, "site": 0}
_APPOSED = word_set("contact_place", "apposed")


def breadth(place: Entity) -> float:
    """How wide a place is; a body at whose seat something is held is as narrow as a building."""
    if place.kind == "body":
        return BUILDING
    return _BREADTH.get(str(place.data.get("kind")), 1)


def _said_as_place(doc: Document, k: int, *, visited: bool, near: bool) -> bool:
    """Whether «في», «بـ» (of a visit also «إلى», «لـ» or nothing) leads to the place at token k: «في العاصمة الفرنسية باريس»."""
    n = k
    while (
        n > 0
        and not doc.words[n].clitic
        and (
            not _APPOSED.isdisjoint((doc.words[n - 1].bare, doc.words[n - 1].core, doc.words[n - 1].key))
            or doc.cls[n - 1] == "N"
        )
    ):
        n -= 1
    before = doc.words[n - 1].key.removeprefix("و") if n else ""
    clitic = doc.words[n].clitic[-1:]
    if clitic == "ل" and _in_hall(doc, n):
        return True
    if clitic == "ب" or (before == "في" and not clitic):
        return True
    if not clitic and n and doc.words[n - 1].bare in _HELD_AT:
        return True  # «مؤتمر مدريد», «قمة سنغافورة»
    if not clitic and n and doc.words[n - 1].core in doc.lexis.lexicon.contact["hosting"]:
        return True  # «القمة التي استضافتها العاصمة الكينية نيروبي»
    return visited and (clitic == "ل" or before == "الي" or near)


def _in_hall(doc: Document, n: int) -> bool:
    """«بالقاعة الشرفية لمطار نواكشوط»: a hall and whose it is, an adjective between at most."""
    for k in (n - 1, n - 2):
        if k >= 0 and k not in doc.at and doc.words[k].bare in doc.lexis.lexicon.contact["room"]:
            return doc.words[k].clitic[-1:] == "ب" or (k > 0 and doc.words[k - 1].core == "في")
    return False


_HELD_AT = word_set("contact_place", "held at")


def _object(doc: Document, k: int) -> bool:
    """«زار الشيخ فلان روسيا»: a place that no preposition and no noun before it governs."""
    before = doc.at.get(k - 1)
    if doc.words[k].clitic:
        return False
    if before is not None:
        return before.kind in ("person", "title", "office", "body", "bare_body")
    if doc.cls[k - 1] in "Mm,tN)»" or doc.words[k - 1].bare in _APPOSED:
        return True
    n = k - 1  # «تفقد المحافظ أعمال تطوير كورنيش الإسكندرية»
    while n > 0 and k - n < 6 and n not in doc.at and doc.cls[n] == "w" and not doc.words[n].clitic:
        n -= 1
    governs = doc.at.get(n)
    return (governs is not None and governs.kind in ("person", "office", "title")) or doc.cls[n] == "M"


def _dateline(found: Findings) -> Entity | None:
    """The town with which the report begins: «الرياض – واس», «جدة 25 شوال», «عين اليوم – عدن»."""
    doc = found.doc
    for number in range(1 if doc.titled else 0, min(4, len(doc.text.sentences))):
        first, last = doc.text.sentences[number]
        for k in range(first, min(last, first + 5)):
            mention = doc.at.get(k)
            if mention is None or mention.kind != "place" or mention.first != k:
                continue
            after = doc.cls[mention.last] if mention.last < len(doc.words) else "\n"
            opens = k == first or doc.cls[k - 1] in "-/("
            if opens and not doc.words[k].clitic and after in "-:(0)/\n" and isinstance(mention.entity, Entity):
                town = mention.entity.data.get("kind") != "country" or after == "0"
                return mention.entity if town else None
    return None


def _within_plural(found: Findings, k: int) -> Mention | None:
    """«اجتماع وزراء الخارجية العرب في القاهرة»: the town after the office of many is where they meet, no part of it."""
    office = found.doc.at.get(k)
    if office is None or office.kind != "office" or office.data.get("number") != "p":
        return None
    return next((m for _, m in found.named_from("place", k)), None)


def _is_narrow(place: Entity | None) -> bool:
    """Whether a place is narrower than a part of the world: «جولة في القارة الإفريقية» says nothing of a meeting's place."""
    return place is not None and breadth(place) < _BREADTH["continent"]


def narrowest_said(doc: Document, begin: int, last: int, place: Entity | None) -> Entity | None:
    """The narrowest place said with «في» or «بـ» between two tokens, where it is narrower than one that is known."""
    best = place
    for k in range(begin, last):
        mention = doc.at.get(k)
        if mention is None or mention.first != k or mention.kind != "place" or not isinstance(mention.entity, Entity):
            continue
        if _said_as_place(doc, k, visited=False, near=False) and (
            best is None or breadth(mention.entity) < breadth(best)
        ):
            best = mention.entity
    return best


def _held_in(journey: ContactFound, contact: ContactFound) -> Entity | None:
    """Where a meeting on a journey is held: in the town, not at the airport or in the building told of the journey.

    «غادر رام الله متوجها إلى القاهرة للقاء …»: what is to come is held where the journey leads.
    """
    if journey.verb == LEAVING and contact.status == "planned" and journey.town is not None:
        return journey.town
    narrow = journey.place is not None and breadth(journey.place) < 1 and journey.verb != LEAVING
    return journey.town if narrow and journey.town is not None else journey.place


def _may_hold(journey: ContactFound, contact: ContactFound) -> bool:
    """Whether a contact may have been held where a journey led: not in the building that was visited after it."""
    return journey.first < contact.first or journey.place is None or breadth(journey.place) >= 1


def _leads_to(journey: ContactFound, contact: ContactFound) -> bool:
    """Whether a contact without a place may be a part of a journey: of the same status, or to come on one that has begun."""
    return journey.status == contact.status or (journey.status == "held" and contact.status == "planned")


def places_from_context(found: Findings, contacts: list[ContactFound], journeys: Together) -> None:
    """A meeting without a place took place where the visit told beside it led, or in the town of the dateline."""
    town = _dateline(found)
    for contact in contacts:
        if contact.place is not None or contact.form not in ("meeting", "conference", "signing"):
            continue
        own = [
            j
            for j in journeys.of_any(contact.who(), len(found.doc.words))
            if _leads_to(j, contact) and _is_narrow(_held_in(j, contact)) and _may_hold(j, contact)
        ]
        if len({id(_held_in(j, contact)) for j in own}) == 1:
            contact.place = _held_in(own[0], contact)
        elif town is not None and contact.status == "held" and found.doc.text.sentence_of(contact.first) <= 3:
            contact.place = town
