"""Triggers by which the database keeps its own counts and its revision true, whoever changes a row and how.

SQLite counts row by row; PostgreSQL counts each statement's rows at once. `guards` holds the triggers of the history.
"""

from __future__ import annotations

from typing import Final

CLAIMS: Final = ("office", "contact", "statement", "upcoming", "event")
"""Kinds of claims that are counted; each has its table."""

REVISED: Final = {
    "report": ("INSERT", "UPDATE", "DELETE"),
    "change": ("INSERT",),
    "forgotten": ("INSERT",),
    "judgement": ("INSERT", "UPDATE"),
    "settlement": ("INSERT", "UPDATE"),
    **dict.fromkeys(("named", "identity", "meeting", *CLAIMS), ("UPDATE",)),
}
"""Table → what makes a new revision: every way in which the archive changes touches one of these."""

_IN = """INSERT INTO archive_tally (kind, month, outlet, n) VALUES ({row}, 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1;"""
_OUT = "UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ({row});"
_OF_CLAIM = "'{kind}', ifnull(substr({row}.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = {row}.report_id), '')"
_OF_REPORT = "'report', ifnull(substr({row}.published, 1, 7), ''), ifnull({row}.outlet, '')"
_COUNTED = "{row}.state <> 'rejected'"


def sqlite_triggers() -> list[str]:
    """The statements that make them."""
    made = []
    for kind in CLAIMS:
        old, new = (_OF_CLAIM.format(kind=kind, row=row) for row in ("OLD", "NEW"))
        was, now = (_COUNTED.format(row=row) for row in ("OLD", "NEW"))
        table, moved = f"archive_{kind}", "day, state, report_id"
        made += [
            _trigger(table, "in", "INSERT", now, _IN.format(row=new)),
            _trigger(table, "out", "DELETE", was, _OUT.format(row=old)),
            _trigger(table, "left", f"UPDATE OF {moved}", was, _OUT.format(row=old)),
            _trigger(table, "came", f"UPDATE OF {moved}", now, _IN.format(row=new)),
        ]
    old, new = (_OF_REPORT.format(row=row) for row in ("OLD", "NEW"))
    made += [
        _trigger("archive_report", "in", "INSERT", "true", _IN.format(row=new)),
        _trigger("archive_report", "out", "DELETE", "true", _OUT.format(row=old)),
        _trigger("archive_report", "left", "UPDATE OF published, outlet", "true", _OUT.format(row=old)),
        _trigger("archive_report", "came", "UPDATE OF published, outlet", "true", _IN.format(row=new)),
        _trigger("archive_report", "claims", "UPDATE OF outlet", "OLD.outlet IS NOT NEW.outlet", _claims_move()),
    ]
    bump = "UPDATE archive_revision SET number = number + 1;"
    return made + [
        _trigger(f"archive_{table}", f"revised_{event.lower()}", event, "true", bump)
        for table, events in REVISED.items()
        for event in events
    ]


def _trigger(table: str, name: str, event: str, condition: str, body: str) -> str:
    return f"CREATE TRIGGER {table}_{name} AFTER {event} ON {table} WHEN {condition} BEGIN {body} END"


def _claims_move() -> str:
    """The claims that a report keeps, where it is now another outlet's."""
    parts = []
    for kind in CLAIMS:
        kept = f"FROM archive_{kind} WHERE report_id = NEW.id AND state <> 'rejected'"
        month = "ifnull(substr(day, 1, 7), '')"
        parts.append(
            f"INSERT INTO archive_tally (kind, month, outlet, n) SELECT '{kind}', {month}, ifnull(OLD.outlet, ''), -1 {kept}"
            " ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n - 1;"
            f"INSERT INTO archive_tally (kind, month, outlet, n) SELECT '{kind}', {month}, ifnull(NEW.outlet, ''), 1 {kept}"
            " ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1;"
        )
    return " ".join(parts)


_FUNCTION: Final = """
    CREATE FUNCTION archive_tally_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO archive_tally (kind, month, outlet, n)
      SELECT TG_ARGV[0], month, outlet, sum(n) FROM ({rows}) moved
      GROUP BY month, outlet HAVING sum(n) <> 0 ORDER BY month, outlet
      ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
      RETURN NULL;
    END $$
"""
"""Rows that come, go or change are handed over as `came` and `gone`; what stays as it was falls out of the sum."""
_CLAIM_ROWS = (
    "SELECT coalesce(left(c.day, 7), '') AS month, coalesce(r.outlet, '') AS outlet, {sign}1 AS n"
    " FROM {rows} c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected'"
)
_REPORT_ROWS = (
    "SELECT coalesce(left(published, 7), '') AS month, coalesce(outlet, '') AS outlet, {sign}1 AS n FROM {rows}"
)
_EVENTS: Final = {
    "insert": (("", "came"),),
    "delete": (("-", "gone"),),
    "update": (("", "came"), ("-", "gone")),
}
_HANDED: Final = {
    "insert": "NEW TABLE AS came",
    "delete": "OLD TABLE AS gone",
    "update": "OLD TABLE AS gone NEW TABLE AS came",
}
_CLAIMS_MOVE = """
    CREATE FUNCTION archive_claims_move() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO archive_tally (kind, month, outlet, n)
      SELECT kind, month, outlet, sum(n) FROM (
        SELECT kind, coalesce(left(day, 7), '') AS month, unnest(ARRAY[coalesce(was, ''), coalesce(now, '')]) AS outlet,
               unnest(ARRAY[-1, 1]) AS n
        FROM (SELECT came.id, gone.outlet AS was, came.outlet AS now FROM came JOIN gone USING (id)
              WHERE came.outlet IS DISTINCT FROM gone.outlet) moved
        JOIN ({claims}) claims ON claims.report_id = moved.id
      ) each GROUP BY kind, month, outlet ORDER BY kind, month, outlet
      ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
      RETURN NULL;
    END $$
"""
_REVISED = """
    CREATE FUNCTION archive_revised() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE archive_revision SET number = number + 1;
      RETURN NULL;
    END $$
"""


def postgresql_triggers() -> list[str]:
    """The statements that make them."""
    made = []
    for event, rows in _EVENTS.items():
        for what, each in (("claim", _CLAIM_ROWS), ("report", _REPORT_ROWS)):
            moved = " UNION ALL ".join(each.format(sign=sign, rows=table) for sign, table in rows)
            made.append(_FUNCTION.format(name=f"{what}_{event}", rows=moved))
        for kind in (*CLAIMS, "report"):
            what = "report" if kind == "report" else "claim"
            made.append(
                f"CREATE TRIGGER archive_{kind}_tally_{event} AFTER {event.upper()} ON archive_{kind} REFERENCING {_HANDED[event]}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_{what}_{event}('{kind}')"
            )
    claims = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, day, report_id FROM archive_{kind} WHERE state <> 'rejected'" for kind in CLAIMS
    )
    made += [
        _CLAIMS_MOVE.format(claims=claims),
        "CREATE TRIGGER archive_report_claims_move AFTER UPDATE ON archive_report"
        " REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_claims_move()",
        _REVISED,
    ]
    return made + [
        f"CREATE TRIGGER archive_{table}_revised AFTER {' OR '.join(events)} ON archive_{table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()"
        for table, events in REVISED.items()
    ]


def counted_anew() -> list[str]:
    """Statements that count everything from the rows, on both databases: for archives made before, and for tests."""
    claims = [
        f"INSERT INTO archive_tally (kind, month, outlet, n) SELECT '{kind}', coalesce(substr(c.day, 1, 7), ''),"
        f" coalesce(r.outlet, ''), count(*) FROM archive_{kind} c JOIN archive_report r ON r.id = c.report_id"
        " WHERE c.state <> 'rejected' GROUP BY 2, 3"
        for kind in CLAIMS
    ]
    return [
        "DELETE FROM archive_tally",
        *claims,
        "INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'report', coalesce(substr(published, 1, 7), ''),"
        " coalesce(outlet, ''), count(*) FROM archive_report GROUP BY 2, 3",
    ]
