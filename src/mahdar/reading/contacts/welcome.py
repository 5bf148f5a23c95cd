"""Who gave a welcome or a farewell: «وصل الرئيس … وكان في استقباله بالمطار …»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon import Lexicon
from mahdar.lexicon.sets import word_set
from mahdar.reading.contacts.contact import ContactFound
from mahdar.reading.contacts.listing import LONG_AGO, end_of_list, list_people
from mahdar.reading.contacts.place import LEAVING, breadth, narrowest_said
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import Document
from mahdar.rules.watching import Watch

_WAS = word_set("contact_subjects", "was")
_BEFORE_HOSTS = word_set("attendance", "before hosts")
_HIS_COMING = word_set("attendance", "his coming")
_COMING = word_set("attendance", "coming")
_PORTS = word_set("building", "ports")
_BESIDE = 26  # tokens around «في استقباله» within which the place of the coming is told


def add_welcome(found: Findings, contacts: list[ContactFound]) -> None:
    """«وصل الرئيس … وكان في استقباله بالمطار …»: an arrival, with those who welcome; a farewell likewise."""
    doc = found.doc
    if not doc.where("welcome"):
        return
    journeys = _Journeys(contacts)
    for number, tokens in doc.by_sentence("welcome"):
        last = doc.text.sentences[number][1]
        for k in tokens:
            if k in doc.at or not _is_welcome(doc, k):
                continue
            contact = journeys.welcomed(doc, k, number)
            if contact is None:
                continue
            contact.form = "arrival" if _travelled(contact) else contact.form
            contact.evidence.append((k, k + 1))
            end = end_of_list(doc, k, last)
            contact.town = contact.place if contact.place is not None and breadth(contact.place) >= 1 else contact.town
            contact.place = narrowest_said(doc, k, end, contact.place)  # «وكان في استقباله بمطار الخرطوم»
            contact.place = where_he_came(doc, k, last, contact.place)
            if contact.place is not None and fold_phrase(contact.place.name)[0] in _PORTS:
                contact.form = "arrival"  # «زار الرئيس الخرطوم، وكان في استقباله لدى وصوله إلى مطار …»
            before = len(contact.parties)
            list_people(found, contact, k, end, "host", side=2)
            if len(contact.parties) == before:  # «كان الرئيس فلان في استقباله»
                list_people(found, contact, _begin(doc, k), k, "host", side=2)


def where_he_came(doc: Document, k: int, last: int, place: Entity | None) -> Entity | None:
    """«وكان في استقباله لدى وصوله إلى مطار عمان», «ولدى وصوله المطار الأميري كان في استقباله …»: a narrower place of the coming."""
    first = doc.text.sentences[doc.text.sentence_of(k)][0]
    for n in range(max(first, k - _BESIDE), min(last, k + _BESIDE)):
        mention = doc.at.get(n)
        if mention is None or mention.first != n or mention.kind != "place" or not isinstance(mention.entity, Entity):
            continue
        before = {doc.words[b].core for b in range(max(first, n - 2), n)}
        if not before.isdisjoint(_HIS_COMING) and (place is None or breadth(mention.entity) < breadth(place)):
            return mention.entity
    return place


def _travelled(contact: ContactFound) -> bool:
    """Whether a welcome makes a journey an arrival: not «زار السفير الشركة، وكان في استقباله مديرها»."""
    if contact.verb in _COMING:
        return True
    return not contact.verbal and contact.place is not None and breadth(contact.place) >= 1


class _Journeys:
    """Journeys by where they are told: to each welcome belongs the one told last before it, not long ago."""

    def __init__(self, contacts: Sequence[ContactFound]) -> None:
        self._journeys = [c for c in contacts if c.form in ("visit", "arrival")]
        self._told: dict[
            str, list[tuple[int, int]]
        ] = {}  # by status: (token, minus the number), so that the first comes last
        for number, journey in enumerate(self._journeys):
            self._told.setdefault(journey.status, []).extend((begin, -number) for begin, _ in journey.evidence)
        for told in self._told.values():
            told.sort()

    def welcomed(self, doc: Document, k: int, number: int) -> ContactFound | None:
        """The journey to which the welcome at token k of a sentence belongs; the welcome then tells of it too."""
        coming = any(doc.words[n].core in ("سيكون", "ستكون") for n in range(max(0, k - 3), k))
        told = self._told.get("planned" if coming else "held", [])
        if doc.words[k].core.startswith(_FAREWELLS) and (left := self._left_before(k)) is not None:
            return left
        at = bisect_left(told, (k, -len(self._journeys)))
        if not at or number - doc.text.sentence_of(told[at - 1][0]) > LONG_AGO:
            return None
        minus = told[at - 1][1]
        told.insert(at, (k, minus))
        return self._journeys[-minus]

    def _left_before(self, k: int) -> ContactFound | None:
        """«غادر الرئيس بيروت بعد زيارة … وكان في وداعه …»: a farewell is of the departure, not of the visit told beside it."""
        left = [c for c in self._journeys if c.verb == LEAVING and c.first < k and c.status == "held"]
        return left[-1] if left else None


_FAREWELLS = ("وداع", "توديع", "مودع")


def _welcoming(lexicon: Lexicon) -> set[str]:
    return lexicon.contact["welcoming"]


def _begin(doc: Document, k: int) -> int:
    """Where the words before a welcome begin that may say who gave it: after the last verb of saying or meeting."""
    first = doc.text.sentences[doc.text.sentence_of(k)][0]
    begin = next((n + 1 for n in range(k - 1, first - 1, -1) if doc.cls[n] in "SMa"), first)
    was = (n for n in range(k - 1, begin - 1, -1) if doc.words[n].core.removeprefix("و") in _WAS and n not in doc.at)
    return next(was, begin)  # «كان الرئيس فلان في استقباله»: not who is named before «كان»


def _is_welcome(doc: Document, k: int) -> bool:
    """«في استقباله», «باستقباله», «في مقدمة مستقبليه», «في استقبال نظيره»."""
    word, before = doc.words[k], doc.words[k - 1]
    if word.core in ("الاستقبال", "الوداع"):  # «وكان في الاستقبال الشيخ فلان …»
        return before.core == "في" and any(doc.words[n].core.removeprefix("و") in _WAS for n in range(max(0, k - 4), k))
    if word.core in ("استقبال", "وداع", "توديع"):
        after = doc.at.get(k + 1)
        named = after is not None and after.kind in ("title", "office", "person")
        named = named or (k + 1 < len(doc.words) and doc.words[k + 1].bare in doc.lexis.lexicon.contact["delegation"])
        if not named and not (k + 1 < len(doc.words) and doc.words[k + 1].core.startswith("نظير")):
            return False
    return word.clitic[-1:] == "ب" or before.core in _BEFORE_HOSTS


WELCOMES = Watch(cores=_welcoming, keys=_welcoming)  # «وداعه» is no و + داعه
"""Forms that tell of a welcome or a farewell."""
