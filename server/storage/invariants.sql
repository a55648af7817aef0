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

-- What was claimed, brought and confirmed of a wish is the sum of its claims, and never more than it.
SELECT 'wish_counts', COUNT(*) FROM wishes w WHERE (w.claimed, w.delivered, w.confirmed) <> (
  SELECT COALESCE(SUM(c.quantity), 0),
    COALESCE(SUM(c.quantity) FILTER (WHERE c.state IN (2, 3)), 0),
    COALESCE(SUM(c.quantity) FILTER (WHERE c.state = 3), 0)
  FROM wish_claims c WHERE c.wish_id = w.wish_id AND c.state <= 3);

SELECT 'wish_quantity', COUNT(*) FROM wishes WHERE claimed > quantity;

-- The state of a published wish follows from its counts.
SELECT 'wish_state', COUNT(*) FROM wishes WHERE state BETWEEN 2 AND 5 AND state <>
  CASE WHEN confirmed = quantity THEN 5 WHEN delivered = quantity THEN 4
    WHEN claimed = quantity THEN 3 ELSE 2 END;

-- Somebody is to call back while something was brought that is not confirmed, and only then.
SELECT 'wish_call_back', COUNT(*) FROM wishes WHERE (call_back_time_us IS NOT NULL) <>
  (state BETWEEN 2 AND 4 AND delivered > confirmed);

SELECT 'one_claim_of_a_person', COUNT(*) FROM (
  SELECT person_id FROM wish_claims WHERE state <= 2 GROUP BY wish_id, person_id
  HAVING COUNT(*) > 1) AS doubled;

-- Nothing is claimed of what is in review or was taken back.
SELECT 'claim_of_no_wish', COUNT(*) FROM wish_claims c JOIN wishes w ON w.wish_id = c.wish_id
  WHERE c.state = 1 AND w.state IN (1, 6, 7, 8);

-- Where a wish belongs is erased when it is done with.
SELECT 'wish_secrets', COUNT(*) FROM wish_secrets s JOIN wishes w ON w.wish_id = s.wish_id
  WHERE w.state IN (6, 7, 8);

-- What figures of the past are made from says of every wish what its row says.
SELECT 'wish_outcomes', COUNT(*) FROM wishes w WHERE COALESCE((
  SELECT MAX(o.state) FROM wish_outcomes o
  WHERE o.wish_id = w.wish_id AND o.end_time_us IS NULL), 0) <>
  CASE WHEN w.state IN (5, 6) THEN 5
    WHEN w.state = 8 AND w.publish_time_us IS NOT NULL THEN 8 ELSE 0 END;

-- Receipts of a year are numbered from 1 without a gap, and the counter stands at the last.
SELECT 'gift_receipt_gap', COUNT(*) FROM (
  SELECT organization_id FROM gifts WHERE receipt_number IS NOT NULL
  GROUP BY organization_id, receipt_year
  HAVING MIN(receipt_number) <> 1 OR MAX(receipt_number) <> COUNT(*)) AS gaps;

SELECT 'gift_receipt_counter', COUNT(*) FROM gift_receipt_years y WHERE y.last_number <> (
  SELECT COUNT(*) FROM gifts g
  WHERE g.organization_id = y.organization_id AND g.receipt_year = y.year);

SELECT 'gift_receipt_year', COUNT(*) FROM gifts g WHERE g.receipt_year IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM gift_receipt_years y
    WHERE y.organization_id = g.organization_id AND y.year = g.receipt_year);

-- What was done about a follow-up leads to where it stands, without a gap.
SELECT 'follow_up_history', COUNT(*) FROM follow_ups f
  LEFT JOIN follow_up_records r ON r.follow_up_id = f.follow_up_id AND r.sequence = (
    SELECT MAX(l.sequence) FROM follow_up_records l WHERE l.follow_up_id = f.follow_up_id)
  WHERE r.action IS NULL OR f.state <> CASE r.action WHEN 5 THEN 2 ELSE r.action END
  OR COALESCE(f.due_date, '') <> COALESCE(r.due_date, '') OR r.sequence <> (
    SELECT COUNT(*) FROM follow_up_records n WHERE n.follow_up_id = f.follow_up_id);

SELECT 'follow_up_reopenings', COUNT(*) FROM follow_ups f WHERE f.reopenings <> (
  SELECT COUNT(*) FROM follow_up_records r WHERE r.follow_up_id = f.follow_up_id AND r.action = 5);

-- Somebody sees to what is planned, and somebody has said that it is done.
SELECT 'follow_up_people', COUNT(*) FROM follow_ups
  WHERE (state = 1) <> (owner_person_id IS NULL)
  OR (state >= 3) <> (finisher_person_id IS NOT NULL);

-- A deed has a doer.
SELECT 'deed_doer', COUNT(*) FROM deeds WHERE doer_person_id IS NULL AND doer_unit_id IS NULL;

SELECT 'ledger_organization', COUNT(*) FROM (
  SELECT f.organization_id, f.unit_id FROM follow_ups f
  UNION ALL SELECT d.organization_id, d.unit_id FROM deeds d
  UNION ALL SELECT g.organization_id, g.unit_id FROM gifts g) AS l
  JOIN units u ON u.unit_id = l.unit_id WHERE u.organization_id <> l.organization_id;

-- A household's consent records have no gap, and lead to where it stands.
SELECT 'consent_sequence', COUNT(*) FROM (
  SELECT household_id FROM consent_records GROUP BY household_id
  HAVING MIN(sequence) <> 1 OR MAX(sequence) <> COUNT(*)) AS gaps;

SELECT 'household_state', COUNT(*) FROM households h WHERE h.state <> (
  SELECT CASE WHEN COUNT(*) FILTER (WHERE r.kind = 5) > 0 THEN 4
    WHEN COALESCE(MAX(r.sequence) FILTER (WHERE r.kind = 3), 0) >
      COALESCE(MAX(r.sequence) FILTER (WHERE r.kind = 4), 0) THEN 3
    WHEN COUNT(*) FILTER (WHERE r.kind = 2) > 0 THEN 2 ELSE 1 END
  FROM consent_records r WHERE r.household_id = h.household_id);

-- What is in force, or waits for the household's word, was given.
SELECT 'household_consent', COUNT(*) FROM households h JOIN consent_records r
  ON r.household_id = h.household_id AND r.sequence IN (h.consent_sequence, h.provisional_sequence)
  WHERE r.kind <> 1 OR r.expire_time_us <> CASE WHEN r.sequence = h.consent_sequence
    THEN h.consent_expire_time_us ELSE h.provisional_expire_time_us END;

-- Contact data entered together with a consent, under a key that an old backup may lack; and every
-- household has a subject key.
SELECT 'household_secrets', COUNT(*) FROM households h
  WHERE (h.min_people > 0) <> EXISTS (
    SELECT 1 FROM household_secrets s WHERE s.household_id = h.household_id)
  OR (h.min_people = 0 AND EXISTS (
    SELECT 1 FROM household_keys k WHERE k.household_id = h.household_id))
  OR (h.min_people > 0) <> EXISTS (SELECT 1 FROM consent_records r
    WHERE r.household_id = h.household_id AND r.kind = 1)
  OR NOT EXISTS (SELECT 1 FROM household_subjects k WHERE k.household_id = h.household_id);

-- What waits for the household's word waits beside what it has confirmed.
SELECT 'household_waiting', COUNT(*) FROM household_secrets w
  JOIN households h ON h.household_id = w.household_id
  WHERE w.waiting AND (h.consent_sequence IS NULL OR h.provisional_sequence IS NULL
  OR NOT EXISTS (SELECT 1 FROM household_secrets s
    WHERE s.household_id = w.household_id AND NOT s.waiting));

SELECT 'household_organization', COUNT(*) FROM households h
  JOIN units u ON u.unit_id = h.unit_id
  LEFT JOIN people p ON p.person_id = h.contact_person_id
  WHERE u.organization_id <> h.organization_id
  OR COALESCE(p.organization_id, h.organization_id) <> h.organization_id;

-- Pairings end with the consent. Nobody is paired with a household that does not want them, or with
-- their own, nor under a name that was merged into another.
SELECT 'pairing_household', COUNT(*) FROM pairings p
  JOIN households h ON h.household_id = p.household_id
  WHERE h.organization_id <> p.organization_id
  OR (p.state < 3 AND (h.state NOT IN (2, 3) OR COALESCE(h.contact_person_id, '') = p.person_id));

SELECT 'pairing_refused', COUNT(*) FROM pairings p
  JOIN refused_visitors r ON r.household_id = p.household_id AND r.person_id = p.person_id
  WHERE p.state < 3;

SELECT 'pairing_person', COUNT(*) FROM pairings p JOIN people d ON d.person_id = p.person_id
  WHERE d.organization_id <> p.organization_id OR d.merged_into_person_id IS NOT NULL;

SELECT 'visitor_terms_person', COUNT(*) FROM visitor_terms t
  JOIN people d ON d.person_id = t.person_id
  WHERE d.organization_id <> t.organization_id OR d.merged_into_person_id IS NOT NULL;

-- Who is willing to visit has said when.
SELECT 'visitor_slots', COUNT(*) FROM visitor_terms t WHERE t.willing AND NOT EXISTS (
  SELECT 1 FROM visitor_slots s WHERE s.person_id = t.person_id);

-- Nobody is to go to a household that has paused or withdrawn, nor to one elsewhere.
SELECT 'visit_household', COUNT(*) FROM visits v
  JOIN households h ON h.household_id = v.household_id
  WHERE h.organization_id <> v.organization_id OR h.unit_id <> v.unit_id
  OR (v.state <= 3 AND h.state <> 2);

-- What a household has asked to be passed on ends with its consent, but for what was brought.
SELECT 'household_wish', COUNT(*) FROM household_wishes k
  JOIN wishes w ON w.wish_id = k.wish_id JOIN households h ON h.household_id = k.household_id
  WHERE h.organization_id <> w.organization_id OR h.unit_id <> w.unit_id
  OR (w.state <= 3 AND h.state <> 2);

-- Nor is it another community's that sees to what it has asked for.
SELECT 'household_follow_up', COUNT(*) FROM household_follow_ups k
  JOIN follow_ups f ON f.follow_up_id = k.follow_up_id
  JOIN households h ON h.household_id = k.household_id
  WHERE h.organization_id <> f.organization_id OR h.unit_id <> f.unit_id;

-- Of what is over no word is awaited, and an alarm goes on until one comes. A visit that is proposed
-- again, or cancelled, may still be waited for: somebody had set out.
SELECT 'visit_waiting', COUNT(*) FROM visits
  WHERE (state IN (4, 5) AND alarm = 0 AND alarm_time_us IS NOT NULL)
  OR (alarm > 0 AND alarm_time_us IS NULL);

-- Whoever is told that no word comes does not go, and people are of the visit's organisation.
SELECT 'visit_people', COUNT(*) FROM visits v
  JOIN visit_visitors g ON g.visit_id = v.visit_id JOIN people p ON p.person_id = g.person_id
  WHERE p.organization_id <> v.organization_id
  OR (g.state < 3 AND (g.person_id = v.off_site_contact_person_id
    OR (v.state <= 3 AND p.merged_into_person_id IS NOT NULL)));

-- An old visit names nobody.
SELECT 'visit_forgotten', COUNT(*) FROM visits v WHERE v.people_count IS NOT NULL
  AND (v.household_id IS NOT NULL OR v.off_site_contact_person_id IS NOT NULL
  OR EXISTS (SELECT 1 FROM visit_visitors g WHERE g.visit_id = v.visit_id));

-- What a visit has made is service of visits.
SELECT 'visit_records', COUNT(*) FROM visit_records m
  JOIN service_records r ON r.service_record_id = m.service_record_id WHERE r.source <> 3;

-- The chains of the audit table and of the ledger begin at 1, or behind where they were cut, have no
-- gap and end at their heads, and nothing stands outside them but what is of before. That each link
-- fits, and that a chain says itself where it was cut, is for rpc::CheckChains.
SELECT 'audit_gap', COUNT(*) FROM (
  SELECT a.organization_id FROM audit_records a
  LEFT JOIN audit_heads h ON h.organization_id = a.organization_id
  WHERE a.sequence IS NOT NULL GROUP BY a.organization_id, h.start_sequence
  HAVING MIN(a.sequence) <> COALESCE(h.start_sequence, 0) + 1
  OR MAX(a.sequence) <> COALESCE(h.start_sequence, 0) + COUNT(*)) AS gaps;

SELECT 'audit_head', COUNT(*) FROM audit_heads h
  LEFT JOIN audit_records a
  ON a.organization_id = h.organization_id AND a.sequence = h.sequence
  WHERE h.sequence > 0 AND (a.chain IS NULL OR a.chain <> h.chain);

SELECT 'audit_behind_head', COUNT(*) FROM audit_records a
  LEFT JOIN audit_heads h ON h.organization_id = a.organization_id
  WHERE a.sequence IS NOT NULL AND a.sequence > COALESCE(h.sequence, 0);

SELECT 'audit_outside', COUNT(*) FROM (
  SELECT a.organization_id FROM audit_records a
  LEFT JOIN audit_heads h ON h.organization_id = a.organization_id WHERE a.sequence IS NULL
  GROUP BY a.organization_id, h.rows_before
  HAVING COUNT(*) <> COALESCE(h.rows_before, 0)) AS outside;

SELECT 'ledger_gap', COUNT(*) FROM (
  SELECT organization_id FROM service_records GROUP BY organization_id
  HAVING MIN(sequence) <> 1 OR MAX(sequence) <> COUNT(*)) AS gaps;

SELECT 'ledger_head', COUNT(*) FROM ledger_heads h
  LEFT JOIN service_records r
  ON r.organization_id = h.organization_id AND r.sequence = h.sequence
  WHERE h.sequence > h.start_sequence AND (r.chain IS NULL OR r.chain <> h.chain);

SELECT 'ledger_behind_head', COUNT(*) FROM service_records r
  LEFT JOIN ledger_heads h ON h.organization_id = r.organization_id
  WHERE r.sequence > COALESCE(h.sequence, 0);

SELECT 'ledger_outside', COUNT(*) FROM service_records r
  JOIN ledger_heads h ON h.organization_id = r.organization_id
  WHERE r.sequence <= h.start_sequence AND r.chain IS NOT NULL;

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

-- What was noted down of a day stands in the ledger.
SELECT 'daily_head', COUNT(*) FROM daily_heads d
  WHERE NOT EXISTS (SELECT 1 FROM service_records r WHERE r.organization_id = d.organization_id
  AND r.sequence = d.sequence AND r.chain = d.chain);

-- Nobody grants to themselves; every grant has a scope and an end after its beginning.
SELECT 'grant_granter', COUNT(*) FROM role_grants WHERE granter_person_id = person_id;

SELECT 'grant_scope', COUNT(*) FROM role_grants g
  WHERE NOT EXISTS (SELECT 1 FROM units u WHERE u.unit_id = g.scope_unit_id);

SELECT 'grant_end', COUNT(*) FROM role_grants WHERE end_time_us <= create_time_us;

-- The unit tree: a path is the parent's path with the own id behind.
SELECT 'unit_path', COUNT(*) FROM units u LEFT JOIN units p ON p.unit_id = u.parent_unit_id
  WHERE u.path <> COALESCE(p.path, '') || u.unit_id || '/';
