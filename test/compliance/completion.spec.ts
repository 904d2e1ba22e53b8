import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aJudgedProject, anEnrolledLearner, type GivenTrack } from '../given/enrolments.js';
import { textOfPdf } from '../pdf-text.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let advisor: Person;
let track: GivenTrack;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  advisor = await world.person(['advisor']);
  track = await anEnrolledLearner(world);
  world.clock.set('2026-02-28T23:30:00Z');
  await aJudgedProject(world, track, 'P1');
  world.clock.set('2026-04-10T08:00:00Z');
  await aJudgedProject(world, track, 'P2');
});
afterAll(() => world.close());

const NOBODY = '019b0000-0000-7000-8000-000000000000';
const ask = (query: string, who = advisor, enrolmentId = track.enrolmentId) =>
  world.call<ProblemBody>(who, 'GET', `/api/enrolments/${enrolmentId}/completion-certificate.pdf?${query}`);
const textOf = async (query: string) => textOfPdf((await ask(query)).bytes).replaceAll(/\s+/g, ' ');
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at }) => at);

describe('A certificate of completion', () => {
  it('attests the work that was verified in the period, in the words of the ministry', async () => {
    const { status, headers } = await ask('from=2025-09-01&until=2026-12-31');
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = await textOf('from=2025-09-01&until=2026-12-31');
    expect(text).toContain('CERTIFICAT DE REALISATION');
    expect(text).toContain('Camille Lefèvre');
    expect(text).toMatch(/Concepteur développeur d['’]applications \(RNCP37873\)/);
    expect(text).toContain('qui s’est déroulée du 5 janvier 2026 au 10 avril 2026 pour une durée de 120 heures');
    expect(text).toContain('dont à distance : 120 heures');
    expect(text).toContain('Claude Exemple');
  });

  it('is explained term by term before it is made', async () => {
    const url = `/api/enrolments/${track.enrolmentId}/completion-certificate?from=2026-02-01&until=`;
    const { body } = await world.call(advisor, 'GET', `${url}2026-12-31`);
    expect(body).toMatchObject({
      fromOn: '2026-02-01',
      untilOn: '2026-04-10',
      hours: 120,
      decision: { allowed: true },
    });
    expect(body).toMatchObject({
      work: [
        { code: 'P1', validatedOn: '2026-03-01', estimatedHours: 40 },
        { code: 'P2', validatedOn: '2026-04-10', estimatedHours: 80 },
      ],
    });
    const nothing = await world.call(advisor, 'GET', `${url}2026-02-28`);
    expect([nothing.status, nothing.body]).toMatchObject([200, { hours: 0, work: [], decision: { allowed: false } }]);
    expect((await world.call(track.learner, 'GET', `${url}2026-12-31`)).status).toBe(403);
  });

  it('counts a project on the day of the learner’s own clock', async () => {
    expect(await textOf('from=2026-03-01&until=2026-03-31')).toContain('pour une durée de 40 heures');
    expect(codesOf(await ask('from=2026-02-01&until=2026-02-28'))).toEqual(['completion-work-verified']);
  });

  it('bears the same number when it is printed again', async () => {
    const named = async () => String((await ask('from=2026-03-01&until=2026-03-31')).headers['content-disposition']);
    const first = await named();
    world.clock.move({ days: 30 });
    expect(await named()).toBe(first);
    expect(first).toMatch(/^inline; filename="CR-20260301-20260331-[0-9A-F]{6}\.pdf"$/);
  });

  it('is refused where there is nothing to attest, and names the field that is wrong', async () => {
    const before = await ask('from=2025-01-01&until=2025-12-31');
    expect([before.status, before.body.code]).toEqual([422, 'compliance.completion-not-certifiable']);
    expect(codesOf(before)).toEqual(['completion-within-track', 'completion-work-verified']);
    expect(faultsOf(await ask('from=2026-04-11&until=2026-04-30'))).toEqual(['from']);
    expect(faultsOf(await ask('from=2026-03-02&until=2026-03-01'))).toEqual(['until']);
    expect(faultsOf(await ask('from=2026-02-30&until=2026-03-01'))).toEqual(['from']);
    expect(faultsOf(await ask('from=2026-03-01'))).toEqual(['until']);
  });

  it('is the staff’s to make, of a track that there is', async () => {
    const query = 'from=2026-03-01&until=2026-03-31';
    expect((await ask(query, await world.person(['officer']))).status).toBe(200);
    for (const role of ['learner', 'mentor', 'evaluator', 'jury', 'administrator'] as const) {
      expect((await ask(query, await world.person([role]))).status).toBe(403);
    }
    expect((await ask(query, advisor, NOBODY)).body.code).toBe('compliance.enrolment-unknown');
    expect((await ask(query, advisor, 'x')).status).toBe(400);
  });
});
