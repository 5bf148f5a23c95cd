"""The API with all its addresses: importing them is what adds them."""

from mahdar.web.api import writing  # noqa: F401
from mahdar.web.api.routes import api

__all__ = ["api"]
