"""Any source in, clean reports out: texts, pages, feeds, tables, archives of any kind, from files, streams and addresses."""

from mahdar.intake.items import Item, Opening, SetAside
from mahdar.intake.sources import open_sources
from mahdar.reading.report import report_from_mapping

__all__ = ["Item", "Opening", "SetAside", "open_sources", "report_from_mapping"]
