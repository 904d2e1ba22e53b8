import ICAL from 'ical.js';
import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SendLetter } from '../../src/notifications/send-letter.job.js';
import { CallOffSessions, CancelSession } from '../../src/sessions/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { MailServer } from '../given/mail-server.js';
import { MovesByHand } from '../given/moves.js';
import { aBookedSession, aMentoredLearner as mentoredLearner, type MentoredChange } from '../given/sessions.js';
import { anActiveRulebook } from '../given/tracks.js';
import { World } from '../world.js';

let world: World;
let server: MailServer;
beforeAll(async () => {
  server = await MailServer.open();
  world = await World.open({ SMTP_URL: server.url, MAIL_FROM: 'parcours@example.test' });
});
beforeEach(async () => {
  await world.empty();
  server.empty();
  server.refusal = null;
});
afterAll(async () => {
  await world.close();
  await server.close();
});

/** A learner with a mentor; both were told of each other, and those letters are gone. */
async function aMentoredLearner(within: World, change?: MentoredChange) {
  const mentored = await mentoredLearner(within, change);
  await within.deliver();
  await within.db.sql('DELETE FROM notifications.letter');
  server.empty();
  return mentored;
}

interface Row {
  id: string;
  kind: string;
  state: string;
  tries: number;
}
const letters = () => world.db.sql<Row>('SELECT id, kind, state, tries FROM notifications.letter ORDER BY id');
const seen = async (url: string) => (await world.app.inject({ url, headers: { accept: 'text/html' } })).payload;

/** What the mails say to a calendar, read by another library than the one that wrote it. */
function entriesOf(mails: Email[]) {
  return mails.map(({ attachments }) => {
    const [file] = attachments.filter(({ mimeType }) => mimeType === 'text/calendar');
    const text = typeof file?.content === 'string' ? file.content : new TextDecoder().decode(file?.content);
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    return {
      method: calendar.getFirstPropertyValue('method'),
      uid: event.uid,
      sequence: event.sequence,
      status: event.component.getFirstPropertyValue('status'),
      startsAt: event.startDate.toJSDate().toISOString(),
    };
  });
}

/** A mentor abroad who reads English, and a session a week ahead at 10:00 UTC. */
async function aSession() {
  const mentored = await aMentoredLearner(world);
  await world.db.sql(`UPDATE identity.account SET language = 'en', zone = 'America/Guadeloupe' WHERE id = $1`, [
    mentored.mentorId,
  ]);
  await world.deliver();
  server.empty();
  return { ...mentored, ...(await aBookedSession(world, mentored)) };
}

describe('A letter', () => {
  it('goes to both sides of a booked session, each in their language and on their clock', async () => {
    await aSession();
    await world.deliver();
    const mails = await server.mails();
    const subjects = mails.map(({ subject = '' }) => subject.replaceAll('\u00A0', ' ')).toSorted();
    expect(subjects).toEqual([
      'Session booked: Monday 12 January 2026, 06:00',
      'Séance réservée : lundi 12 janvier 2026, 11:00',
    ]);
    expect(mails.every(({ text = '' }) => /\/sessions\/[\w-]{36}/.test(text))).toBe(true);
    expect(mails.every(({ html = '' }) => html.includes('<!doctype'))).toBe(true);
    expect(mails.map(({ from }) => from?.address)).toEqual(['parcours@example.test', 'parcours@example.test']);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('tells learner and mentor that the rules of a track changed, and that they changed back', async () => {
    const { enrolmentId, learner, mentorId } = await aSession();
    const learnerId = learner.id;
    const moves = new MovesByHand(world, await world.person(['officer']));
    const { rulebookId } = await anActiveRulebook(world, { sessionsBeforeDefence: 4 });
    const moveId = await moves.prepared({ enrolmentId, toRulebookId: rulebookId });
    await moves.confirm(moveId);
    await moves.takeBack(moveId);
    const told = await world.db.sql(
      'SELECT kind, recipient_id AS "to", with_id AS "with" FROM notifications.letter WHERE kind ~ \'moved\' ORDER BY kind',
    );
    expect(told).toEqual([
      { kind: 'learner-moved', to: mentorId, with: learnerId },
      { kind: 'learner-moved-back', to: mentorId, with: learnerId },
      { kind: 'track-moved', to: learnerId, with: null },
      { kind: 'track-moved-back', to: learnerId, with: null },
    ]);
    const subjects = (await server.mails()).map(({ subject }) => subject);
    expect(subjects).toEqual(expect.arrayContaining(['Les règles de votre parcours changent']));
  });

  it('is written once, however often the fact and the job come again', async () => {
    await aSession();
    await world.deliver();
    await world.db.sql(`UPDATE platform.outbox_event SET delivered_at = NULL`);
    await world.deliver();
    for (const { id } of await letters()) await world.app.get(SendLetter).run(id);
    expect(await server.mails()).toHaveLength(2);
  });

  it('tells of a session cancelled meanwhile as cancelled only, and of one called off with its track', async () => {
    const first = await aSession();
    const learner = { id: first.learner.id, roles: ['learner'] as const };
    await world.app.get(CancelSession).run({ sessionId: first.sessionId, reason: 'malade' }, learner);
    await world.deliver();
    expect((await letters()).map(({ kind }) => kind)).toEqual(['session-cancelled', 'session-cancelled']);

    await aBookedSession(world, first);
    await world.deliver();
    const now = (await world.clock.now()).toJSDate();
    const { enrolmentId, learner: person } = first;
    const stop = {
      enrolmentId,
      learnerId: person.id,
      because: 'withdrawn' as const,
      onDay: '2026-01-06',
      stoppedAt: now,
    };
    await world.app.get(CallOffSessions).run(stop, SYSTEM);
    await world.deliver();
    expect((await letters()).slice(-2).map(({ kind }) => kind)).toEqual(['session-called-off', 'session-called-off']);
  });

  it('is not written about what is no news any more', async () => {
    await aSession();
    world.clock.move({ hours: 25 });
    await world.deliver();
    expect(await letters()).toEqual([]);
  });

  it('about a session carries it for the calendar, and takes it out again when it is cancelled', async () => {
    const { learner, sessionId } = await aSession();
    await world.deliver();
    const [booked] = entriesOf(await server.mails());
    expect(booked).toMatchObject({
      method: 'REQUEST',
      uid: `${sessionId}@sessions.jalon`,
      sequence: 0,
      status: 'CONFIRMED',
      startsAt: '2026-01-12T10:00:00.000Z',
    });
    server.empty();
    await world.app
      .get(CancelSession)
      .run({ sessionId, reason: 'malade' }, { id: learner.id, roles: ['learner'] as const });
    await world.deliver();
    const [cancelled] = entriesOf(await server.mails());
    expect(cancelled).toEqual({ ...booked, method: 'CANCEL', sequence: 1, status: 'CANCELLED' });
  });

  it('reminds both sides two days and an hour before, and nobody of what was cancelled', async () => {
    const { learner, sessionId } = await aSession();
    await world.deliver();
    const told = async () => (await letters()).slice(2).map(({ kind }) => kind);
    const deliverAt = async (at: string) => {
      world.clock.set(at);
      // What came before its time asks to be taken up in a minute of real time.
      await world.db.sql('UPDATE graphile_worker._private_jobs SET run_at = now()');
      await world.deliver();
    };
    await deliverAt('2026-01-10T09:59:00Z');
    expect(await told()).toEqual([]);
    await deliverAt('2026-01-10T10:00:00Z');
    expect(await told()).toEqual(['session-in-two-days', 'session-in-two-days']);
    await world.app
      .get(CancelSession)
      .run({ sessionId, reason: 'malade' }, { id: learner.id, roles: ['learner'] as const });
    await deliverAt('2026-01-12T09:00:00Z');
    expect((await told()).filter((kind) => kind === 'session-in-an-hour')).toEqual([]);
  });

  it('is tried again while the server cannot take it, and given up in sight of an administrator, without its words', async () => {
    await aSession();
    server.refusal = '451 come back later';
    await world.deliver();
    const [letter] = await letters();
    expect(letter).toMatchObject({ state: 'waiting', tries: 1 });
    for (let tries = 2; tries < 8; tries += 1) {
      await expect(world.app.get(SendLetter).run(letter?.id ?? '')).rejects.toThrow('451');
    }
    await world.app.get(SendLetter).run(letter?.id ?? '');
    const administrator = await world.person(['administrator']);
    const { body } = await world.call<{ rows: object[] }>(administrator, 'GET', '/api/letters');
    expect(body.rows).toMatchObject([
      { id: letter?.id, state: 'failed', tries: 8, lastError: expect.stringContaining('451 come back later') },
    ]);
    expect(JSON.stringify(body)).not.toContain('subject');
    expect((await world.call(await world.person(['officer']), 'GET', '/api/letters')).status).toBe(403);
  });

  it('is given up at once where there is no such mailbox', async () => {
    await aSession();
    server.refusal = '550 no such mailbox';
    await world.deliver();
    expect((await letters()).map(({ state, tries }) => ({ state, tries }))).toEqual([
      { state: 'failed', tries: 1 },
      { state: 'failed', tries: 1 },
    ]);
  });

  it('to somebody whose account is closed is dropped', async () => {
    const { mentorId } = await aSession();
    await world.db.sql('UPDATE identity.account SET closed_at = now() WHERE id = $1', [mentorId]);
    await world.deliver();
    expect((await letters()).map(({ state }) => state).toSorted()).toEqual(['dropped', 'sent']);
  });
});

describe('The mailbox', () => {
  it('shows each letter as it was written, while developing', async () => {
    expect(await seen('/mailbox')).toContain('Aucun courrier');
    await aSession();
    await world.deliver();
    expect(await seen('/mailbox')).toContain('Session booked');
    const [letter] = await letters();
    expect(await seen(`/mailbox/${letter?.id}`)).toContain('Envoyé');
    const html = await world.app.inject({ url: `/mailbox/${letter?.id}/html` });
    expect(html.headers['content-security-policy']).toContain("default-src 'none'");
    expect(html.payload).toContain('<!doctype html>');
  });

  it('does not exist in production', async () => {
    const closed = await World.open({ NODE_ENV: 'production' });
    expect((await closed.app.inject({ url: '/mailbox' })).statusCode).toBe(404);
    await closed.close();
  });
});
