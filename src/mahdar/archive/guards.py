"""Triggers by which the database itself keeps the history append-only.

A legal removal (`forget`) overrides them: it sets the row of archive_unlocked for its own transaction alone.
"""

from __future__ import annotations

from typing import Final

_SQLITE = """
CREATE TRIGGER archive_change_{what} BEFORE {event} ON archive_change
WHEN NOT EXISTS (SELECT 1 FROM archive_unlocked)
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
"""

GUARDS: Final[dict[str, tuple[str, ...]]] = {
    "sqlite": (
        "CREATE TABLE archive_unlocked (ground text NOT NULL)",
        _SQLITE.format(what="kept", event="DELETE"),
        _SQLITE.format(what="fixed", event="UPDATE"),
    ),
    "postgresql": (
        "CREATE TABLE archive_unlocked (ground text NOT NULL)",
        """
        CREATE FUNCTION archive_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NOT EXISTS (SELECT 1 FROM archive_unlocked) THEN
            RAISE EXCEPTION 'the history is append-only';
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$
        """,
        "CREATE TRIGGER archive_change_kept BEFORE DELETE OR UPDATE ON archive_change "
        "FOR EACH ROW EXECUTE FUNCTION archive_append_only()",
        "CREATE FUNCTION archive_no_truncate() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the history is append-only'; END $$",
        "CREATE TRIGGER archive_change_whole BEFORE TRUNCATE ON archive_change "
        "FOR EACH STATEMENT EXECUTE FUNCTION archive_no_truncate()",
    ),
}
