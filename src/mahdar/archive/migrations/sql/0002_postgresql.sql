-- The search index over our own words, and the append-only history, which `forget` alone overrides.
-- Frozen: archives made with it have it so. What is to change is changed by a new migration.
--;
CREATE TABLE archive_search_report (rowid bigint PRIMARY KEY, exact tsvector NOT NULL, stems tsvector NOT NULL) WITH (toast_tuple_target = 128)
--;
CREATE INDEX archive_search_report_exact ON archive_search_report USING gin (exact) WITH (fastupdate = off)
--;
CREATE INDEX archive_search_report_stems ON archive_search_report USING gin (stems) WITH (fastupdate = off)
--;
CREATE TABLE archive_search_statement (rowid bigint PRIMARY KEY, exact tsvector NOT NULL, stems tsvector NOT NULL) WITH (toast_tuple_target = 128)
--;
CREATE INDEX archive_search_statement_exact ON archive_search_statement USING gin (exact) WITH (fastupdate = off)
--;
CREATE INDEX archive_search_statement_stems ON archive_search_statement USING gin (stems) WITH (fastupdate = off)
--;
CREATE TABLE archive_unlocked (ground text NOT NULL)
--;
CREATE FUNCTION archive_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM archive_unlocked) THEN
    RAISE EXCEPTION 'the history is append-only';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$
--;
CREATE TRIGGER archive_change_kept BEFORE DELETE OR UPDATE ON archive_change FOR EACH ROW EXECUTE FUNCTION archive_append_only()
--;
CREATE FUNCTION archive_no_truncate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the history is append-only'; END $$
--;
CREATE TRIGGER archive_change_whole BEFORE TRUNCATE ON archive_change FOR EACH STATEMENT EXECUTE FUNCTION archive_no_truncate()
