"""The forms under which the base words of the word files stand in text, as keys."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.arabic.letters import fold, fold_phrase
from mahdar.lexicon.files import Row

Keys = tuple[str, ...]


def definite(keys: Keys) -> Keys:
    """Every word with its article: («امين», «عام») → («الامين», «العام»)."""
    return tuple(key if key.startswith("ال") else "ال" + key for key in keys)


def is_construct_with_article(form: tuple[str, ...]) -> bool:
    """Of a dual: «الرئيسي» is no «رئيسَي» with the article but an adjective, «main»."""
    return form[0].startswith("ال") and form[0].endswith(("ي", "ا"))


def head_forms(phrase: str) -> Iterator[Keys]:
    """An office or body noun as construct and with the article: «أمين عام» → أمين عام، الأمين العام، أمينا عاما."""
    keys = fold_phrase(phrase)
    yield keys
    yield definite(keys)
    if not keys[-1].endswith(("ه", "ا", "ن", "و", "ي")):
        yield tuple(key + "ا" for key in keys)


def nisba_forms(nisba: str) -> Iterator[Keys]:
    """A nisba in gender and number: «تركي» → تركي، تركية، أتراك is no form of it; «كوري جنوبي» bends in both words."""
    keys = fold_phrase(nisba)
    for ending in ("", "ه", "ان", "ين", "ون", "تان", "تين", "ات", "ا"):
        bent = tuple(key[:-1] + "ي" + ending if key.endswith("ي") else key + ending for key in keys)
        yield bent
        if len(bent) > 1:
            yield definite(bent)


def verb_forms(row: Row) -> Iterator[tuple[str, str]]:
    """Every form of a verb with its kind: past «v», present «p», participle «q», masdar or noun «m».

    The kind carries number and gender after it where the form shows them: «vf» قالت, «vp» قالوا, «vd» قالا.
    """
    first, _, rest = row["past"].partition(" ")
    tail = f" {rest}" if rest else ""
    note = row.get("note", "")
    if note.startswith("noun"):
        yield from ((form + tail, "m") for form in noun_forms(first))
        return
    alone = note == "no object"  # «إعادة» and «حملة» are no «أعاده» and «حمله»
    if note != "participle":  # «بارك» stands in names, «مباركا» blesses
        past = past_forms(fold(first), hamza=first.endswith("أ"))
        yield from ((form + tail, "v" + kind) for form, kind in past if not alone or "o" not in kind)
    if row["present"]:
        present = row["present"].split(" ")[0]
        hamza = present.endswith("أ")
        yield from ((form + tail, "p" + kind) for form, kind in present_forms(fold(present), hamza=hamza))
    if row["participle"]:
        yield from ((form + tail, "q" + kind) for form, kind in participle_forms(fold(row["participle"].split(" ")[0])))
    if row["masdar"]:
        yield from ((form + tail, "m") for form in noun_forms(row["masdar"].split(" ")[0]))


def past_forms(past: str, *, hamza: bool = False) -> Iterator[tuple[str, str]]:
    """«قال» → قال، قالت، قالا، قالتا، قالوا; weak finals: «دعا» → دعت، دعوا; «التقي» → التقت، التقيا، التقوا.

    A hamza at the end is none of them though it looks like an alif once folded: «بدأ» → بدأت، بدأوا، بدؤوا.
    """
    weak_waw, weak_ya = past.endswith("ا") and not hamza, past.endswith("ي")
    if hamza:
        yield fold(past[:-1] + "ؤوا"), "p"
    stem = past[:-1] if weak_waw or weak_ya else past
    dual = stem + ("وا" if weak_waw else "ي" if weak_ya else "") + ("" if weak_waw else "ا")
    yield past, ""
    yield stem + "ت", "f"
    yield stem + "وا", "p"
    yield (stem + "وا" if weak_waw else dual), "d"
    yield stem + "تا", "d"
    for object_ in ("ه", "ها", "هم", "هما"):
        yield (stem + "ا" if weak_ya else past) + object_, "o"
        yield stem + "ت" + object_, "fo"
        yield stem + "و" + object_, "po"


def present_forms(present: str, *, hamza: bool = False) -> Iterator[tuple[str, str]]:
    """«يقول» → يقول، تقول، سيقول، ستقول، يقولان، يقولون، يقولوا; «يبدأ» → يبدأون."""
    if not present.startswith("ي"):
        return
    rest = present[1:]
    stem = rest[:-1] if rest.endswith(("ي", "ا", "و")) and not hamza else rest
    for future, tense in (("", ""), ("س", "s")):
        yield f"{future}ي{rest}", tense
        yield f"{future}ت{rest}", tense + "f"
        yield f"{future}ي{rest if rest.endswith('ي') else stem if rest.endswith('ا') else rest}ان", tense + "d"
        yield f"{future}ت{rest}ان", tense + "d"
        yield f"{future}ي{stem}ون", tense + "p"
        yield f"{future}ي{stem}وا", tense + "p"
    for object_ in ("ه", "ها", "هم", "هما"):
        yield f"ي{rest}{object_}", "o"
        yield f"ت{rest}{object_}", "fo"


def participle_forms(participle: str) -> Iterator[tuple[str, str]]:
    """«قائلا» → قائلا، قائلة، قائلين; «داعيا» → داعيا، داعية، داعين."""
    stem = participle[:-1] if participle.endswith("ا") else participle
    yield participle, ""
    yield stem + "ه", "f"
    yield (stem[:-1] if stem.endswith("ي") else stem) + "ين", "p"
    yield stem + "ين", "p"
    yield stem + "تين", "d"


def noun_forms(noun: str) -> Iterator[str]:
    """A masdar or noun alone, with the article and with attached pronouns: «لقاء» → اللقاء، لقاءه، لقاءهما."""
    key = fold(noun)
    yield key
    yield "ال" + key
    stem = key[:-1] + "ت" if key.endswith("ه") else key
    for pronoun in ("ه", "ها", "هم", "هما"):
        yield stem + pronoun
    if not key.endswith(("ه", "ا", "ء")):
        yield key + "ا"
