"""What the web app keeps beside the archive: its secret, invitations, and what people did."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Setting(models.Model):
    """A value of the installation, such as the secret that signs sessions."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.TextField()


class Invitation(models.Model):
    """A link that makes one account, once. Only the digest of its token is kept."""

    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=20)
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    used_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)


class Deed(models.Model):
    """A line of the audit log: who did what to what, and when. Nothing edits or removes one."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    who = models.CharField(max_length=150)
    what = models.CharField(max_length=40)
    about = models.CharField(max_length=300, default="")


class SavedSearch(models.Model):
    """A page with its filter that a signed-in user keeps under a name: `page` is its name in `urls`, `query` what follows «?»."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=80)
    page = models.CharField(max_length=20)
    query = models.CharField(max_length=1000, blank=True)
    made = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_saved_search_a_name")]
