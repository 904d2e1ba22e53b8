import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { ContestSession, DecideContest } from '../../src/sessions/index.js';
import { aJudgedProject } from '../given/enrolments.js';
import { aHeldSession, aMentoredLearner, type MentoredLearner } from '../given/sessions.js';
import { textOfPdf } from '../pdf-text.js';
import { type Person, type ProblemBody, World } from '../world.js';

const TODAY = '2026-04-10T08:00:00Z';
const BEFORE_CONTEST = '2026-03-10T11:00:00Z';
const DURING_CONTEST = '2026-03-15T08:00:00Z';

let world: World;
let advisor: Person;
let track: MentoredLearner;
// Two projects and two sessions, one of which was contested and found to have been missed.
beforeAll(async () => {
  world = await World.open();
  await world.empty();
  advisor = await world.person(['advisor']);
  track = await aMentoredLearner(world);
  await aHeldSession(world, track, '2026-01-12T10:00:00Z');
  world.clock.set('2026-02-28T23:30:00Z');
  await aJudgedProject(world, track, 'P1');
  const { sessionId } = await aHeldSession(world, track, '2026-03-10T10:00:00Z');
  world.clock.set('2026-03-10T12:00:00Z');
  const learner = { id: track.learner.id, roles: ['learner'] as const };
  const { contestId } = await world.app.get(ContestSession).run({ sessionId, reason: 'Je n’y étais pas.' }, learner);
  world.clock.set('2026-03-20T08:00:00Z');
  const ruling = { contestId, ruling: 'Les traces le montrent.', outcome: 'missed-by-learner' as const };
  await world.app.get(DecideContest).run(ruling, SYSTEM);
  world.clock.set(TODAY);
  await aJudgedProject(world, track, 'P2');
});
beforeEach(() => world.clock.set(TODAY));
afterAll(() => world.close());

const NOBODY = '019b0000-0000-7000-8000-000000000000';
const ask = (query: string, who = advisor, enrolmentId = track.enrolmentId) =>
  world.call<ProblemBody>(who, 'GET', `/api/enrolments/${enrolmentId}/completion-certificate.pdf?${query}`);
const textOf = async (query: string) => textOfPdf((await ask(query)).bytes).replaceAll(/\s+/g, ' ');
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at }) => at);

const explained = async (query: string) =>
  (await world.call(advisor, 'GET', `/api/enrolments/${track.enrolmentId}/completion-certificate?${query}`)).body;

describe('A certificate of completion', () => {
  it('attests what was verified in the period, in the words of the ministry, with the terms of its hours', async () => {
    const { status, headers, bytes } = await ask('from=2025-09-01&until=2026-12-31');
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = textOfPdf(bytes).replaceAll(/\s+/g, ' ');
    expect(text).toContain('CERTIFICAT DE REALISATION');
    expect(text).toContain('Camille Lefèvre');
    expect(text).toMatch(/Concepteur développeur d['’]applications \(RNCP37873\)/);
    expect(text).toContain('qui s’est déroulée du 5 janvier 2026 au 10 avril 2026 pour une durée de 120,5 heures');
    expect(text).toContain('dont à distance : 120,5 heures');
    expect(text).toContain('Claude Exemple');
    expect(text).toContain('janvier 2026 12 0 0,5 0,5 mars 2026 40 0 40 avril 2026 80 0 80 Total 120 0,5 120,5');
    expect(text).toMatch(
      /P1 .+ 1er mars 2026 40 P2 .+ 10 avril 2026 80 État des faits connus le 10 avril 2026 à 10 h 00/,
    );
  });

  it('is explained term by term before it is made', async () => {
    expect(await explained('from=2026-01-01&until=2026-12-31')).toMatchObject({
      fromOn: '2026-01-05',
      untilOn: '2026-04-10',
      workHours: 120,
      sessionHours: 0.5,
      hours: 120.5,
      decision: { allowed: true },
      work: [
        { code: 'P1', validatedOn: '2026-03-01', estimatedHours: 40 },
        { code: 'P2', validatedOn: '2026-04-10', estimatedHours: 80 },
      ],
      sessions: [{ heldOn: '2026-01-12', minutes: 30 }],
    });
    const none = await explained('from=2026-02-01&until=2026-02-28');
    expect(none).toMatchObject({ hours: 0, work: [], sessions: [], months: [], decision: { allowed: false } });
    const url = `/api/enrolments/${track.enrolmentId}/completion-certificate?from=2026-01-01&until=2026-12-31`;
    expect((await world.call(track.learner, 'GET', url)).status).toBe(403);
  });

  it.each([
    ['counted until it was contested', BEFORE_CONTEST, 1],
    ['not while it was contested', DURING_CONTEST, 0.5],
    ['not since it was found to have been missed', TODAY, 0.5],
  ])('tells what was known at an instant: a session was %s', async (_what, asOf, sessionHours) => {
    const query = `from=2026-01-01&until=2026-03-31&asOf=${asOf}`;
    expect(await explained(query)).toMatchObject({ workHours: 40, sessionHours, hours: 40 + sessionHours });
  });

  it('is the same, byte for byte, whenever it is asked for again as of an instant', async () => {
    const query = `from=2026-01-01&until=2026-03-31&asOf=${BEFORE_CONTEST}`;
    const first = await ask(query);
    world.clock.move({ days: 40 });
    expect((await ask(query)).bytes.equals(first.bytes)).toBe(true);
    expect(textOfPdf(first.bytes)).toMatch(/10\smars 2026 à 12\sh\s00/);
    expect(faultsOf(await ask('from=2026-01-01&until=2026-03-31&asOf=2027-01-01T00:00:00Z'))).toEqual(['asOf']);
    const earlier = await ask('from=2025-12-01&until=2025-12-31&asOf=2025-12-31T12:00:00Z');
    expect([earlier.status, earlier.body.code]).toEqual([404, 'compliance.enrolment-unknown']);
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
    expect(first).toMatch(/^inline; filename="CR-2026-00001-20260301-20260331\.pdf"$/);
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

  it('is looked at on a page before it is printed', async () => {
    const page = async (query: string, who = advisor) => {
      const { status, bytes } = await world.call(who, 'GET', `/tracks/${track.enrolmentId}/completion${query}`);
      const html = bytes.toString();
      return { status, html, text: html.replaceAll(/<svg[\s\S]*?<\/svg>|<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
    };
    const whole = await page('?from=2026-01-01&until=2026-04-10');
    expect(whole.text).toContain('120,5 heures réalisées et vérifiées');
    expect(whole.text).toMatch(/janvier 2026 12 0 0,5 0,5 .*avril 2026 – 80 0 80/);
    expect(whole.html).toContain('completion-certificate.pdf?from&#x3D;2026-01-01&amp;until&#x3D;2026-04-10');
    expect((await page('')).text).toContain('80 heures réalisées');
    expect((await page('?from=2026-02-01&until=2026-02-28')).text).toContain('Rien à attester');
    const wrong = await page('?from=2026-03-02&until=2026-03-01');
    expect([wrong.status, wrong.text.includes('finit avant')]).toEqual([400, true]);
    expect((await page('', track.learner)).status).toBe(403);
  });
});
