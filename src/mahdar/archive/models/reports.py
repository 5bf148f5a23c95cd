"""Reports as they were read, and what read them."""

from __future__ import annotations

from django.db import models


class Reader(models.Model):
    """What read a report: program, version and a hash of its words."""

    name = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    words = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "version", "words"], name="one_reader")]


class Report(models.Model):
    """One report. `key` is the record's report.id; `digest` of its record tells whether anything is new in it.

    `story` is the first of the reports whose text is nearly this one's (an agency's copy reprinted), or None: reports
    of one story count once as a source.
    """

    key = models.CharField(max_length=300, unique=True)
    url = models.TextField(null=True)
    outlet = models.CharField(max_length=300, null=True, db_index=True)
    byline = models.TextField(null=True)
    title = models.TextField()
    published = models.CharField(max_length=10, null=True, db_index=True)
    language = models.CharField(max_length=10)
    sources = models.JSONField()
    notes = models.JSONField()
    digest = models.CharField(max_length=40)
    text_digest = models.CharField(max_length=40)
    reader = models.ForeignKey(Reader, models.PROTECT)
    sketch = models.TextField(default="")
    story = models.ForeignKey("self", models.SET_NULL, null=True, related_name="reprints")

    class Meta:
        indexes = [models.Index(fields=["outlet", "published", "story"])]

    @property
    def text(self) -> str:
        """The text that was read; every span counts code points of it."""
        return str(self.wording.text)


class ReportText(models.Model):
    """The text of a report, in a table of its own so that lists of reports stay small."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="wording")
    text = models.TextField()


class About(models.Model):
    """A PLOVER context that a report is about."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="contexts")
    context = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["context", "report"])]


class Sketch(models.Model):
    """One of the smallest hashes of a text's word sequences: near-duplicates share most of them."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sketches")
    hash = models.BigIntegerField(db_index=True)
