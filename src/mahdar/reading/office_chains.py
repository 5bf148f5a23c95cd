"""Offices and honorifics in a row, tied to the people before or after them."""

from __future__ import annotations

from mahdar.lexicon.sets import word_set
from mahdar.reading.appointments import appointed, is_made, made_far_before
from mahdar.reading.expected_names import closes_with_nisba, sure_of
from mahdar.reading.second_offices import name_before, second_in_apposition, second_joined
from mahdar.reading.titled import name_after, office_at_title, person_after
from mahdar.rules.document import Document, Mention
from mahdar.rules.name_start import is_name_here
from mahdar.rules.names import name_end, person_at
from mahdar.rules.offices import office_at

_TITLES = 40  # how many words of honorifics may stand in a row: a text of nothing else is read once


def add_titled(doc: Document, i: int) -> int:
    """Honorifics from token i on, and the person or office after them."""
    titles: list[Mention] = []
    j = i
    while j < len(doc.words) and (j == i or not doc.words[j].clitic) and j - i < _TITLES:
        phrase = doc.phrase(j, "honorific")
        if not phrase and not (doc.words[j].has("honorific")):
            break
        if j > i and (office_at_title(doc, j) or is_name_here(doc, j)):
            break
        last = phrase.last if phrase else j + 1
        if titles and _is_given_sayyid(doc, j, titles[-1]):
            return doc.add(
                _with_titles(
                    Mention(doc, "person", j, name_end(doc, j + 1, titled=True), rule="name_after_title"), titles
                )
            ).last
        if phrase and last > j + 1 and doc.phrase(last - 1, "whole"):
            last -= 1  # «معالي | الوزير الأول | السيد فلان»
        if (
            last - j == 1
            and doc.words[j].raw in ("د", "م", "أ")
            and last < len(doc.words)
            and doc.words[last].raw == "."
        ):
            last += 1
        elif last - j == 1 and len(doc.words[j].core) == 1:
            break
        kind = phrase.data if phrase else doc.words[j].roles["honorific"]
        while kind == "rank" and last + 1 < len(doc.words) and _is_arm(doc, last):
            last += 1  # «اللواء أمن | حسين نويه», «اللواء شرطة حقوقي | تاج الدين»
        titles.append(Mention(doc, "title", j, last, rule="honorific", data={"kind": kind}))
        j = last
        if doc.words[j - 1].core in _POLITE_PRONOUNS:
            if len(titles) > 1 and _reigns(titles[-2]):
                doc.add(titles[-2])  # «وحمّل الملك المفدى معاليه تحياته»: one gives, the other is given
            doc.add(titles[-1])  # «وأطلع سيادته الوزير الضيف على …»: whose it is was named before, not after
            return j
    if not titles or j >= len(doc.words):
        return i
    if (office := office_at(doc, j)) is not None:
        if _reigns(titles[-1]) and doc.words[j].definite and office.last == j + 1 and doc.words[j].core != _PRESIDENT:
            doc.add(titles[-1])  # «وكلف الملك الوزير بالملف»
            return j
        return add_offices(doc, j, titles, office)
    person = person_after(doc, j, titles) or _behind_nisbas(doc, j)
    if person is None:
        doc.add(titles[-1])
        return j
    person.titles = titles
    return doc.add(person).last


def _behind_nisbas(doc: Document, j: int) -> Mention | None:
    """«الداعية الإسلامي المصري | مبروك عطية»: the name behind what describes an honorific."""
    k = j
    while k < len(doc.words) and k - j < _NISBAS and not doc.words[k].clitic and closes_with_nisba(doc.words[k]):
        k += 1
    if k == j or k >= len(doc.words) or doc.words[k].clitic or doc.words[k].definite:
        return None
    person = person_at(doc, k, titled=True)
    return person if person is not None and person.last > k + 1 and sure_of(doc, person) else None


def _is_arm(doc: Document, k: int) -> bool:
    return doc.words[k].core in _ARMS_OF_OFFICERS and not doc.words[k].clitic and not doc.words[k].definite


def _reigns(title: Mention) -> bool:
    return title.words.split()[0] in _REIGNING


_REIGNING = ("الملك", "السلطان")
_PRESIDENT = "الرءيس"
_ARMS_OF_OFFICERS = word_set("mentions", "arms of officers")
_NISBAS = 3
_POLITE_PRONOUNS = word_set("mentions", "polite pronouns")


def add_offices(doc: Document, i: int, titles: list[Mention], first: Mention) -> int:
    """A chain of offices from token i on, where the first stands, and the person whose they are: before it or after it."""
    chain: list[Mention] = []
    j = i
    while j < len(doc.words):
        office = first if j == i else office_at(doc, j) if not doc.words[j].clitic else None
        if office is None and chain and doc.cls[j] in ",-" and j + 1 < len(doc.words) and not doc.words[j + 1].clitic:
            further = office_at(doc, j + 1)  # «السفير الكويتي لدى السودان، المشرف على الحملة فهد السالم»
            office = (
                further
                if further is not None and further.data.get("specific") and name_before(doc, i) is None
                else None
            )
        if office is None and chain:
            office = second_in_apposition(doc, i, j) or second_joined(doc, chain, j)
        if office is None:
            break
        chain.append(office)
        j = office.last
    if not chain:
        return i + 1
    before = name_before(doc, i)
    another = before is not None and _of_another_named(doc, before, i, j)
    between = before is not None and not another and _of_the_one_before(doc, before, i, j)
    made = before is None and is_made(doc, i)  # «كان نائبا لوزير الخارجية | فلان»: the name is the minister's
    person, last = (before, j) if between or made else name_after(doc, j, titles)
    if before is not None and person is not None and person is not before and len(chain) == 1 and doc.cls[i - 1] == ",":
        inner = _served(doc, chain[0])
        if inner is not None:
            doc.add(chain[0])
            before.offices.append(chain[0])
            chain[0].entity = before
            person.offices.append(inner)
            inner.entity = person
            doc.mentions.append(inner)
            doc.add(person)
            return last
    if (
        before is not None
        and person is not None
        and person is not before
        and len(chain) > 1
        and doc.cls[i - 1] not in ",-("
    ):
        _hold(doc, before, chain.pop(0))  # «الأمير سعود أمير المنطقة الشرقية | السفير الكوري كيم جين سو»
    if person is None and before is None:
        person = appointed(doc, i, chain[0]) or made_far_before(doc, i)
    if person is None:
        person = before
        apart = before is not None and _of_another_country(doc, chain[-1])
        if before is not None and apart and (len(chain) > 1 or _met(doc, before, i)):
            doc.add(chain.pop())  # «التقى الأمير فلان أمير المنطقة | السفير الفرنسي»
            if not chain:
                return j
    if len(chain) > 1 and _received(doc, chain[0]):
        doc.add(chain.pop(0))
    if len(chain) == 1 and person is not None and last > j and _is_of_several(doc, chain[0]):
        shared = _shared(doc, chain[0], person)
        if shared > person.last:
            doc.add(person)
            return shared
    if chain[-1].data.get("number") == "p" or not any(_attachable(office) for office in chain):
        for office in chain:  # «وزراء الخارجية», «قادة»: nobody's own office
            doc.add(office)
        return doc.add(person).last if last > j and person is not None else j
    for office in chain:
        _hold(doc, person, office)
    if last > j and person is not None:
        doc.add(person)
    return max(last, j)


def _of_the_one_before(doc: Document, before: Mention, i: int, j: int) -> bool:
    """«سلوى منصور، وزيرة التضامن، المهندس …», «أحمد عمران نائب رئيس الحزب، إسلام …», «…، قائدا للأمن، …»: nobody after it holds it."""
    ends = j >= len(doc.words) or doc.cls[j] in ",-).;\n"
    if doc.cls[i - 1] in ",-(;":
        return ends or is_made(doc, i)
    return is_made(doc, i) or (doc.cls[j : j + 1] == "," and before.last == i and not _acts(doc, before))


def _of_another_named(doc: Document, before: Mention, i: int, j: int) -> bool:
    """«أقال رئيس الوزراء، سالم العلي، | وزير الري، | فهد المهندي، …»: both names stand between commas behind their posts."""
    if doc.cls[i - 1] != "," or doc.cls[j : j + 1] != "," or doc.words[i].clitic:
        return False
    if not any(office.first < before.first for office in before.offices):
        return False
    end = name_end(doc, j + 1, titled=True)
    return end > j + 2 and end < len(doc.words) and doc.cls[end] in ",." and doc.cls[before.first - 1] == ","


def _is_given_sayyid(doc: Document, j: int, title: Mention) -> bool:
    """«الدكتور السيد عبد الخالق»: behind a doctor's or an officer's title «السيد» is an Egyptian's first name."""
    if (
        doc.words[j].raw != "السيد"
        or title.data["kind"] not in ("academic", "rank", "profession")
        or j + 1 >= len(doc.words)
    ):
        return False
    after = doc.words[j + 1]
    return not after.clitic and doc.cls[j + 1] in "wG" and name_end(doc, j + 1, titled=True) == j + 2


def _with_titles(person: Mention, titles: list[Mention]) -> Mention:
    person.titles = titles
    return person


def _of_another_country(doc: Document, office: Mention) -> bool:
    """«السفير الفرنسي», «المبعوث الأميركي»: a post with the article and a nisba goes on with no chain of offices."""
    word, after = doc.words[office.first], office.first + 1
    return word.definite and after < office.last and bool(doc.words[after].has("nisba"))


def _met(doc: Document, person: Mention, i: int) -> bool:
    """«استقبل الأمير فلان | السفير الفرنسي»: a post right after the one who meets is that of the one who is met."""
    first = min(mention.first for mention in (person, *person.titles, *person.offices))
    return person.last == i and first > 0 and doc.cls[first - 1] == "M"


def _acts(doc: Document, person: Mention) -> bool:
    """«وحذر فلان | الرئيس الأميركي، فلانا»: whether a verb stands before who is named, so that a post right after is another's."""
    first = min(mention.first for mention in (person, *person.titles, *person.offices))
    return first > 0 and doc.cls[first - 1] in "MSV"


def _served(doc: Document, office: Mention) -> Mention | None:
    """«ستيفان، المتحدث باسم | الأمين العام للأمم المتحدة | أنطونيو»: the office of whom somebody before speaks for."""
    if doc.words[office.first].bare not in _SPOKESMEN:
        return None
    for k in range(office.first + 2, office.last):
        inner = office_at(doc, k)
        if inner is not None:
            return inner if inner.last == office.last and _attachable(inner) else None
    return None


_SPOKESMEN = word_set("mentions", "spokesmen")


def _is_of_several(doc: Document, office: Mention) -> bool:
    """Whether the form of an office's noun is that of two or more: «وزيرا», «رئيسي», «سفراء»."""
    if office.last - office.first < 2:
        return False
    return office.data.get("number") in ("d", "p") or doc.words[office.first].core.endswith(_DUAL)


_DUAL = ("را", "سا", "با", "ان", "ين")
"""How the duals of «وزير», «رئيس», «نائب» end before a genitive, and all of them without one."""


def _shared(doc: Document, office: Mention, first: Mention) -> int:
    """«وزيرا خارجية مصر والأردن سامح شكري وأيمن الصفدي»: an office told of two, with the names of both joined by و."""
    held = [first]
    k = first.last
    while k < len(doc.words) and len(held) < 4 and doc.words[k].clitic == "و":
        further, last = _name_after_clitic(doc, k)
        if further is None:
            break
        held.append(further)
        k = last
    if len(held) < 2:
        return first.last
    for person in held:
        own = office_at(doc, office.first)
        if own is not None:
            own.data = dict(office.data)
            person.offices.append(own)
            own.entity = person
        if person is not first:
            doc.add(person)
    doc.add(office)
    return k


def _name_after_clitic(doc: Document, k: int) -> tuple[Mention | None, int]:
    """The name that begins at a word with و: «وأيمن الصفدي»."""
    person = person_at(doc, k, titled=True)
    return (None, k) if person is None else (person, person.last)


def _received(doc: Document, office: Mention) -> bool:
    """«استقبل الرئيس | سفير فرنسا فلان»: the bare title after a verb of meeting is who receives, not a second post."""
    return office.last == office.first + 1 and doc.words[office.first].definite and doc.cls[office.first - 1] == "M"


def _hold(doc: Document, person: Mention | None, office: Mention) -> None:
    """Keep an office, as that of a person where there is one and it can be somebody's own."""
    doc.add(office)
    if person is not None and _attachable(office):
        person.offices.append(office)
        office.entity = person


_STILL_TO_COME = (["جديد"], ["جديدة"])


def _attachable(office: Mention) -> bool:
    """Whether a phrase says somebody's office: not the bare «رئيساً», «الرئيسان», nor «محافظ جديد» who is still to be named."""
    if office.words.split()[1:2] in _STILL_TO_COME:
        return False
    if office.data.get("specific"):
        return True
    return office.data.get("number") == "s" and office.name.startswith("ال")
