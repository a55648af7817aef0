-- Where the chain of each device's claims ends. A profile that enrols anew is another device.
CREATE TABLE claim_chain (
  device TEXT PRIMARY KEY,
  device_sequence BIGINT NOT NULL,
  claim_hash BYTEA NOT NULL
);

-- The same anchor by the clock that nobody sets: since the phone started, as long as it runs.
ALTER TABLE feed ADD COLUMN boot_id TEXT NOT NULL DEFAULT '';
ALTER TABLE feed ADD COLUMN received_boot_us BIGINT NOT NULL DEFAULT 0;
