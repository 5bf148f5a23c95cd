"""Bodies as the place of a contact: where it is held at a body's seat, or in a body that is a building."""

from __future__ import annotations

from mahdar.reading.entities import Entity
from mahdar.rules.document import Document, Mention

_NEAR = 5  # how many tokens may stand between the room and whose it is: «بقاعة الاجتماعات الكبرى في الإمارة»
BUILDING, SEAT = 0.0, 1.5
"""How wide they are beside the breadths of places: a building is narrow, «بمقر المجلس بباردو» is told by the town."""


def seat_at(doc: Document, k: int, *, visited: bool) -> tuple[float, Entity] | None:
    """How wide and which body, where the mention that begins at token k says that the contact is held there.

    «بمقر حركة النهضة», «بقاعة الاجتماعات في الإمارة», «بمستشفى الملك سلمان»; of a visit also «زار مستشفى …».
    """
    mention = doc.at.get(k)
    if mention is None or mention.first != k or not isinstance(mention.entity, Entity):
        return None
    if mention.kind not in ("body", "bare_body") or mention.entity.data.get("kind") == "media":
        return None
    if in_building(doc, mention) or (visited and _is_building(doc, mention) and _led_to(doc, mention.first)):
        return BUILDING, mention.entity
    if not in_room_of(doc, mention, visited=visited):
        return None
    return (SEAT, _town_within(doc, mention) or mention.entity)


def _town_within(doc: Document, mention: Mention) -> Entity | None:
    """«في مقر غرفة التجارة بحلب»: the town in a body's name says where its seat is."""
    inner = [m for m in doc.mentions if m.kind == "place" and mention.first < m.first and m.last <= mention.last]
    told = [m.entity for m in inner if _led_in(doc, m.first) and isinstance(m.entity, Entity)]
    return told[-1] if told else None


def in_room_of(doc: Document, mention: Mention, *, visited: bool = False) -> bool:
    """«بقاعة محاضرات المركز», «في مقر الحركة»: the body is where it takes place; of a visit also «زار مبنى المجلس»."""
    k = mention.first - 1
    while k >= max(0, mention.first - _NEAR) and k not in doc.at and doc.cls[k] not in "SMQ,.":
        if doc.words[k].bare in doc.lexis.lexicon.contact["room"]:
            return _led_in(doc, k) or (visited and _led_to(doc, k))
        k -= 1
    return False


def in_building(doc: Document, mention: Mention) -> bool:
    """«في مركز الملك سلمان», «اليوم بالمركز»: the body itself is a building in which people meet.

    «أستاذ الهندسة بجامعة القاهرة», «مسؤولين في وزارة الخارجية» say where somebody works.
    """
    if not (_is_building(doc, mention) and _led_in(doc, mention.first)):
        return False
    k = mention.first - (1 if doc.words[mention.first].clitic[-1:] == "ب" else 2)
    if k in doc.at:
        return doc.at[k].kind == "person"
    return k < 0 or doc.cls[k] != "w" or doc.words[k].bare in doc.lexis.lexicon.contact["daytime"]


def _is_building(doc: Document, mention: Mention) -> bool:
    return doc.words[mention.first].bare in doc.lexis.lexicon.contact["building"]


def _led_to(doc: Document, k: int) -> bool:
    """«زار مستشفى …», «زيارة لمركز …», «إلى جامعة …»: not «وفد من وزارة …»."""
    before = doc.words[k - 1]
    led = doc.words[k].clitic[-1:] == "ل" or before.core == "الي"
    return led or (
        not doc.words[k].clitic
        and (
            doc.cls[k - 1] in "Mm,t"
            or before.bare in doc.lexis.lexicon.contact["daytime"]
            or before.bare in ("زياره", "جوله")
            or k - 1 in doc.at
        )
    )


def _led_in(doc: Document, k: int) -> bool:
    return doc.words[k].clitic[-1:] == "ب" or (k > 0 and doc.words[k - 1].key.removeprefix("و") == "في")
