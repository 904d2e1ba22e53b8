import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '../../../test/jest.js';
import { BigBlueButton } from './big-blue-button.adapter.js';
import { LiveKit } from './livekit.adapter.js';
import { peopleOf, placedAt, sessionIdIn } from './placing.rules.js';

const NOW = Date.UTC(2027, 0, 12, 13);
const SECOND = NOW / 1000;
const KEY = 'APIhouse';
const SECRET = 'a secret of sixteen';
const SESSION = '019b0000-0000-7000-8000-00000000000a';
const LEARNER = '019b0000-0000-7000-8000-00000000000b';

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(body: string, change: object = {}, secret = SECRET): string {
  const sha256 = createHash('sha256').update(body).digest('base64');
  const claims = { iss: KEY, nbf: SECOND - 1, exp: SECOND + 300, sha256, ...change };
  const signed = `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const joined = JSON.stringify({
  event: 'participant_joined',
  id: 'EV_1',
  createdAt: String(SECOND),
  room: { name: SESSION },
  participant: { identity: LEARNER, sid: 'PA_1' },
});
const livekit = new LiveKit(KEY, SECRET);
const askLiveKit = (body: string, authorization = token(body), now = NOW) =>
  livekit.eventsOf({ body: Buffer.from(body), headers: { authorization }, query: {}, now });

describe('What LiveKit tells', () => {
  it('is taken when it signed the bytes of the body', () => {
    expect(askLiveKit(joined)).toEqual([
      { eventId: 'EV_1', kind: 'joined', room: SESSION, person: LEARNER, connection: 'PA_1', occurredAt: NOW },
    ]);
  });

  it('tells a line that was lost from leaving', () => {
    const left = (disconnectReason: string) =>
      askLiveKit(
        JSON.stringify({ event: 'participant_left', id: 'EV_2', createdAt: SECOND, participant: { disconnectReason } }),
      );
    expect([left('CLIENT_INITIATED')?.[0]?.kind, left('CONNECTION_TIMEOUT')?.[0]?.kind]).toEqual(['left', 'dropped']);
  });

  it.each<[string, string, string, number]>([
    ['another body', joined.replace('EV_1', 'EV_9'), token(joined), NOW],
    ['another secret', joined, token(joined, {}, 'another secret of sixteen'), NOW],
    ['another key', joined, token(joined, { iss: 'other' }), NOW],
    ['an old token', joined, token(joined), NOW + 301_000],
    ['a token that never ends', joined, token(joined, { exp: SECOND + 86_400 }), NOW],
    ['no token', joined, '', NOW],
    ['an unsigned token', joined, `${base64url({ alg: 'none' })}.${base64url({ iss: KEY })}.`, NOW],
  ])('is refused with %s', (_what, body, authorization, now) => {
    expect(askLiveKit(body, authorization, now)).toBeNull();
  });

  it.each(['', 'null', '[]', '{}', '{"id":"EV_1","createdAt":"soon"}', '{"id":{},"participant":3}'])(
    'that makes no sense says nothing: %s',
    (body) => {
      expect(askLiveKit(body)).toEqual([]);
    },
  );
});

const ADDRESS = 'https://jalon.example.test/api/provider-events/bigbluebutton';
const bbb = new BigBlueButton(SECRET, ADDRESS);
const event = (id: string, ts = NOW) => ({
  data: {
    id,
    attributes: {
      meeting: { 'external-meeting-id': SESSION, 'internal-meeting-id': 'm-1' },
      user: { 'external-user-id': LEARNER, 'internal-user-id': 'w_1' },
    },
    event: { ts },
  },
});
const form = (events: unknown, timestamp = NOW) =>
  new URLSearchParams({ event: JSON.stringify(events), timestamp: String(timestamp), domain: 'bbb' }).toString();
const checksumOf = (body: string, hash = 'sha256') =>
  createHash(hash)
    .update(ADDRESS + body + SECRET)
    .digest('hex');
const askBbb = (body: string, checksum: string = checksumOf(body), now = NOW) =>
  bbb.eventsOf({ body: Buffer.from(body), headers: {}, query: { checksum }, now });

describe('What BigBlueButton tells', () => {
  it.each(['sha1', 'sha256', 'sha512'])('is taken under a checksum by %s, several events at once', (hash) => {
    const body = form([event('user-joined'), event('meeting-ended'), event('chat-message')]);
    expect(askBbb(body, checksumOf(body, hash))?.map(({ kind }) => kind)).toEqual(['joined', 'ended', null]);
  });

  it('is one event when it is told again, and another at another time', () => {
    const idOf = (ts: number) => askBbb(form([event('user-joined', ts)]))?.[0]?.eventId;
    expect(idOf(NOW)).toBe(idOf(NOW));
    expect(idOf(NOW)).not.toBe(idOf(NOW + 1));
  });

  it('is refused when it was changed, is old, or bears no checksum', () => {
    const body = form([event('user-joined')]);
    expect(askBbb(`${body}&a=b`, checksumOf(body))).toBeNull();
    expect(askBbb(body, checksumOf(body), NOW + 301_000)).toBeNull();
    expect(askBbb(body, '')).toBeNull();
    expect(askBbb('event=%5B%5D')).toBeNull();
    expect(askBbb(form('nonsense'))).toEqual([]);
    expect(askBbb(form([null, 3, {}, event('', NOW)]))).toEqual([]);
  });
});

describe('Where an event belongs', () => {
  const session = {
    state: 'booked',
    learnerId: LEARNER,
    mentorId: 'mentor',
    around: [NOW - 900_000, NOW + 900_000] as const,
  };
  const told = { kind: 'joined' as const, person: LEARNER, at: NOW };

  it('is the session that its room is named after', () => {
    expect([SESSION, `jalon-${SESSION.toUpperCase()}`, 'salon', ''].map(sessionIdIn)).toEqual([
      SESSION,
      SESSION,
      null,
      null,
    ]);
  });

  it.each<[string, Parameters<typeof peopleOf>, unknown]>([
    ['the side it names', [told, session], [LEARNER]],
    ['both sides at the end of the room', [{ ...told, kind: 'ended', person: '' }, session], [LEARNER, 'mentor']],
    ['nobody where it says nothing of presence', [{ ...told, kind: null }, session], 'not-presence'],
    ['nobody without a session', [told, null], 'unknown-room'],
    ['nobody of no side', [{ ...told, person: 'guest' }, session], 'unknown-person'],
    ['nobody hours before', [{ ...told, at: NOW - 1_000_000 }, session], 'not-around'],
    ['nobody once it was cancelled', [told, { ...session, state: 'cancelled-late' }], 'not-around'],
  ])('is told of %s', (_whom, asked, people) => {
    expect(peopleOf(...asked)).toEqual(people);
  });

  it('is dated by the provider, and never ahead of the house', () => {
    expect([900, 5000].map((occurredAt) => placedAt(occurredAt, 1000))).toEqual([900, 1000]);
  });
});
