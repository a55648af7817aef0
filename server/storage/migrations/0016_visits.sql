-- Pairings, when volunteers can visit, and visits with their alarm.

-- Minutes after the planned end and the way back until who is told; of the organisation's root unit.
ALTER TABLE units ADD COLUMN alarm_contact_minutes BIGINT NOT NULL DEFAULT 15;
ALTER TABLE units ADD COLUMN alarm_coordinator_minutes BIGINT NOT NULL DEFAULT 30;
ALTER TABLE units ADD COLUMN alarm_lead_minutes BIGINT NOT NULL DEFAULT 60;

-- state: 1 introduction, 2 active, 3 ended. The note is sealed under the household's key.
CREATE TABLE pairings (
  pairing_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  household_id TEXT NOT NULL REFERENCES households (household_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  state BIGINT NOT NULL,
  last_visit_time_us BIGINT,
  review_time_us BIGINT NOT NULL,
  sealed_note BYTEA,
  note_expire_time_us BIGINT,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (state BETWEEN 1 AND 3),
  CHECK ((sealed_note IS NULL) = (note_expire_time_us IS NULL)),
  CHECK (state <> 3 OR sealed_note IS NULL)
);
-- Two are paired once at a time.
CREATE UNIQUE INDEX pairings_live ON pairings (household_id, person_id) WHERE state < 3;
CREATE INDEX pairings_household ON pairings (household_id);
CREATE INDEX pairings_person ON pairings (person_id);
CREATE INDEX pairings_notes ON pairings (note_expire_time_us) WHERE note_expire_time_us IS NOT NULL;

-- Whom a household does not want to come. No list shows it.
CREATE TABLE refused_visitors (
  household_id TEXT NOT NULL REFERENCES households (household_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  PRIMARY KEY (household_id, person_id)
);
CREATE INDEX refused_visitors_person ON refused_visitors (person_id);

-- What was answered about a household's pairings and visits is erased with it.
CREATE INDEX changes_pairings ON changes (resource)
  WHERE resource >= 'pairings/' AND resource < 'pairings0';
CREATE INDEX changes_visits ON changes (resource)
  WHERE resource >= 'visits/' AND resource < 'visits0';

CREATE TABLE visitor_terms (
  person_id TEXT PRIMARY KEY REFERENCES people (person_id),
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  willing BOOLEAN NOT NULL,
  day_minutes BIGINT NOT NULL,
  week_minutes BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (day_minutes BETWEEN 1 AND 720),
  CHECK (week_minutes BETWEEN 1 AND 2400)
);

-- As visit_slots, of a volunteer.
CREATE TABLE visitor_slots (
  person_id TEXT NOT NULL REFERENCES visitor_terms (person_id),
  weekday BIGINT NOT NULL,
  start_minute BIGINT NOT NULL,
  end_minute BIGINT NOT NULL,
  PRIMARY KEY (person_id, weekday, start_minute),
  CHECK (weekday BETWEEN 1 AND 7),
  CHECK (start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440)
);

-- subject_key: what figures count the household by; it stays when the household was erased, and
-- then leads nowhere. state: 1 proposed, 2 agreed, 3 under way, 4 held, 5 not held, 6 cancelled.
-- alarm: who was told, 0 nobody, 1 contact, 2 coordinators, 3 leads, 4 distress. alarm_time_us: when
-- the next is told; NULL while no word is awaited.
CREATE TABLE visits (
  visit_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  subject_key TEXT NOT NULL,
  household_id TEXT REFERENCES households (household_id),
  state BIGINT NOT NULL,
  start_time_us BIGINT NOT NULL,
  end_time_us BIGINT NOT NULL,
  introduction BOOLEAN NOT NULL,
  min_people BIGINT NOT NULL,
  off_site_contact_person_id TEXT REFERENCES people (person_id),
  travel_minutes BIGINT NOT NULL,
  actual_start_time_us BIGINT,
  actual_end_time_us BIGINT,
  alarm BIGINT NOT NULL,
  alarm_time_us BIGINT,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (state BETWEEN 1 AND 6),
  CHECK (alarm BETWEEN 0 AND 4),
  CHECK (start_time_us < end_time_us),
  CHECK (min_people BETWEEN 1 AND 4),
  CHECK (travel_minutes BETWEEN 0 AND 240),
  CHECK (state <> 4 OR actual_end_time_us IS NOT NULL),
  CHECK (actual_end_time_us IS NULL OR actual_start_time_us < actual_end_time_us),
  -- What is over, or does not take place, keeps no plan with a household that is gone.
  CHECK (household_id IS NOT NULL OR state >= 4)
);
CREATE INDEX visits_unit ON visits (unit_id, start_time_us, visit_id);
CREATE INDEX visits_household ON visits (household_id, start_time_us) WHERE household_id IS NOT NULL;
-- What one call has planned together: its answer is about all of them.
CREATE INDEX visits_planned ON visits (organization_id, create_time_us);
CREATE INDEX visits_contact ON visits (off_site_contact_person_id)
  WHERE off_site_contact_person_id IS NOT NULL;
CREATE INDEX visits_alarm ON visits (alarm_time_us) WHERE alarm_time_us IS NOT NULL;

-- state: 1 asked, 2 accepted, 3 no longer goes.
CREATE TABLE visit_visitors (
  visit_id TEXT NOT NULL REFERENCES visits (visit_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  state BIGINT NOT NULL,
  PRIMARY KEY (visit_id, person_id),
  CHECK (state BETWEEN 1 AND 3)
);
CREATE INDEX visit_visitors_person ON visit_visitors (person_id, state);

-- quantity and delivered in thousandths. A line of the checklist has no quantity; delivered is then
-- 1 when it was seen to.
CREATE TABLE visit_items (
  visit_id TEXT NOT NULL REFERENCES visits (visit_id),
  position BIGINT NOT NULL,
  item TEXT NOT NULL,
  measure TEXT NOT NULL,
  quantity BIGINT,
  delivered BIGINT NOT NULL,
  PRIMARY KEY (visit_id, position),
  CHECK (quantity IS NULL OR quantity > 0),
  CHECK (delivered >= 0)
);

-- The ledger rows that a visit has made; the rows themselves name no household.
CREATE TABLE visit_records (
  visit_id TEXT NOT NULL REFERENCES visits (visit_id),
  service_record_id TEXT NOT NULL REFERENCES service_records (service_record_id),
  PRIMARY KEY (visit_id, service_record_id)
);
CREATE UNIQUE INDEX visit_records_record ON visit_records (service_record_id);
