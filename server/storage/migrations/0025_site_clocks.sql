-- What a device has said afterwards of a run of site codes that it had shown by a clock of its own
-- (shared/domain/site_clock_rules.h): the serialised SiteClock with its signature. Only added to.
CREATE TABLE site_clocks (
  shift_id TEXT NOT NULL REFERENCES shifts (shift_id),
  device_id TEXT NOT NULL REFERENCES devices (device_id),
  boot_id TEXT NOT NULL,
  first_step BIGINT NOT NULL,
  first_step_boot_ms BIGINT NOT NULL,
  receive_time_us BIGINT NOT NULL,
  clock BYTEA NOT NULL,
  PRIMARY KEY (shift_id, device_id, boot_id, first_step, first_step_boot_ms)
);
