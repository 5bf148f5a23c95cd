"""The web app as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """`mahdar.web` among INSTALLED_APPS."""

    name = "mahdar.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
