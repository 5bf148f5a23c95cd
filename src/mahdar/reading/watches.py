"""What the rules want to be shown, by name.

A rule that begins only at certain words says so in a `Watch` beside it, and walks over `doc.where(name)` instead of over
every word: most words of a report set nothing off. A test reads the examples and cases with every word shown to every
rule, so that a watch that hides a word is found out.
"""

from __future__ import annotations

from collections.abc import Mapping

from mahdar.arabic.date_words import bears_on_dates
from mahdar.reading.contacts.attendance import ATTENDS, LEADS
from mahdar.reading.contacts.greetings import GREETS
from mahdar.reading.contacts.welcome import WELCOMES
from mahdar.reading.mentions import BEGINS_MENTION
from mahdar.rules.bodies import BEGINS_BODY
from mahdar.rules.event_agents import BEGINS_AGENT
from mahdar.rules.event_forms import BEGINS_EVENT_WORD, CARRIES_EVENT, IS_NEEDED, TELLS_OF_EVENT, TELLS_OF_HARM
from mahdar.rules.names import BEGINS_NAME, IN_LINEAGE
from mahdar.rules.offices import BEGINS_OFFICE
from mahdar.rules.places import BEGINS_PLACE
from mahdar.rules.speech_content import SAYS_THAT
from mahdar.rules.speech_end import BEGINS_NEW_ACT
from mahdar.rules.upcoming_tense import ANNOUNCES
from mahdar.rules.watching import Watch

WATCHES: Mapping[str, Watch] = {
    "date": Watch(looks=lambda word, lexicon: bears_on_dates(word.raw)),
    "name": BEGINS_NAME,
    "office": BEGINS_OFFICE,
    "body": BEGINS_BODY,
    "place": BEGINS_PLACE,
    "mention": BEGINS_MENTION,
    "lineage": IN_LINEAGE,
    "attend": ATTENDS,
    "welcome": WELCOMES,
    "led": LEADS,
    "greeting": GREETS,
    "upcoming": ANNOUNCES,
    "event_word": BEGINS_EVENT_WORD,
    "event": TELLS_OF_EVENT,
    "event_needed": IS_NEEDED,
    "event_carrier": CARRIES_EVENT,
    "harm": TELLS_OF_HARM,
    "agent": BEGINS_AGENT,
    "new_act": BEGINS_NEW_ACT,
    "that": SAYS_THAT,
}

ROLES = ("context", "meet", "talk", "say", "attribution")
"""Roles of the lexicon whose words are rules' beginnings by themselves."""
