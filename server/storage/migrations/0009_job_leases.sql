-- Which of several servers does what only one may do at a time, and until when.

CREATE TABLE job_leases (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  expire_time_us BIGINT NOT NULL
);
