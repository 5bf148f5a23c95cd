"""Mahdar reads news reports in Arabic and keeps the minutes of public affairs."""

__version__ = "0.1.0"
