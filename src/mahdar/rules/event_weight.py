"""Whether a sentence tells that something happened: what speaks for it and what against.

PLOVER's rules hold: what is asked for, feared, planned, denied, judged or remembered is no event of the report.
"""

from __future__ import annotations

from operator import attrgetter

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.event_scene import Scene
from mahdar.rules.event_words import Hit

_KEY = attrgetter("key")
_LIGHT_REACH = 14
_IN_IT = word_set("event_weight", "in it")
_TO_IT = word_set("event_scene", "to it")
_FAR = 18
_BINDING = frozenset(("ب", "ل", "على"))
"""Prepositions by which a verb is bound to its noun from afar: «قام … بـ», «تعرض … لـ», «أقدم … على»."""
_STAGES = word_set("event_weight", "stages")
"""What a place is called before its name, where a verb has it as its subject."""
_STAGE_REACH = 6
_AMONG = word_set("event_weight", "among")
"""What leads to some of those who act: «شنت مليشيات من بينها الكتائب هجوما»."""
_ANY = 3
"""A verb with so many joints is bound by none."""
_PREPOSITIONS = frozenset("بلك")
"""«خاضت القوات معارك بدعم من …»: the support is not what they fought."""


def is_asked(doc: Document, first: int, last: int) -> bool:
    """A question tells of nothing: «هل قتل …؟»."""
    return doc.words[last - 1].raw == "؟" or doc.words[first].key in ("هل", "لماذا", "كيف")


def tells(scene: Scene, hit: Hit) -> bool:
    """Whether a trigger tells something that happened: not negated, not future, nothing against it beside it."""
    key = hit.first, id(hit.word)
    if key not in scene.told:
        scene.told[key] = not hit.form.startswith("ps") and stands_alone(scene, hit)
    return scene.told[key]


def stands_alone(scene: Scene, hit: Hit) -> bool:
    """Whether a trigger has nothing against it beside it."""
    doc, kind, form = scene.doc, hit.word.type, hit.form
    if is_denied(doc, scene.first, hit):
        return False
    before, after = scene.hits.before, scene.hits.after
    if before and (kind in before.get(hit.first, ()) or (form[0] != "v" and kind in before.get(hit.first - 1, ()))):
        return False
    if form[0] == "p" and kind in scene.hits.perhaps.get(hit.first, ()):
        return False
    if form[0] == "p" and hit.last < scene.last and doc.words[hit.last].key in _TO_IT:
        return False  # «ساحة يتجمع فيها المتظاهرون»: what a place is for
    if after and (kind in after.get(hit.last, ()) or kind in after.get(hit.last + 1, ())):
        return False
    if "d" in form[1:] and form[0] == "v" and not _two_before(scene, hit):
        return False  # «واجهوا طوقا», «رفضا للقانون»: two must stand before their verb
    return not _is_dawn(doc, hit, scene.last)


def is_denied(doc: Document, first: int, hit: Hit) -> bool:
    """Whether one of the two words before a trigger denies it: «لم يطلق», «عدم اعتقال»."""
    k = hit.first
    if "n" in doc.cls[max(first, k - 2) : k]:
        return True
    words, negated = doc.words, doc.lexis.lexicon.events.cues["negated"]
    return (k > first and words[k - 1].key in negated) or (k - 1 > first and words[k - 2].key in negated)


def _two_before(scene: Scene, hit: Hit) -> bool:
    """Whether who stands before a verb in the dual can be two: «مسلحان خطفا», «الرئيس والوزير اتفقا»."""
    subject = scene.before(hit.first, form=hit.form)
    if subject is None:
        return False
    core = scene.doc.words[subject.head].core
    if core.endswith("ا") and subject.last - subject.first > 1:
        return True  # «وفدا الحكومة والحركة توصلا»
    return core.endswith(("ان", "ين")) or len(scene.with_joined(subject)) > 1 or hit.word.type == "AGREE"


def _is_dawn(doc: Document, hit: Hit, last: int) -> bool:
    """«فجر أمس» is a time, no explosion."""
    if doc.words[hit.first].core != "فجر" or hit.last >= last:
        return False
    return doc.cls[hit.last] in "t0" or doc.words[hit.last].key in ("امس", "اليوم", "اول", "يوم")


def carried(scene: Scene, told: list[Hit]) -> dict[int, Hit]:
    """The light verb of each noun of event that one carries, by the noun's token, with nothing between but who acts:
    «شن مسلحون مجهولون هجوما»; what must have its preposition may stand further off: «تعرض المقر مساء أمس لهجوم».
    """
    nouns = [hit for hit in told if hit.form[0] == "m"]
    if not nouns or not scene.lights:
        return {}
    found: dict[int, Hit] = {}
    for hit in nouns:
        if hit.first in scene.inner:
            continue  # «طائرة مسيرة تابعة لجيش الاحتلال»: a word of somebody's phrase tells of no deed
        verb = _carrier(scene, hit, scene.lights)
        if verb is not None:
            found[hit.first] = verb
    return found


def _carrier(scene: Scene, hit: Hit, light: dict[int, Hit]) -> Hit | None:
    """The light verb before one noun, past who acts, when and where."""
    doc = scene.doc
    clitic, start = doc.words[hit.first].clitic[-1:], hit.first
    if hit.word.keys[0] == doc.words[hit.first].key:
        clitic = ""  # «كمينا» is no «ك+مينا»
    if not clitic and start - 1 > scene.first and doc.cls[start - 1] == "p":
        clitic, start = doc.words[start - 1].key, start - 1  # «نجح في قتل»
    near = (verb for k, verb in light.items() if start - _FAR - 1 < k <= start)
    if not any(_may_bear(verb, clitic, beside=start == hit.first) for verb in near):
        return None  # before anybody of the sentence is looked at
    broken, acting = False, scene.acting
    for k in range(start, max(scene.first, start - _FAR - 1), -1):
        verb = light.get(k)
        if verb is not None and not _attacks(scene, verb, hit):
            joint = verb.word.data["joint"]
            if broken or start - k > _LIGHT_REACH:
                if _binds(joint, clitic):
                    return verb
            elif _bears(joint, clitic, beside=start == hit.first):
                return verb
        if doc.cls[k - 1] in ".;:\n":
            return None
        if (
            k - 1 not in acting
            and doc.words[k - 1].bare not in scene.cues["series"]
            and doc.words[k - 1].key not in scene.cues["time"]
            and doc.words[k - 1].key not in _AMONG
            and doc.cls[k - 1] not in ('Nt0,pL()«»"' if clitic else 'Nt0,«»"')
            and not _leads(doc, k, acting)
            and not (doc.words[k - 1].bare in _STAGES and _has_stage(light, k))
        ):
            broken = True
    return None


def _has_stage(light: dict[int, Hit], k: int) -> bool:
    """«شهدت | شوارع العاصمة | مسيرة»: whether a verb whose subject is the place stands shortly before token k."""
    return any(light[j].word.data["subject"] == "place" for j in range(k - _STAGE_REACH, k) if j in light)


def _may_bear(verb: Hit, clitic: str, *, beside: bool) -> bool:
    joint = verb.word.data["joint"]
    return _bears(joint, clitic, beside=beside) or _binds(joint, clitic)


def _bears(joint: frozenset[str], clitic: str, *, beside: bool) -> bool:
    """Whether a light verb takes its noun with this preposition, or with none: «تعرض | لهجوم», «شن | هجوما»."""
    return clitic in joint if joint else beside and clitic not in _PREPOSITIONS


def _binds(joint: frozenset[str], clitic: str) -> bool:
    """Whether a preposition binds a noun to its verb from afar."""
    return clitic in joint and len(joint) < _ANY and clitic in _BINDING


def _attacks(scene: Scene, verb: Hit, hit: Hit) -> bool:
    """«استهدفت مسيرة»: whatever hits is no protest."""
    return hit.word.type != "ASSAULT" and scene.doc.words[verb.first].bare in scene.cues["only attacks"]


def _leads(doc: Document, k: int, acting: set[int]) -> bool:
    """Whether the word before k leads to somebody or a place: «نظم الطلاب | في | تونس اعتصاما»."""
    return doc.cls[k - 1] == "p" and k in acting


def strength(scene: Scene, hit: Hit, light: Hit | None) -> int:
    """How plainly a trigger tells of an event: a verb in the past does, «الاغتيال» or «للتفجير» only speaks of one."""
    found, word = int(hit.word.data["strength"]), scene.doc.words[hit.first]
    if hit.form[0] == "m":
        if hit.word.kind == "verb":
            found -= 1
        if word.definite or word.key.startswith("ال"):  # but «تعرضوا للضرب»
            found -= 2 if light is None else light.word.data["subject"] == "actor"
        if light is None and (word.clitic.endswith(("ل", "ب")) or word.key.startswith("لل")):
            found -= 1
        if (
            light is not None
            or _opens_line(scene, hit)
            or (scene.hurts and hit.first and scene.doc.words[hit.first - 1].key in scene.cues["with what"])
        ):
            found += 2 - (light is not None and scene.doc.cls[light.first - 1] == "r")
        elif hit.word.type == "PROTEST" and organised(scene, hit):
            found += 2
        elif not scene.cues["effect"].isdisjoint(map(_KEY, scene.doc.words[hit.last : min(scene.last, hit.last + 7)])):
            found += 1
    elif hit.form[0] == "p" or (hit.first and scene.doc.cls[hit.first - 1] == "r"):
        found -= 2 if hit.form[0] == "p" and hit.word.type == "ASSAULT" else 1
    return found


def organised(scene: Scene, hit: Hit) -> bool:
    """«مسيرة حاشدة نظمها الطلاب»: whoever is said to have made it has made it."""
    words = scene.doc.words
    return any(
        words[k].key in scene.cues["by whom"]
        or (words[k].key in scene.cues["took part"] and words[k + 1].raw in _IN_IT)
        for k in range(hit.last, min(scene.last - 1, hit.last + 3))
    )


def _opens_line(scene: Scene, hit: Hit) -> bool:
    """«21 مايو 2005: اغتيال النائب»: in a chronicle and in a headline a bare noun tells."""
    k = hit.first
    if scene.doc.words[k].clitic or not (k == scene.first or scene.doc.cls[k - 1] in ":*-"):
        return False
    return not any(other.first == k and other.is_verb for other in scene.hits.triggers)  # «قتل مسلحون ضابطا»: a verb
