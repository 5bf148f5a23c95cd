"""Contacts: who met, called, visited or wrote to whom, where and when."""

from mahdar.reading.contacts.building import build_contacts
from mahdar.reading.contacts.leaders import offices_of_leaders

__all__ = ["build_contacts", "offices_of_leaders"]
