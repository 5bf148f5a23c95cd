"""What people correct: claims and identities, with author, time and reason, each change to be undone.

Every change goes through here. A corrected claim is never overwritten by a re-reading (`archive.keeping`).
"""

from mahdar.archive.corrections.claims import accept, add, edit, reject
from mahdar.archive.corrections.history import history, last_change
from mahdar.archive.corrections.identities import judge, merge, split
from mahdar.archive.corrections.undoing import undo

__all__ = ["accept", "add", "edit", "history", "judge", "last_change", "merge", "reject", "split", "undo"]
