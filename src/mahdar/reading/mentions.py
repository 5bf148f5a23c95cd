"""One walk over the words that finds who and what is named."""

from __future__ import annotations

from mahdar.reading.expected_names import (
    CALLED,
    KIN,
    add_after_nisba,
    add_counterpart,
    add_kin,
    aged_name,
    called_so,
    in_list_of_people,
    in_wider_place,
    is_joined_name,
    may_be_joined_name,
    name_expected,
    verb_that_is_a_name,
)
from mahdar.reading.lone_names import surname_after_saying
from mahdar.reading.office_chains import add_offices, add_titled
from mahdar.reading.titled import office_at_title
from mahdar.reading.within import add_head_within, add_within
from mahdar.rules.bodies import body_at
from mahdar.rules.bylines import byline_end
from mahdar.rules.cited_papers import quoted_paper_end
from mahdar.rules.document import Document, Mention
from mahdar.rules.name_start import COUNTERPARTS, is_name_here, opens_item
from mahdar.rules.named_after import namesake_end
from mahdar.rules.names import SAID_OF_HIM, person_at
from mahdar.rules.numbered_bodies import STATION_OF, UNITS, numbered_unit, police_station
from mahdar.rules.offices import office_at
from mahdar.rules.places import place_at
from mahdar.rules.tags import tags_start
from mahdar.rules.unlisted_names import unlisted_name_end
from mahdar.rules.unlisted_places import place_in_list, unlisted_place_at
from mahdar.rules.watching import Watch

_SKIP = "pchdranktie0.,;:\n()-\"'«»/xSQVM"
"""Classes with which nothing begins, a known phrase aside."""


_MAY_BE_NAMESAKE = "GHO"
"""Classes with which the name of whom a prize or a cup is called after begins."""


def find_mentions(doc: Document) -> None:
    """Fill `doc.mentions` and `doc.at` from left to right."""
    for i in [i for i in doc.where("meet") if "given" in doc.words[i].roles and verb_that_is_a_name(doc, i)]:
        doc.read_as_name(i)
    before_lineage = [i - 1 for i in doc.where("lineage") if i]
    read, end = 0, tags_start(doc)
    for i in sorted([*doc.where("mention"), *before_lineage, *doc.known]):
        if read <= i < end:
            read = max(i + 1, _step(doc, i))
            if (before := doc.at.get(read - 1)) is not None and before.kind == "place":
                read = _list_goes_on(doc, read)
    for mention in list(doc.mentions):
        if mention.kind in ("office", "body"):
            add_within(doc, mention)


def _list_goes_on(doc: Document, i: int) -> int:
    """Places without a name in the lists that go on a list of places before token i; the token to go on from."""
    while (before := doc.at.get(i - 1)) is not None and before.kind == "place" and i < len(doc.words):
        j = i + 1 if doc.cls[i] == "," else i
        if j == i and doc.words[i].key[:1] != "و":
            break  # nothing goes on without a comma or و
        place = place_in_list(doc, j) if j < len(doc.words) and "mention" not in doc.words[j].stirs else None
        if place is None:
            break
        i = doc.add(place).last
    return i


BEGINS_MENTION = Watch(
    roles=("nisba",),
    classes="H",
    cores=CALLED | COUNTERPARTS | KIN | UNITS | STATION_OF,
    looks=lambda word, lexicon: may_be_joined_name(word),
    heads="و",
    of=("name", "office", "body", "place"),
    silent=_SKIP,
)
"""Forms at which `_step` may find something, a known phrase or a following «بن» aside."""


_BY_ITS_WORD = CALLED | KIN | UNITS | STATION_OF


def _step(doc: Document, i: int) -> int:
    """Read what begins at token i; the token to go on from."""
    c, word, listed = doc.cls[i], doc.words[i], i in doc.known
    if c in _MAY_BE_NAMESAKE and (end := namesake_end(doc, i)) > i:
        return end
    if word.core in _BY_ITS_WORD:
        if word.core in CALLED and (called := called_so(doc, i)) is not None:
            return doc.add(called).last
        if word.core in KIN and (end := add_kin(doc, i)) > i:
            return end
        if word.core in UNITS and (unit := numbered_unit(doc, i)) is not None:
            return doc.add(unit).last
        if word.core in STATION_OF and (station := police_station(doc, i)) is not None:
            return doc.add(station).last
    if c in _SKIP and not listed:
        return i + 1
    if c == "G" and (end := byline_end(doc, i)) > i:
        return end
    if (
        (c == "H" or (listed and doc.phrase(i, "honorific")))
        and not office_at_title(doc, i)
        and not is_name_here(doc, i)
        and not opens_item(doc, i)
        and not (("placenoun" in doc.words[i].roles or _town_with_a_title(doc, i)) and place_at(doc, i))
    ):
        end = add_titled(doc, i)
        if end > i:
            return end
    may = _ANYTHING if listed else word.stirs
    if "office" in may and (office := office_at(doc, i)) is not None:
        return add_offices(doc, i, [], office)
    if word.core in COUNTERPARTS:
        return add_counterpart(doc, i)
    if "nisba" in word.roles and (end := add_after_nisba(doc, i)) > i:
        return end
    body = body_at(doc, i) if "body" in may else None
    person, site = (doc.phrase(i, "person"), doc.phrase(i, "place")) if listed else (None, None)
    if site and body and body.rule == "described_body" and site.last > i + 1:
        body = None  # «قناة السويس» is no broadcaster
    if body and not (person and person.last > body.last):
        return add_head_within(doc, doc.add(body))
    if not word.roles and is_joined_name(doc, i):
        doc.replace(i, doc.lexis.cut(doc.words[i].raw))
        may = doc.words[i].stirs
    if i > 1 and doc.cls[i - 1] in '"«' and (end := quoted_paper_end(doc, i)) > i:
        return end  # «وقال لـ«الرياض»»
    place = place_at(doc, i) if "place" in may else None
    named = person_at(doc, i, titled=opens_item(doc, i)) if "name" in may or _before_lineage(doc, i) else None
    if "name" in may and (further := in_list_of_people(doc, i)) is not None:
        named = further if named is None or further.last > named.last else named
    if named and place and _town_before_a_verb(doc, named, place):
        named = None
    if named and not place and _is_said_of_him(doc, named):
        named = None
    if place and not named and (aged := aged_name(doc, place)) is not None:
        named = aged
    if named and not place and in_wider_place(doc, named):
        return doc.add(Mention(doc, "place", i, named.last, rule="place_within_place")).last
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
    if end > i and name_expected(doc, i, end):
        return doc.add(Mention(doc, "person", i, end, rule="name_where_expected")).last
    return i + 1


def _is_said_of_him(doc: Document, named: Mention) -> bool:
    """«عصام الشابي | ضيف البرنامج»: an everyday noun right behind somebody's full name begins no second name."""
    i = named.first
    before = doc.at.get(i - 1) if i else None
    word = doc.words[i]
    full = before is not None and before.kind == "person" and before.last - before.first > 1
    return full and not word.clitic and word.core in SAID_OF_HIM


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
