"""The ordered stages: a report in, its record out."""

from mahdar.reading.reader import Reader, read
from mahdar.reading.report import Report, as_report, report_id

__all__ = ["Reader", "Report", "as_report", "read", "report_id"]
