"""Sentences said by a source that the text names beside them: «بحسب وزارة الصحة، …», «…، وفقا لبيان صادر عن الرئاسة»."""

from __future__ import annotations

from collections.abc import Sequence

from mahdar.lexicon.sets import word_set
from mahdar.rules.document import Document
from mahdar.rules.speech_content import Speech
from mahdar.rules.speech_end import content_end

_TOO_SHORT = 5  # fewer words before «حسب» are the beginning of what is said, not all of it
_REACH = 14  # how many tokens after «بحسب» its source may be named
_PAPERS = word_set("attribution", "papers")


def find_attributions(doc: Document, first: int, last: int, spoken: Sequence[Speech]) -> list[Speech]:
    """What a source says that stands before or after it in its sentence; `spoken`: the acts of saying already found there."""
    leading = _leading(doc, first, last)
    if leading is not None:
        return [leading] if not any(_is_main(speech, leading.content) for speech in spoken) else []
    for k in doc.where_in("attribution", first + 3, last - 1):
        phrase = doc.phrase(k, "attribution")
        if (phrase.data if phrase else doc.words[k].has("attribution")) != "according_to":
            continue
        if any(speech.verb < k for speech in spoken):
            return []  # «وقال ترامب …، وفق فرانس برس»: it is Trump who says it
        end = phrase.last if phrase else k + 1
        source = source_end(doc, end, last)
        if source is None:
            continue
        stop = k - 1 if doc.cls[k - 1] == "," else k
        start = _after_dateline(doc, first, stop)
        if stop - start < _TOO_SHORT and source < last - 1 and doc.cls[source] == ",":
            stop = content_end(doc, source + 1, last, quoted=False)  # «وقد تم، حسب البلاغ، …»
        return [Speech(k, end, (end, source), (start, stop), False, "say", "according_to", "a")] if start < stop else []
    return []


def _is_main(speech: Speech, content: tuple[int, int]) -> bool:
    """Whether most of the sentence after its source is said by another: «وبحسب الوكالة، قال الوزير …»."""
    shared = min(speech.content[1], content[1]) - max(speech.content[0], content[0])
    return speech.verb <= content[0] + 1 or shared * 2 > content[1] - content[0]


def _leading(doc: Document, first: int, last: int) -> Speech | None:
    """«وبحسب وزارة الخارجية النرويجية، تبلغ قيمة المساعدات …»: the source first, then what it says."""
    phrase = doc.phrase(first, "attribution") if first in doc.known else None
    if not phrase and not doc.words[first].has("attribution"):
        return None
    begin = phrase.last if phrase else first + 1
    if begin + 2 < last and (so := _so_that(doc, begin + 1, last)) is not None:
        source = next((k for k in range(begin + 1, so) if doc.cls[k] == ","), so)
        content = (so + 1, content_end(doc, so + 1, last, quoted=False))
        return Speech(first, begin, (begin, source), content, False, "say", "according_to", "a")
    for k in range(begin + 1, min(last - 3, begin + _REACH)):
        if doc.cls[k] == "," or doc.words[k].key.startswith("فان"):
            start = k + 1 + (doc.cls[k] == "," and doc.words[k + 1].key == "فان")
            content = (start, content_end(doc, start, last, quoted=False))
            return Speech(first, begin, (begin, k), content, False, "say", "according_to", "a")
    return None


def _so_that(doc: Document, k: int, last: int) -> int | None:
    """«وبحسب الوزير، الذي كان يتحدث أمس، فإن …»: the «فإن» that opens what the source says; None where a verb of saying comes first."""
    for n in range(k, min(last - 2, k + _BEFORE_SO)):
        if doc.words[n].key == "فان":
            return n
        if doc.cls[n] in ":;" or (doc.cls[n] == "S" and n not in doc.at and "r" not in doc.cls[max(k, n - 3) : n]):
            return None
    return None


_BEFORE_SO = 24  # how many tokens a source and what is told of it may have before «فإن»


def source_end(doc: Document, k: int, last: int) -> int | None:
    """The token after the source: a mention, after «ما أعلنته», «بيان صادر عن»; None where what follows is no source."""
    for n in range(k, min(last, k + _REACH)):
        word, c = doc.words[n], doc.cls[n]
        if n in doc.at:
            return _chain_end(doc, n, last)
        if c == "," and n > k and (doc.cls[n - 1] == "t" or (n + 1 < last and doc.cls[n + 1] == "t")):
            continue  # «حسب ما أفاد به، اليوم الاثنين، بيان للرئاسة»
        if word.core in ("البيان", "البلاغ", "المصدر"):
            return n + 1 + (n + 1 < last and doc.words[n + 1].core in ("نفسه", "ذاته", "عينه"))
        if word.key in ("ذات", "نفس") and n + 1 < last and doc.words[n + 1].definite:
            return n + 2
        if (
            c not in "rStHN(\"«'-0"
            and not {word.core, word.bare} & _PAPERS
            and word.key not in ("ما", "عن", "في", "به", "لها")
            and not _qualifies_a_paper(doc, n)
        ):
            return None
    return None


def _qualifies_a_paper(doc: Document, n: int) -> bool:
    """«حصيلة أولية لوزارة …», «بيان مقتضب عن …»: an indefinite adjective after a paper's noun, whatever it says."""
    word = doc.words[n]
    return n > 0 and doc.words[n - 1].core in _PAPERS and not word.clitic and not word.definite and doc.cls[n] in "wN"


def _chain_end(doc: Document, n: int, last: int) -> int:
    """The token after a chain of mentions: «وزيرة الجيوش الفرنسية فلورانس بارلي»."""
    while n < last and (n in doc.at or doc.cls[n] in 'H"«»'):
        n = doc.at[n].last if n in doc.at else n + 1
    return n


def _after_dateline(doc: Document, first: int, stop: int) -> int:
    """«بيروت - وكالات: تشهد …»: where the sentence begins after its dateline."""
    for k in range(first, min(stop, first + 8)):
        if doc.cls[k] == ":":
            return k + 1
    return first
