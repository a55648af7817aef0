-- What must hold in the server's database after every commit. Each statement names an invariant and
-- counts its violations: the storm, the crash test and `glimmerd doctor` all run this one file.

-- held of a position is the sum of what its sign-ups hold: confirmed or offered, with their guests.
SELECT 'positions_held', COUNT(*) FROM positions p WHERE p.held <> (
  SELECT COALESCE(SUM(1 + u.guests), 0) FROM sign_ups u
  WHERE u.shift_id = p.shift_id AND u.position_id = p.position_id AND u.state IN (1, 3));

SELECT 'shifts_held', COUNT(*) FROM shifts s WHERE s.held <> (
  SELECT COALESCE(SUM(1 + u.guests), 0) FROM sign_ups u
  WHERE u.shift_id = s.shift_id AND u.state IN (1, 3));

SELECT 'shifts_waiting', COUNT(*) FROM shifts s WHERE s.waiting <> (
  SELECT COUNT(*) FROM sign_ups u WHERE u.shift_id = s.shift_id AND u.state = 2);

SELECT 'shifts_capacity', COUNT(*) FROM shifts WHERE held > capacity OR held < 0;

SELECT 'positions_capacity', COUNT(*) FROM positions WHERE held > capacity OR held < 0;

-- Confirmed, offered and waiting exclude each other.
SELECT 'one_live_sign_up', COUNT(*) FROM (
  SELECT person_id FROM sign_ups WHERE state <= 3 GROUP BY person_id, shift_id
  HAVING COUNT(*) > 1) AS doubled;

SELECT 'sign_up_position', COUNT(*) FROM sign_ups u
  JOIN positions p ON p.position_id = u.position_id WHERE p.shift_id <> u.shift_id;

SELECT 'join_sequence', COUNT(*) FROM sign_ups u JOIN shifts s ON s.shift_id = u.shift_id
  WHERE u.join_sequence >= s.next_join_sequence;

SELECT 'sign_up_times', COUNT(*) FROM sign_ups u JOIN shifts s ON s.shift_id = u.shift_id
  WHERE u.state <= 3 AND (u.start_time_us <> s.start_time_us OR u.end_time_us <> s.end_time_us);

-- Only a confirmed place can be covered.
SELECT 'cover_wanted', COUNT(*) FROM sign_ups WHERE cover_wanted AND state <> 1;

SELECT 'cancelled_shift', COUNT(*) FROM sign_ups u JOIN shifts s ON s.shift_id = u.shift_id
  WHERE s.state = 2 AND u.state <= 3;

-- No free place beside somebody in line who fits it, as of the organisation's last commit: offers
-- are made until two hours before the start.
SELECT 'free_place_and_line', COUNT(*) FROM sign_ups u
  JOIN shifts s ON s.shift_id = u.shift_id
  JOIN positions p ON p.position_id = u.position_id
  JOIN organizations o ON o.organization_id = s.organization_id
  JOIN changes c ON c.organization_id = o.organization_id AND c.sequence = o.last_sequence
  WHERE u.state = 2 AND s.state = 1 AND p.held + 1 + u.guests <= p.capacity
  AND s.held + 1 + u.guests <= s.capacity AND c.record_time_us < s.start_time_us - 7200000000;

-- An offer never runs into the last two hours before the start.
SELECT 'offer_expire_time', COUNT(*) FROM sign_ups
  WHERE state = 3 AND offer_expire_time_us > start_time_us - 7200000000;

-- The feed has no gap behind its counter.
SELECT 'feed_counter', COUNT(*) FROM organizations o WHERE o.last_sequence < (
  SELECT COALESCE(MAX(c.sequence), 0) FROM changes c
  WHERE c.organization_id = o.organization_id);

SELECT 'feed_gap', COUNT(*) FROM (
  SELECT organization_id FROM changes GROUP BY organization_id
  HAVING MAX(sequence) - MIN(sequence) + 1 <> COUNT(*)) AS gaps;

-- References, also those that no constraint knows.
SELECT 'position_shift', COUNT(*) FROM positions p
  WHERE NOT EXISTS (SELECT 1 FROM shifts s WHERE s.shift_id = p.shift_id);

SELECT 'sign_up_references', COUNT(*) FROM sign_ups u
  WHERE NOT EXISTS (SELECT 1 FROM shifts s WHERE s.shift_id = u.shift_id)
  OR NOT EXISTS (SELECT 1 FROM positions p WHERE p.position_id = u.position_id)
  OR NOT EXISTS (SELECT 1 FROM people d WHERE d.person_id = u.person_id);

SELECT 'attendance_references', COUNT(*) FROM attendances a
  WHERE NOT EXISTS (SELECT 1 FROM shifts s WHERE s.shift_id = a.shift_id)
  OR NOT EXISTS (SELECT 1 FROM people d WHERE d.person_id = a.person_id)
  OR (a.service_record_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM service_records r WHERE r.service_record_id = a.service_record_id));

SELECT 'claim_references', COUNT(*) FROM attendance_claims c
  WHERE NOT EXISTS (SELECT 1 FROM attendances a WHERE a.attendance_id = c.attendance_id);

SELECT 'person_organization', COUNT(*) FROM sign_ups u
  JOIN people d ON d.person_id = u.person_id JOIN shifts s ON s.shift_id = u.shift_id
  WHERE d.organization_id <> s.organization_id;

-- A reversal takes back exactly what it reverses: a row of the same person that counted.
SELECT 'reversal_minutes', COUNT(*) FROM service_records r
  LEFT JOIN service_records o ON o.service_record_id = r.correction_of
  WHERE r.state = 4 AND (o.service_record_id IS NULL OR o.state = 4
  OR r.counted_minutes <> -o.counted_minutes OR r.weight <> -o.weight
  OR r.subject_key <> o.subject_key);

SELECT 'record_state_weight', COUNT(*) FROM service_records
  WHERE weight <> CASE state WHEN 1 THEN 1 WHEN 4 THEN -1 ELSE 0 END;

-- One attendance has at most one record in force: the weights of a correction's chain sum to one
-- at most and never to less than nothing.
SELECT 'record_weight', COUNT(*) FROM (
  SELECT subject_key FROM service_records WHERE shift_id IS NOT NULL AND state IN (1, 4)
  GROUP BY subject_key, shift_id HAVING SUM(weight) > 1 OR SUM(weight) < 0) AS chains;

SELECT 'negative_total', COUNT(*) FROM (
  SELECT subject_key FROM service_records WHERE state IN (1, 4) GROUP BY subject_key
  HAVING SUM(counted_minutes) < 0) AS people;

-- Nobody grants to themselves; every grant has a scope and an end after its beginning.
SELECT 'grant_granter', COUNT(*) FROM role_grants WHERE granter_person_id = person_id;

SELECT 'grant_scope', COUNT(*) FROM role_grants g
  WHERE NOT EXISTS (SELECT 1 FROM units u WHERE u.unit_id = g.scope_unit_id);

SELECT 'grant_end', COUNT(*) FROM role_grants WHERE end_time_us <= create_time_us;

-- The unit tree: a path is the parent's path with the own id behind.
SELECT 'unit_path', COUNT(*) FROM units u LEFT JOIN units p ON p.unit_id = u.parent_unit_id
  WHERE u.path <> COALESCE(p.path, '') || u.unit_id || '/';
