"""Any source in, clean reports out: a text as copied from a page, JSONL, a saved page, a folder, standard input."""

from mahdar.intake.sources import SetAside, open_sources
from mahdar.reading.report import report_from_mapping

__all__ = ["SetAside", "open_sources", "report_from_mapping"]
