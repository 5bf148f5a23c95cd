"""The archive as a Django application, so that the web app can use the same models."""

from __future__ import annotations

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    """`mahdar.archive` among INSTALLED_APPS."""

    name = "mahdar.archive"
    label = "archive"
    default_auto_field = "django.db.models.BigAutoField"
