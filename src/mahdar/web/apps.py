"""The web app as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """`mahdar.web` among INSTALLED_APPS."""

    name = "mahdar.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Sessions are noted from the start."""
        from mahdar.web import visits  # noqa: F401
