"""What is said: where the words of an act of saying end, and where another act begins."""

from __future__ import annotations

from bisect import bisect_left

from mahdar.lexicon import Word
from mahdar.lexicon.sets import word_set, word_tuple
from mahdar.rules.document import Document
from mahdar.rules.speech_content import BESIDE_DEEDS, SUBJECT, THAT
from mahdar.rules.watching import Watch

_LONGEST = 1000  # how many tokens what is said may have: no sentence of news comes near, and a record stays as long as its text


def content_end(doc: Document, start: int, last: int, *, quoted: bool) -> int:
    """Where what is said ends: the closing mark, the next verb of saying, an attribution, or the sentence."""
    if quoted:
        close = _last_of_joined(doc, start - 1)
        if close is not None and not _goes_on(doc, close, last):
            return close
    k = _next_act(doc, start + 2 - _is_whole(doc, start), max(start, last))
    while k < last and doc.cls[k] == "M" and _of_himself(doc, start, k):
        k = _next_act(doc, k + 1, last)
    k = min(k, start + _LONGEST)
    while k > start and (doc.cls[k - 1] in ",;.:-\n(" or (doc.cls[k - 1] in "\"'«»" and _unbalanced(doc, start, k))):
        k -= 1
    return k


def _of_himself(doc: Document, start: int, k: int) -> bool:
    """«قال الوزير إنه زار الجامعة، والتقى بأساتذتها، وتناول …»: what he tells of himself goes on."""
    told = doc.words[start - 1].key if start else ""
    return told.endswith(("انه", "انها", "انهم")) and doc.cls[k - 1] == "," and doc.words[k].clitic == "و"


def _is_whole(doc: Document, start: int) -> bool:
    """«حث على | الحوار وقال إنه …», «أعرب عن | سروره مؤكدا …»: whether one word may be all that is said."""
    if start + 1 >= len(doc.cls):
        return False
    his = doc.words[start].key.endswith(("ه", "ها", "هم"))
    return doc.cls[start + 1] == "S" or (doc.cls[start + 1] == "Q" and his)


def _last_of_joined(doc: Document, opening: int) -> int | None:
    """«"لا نريد المصالحة" و"نرفض الشروط"»: the token that closes the last of quotations joined by و; None where the first is not closed."""
    close = doc.quotes.get(opening)
    while close is not None and close + 3 < len(doc.words) and doc.words[close + 1].raw == "و":
        after = doc.quotes.get(close + 2)
        if after is None:
            break
        close = after
    return close


def _next_act(doc: Document, first: int, last: int) -> int:
    """The first token from `first` on at which another act begins, `last` where none does before it.

    A token is asked once whether an act begins there, and none is walked over twice: in a sentence of thousands of verbs
    neither.
    """
    if doc.new_acts is None:
        doc.new_acts = sorted({*doc.where("new_act"), *doc.where("attribution")})
    tokens, ruled_out = doc.new_acts, doc.no_act_up_to
    at, passed = bisect_left(tokens, first), []
    while at < len(tokens) and tokens[at] < last:
        beyond = ruled_out.get(at)
        if beyond is None and _new_act(doc, tokens[at]):
            break
        passed.append(at)
        at = beyond or at + 1
    for n in passed:
        ruled_out[n] = at
    return min(tokens[at], last) if at < len(tokens) else last


def _goes_on(doc: Document, close: int, last: int) -> bool:
    """«"ليس هناك أي خطط" لشن عملية …»: what is said goes on after its closing mark."""
    if close + 2 >= last or doc.cls[close + 1] not in "wp" or close + 1 in doc.at:
        return False
    after = doc.words[close + 1]
    return (after.key[0] in "لب" and doc.cls[close + 1] == "w") or after.key in ("من", "عن", "الي", "ضد")


def _unbalanced(doc: Document, start: int, k: int) -> bool:
    return sum(doc.cls[n] in "\"'«»" for n in range(start, k)) % 2 == 1


_HIS_WORDS = word_set("speech_content", "his words")
_BEFORE_JOINED = word_set("speech_content", "before joined")  # «سبق وحذرت من …»
_TIMES = word_set("speech_content", "times")


def _is_reporters(key: str, after: Word) -> bool:
    """«، في إشارة إلى …», «، في تغريدة نشرها أمس», «، من دون أن يذكر …», «، بعد ساعات على …»: what the reporter adds."""
    if key == "في":
        return after.core == "اشاره" or (not after.definite and after.core in _OWN_WORDS)
    return (
        key in _AFTERMATH
        or key == "دون"
        or (key == "من" and after.core == "دون")
        or (key == "بعد" and after.core in _TIMES)
    )


_OWN_WORDS = word_set("speech_content", "own words")
_AFTERMATH = word_set("speech_content", "aftermath")  # «، بعيد إعلان الجيش …»
_THEREFORE = word_set("speech_content", "therefore")
_BEFORE_VERB = word_set("speech_content", "before verb") | _THEREFORE


RENEWED = word_tuple("speech_content", "renewed")
"""What is renewed by «مجددا» at the head of a clause; elsewhere it is an adverb."""


_HIM = word_set("speech_content", "him")
_BUT = word_tuple("speech_content", "but")
_TURNING = frozenset(_BUT) | word_set("speech_content", "turning")
BEGINS_NEW_ACT = Watch(
    roles=("attribution",),
    classes="QSM",
    cores=("مجددا",),
    keys={*_BEFORE_VERB, *_TURNING, *_AFTERMATH, *BESIDE_DEEDS, "وبين"},
)
"""Forms with which another act may begin, a known phrase aside."""


def _turns_to_speech(doc: Document, k: int) -> bool:
    """«، غير أنه أردف يقول», «، لكنها أكدت أن», «، لكن فلانا نفى ذلك»: the same one, or another, says something else."""
    if doc.words[k].key in _BUT:
        k += 1
        while k < len(doc.words) and (k in doc.at or doc.cls[k] in "Ht"):
            k = doc.at[k].last if k in doc.at else k + 1
        k += k + 1 < len(doc.words) and doc.cls[k : k + 2] == ",S" and k - 1 in doc.at  # «لكن المحامي فلان، أكد …»
        k -= 1
        if doc.words[k].key in _BUT or (doc.cls[k] == "," and k - 1 not in doc.at):
            return False
        k += 1
        return k < len(doc.words) and not doc.words[k].clitic and _surely_says(doc, k)
    k += 1 + (doc.words[k].key in ("غير", "الا", "بيد"))
    if k >= len(doc.words) or (doc.words[k - 1].core in ("غير", "الا", "بيد")):
        return False
    if doc.words[k].key == "قد":
        k += 1
    past = (
        [reading for reading in doc.words[k].roles.get("say", ()) if reading["form"][0] == "v"]
        if k < len(doc.words)
        else []
    )
    return any(reading["sure"] or not {"noun", "named"} & set(reading["takes"]) for reading in past)


def _surely_says(doc: Document, k: int) -> bool:
    return any(reading["form"][0] == "v" and reading["sure"] for reading in doc.words[k].roles.get("say", ()))


def _tells_at_once(doc: Document, k: int) -> bool:
    """«، وتابع: «…»», «وزاد فلان أن»: a verb that may mean other things, and then at once, or after its subject, what is said."""
    n, stop = k + 1, min(len(doc.words), k + SUBJECT)
    while n < stop and (n in doc.at or doc.cls[n] in "Ht"):
        n = doc.at[n].last if n in doc.at else n + 1
    return n < len(doc.words) and (doc.words[n].core in THAT or doc.cls[n] == ":" or n in doc.quotes)


def _new_act(doc: Document, k: int) -> bool:
    """Whether another act of saying or of meeting begins at k: «، مؤكداً أن», «، ولفت إلى», «، وفقاً لـ», «على حد قوله»."""
    word, c, before = doc.words[k], doc.cls[k], doc.cls[k - 1]
    if k + 1 >= len(doc.words):
        return False
    after, then = doc.words[k + 1], doc.cls[k + 1]
    if word.has("attribution") or (k in doc.known and doc.phrase(k, "attribution")):
        return before == "," or (
            (after.core in _HIS_WORDS or after.key in _HIS_WORDS) and word.key != "على" and word.key != "علي"
        )
    if word.key in ("علي", "على") and after.core == "حد" and k + 2 < len(doc.words):
        return doc.words[k + 2].core in _HIS_WORDS
    if before == "," and _is_reporters(word.key, after):
        return True
    if word.key in ("في", "وفي") and after.core == "حين" and before in ",;":
        then_verb = doc.words[min(k + 2 + (doc.cls[min(k + 2, len(doc.words) - 1)] == "k"), len(doc.words) - 1)]
        return any(reading["form"][0] == "v" for reading in then_verb.roles.get("say", ()))
    if word.key == "وبين" and after.core in THAT:
        return True  # «وأكد فلان على الشراكة، وبين أن …»
    if word.key in _BEFORE_VERB and (before in ",;" or word.key in _THEREFORE):
        return any(reading["form"][0] == "v" for reading in after.roles.get("say", ()))
    if word.core == "مجددا" and before == ",":
        return after.bare.startswith(RENEWED)
    if word.key in _TURNING and before != "p":
        return _turns_to_speech(doc, k)
    if c == "Q" and (before in ",;" or word.roles["say"][0]["sure"]):
        takes = word.roles["say"][0]["takes"]
        told = after.core in THAT or then in 'p:"' or after.core in _HIM
        return before in ",;" or told or (after.clitic in takes and after.clitic != "")
    if c == "S" and word.clitic in ("و", "ف") and doc.words[k - 1].core not in _BEFORE_JOINED:
        past = [reading for reading in word.roles["say"] if reading["form"][0] == "v"]
        if not any(reading["sure"] for reading in past):
            if before in ",;" and after.key == "عن" and past:
                return True  # «، ونقلت عن الإدارة حرصها …»
            return any({"أن", "direct"} & set(reading["takes"]) for reading in past) and _tells_at_once(doc, k)
        return before in ",;" or after.core in THAT or then in 'pOH"«:' or k + 1 in doc.at
    return bool(c == "M" and word.clitic == "و" and before in ",;" and word.roles["meet"][0]["form"][0] == "v")
