"""What reports claim, a row a claim: offices, contacts, statements, what is upcoming, PLOVER events."""

from __future__ import annotations

from django.db import models

from mahdar.archive.models.identities import Identity, Meeting, Named
from mahdar.archive.models.reports import Reader, Report

STATES = ("read", "accepted", "edited", "added", "rejected")
"""read: by the reader alone; the others are a person's word. Rejected claims stay, and no query shows them."""


class Claim(models.Model):
    """A claim of one report. spans: its evidence in the report's text; day: its own day, else that of publication."""

    report = models.ForeignKey(Report, models.CASCADE)
    entry = models.CharField(max_length=12)
    day = models.CharField(max_length=10, null=True, db_index=True)
    confidence = models.FloatField()
    rule = models.CharField(max_length=80)
    spans = models.JSONField()
    reader = models.ForeignKey(Reader, models.PROTECT)
    state = models.CharField(max_length=10, default="read")

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["state"])]


class Office(Claim):
    """A post that a report gives a person."""

    holder = models.ForeignKey(Named, models.CASCADE, related_name="offices")
    identity = models.ForeignKey(Identity, models.SET_NULL, null=True, related_name="offices")
    title = models.TextField()
    post = models.CharField(max_length=60, null=True)
    body = models.ForeignKey(Named, models.SET_NULL, null=True, related_name="posts")
    country = models.CharField(max_length=3, null=True)
    status = models.CharField(max_length=12)


class Contact(Claim):
    """A contact between parties, as one report tells it; `meeting` joins the tellings of one contact."""

    form = models.CharField(max_length=12)
    status = models.CharField(max_length=12)
    date = models.CharField(max_length=10, null=True)
    date_text = models.TextField(null=True)
    place = models.ForeignKey(Named, models.SET_NULL, null=True, related_name="contacts_there")
    topics = models.JSONField()
    outcomes = models.JSONField()
    via = models.JSONField()
    meeting = models.ForeignKey(Meeting, models.SET_NULL, null=True, related_name="contacts")
    joined = models.CharField(max_length=120, default="")


class Statement(Claim):
    """A reported act of saying; start and end are where the words said stand in the text."""

    verb = models.TextField()
    act = models.CharField(max_length=20)
    quoted = models.BooleanField()
    text = models.TextField()
    start = models.IntegerField()
    end = models.IntegerField()
    via = models.JSONField()


class Upcoming(Claim):
    """Something that was still to come on the day of publication."""

    text = models.TextField()
    kind = models.CharField(max_length=40)
    when = models.CharField(max_length=10, null=True)
    when_text = models.TextField(null=True)
    place = models.ForeignKey(Named, models.SET_NULL, null=True, related_name="upcoming_there")
    certainty = models.CharField(max_length=12)

    class Meta(Claim.Meta):
        indexes = [*Claim.Meta.indexes, models.Index(fields=["when"])]


class Event(Claim):
    """A PLOVER row; `source` is the entry of the same report that it was made from."""

    type = models.CharField(max_length=12)
    modes = models.JSONField()
    contexts = models.JSONField()
    date = models.CharField(max_length=10, null=True)
    place = models.ForeignKey(Named, models.SET_NULL, null=True, related_name="events_there")
    source = models.CharField(max_length=12, null=True)
    via = models.JSONField()


class _Part(models.Model):
    """Someone's part in a claim. `identity` repeats the named one's, so that whom a person met is one look-up."""

    named = models.ForeignKey(Named, models.CASCADE, null=True, related_name="+")
    identity = models.ForeignKey(Identity, models.SET_NULL, null=True, related_name="+")
    position = models.IntegerField()

    class Meta:
        abstract = True
        ordering = ["position"]


class Party(_Part):
    """Who takes part in a contact; `day` repeats the contact's."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="parties")
    side = models.IntegerField(null=True)
    role = models.CharField(max_length=12, null=True)
    represents = models.ForeignKey(Named, models.SET_NULL, null=True, related_name="+")
    day = models.CharField(max_length=10, null=True)

    class Meta(_Part.Meta):
        indexes = [models.Index(fields=["identity", "day"])]


class Voice(_Part):
    """Who speaks in a statement, to whom, about whom: role is speaker, addressee or about."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="voices")
    role = models.CharField(max_length=10)


class Awaited(_Part):
    """Who will act in what is upcoming."""

    upcoming = models.ForeignKey(Upcoming, models.CASCADE, related_name="actors")


class Actor(_Part):
    """Who acts in an event, or to whom it is done; `words` where the text names nobody."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="actors")
    role = models.CharField(max_length=10)
    words = models.TextField(null=True)
