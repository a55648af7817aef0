// The main job by an independent client against the real server: node journey.mjs GLIMMERD.
// Starts a server of its own, enrols an administrator and a volunteer, plans a shift, lists, signs
// up, checks in and out, and reads the hours. Exits with 1 and says what went wrong.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkRecord, GlimmerClient, readInvitation, reasonOf, siteCode } from './glimmer_client.mjs';

const glimmerd = process.argv[2];
const folder = mkdtempSync(join(tmpdir(), 'glimmer-journey-'));
const data = join(folder, 'data');
let server;

function step(text) {
  console.log(`ok  ${text}`);
}

async function start() {
  server = spawn(glimmerd, ['serve', `--data_dir=${data}`, '--listen=127.0.0.1:0', '--organization=Journey'],
    { stdio: ['ignore', 'pipe', 'pipe'] });
  const [link, address] = await new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk) => {
      text += chunk;
      const code = /glimmer:\/\/join\?p=[A-Za-z0-9_-]+\s/.exec(text);
      const found = /127\.0\.0\.1:([1-9]\d*)/.exec(text);
      if (code && found) resolve([code[0].trim(), found[0]]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => reject(new Error(`glimmerd ended with ${code}: ${text}`)));
    setTimeout(() => reject(new Error(`no address within 20 s: ${text}`)), 20000).unref();
  });
  return { link, address: address.replace('127.0.0.1', 'localhost') };
}

function civil(date) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
    .format(date).replace(' ', 'T');
}

async function journey() {
  const { link, address } = await start();
  const certificate = join(data, 'tls.crt');
  const admin = new GlimmerClient(address, certificate);
  await admin.enrol({ secret: readInvitation(link).secret }, 'office');
  await admin.signIn();
  step('the administrator enrols with the setup code');

  const { units } = await admin.call('people', 'ListUnits', {}, { reads: true });
  const root = units[0].name;
  const { person } = await admin.call('people', 'CreatePerson', { display_name: 'Li Hua', home_unit: root });
  const invitation = await admin.call('access', 'CreateInvitation', { person: person.name });
  const volunteer = new GlimmerClient(address, certificate);
  await volunteer.enrol({ secret: readInvitation(invitation.link).secret }, 'phone');
  await volunteer.signIn();
  assert.equal(volunteer.person, person.name);
  step('a volunteer enrols with an invitation');

  const soon = new Date(Date.now() + 15 * 60000);
  const made = await admin.call('event', 'CreateEvent', {
    event: { title: 'Library corner', category: 'culture', organizing_unit: root, host_unit: root,
      time_zone: 'Asia/Shanghai', leader: admin.person, place: 'Ground floor' },
    pattern: { civil_start: civil(soon), duration: { seconds: 7200 }, positions: [{ display_name: 'helper', capacity: 1 }] },
  });
  const listed = await volunteer.call('event', 'ListShifts', {}, { reads: true });
  assert.deepEqual(listed.shifts.map((s) => s.name), [made.shifts[0].name]);
  const shift = listed.shifts[0].name;
  step('a shift is planned and listed');

  const signUp = await volunteer.call('sign_up', 'CreateSignUp', { shift, person: volunteer.person });
  assert.equal(signUp.sign_up.state, 'STATE_CONFIRMED');
  await assert.rejects(admin.call('sign_up', 'CreateSignUp', { shift, person: admin.person }),
    (error) => reasonOf(error) === 'SHIFT_FULL');
  step('the volunteer signs up; the next one learns SHIFT_FULL');

  const code = await admin.call('attendance', 'GetSiteCode', { shift }, { reads: true });
  const origin = Number(code.origin_time.seconds) * 1000 + code.origin_time.nanos / 1e6;
  const claim = () => ({ shift, person: volunteer.person, method: 'METHOD_SITE_CODE',
    site_code: siteCode(code.key, origin, Date.now()), device: volunteer.device });
  const checkedIn = await volunteer.call('attendance', 'CheckIn', { claim: claim() });
  assert.equal(checkedIn.attendance.state, 'STATE_CHECKED_IN');
  const checkedOut = await volunteer.call('attendance', 'CheckOut', { claim: claim() });
  assert.equal(checkedOut.attendance.state, 'STATE_CHECKED_OUT');
  assert.equal(checkedOut.service_record.evidence_class, 'EVIDENCE_CLASS_B');
  step('the volunteer checks in and out with the site code');

  const { text } = await volunteer.call('hours', 'CreateServiceCertificate', {});
  const { certificate_key: key } = await new GlimmerClient(address, certificate)
    .call('access', 'GetServerInfo', {}, { reads: true });
  assert.deepEqual(checkRecord(text, key), { minutes: 0, personTimes: 1, person: 'Li Hua', organization: 'Journey' });
  assert.equal(checkRecord(text.replace(/.$/, (c) => (c === '0' ? '1' : '0')), key), null);
  step('the volunteer carries a record away that anybody can check');

  const changes = await volunteer.call('sync', 'ListChanges', {}, { reads: true });
  assert.ok(changes.changes.some((c) => c.name === signUp.sign_up.name && c.sign_up));
  assert.ok(!JSON.stringify(changes.changes.filter((c) => c.person)).includes('Administrator'));
  step('the change feed brings the volunteer what is theirs');
}

try {
  await journey();
} catch (error) {
  console.error(error, reasonOf(error));
  process.exitCode = 1;
} finally {
  server?.removeAllListeners('exit');
  server?.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
