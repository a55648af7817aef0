// An independent client: nothing of Glimmer's code, only its published protos. Written as a sample
// to start from; tests/node/journey.mjs runs it against the real server.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, randomUUID, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { blake2b } from '@noble/hashes/blake2b';

const protoFolder = fileURLToPath(new URL('../../proto', import.meta.url));
const services = ['access', 'people', 'event', 'sign_up', 'attendance', 'hours', 'notice', 'sync'];
const definition = protoLoader.loadSync(services.map((s) => `glimmer/v1/${s}_service.proto`), {
  includeDirs: [protoFolder], keepCase: true, longs: String, enums: String, defaults: true, oneofs: true,
});
const { v1 } = grpc.loadPackageDefinition(definition).glimmer;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

// 26 characters that sort by time, as resource ids are.
export function newId() {
  let value = (BigInt(Date.now()) << 80n) | BigInt('0x' + randomBytes(10).toString('hex'));
  let id = '';
  for (let i = 0; i < 26; i++, value >>= 5n) id = alphabet[Number(value & 31n)] + id;
  return id;
}

// What a link glimmer://join?p=... carries: version, hash of the server's key, secret, host.
export function readInvitation(link) {
  const bytes = Buffer.from(link.split('p=')[1], 'base64url');
  return { spki: bytes.subarray(1, 33), secret: bytes.subarray(33, 49), host: bytes.subarray(49).toString() };
}

// The eight digits that the leader's screen shows at `when` (milliseconds).
export function siteCode(key, originMs, when) {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(Math.floor((when - originMs) / 30000)));
  const digest = blake2b(Buffer.concat([Buffer.from('glimmer-site-v1'), message]), { key, dkLen: 32 });
  return (Buffer.from(digest).readBigUInt64BE() % 100000000n).toString().padStart(8, '0');
}

// RFC 9285.
function base45(text) {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const out = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = [...text.slice(at, at + 3)].map((c) => digits.indexOf(c));
    const value = group.reduceRight((sum, digit) => sum * 45 + digit, 0);
    if (group.length === 3) out.push(value >> 8);
    out.push(value & 255);
  }
  return Buffer.from(out);
}

// What a volunteer's record says, or null when the key (32 octets) has not signed it; as
// docs/api.md, "The certificate".
export function checkRecord(text, rawKey) {
  const octets = base45(text.slice('GLIMMER-RECORD:'.length));
  const body = octets.subarray(0, -64);
  const key = createPublicKey({
    key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), rawKey]), format: 'der', type: 'spki',
  });
  const signed = Buffer.concat([Buffer.from('service-certificate-v1'), body]);
  if (octets[0] !== 1 || !verify(null, signed, key, octets.subarray(-64))) return null;
  const person = body.subarray(102, 102 + body[101]).toString();
  return { minutes: body.readUInt32BE(29), personTimes: body.readUInt32BE(33), person,
    organization: body.subarray(103 + body[101]).toString() };
}

export const fingerprint = (data) => createHash('sha256').update(data).digest('hex');

export class GlimmerClient {
  constructor(address, certificatePath) {
    const credentials = grpc.credentials.createSsl(readFileSync(certificatePath));
    this.stubs = Object.fromEntries(services.map((s) => {
      const name = s.split('_').map((w) => w[0].toUpperCase() + w.slice(1)).join('') + 'Service';
      return [s, new v1[name](address, credentials)];
    }));
  }

  // Calls a method; writes get a request_id of their own unless one is given.
  call(service, method, request, { reads = false } = {}) {
    const metadata = new grpc.Metadata();
    if (this.token) metadata.set('authorization', `Bearer ${this.token}`);
    metadata.set('accept-language', 'en');
    const body = reads ? request : { request_id: randomUUID(), ...request };
    return new Promise((resolve, reject) => {
      this.stubs[service][method](body, metadata, { deadline: Date.now() + 10000 },
        (error, response) => (error ? reject(error) : resolve(response)));
    });
  }

  // Makes a key on this device and binds it to the invited person.
  async enrol(invitation, label) {
    const { server_id } = await this.call('access', 'GetServerInfo', {}, { reads: true });
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const rawKey = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
    this.device = `devices/${newId()}`;
    this.key = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    this.serverId = server_id;
    const proof = sign(null, Buffer.concat([Buffer.from('enrol-v1' + server_id + this.device), rawKey]), this.key);
    const answer = await this.call('access', 'RedeemInvitation', {
      ...invitation, device: this.device, public_key: rawKey, proof, label, installation_id: newId(),
    });
    this.person = answer.device.person;
    return answer;
  }

  // Signs in with the device's key.
  async signIn() {
    const { nonce } = await this.call('access', 'BeginSession', { device: this.device }, { reads: true });
    const message = Buffer.concat([Buffer.from('sess-v1' + this.serverId), nonce, Buffer.from(this.device)]);
    const session = await this.call('access', 'FinishSession', {
      device: this.device, nonce, signature: sign(null, message, this.key),
    });
    this.token = session.token;
    this.person = session.person;
    return session;
  }
}

// The reason of a refusal, for example "SHIFT_FULL".
export function reasonOf(error) {
  const details = error.metadata?.get('grpc-status-details-bin')?.[0];
  return details ? (/[A-Z][A-Z_]{3,}/.exec(Buffer.from(details).toString('latin1').split('ErrorInfo')[1]) ?? [''])[0] : '';
}
