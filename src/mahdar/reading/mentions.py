"""One walk over the words that finds who and what is named, and ties offices and honorifics to their people."""

from __future__ import annotations

from mahdar.lexicon import Lexicon, Word
from mahdar.lexicon.sets import word_set
from mahdar.reading.lone_names import surname_after_saying
from mahdar.rules.bodies import begins_body, body_at, quoted_paper_end
from mahdar.rules.document import Document, Mention
from mahdar.rules.names import (
    COUNTERPARTS,
    begins_name,
    is_name_here,
    name_after_honorific_end,
    name_end,
    person_at,
    unlisted_name_end,
)
from mahdar.rules.offices import begins_office, office_at
from mahdar.rules.places import begins_place, place_at
from mahdar.rules.unlisted_places import place_in_list, unlisted_place_at

_SKIP = frozenset("pchdranktie0.,;:\n()-\"'«»/xSQVM")
"""Classes with which nothing begins, a known phrase aside."""


def find_mentions(doc: Document) -> None:
    """Fill `doc.mentions` and `doc.at` from left to right."""
    for i in [i for i in doc.where("meet") if _verb_that_is_a_name(doc, i)]:
        doc.read_as_name(i)
    before_lineage = [i - 1 for i in doc.where("lineage") if i]
    read = 0
    for i in sorted({*doc.where("mention"), *before_lineage, *doc.known}):
        if i >= read:
            read = _list_goes_on(doc, max(i + 1, _step(doc, i)))
    for mention in list(doc.mentions):
        if mention.kind in ("office", "body"):
            _named_within(doc, mention)


def _verb_that_is_a_name(doc: Document, i: int) -> bool:
    """«قال أشرف العربي», «الناطق أشرف القدرة»: a given name that is a verb too, before a surname, with no «على» behind it."""
    word = doc.words[i]
    if doc.cls[i] != "M" or "given" not in word.roles or i == 0 or i + 1 >= len(doc.words):
        return False
    after = doc.words[i + 1]
    if after.clitic or doc.cls[i + 1] not in "wGN" or after.roles.keys() & {"office", "honorific"}:
        return False
    if doc.cls[i - 1] in "SOHN" and not word.clitic:
        return doc.cls[i + 1] != "N" or "family" in after.roles
    return after.name > 0 and all(doc.words[k].raw != "على" for k in range(i + 1, min(i + 6, len(doc.words))))


def _called(doc: Document, i: int) -> Mention | None:
    """«محتج يدعى منتظر حاتم», «المدعوة أمل حسن»: what somebody is called is a name, whatever it looks like."""
    k = i + 1
    if k < len(doc.words) and doc.cls[k] in '"«(':
        k += 1
    if k + 1 >= len(doc.words) or doc.words[k].clitic or doc.words[k].definite or doc.cls[k] not in "wGNLFm":
        return None
    person = person_at(doc, k, titled=True)
    if person is not None:
        return person if person.last > k + 1 or "given" in doc.words[k].roles else None
    surname = doc.words[k + 1]
    known = surname.roles.keys() & {"given", "family"} and not surname.clitic
    return Mention(doc, "person", k, k + 2, rule="called_so") if known else None


_CALLED = word_set("mentions", "called")


def _list_goes_on(doc: Document, i: int) -> int:
    """Places without a name in the lists that go on a list of places before token i; the token to go on from."""
    while i < len(doc.words) and i - 1 in doc.at and doc.at[i - 1].kind == "place":
        j = i + 1 if doc.cls[i] == "," else i
        place = place_in_list(doc, j) if j < len(doc.words) and "mention" not in doc.words[j].stirs else None
        if place is None:
            break
        i = doc.add(place).last
    return i


def begins_mention(word: Word, lexicon: Lexicon) -> bool:
    """Whether `_step` may find something at this form, a known phrase or a following «بن» aside (see `Watch`)."""
    if word.core in _CALLED:
        return True
    if word.cls in _SKIP:
        return False
    return (
        begins_name(word)
        or word.cls == "H"
        or word.has("nisba") is not None
        or word.core in COUNTERPARTS
        or begins_place(word)
        or begins_body(word)
        or begins_office(word, lexicon)
        or _may_be_joined(word)
    )


def _named_within(doc: Document, outer: Mention) -> None:
    """«رئيس مجلس الوزراء» names the council, «سفير فرنسا لدى لبنان» both states; the tokens stay the office's."""
    k = outer.first + 1
    while k < outer.last:
        inner = body_at(doc, k) if outer.kind == "office" or doc.words[k].clitic or doc.cls[k - 1] == "p" else None
        if inner is None and k == outer.first + 1 and (leader := _leader(doc, outer)) is not None:
            doc.mentions.append(leader)
            k = leader.last
            continue
        if (inner is None or inner.kind != "body") and (not _names_itself(outer) or doc.cls[k - 1] == "p"):
            inner = place_at(doc, k) if _may_be_place(doc, k) else None
        if inner is not None and inner.last <= outer.last:
            doc.mentions.append(inner)
            if inner.kind == "body":
                if outer.kind == "office":
                    outer.data.setdefault("body_mention", inner)
                _named_within(doc, inner)
            k = inner.last
        else:
            k += 1


def _leader(doc: Document, body: Mention) -> Mention | None:
    """«حكومة نفتالي بينيت», «نظام القذافي»: who leads the body is somebody; a hospital's patron is not."""
    if body.kind != "body" or doc.words[body.first].bare not in _LED:
        return None
    person = person_at(doc, body.first + 1, titled=True)
    return person if person is not None and person.last == body.last and _sure_of(doc, person) else None


_LED = word_set("mentions", "led")


def _names_itself(outer: Mention) -> bool:
    """Whether a place in the name of a body is no more than its name: «مؤسسة قطر», «جامعة واترلو»."""
    return outer.kind == "body" and (outer.rule == "known_body" or outer.data.get("kind") in _OWN_NAMES)


_OWN_NAMES = frozenset(("university", "company", "ngo", "media", "party", "movement", "union", "igo", "bank", "other"))


def _may_be_place(doc: Document, k: int) -> bool:
    word = doc.words[k]
    return bool(word.has("place") or word.has("placenoun") or doc.phrase(k, "place") or word.clitic)


def _step(doc: Document, i: int) -> int:
    """Read what begins at token i; the token to go on from."""
    c, word, listed = doc.cls[i], doc.words[i], i in doc.known
    if word.core in _CALLED and (called := _called(doc, i)) is not None:
        return doc.add(called).last
    if c in _SKIP and not listed:
        return i + 1
    if c == "G" and (end := _byline_end(doc, i)) > i:
        return end
    if (
        (c == "H" or (listed and doc.phrase(i, "honorific")))
        and not office_at_title(doc, i)
        and not is_name_here(doc, i)
        and not (("placenoun" in doc.words[i].roles or _town_with_a_title(doc, i)) and place_at(doc, i))
    ):
        end = _titles(doc, i)
        if end > i:
            return end
    may = _ANYTHING if listed else doc.words[i].stirs
    if "office" in may and (office := office_at(doc, i)) is not None:
        return _offices(doc, i, [], office)
    if doc.words[i].core in COUNTERPARTS:
        return _counterpart(doc, i)
    if "nisba" in doc.words[i].roles and (end := _named_by_nisba(doc, i)) > i:
        return end
    body = body_at(doc, i) if "body" in may else None
    person, site = (doc.phrase(i, "person"), doc.phrase(i, "place")) if listed else (None, None)
    if site and body and body.rule == "described_body" and site.last > i + 1:
        body = None  # «قناة السويس» is no broadcaster
    if body and not (person and person.last > body.last):
        return _head_of_office_within(doc, doc.add(body))
    if _joined_name(doc, i):
        doc.replace(i, doc.lexis.cut(doc.words[i].raw))
        may = doc.words[i].stirs
    if (end := quoted_paper_end(doc, i)) > i:
        return end  # «وقال لـ«الرياض»»
    place = place_at(doc, i) if "place" in may else None
    named = person_at(doc, i, titled=False) if "name" in may or _before_lineage(doc, i) else None
    if named and place and _town_before_a_verb(doc, named, place):
        named = None
    if named and (not place or named.last > place.last):
        return doc.add(named).last
    if place:
        return doc.add(place).last
    unlisted = unlisted_place_at(doc, i)
    if unlisted:
        return doc.add(unlisted).last
    if surname_after_saying(doc, i):
        return doc.add(Mention(doc, "person", i, i + 1, rule="surname_after_saying")).last
    end = unlisted_name_end(doc, i) if doc.cls[i] in "wG" and doc.words[i].name > 0.4 else i
    if end > i and _name_expected(doc, i, end):
        return doc.add(Mention(doc, "person", i, end, rule="name_where_expected")).last
    return i + 1


def _town_before_a_verb(doc: Document, named: Mention, place: Mention) -> bool:
    """«بيونغ يانغ ألغت …»: no list of names knows what follows a town of several words."""
    if place.rule != "known_place" or place.last - place.first < 2 or named.first != place.first:
        return False
    return not any(doc.words[k].roles.keys() & {"given", "family", "mononym"} for k in range(place.last, named.last))


def _town_with_a_title(doc: Document, i: int) -> bool:
    """«سيدي بوزيد», «الشيخ زويد», «معاليه أدوميم»; «الشيخ زايد» is a man."""
    if not doc.phrase(i, "place"):
        return False
    return doc.words[i].core == "سيدي" or "given" not in doc.words[i + 1].roles


_ANYTHING = ("office", "body", "place", "name")
"""What may begin where a known phrase does; elsewhere the form itself says it (see `Watch`)."""


def _before_lineage(doc: Document, i: int) -> bool:
    return i + 1 < len(doc.words) and "lineage" in doc.words[i + 1].stirs


def _named_by_nisba(doc: Document, i: int) -> int:
    """«وقال الأميركي فيليب روث»: after a nisba that describes no noun a name stands, whatever it looks like."""
    word = doc.words[i]
    if not word.definite or not word.has("nisba") or word.clitic not in ("", "و", "ل") or i + 2 >= len(doc.words):
        return i
    if not word.clitic and i and (doc.words[i - 1].definite or doc.cls[i - 1] in "LCNOBH" or i - 1 in doc.at):
        return i
    if doc.words[i + 1].clitic or doc.words[i + 1].definite:
        return i
    person = person_at(doc, i + 1, titled=True)
    if person is None or person.last - person.first < 2 or not _sure_of(doc, person):
        return i
    return doc.add(person).last


def _sure_of(doc: Document, person: Mention) -> bool:
    """Whether each part may be a name and one of them is known as one, or both are no words at all."""
    words = [doc.words[k] for k in range(person.first, person.last)]
    known = any(word.roles.keys() & {"given", "family", "seen", "mononym"} for word in words)
    return all(word.name > -1.5 for word in words) and (known or all(word.zipf == 0 for word in words))


def _head_of_office_within(doc: Document, body: Mention) -> int:
    """«مكتب رئيس الوزراء السويدي إريك ليندستروم»: the name after an office's bureau is the office-holder's."""
    if doc.words[body.first].bare not in _BUREAUX or body.last >= len(doc.words):
        return body.last
    offices = (office_at(doc, k) for k in range(body.first + 1, body.last))
    office = next((found for found in offices if found is not None and found.last == body.last), None)
    if office is None:
        return body.last
    person, last = _name_after(doc, body.last, [])
    if person is None or (doc.cls[body.last] == "," and doc.cls[last : last + 1] != ","):
        return body.last  # «… رئيس الوزراء اللبناني، سعد الحريري، أنه»
    doc.mentions.append(office)
    person.offices.append(office)
    office.entity = person
    doc.add(person)
    return last


_BUREAUX = word_set("mentions", "bureaux")


def _joined_name(doc: Document, i: int) -> bool:
    """«…، وفاليريان شوفاييف»: an unknown word with و after a comma or a person, where a list goes on."""
    if i < 2 or not _may_be_joined(doc.words[i]):
        return False
    return doc.cls[i - 1] == "," or (i - 1 in doc.at and doc.at[i - 1].kind == "person")


def _may_be_joined(word: Word) -> bool:
    return not (word.clitic or word.zipf or word.roles) and word.raw.startswith("و") and len(word.raw) >= 5


def _name_expected(doc: Document, i: int, end: int) -> bool:
    """Whether the words around say that a name stands here: after a verb of saying or meeting, in a list of people, before an office."""
    word, before = doc.words[i], doc.cls[i - 1] if i else "."
    if word.clitic in ("و", "ف") or (not word.clitic and before == ","):
        k = i - 1 if before != "," else i - 2
        listed = k in doc.at and doc.at[k].kind == "person"
    else:
        listed = False
    if not word.clitic and (before in "SM" or (i and _closes_with_nisba(doc.words[i - 1]))):
        return True
    k = end + 1 if end < len(doc.words) and doc.cls[end] == "," else end
    office = office_at(doc, k) if k < len(doc.words) and not doc.words[k].clitic else None
    own = office is not None and bool(office.data.get("specific") or doc.words[k].definite)
    return own or listed


def _closes_with_nisba(word: Word) -> bool:
    """«الفرنسي ليليان تورام», «والهولندية …»: a definite nisba in the singular, after which only a name is indefinite."""
    return bool(word.has("nisba")) and word.definite and not word.core.endswith(("ين", "ون", "ات"))


def _byline_end(doc: Document, i: int) -> int:
    """«كتب محمد الراشد» or a name alone in its paragraph, or before «- سبق -»: who signed the report is nobody in it."""
    begins = (
        i == 0 or doc.cls[i - 1] == "\n" or (doc.words[i - 1].key in _SIGNED and (i == 1 or doc.cls[i - 2] == "\n"))
    )
    if not begins or (doc.titled and i < doc.text.sentences[0][1]) or doc.cls[i] not in "G":
        return i
    end = name_end(doc, i, titled=False)
    if end == i:
        return i
    if end >= len(doc.words) or doc.cls[end] == "\n":
        return end
    line = doc.cls[end : end + _BYLINE].partition("\n")
    if line[0] and line[1] and line[0][0] in "-/L" and not set(line[0]) & set("OHSMV.:"):
        return end  # «فهد المطيري ـ جدة», «نايف الحربي – دار الصحافة» in a line of its own
    near = doc.cls[end + 1 : end + 6]
    return end if doc.cls[end] in "-" and ("-" in near or ":" in near) else i


_BYLINE = 7  # tokens that may follow the name of who signed, with his town and newspaper
_SIGNED = word_set("mentions", "signed")


def _counterpart(doc: Document, i: int) -> int:
    """«نظيره الألماني فرانك فالتر شتاينماير», «نظيره الكوري الشمالي، ري يونغ هو»: a name stands after the nisba, whatever it looks like."""
    j = i + 1
    while j < len(doc.words) and doc.words[j].definite and not doc.words[j].clitic:
        phrase = doc.phrase(j, "nisba")
        if phrase is None and not doc.words[j].has("nisba"):
            break
        j = phrase.last if phrase else j + 1
    while j < len(doc.words) and doc.words[j].raw in '،#"':
        j += 1
    person = person_at(doc, j, titled=True) if j < len(doc.words) and not doc.words[j].clitic else None
    return doc.add(person).last if person is not None else i + 1


def office_at_title(doc: Document, i: int) -> bool:
    """Whether a word that may be an honorific is an office here: «السفير الأسترالي لدى المملكة», «المستشار في الديوان الملكي»."""
    office = office_at(doc, i) if doc.words[i].has("office") or doc.phrase(i, "whole") else None
    rank = doc.phrase(i, "honorific")
    if office is not None and rank and rank.last >= office.last:
        return False  # «العميد الركن طارق صالح»
    return office is not None and office.last > i + 1


_TITLES = 40  # how many words of honorifics may stand in a row: a text of nothing else is read once


def _titles(doc: Document, i: int) -> int:
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
        titles.append(Mention(doc, "title", j, last, rule="honorific", data={"kind": kind}))
        j = last
        if doc.words[j - 1].core in _POLITE_PRONOUNS:
            doc.add(titles[-1])  # «وأطلع سيادته الوزير الضيف على …»: whose it is was named before, not after
            return j
    if not titles or j >= len(doc.words):
        return i
    if (office := office_at(doc, j)) is not None:
        return _offices(doc, j, titles, office)
    person = _person_after(doc, j, titles)
    if person is None:
        doc.add(titles[-1])
        return j
    person.titles = titles
    return doc.add(person).last


def _person_after(doc: Document, j: int, titles: list[Mention]) -> Mention | None:
    """The person after honorifics or an office: after «السيد», «الدكتورة» rare words are a name too."""
    person = person_at(doc, j, titled=True) if not doc.words[j].clitic else None
    last = titles[-1] if titles and titles[-1].last == j else None
    if last is None or last.data["kind"] not in ("honorific", "academic") or not doc.words[last.first].definite:
        return person
    end = name_after_honorific_end(doc, j)
    return (
        Mention(doc, "person", j, end, rule="name_after_honorific") if end > (person.last if person else j) else person
    )


_POLITE_PRONOUNS = word_set("mentions", "polite pronouns")


def _offices(doc: Document, i: int, titles: list[Mention], first: Mention) -> int:
    """A chain of offices from token i on, where the first stands, and the person whose they are: before it or after it."""
    chain: list[Mention] = []
    j = i
    while j < len(doc.words):
        office = first if j == i else office_at(doc, j) if not doc.words[j].clitic else None
        if office is None and chain and doc.cls[j] in ",-" and j + 1 < len(doc.words) and not doc.words[j + 1].clitic:
            further = office_at(doc, j + 1)  # «السفير الكويتي لدى السودان، المشرف على الحملة فهد السالم»
            office = (
                further
                if further is not None and further.data.get("specific") and _name_before(doc, i) is None
                else None
            )
        if office is None and chain:
            office = _second_in_apposition(doc, i, j) or _second_joined(doc, chain[-1], j)
        if office is None:
            break
        chain.append(office)
        j = office.last
    if not chain:
        return i + 1
    before = _name_before(doc, i)
    between = before is not None and doc.cls[i - 1] in ",-(" and (j >= len(doc.words) or doc.cls[j] in ",-).\n")
    # «سلوى منصور، وزيرة التضامن، المهندس …»: an office between commas is that of the name before it
    person, last = (before, j) if between else _name_after(doc, j, titles)
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


def _of_another_country(doc: Document, office: Mention) -> bool:
    """«السفير الفرنسي», «المبعوث الأميركي»: a post with the article and a nisba goes on with no chain of offices."""
    word, after = doc.words[office.first], office.first + 1
    return word.definite and after < office.last and bool(doc.words[after].has("nisba"))


def _met(doc: Document, person: Mention, i: int) -> bool:
    """«استقبل الأمير فلان | السفير الفرنسي»: a post right after the one who meets is that of the one who is met."""
    first = min(mention.first for mention in (person, *person.titles, *person.offices))
    return person.last == i and first > 0 and doc.cls[first - 1] == "M"


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


def _second_in_apposition(doc: Document, i: int, j: int) -> Mention | None:
    """«مصطفى مدبولي، رئيس مجلس الوزراء، | ووزير الإسكان، …»: a joined office of the same one, where no other name follows it."""
    if i == 0 or doc.cls[i - 1] != "," or _name_before(doc, i) is None:
        return None
    k = j + 1 if j < len(doc.words) and doc.cls[j] == "," else j
    if k >= len(doc.words) or doc.words[k].clitic != "و":
        return None
    office = office_at(doc, k)
    if office is None or not office.data.get("specific") or office.last >= len(doc.words):
        return None
    return office if doc.cls[office.last] in ",.-)a" else None


def _second_joined(doc: Document, first: Mention, j: int) -> Mention | None:
    """«نائب رئيس مجلس الوزراء | ووزير الخارجية | فلان», «وزير المالية ووزير النفط بالوكالة فلان»: two posts of one minister."""
    if j >= len(doc.words) or doc.words[j].clitic != "و":
        return None
    if first.data.get("status") == "former" and first.data.get("specific"):
        return _with_its_holder(doc, j)  # «رئيس الوزراء الأسبق والأمين العام لحركة الوفاق فلان»
    if doc.words[j].core not in ("وزير", "وزيره"):
        return None
    office = office_at(doc, j)
    if office is None or not office.data.get("specific") or office.last >= len(doc.words):
        return None
    deputy = any(doc.words[k].core in _CABINET for k in range(first.first, first.last)) and doc.words[first.first].bare in (
        "ناءب", "ناءبه", "رءيس", "رءيسه",
    )  # fmt: skip
    interim = any(doc.words[k].key in _INTERIM for k in range(office.first, office.last))
    if not (deputy or interim):
        return None
    person, last = _name_after(doc, office.last, [])
    return office if person is not None and last > office.last else None


def _with_its_holder(doc: Document, j: int) -> Mention | None:
    """The office at j where the name of its holder follows at once."""
    office = office_at(doc, j)
    if office is None or not office.data.get("specific") or office.last >= len(doc.words):
        return None
    return office if _name_after(doc, office.last, [])[1] > office.last else None


_CABINET = word_set("mentions", "cabinet")
_INTERIM = word_set("mentions", "interim")


def _received(doc: Document, office: Mention) -> bool:
    """«استقبل الرئيس | سفير فرنسا فلان»: the bare title after a verb of meeting is who receives, not a second post."""
    return office.last == office.first + 1 and doc.words[office.first].definite and doc.cls[office.first - 1] == "M"


def _hold(doc: Document, person: Mention | None, office: Mention) -> None:
    """Keep an office, as that of a person where there is one and it can be somebody's own."""
    doc.add(office)
    if person is not None and _attachable(office):
        person.offices.append(office)
        office.entity = person


def _attachable(office: Mention) -> bool:
    """Whether a phrase says somebody's office: not the bare «رئيساً», «الرئيسان»."""
    if office.data.get("specific"):
        return True
    return office.data.get("number") == "s" and office.name.startswith("ال")


def _name_after(doc: Document, j: int, titles: list[Mention]) -> tuple[Mention | None, int]:
    """The name after an office, with honorifics and at most a comma between."""
    k = (
        j + 3 if doc.cls[j : j + 1] == "(" and doc.cls[j + 2 : j + 3] == ")" else j
    )  # «… في لبنان (يونيفيل) الجنرال فلان»
    begin = k
    while k < len(doc.words) and (
        doc.words[k].raw == "#"
        or (k == j and doc.cls[k] in "\"'»)")
        or (doc.cls[k] == "," and k == begin and k + 1 < len(doc.words) and doc.cls[k + 1] == "H")
    ):
        k += 1
    while k < len(doc.words):
        phrase = doc.phrase(k, "honorific")
        if doc.words[k].clitic or not (phrase or doc.words[k].has("honorific")):
            break
        last = phrase.last if phrase else k + 1
        if last - k == 1 and len(doc.words[k].core) == 1:  # «وزير التعليم د. عزام»
            if last >= len(doc.words) or doc.words[last].raw != ".":
                break
            last += 1
        titles.append(Mention(doc, "title", k, last, rule="honorific", data={"kind": "honorific"}))
        k = last
        if k + 1 < len(doc.words) and _closes_with_nisba(doc.words[k]) and not doc.words[k].clitic:
            k += name_end(doc, k + 1, titled=True) > k + 2  # «الجنرال | الهولندي | باتريك كاميرت»
    if k < len(doc.words) and (titles or not doc.words[k].clitic):
        person = _person_after(doc, k, titles)
        if person is not None:
            person.titles = titles
            return person, person.last
    if k + 1 < len(doc.words) and doc.cls[k] in ",-" and not office_at(doc, k + 1):
        person = person_at(doc, k + 1, titled=doc.words[k + 1].name > 0.6)
        joined = doc.words[k + 1].key.startswith("و") and not doc.words[k + 1].roles.keys() & {
            "given",
            "family",
            "person",
        }
        if person is not None and not doc.words[k + 1].clitic and not joined:
            person.titles = titles
            return person, person.last
    return None, j


def _name_before(doc: Document, i: int) -> Mention | None:
    """The person named just before an office in apposition: «سامح شكري، وزير الخارجية المصري»."""
    k = i - 1
    if k >= 0 and doc.cls[k] in ",-(":
        k -= 1
    before = doc.at.get(k)
    if before is None or before.kind != "person" or doc.words[i].clitic not in ("",):
        return None
    return before
