"""Who is meant: the holder of an office, the bearer of a title, the gender of one named."""

from __future__ import annotations

from bisect import bisect_right

from mahdar.arabic.letters import fold_phrase
from mahdar.lexicon.sets import word_set, word_table
from mahdar.reading.entities import Entity
from mahdar.reading.writing import Findings
from mahdar.rules.document import FAR, Document, Mention

_TITLES_OF_MEN = word_set("speakers", "titles of men")

_RULERS = frozenset(("leader", "president", "king", "emir", "sultan", "monarch"))
_HEADS_OF_STATE = word_set("speakers", "heads of state")


def entity_of(doc: Document, mention: Mention, found: Findings) -> Entity | None:
    """The one that a mention stands for: itself, the holder of an office, the last bearer of a title."""
    if isinstance(mention.entity, Entity):
        return mention.entity
    if isinstance(mention.entity, Mention):
        inner = mention.entity.entity
        return inner if isinstance(inner, Entity) else None
    if mention.kind == "office":
        return holder_of(doc, mention, found)
    if mention.kind == "title":
        return last_titled(mention, found)
    return None


def holder_of(doc: Document, office: Mention, found: Findings) -> Entity | None:
    """The person whose office «الوزير» or «وزير الدفاع» means here: the one with the same head named last before it."""
    if id(office) not in found.holders:
        found.holders[id(office)] = _holder(doc, office, found)
    return found.holders[id(office)]


def _holder(doc: Document, office: Mention, found: Findings) -> Entity | None:
    first = _head(doc, office)
    best: tuple[int, int] | None = None
    holder: Entity | None = None
    mine = set(office.name.split())
    if (own := _holding(doc, found).own.get(id(office))) is not None:
        return own  # told right beside the name
    for person, held in _holding(doc, found).near(first, office.start):
        if _fits(office, held) or _of_same_country(doc, office, held):
            near = _last_before(person, office.start)
            rank = (-len(mine ^ set(held.name.split())) if office.data.get("specific") else 0, near)
            if near >= 0 and (best is None or rank > best):
                best, holder = rank, person
    if holder is not None:
        return holder
    if fold_name(office.name) in _HEADS_OF_STATE:
        for person in found.people:
            if any(fold_name(held.name).split()[0] in ("الرءيس", "رءيس") for held in person.offices[:1]):
                return person
    if (leader := _leader_of(doc, office, found)) is not None:
        return leader
    headline = doc.titled and office.first < doc.text.sentences[0][1]
    if office.data.get("specific") and not headline and (later := named_later(doc, office, found)) is not None:
        return later
    if (ruler := _ruler(office, found)) is not None:
        return ruler
    within = [body for k in range(office.first + 1, office.last) for body, _ in found.named_from("body", k)]
    return min(within, key=lambda body: body.mentions[0].start, default=None)


class Holding:
    """Who holds which office, by the word with which it begins."""

    _MANY = 200
    """Holders of offices of one kind that are looked at: more than a report names."""

    def __init__(self, doc: Document, people: list[Entity]) -> None:
        self.own: dict[int, Entity] = {}
        self._by_head: dict[str, list[tuple[Entity, Mention]]] = {}
        self._ordered: dict[str, list[tuple[Entity, Mention]]] = {}
        for person in people:
            for held in person.offices:
                self.own.setdefault(id(held), person)
                self._by_head.setdefault(_head(doc, held), []).append((person, held))

    def near(self, head: str, offset: int) -> list[tuple[Entity, Mention]]:
        """Those who hold such an office, each with it; of very many those who are first named last before an offset."""
        holders = self._by_head.get(head, [])
        if len(holders) <= self._MANY:
            return holders
        if head not in self._ordered:
            self._ordered[head] = sorted(holders, key=_first_named)
        at = bisect_right(self._ordered[head], offset, key=_first_named)
        return self._ordered[head][max(0, at - self._MANY) : at]


def _first_named(holder: tuple[Entity, Mention]) -> int:
    return holder[0].mentions[0].start


def _holding(doc: Document, found: Findings) -> Holding:
    """Who holds what, gathered when it is first asked."""
    if not isinstance(found.holding, Holding):
        found.holding = Holding(doc, found.people)
    return found.holding


def _leader_of(doc: Document, office: Mention, found: Findings) -> Entity | None:
    """«بعثة يقودها السيد فلان …. وقال رئيس البعثة …»: who was said to lead the mission or delegation last before it."""
    head, of = doc.words[office.first], doc.words[office.first + 1] if office.first + 1 < len(doc.words) else None
    if head.bare != "رءيس" or of is None or of.core not in _SENT_OUT:
        return None
    for k in range(office.first - 1, max(-1, office.first - FAR), -1):
        if doc.words[k].core in _LED_BY or doc.words[k].key in _LED_BY:
            for n in range(k + 1, min(len(doc.words), k + _LEADERS_OFFICE)):
                mention = doc.at.get(n)
                if mention is not None and mention.kind == "person":
                    return mention.entity if isinstance(mention.entity, Entity) else None
    return None


_SENT_OUT = word_set("speakers", "sent out")
_LED_BY = word_set("speakers", "led by")
_LEADERS_OFFICE = 14  # how many tokens may stand between «يرأسه» and the name


def named_later(doc: Document, office: Mention, found: Findings) -> Entity | None:
    """«أعلنت وزيرة الجيوش الفرنسية …. وقالت الوزيرة فلورانس بارلي …»: the only one named after it who holds that office."""
    mine = {word for word in _rest(office) if word}
    holders = [
        person
        for person in found.people
        if any(
            held is not office and _head(doc, held) == _head(doc, office) and mine <= _rest(held) | {""}
            for held in person.offices
        )
    ]
    return holders[0] if len(holders) == 1 else None


_SAME_HEAD = word_table("speakers", "same head")
"""Heads of offices that newsrooms use for one another."""


def _head(doc: Document, office: Mention) -> str:
    bare = doc.words[office.first].bare
    return _SAME_HEAD.get(bare, bare)


def _rest(office: Mention) -> set[str]:
    """The words of an office after its head; «الحكومة» as «الوزراء», «الأميركي» as «الأمريكي»."""
    words = (_SAME_WORD.get(word, word) for word in fold_phrase(office.name)[1:])
    return {word.removeprefix("لل") if word.startswith("لل") else word.removeprefix("ال") for word in words}


_SAME_WORD = word_table("speakers", "same word")


def _fits(office: Mention, held: Mention) -> bool:
    """Whether an office told again may be one that a person holds: no word more, or the same country."""
    if not office.data.get("specific") or not _rest(office) - _rest(held):
        return True
    if (of := _rest(held)) and of <= _PLACES_GOVERNED:
        return True  # «والي الولاية فلان …. وقال والي سنار …»
    country = office.data.get("country")
    if not country or country != held.data.get("country"):
        return False
    any_minister = office.data.get("post") == "minister" and len(_rest(office)) == 1  # «الوزير القبرصي»
    return any_minister or office.data.get("post") == held.data.get("post")


def _ruler(office: Mention, found: Findings) -> Entity | None:
    """«الزعيم الكوري الشمالي», «العاهل الأردني» of who was called president or king of that country, the only one so called."""
    country = office.data.get("country")
    if not country or office.data.get("number") != "s" or office.data.get("post") not in _RULERS:
        return None
    rulers = [
        person
        for person in found.people
        if any(o.data.get("post") in _RULERS and o.data.get("country") == country for o in person.offices)
    ]
    return rulers[0] if len(rulers) == 1 and office.data.get("status") != "former" else None


_PLACES_GOVERNED = word_set("speakers", "places governed")


def alike(doc: Document, office: Mention, held: Mention) -> bool:
    """«رئيس المفوضية العليا للانتخابات», «رئيس مفوضية الانتخابات الليبية»: one head, and half of the other words."""
    if doc.words[office.first].bare != doc.words[held.first].bare:
        return False
    mine, other = ({_plain(word) for word in _rest(told) if len(word) > _PARTICLE} for told in (office, held))
    return len(mine & other) >= _ALIKE and len(mine & other) * 2 >= min(len(mine), len(other))


def _plain(word: str) -> str:
    """A word of an office without the letters that its place in the phrase gives it: «للانتخابات», «بانتخابات»."""
    return word.removeprefix("ب").removeprefix("ل").removeprefix("ال")[:_STEM]


_PARTICLE = 2  # letters of the longest particle within an office: «في»
_ALIKE = 2  # how many words two wordings of one office share
_STEM = 5


def _of_same_country(doc: Document, office: Mention, held: Mention) -> bool:
    """«وزير الخارجية المصري» of who was «وزير خارجية جمهورية مصر العربية»: the nisba stands for the country."""
    country = office.data.get("country")
    if not country or country != held.data.get("country"):
        return False
    nisbas = {doc.words[k].bare for k in range(office.first, office.last) if doc.words[k].has("nisba")}
    rest = _rest(office) - nisbas
    return bool(nisbas and rest) and rest <= _rest(held)


def fold_name(name: str) -> str:
    """A name as it is compared: its folded words."""
    return " ".join(fold_phrase(name))


def _last_before(person: Entity, offset: int) -> int:
    """Where the person is last named at or before an offset; -1 where not."""
    at = bisect_right(person.mentions, offset, key=lambda mention: mention.start)
    return person.mentions[at - 1].start if at else -1


def bears(person: Entity, title: Mention) -> bool:
    """Whether a person is one whom a title means: «معاليه» a minister, «سموه» a prince, «السفير» an ambassador."""
    name = fold_name(title.name)  # «سمو الأمير» means whoever is called prince
    last = name.removesuffix(" المفدي").removesuffix(" المعظم").split()[-1]
    wanted = _POLITE.get(name, frozenset((last.removeprefix("ال"),)))
    return any(
        word.removeprefix("ال") in wanted
        for told in (*person.titles, *person.offices)
        for word in fold_phrase(told.name)[:4]
    )


def last_titled(title: Mention, found: Findings) -> Entity | None:
    """«سموه», «السفير», «الدكتور»: the person named last before it who bears that title."""
    best: tuple[tuple[bool, int], Entity] | None = None
    for person in found.people:
        if bears(person, title):
            near = _last_before(person, title.start - 1)
            rank = (not _is_only_sheikh(person, title), near)
            if near >= 0 and (best is None or rank > best[0]):
                best = (rank, person)
    return best[1] if best else None


def _is_only_sheikh(person: Entity, title: Mention) -> bool:
    """«سموه» means the prince sooner than a minister who is a sheikh: one whom the text calls neither سمو nor أمير."""
    if fold_name(title.name) not in ("سموه", "سموها"):
        return False
    told = {word.removeprefix("ال") for part in (*person.titles, *person.offices) for word in fold_phrase(part.name)}
    return told.isdisjoint(("سمو", "امير", "اميره", "ولي"))


_POLITE = {
    "سموه": frozenset(("سمو", "امير", "شيخ")),
    "سموها": frozenset(("سمو", "اميره", "شيخه")),
    "معاليه": frozenset(("معالي", "وزير")),
    "معاليها": frozenset(("معالي", "وزيره")),
    "سعادته": frozenset(("سعاده", "سفير", "مدير", "رءيس")),
    "سعادتها": frozenset(("سعاده", "سفيره")),
    "فخامته": frozenset(("فخامه", "رءيس")),
    "جلالته": frozenset(("جلاله", "ملك", "عاهل")),
    "دولته": frozenset(("دوله", "رءيس")),
    "فضيلته": frozenset(("فضيله", "شيخ", "امام", "مفتي")),
    "سماحته": frozenset(("سماحه", "مفتي", "شيخ")),
    "سيادته": frozenset(("سياده", "رءيس", "سيد", "محافظ")),
    "غبطته": frozenset(("غبطه", "بطريرك")),
    "قداسته": frozenset(("قداسه", "بابا")),
}
"""Polite pronouns of the Gulf, Egypt and the Levant with the titles and offices of those who are called so."""


def is_polite(title: Mention) -> bool:
    """Whether a title is one of those with a pronoun, «سموه», which no object of a verb is."""
    return fold_name(title.name) in _POLITE


_ENOUGH = 100  # of how many titles and offices the gender is read: some are named thousands of times


def gender_of(doc: Document, who: Entity) -> str:
    """«m», «f», or nothing where the words do not show it: «وزارة» f, «مجلس» m, «الوزيرة مها» f."""
    if who.kind == "person":
        given = doc.lexis.word(who.name.split()[0])
        if given.has("feminine"):
            return "f"
        words = [doc.words[t.first].bare for t in (*who.titles[:_ENOUGH], *who.offices[:_ENOUGH])]
        womans = sum(word.endswith("ه") and word not in _TITLES_OF_MEN for word in words)
        return (
            "f"
            if womans * 2 > len(words) or any(word.endswith("ه") and word not in _TITLES_OF_MEN for word in words[:1])
            else "m"
            if words or (given.has("given") and not given.key.endswith(("ه", "اء", "ا")))
            else ""
        )
    word = doc.words[who.mentions[0].first].bare
    if who.kind == "place":
        return "" if word in _MASCULINE_STATES else "f"
    head = doc.words[who.mentions[0].first]
    if "bodyhead" not in head.roles:
        head = doc.lexis.word(str(who.data.get("name") or who.name).split()[0])  # «حماس» is «حركة حماس»
    if head.bare.endswith(("ه", "ات")) or head.bare in ("امم", "قوي"):
        return "f"
    return "m" if "bodyhead" in head.roles else ""


_MASCULINE_STATES = word_set("speakers", "masculine states")
