"""What the database itself keeps count of, by triggers and in the transaction of every change."""

from __future__ import annotations

from django.db import models


class Tally(models.Model):
    """How many claims of a kind that nobody rejected (or reports, of kind «report») an outlet has in a month.

    month: «2020-08», «2020» where only the year is told, empty where no day is; outlet: empty where none is told.
    """

    kind = models.CharField(max_length=12)
    month = models.CharField(max_length=7)
    outlet = models.CharField(max_length=300)
    n = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "month", "outlet"], name="one_tally")]


class Revision(models.Model):
    """One row: a number that grows with every transaction that changes what the archive tells."""

    number = models.BigIntegerField(default=0)
