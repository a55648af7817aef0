-- Runs of site codes that this phone has shown by a clock of its own, until the server is heard
-- again and told when that was. first_step_boot_us: so long the phone had run when the first began.
CREATE TABLE shown_codes (
  shift TEXT NOT NULL,
  boot_id TEXT NOT NULL,
  first_step BIGINT NOT NULL,
  last_step BIGINT NOT NULL,
  first_step_boot_us BIGINT NOT NULL,
  PRIMARY KEY (shift, boot_id, first_step, first_step_boot_us)
);
