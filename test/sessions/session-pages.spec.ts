import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { ChaseLogs } from '../../src/sessions/index.js';
import { aLearner } from '../given/learners.js';
import { aBookedSession, aHeldSession, aMentoredLearner, anAttendedSession, aSignedLog } from '../given/sessions.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open({ LIVEKIT_API_KEY: 'APIhouse', LIVEKIT_API_SECRET: 'a secret of sixteen' });
});
beforeEach(() => world.empty());
afterAll(() => world.close());

const NOON = '2026-01-07T11:00:00.000Z';

async function read(who: Person, address: string): Promise<string> {
  return textOf(await world.call(who, 'GET', address), 200);
}

/** Sends a form of a page; answers where the browser is sent on. */
async function send(who: Person, address: string, form: object): Promise<string> {
  const { status, headers } = await world.call(who, 'POST', address, form);
  expect(`${address} ${status}`).toBe(`${address} 303`);
  return String(headers['location']);
}

describe('Booking on a page', () => {
  it('goes from the week over what it means to the session', async () => {
    const { learner, enrolmentId } = await aMentoredLearner(world);
    const week = (await world.call(learner, 'GET', '/sessions/new')).bytes.toString();
    expect(week).toContain(`name="slot" value="${NOON}"`);
    const chosen = await send(learner, '/sessions/holds', { enrolmentId, slot: NOON });
    const confirmation = await read(learner, chosen);
    expect(confirmation).toContain('Réserver ce créneau ? mercredi 7 janvier 2026 à 12:00');
    expect(confirmation).toContain('Ce créneau est gardé pour vous jusqu’à 09:10.');
    const place = await send(learner, '/sessions', { enrolmentId, startsAt: NOON });
    expect(await read(learner, place)).toContain('Séance avec Dominique Exemple');
    expect(await read(learner, '/sessions/new?on=2026-01-07')).toContain('Cette semaine a déjà une séance');
  });

  it('keeps the slot for who came first, and shows the other what else is free', async () => {
    const { learner, mentor, enrolmentId } = await aMentoredLearner(world);
    const hold = () => send(mentor, '/sessions/holds', { enrolmentId, slot: NOON });
    const chosen = await send(learner, '/sessions/holds', { enrolmentId, slot: NOON });
    const refused = await read(mentor, await hold());
    expect(refused).toContain('Quelqu’un d’autre est en train de réserver ce créneau');
    expect(refused).toContain('Les créneaux libres les plus proches');
    const late = await world.call(mentor, 'POST', '/sessions', { enrolmentId, startsAt: NOON });
    expect(late.status).toBe(422);
    const form = (await world.call(learner, 'GET', chosen)).bytes.toString();
    const letGo = /data-let-go="([^"]*)"/.exec(form)?.[1] ?? 'none';
    expect(await send(learner, letGo, { to: '/sessions/new' })).toBe('/sessions/new');
    expect(await read(mentor, await hold())).toContain('Ce créneau est gardé pour vous');
  });

  it('goes on for several weeks, with other slots where one is taken', async () => {
    const { learner, enrolmentId } = await aMentoredLearner(world);
    const confirmation = await world.call(
      learner,
      'GET',
      `/sessions/new/confirmation?enrolmentId=${enrolmentId}&startsAt=${NOON}`,
    );
    const link = /href="(\/sessions\/series[^"]*)"/.exec(confirmation.bytes.toString())?.[1]?.replaceAll('&amp;', '&');
    expect(await read(learner, link ?? 'none')).toContain('4 séances possibles sur 4');
    const form = { enrolmentId, startsAt: NOON, weeks: 2 };
    const starts = [NOON, '2026-01-14T11:00:00.000Z'];
    expect(await send(learner, '/sessions/series', { ...form, starts })).toBe('/sessions');
    const again = await world.app.inject({
      method: 'POST',
      url: '/sessions/series',
      headers: { authorization: `Bearer ${learner.token}`, accept: 'text/html' },
      payload: { ...form, starts: ['2026-01-15T11:00:00.000Z'] },
    });
    expect(textOf({ status: again.statusCode, bytes: again.rawPayload }, 422)).toContain('rien n’est réservé');
    expect(textOf(await world.call(learner, 'POST', '/sessions/series', form), 400)).toContain(
      'Choisissez au moins une séance',
    );
    expect(await read(learner, '/sessions')).toContain('mercredi 14 janvier 2026 à 12:00');
  });

  it('says why a slot cannot be had, before and after asking for it', async () => {
    const { learner, enrolmentId } = await aMentoredLearner(world);
    const early = `enrolmentId=${enrolmentId}&startsAt=2026-01-05T12:00:00Z`;
    const refused = await read(learner, `/sessions/new/confirmation?${early}`);
    expect(refused).toContain('Ce créneau ne peut pas être réservé');
    expect(refused).toContain('Une séance se réserve au moins 24 h à l’avance ; il reste 4 h');
    const { status } = await world.call(learner, 'POST', '/sessions', {
      enrolmentId,
      startsAt: '2026-01-05T12:00:00Z',
    });
    expect(status).toBe(422);
  });

  it('is open to the mentor at short notice, and to nobody else', async () => {
    const { mentor, enrolmentId } = await aMentoredLearner(world);
    expect(await read(mentor, `/sessions/new?enrolmentId=${enrolmentId}`)).toContain('Réserver une séance');
    expect(await send(mentor, '/sessions', { enrolmentId, startsAt: '2026-01-05T12:00:00Z' })).toMatch(/^\/sessions\//);
    const stranger = await aLearner(world);
    expect((await world.call(stranger, 'GET', `/sessions/new?enrolmentId=${enrolmentId}`)).status).toBe(404);
    expect(await read(stranger, '/sessions/new')).toContain('Aucune séance à réserver pour le moment');
  });
});

describe('Cancelling on a page', () => {
  it('says what it comes to before the button, in time and too late', async () => {
    const mentored = await aMentoredLearner(world);
    const { sessionId } = await aBookedSession(world, mentored, NOON);
    const page = `/sessions/${sessionId}/cancellation`;
    expect(await read(mentored.learner, page)).toContain('elle n’est pas perdue');
    world.clock.set('2026-01-07T09:00:00Z');
    expect(await read(mentored.learner, page)).toContain('cette séance ne sera pas rattrapée');
    const empty = await world.call(mentored.learner, 'POST', page, { reason: ' ' });
    expect(textOf(empty, 400)).toContain('Dites en quelques mots pourquoi vous annulez');
    expect(await send(mentored.learner, page, { reason: 'Rendez-vous médical' })).toBe(`/sessions/${sessionId}`);
    expect(await read(mentored.learner, `/sessions/${sessionId}`)).toContain('Annulée trop tard');
    expect(await read(mentored.learner, page)).toContain('Seule une séance réservée peut être annulée');
  });
});

describe('The page of a session', () => {
  it('opens shortly before, notes who is there, and asks the mentor what became of it', async () => {
    const mentored = await aMentoredLearner(world);
    const { sessionId } = await aBookedSession(world, mentored, NOON);
    const page = `/sessions/${sessionId}`;
    expect(await read(mentored.learner, page)).toContain('La séance s’ouvre ici le mercredi 7 janvier 2026, 11:45');
    world.clock.set('2026-01-07T10:58:00Z');
    await send(mentored.learner, `${page}/presence`, { kind: 'joined' });
    world.clock.move({ minutes: 1 });
    expect(await read(mentored.learner, page)).toContain('Votre présence est notée');
    await send(mentored.mentor, `${page}/presence`, { kind: 'joined' });
    world.clock.set('2026-01-07T11:31:00Z');
    await send(mentored.mentor, `${page}/presence`, { kind: 'left' });
    await send(mentored.learner, `${page}/presence`, { kind: 'left' });
    const source = (await world.call(mentored.mentor, 'GET', page)).bytes.toString();
    expect(source).toMatch(/value="held" required checked/);
    expect(await send(mentored.mentor, `${page}/outcome`, { outcome: 'held', reason: '' })).toBe(page);
    expect(await read(mentored.mentor, page)).toContain('Tenue');
  });

  it('takes the log of the mentor with what is missing, then the signatures of both', async () => {
    const mentored = await aMentoredLearner(world);
    const { sessionId } = await aHeldSession(world, mentored, NOON);
    const page = `/sessions/${sessionId}`;
    const log = { done: 'Relecture', objectives: '', projectState: 'En cours', privateNote: 'Fatigue', button: 'sign' };
    const returned = textOf(await world.call(mentored.mentor, 'POST', `${page}/log`, log), 400);
    expect(returned).toContain('Un point est à reprendre');
    expect(returned).toContain('Relecture');
    await send(mentored.mentor, `${page}/log`, { ...log, objectives: 'Conteneurs' });
    expect(await read(mentored.mentor, page)).toContain('Fatigue');
    const seen = await read(mentored.learner, page);
    expect(seen).toContain('Conteneurs');
    expect(seen).not.toContain('Fatigue');
    await send(mentored.learner, `${page}/log/countersignature`, {});
    expect(await read(mentored.learner, page)).toContain('Signé par l’apprenant le');
    expect(await read(mentored.learner, '/sessions')).toContain('Signé par les deux');
  });

  it('gives the outcome back with what was chosen when its reason is missing', async () => {
    const mentored = await aMentoredLearner(world);
    const session = await aBookedSession(world, mentored, NOON);
    await anAttendedSession(world, mentored, session);
    const place = `/sessions/${session.sessionId}/outcome`;
    const answer = await world.call(mentored.mentor, 'POST', place, { outcome: 'broken-off', reason: ' ' });
    expect(textOf(answer, 400)).toContain('dites en quelques mots pourquoi');
    expect(answer.bytes.toString()).toMatch(/value="broken-off" required checked/);
    const { state } = (await world.call<{ state: string }>(mentored.mentor, 'GET', `/api${place.slice(0, -8)}`)).body;
    expect(state).toBe('booked');
  });

  it('keeps notes while the session runs, half written, and signs them whole', async () => {
    const mentored = await aMentoredLearner(world);
    const { sessionId } = await aBookedSession(world, mentored, NOON);
    world.clock.set('2026-01-07T11:10:00Z');
    const page = `/sessions/${sessionId}`;
    expect(await read(mentored.mentor, page)).toContain('Vous pouvez prendre des notes pendant la séance');
    const log = { done: 'Début de relecture', objectives: '', projectState: '', privateNote: '' };
    expect(await send(mentored.mentor, `${page}/log`, { ...log, button: 'keep' })).toBe(page);
    expect((await world.call(mentored.mentor, 'POST', `${page}/log`, { ...log, button: 'sign' })).status).toBe(400);
  });

  it('lets the learner contest, and the advisor rule', async () => {
    const mentored = await aMentoredLearner(world);
    const session = await aBookedSession(world, mentored, NOON);
    const page = `/sessions/${session.sessionId}`;
    await anAttendedSession(world, mentored, session);
    await send(mentored.mentor, `${page}/outcome`, { outcome: 'missed-by-learner', reason: 'Je ne l’ai pas vue.' });
    expect(await read(mentored.learner, page)).toContain('Je ne suis pas d’accord avec cette issue');
    expect(await read(mentored.mentor, page)).not.toContain('Je ne suis pas d’accord');
    const inTime = (await world.clock.now()).toISO();
    world.clock.move({ hours: 73 });
    const over = await read(mentored.learner, page);
    expect(over).toContain('Le délai pour contester cette issue est terminé');
    expect(over).not.toContain('Je ne suis pas d’accord');
    world.clock.set(inTime);
    await send(mentored.learner, `${page}/contests`, { reason: 'J’étais là du début à la fin.' });
    const advisor = await world.person(['advisor']);
    const source = (await world.call(advisor, 'GET', page)).bytes.toString();
    const [, contestId] = /name="contestId" value="([^"]+)"/.exec(source) ?? [];
    await send(advisor, `${page}/ruling`, { contestId, ruling: 'Les présences le montrent.', outcome: 'held' });
    expect(await read(mentored.learner, page)).toMatch(/Décidée par l’organisme .*Les présences le montrent/);
  });

  it('is closed to others', async () => {
    const mentored = await aMentoredLearner(world);
    const { sessionId } = await aHeldSession(world, mentored, NOON);
    await aSignedLog(world, mentored, sessionId);
    expect((await world.call(await aLearner(world), 'GET', `/sessions/${sessionId}`)).status).toBe(404);
    expect(
      (await world.call(mentored.learner, 'POST', `/sessions/${sessionId}/outcome`, { outcome: 'held' })).status,
    ).toBe(403);
  });
});

describe('Sessions in one’s own calendar', () => {
  const feed = (path: string, known = '') =>
    world.app.inject({ url: path, headers: known ? { 'if-none-match': known } : {} });

  /** Makes an address on the page, where it is shown once. */
  async function addressOf(who: Person): Promise<string> {
    const page = (await world.call(who, 'POST', '/sessions/calendar')).bytes.toString();
    expect(await read(who, '/sessions/calendar')).not.toContain('.ics');
    return /\/calendar\/[\w-]{43}\.ics/.exec(page)?.[0] ?? 'none';
  }

  const entriesOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => {
      const { uid, sequence, summary, startDate } = new ICAL.Event(component);
      const status = component.getFirstPropertyValue('status');
      return { uid, sequence, summary, status, startsAt: startDate.toJSDate().toISOString() };
    });

  it('are read at a private address, as they are now, and told unchanged when they are', async () => {
    const mentored = await aMentoredLearner(world);
    const { sessionId } = await aBookedSession(world, mentored);
    const address = await addressOf(mentored.learner);
    const answer = await feed(address);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.payload).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    const entry = { uid: `${sessionId}@sessions.jalon`, startsAt: '2026-01-12T10:00:00.000Z' };
    const summary = 'Séance avec Dominique Exemple';
    expect(entriesOf(answer.payload)).toEqual([{ ...entry, sequence: 0, summary, status: 'CONFIRMED' }]);
    const tag = String(answer.headers.etag);
    expect((await feed(address, tag)).statusCode).toBe(304);

    await world.call(mentored.learner, 'POST', `/api/sessions/${sessionId}/cancellation`, { reason: 'malade' });
    const later = await feed(address, tag);
    expect(later.statusCode).toBe(200);
    expect(entriesOf(later.payload)).toEqual([{ ...entry, sequence: 1, summary, status: 'CANCELLED' }]);
  });

  it('are no longer read where the address was withdrawn, replaced, or never made', async () => {
    const { learner, mentor } = await aMentoredLearner(world);
    const first = await addressOf(learner);
    const second = await addressOf(learner);
    expect([(await feed(first)).statusCode, (await feed(second)).statusCode]).toEqual([404, 200]);
    await send(learner, '/sessions/calendar/withdrawal', {});
    expect((await feed(second)).statusCode).toBe(404);
    expect((await feed(`/calendar/${'a'.repeat(43)}.ics`)).statusCode).toBe(404);
    expect(entriesOf((await feed(await addressOf(mentor))).payload)).toEqual([]);
    const officer = await world.person(['officer']);
    expect((await world.call(officer, 'POST', '/sessions/calendar')).status).toBe(403);
  });
});

describe('The evidence of presence', () => {
  const KEY = 'APIhouse';
  const SECRET = 'a secret of sixteen';
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const tell = async (event: object, secret = SECRET) => {
    const payload = JSON.stringify(event);
    const sha256 = createHash('sha256').update(payload).digest('base64');
    const exp = (await world.clock.now()).toSeconds() + 300;
    const signed = `${encoded({ alg: 'HS256' })}.${encoded({ iss: KEY, exp, sha256 })}`;
    const authorization = `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
    const headers = { authorization, 'content-type': 'application/webhook+json' };
    const { statusCode } = await world.app.inject({
      method: 'POST',
      url: '/api/provider-events/livekit',
      headers,
      payload,
    });
    return statusCode;
  };
  const event = (id: string, kind: string, room: string, identity: string, at: string) => ({
    id,
    event: kind,
    createdAt: String(Date.parse(at) / 1000),
    room: { name: room },
    participant: { identity, sid: `PA_${identity.slice(-4)}` },
  });

  it('comes from the provider, once, in any order, and what belongs nowhere is kept aside', async () => {
    const given = await aMentoredLearner(world);
    const { sessionId, startsAt, endsAt } = await aBookedSession(world, given);
    world.clock.set(endsAt);
    const events = [given.learner.id, given.mentorId].flatMap((person, at) => [
      event(`L${at}`, 'participant_left', sessionId, person, endsAt),
      event(`J${at}`, 'participant_joined', sessionId, person, startsAt),
    ]);
    const strange = [
      event('X1', 'participant_joined', 'salon', given.learner.id, startsAt),
      event('X2', 'participant_joined', sessionId, 'guest', startsAt),
    ];
    const answers = await Promise.all([...events, ...events, ...strange].map((one) => tell(one)));
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await tell(event('J9', 'participant_joined', sessionId, given.mentorId, startsAt), 'another secret')).toBe(
      403,
    );
    expect(await world.db.sql('SELECT 1 FROM sessions.presence_fact')).toHaveLength(4);
    const aside = await world.db.sql<{ aside: string }>(
      'SELECT aside FROM sessions.provider_event WHERE aside IS NOT NULL ORDER BY event_id',
    );
    expect(aside.map((row) => row.aside)).toEqual(['unknown-room', 'unknown-person']);
    for (const who of [given.learner, given.mentor]) {
      const page = await read(who, `/sessions/${sessionId}/evidence`);
      expect(page).toContain('la visioconférence (LiveKit)');
      expect(page).toContain('D’après les présences, la séance a été tenue. 30 minutes ensemble');
    }
  });

  it('is said by each side afterwards too, its last word counting, and stays with the outcome', async () => {
    const given = await aMentoredLearner(world);
    const { sessionId, endsAt } = await aBookedSession(world, given);
    world.clock.set(endsAt);
    const said = `/sessions/${sessionId}/presence/said`;
    expect((await world.call(given.learner, 'POST', said, { from: '11:00', until: '23:00' })).status).toBe(422);
    await send(given.learner, said, { from: '11:05', until: '11:10' });
    await send(given.learner, said, { from: '11:00', until: '11:30' });
    await send(given.mentor, said, { from: '11:02', until: '11:30' });
    expect(await read(given.mentor, `/sessions/${sessionId}/evidence`)).toContain('28 minutes ensemble');
    await send(given.mentor, `/sessions/${sessionId}/outcome`, { outcome: 'held' });
    const page = await read(given.learner, `/sessions/${sessionId}/evidence`);
    expect(page).toContain('Déduit alors : 28 minutes ensemble (méthode presence-2)');
    expect((await world.call(given.learner, 'POST', said, { from: '11:00', until: '11:30' })).status).toBe(422);
  });
});

describe('A log that is late', () => {
  it('is listed for advisors a day later, and its mentor is told, until it is signed', async () => {
    const given = await aMentoredLearner(world);
    const { sessionId, endsAt } = await aHeldSession(world, given);
    const advisor = await world.person(['advisor']);
    const chase = async () => {
      await world.app.get(ChaseLogs).run();
      await world.deliver();
      const rows = await world.db.sql<{ kind: string }>(
        `SELECT kind FROM notifications.letter WHERE kind = 'logs-overdue' ORDER BY id`,
      );
      return rows.length;
    };
    expect(await read(advisor, '/sessions/late')).toContain('Rien n’est en retard');
    expect(await chase()).toBe(0);
    world.clock.set(DateTime.fromISO(endsAt).plus({ days: 1 }));
    expect(await read(advisor, '/sessions/late')).toMatch(/Dominique Exemple Camille Lefèvre .*Le compte rendu signé/);
    expect(await chase()).toBe(1);
    world.clock.move({ days: 1 });
    expect(await chase()).toBe(1);
    expect((await world.call(given.mentor, 'GET', '/sessions/late')).status).toBe(403);
    await aSignedLog(world, given, sessionId);
    expect(await read(advisor, '/sessions/late')).toContain('Rien n’est en retard');
  });
});
