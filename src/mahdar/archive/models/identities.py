"""Who is who across reports: stored judgements, by the program or by a person; a person's wins."""

from __future__ import annotations

from django.db import models

from mahdar.archive.models.reports import Report


class Identity(models.Model):
    """A person, body or place of the world. `into` is the identity that it was merged into.

    type: the kind of body or place; `name_only` for a single name that could be several people's. profile: counts of
    its names, posts, countries and outlets. first_seen and last_seen: days of publication of reports that name it.
    """

    kind = models.CharField(max_length=12)
    name = models.TextField()
    key = models.CharField(max_length=300, db_index=True)
    latin = models.TextField(null=True)
    country = models.CharField(max_length=3, null=True)
    type = models.CharField(max_length=30, null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    geonames = models.IntegerField(null=True)
    first_seen = models.CharField(max_length=10, null=True)
    last_seen = models.CharField(max_length=10, null=True)
    seen = models.IntegerField(default=0)
    profile = models.JSONField(default=dict)
    into = models.ForeignKey("self", models.SET_NULL, null=True, related_name="merged")

    class Meta:
        indexes = [
            models.Index(
                "kind", models.F("seen").desc(), "key", "id", condition=models.Q(into=None), name="most_named_first"
            )
        ]


class Block(models.Model):
    """A key under which an identity is looked for: two names that may be one share a block."""

    identity = models.ForeignKey(Identity, models.CASCADE, related_name="blocks")
    key = models.CharField(max_length=120)

    class Meta:
        indexes = [models.Index(fields=["key", "identity"])]


class Named(models.Model):
    """A person, body or place as one report names it: an entry of the record.

    `linked` is the identity that the program (or, where `pinned`, a person) chose, with score and reason; `identity`
    is the one that counts after people's merges.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="named")
    entry = models.CharField(max_length=12)
    kind = models.CharField(max_length=12)
    name = models.TextField()
    key = models.CharField(max_length=300)
    aliases = models.JSONField()
    honorifics = models.JSONField()
    latin = models.TextField(null=True)
    country = models.CharField(max_length=3, null=True, db_index=True)
    sector = models.CharField(max_length=3, null=True)
    type = models.CharField(max_length=30, null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    geonames = models.IntegerField(null=True)
    spans = models.JSONField()
    linked = models.ForeignKey(Identity, models.SET_NULL, null=True, related_name="named_by_program")
    identity = models.ForeignKey(Identity, models.SET_NULL, null=True, related_name="named")
    score = models.FloatField(null=True)
    reason = models.CharField(max_length=300, default="")
    pinned = models.BooleanField(default=False)
    state = models.CharField(max_length=10, default="read")

    class Meta:
        indexes = [models.Index(fields=["report", "kind", "identity", "country"])]


class Joined(models.Model):
    """By which rules the bodies of this archive were joined: the version of their keys, in one row."""

    keys = models.IntegerField()


class Judgement(models.Model):
    """Whether two identities are one: same, different or unsure, with score and reason.

    author is None for the program. A person's judgement always wins; `undone` ones are kept and do not count.
    """

    left = models.ForeignKey(Identity, models.CASCADE, related_name="judged_left")
    right = models.ForeignKey(Identity, models.CASCADE, related_name="judged_right")
    verdict = models.CharField(max_length=10)
    score = models.FloatField(null=True)
    reason = models.TextField()
    author = models.CharField(max_length=150, null=True)
    at = models.DateTimeField(null=True)
    evidence = models.ForeignKey(Named, models.SET_NULL, null=True, related_name="judged")
    undone = models.BooleanField(default=False)


class Meeting(models.Model):
    """One contact of the world, which several reports may tell: its contacts point here."""

    form = models.CharField(max_length=12)
    day = models.CharField(max_length=10, null=True, db_index=True)


class Settlement(models.Model):
    """What became of an announced thing: a later report's contact or upcoming entry says so."""

    upcoming = models.ForeignKey("Upcoming", models.CASCADE, related_name="settlements")
    state = models.CharField(max_length=12)
    contact = models.ForeignKey("Contact", models.CASCADE, null=True, related_name="settles")
    by = models.ForeignKey("Upcoming", models.CASCADE, null=True, related_name="settles")
    score = models.FloatField(null=True)
    reason = models.CharField(max_length=120)
