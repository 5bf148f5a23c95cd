"""The archive: one record of public affairs out of many reports.

`open_archive` comes first: it sets Django up for one archive, a file or a PostgreSQL URL. The modules with models in
them (`models`, `writing`, `queries` …) can be imported only after it.
"""

from mahdar.archive.address import database_of, default_address
from mahdar.archive.filters import Filter
from mahdar.archive.opening import open_archive, told

__all__ = ["Filter", "database_of", "default_address", "open_archive", "told"]
