"""To whom something was said, and through whom the words came."""

from __future__ import annotations

from collections.abc import Iterator

from mahdar.reading.entities import Entity
from mahdar.reading.speakers import entity_of
from mahdar.reading.subjects import first_named
from mahdar.reading.writing import Findings
from mahdar.rules.attribution import source_end
from mahdar.rules.document import Mention
from mahdar.rules.speech_content import Speech

_TITLES = 2  # how many words of a title may stand between «لـ» and the name: «لنظيره الأميركي فلان»
_TO_SOMEBODY = frozenset(("call_for", "demand", "ask", "accuse", "warn", "promise"))
"""Acts whose verb takes the one spoken to as its object: «دعا الوزير تركيا إلى …»."""


def hearers(found: Findings, speech: Speech, speakers: list[Entity]) -> tuple[list[Entity], list[Entity]]:
    """«قال لنظيره …», «دعا إيران إلى …»: those spoken to; and who passed the words on: «نقلت الوكالة عن الوزير …»,
    «في تصريح لوكالة …», «…، بحسب وكالة …», a newspaper spoken to among them.
    """
    heard: list[Entity] = []
    through: list[Entity | None] = [first_named(found, *speech.via)] if speech.via is not None else []
    for mention, given in _after_speaker(found, speech, speakers):
        who = entity_of(found.doc, mention, found)
        if who is None:
            continue
        if who.data.get("kind") == "media":
            if given:
                through.append(who)
        elif who not in (*speakers, *heard) and (given or (speech.act in _TO_SOMEBODY and speech.form[:1] in "vp")):
            heard.append(who)
    through.append(_named_after(found, speech))
    return heard, [who for who in dict.fromkeys(through) if who is not None and who not in speakers]


def _after_speaker(found: Findings, speech: Speech, speakers: list[Entity]) -> Iterator[tuple[Mention, bool]]:
    """The mentions between the speaker's name and the content, each with whether «لـ» leads to it."""
    doc = found.doc
    k, last = speech.subject
    past = not any(doc.at[n].entity in speakers for n in range(k, last) if n in doc.at)
    while k < last:
        mention = doc.at.get(k)
        if mention is None:
            k += 1
            continue
        word = doc.words[mention.first]
        led = k - 1 if k and doc.cls[k - 1] not in '"«' else k - 2
        given = doc.words[led].key == "ل" or any(
            doc.words[n].clitic.endswith("ل") for n in range(max(speech.subject[0], k - _TITLES), k + 1)
        )
        governed = doc.cls[led] == "p" and not given
        if (
            past
            and mention.kind in ("person", "place", "body", "office")
            and not governed
            and word.clitic in ("", "ل", "و")
        ):
            yield mention, given
        past = past or mention.entity in speakers
        k = mention.last


def _named_after(found: Findings, speech: Speech) -> Entity | None:
    """«…، بحسب وكالة رويترز.»: the source named after the words of another."""
    doc, k = found.doc, speech.content[1]
    if speech.rule == "according_to":
        return None
    k += k < len(doc.words) and doc.cls[k] in '"»'
    k += k < len(doc.words) and doc.cls[k] == ","
    if k >= len(doc.words) - 1:
        return None
    phrase = doc.phrase(k, "attribution")
    if phrase is None and not doc.words[k].has("attribution"):
        return None
    begin = phrase.last if phrase else k + 1
    last = doc.text.sentences[doc.text.sentence_of(k)][1]
    end = source_end(doc, begin, last)
    return first_named(found, begin, end) if end is not None else None
