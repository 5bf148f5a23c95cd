"""The web app: the minutes, in Arabic and English, over one archive.

`serve` starts it. Everything else is Django: `settings` sets it up for an archive, `urls` says what stands where.
"""

from mahdar.web.server import serve

__all__ = ["serve"]
