-- Triggers that keep the counts and the revision true, each statement's rows at once; what stays as it was falls out of the sum.
-- Frozen: archives made with it have it so. What is to change is changed by a new migration.
--;
CREATE FUNCTION archive_tally_claim_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO archive_tally (kind, month, outlet, n)
  SELECT TG_ARGV[0], month, outlet, sum(n) FROM (SELECT coalesce(left(c.day, 7), '') AS month, coalesce(r.outlet, '') AS outlet, 1 AS n FROM came c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected') moved
  GROUP BY month, outlet HAVING sum(n) <> 0 ORDER BY month, outlet
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
  RETURN NULL;
END $$
--;
CREATE FUNCTION archive_tally_report_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO archive_tally (kind, month, outlet, n)
  SELECT TG_ARGV[0], month, outlet, sum(n) FROM (SELECT coalesce(left(published, 7), '') AS month, coalesce(outlet, '') AS outlet, 1 AS n FROM came) moved
  GROUP BY month, outlet HAVING sum(n) <> 0 ORDER BY month, outlet
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
  RETURN NULL;
END $$
--;
CREATE TRIGGER archive_office_tally_insert AFTER INSERT ON archive_office REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_insert('office')
--;
CREATE TRIGGER archive_contact_tally_insert AFTER INSERT ON archive_contact REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_insert('contact')
--;
CREATE TRIGGER archive_statement_tally_insert AFTER INSERT ON archive_statement REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_insert('statement')
--;
CREATE TRIGGER archive_upcoming_tally_insert AFTER INSERT ON archive_upcoming REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_insert('upcoming')
--;
CREATE TRIGGER archive_event_tally_insert AFTER INSERT ON archive_event REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_insert('event')
--;
CREATE TRIGGER archive_report_tally_insert AFTER INSERT ON archive_report REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_report_insert('report')
--;
CREATE FUNCTION archive_tally_claim_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO archive_tally (kind, month, outlet, n)
  SELECT TG_ARGV[0], month, outlet, sum(n) FROM (SELECT coalesce(left(c.day, 7), '') AS month, coalesce(r.outlet, '') AS outlet, -1 AS n FROM gone c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected') moved
  GROUP BY month, outlet HAVING sum(n) <> 0 ORDER BY month, outlet
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
  RETURN NULL;
END $$
--;
CREATE FUNCTION archive_tally_report_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO archive_tally (kind, month, outlet, n)
  SELECT TG_ARGV[0], month, outlet, sum(n) FROM (SELECT coalesce(left(published, 7), '') AS month, coalesce(outlet, '') AS outlet, -1 AS n FROM gone) moved
  GROUP BY month, outlet HAVING sum(n) <> 0 ORDER BY month, outlet
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
  RETURN NULL;
END $$
--;
CREATE TRIGGER archive_office_tally_delete AFTER DELETE ON archive_office REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_delete('office')
--;
CREATE TRIGGER archive_contact_tally_delete AFTER DELETE ON archive_contact REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_delete('contact')
--;
CREATE TRIGGER archive_statement_tally_delete AFTER DELETE ON archive_statement REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_delete('statement')
--;
CREATE TRIGGER archive_upcoming_tally_delete AFTER DELETE ON archive_upcoming REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_delete('upcoming')
--;
CREATE TRIGGER archive_event_tally_delete AFTER DELETE ON archive_event REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_delete('event')
--;
CREATE TRIGGER archive_report_tally_delete AFTER DELETE ON archive_report REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_report_delete('report')
--;
CREATE FUNCTION archive_tally_claim_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO archive_tally (kind, month, outlet, n)
  SELECT TG_ARGV[0], month, outlet, sum(n) FROM (SELECT coalesce(left(c.day, 7), '') AS month, coalesce(r.outlet, '') AS outlet, 1 AS n FROM came c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected' UNION ALL SELECT coalesce(left(c.day, 7), '') AS month, coalesce(r.outlet, '') AS outlet, -1 AS n FROM gone c JOIN archive_report r ON r.id = c.report_id WHERE c.state <> 'rejected') moved
  GROUP BY month, outlet HAVING sum(n) <> 0 ORDER BY month, outlet
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
  RETURN NULL;
END $$
--;
CREATE FUNCTION archive_tally_report_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO archive_tally (kind, month, outlet, n)
  SELECT TG_ARGV[0], month, outlet, sum(n) FROM (SELECT coalesce(left(published, 7), '') AS month, coalesce(outlet, '') AS outlet, 1 AS n FROM came UNION ALL SELECT coalesce(left(published, 7), '') AS month, coalesce(outlet, '') AS outlet, -1 AS n FROM gone) moved
  GROUP BY month, outlet HAVING sum(n) <> 0 ORDER BY month, outlet
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
  RETURN NULL;
END $$
--;
CREATE TRIGGER archive_office_tally_update AFTER UPDATE ON archive_office REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_update('office')
--;
CREATE TRIGGER archive_contact_tally_update AFTER UPDATE ON archive_contact REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_update('contact')
--;
CREATE TRIGGER archive_statement_tally_update AFTER UPDATE ON archive_statement REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_update('statement')
--;
CREATE TRIGGER archive_upcoming_tally_update AFTER UPDATE ON archive_upcoming REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_update('upcoming')
--;
CREATE TRIGGER archive_event_tally_update AFTER UPDATE ON archive_event REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_claim_update('event')
--;
CREATE TRIGGER archive_report_tally_update AFTER UPDATE ON archive_report REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_tally_report_update('report')
--;
CREATE FUNCTION archive_claims_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO archive_tally (kind, month, outlet, n)
  SELECT kind, month, outlet, sum(n) FROM (
    SELECT kind, coalesce(left(day, 7), '') AS month, unnest(ARRAY[coalesce(was, ''), coalesce(now, '')]) AS outlet,
           unnest(ARRAY[-1, 1]) AS n
    FROM (SELECT came.id, gone.outlet AS was, came.outlet AS now FROM came JOIN gone USING (id)
          WHERE came.outlet IS DISTINCT FROM gone.outlet) moved
    JOIN (SELECT 'office' AS kind, day, report_id FROM archive_office WHERE state <> 'rejected' UNION ALL SELECT 'contact' AS kind, day, report_id FROM archive_contact WHERE state <> 'rejected' UNION ALL SELECT 'statement' AS kind, day, report_id FROM archive_statement WHERE state <> 'rejected' UNION ALL SELECT 'upcoming' AS kind, day, report_id FROM archive_upcoming WHERE state <> 'rejected' UNION ALL SELECT 'event' AS kind, day, report_id FROM archive_event WHERE state <> 'rejected') claims ON claims.report_id = moved.id
  ) each GROUP BY kind, month, outlet ORDER BY kind, month, outlet
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = archive_tally.n + EXCLUDED.n;
  RETURN NULL;
END $$
--;
CREATE TRIGGER archive_report_claims_move AFTER UPDATE ON archive_report REFERENCING OLD TABLE AS gone NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION archive_claims_move()
--;
CREATE FUNCTION archive_revised() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE archive_revision SET number = number + 1;
  RETURN NULL;
END $$
--;
CREATE TRIGGER archive_report_revised AFTER INSERT OR UPDATE OR DELETE ON archive_report FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_change_revised AFTER INSERT ON archive_change FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_forgotten_revised AFTER INSERT ON archive_forgotten FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_judgement_revised AFTER INSERT OR UPDATE ON archive_judgement FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_settlement_revised AFTER INSERT OR UPDATE ON archive_settlement FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_named_revised AFTER UPDATE ON archive_named FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_identity_revised AFTER UPDATE ON archive_identity FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_meeting_revised AFTER UPDATE ON archive_meeting FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_office_revised AFTER UPDATE ON archive_office FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_contact_revised AFTER UPDATE ON archive_contact FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_statement_revised AFTER UPDATE ON archive_statement FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_upcoming_revised AFTER UPDATE ON archive_upcoming FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
--;
CREATE TRIGGER archive_event_revised AFTER UPDATE ON archive_event FOR EACH STATEMENT EXECUTE FUNCTION archive_revised()
