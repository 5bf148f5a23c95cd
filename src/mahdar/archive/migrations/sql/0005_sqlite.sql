-- Triggers that keep the counts and the revision true, row by row.
-- Frozen: archives made with it have it so. What is to change is changed by a new migration.
--;
CREATE TRIGGER archive_office_in AFTER INSERT ON archive_office WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('office', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_office_out AFTER DELETE ON archive_office WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('office', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_office_left AFTER UPDATE OF day, state, report_id ON archive_office WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('office', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_office_came AFTER UPDATE OF day, state, report_id ON archive_office WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('office', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_contact_in AFTER INSERT ON archive_contact WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('contact', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_contact_out AFTER DELETE ON archive_contact WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('contact', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_contact_left AFTER UPDATE OF day, state, report_id ON archive_contact WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('contact', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_contact_came AFTER UPDATE OF day, state, report_id ON archive_contact WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('contact', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_statement_in AFTER INSERT ON archive_statement WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('statement', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_statement_out AFTER DELETE ON archive_statement WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('statement', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_statement_left AFTER UPDATE OF day, state, report_id ON archive_statement WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('statement', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_statement_came AFTER UPDATE OF day, state, report_id ON archive_statement WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('statement', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_upcoming_in AFTER INSERT ON archive_upcoming WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('upcoming', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_upcoming_out AFTER DELETE ON archive_upcoming WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('upcoming', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_upcoming_left AFTER UPDATE OF day, state, report_id ON archive_upcoming WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('upcoming', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_upcoming_came AFTER UPDATE OF day, state, report_id ON archive_upcoming WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('upcoming', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_event_in AFTER INSERT ON archive_event WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('event', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_event_out AFTER DELETE ON archive_event WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('event', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_event_left AFTER UPDATE OF day, state, report_id ON archive_event WHEN OLD.state <> 'rejected' BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('event', ifnull(substr(OLD.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = OLD.report_id), '')); END
--;
CREATE TRIGGER archive_event_came AFTER UPDATE OF day, state, report_id ON archive_event WHEN NEW.state <> 'rejected' BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('event', ifnull(substr(NEW.day, 1, 7), ''), ifnull((SELECT outlet FROM archive_report WHERE id = NEW.report_id), ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_report_in AFTER INSERT ON archive_report WHEN true BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('report', ifnull(substr(NEW.published, 1, 7), ''), ifnull(NEW.outlet, ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_report_out AFTER DELETE ON archive_report WHEN true BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('report', ifnull(substr(OLD.published, 1, 7), ''), ifnull(OLD.outlet, '')); END
--;
CREATE TRIGGER archive_report_left AFTER UPDATE OF published, outlet ON archive_report WHEN true BEGIN UPDATE archive_tally SET n = n - 1 WHERE (kind, month, outlet) = ('report', ifnull(substr(OLD.published, 1, 7), ''), ifnull(OLD.outlet, '')); END
--;
CREATE TRIGGER archive_report_came AFTER UPDATE OF published, outlet ON archive_report WHEN true BEGIN INSERT INTO archive_tally (kind, month, outlet, n) VALUES ('report', ifnull(substr(NEW.published, 1, 7), ''), ifnull(NEW.outlet, ''), 1)
  ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_report_claims AFTER UPDATE OF outlet ON archive_report WHEN OLD.outlet IS NOT NEW.outlet BEGIN INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'office', ifnull(substr(day, 1, 7), ''), ifnull(OLD.outlet, ''), -1 FROM archive_office WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n - 1;INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'office', ifnull(substr(day, 1, 7), ''), ifnull(NEW.outlet, ''), 1 FROM archive_office WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'contact', ifnull(substr(day, 1, 7), ''), ifnull(OLD.outlet, ''), -1 FROM archive_contact WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n - 1;INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'contact', ifnull(substr(day, 1, 7), ''), ifnull(NEW.outlet, ''), 1 FROM archive_contact WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'statement', ifnull(substr(day, 1, 7), ''), ifnull(OLD.outlet, ''), -1 FROM archive_statement WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n - 1;INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'statement', ifnull(substr(day, 1, 7), ''), ifnull(NEW.outlet, ''), 1 FROM archive_statement WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'upcoming', ifnull(substr(day, 1, 7), ''), ifnull(OLD.outlet, ''), -1 FROM archive_upcoming WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n - 1;INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'upcoming', ifnull(substr(day, 1, 7), ''), ifnull(NEW.outlet, ''), 1 FROM archive_upcoming WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'event', ifnull(substr(day, 1, 7), ''), ifnull(OLD.outlet, ''), -1 FROM archive_event WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n - 1;INSERT INTO archive_tally (kind, month, outlet, n) SELECT 'event', ifnull(substr(day, 1, 7), ''), ifnull(NEW.outlet, ''), 1 FROM archive_event WHERE report_id = NEW.id AND state <> 'rejected' ON CONFLICT (kind, month, outlet) DO UPDATE SET n = n + 1; END
--;
CREATE TRIGGER archive_report_revised_insert AFTER INSERT ON archive_report WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_report_revised_update AFTER UPDATE ON archive_report WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_report_revised_delete AFTER DELETE ON archive_report WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_change_revised_insert AFTER INSERT ON archive_change WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_forgotten_revised_insert AFTER INSERT ON archive_forgotten WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_judgement_revised_insert AFTER INSERT ON archive_judgement WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_judgement_revised_update AFTER UPDATE ON archive_judgement WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_settlement_revised_insert AFTER INSERT ON archive_settlement WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_settlement_revised_update AFTER UPDATE ON archive_settlement WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_named_revised_update AFTER UPDATE ON archive_named WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_identity_revised_update AFTER UPDATE ON archive_identity WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_meeting_revised_update AFTER UPDATE ON archive_meeting WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_office_revised_update AFTER UPDATE ON archive_office WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_contact_revised_update AFTER UPDATE ON archive_contact WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_statement_revised_update AFTER UPDATE ON archive_statement WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_upcoming_revised_update AFTER UPDATE ON archive_upcoming WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
--;
CREATE TRIGGER archive_event_revised_update AFTER UPDATE ON archive_event WHEN true BEGIN UPDATE archive_revision SET number = number + 1; END
