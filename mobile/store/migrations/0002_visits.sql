-- What a phone keeps of visits beside what the server said. `visit_drafts`: the plan as it was when
-- something was last written down, what was seen to and brought so far (a FinishVisitRequest), and
-- what was typed for whoever comes next, sealed to this device. `capsules`: addresses, sealed to
-- this device. `visit_reports`: what was told (a FinishVisitRequest) of visits that the person was
-- no longer to go to.

CREATE TABLE visit_drafts (
  visit TEXT PRIMARY KEY,
  plan BYTEA NOT NULL,
  report BYTEA NOT NULL,
  sealed_note BYTEA NOT NULL,
  end_time_us BIGINT NOT NULL,
  update_time_us BIGINT NOT NULL
);

CREATE TABLE capsules (
  visit TEXT PRIMARY KEY,
  capsule BYTEA NOT NULL,
  fetch_time_us BIGINT NOT NULL,
  expire_time_us BIGINT NOT NULL
);

CREATE TABLE visit_reports (
  visit TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  request BYTEA NOT NULL,
  report_time_us BIGINT NOT NULL
);
