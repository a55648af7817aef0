-- Sign-ups. State: 1 confirmed, 2 waitlisted, 3 offered, 4 cancelled, 5 lapsed, 6 declined; live is 1 to 3.
-- Start and end are copied from the shift, so that the overlap test reads one index.

CREATE TABLE sign_ups (
  sign_up_id TEXT PRIMARY KEY,
  shift_id TEXT NOT NULL REFERENCES shifts (shift_id),
  position_id TEXT NOT NULL REFERENCES positions (position_id),
  person_id TEXT NOT NULL REFERENCES people (person_id),
  state BIGINT NOT NULL,
  guests BIGINT NOT NULL,
  join_sequence BIGINT NOT NULL,
  start_time_us BIGINT NOT NULL,
  end_time_us BIGINT NOT NULL,
  offer_expire_time_us BIGINT,
  cover_wanted BOOLEAN NOT NULL,
  left_late BOOLEAN NOT NULL,
  actor_person_id TEXT,
  override_reason TEXT NOT NULL,
  create_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL,
  CHECK (guests >= 0 AND guests <= 3),
  CHECK ((state = 3) = (offer_expire_time_us IS NOT NULL))
);
-- The database itself forbids a second live sign-up for one shift.
CREATE UNIQUE INDEX sign_ups_live ON sign_ups (person_id, shift_id) WHERE state <= 3;
CREATE UNIQUE INDEX sign_ups_line ON sign_ups (shift_id, join_sequence);
-- The line in order, and the places that wait for cover: both are short beside the table.
CREATE INDEX sign_ups_waiting ON sign_ups (shift_id, state, join_sequence, position_id)
  WHERE state = 2;
CREATE INDEX sign_ups_cover ON sign_ups (shift_id, position_id, join_sequence) WHERE cover_wanted;
CREATE INDEX sign_ups_offers ON sign_ups (offer_expire_time_us)
  WHERE offer_expire_time_us IS NOT NULL;
