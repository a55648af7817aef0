-- What somebody has taken on about a time, however much they took on before.

CREATE INDEX sign_ups_times ON sign_ups (person_id, start_time_us) WHERE state <= 3;
