-- Where the ledger stood at the end of each civil day of the organisation's zone
-- (server/jobs/daily_heads.h). Written once: it shows whether what it stood for still stands.
CREATE TABLE daily_heads (
  organization_id TEXT NOT NULL REFERENCES organizations (organization_id),
  civil_date TEXT NOT NULL,
  sequence BIGINT NOT NULL,
  chain BYTEA NOT NULL,
  record_time_us BIGINT NOT NULL,
  PRIMARY KEY (organization_id, civil_date)
);
