"""The subject of a verb of saying as the text names it: after the verb, before it, before a relative pronoun."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from mahdar.lexicon.sets import word_set
from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.writing import Findings
from mahdar.rules.document import FAR, Document, Mention
from mahdar.rules.speech_frame import MANNER, each_of

UNNAMED = word_set("subjects", "unnamed")
OFFICIALS = word_set("subjects", "officials")
CALLINGS = word_set("subjects", "callings")
"""What a person who has been named is called when he speaks again: «الدبلوماسي المغربي»."""
BOTH = word_set("subjects", "both")
PAPERS = word_set("subjects", "papers")
"""What speaks for those who issued it: «وأضاف البيان أن …»."""
_OF_THE_VERB = word_set("subjects", "of the verb")  # «لفت الانتباه إلى»
_ABOUT = word_set("subjects", "about")
_BRIDGE = 8  # how many words of an office may stand between its known part and the name


def subject_after(found: Findings, first: int, last: int) -> list[Entity]:
    """Those that a verb's subject names: «قال وزير الخارجية …», «أكد الرئيسان فلان وفلان»; empty where it names nobody.

    A person anywhere in the subject is its speaker: «المتحدث باسم الإمارة الوكيل المساعد للتطوير الأستاذ فلان».
    """
    doc = found.doc
    k = _begin(doc, first, last)
    if k >= last or doc.words[k].core in _ABOUT:
        return []
    spokesman = _on_the_tongue_of(found, k, last)
    if spokesman is not None:
        return [spokesman]
    offices: list[Mention] = []
    bridge = 0
    while k < last:
        if offices and doc.words[k].key == "باسم":
            break  # «وناشد معاليه باسم المجلس …»
        mention = doc.at.get(k)
        if mention is None:
            bridge += 1
            k = _next_part(doc, k, last, within_office=bool(offices) and bridge < _BRIDGE)
            continue
        if doc.words[mention.first].clitic[-1:] in ("ل", "ب") and not offices:
            return []  # «قال لبي بي سي»: spoken to
        if mention.kind == "person" and doc.words[mention.first - 1].has("bodyhead") and k > first:
            k = mention.last  # «ممثل مؤسسة خليفة بن زايد، فلان»: a body is called after him
            continue
        if mention.kind == "person":
            return _with_others(found, mention, last) if isinstance(mention.entity, Entity) else []
        if mention.kind in ("body", "place", "bare_body") and not offices:
            if mention.kind == "body" and k > first and doc.words[k - 1].bare in OFFICIALS:
                person = named_at_its_end(found, mention.last, last)
                return [person] if person is not None else []
            return _with_others(found, mention, last) if isinstance(mention.entity, Entity) else []
        if mention.kind in ("office", "title"):
            offices.append(mention)
        k = mention.last
    end = offices[-1].last if offices else last
    named = named_at_its_end(found, end + (end < last and doc.cls[end] in '"»'), last) if offices else None
    return [named] if named is not None else _holders(found, offices)


def named_at_its_end(found: Findings, first: int, last: int) -> Entity | None:
    """«رئيس الوفد الحكومي في مشاورات السويد فلان», «مراسل القناة في واشنطن فلان»: the name that ends a long subject.

    None where none does, and in «حزب المستشارة الألمانية فلانة», where the name belongs to what stands before it.
    """
    doc = found.doc
    k, skipped = first - 1, False
    while k + 1 < min(last, first + _LONG_SUBJECT):
        k += 1
        mention = doc.at.get(k)
        if doc.words[k].key == "عن" and k + 1 in doc.at and doc.at[k + 1].kind in ("place", "body"):
            k = doc.at[k + 1].last - 1  # «النائب عن البصرة فلان», «المتحدث باسم الحركة عن مدينة القدس، فلان»
            continue
        if doc.cls[k] == "," and k + 1 < last and doc.cls[k + 1] == "r":
            shut = next((n for n in range(k + 2, min(last, k + _LONG_SUBJECT)) if doc.cls[n] == ","), None)
            if shut is None:
                return None
            k, skipped = shut, True  # «عضو المجلس، الذي يعيش في القرية، فلان»
            continue
        if mention is not None and mention.kind == "person":
            before = doc.at.get(k - 1)
            closed = (before is not None and before.kind in ("place", "body")) or doc.words[k - 1].definite
            closed = closed or (skipped and doc.cls[k - 1] == ",")
            free = doc.cls[k - 1] != "p" and not doc.words[k].clitic and mention.last - mention.first > 1
            nisba = doc.cls[k - 1] == "N"
            titled = doc.words[k - 1 - nisba].has("office") or doc.words[k - 1 - nisba].has("honorific")
            theirs = titled and (nisba or doc.words[k - 2].has("bodyhead") is not None)
            return mention.entity if closed and free and not theirs and isinstance(mention.entity, Entity) else None
        if doc.cls[k] == "," and (named := _between_commas(doc, k, last)) is not None:
            return named  # «المتحدث باسم الحركة عن مدينة القدس، فلان، …»
        if doc.cls[k] in ',;:a"«(rk' or (doc.cls[k] in "SMQ" and k not in doc.at) or doc.words[k].key in _NOT_HIS:
            return None
    return None


def _between_commas(doc: Document, comma: int, last: int) -> Entity | None:
    """The person whose full name, an honorific before it perhaps, stands alone between two commas."""
    k = comma + 1
    while k < last and doc.cls[k] == "H" and k not in doc.at:
        k += 1
    mention = doc.at.get(k)
    if mention is None or mention.kind != "person" or mention.last - mention.first < 2 or doc.words[k].clitic:
        return None
    alone = mention.last >= last or doc.cls[mention.last] in ",:"
    return mention.entity if alone and isinstance(mention.entity, Entity) else None


_LONG_SUBJECT = 14  # how many tokens may stand between an office and the name
_NOT_HIS = word_set("subjects", "not his")


def _begin(doc: Document, first: int, last: int) -> int:
    """The first token of the subject: times and what belongs to the verb left out."""
    k, cls = first, doc.cls
    while k < last and k not in doc.at:
        if cls[k] in '"«' and k + 1 in doc.at:
            k += 1  # «كررت «القوات اللبنانية» موقفها»
            continue
        if each_of(doc, k, last):
            k += 2  # «أعلنت كل من مصر والأردن …»
            continue
        honorific = doc.phrase(k, "honorific")  # «صاحب السمو الملكي»
        if honorific is None and cls[k] not in "tkHd" and doc.words[k].core not in _OF_THE_VERB | BOTH:
            break
        k = honorific.last if honorific is not None else k + 1
    if first < k < last and cls[k] == "." and len(doc.words[k - 1].core) == 1:
        k += 1  # «د. عسيري الأحوس»
    return k


def _next_part(doc: Document, k: int, last: int, *, within_office: bool) -> int:
    """The next token of a subject after k, or `last` where the subject ends."""
    c = doc.cls[k]
    if (honorific := doc.phrase(k, "honorific")) is not None:
        return honorific.last
    if c in "Ht" or (within_office and c in 'wHLNFBOG("«»)-#'):
        return k + 1
    if c in ",(" and k + 1 < last and within_office:
        person = k + 1
        while person < last and doc.cls[person] == "H" and person not in doc.at:
            person += 1
        mention = doc.at.get(person)
        if mention is not None and mention.kind == "person":
            return person  # «وزير الفلاحة، عزيز أخنوش، »
    return last


def _on_the_tongue_of(found: Findings, first: int, last: int) -> Entity | None:
    """«أكدت الوزارة على لسان المتحدث باسمها فلان»: the one through whom a body speaks."""
    doc = found.doc
    k = tongue_at(doc, first, last)
    if k is None:
        return None
    named = subject_after(found, k + 1, last)
    return named[0] if named else _person_near(doc, k + 1, last)


def tongue_at(doc: Document, first: int, last: int) -> int | None:
    """The token «لسان» of «على لسان فلان», by whom a body speaks; None where nobody speaks for it."""
    tongues = range(first + 1, last - 1)
    return next((k for k in tongues if doc.words[k].key == "لسان" and doc.words[k - 1].key in ("علي", "على")), None)


def _person_near(doc: Document, first: int, last: int) -> Entity | None:
    """«على لسان مرشدها العام فلان»: the first person named within a few words."""
    for k in range(first, min(last, first + _BRIDGE)):
        mention = doc.at.get(k)
        if mention is not None and mention.kind == "person" and doc.words[k].clitic == "":
            return mention.entity if isinstance(mention.entity, Entity) else None
        if doc.cls[k] in ',;:a"«':
            return None
    return None


def _with_others(found: Findings, mention: Mention, last: int) -> list[Entity]:
    """The one named and those joined to it by و: «الوزيران فلان وفلان», «روسيا وتركيا»."""
    doc = found.doc
    named: list[Entity] = [mention.entity]
    k, linked = mention.last, False
    while k < last:
        other = doc.at.get(k)
        if other is None:
            if doc.words[k].clitic == "و" and (doc.words[k].core.startswith("نظير") or doc.cls[k] == "N"):
                linked, k = True, k + 1  # «فلان ونظيره الجزائري فلان», «المصري فلان والفرنسي فلان»
                continue
            if doc.cls[k] == "H" or (linked and doc.cls[k] == "N"):
                k += 1
                continue
            break
        joined = linked or doc.words[other.first].clitic == "و" or doc.words[other.first - 1].clitic == "و"
        who = entity_of(doc, other, found) if other.kind in ("person", "body", "place") else None
        if who is not None and joined and who.kind == named[0].kind and who not in named:
            named.append(who)
            linked = False
        elif other.kind not in ("office", "title"):
            break
        k = other.last
    return named


def _holders(found: Findings, offices: list[Mention]) -> list[Entity]:
    """Whoever holds the offices that the subject names: a person sooner than the body of the office."""
    held = [who for who in (entity_of(found.doc, office, found) for office in offices) if who is not None]
    people = [who for who in held if who.kind == "person"]
    return (people or held)[:1]


_MEDIA = word_set("subjects", "media")

Heads = dict[str, list[tuple[int, Entity]]]
"""First word of a name → where in the text those are named whose names begin with it."""


def heads_of(found: Findings) -> Heads:
    """Bodies and states by the first word of their names; under a word for a medium, every medium."""
    heads: Heads = {}
    for body in (*found.bodies, *found.places):
        parts = body.name.split()
        if parts[0] == "وزارة" and len(parts) > 1:  # «وأوضحت التربية»
            again = heads.setdefault(found.doc.lexis.word(parts[1]).bare, [])
            again.extend((mention.first, body) for mention in body.mentions)
        words = {found.doc.lexis.word(body.name.split()[0]).bare} | (
            _MEDIA if body.data.get("kind") == "media" else set()
        )
        for word in words:
            heads.setdefault(word, []).extend((mention.first, body) for mention in body.mentions)
    for named in heads.values():
        named.sort(key=itemgetter(0))
    return heads


def body_told_again(found: Findings, heads: Heads, first: int, last: int) -> Entity | None:
    """«الصحيفة», «المعارضة», «الحركة»: the body named last before it whose name begins with that word."""
    doc = found.doc
    k = _begin(doc, first, last)
    if k >= last or not doc.words[k].definite or doc.words[k].clitic[-1:] in ("ل", "ب"):
        return None
    named = heads.get(doc.words[k].bare, [])
    at = bisect_left(named, k, key=itemgetter(0))
    return named[at - 1][1] if at else None


def is_unknown_body(doc: Document, first: int, last: int) -> bool:
    """Whether the subject is a body that the text does not name: «وقالت الصحيفة» where none is named."""
    k = _begin(doc, first, last)
    mention = doc.at.get(k) if k < last else None
    if mention is None or mention.kind != "bare_body" or doc.words[k].clitic[-1:] in ("ل", "ب"):
        return False
    return not isinstance(mention.entity, Entity)


def after_hearer(doc: Document, first: int, last: int) -> int:
    """«وأوضح لـ"الاقتصادية" مسؤول مطلع …»: the first token after the newspaper spoken to; `first` where none is."""
    k = first
    if k >= last or not (doc.words[k].key == "ل" or doc.words[k].clitic == "ل"):
        return first
    k = doc.at[k].last if k in doc.at else k + 1
    while k < last:
        mention = doc.at.get(k)
        if mention is not None and mention.kind in ("body", "bare_body", "place"):
            k = mention.last
        elif mention is None and (doc.cls[k] in '"«»' or (doc.cls[k] in "wN" and doc.words[k].definite)):
            k += 1
        else:
            break
    return k


_ADDRESSING = word_set("subjects", "addressing")


def names_nobody(doc: Document, first: int, last: int) -> bool:
    """Whether the subject is there but unnamed: «قالت مصادر», «قال مسؤولان أميركيان»."""
    if first >= last:
        return False
    while first < last and not MANNER.isdisjoint((doc.words[first].core, doc.words[first].key)):
        first += 1
    if first >= last:
        return False
    word, c = doc.words[first], doc.cls[first]
    if word.core in _ADDRESSING:
        return False  # «وتابع متوجها إلى الحضور: …»
    if word.definite and word.core.endswith("ين") and c == "w":
        return False  # «ودعا المواطنين إلى …»: an accusative is the object
    if word.bare in UNNAMED or word.core in UNNAMED:
        return True
    if c in "BGN" and word.definite and not word.clitic and first not in doc.at:
        return True  # «وذكرت الصحف أن …»
    if c in "0e" and not (word.core == "كل" and first + 1 < last and doc.words[first + 1].key == "من"):
        return True  # «وقال 6 بالمئة», «قال بعضهم»
    return c in "wOm" and not word.clitic and word.core not in BOTH | PAPERS and word.core not in _ABOUT


def subject_before(found: Findings, verb: int, sentence_first: int) -> Entity | None:
    """The subject before the verb: «المتحدثة باسم البيت الأبيض سارة ساندرز قالت إن …», «وكانت القناة الفرنسية قد ذكرت أن …»."""
    doc = found.doc
    joined = doc.words[verb].clitic == "و" and verb > 0 and doc.words[verb - 1].key == "سبق"  # «مصر سبق وحذرت من …»
    if doc.words[verb].clitic in ("و", "ف") and not joined:
        return None
    first = max(sentence_first, verb - FAR)
    k = verb - 1 - joined
    while k >= first and k not in doc.at and (doc.cls[k] in 'kt,-)(rN0"«»' or _trails_a_name(doc, k)):
        k -= 1
    if k < first:
        return None
    mention = doc.at.get(k)
    if mention is None or doc.words[mention.first].clitic[-1:] in ("ل", "ب"):
        return None
    if mention.first > first and doc.cls[mention.first - 1 - (doc.cls[mention.first - 1] in '"«')] == "p":
        return None  # «وعن الوضع في تونس، ذكرت …», «فلان، وهو باحث في معهد، يقول …»
    if doc.cls[verb - 1] == "," and mention.kind != "person" and _is_genitive(doc, mention.first, first):
        return None  # «وردا على سؤال خارج قاعة البرلمان، أوضح …»
    return entity_of(doc, mention, found)


def _is_genitive(doc: Document, k: int, first: int) -> bool:
    """Whether a noun without the article stands before k, which names only whose it is."""
    before = doc.words[k - 1] if k > first else None
    return before is not None and doc.cls[k - 1] == "w" and not before.definite and k - 1 not in doc.at


def unlisted_right_before(doc: Document, verb: int, sentence_first: int) -> bool:
    """«لكن السلطات خلصت إلى أن …», «إلا أن الأهالي أكدوا أن …»: whether the subject of a verb is a noun right before it that names nobody known."""
    k = verb - 1
    if doc.words[verb].clitic or k <= sentence_first or k in doc.at or doc.cls[k] not in "wOB":
        return False
    word = doc.words[k]
    if not word.definite or word.clitic or not {word.core, word.bare}.isdisjoint(PAPERS | CALLINGS | BOTH):
        return False
    return doc.words[k - 1].key.removeprefix("و") in _BUT or doc.words[k - 1].core in _BUT


_BUT = word_set("subjects", "but")


def promised_before(found: Findings, verb: int) -> Entity | None:
    """«سبق للوزارة أن نبهت إلى …»: of whom it is said that he has done so before."""
    doc = found.doc
    mention = doc.at.get(verb - 2) if verb > 2 and doc.words[verb - 1].key == "ان" else None
    if mention is None or doc.words[mention.first].clitic[-1:] != "ل":
        return None
    return entity_of(doc, mention, found) if doc.words[mention.first - 1].core == "سبق" else None


def between_auxiliaries(found: Findings, verb: int, sentence_first: int) -> list[Entity] | None:
    """«وكانت مصادر قد أبلغت …»: whom the words between كان and قد name, nobody perhaps; None where nothing stands there."""
    doc = found.doc
    last = verb - 1 if doc.words[verb - 1].key == "قد" else verb
    for k in range(last - 1, max(sentence_first, verb - 14) - 1, -1):
        if doc.words[k].key.removeprefix("و") in ("كان", "كانت", "كانوا") and (last < verb or k == sentence_first):
            if k + 1 >= last:
                return None
            body = spoken_for(found, k + 1, last)
            return subject_after(found, k + 1, last) or ([body] if body is not None else [])
        if doc.cls[k] in "SMVa:" and k not in doc.at:
            return None
    return None


_CLAUSE_OPENS = frozenset("ack.,\n:")


def subject_right_before(found: Findings, verb: int, sentence_first: int) -> Entity | None:
    """«الصندوق يطالب تركيا بـ …», «كان تيلرسون ووزير الدفاع حضا ترامب على …»: the subject that opens the clause of its verb."""
    doc = found.doc
    if doc.words[verb].clitic or verb - 1 not in doc.at:
        return None
    k = verb - 1
    while k >= sentence_first and verb - k < FAR and (k in doc.at or doc.cls[k] == "H"):
        k -= 1
    if k >= sentence_first and doc.cls[k] not in _CLAUSE_OPENS:
        return None
    if doc.words[k + 1].clitic[-1:] in ("ل", "ب", "ك"):
        return None
    return first_named(found, k + 1, verb)


def _trails_a_name(doc: Document, k: int) -> bool:
    """«وزير النقل والمعدات الذي أعلن»: the rest of an office before the verb."""
    return doc.cls[k] == "w" and doc.words[k].definite and doc.words[k].clitic in ("", "و") and k - 1 in doc.at


def antecedent(found: Findings, relative: int) -> Entity | None:
    """«رئيسها راشد الغنوشي الذي أكد»: what the relative pronoun stands for."""
    doc, k = found.doc, relative - 1
    while k > 0 and k not in doc.at and (doc.cls[k] in ",NF" or _trails_a_name(doc, k)):
        k -= 1
    mention = doc.at.get(k)
    if mention is None:
        return None
    who = entity_of(doc, mention, found)
    if mention.kind == "office" and (who is None or who.kind != "person"):
        before = doc.at.get(mention.first - 2 if doc.cls[mention.first - 1] == "," else mention.first - 1)
        if before is not None and isinstance(before.entity, Entity) and before.kind == "person":
            return before.entity  # «ماهر قاسم، وزير الري والزراعة الذي افتتح»
    return who


_SENT = word_set("subjects", "sent")
_WITHIN = word_set("subjects", "within")


def spoken_for(found: Findings, first: int, last: int) -> Entity | None:
    """«المسؤولون بالشركة», «حسابات الرئاسة», «بيان المعارضة»: the body for which nameless people or papers speak."""
    doc = found.doc
    if {doc.words[first].bare, doc.words[first].core} & UNNAMED:
        return None
    sent = bool({doc.words[first].bare, doc.words[first].core} & (OFFICIALS | _SENT))
    within = _WITHIN | {"من"} if sent else _WITHIN  # «وفد من الاتحاد»; «متدرب من الحركة» does not speak for it
    for k in range(first, min(last, first + 6)):
        mention = doc.at.get(k)
        if mention is not None and mention.data.get("kind") == "media" and doc.words[mention.first].clitic[-1:] == "ل":
            return None  # «وقال عضو في الحزب لشفق نيوز»: spoken to
        if mention is not None and mention.kind in ("body", "bare_body", "office"):
            who = entity_of(doc, mention, found)
            if who is not None and who.kind == "body":
                return who
        if k > first and (doc.cls[k] in ',;:ar"«' or (doc.cls[k] == "p" and doc.words[k].key not in within)):
            break
    return None


def issuer_named(found: Findings, first: int, last: int) -> Entity | None:
    """«بيان صحفي صادر عن الوزارة», «بيان للرئاسة», «تقرير الأمم المتحدة»: who issued a paper, named within its own phrase."""
    for k in range(first, min(last, first + 6)):
        if k in found.doc.at:
            return first_named(found, k, last)
        if found.doc.cls[k] not in "wNpGF" or found.doc.words[k].key in ("في", "الي", "خلال"):
            return None
    return None


def first_named(found: Findings, first: int, last: int) -> Entity | None:
    """The first one named between two tokens, a person sooner than the office or body before the name."""
    for k in range(first, last):
        mention = found.doc.at.get(k)
        if mention is not None and entity_of(found.doc, mention, found) is not None:
            named = subject_after(found, k, last)
            return named[0] if named else entity_of(found.doc, mention, found)
    return None
