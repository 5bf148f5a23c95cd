-- Reports and claims counted from the rows: for archives made before the triggers that keep the counts.
-- Frozen: archives made with it have it so. What is to change is changed by a new migration.
--;
DELETE FROM archive_tally
--;
INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'office', coalesce(substr(c.day, 1, 7), ''), coalesce(r.outlet, ''), count(*) FROM archive_office c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected' GROUP BY 2, 3
--;
INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'contact', coalesce(substr(c.day, 1, 7), ''), coalesce(r.outlet, ''), count(*) FROM archive_contact c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected' GROUP BY 2, 3
--;
INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'statement', coalesce(substr(c.day, 1, 7), ''), coalesce(r.outlet, ''), count(*) FROM archive_statement c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected' GROUP BY 2, 3
--;
INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'upcoming', coalesce(substr(c.day, 1, 7), ''), coalesce(r.outlet, ''), count(*) FROM archive_upcoming c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected' GROUP BY 2, 3
--;
INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'event', coalesce(substr(c.day, 1, 7), ''), coalesce(r.outlet, ''), count(*) FROM archive_event c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected' GROUP BY 2, 3
--;
INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'report', coalesce(substr(published, 1, 7), ''), coalesce(outlet, ''), count(*) FROM archive_report GROUP BY 2, 3
