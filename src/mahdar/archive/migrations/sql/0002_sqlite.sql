-- The search index over our own words, and the append-only history, which `forget` alone overrides.
-- Frozen: archives made with it have it so. What is to change is changed by a new migration.
--;
CREATE VIRTUAL TABLE archive_search_report USING fts5(exact, stems, tokenize='unicode61 remove_diacritics 0')
--;
CREATE VIRTUAL TABLE archive_search_statement USING fts5(exact, stems, tokenize='unicode61 remove_diacritics 0')
--;
CREATE TABLE archive_unlocked (ground text NOT NULL)
--;
CREATE TRIGGER archive_change_kept BEFORE DELETE ON archive_change
WHEN NOT EXISTS (SELECT 1 FROM archive_unlocked)
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
--;
CREATE TRIGGER archive_change_fixed BEFORE UPDATE ON archive_change
WHEN NOT EXISTS (SELECT 1 FROM archive_unlocked)
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END
