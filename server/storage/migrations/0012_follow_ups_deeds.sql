-- Follow-ups (销号) with what was done about them, deeds (办实事), and who may strike off.

-- Follow-ups of the unit may be closed by their owner or by who finished them.
ALTER TABLE units ADD COLUMN one_person_closes BOOLEAN NOT NULL DEFAULT FALSE;

-- kind: 1 complaint, 2 problem, 3 need. state: 1 open, 2 planned, 3 finished, 4 closed.
CREATE TABLE follow_ups (
  follow_up_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  kind BIGINT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  source TEXT NOT NULL,
  state BIGINT NOT NULL,
  opener_person_id TEXT REFERENCES people (person_id),
  owner_person_id TEXT REFERENCES people (person_id),
  due_date TEXT,
  measure TEXT NOT NULL,
  finisher_person_id TEXT REFERENCES people (person_id),
  evidence TEXT NOT NULL,
  reason TEXT NOT NULL,
  reopenings BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  finish_time_us BIGINT,
  close_time_us BIGINT,
  update_time_us BIGINT NOT NULL,
  CHECK (kind BETWEEN 1 AND 3),
  CHECK (state BETWEEN 1 AND 4),
  -- Nothing is planned without a date; nobody finishes what has none.
  CHECK ((state = 1) = (due_date IS NULL)),
  CHECK ((state >= 3) = (finish_time_us IS NOT NULL)),
  CHECK ((state >= 3) = (evidence <> '')),
  CHECK ((state = 4) = (close_time_us IS NOT NULL)),
  CHECK ((reopenings > 0) = (reason <> ''))
);
CREATE INDEX follow_ups_unit ON follow_ups (unit_id, state, due_date);
CREATE INDEX follow_ups_owner ON follow_ups (owner_person_id) WHERE owner_person_id IS NOT NULL;
CREATE INDEX follow_ups_opener ON follow_ups (opener_person_id, state);

-- Who did what and when. Rows are only ever added. action: 1 opened, 2 planned, 3 finished,
-- 4 closed, 5 opened again. actor and owner are "subjects/KEY", as in the audit table; owner and
-- due_date are as of then. text: the measure, the evidence or the reason.
CREATE TABLE follow_up_records (
  follow_up_id TEXT NOT NULL REFERENCES follow_ups (follow_up_id),
  sequence BIGINT NOT NULL,
  action BIGINT NOT NULL,
  actor TEXT NOT NULL,
  owner TEXT NOT NULL,
  due_date TEXT,
  text TEXT NOT NULL,
  record_time_us BIGINT NOT NULL,
  PRIMARY KEY (follow_up_id, sequence),
  CHECK (action BETWEEN 1 AND 5),
  CHECK ((sequence = 1) = (action = 1)),
  CHECK ((action = 1) = (due_date IS NULL))
);

-- Done by a person or by a unit. state: 1 waiting, 2 confirmed, 3 refused, 4 reversed.
-- evidence_class: 0 none, 3 C, 4 D.
CREATE TABLE deeds (
  deed_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  unit_id TEXT NOT NULL REFERENCES units (unit_id),
  title TEXT NOT NULL,
  beneficiary TEXT NOT NULL,
  civil_date TEXT NOT NULL,
  doer_person_id TEXT REFERENCES people (person_id),
  doer_unit_id TEXT REFERENCES units (unit_id),
  state BIGINT NOT NULL,
  evidence_class BIGINT NOT NULL,
  recorder_person_id TEXT REFERENCES people (person_id),
  reason TEXT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (state BETWEEN 1 AND 4),
  -- What counts, or has counted, has evidence.
  CHECK ((state IN (2, 4)) = (evidence_class IN (3, 4))),
  CHECK (evidence_class IN (0, 3, 4)),
  CHECK (doer_person_id IS NULL OR doer_unit_id IS NULL),
  CHECK ((state IN (3, 4)) = (reason <> ''))
);
CREATE INDEX deeds_unit ON deeds (unit_id, civil_date, deed_id);
CREATE INDEX deeds_doer ON deeds (doer_person_id) WHERE doer_person_id IS NOT NULL;
CREATE INDEX deeds_recorder ON deeds (recorder_person_id, state);
