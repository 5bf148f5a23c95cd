"""What the web app keeps beside the archive: its secret, invitations, keys and second factors, and what people did."""

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


class Token(models.Model):
    """A key with which a program uses the API in a person's name, for some scopes, until a day. Only its digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    made = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField()
    used = models.DateTimeField(null=True)
    revoked = models.BooleanField(default=False)


class SecondFactor(models.Model):
    """An authenticator app of a person. `step` is the last period whose code was used, so that no code counts twice."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=64)
    confirmed = models.BooleanField(default=False)
    step = models.BigIntegerField(default=0)
    failures = models.IntegerField(default=0)
    barred_until = models.DateTimeField(null=True)


class RecoveryCode(models.Model):
    """A code that stands in for the authenticator app, once. Only its digest is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used = models.DateTimeField(null=True)


class Visit(models.Model):
    """A signed-in session of a person, by which they see where they are signed in, and end it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visits")
    key = models.CharField(max_length=40, unique=True)
    since = models.DateTimeField(auto_now_add=True)
    seen = models.DateTimeField()
    agent = models.CharField(max_length=200)
    address = models.CharField(max_length=45)


class Draft(models.Model):
    """A record read from what a person pasted, seen by that person alone until it is kept in the archive."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    made = models.DateTimeField(auto_now_add=True)
    record = models.TextField()
