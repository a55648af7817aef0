-- Outgoing messages: one row per person and event. state: 1 made, 2 handed over, 3 seen.

CREATE TABLE notices (
  notice_id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (person_id),
  kind BIGINT NOT NULL,
  subject TEXT NOT NULL,
  parameters BYTEA NOT NULL,
  state BIGINT NOT NULL,
  create_time_us BIGINT NOT NULL,
  hand_over_time_us BIGINT,
  seen_time_us BIGINT
);
CREATE INDEX notices_person ON notices (person_id, notice_id);

-- What each channel has still to deliver or has delivered. channel: 1 app, 2 mail, 3 webhook.
CREATE TABLE notice_deliveries (
  notice_id TEXT NOT NULL REFERENCES notices (notice_id),
  channel BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  next_time_us BIGINT NOT NULL,
  hand_over_time_us BIGINT,
  failure TEXT NOT NULL,
  PRIMARY KEY (notice_id, channel)
);
CREATE INDEX notice_deliveries_due ON notice_deliveries (next_time_us)
  WHERE hand_over_time_us IS NULL;
