"""Many reports: the same function reads some of them here, or in processes of their own, in order."""

from mahdar.scale.batch import Overdue, read_batch
from mahdar.scale.local import read_all

__all__ = ["Overdue", "read_all", "read_batch"]
