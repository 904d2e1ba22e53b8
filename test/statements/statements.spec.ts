import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { ContestSession, DecideContest, SettleSession } from '../../src/sessions/index.js';
import { SetTariff } from '../../src/statements/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { aMentor } from '../given/mentors.js';
import { aBookedSession, aHeldSession, aMentoredLearner, type MentoredLearner } from '../given/sessions.js';
import { textOf } from '../page-text.js';
import { textOfPdf } from '../pdf-text.js';
import { type Person, World } from '../world.js';

let world: World;
let officer: Person;
let given: MentoredLearner;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const RATES = { level1Cents: 3000, level2Cents: 3500, level3Cents: 4000, lostPercent: 50, approvalDays: 10 };
const read = async (who: Person, url: string) => textOf(await world.call(who, 'GET', url), 200);
const send = async (who: Person, url: string, form: object = {}) => {
  const answer = await world.call(who, 'POST', url, form);
  return { status: answer.status, text: textOf(answer) };
};
const issue = async (month: string) => {
  expect((await send(officer, '/statements/months', { month })).status).toBe(303);
  await world.deliver();
};
const statementOf = async (month: string): Promise<string> => {
  const row = await world.db.one<{ id: string }>(
    'SELECT id FROM statements.mentor_statement WHERE month = $1 ORDER BY version DESC LIMIT 1',
    [month],
  );
  return row?.id ?? 'none';
};
const missed = async (startsAt: string) => {
  const session = await aBookedSession(world, given, startsAt);
  world.clock.set(session.endsAt);
  const outcome = { sessionId: session.sessionId, outcome: 'missed-by-learner' as const, reason: 'Personne.' };
  await world.app.get(SettleSession).run(outcome, { id: given.mentorId, roles: ['mentor'] });
  return session;
};

// January: one session held, one missed by the learner, one that nobody settled.
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
  given = await aMentoredLearner(world);
  await world.app.get(SetTariff).run({ fromMonth: '2026-01', ...RATES }, SYSTEM);
  await aHeldSession(world, given, '2026-01-12T10:00:00Z');
  await missed('2026-01-20T10:00:00Z');
  await aBookedSession(world, given, '2026-01-28T10:00:00Z');
  world.clock.set('2026-02-02T08:00:00Z');
});

describe('The statement of a mentor', () => {
  it('is issued for all at once, read by its mentor and the officer alone, as page, PDF and file', async () => {
    expect(await read(given.mentor, '/statements')).toContain('janvier 2026 : 45,00 € à ce jour');
    expect(await read(given.mentor, '/statements')).toContain('1 séance terminée attend son issue');
    await issue('2026-01');
    const id = await statementOf('2026-01');
    for (const who of [given.mentor, officer]) {
      const page = await read(who, `/statements/${id}`);
      expect(page).toContain('RM-2026-01-0001');
      expect(page).toMatch(/Camille Lefèvre Tenue 1 30,00 €/);
      expect(page).toMatch(/Apprenant absent En partie 1 15,00 €/);
    }
    expect(await read(officer, '/statements/months/2026-01')).toMatch(/1 relevé, 45,00 € en tout/);
    const other = await aMentor(world);
    expect((await world.call(other, 'GET', `/statements/${id}`)).status).toBe(404);
    expect((await world.call(given.learner, 'GET', `/statements/${id}`)).status).toBe(403);
    const pdf = await world.call(given.mentor, 'GET', `/statements/${id}/statement.pdf`);
    expect(textOfPdf(pdf.bytes).replaceAll(/\s+/g, ' ')).toMatch(/Séances du mois .*Total 45,00 €/);
    const again = await world.call(given.mentor, 'GET', `/statements/${id}/statement.pdf`);
    expect(again.bytes.equals(pdf.bytes)).toBe(true);
    const csv = (await world.call(officer, 'GET', `/statements/${id}/lines.csv`)).bytes.toString();
    expect(csv.split('\r\n')[1]).toBe(
      'RM-2026-01-0001;2026-01;Séance du mois;2026-01-12 11:00;Camille Lefèvre;Tenue;1;En entier;30,00',
    );
    expect((await world.call(officer, 'GET', '/statements/months/2026-01/list.csv')).bytes.toString()).toContain(
      ';45,00;',
    );
  });

  it('is approved or disputed by its mentor, replied to, and issued anew where a fact was learnt', async () => {
    await issue('2026-01');
    const id = await statementOf('2026-01');
    expect((await send(given.mentor, `/statements/${id}/dispute`, { words: '' })).status).toBe(400);
    expect((await send(given.mentor, `/statements/${id}/dispute`, { words: 'Et le 28 ?' })).status).toBe(303);
    expect((await send(given.mentor, `/statements/${id}/reply`, { words: 'Non.' })).status).toBe(403);
    const [last] = await world.db.sql<{ id: string }>(`SELECT id FROM sessions.session WHERE state = 'booked'`);
    const late = { sessionId: last?.id ?? '', outcome: 'held' as const, reason: 'Tenue par téléphone.' };
    await world.app.get(SettleSession).run(late, { id: given.mentorId, roles: ['mentor'] });
    world.clock.move({ minutes: 1 });
    expect((await send(officer, `/statements/${id}/reply`, { words: 'Ajoutée.' })).status).toBe(303);
    const second = await statementOf('2026-01');
    expect(second).not.toBe(id);
    expect(await read(given.mentor, `/statements/${id}`)).toContain('Un relevé plus récent a remplacé celui-ci');
    expect(await read(given.mentor, `/statements/${second}`)).toContain('RM-2026-01-0001-2');
    expect((await send(given.mentor, `/statements/${id}/approval`)).status).toBe(422);
    expect((await send(given.mentor, `/statements/${second}/approval`)).status).toBe(303);
    expect(await read(officer, '/statements/months/2026-01')).toContain('75,00 € Approuvé');
    await world.deliver();
    const told = await world.db.sql<{ kind: string }>(
      `SELECT kind FROM notifications.letter WHERE kind LIKE 'statement%' AND recipient_id = ANY($1::uuid[]) ORDER BY kind`,
      [[officer.id, given.mentorId]],
    );
    expect(told.map(({ kind }) => kind)).toEqual([
      'statement-disputed',
      'statement-issued',
      'statement-issued',
      'statement-replied',
    ]);
  });

  it('is corrected by later lines alone once its month is closed', async () => {
    const { sessionId } = await missed('2026-02-02T09:00:00Z');
    await issue('2026-01');
    expect((await send(officer, '/statements/months/2026-01/closing')).status).toBe(422);
    world.clock.set('2026-02-03T08:00:00Z');
    const learner = { id: given.learner.id, roles: ['learner'] as const };
    const { contestId } = await world.app.get(ContestSession).run({ sessionId, reason: 'J’étais là.' }, learner);
    const mine = await statementOf('2026-01');
    await send(given.mentor, `/statements/${mine}/approval`);
    expect((await send(officer, '/statements/months/2026-01/closing')).status).toBe(303);
    expect((await send(given.mentor, `/statements/${mine}/dispute`, { words: 'Trop tard.' })).status).toBe(422);
    expect((await send(officer, '/statements/months', { month: '2026-02' })).status).toBe(422);
    world.clock.set('2026-03-02T08:00:00Z');
    await issue('2026-02');
    const february = await statementOf('2026-02');
    expect(await read(given.mentor, `/statements/${february}`)).toContain('Contestée, en attente');
    world.clock.set('2026-03-20T08:00:00Z');
    expect((await send(officer, '/statements/months/2026-02/closing')).status).toBe(303);
    await world.app.get(DecideContest).run({ contestId, ruling: 'Les traces.', outcome: 'held' }, SYSTEM);
    world.clock.set('2026-04-02T08:00:00Z');
    await issue('2026-03');
    const march = await read(given.mentor, `/statements/${await statementOf('2026-03')}`);
    expect(march).toMatch(/Corrections de mois antérieurs .* février 2026 .* Tenue Correction 30,00 €/);
    expect(await read(given.mentor, `/statements/${february}`)).toContain('Contestée, en attente');
    const late = world.db.sql(
      `INSERT INTO statements.mentor_statement SELECT gen_random_uuid(), month, mentor_id, 9, 9, known_at, 0, 0, '', issued_by
       FROM statements.mentor_statement WHERE month = '2026-01'`,
    );
    await expect(late).rejects.toThrow('is not open');
  });

  it('is paid by a tariff that the officer sets, and that reaches no closed month', async () => {
    const form = {
      fromMonth: '2026-02',
      level1: '31.5',
      level2: '36',
      level3: '41',
      lostPercent: '50',
      approvalDays: '8',
    };
    expect((await send(officer, '/statements/tariffs', form)).status).toBe(303);
    expect(await read(officer, '/statements/tariffs')).toContain('31,50 €');
    expect((await send(officer, '/statements/tariffs', { ...form, level1: '-1' })).status).toBe(400);
    expect((await send(given.mentor, '/statements/tariffs', form)).status).toBe(403);
    await issue('2026-01');
    world.clock.move({ days: 11 });
    await send(officer, '/statements/months/2026-01/closing');
    expect((await send(officer, '/statements/tariffs', { ...form, fromMonth: '2026-01' })).status).toBe(422);
  });

  it('is issued once, whoever asks at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => send(officer, '/statements/months', { month: '2026-01' })));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    await world.deliver();
    expect(await world.db.sql('SELECT 1 FROM statements.mentor_statement')).toHaveLength(1);
  });
});

describe('What a funder is told', () => {
  it('is what counts of a month, learner by learner, as page, PDF and file, the same for the same instant', async () => {
    const funded = await aMentoredLearner(world, {
      fundedBy: 'third-party',
      funder: '=OPCO "Exemple"',
      fundingEndsOn: '2027-06-30',
      design: given.design,
    });
    await aHeldSession(world, funded, '2026-02-10T13:00:00Z');
    world.clock.set('2026-03-02T08:00:00Z');
    expect(await read(officer, '/statements/funders?month=2026-01')).toContain('Aucune séance financée');
    expect(await read(officer, '/statements/funders')).toContain('&#x3D;OPCO &quot;Exemple&quot; 1 1');
    const query = `month=2026-02&funder=${encodeURIComponent('=OPCO "Exemple"')}&asOf=2026-03-02T08:00:00.000Z`;
    const page = await read(officer, `/statements/funders/statement?${query}`);
    expect(page).toMatch(/0.h.45 tenues, 0.h perdues/);
    expect(page).toMatch(/Tenue Tenue, 45 minutes 45 min ensemble/);
    const csv = (await world.call(officer, 'GET', `/statements/funders/statement.csv?${query}`)).bytes.toString();
    expect(csv.split('\r\n')[1]).toMatch(
      /^"'=OPCO ""Exemple""";2026-\d+;Camille Lefèvre;2026-02-10 14:00;Tenue;Tenue;0,75;45;non;non$/,
    );
    const pdf = () => world.call(officer, 'GET', `/statements/funders/statement.pdf?${query}`);
    const [first, second] = [await pdf(), await pdf()];
    expect(textOfPdf(first.bytes).replaceAll(/\s+/g, ' ')).toContain('Total en heures 0,75');
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect((await world.call(given.mentor, 'GET', `/statements/funders/statement?${query}`)).status).toBe(403);
  });
});

describe('The readings of the sessions', () => {
  it('contradict each other nowhere, until a fact is changed behind the back of the house', async () => {
    await issue('2026-01');
    const url = '/statements/readings?month=2026-01';
    const whole = await read(officer, url);
    expect(whole).toContain('Aucune contradiction : 3 séances relues');
    expect(whole).toContain('1 relevé recalculé : il dit ce qui a été émis');
    await world.db.sql(
      `UPDATE sessions.session SET state = 'missed-by-mentor', to_make_up = true WHERE state = 'held'`,
    );
    await world.db.transaction(async () => {
      await world.db.sql('SET LOCAL session_replication_role = replica');
      await world.db.sql(`UPDATE sessions.session_outcome SET outcome = 'held' WHERE outcome = 'missed-by-learner'`);
    });
    const broken = await read(officer, url);
    expect(broken).toContain('2 séances sur lesquelles les lectures diffèrent');
    expect(broken).toMatch(/Émis : 45,00 €. Relu : 60,00 €./);
  });
});
