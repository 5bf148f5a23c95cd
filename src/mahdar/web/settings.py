"""Django set up for one archive: no settings module for the user to write, nothing that another host must answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HOUR, DAY = 3600, 86_400
_SET_BEFORE_SERVING = "replaced by the archive's own secret before anything is signed"

LIMITS = {"address": 600, "token": 300}
"""Requests a minute of one address and with one token; 0 for no limit."""

MIDDLEWARE = [
    "mahdar.web.headers.SecurityHeaders",
    "mahdar.web.api.problems.Problems",
    "mahdar.web.headers.NoNulls",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "mahdar.web.month_names.MonthNames",
    "mahdar.web.limits.Limits",
    "mahdar.web.unchanged.Unchanged",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mahdar.web.visits.Visits",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]


def settings_for(
    database: dict[str, Any], *, hosts: list[str], public: bool, secure: bool, limits: Mapping[str, int] = LIMITS
) -> dict[str, Any]:
    """Django's settings. hosts: the names it answers to; public: whether one may read without an account;
    secure: whether it is reached by HTTPS, so that cookies travel by it alone; limits: requests a minute."""
    return {
        "DEBUG": False,
        "SECRET_KEY": _SET_BEFORE_SERVING,
        "DATABASES": {"default": {**database, "CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}},
        "ALLOWED_HOSTS": hosts,
        "ROOT_URLCONF": "mahdar.web.urls",
        "INSTALLED_APPS": [
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "axes",
            "mahdar.archive.apps.ArchiveConfig",
            "mahdar.web.apps.WebConfig",
        ],
        "MIDDLEWARE": MIDDLEWARE,
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [str(HERE / "templates")],
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.template.context_processors.i18n",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                        "mahdar.web.frame.frame",
                    ],
                    "builtins": ["mahdar.web.templatetags.minutes"],
                },
            }
        ],
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {
                "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
                "OPTIONS": {"min_length": 10},
            },
            {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
            {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
        ],
        "AXES_FAILURE_LIMIT": 8,
        "AXES_COOLOFF_TIME": 1,  # hours
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_ENABLE_ADMIN": False,
        "AXES_VERBOSE": False,
        "AXES_LOCKOUT_CALLABLE": "mahdar.web.views.errors.locked",
        "LOGIN_URL": "login",
        "LOGIN_REDIRECT_URL": "today",
        "LOGOUT_REDIRECT_URL": "today",
        "SESSION_COOKIE_AGE": 14 * DAY,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": secure,
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_USE_SESSIONS": True,
        "CSRF_FAILURE_VIEW": "mahdar.web.views.errors.forged",
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_HSTS_SECONDS": 365 * DAY if secure else 0,
        "X_FRAME_OPTIONS": "DENY",
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 2_000_000,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 200,
        "USE_I18N": True,
        "LANGUAGE_CODE": "ar",
        "LANGUAGES": [("ar", "العربية"), ("en", "English")],
        "LOCALE_PATHS": [str(HERE / "locale")],
        "USE_TZ": True,
        "TIME_ZONE": "UTC",
        "STATIC_URL": "static/",
        "STATICFILES_DIRS": [],
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_AUTOREFRESH": False,
        "WHITENOISE_MAX_AGE": HOUR,
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "SILENCED_SYSTEM_CHECKS": ["axes.W006"],
        "LOGGING": {
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {"errors": {"class": "logging.StreamHandler"}},
            "loggers": {"django": {"handlers": ["errors"], "level": "ERROR", "propagate": False}},
        },
        "MAHDAR_PUBLIC": public,
        "MAHDAR_LIMITS": dict(limits),
    }
