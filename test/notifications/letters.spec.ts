import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '../jest.js';
import { SendLetter } from '../../src/notifications/send-letter.job.js';
import { type Mail, MailTransport } from '../../src/platform/mail/mail-transport.adapter.js';
import { CallOffSessions, CancelSession } from '../../src/sessions/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { aMentoredLearner, aBookedSession } from '../given/sessions.js';
import { World } from '../world.js';

let world: World;
let sent: Mail[] = [];
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  sent = [];
  jest.spyOn(world.app.get(MailTransport), 'send').mockImplementation((mail) => {
    sent.push(mail);
    return Promise.resolve();
  });
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => world.close());

interface Row {
  id: string;
  kind: string;
  state: string;
  tries: number;
}
const letters = () => world.db.sql<Row>('SELECT id, kind, state, tries FROM notifications.letter ORDER BY id');
const seen = async (url: string) => (await world.app.inject({ url, headers: { accept: 'text/html' } })).payload;

/** A mentor abroad who reads English, and a session a week ahead at 10:00 UTC. */
async function aSession() {
  const mentored = await aMentoredLearner(world);
  await world.db.sql(`UPDATE identity.account SET language = 'en', zone = 'America/Guadeloupe' WHERE id = $1`, [
    mentored.mentorId,
  ]);
  await world.deliver();
  sent = [];
  return { ...mentored, ...(await aBookedSession(world, mentored)) };
}

describe('A letter', () => {
  it('goes to both sides of a booked session, each in their language and on their clock', async () => {
    await aSession();
    await world.deliver();
    const subjects = sent.map(({ subject }) => subject.replaceAll('\u00A0', ' ')).toSorted();
    expect(subjects).toEqual([
      'Session booked: Monday 12 January 2026, 06:00',
      'Séance réservée : lundi 12 janvier 2026, 11:00',
    ]);
    expect(sent.every(({ text, html }) => /\/sessions\/[\w-]{36}/.test(text) && html.includes('<!doctype'))).toBe(true);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('is written once, however often the fact and the job come again', async () => {
    await aSession();
    await world.deliver();
    await world.db.sql(`UPDATE platform.outbox_event SET delivered_at = NULL`);
    await world.deliver();
    for (const { id } of await letters()) await world.app.get(SendLetter).run(id);
    expect(sent).toHaveLength(2);
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

  it('is tried again, and given up in sight of an administrator, without its words', async () => {
    await aSession();
    jest.spyOn(world.app.get(MailTransport), 'send').mockRejectedValue(new Error('550 no such mailbox'));
    await world.deliver();
    const [letter] = await letters();
    expect(letter).toMatchObject({ state: 'waiting', tries: 1 });
    for (let tries = 2; tries < 8; tries += 1) {
      await expect(world.app.get(SendLetter).run(letter?.id ?? '')).rejects.toThrow('550');
    }
    await world.app.get(SendLetter).run(letter?.id ?? '');
    const administrator = await world.person(['administrator']);
    const { body } = await world.call<{ rows: object[] }>(administrator, 'GET', '/api/letters');
    expect(body.rows).toMatchObject([{ id: letter?.id, state: 'failed', tries: 8, lastError: '550 no such mailbox' }]);
    expect(JSON.stringify(body)).not.toContain('subject');
    expect((await world.call(await world.person(['officer']), 'GET', '/api/letters')).status).toBe(403);
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
