"""The closed lists of the record: every code that a field may hold, and no other.

Event types, modes, contexts and sectors are PLOVER 2.0's; the rest is the record's own.
"""

from __future__ import annotations

from typing import Final, Literal

ContactForm = Literal["meeting", "call", "visit", "message", "conference", "signing", "arrival"]
ContactStatus = Literal["held", "planned", "cancelled"]
PartyRole = Literal["head", "member", "attendee", "host", "guest", "mediator"]
Certainty = Literal["scheduled", "expected", "promised", "possible"]
OfficeStatus = Literal["current", "former", "acting", "designate", "deceased", "honorary"]
SourceKind = Literal["outlet", "agency", "byline"]
NoteLevel = Literal["info", "doubt", "warning"]

Act = Literal[
    "say", "affirm", "explain", "announce", "warn", "demand", "call_for", "condemn", "accuse", "deny", "reject",
    "praise", "thank", "support", "promise", "hope", "express_concern", "ask", "greet",
]  # fmt: skip

OrganizationKind = Literal[
    "government", "ministry", "council", "parliament", "party", "coalition", "movement", "army", "armed_group",
    "committee", "agency", "company", "bank", "court", "university", "media", "union", "ngo", "igo", "police",
    "institution", "other",
]  # fmt: skip

PlaceKind = Literal[
    "country", "city", "capital", "region", "governorate", "state", "sea", "river", "strait", "island", "mountain",
    "desert", "camp", "crossing", "site", "neighbourhood", "continent", "area",
]  # fmt: skip

Sector = Literal[
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK",
    "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC",
]  # fmt: skip

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip

EventMode = Literal[
    "visit", "third-party", "multilateral", "phone",
    "withdraw", "release", "disarm", "ceasefire", "access", "resign",
    "assist", "change", "yield", "meet",
    "disapprove", "investigate", "allege",
    "restrict", "arrest", "relations", "expel", "territory", "violence",
    "demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize",
    "convict", "discontinue",
    "troops", "weapons", "police", "militia",
    "seize", "censor", "curfew", "martial-law", "deport", "withhold", "misinformation", "cyber",
    "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
    "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
]  # fmt: skip

Context = Literal[
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
]  # fmt: skip

MODES_OF: Final[dict[EventType, frozenset[EventMode]]] = {
    "AGREE": frozenset(),
    "CONSULT": frozenset({"visit", "third-party", "multilateral", "phone"}),
    "SUPPORT": frozenset(),
    "CONCEDE": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "RETREAT": frozenset({"withdraw", "release", "disarm", "ceasefire", "access", "resign"}),
    "REQUEST": frozenset({"assist", "change", "yield", "meet"}),
    "ACCUSE": frozenset({"disapprove", "investigate", "allege"}),
    "REJECT": frozenset({"assist", "change", "yield", "meet"}),
    "THREATEN": frozenset({"restrict", "arrest", "relations", "expel", "territory", "violence"}),
    "PROTEST": frozenset({"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"}),
    "SANCTION": frozenset({"convict", "expel", "withdraw", "discontinue"}),
    "MOBILIZE": frozenset({"troops", "weapons", "police", "militia"}),
    "COERCE": frozenset(
        {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
         "cyber"}
    ),
    "ASSAULT": frozenset(
        {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
         "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"}
    ),
}  # fmt: skip
"""Which modes each PLOVER event type may carry: 67 pairs."""

NEEDS_RECIPIENT: Final[frozenset[EventType]] = frozenset({"COOPERATE", "AID", "SANCTION"})
"""The event types that PLOVER does not code without a recipient."""
