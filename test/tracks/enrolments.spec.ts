import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { BeginEnrolments, DraftDesign, DraftRulebook } from '../../src/tracks/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import type { Decision } from '../../src/platform/kernel/decision.js';
import { newId } from '../../src/platform/kernel/id.js';
import { A_YEAR, anEnrolledLearner, type GivenTrack } from '../given/enrolments.js';
import { aLearner } from '../given/learners.js';
import { aPublishedDesign, anActiveRulebook, type GivenDesign } from '../given/tracks.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

interface Plan {
  endsOn: string;
  minutes: number;
  projects: { projectId: string; startsOn: string; dueOn: string }[];
  weeks: { startsOn: string; minutes: number; session: string | null }[];
}

const count = async (table: string) => {
  const row = await world.db.one<{ rows: number }>(`SELECT count(*) AS rows FROM tracks.${table}`);
  return row?.rows;
};

describe('Enrolling a learner', () => {
  let learner: Person;
  let advisor: Person;
  let design: GivenDesign;
  let rulebookId: string;
  beforeEach(async () => {
    learner = await aLearner(world);
    advisor = await world.person(['advisor']);
    design = await aPublishedDesign(world);
    ({ rulebookId } = await anActiveRulebook(world));
  });
  const body = (change: object = {}) => ({
    ...A_YEAR,
    learnerId: learner.id,
    designId: design.designId,
    rulebookId,
    ...change,
  });
  const enrol = (change: object = {}, who = advisor) =>
    world.call<ProblemBody & { enrolmentId: string }>(who, 'POST', '/api/enrolments', body(change));

  it('pins the track, plans every project and opens the first', async () => {
    const enrolled = await enrol();
    expect(enrolled.status).toBe(201);
    const url = `/api/enrolments/${enrolled.body.enrolmentId}`;
    const seen = await world.call(learner, 'GET', url);
    expect(seen.body).toMatchObject({ state: 'active', paceMonths: 12, plannedEndOn: '2027-01-04', rulebookId });
    const { body: plan } = await world.call<Plan>(learner, 'GET', `${url}/plan`);
    expect(plan).toMatchObject({ endsOn: '2027-01-04', minutes: 600 * 60 });
    expect(plan.weeks.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(600 * 60);
    expect(plan.weeks[0]?.session).toBe('discovery');
    const states = await world.db.sql<{ code: string; state: string }>(
      'SELECT code, state FROM tracks.pub_learner_project ORDER BY position',
    );
    expect(states.map(({ state }) => state)).toEqual(['open', ...Array<string>(6).fill('locked')]);
    expect(await world.eventNames()).toContain('tracks.learner-enrolled');
  });

  it('tells beforehand what it would be like, and writes nothing', async () => {
    const { status, body: tried } = await world.call<{ decision: Decision; plan: Plan }>(
      advisor,
      'POST',
      '/api/enrolments/decision',
      body({ paceMonths: 7 }),
    );
    expect(status).toBe(200);
    expect(tried.decision.allowed).toBe(false);
    expect(tried.plan.endsOn).toBe('2026-08-04');
    expect(await count('enrolment')).toBe(0);
  });

  it.each([
    ['a pace of 7 months', { paceMonths: 7 }, ['pace-allowed']],
    ['an entry before the registration', { enteredOn: '2023-12-17' }, ['entry-within-registration']],
    ['an entry after the registration', { enteredOn: '2028-12-19' }, ['entry-within-registration']],
    ['too few hours a week', { weeklyHours: 5 }, ['weekly-hours-suffice']],
    ['a funder without an end', { fundedBy: 'third-party', funder: 'OPCO Atlas' }, ['funding-known']],
    [
      'a funding that ends before the plan',
      { fundedBy: 'third-party', funder: 'OPCO Atlas', fundingEndsOn: '2026-12-31' },
      ['plan-within-funding'],
    ],
  ])('is refused with %s, and leaves nothing', async (_what, change, codes) => {
    const refused = await enrol(change);
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('tracks.not-enrollable');
    expect(refused.body.checks?.map(({ code }) => code)).toEqual(codes);
    expect(await count('enrolment')).toBe(0);
    expect(await world.eventNames()).not.toContain('tracks.learner-enrolled');
  });

  it('names the paces that the rulebook offers', async () => {
    const { body: refused } = await enrol({ paceMonths: 7 });
    expect(refused.checks?.[0]?.facts).toEqual({ paceMonths: 7, allowed: ['6', '9', '12', '15'] });
  });

  it('refuses a load above that of the rulebook', async () => {
    const { rulebookId: gentle } = await anActiveRulebook(world, { maxWeeklyHours: 11 });
    const refused = await enrol({ rulebookId: gentle });
    expect(refused.body.checks).toMatchObject([{ code: 'weekly-load-bearable', facts: { maxWeeklyHours: 11 } }]);
  });

  it('pins to nothing that is still a draft', async () => {
    const draft = await world.app.get(DraftRulebook).run({ name: 'Brouillon' }, SYSTEM);
    expect((await enrol({ rulebookId: draft.rulebookId })).body.checks).toMatchObject([{ code: 'rulebook-active' }]);
    const { titleVersionId } = design.title;
    const { designId } = await world.app
      .get(DraftDesign)
      .run({ titleVersionId, name: 'Autre parcours', projects: design.projects }, SYSTEM);
    expect((await enrol({ designId })).body.checks).toMatchObject([{ code: 'design-published' }]);
  });

  it.each([
    ['a day that is none', { enteredOn: '2026-02-30' }, 'enteredOn'],
    ['a zone that is none', { zone: 'Mars/Olympus' }, 'zone'],
    ['half a month', { paceMonths: 6.5 }, 'paceMonths'],
    ['a country without a calendar', { country: 'ZZ' }, 'country'],
    ['a region without a calendar', { region: '99' }, 'region'],
    ['a week without days', { weekdays: [] }, 'weekdays'],
  ])('names the field of %s', async (_what, change, at) => {
    const { status, body: problem } = await enrol(change);
    expect([status, problem.faults?.map((fault) => fault.at)]).toEqual([400, [at]]);
  });

  it('knows only learners, designs and rulebooks that are there', async () => {
    const answers = await Promise.all([
      enrol({ learnerId: newId() }),
      enrol({ designId: newId() }),
      enrol({ rulebookId: newId() }),
    ]);
    expect(answers.map((answer) => answer.body.code)).toEqual([
      'tracks.learner-unknown',
      'tracks.design-unknown',
      'tracks.rulebook-unknown',
    ]);
  });

  it('enrols a learner once on a title, however many ask at the same moment', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => enrol()));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body.checks?.map(({ code }) => code)).toEqual(['not-enrolled-already']);
    expect(await count('enrolment')).toBe(1);
  });

  it('is for advisors and officers', async () => {
    expect((await enrol({}, learner)).status).toBe(403);
    expect((await enrol({}, await world.person(['mentor']))).status).toBe(403);
  });

  it('knows the holidays of the region, so that the plan keeps them free', async () => {
    const planned = (region?: string) =>
      world.call<{ plan: Plan }>(advisor, 'POST', '/api/enrolments/decision', body({ weekdays: [5], region }));
    const goodFriday = async (region?: string) =>
      (await planned(region)).body.plan.weeks.find(({ startsOn }) => startsOn === '2026-03-30');
    expect((await goodFriday())?.minutes).toBeGreaterThan(0);
    expect(await goodFriday('67')).toEqual({ startsOn: '2026-03-30', minutes: 0, session: null });
  });

  it('begins a track that is entered later on its first day, by itself', async () => {
    const { enrolmentId } = (await enrol({ enteredOn: '2026-01-12' })).body;
    const url = `/api/enrolments/${enrolmentId}`;
    expect((await world.call(learner, 'GET', url)).body).toMatchObject({ state: 'admitted' });
    await world.deliver();
    expect((await world.call(learner, 'GET', url)).body).toMatchObject({ state: 'admitted' });
    world.clock.set('2026-01-11T23:30:00Z');
    await world.db.sql("SELECT graphile_worker.add_job('begin-enrolments')");
    await world.deliver();
    expect((await world.call(learner, 'GET', url)).body).toMatchObject({ state: 'active' });
    expect(await world.eventNames()).toContain('tracks.enrolment-begun');
  });
});

describe('The life of an enrolment', () => {
  let track: GivenTrack;
  let advisor: Person;
  beforeEach(async () => {
    track = await anEnrolledLearner(world, {
      fundedBy: 'third-party',
      funder: 'OPCO Atlas',
      fundingEndsOn: '2027-01-20',
    });
    advisor = await world.person(['advisor']);
  });
  const change = <Body = ProblemBody>(what: string, body: object, who = advisor) =>
    world.call<Body>(who, 'POST', `/api/enrolments/${track.enrolmentId}/${what}`, body);
  const plan = async () =>
    (await world.call<Plan & { version: number }>(advisor, 'GET', `/api/enrolments/${track.enrolmentId}/plan`)).body;
  const pause = { fromOn: '2026-03-02', reason: 'Congé de maternité' };

  it('pauses, and moves what is left when the learner is back', async () => {
    const before = await plan();
    world.clock.set('2026-03-02T09:00:00Z');
    expect((await change('suspensions', pause)).status).toBe(201);
    world.clock.set('2026-03-30T09:00:00Z');
    const resumed = await change<{ plannedEndOn: string; limits: Decision }>('resumption', { onDay: '2026-03-30' });
    expect(resumed.status).toBe(201);
    expect(resumed.body.plannedEndOn).toBe('2027-02-01');
    expect(resumed.body.limits.checks).toMatchObject([
      { code: 'plan-within-funding', standing: 'not-yet' },
      { code: 'plan-within-delivery', standing: 'met' },
    ]);
    const after = await plan();
    expect(after).toMatchObject({ version: 2, minutes: before.minutes, endsOn: '2027-02-01' });
    expect(after.weeks.slice(0, 8)).toEqual(before.weeks.slice(0, 8));
    const changes = await world.db.sql('SELECT to_state, effective_on FROM tracks.enrolment_change ORDER BY id');
    expect(changes).toEqual([
      { to_state: 'active', effective_on: '2026-01-05' },
      { to_state: 'suspended', effective_on: '2026-03-02' },
      { to_state: 'active', effective_on: '2026-03-30' },
    ]);
    const names = await world.eventNames();
    expect(names).toEqual(expect.arrayContaining(['tracks.enrolment-suspended', 'tracks.enrolment-resumed']));
  });

  it('does not change its plan for a pause of no days', async () => {
    const { version: _first, ...before } = await plan();
    world.clock.set('2026-03-02T09:00:00Z');
    await change('suspensions', pause);
    await change('resumption', { onDay: '2026-03-02' });
    expect(await plan()).toEqual({ ...before, version: 1 });
  });

  it.each([
    ['a pause from tomorrow on', 'suspensions', { fromOn: '2026-01-06', reason: 'x' }, 'change-not-in-future'],
    ['a pause before the entry', 'suspensions', { fromOn: '2026-01-04', reason: 'x' }, 'change-not-before-entry'],
    ['a return without a pause', 'resumption', { onDay: '2026-01-05' }, 'enrolment-may-change'],
    ['leaving in the future', 'withdrawal', { onDay: '2026-02-01', reason: 'x' }, 'change-not-in-future'],
  ])('refuses %s', async (_what, what, body, code) => {
    const refused = await change(what, body);
    expect([refused.status, refused.body.checks?.map((check) => check.code)]).toEqual([422, [code]]);
    expect(await count('enrolment_change')).toBe(1);
    expect(await count('suspension')).toBe(0);
  });

  it('ends when the learner leaves, and takes no more steps', async () => {
    expect((await change('withdrawal', { onDay: '2026-01-05', reason: 'Nouvel emploi' })).status).toBe(204);
    const refused = await change('suspensions', { fromOn: '2026-01-05', reason: 'x' });
    expect(refused.body.checks).toMatchObject([{ code: 'enrolment-may-change', standing: 'never' }]);
    expect(await world.eventNames()).toContain('tracks.enrolment-withdrawn');
  });

  it('ends by the house, and takes no more steps', async () => {
    expect((await change('ending', { onDay: '2026-01-05', reason: 'Frais impayés' })).status).toBe(204);
    expect((await change('resumption', { onDay: '2026-01-05' })).body.checks).toMatchObject([
      { code: 'enrolment-may-change', standing: 'never' },
    ]);
    const rows = await world.db.sql('SELECT state, ended_on FROM tracks.enrolment');
    expect(rows).toEqual([{ state: 'ended', ended_on: '2026-01-05' }]);
    expect(await world.eventNames()).toContain('tracks.enrolment-ended');
  });

  it.each([
    ['withdrawal', 'withdrawn'],
    ['ending', 'ended'],
  ])('stops before its first day by a %s, and never begins', async (what, state) => {
    const { design, rulebookId } = track;
    const later = await anEnrolledLearner(world, { design, rulebookId, enteredOn: '2026-02-02' });
    const url = `/api/enrolments/${later.enrolmentId}`;
    const body = { onDay: '2026-01-05', reason: 'Autre projet' };
    expect((await world.call(advisor, 'POST', `${url}/${what}`, body)).status).toBe(204);
    world.clock.set('2026-02-03T08:00:00Z');
    await world.app.get(BeginEnrolments).run({}, SYSTEM);
    expect((await world.call(later.learner, 'GET', url)).body).toMatchObject({ state });
  });

  it('lets the learner be enrolled on the title again after leaving', async () => {
    await change('withdrawal', { onDay: '2026-01-05', reason: 'Nouvel emploi' });
    const { learner, design, rulebookId } = track;
    await expect(anEnrolledLearner(world, { learner, design, rulebookId })).resolves.toBeDefined();
  });

  it('pauses once when two advisors ask at the same moment', async () => {
    const answers = await Promise.all([1, 2].map(() => change('suspensions', { fromOn: '2026-01-05', reason: 'x' })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422]);
  });

  it('is changed by advisors and officers alone', async () => {
    expect((await change('suspensions', pause, track.learner)).status).toBe(403);
    expect(
      (await change('withdrawal', { onDay: '2026-01-05', reason: 'x' }, await world.person(['mentor']))).status,
    ).toBe(403);
  });

  it('is seen by its learner and the staff, and by nobody else', async () => {
    const url = `/api/enrolments/${track.enrolmentId}`;
    const other = await aLearner(world);
    const readers = [track.learner, advisor, other, await world.person(['mentor'])];
    for (const path of [url, `${url}/plan`, `${url}/blocks`, `${url}/progress`]) {
      const answers = await Promise.all(readers.map((who) => world.call(who, 'GET', path)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404]);
    }
    expect((await world.call(advisor, 'GET', `/api/enrolments/${newId()}`)).status).toBe(404);
  });

  it('is listed for the staff, page by page, by state and by name', async () => {
    const { design, rulebookId } = track;
    const learner = await aLearner(world, { identity: { birthName: 'Ångström' } });
    const second = await anEnrolledLearner(world, { design, rulebookId, learner });
    const list = async (query: string) =>
      (
        await world.call<{ rows: { id: string }[]; nextAfter: string | null }>(
          advisor,
          'GET',
          `/api/enrolments?${query}`,
        )
      ).body;
    const first = await list('size=1');
    expect(first.rows.map(({ id }) => id)).toEqual([second.enrolmentId]);
    expect((await list(`size=1&after=${first.nextAfter}`)).rows.map(({ id }) => id)).toEqual([track.enrolmentId]);
    expect((await list('name=ström')).rows.map(({ id }) => id)).toEqual([second.enrolmentId]);
    expect((await list('state=suspended')).rows).toEqual([]);
    expect((await world.call(track.learner, 'GET', '/api/enrolments')).status).toBe(403);
  });
});

describe('Changing an enrolment on a page', () => {
  let track: GivenTrack;
  let advisor: Person;
  beforeEach(async () => {
    track = await anEnrolledLearner(world);
    advisor = await world.person(['advisor']);
  });
  const address = (change: string) => `/tracks/${track.enrolmentId}/changes/${change}`;
  const page = async (url: string, status = 200) => {
    const answer = await world.call(advisor, 'GET', url);
    expect(answer.status).toBe(status);
    return answer.bytes.toString();
  };
  const send = (change: string, form: object, who = advisor) => world.call(who, 'POST', address(change), form);

  it('says what it comes to, then makes it, and the track tells it', async () => {
    const asked = await page(address('withdrawal'));
    expect(asked).toContain('L’apprenant abandonne ce parcours');
    expect(asked).toContain('Cela ne se défait pas');
    const sent = await send('withdrawal', { onDay: '2026-01-05', reason: 'Nouvel emploi' });
    expect([sent.status, sent.headers['location']]).toEqual([303, `/tracks/${track.enrolmentId}`]);
    const dossier = await page(`/tracks/${track.enrolmentId}`);
    expect(dossier).toContain('Nouvel emploi');
    expect(dossier).not.toContain('/changes/');
    expect(await page(address('ending'))).toContain('Revenir au parcours');
  });

  it('pauses and returns, offering only what may follow', async () => {
    const links = async () =>
      [...(await page(`/tracks/${track.enrolmentId}`)).matchAll(/\/changes\/(\w+)/g)].map(([, change]) => change);
    expect(await links()).toEqual(['pause', 'withdrawal', 'ending']);
    expect((await send('pause', { onDay: '2026-01-05', reason: 'Congé' })).status).toBe(303);
    expect(await links()).toEqual(['return', 'withdrawal', 'ending']);
    expect((await send('return', { onDay: '2026-01-05' })).status).toBe(303);
    expect(await count('suspension')).toBe(1);
  });

  it('keeps what was written when it cannot be taken', async () => {
    const nameless = await send('ending', { onDay: '2026-01-05', reason: '  ' });
    expect([nameless.status, nameless.bytes.toString()]).toEqual([400, expect.stringContaining('pourquoi')]);
    const early = await send('ending', { onDay: '2025-12-01', reason: 'Frais impayés' });
    expect(early.status).toBe(422);
    expect(early.bytes.toString()).toMatch(/value="2025-12-01"[\s\S]*Frais impayés/);
    expect(await count('enrolment_change')).toBe(1);
  });

  it('is for advisors and officers, of an enrolment that is there', async () => {
    expect((await world.call(track.learner, 'GET', address('pause'))).status).toBe(403);
    expect((await send('pause', { onDay: '2026-01-05', reason: 'x' }, track.learner)).status).toBe(403);
    expect((await world.call(advisor, 'GET', `/tracks/${newId()}/changes/pause`)).status).toBe(404);
    expect((await world.call(advisor, 'GET', address('nothing'))).status).toBe(400);
  });
});
