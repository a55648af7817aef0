-- Events, shifts and their positions.

CREATE TABLE events (
  event_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  organizing_unit_id TEXT NOT NULL REFERENCES units (unit_id),
  host_unit_id TEXT NOT NULL REFERENCES units (unit_id),
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  place TEXT NOT NULL,
  description TEXT NOT NULL,
  bring TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  leader_person_id TEXT REFERENCES people (person_id),
  rrule TEXT NOT NULL,
  external_uid TEXT,
  version BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL
);
CREATE INDEX events_organization ON events (organization_id, event_id);
CREATE UNIQUE INDEX events_uid ON events (organization_id, external_uid)
  WHERE external_uid IS NOT NULL;

-- State: 1 open, 2 cancelled, 3 closed. held = confirmed people, their guests and running offers.
CREATE TABLE shifts (
  shift_id TEXT PRIMARY KEY,
  organization_id TEXT NOT NULL,
  event_id TEXT NOT NULL REFERENCES events (event_id),
  recurrence_id TEXT NOT NULL,
  civil_start TEXT NOT NULL,
  start_time_us BIGINT NOT NULL,
  end_time_us BIGINT NOT NULL,
  state BIGINT NOT NULL,
  capacity BIGINT NOT NULL,
  held BIGINT NOT NULL,
  waiting BIGINT NOT NULL,
  next_join_sequence BIGINT NOT NULL,
  sign_up_open_time_us BIGINT NOT NULL,
  sign_up_close_time_us BIGINT NOT NULL,
  leave_deadline_us BIGINT NOT NULL,
  leader_person_id TEXT REFERENCES people (person_id),
  audience_count BIGINT NOT NULL,
  guest_count BIGINT NOT NULL,
  site_key BYTEA NOT NULL,
  cancel_reason TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  version BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (held >= 0 AND held <= capacity),
  CHECK (waiting >= 0),
  CHECK (end_time_us > start_time_us)
);
CREATE UNIQUE INDEX shifts_event ON shifts (event_id, recurrence_id);
CREATE INDEX shifts_time ON shifts (organization_id, start_time_us, shift_id);
CREATE INDEX shifts_leader ON shifts (leader_person_id, start_time_us);

CREATE TABLE positions (
  position_id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL REFERENCES shifts (shift_id),
  ordinal BIGINT NOT NULL,
  display_name TEXT NOT NULL,
  capacity BIGINT NOT NULL,
  held BIGINT NOT NULL,
  needed_skills TEXT NOT NULL,
  minimum_age BIGINT NOT NULL,
  CHECK (held >= 0 AND held <= capacity)
);
CREATE UNIQUE INDEX positions_shift ON positions (shift_id, ordinal);
