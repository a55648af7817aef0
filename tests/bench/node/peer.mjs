// The natural server of sign-ups on Node: grpc-js, better-sqlite3, one transaction a call. The same
// messages, tables and statements as glimmerd's, without sessions, roles and scopes.
// node peer.mjs PROTO_FOLDER DATABASE ADDRESS
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import Database from 'better-sqlite3';

const [protos, file, address] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('foreign_keys = ON');
db.pragma('secure_delete = ON');

const findAnswer = db.prepare('SELECT request_hash, response FROM changes WHERE request_id = ?');
const joinFacts = db.prepare(`
  SELECT s.organization_id, s.start_time_us, s.end_time_us, s.state, s.capacity, s.held,
    s.next_join_sequence, s.sign_up_open_time_us, s.sign_up_close_time_us, o.path, h.path,
    d.display_name, p.position_id, p.capacity AS position_capacity, p.held AS position_held
  FROM shifts s JOIN positions p ON p.shift_id = s.shift_id
  JOIN events e ON e.event_id = s.event_id
  JOIN units o ON o.unit_id = e.organizing_unit_id JOIN units h ON h.unit_id = e.host_unit_id
  JOIN people d ON d.person_id = ? WHERE s.shift_id = ? ORDER BY p.ordinal`);
const commitments = db.prepare(`
  SELECT sign_up_id FROM sign_ups WHERE person_id = ? AND state <= 3 AND start_time_us > ?
    AND start_time_us < ? AND end_time_us > ?`);
const insert = db.prepare(`
  INSERT INTO sign_ups (sign_up_id, shift_id, position_id, person_id, state, guests,
    join_sequence, start_time_us, end_time_us, cover_wanted, left_late, override_reason,
    create_time_us, update_time_us) VALUES (?, ?, ?, ?, 1, 0, ?, ?, ?, 0, 0, '', ?, ?)`);
const fillPosition = db.prepare('UPDATE positions SET held = held + 1 WHERE position_id = ?');
const fillShift = db.prepare(
  'UPDATE shifts SET held = held + 1, next_join_sequence = next_join_sequence + 1 WHERE shift_id = ?');
const lastSequence = db.prepare('SELECT last_sequence FROM organizations WHERE organization_id = ?');
const takeSequence = db.prepare('UPDATE organizations SET last_sequence = ? WHERE organization_id = ?');
const change = db.prepare(`
  INSERT INTO changes (organization_id, sequence, resource, kind, audience, shared_resource,
    record_time_us, request_id, request_hash, response) VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?)`);
const listShifts = db.prepare(`
  SELECT s.shift_id, s.event_id, s.civil_start, s.start_time_us, s.end_time_us, s.capacity, s.held,
    s.waiting, s.sign_up_open_time_us, s.sign_up_close_time_us, e.time_zone
  FROM shifts s JOIN events e ON e.event_id = s.event_id
  WHERE s.end_time_us > ? AND s.state = 1 ORDER BY s.start_time_us, s.shift_id LIMIT ?`);
const listPositions = db.prepare(
  'SELECT position_id, display_name, capacity, held FROM positions WHERE shift_id = ? ORDER BY ordinal');

const dayUs = 24 * 3600 * 1e6;
const failure = (code, message) => Object.assign(new Error(message), { code });
const timestamp = (us) => ({ seconds: Math.floor(us / 1e6), nanos: (us % 1e6) * 1000 });

const signUp = db.transaction((request) => {
  if (findAnswer.get(request.request_id)) throw failure(grpc.status.ALREADY_EXISTS, 'again');
  const shift = request.shift.slice('shifts/'.length);
  const person = request.person.slice('people/'.length);
  const facts = joinFacts.get(person, shift);
  if (!facts) throw failure(grpc.status.NOT_FOUND, 'shift');
  const now = Date.now() * 1000;
  if (facts.held >= facts.capacity || facts.position_held >= facts.position_capacity) {
    throw failure(grpc.status.FAILED_PRECONDITION, 'SHIFT_FULL');
  }
  const clash = commitments.get(person, facts.start_time_us - dayUs, facts.end_time_us,
    facts.start_time_us);
  if (clash) throw failure(grpc.status.FAILED_PRECONDITION, 'OVERLAP');
  insert.run(request.sign_up_id, shift, facts.position_id, person, facts.next_join_sequence,
    facts.start_time_us, facts.end_time_us, now, now);
  fillPosition.run(facts.position_id);
  fillShift.run(shift);
  const sequence = lastSequence.get(facts.organization_id).last_sequence + 1;
  takeSequence.run(sequence, facts.organization_id);
  const answer = {
    sign_up: {
      name: `sign_ups/${request.sign_up_id}`, shift: request.shift, person: request.person,
      person_display_name: facts.display_name, position: `positions/${facts.position_id}`,
      state: 'STATE_CONFIRMED', create_time: timestamp(now), update_time: timestamp(now),
    },
  };
  change.run(facts.organization_id, sequence, answer.sign_up.name, `person:${person}`,
    request.shift, now, request.request_id, Buffer.alloc(32), Buffer.from(JSON.stringify(answer)));
  return answer;
});

const packages = grpc.loadPackageDefinition(loader.loadSync(
  ['glimmer/v1/sign_up_service.proto', 'glimmer/v1/event_service.proto'],
  { includeDirs: [protos], keepCase: true, longs: Number, enums: String })).glimmer.v1;
const server = new grpc.Server();
server.addService(packages.SignUpService.service, {
  CreateSignUp: (call, done) => {
    try {
      done(null, signUp.immediate(call.request));
    } catch (error) {
      done(error);
    }
  },
});
server.addService(packages.EventService.service, {
  ListShifts: (call, done) => done(null, {
    shifts: listShifts.all(Date.now() * 1000, call.request.page_size).map((row) => ({
      name: `shifts/${row.shift_id}`, event: `events/${row.event_id}`,
      start_time: timestamp(row.start_time_us), end_time: timestamp(row.end_time_us),
      civil_start: row.civil_start, time_zone: row.time_zone, state: 'STATE_OPEN',
      capacity: row.capacity, held: row.held, waiting: row.waiting,
      sign_up_open_time: timestamp(row.sign_up_open_time_us),
      sign_up_close_time: timestamp(row.sign_up_close_time_us),
      positions: listPositions.all(row.shift_id).map((position) => ({
        name: `positions/${position.position_id}`, display_name: position.display_name,
        capacity: position.capacity, held: position.held,
      })),
    })),
  }),
});
server.bindAsync(address, grpc.ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
  console.log('serving');
});
