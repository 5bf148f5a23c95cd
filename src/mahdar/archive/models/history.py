"""What people changed: append-only, which the database itself holds to by triggers."""

from __future__ import annotations

from django.db import models


class Change(models.Model):
    """One change by a person: what was before and what is after, as JSON; `undoes` names the change taken back.

    kind and target name the row (a claim's model in lower case, or «identity»); report is the report's key, words the
    words of the claim's evidence, by which a re-reading knows the claim again.
    """

    at = models.DateTimeField()
    author = models.CharField(max_length=150)
    reason = models.TextField()
    action = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    target = models.BigIntegerField()
    report = models.CharField(max_length=300, null=True, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        indexes = [models.Index(fields=["kind", "target"])]


class Forgotten(models.Model):
    """The bare mark that something was removed on a legal ground: not what, only that, when and on which ground."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=12)
    ground = models.TextField()
    digest = models.CharField(max_length=64, db_index=True)
