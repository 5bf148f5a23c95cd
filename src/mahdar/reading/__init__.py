"""The ordered stages: a report in, its record out."""

from mahdar.reading.reader import Reader
from mahdar.reading.report import Report, report_id

__all__ = ["Reader", "Report", "report_id"]
