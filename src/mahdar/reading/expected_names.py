"""Names of people that only the words around them show: «يدعى …», «نظيره الألماني …», «وقال الأميركي …»."""

from __future__ import annotations

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document, Mention
from mahdar.rules.name_start import LINKS
from mahdar.rules.names import name_end, person_at
from mahdar.rules.offices import office_at


def verb_that_is_a_name(doc: Document, i: int) -> bool:
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


def called_so(doc: Document, i: int) -> Mention | None:
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


CALLED = word_set("mentions", "called")


def add_kin(doc: Document, i: int) -> int:
    """«وزوجته لقاء الخميسي», «نجله الأكبر حسن»: behind somebody's wife or son a name stands, whatever it looks like."""
    j = i + 1
    if j < len(doc.words) and doc.words[j].core in _ELDER:
        j += 1
    while j < len(doc.words) and doc.words[j].has("honorific") and not doc.words[j].clitic:
        j += 1
    if j >= len(doc.words) or doc.words[j].clitic or doc.words[j].has("nisba") or doc.words[j].core in LINKS:
        return i
    end = name_end(doc, j, titled=True)
    if end == j and _noun_with_surname(doc, j):
        end = j + 2
    known = any(
        doc.words[k].roles.keys() & {"given", "family", "mononym"} or doc.words[k].key == "بن" for k in range(j, end)
    )
    return doc.add(Mention(doc, "person", j, end, rule="name_of_kin")).last if known else i


def _noun_with_surname(doc: Document, j: int) -> bool:
    """«لقاء الخميسي»: a bare noun before a family name that is nothing else."""
    if j + 1 >= len(doc.words) or doc.words[j].definite or doc.cls[j] not in "wmGOL":
        return False
    after = doc.words[j + 1]
    return "family" in after.roles and not after.clitic and after.name >= _A_SURNAME


_A_SURNAME = 2.0
KIN = word_set("names", "kin with pronoun")
_ELDER = word_set("names", "elder")


def add_after_nisba(doc: Document, i: int) -> int:
    """«وقال الأميركي فيليب روث»: after a nisba that describes no noun a name stands, whatever it looks like."""
    word = doc.words[i]
    if not word.definite or not word.has("nisba") or word.clitic not in ("", "و", "ل") or i + 2 >= len(doc.words):
        return i
    if not word.clitic and i and (doc.words[i - 1].definite or doc.cls[i - 1] in "LCNOBH" or i - 1 in doc.at):
        return i
    if doc.words[i + 1].clitic or doc.words[i + 1].definite:
        return i
    person = person_at(doc, i + 1, titled=True)
    if person is None or person.last - person.first < 2 or not sure_of(doc, person):
        return i
    return doc.add(person).last


def sure_of(doc: Document, person: Mention) -> bool:
    """Whether each part may be a name and one of them is known as one, or both are no words at all."""
    words = [doc.words[k] for k in range(person.first, person.last)]
    known = any(word.roles.keys() & {"given", "family", "seen", "mononym"} for word in words)
    return all(word.name > -1.5 for word in words) and (known or all(word.zipf == 0 for word in words))


def is_joined_name(doc: Document, i: int) -> bool:
    """«…، وفاليريان شوفاييف»: an unknown word with و after a comma or a person, where a list goes on."""
    if i < 2 or not may_be_joined_name(doc.words[i]):
        return False
    return doc.cls[i - 1] == "," or (i - 1 in doc.at and doc.at[i - 1].kind == "person")


def may_be_joined_name(word: Word) -> bool:
    return not (word.clitic or word.zipf or word.roles) and word.raw.startswith("و") and len(word.raw) >= 5


def name_expected(doc: Document, i: int, end: int) -> bool:
    """Whether the words around say that a name stands here: after a verb of saying or meeting, in a list of people, before an office."""
    word, before = doc.words[i], doc.cls[i - 1] if i else "."
    if word.clitic in ("و", "ف") or (not word.clitic and before == ","):
        k = i - 1 if before != "," else i - 2
        listed = k in doc.at and doc.at[k].kind == "person"
    else:
        listed = False
    if not word.clitic and (before in "SM" or (i and closes_with_nisba(doc.words[i - 1]))):
        return True
    if _tells_age(doc, end):
        return True
    k = end + 1 if end < len(doc.words) and doc.cls[end] == "," else end
    office = office_at(doc, k) if k < len(doc.words) and not doc.words[k].clitic else None
    own = office is not None and bool(office.data.get("specific") or doc.words[k].definite)
    return own or listed


def _tells_age(doc: Document, end: int) -> bool:
    """«إلعاد وينكلشتاين (35 عاما)»: only somebody has an age."""
    if end + 2 >= len(doc.words) or doc.cls[end] != "(" or not doc.words[end + 1].raw.isdigit():
        return False
    return doc.words[end + 2].core in _YEARS


def aged_name(doc: Document, place: Mention) -> Mention | None:
    """«أوستن هووت (18 عاما)»: a town's name with a word more and an age is somebody's."""
    end = place.last + 1
    if place.last - place.first > 1 or place.words.startswith("ال") or not _tells_age(doc, end):
        return None
    surname = doc.words[place.last]
    if surname.clitic or surname.definite or doc.cls[place.last] not in "wG":
        return None
    return Mention(doc, "person", place.first, end, rule="name_with_age")


def in_wider_place(doc: Document, person: Mention) -> bool:
    """«في كلينتون في ولاية كونيكتيكت»: one word between «في» and a wider place is where somebody lives."""
    i, k = person.first, person.last
    if k - i > 1 or not i or doc.words[i].clitic or doc.words[i - 1].key != "في" or k + 1 >= len(doc.words):
        return False
    inner = k + 1 if doc.words[k].key == "في" else k if doc.words[k].clitic == "ب" else None
    return inner is not None and "placenoun" in doc.words[inner].roles


_YEARS = word_set("mentions", "years of age")


def in_list_of_people(doc: Document, i: int) -> Mention | None:
    """«مها الزين، سهى بلوط، ندى بكار»: in a list of people a given name with one word more is a name, whatever that is."""
    word, k = doc.words[i], i - 1
    if "given" not in word.roles or word.definite or word.name < _A_GIVEN_NAME or i + 2 >= len(doc.words):
        return None
    if word.clitic not in ("", "و") or (not word.clitic and (k < 1 or doc.cls[k] != ",")):
        return None
    before = doc.at.get(k if doc.cls[k] != "," else k - 1)
    if before is None or before.kind != "person" or before.last - before.first < 2 or before.offices:
        return None
    end = name_end(doc, i, titled=True)
    if end == i + 1 and _may_be_surname(doc, end):
        end += 1
    if not i + 2 <= end <= i + 3:
        return None
    if end < len(doc.words) and doc.cls[end] not in ",.;:\n)" and doc.words[end].clitic != "و":
        return None
    return Mention(doc, "person", i, end, rule="name_in_list")


def _may_be_surname(doc: Document, k: int) -> bool:
    """A bare noun or an unlisted word, no verb: «بلوط», «علامة»."""
    word = doc.words[k]
    return not word.clitic and doc.cls[k] in "wGO" and not word.roles.keys() & {"say", "meet", "function", "verb"}


_A_GIVEN_NAME = 1.4


def closes_with_nisba(word: Word) -> bool:
    """«الفرنسي ليليان تورام», «والهولندية …»: a definite nisba in the singular, after which only a name is indefinite."""
    return bool(word.has("nisba")) and word.definite and not word.core.endswith(("ين", "ون", "ات"))


def add_counterpart(doc: Document, i: int) -> int:
    """«نظيره الألماني فرانك فالتر شتاينماير», «نظيره الكوري الشمالي، ري يونغ هو»: a name stands after the nisba, whatever it looks like."""
    j, state = i + 1, ""
    while j < len(doc.words) and doc.words[j].definite and not doc.words[j].clitic:
        phrase = doc.phrase(j, "nisba")
        nisba = phrase.data if phrase else doc.words[j].has("nisba")
        if not nisba:
            break
        state = str(nisba.get("country") or "")
        j = phrase.last if phrase else j + 1
    while j < len(doc.words) and doc.words[j].raw in '،#"':
        j += 1
    person = person_at(doc, j, titled=True) if j < len(doc.words) and not doc.words[j].clitic else None
    if person is None:
        return i + 1
    if state:
        person.data["counterpart_in"] = state
    return doc.add(person).last
