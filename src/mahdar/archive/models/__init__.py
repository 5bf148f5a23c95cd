"""What the archive keeps: reports, whom they name, what they claim, who is who, and what people corrected."""

from mahdar.archive.models.claims import (
    STATES,
    Actor,
    Awaited,
    Claim,
    Contact,
    Event,
    Office,
    Party,
    Statement,
    Upcoming,
    Voice,
)
from mahdar.archive.models.history import Change, Forgotten
from mahdar.archive.models.identities import Block, Identity, Joined, Judgement, Meeting, Named, Settlement
from mahdar.archive.models.reports import About, Reader, Report, ReportText, Sketch
from mahdar.archive.models.tallies import Revision, Tally

__all__ = [
    "STATES",
    "About",
    "Actor",
    "Awaited",
    "Block",
    "Change",
    "Claim",
    "Contact",
    "Event",
    "Forgotten",
    "Identity",
    "Joined",
    "Judgement",
    "Meeting",
    "Named",
    "Office",
    "Party",
    "Reader",
    "Report",
    "ReportText",
    "Revision",
    "Settlement",
    "Sketch",
    "Statement",
    "Tally",
    "Upcoming",
    "Voice",
]
