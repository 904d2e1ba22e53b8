import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import fc from 'fast-check';
import { type AuditVerdict, VerifyAudit } from '../../src/audit/index.js';
import { CorrectCivilIdentity } from '../../src/learners/index.js';
import { Events } from '../../src/platform/events/events.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { aLearner, CAMILLE } from '../given/learners.js';
import { World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

const ENTRIES = 8;
const verify = (noted?: { position: number; hash: string }) => world.app.get(VerifyAudit).run(noted);

/** As somebody with the whole database in hand would do it: past the triggers. */
const tamper = (...statements: string[]) =>
  world.db.transaction(async () => {
    await world.db.sql('SET LOCAL session_replication_role = replica');
    for (const statement of statements) await world.db.sql(statement);
  });

const kept = () => world.db.sql<Record<string, unknown>>('SELECT * FROM audit.entry ORDER BY position');

/** Eight events of a test, about two subjects in turn. */
async function eightEvents(): Promise<AuditVerdict> {
  const subjects = [newId(), newId()];
  for (let n = 1; n <= ENTRIES; n += 1) {
    world.clock.move({ minutes: 1 });
    await world.db.transaction(() =>
      world.app.get(Events).record(
        {
          name: 'audit.tried',
          subject: subjects[n % 2] ?? '',
          data: { z: n, a: ['é', null, 0.5], nested: { b: n } },
        },
        SYSTEM,
      ),
    );
  }
  await world.deliver();
  return verify();
}

describe('The record of every event', () => {
  it('keeps who did what and when, without names', async () => {
    const learner = await aLearner(world);
    const asked = { learnerId: learner.id, reason: 'Erreur de saisie', identity: { ...CAMILLE, usageName: 'Moreau' } };
    await world.app.get(CorrectCivilIdentity).run(asked, { id: learner.id, roles: ['learner'] });
    await world.deliver();
    const entries = await kept();
    expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(await world.eventNames()));
    const correction = entries.find(({ name }) => name === 'learners.civil-identity-corrected');
    expect(correction).toMatchObject({ subject: learner.id, actor_id: learner.id });
    expect(correction?.['recorded_at']).toEqual(new Date('2026-01-05T08:00:00Z'));
    expect(JSON.parse(String(correction?.['data']))).toMatchObject({ fields: ['usageName'] });
    expect(JSON.stringify(entries)).not.toMatch(/Moreau|Lefèvre|saisie/);
    expect(await verify()).toMatchObject({ entries: entries.length, firstBad: null });
  });

  it('is empty, and right, before anything happened', async () => {
    expect(await verify()).toEqual({ entries: 0, head: { position: 0, hash: '0'.repeat(64) }, firstBad: null });
  });

  it('is one chain without forks when many subjects are delivered at once', async () => {
    const record = (n: number) =>
      world.db.transaction(() =>
        world.app.get(Events).record({ name: 'audit.tried', subject: newId(), data: { n } }, SYSTEM),
      );
    await Promise.all(Array.from({ length: 24 }, (_, n) => record(n)));
    await Promise.all([world.deliver(), world.deliver()]);
    expect(await verify()).toMatchObject({ entries: 24, firstBad: null });
  });

  it('keeps an event once, however often it is delivered', async () => {
    await eightEvents();
    await world.db.sql('UPDATE platform.outbox_event SET delivered_at = NULL');
    await world.db.sql(
      `SELECT 1 FROM (SELECT DISTINCT subject FROM platform.outbox_event) s,
         graphile_worker.add_job('deliver-events', json_build_object('subject', s.subject))`,
    );
    await world.deliver();
    expect(await verify()).toMatchObject({ entries: ENTRIES, firstBad: null });
  });

  it.each(['UPDATE audit.entry SET name = name', 'DELETE FROM audit.entry', 'TRUNCATE audit.entry'])(
    'refuses %s',
    async (statement) => {
      await eightEvents();
      await expect(world.db.sql(statement)).rejects.toThrow(/never edited and never deleted/);
    },
  );
});

describe('Tampering with the record', () => {
  it.each<[string, string[], object]>([
    ['a name changes', [`UPDATE audit.entry SET name = 'audit.tried2' WHERE position = 3`], { position: 3 }],
    ['an actor changes', [`UPDATE audit.entry SET actor_id = subject WHERE position = 4`], { position: 4 }],
    ['a subject changes', [`UPDATE audit.entry SET subject = actor_id WHERE position = 5`], { position: 5 }],
    [
      'an instant moves by a microsecond',
      [`UPDATE audit.entry SET recorded_at = recorded_at + interval '1 microsecond' WHERE position = 2`],
      { position: 2, flaw: 'altered' },
    ],
    [
      'a blank is added',
      [`UPDATE audit.entry SET data = data || ' ' WHERE position = 8`],
      { position: 8, flaw: 'altered' },
    ],
    ['its event is another', ['UPDATE audit.entry SET event_position = 99 WHERE position = 7'], { position: 7 }],
    ['a seal changes', [`UPDATE audit.entry SET hash = repeat('a', 64) WHERE position = 8`], { position: 8 }],
    ['the first is taken away', ['DELETE FROM audit.entry WHERE position = 1'], { position: 1, flaw: 'missing' }],
    ['one is taken away', ['DELETE FROM audit.entry WHERE position = 6'], { position: 6, flaw: 'missing' }],
    [
      'one is taken away and the others close up',
      [
        'DELETE FROM audit.entry WHERE position = 6',
        'UPDATE audit.entry SET position = position + 100 WHERE position > 6',
        'UPDATE audit.entry SET position = position - 101 WHERE position > 100',
      ],
      { position: 6, flaw: 'unlinked' },
    ],
    [
      'two change places',
      [
        'UPDATE audit.entry SET position = position + 100 WHERE position IN (3, 4)',
        'UPDATE audit.entry SET position = 107 - position WHERE position > 100',
      ],
      { position: 3, flaw: 'unlinked' },
    ],
    ['the last is cut off', ['DELETE FROM audit.entry WHERE position = 8'], { position: 8, flaw: 'cut-off' }],
    ['all is cut off', ['DELETE FROM audit.entry'], { position: 1, flaw: 'cut-off' }],
  ])('is found when %s', async (_when, statements, found) => {
    await eightEvents();
    await tamper(...statements);
    expect((await verify()).firstBad).toMatchObject(found);
  });

  it('is found in a chain that was sealed anew, against the head that was noted', async () => {
    const { head } = await eightEvents();
    await tamper('DELETE FROM audit.entry', 'DELETE FROM platform.event_receipt', 'DELETE FROM platform.outbox_event');
    await eightEvents();
    expect((await verify()).firstBad).toBeNull();
    expect((await verify(head)).firstBad).toEqual({ position: ENTRIES, flaw: 'rewritten' });
  });

  it('is found in a tail that nobody remembers, against the head that was noted', async () => {
    const { head } = await eightEvents();
    await tamper('DELETE FROM audit.entry WHERE position > 6', 'DELETE FROM platform.event_receipt');
    expect((await verify()).firstBad).toBeNull();
    expect((await verify(head)).firstBad).toEqual({ position: 7, flaw: 'cut-off' });
  });

  it('is no false alarm for a chain that has grown since', async () => {
    const { head } = await eightEvents();
    await eightEvents();
    expect(await verify(head)).toMatchObject({ entries: 2 * ENTRIES, firstBad: null });
  });

  it('is found for any one character of any text or id of any entry', async () => {
    await eightEvents();
    const columns = ['name', 'subject', 'actor_id', 'data', 'previous_hash', 'hash'];
    const digit = `translate(substr(x, at, 1), '0123456789abcdef', '123456789abcdef0')`;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...columns),
        fc.integer({ min: 1, max: ENTRIES }),
        fc.nat(),
        async (column, position, seed) => {
          const type = ['subject', 'actor_id'].includes(column) ? 'uuid' : 'text';
          const before = await kept();
          await tamper(
            `UPDATE audit.entry SET ${column} = (
               SELECT overlay(x PLACING CASE WHEN ${digit} = substr(x, at, 1) THEN 'X' ELSE ${digit} END FROM at FOR 1)
               FROM (SELECT ${column}::text AS x) source,
                 LATERAL (SELECT CASE WHEN '${type}' = 'uuid' THEN 1 ELSE 1 + ${seed} % length(x) END AS at) place)::${type}
             WHERE position = ${position}`,
          );
          expect((await verify()).firstBad?.position).toBe(position);
          const old = String(before[position - 1]?.[column]).replaceAll("'", "''");
          await tamper(`UPDATE audit.entry SET ${column} = '${old}' WHERE position = ${position}`);
          expect((await verify()).firstBad).toBeNull();
        },
      ),
      { numRuns: 60 },
    );
  });
});
