"""What the rules want to be shown: by name, the question that each form is asked once.

A rule that begins only at certain words says so in a function beside it, and walks over `doc.where(name)` instead of over
every word: most words of a report set nothing off. A test reads the examples and cases with every word shown to every
rule, so that a question that says no too often is found out.
"""

from __future__ import annotations

from collections.abc import Mapping

from mahdar.arabic.dates import bears_on_dates
from mahdar.reading.contacts.attendance import attends, leads, welcomes
from mahdar.reading.contacts.greetings import greets
from mahdar.reading.mentions import begins_mention
from mahdar.rules.bodies import begins_body
from mahdar.rules.document import Watch
from mahdar.rules.event_agents import begins_agent
from mahdar.rules.event_forms import begins_event_word, tells_of_event
from mahdar.rules.names import begins_name, in_lineage
from mahdar.rules.offices import begins_office
from mahdar.rules.places import begins_place
from mahdar.rules.speech_end import begins_new_act
from mahdar.rules.upcoming_tense import announces

WATCHES: Mapping[str, Watch] = {
    "date": lambda word, lexicon: bears_on_dates(word.raw),
    "mention": begins_mention,
    "name": lambda word, lexicon: begins_name(word),
    "office": begins_office,
    "body": lambda word, lexicon: begins_body(word),
    "place": lambda word, lexicon: begins_place(word),
    "lineage": in_lineage,
    "attend": attends,
    "welcome": welcomes,
    "led": leads,
    "greeting": greets,
    "upcoming": announces,
    "event": tells_of_event,
    "event_word": begins_event_word,
    "agent": begins_agent,
    "new_act": begins_new_act,
}

ROLES = ("context", "meet", "talk", "say", "attribution")
"""Roles of the lexicon whose words are rules' beginnings by themselves."""
