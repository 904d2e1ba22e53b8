import { afterAll, beforeAll, describe, expect } from './jest.js';
import { createHash } from 'node:crypto';
import { validateAccrochage } from '../src/compliance/accrochage/accrochage-schema.adapter.js';
import type { Check } from '../src/platform/kernel/decision.js';
import { newId } from '../src/platform/kernel/id.js';
import { type BlockStanding, type ProjectDraft, RULEBOOK_DEFAULTS } from '../src/tracks/index.js';
import { A_PDF, A_ZIP } from './given/assessment.js';
import { aJudgedProject, anEnrolledLearner, aTrackReadyForJury } from './given/enrolments.js';
import { aJuryMember, threeJuryMembers, verdicts } from './given/juries.js';
import { CAMILLE } from './given/learners.js';
import {
  addressOf,
  attendedBy,
  callsOf,
  findings,
  type Follower,
  formWith,
  handedIn,
  judged,
  mustBe,
  plannedDefence,
  projectOf,
  provedProject,
  receiptXml,
  twoSessionsOn,
  verdict,
} from './given/main-job.js';
import { aMentor } from './given/mentors.js';
import { projectsFor } from './given/projects.js';
import type { GivenSession } from './given/sessions.js';
import { story } from './given/story.js';
import { type GivenTitle, theRegister } from './given/titles.js';
import type { GivenDesign } from './given/tracks.js';
import { textOfPdf } from './pdf-text.js';
import { type Answer, type Person, type ProblemBody, World } from './world.js';

/*
 * One story, told in order on one database: from a title in the public register to the file of certified people. Inès
 * pays for herself and goes at six months; a funder pays for Théo; Carole was born where nobody has written down yet.
 */

const it = story();
let world: World;
let get: ReturnType<typeof callsOf>['get'];
let post: ReturnType<typeof callsOf>['post'];
let put: ReturnType<typeof callsOf>['put'];
let officer: Person;
let advisor: Person;
let mentor: Person;
let evaluator: Person;
let title: GivenTitle;
let design: GivenDesign;
let rulebookId: string;
let ines: Follower;
let theo: Follower;
let carole: Person;

beforeAll(async () => {
  world = await World.open();
  ({ get, post, put } = callsOf(world));
  officer = await world.person(['officer']);
  advisor = await world.person(['advisor']);
});
afterAll(() => world.close());

const idIn = (answer: Answer<object>, name: string) =>
  mustBe(201, answer as Answer<Record<string, string>>)[name] ?? '';
const standingOf = async ({ enrolmentId, learner }: Follower) =>
  (await get<BlockStanding[]>(learner, `enrolments/${enrolmentId}/blocks`)).body;
const openIn = (checks: Check[]) => checks.filter(({ standing }) => standing !== 'met').map(({ code }) => code);
const checkOf = (checks: Check[] | undefined, code: string) => checks?.find((check) => check.code === code);
const pdfOf = async (who: Person, url: string) => {
  const answer = await get(who, url);
  expect([verdict(answer), answer.headers['content-type']]).toEqual(['200', 'application/pdf']);
  return textOfPdf(answer.bytes).replaceAll(/\s+/g, ' ');
};

describe('1. A title from the register', () => {
  interface Imported extends ProblemBody {
    imported: { titleVersionId: string; code: string; blocks: number; competences: number }[];
    problems: { code: string; field: string }[];
  }
  const importing = (who: Person, file: Uint8Array | string) =>
    post<Imported>(who, 'titles/imports', formWith(file, 'register.xml'));
  const activation = (id: string) => post(officer, `titles/${id}/activation`);
  let other: string;

  it('is imported by the officer, whole or not at all', async () => {
    const register = await theRegister();
    expect((await importing(advisor, register)).status).toBe(403);
    expect(verdict(await importing(officer, register.subarray(0, 4000)))).toMatch(/^400 line \d+, column \d+$/);
    expect((await get<{ rows: object[] }>(officer, 'titles')).body.rows).toEqual([]);
    const { imported, problems } = mustBe(201, await importing(officer, register));
    expect(imported).toMatchObject([
      { code: 'RNCP37873', blocks: 3, competences: 11 },
      { code: 'RNCP39387', blocks: 3 },
    ]);
    expect(problems[0]).toMatchObject({ code: 'RNCP39387', field: 'BLOCS_COMPETENCES[1].LISTE_COMPETENCES' });
    const [titleVersionId = '', second = ''] = imported.map((one) => one.titleVersionId);
    title = { titleVersionId, code: 'RNCP37873', blocks: [], officer };
    other = second;
  });

  it('has its competences put in order, each with what it is judged by, before it is opened', async () => {
    const { body } = await get<GivenTitle>(officer, `titles/${title.titleVersionId}`);
    for (const { id, competences } of body.blocks) {
      const curated = competences.map(({ name }) => ({
        name,
        criteria: ['Le résultat répond au besoin', 'Les choix sont expliqués'],
      }));
      const url = `titles/${title.titleVersionId}/blocks/${id}/competences`;
      expect((await put(advisor, url, { competences: curated })).status).toBe(403);
      expect(await put(officer, url, { competences: curated })).toMatchObject({
        status: 200,
        body: { coverage: { isWhole: true } },
      });
    }
    title.blocks = (await get<GivenTitle>(officer, `titles/${title.titleVersionId}`)).body.blocks;
    expect(title.blocks[0]?.competences[0]?.criteria.map(({ code }) => code)).toEqual([
      'RNCP37873BC01C1K1',
      'RNCP37873BC01C1K2',
    ]);
  });

  it('is opened by the officer once every block says what it holds, and never changes again', async () => {
    expect(verdict(await activation(other))).toBe('422 title-blocks-have-competences');
    expect(verdict(await activation(title.titleVersionId))).toBe('201');
    const { id } = title.blocks[0] ?? { id: '' };
    const late = { competences: [{ name: 'Autre', criteria: [] }] };
    expect(verdict(await put(officer, `titles/${title.titleVersionId}/blocks/${id}/competences`, late))).toBe(
      '422 title-is-draft',
    );
  });
});

describe('2. A track design', () => {
  const drafted = (projects: ProjectDraft[], who = officer) =>
    post(who, 'designs', { titleVersionId: title.titleVersionId, name: 'Parcours en ligne', projects });

  it('is published only when every criterion is proved; until then the gaps are named', async () => {
    const projects = projectsFor(title.blocks);
    const withoutLast = projects.map((project) => (project.code === 'P7' ? { ...project, criteria: [] } : project));
    expect((await drafted(projects, advisor)).status).toBe(403);
    const draft = await drafted(withoutLast);
    const designId = idIn(draft, 'designId');
    const refused = await post(officer, `designs/${designId}/publication`);
    expect(verdict(refused)).toMatch(/^422 .*block-criteria-proved/);
    expect(checkOf(refused.body.checks, 'block-criteria-proved')?.facts).toMatchObject({
      block: 'RNCP37873BC03',
      needed: 6,
      proved: 2,
      competences: ['RNCP37873BC03C2', 'RNCP37873BC03C3'],
    });
    design = { designId, title, projects };
  });

  it('is completed and published, by the officer alone', async () => {
    const { designId, projects } = design;
    expect(verdict(await put(officer, `designs/${designId}`, { projects }))).toBe('200');
    expect((await post(advisor, `designs/${designId}/publication`)).status).toBe(403);
    expect(verdict(await post(officer, `designs/${designId}/publication`))).toBe('201');
    expect(verdict(await put(officer, `designs/${designId}`, { projects }))).toBe('422 design-is-draft');
  });
});

describe('3. A rulebook', () => {
  it('starts from the numbers of the house, within bounds, and is fixed once it is active', async () => {
    expect((await post(advisor, 'rulebooks', { name: 'Règlement' })).status).toBe(403);
    const wrong = await post(officer, 'rulebooks', { name: 'Règlement', numbers: { juryOutsideShare: 2 } });
    expect(verdict(wrong)).toBe('400 numbers.juryOutsideShare');
    rulebookId = idIn(await post(officer, 'rulebooks', { name: 'Règlement 2026' }), 'rulebookId');
    expect(verdict(await post(officer, `rulebooks/${rulebookId}/activation`))).toBe('201');
    expect((await get(officer, `rulebooks/${rulebookId}`)).body).toMatchObject({
      state: 'active',
      numbers: RULEBOOK_DEFAULTS,
    });
    expect(verdict(await post(officer, `rulebooks/${rulebookId}/activation`))).toBe('422 rulebook-is-draft');
  });
});

describe('4. A learner', () => {
  const register = (who: Person, identity: object) =>
    post(who, 'learners', {
      email: `${newId()}@example.test`,
      identity: { ...CAMILLE, ...identity },
    });
  const registered = async (identity: object) => world.signIn(idIn(await register(advisor, identity), 'learnerId'));
  const asked = (learner: Person, change: object = {}) => ({
    learnerId: learner.id,
    designId: design.designId,
    rulebookId,
    paceMonths: 6,
    enteredOn: '2026-01-05',
    fundedBy: 'self',
    accessRoute: 'continuing-education',
    ...change,
  });
  const enrolled = async (learner: Person, change: object = {}): Promise<Follower> => {
    const enrolmentId = idIn(await post(advisor, 'enrolments', asked(learner, change)), 'enrolmentId');
    const { body } = await get<{ projects: { id: string; code: string }[] }>(learner, 'my/progress');
    const projectIds = Object.fromEntries(body.projects.map(({ code, id }) => [code, id]));
    return { enrolmentId, learner, design, rulebookId, projectIds, mentor: learner, mentorId: '' };
  };
  let learner: Person;

  it('comes with the civil identity that the State asks for', async () => {
    expect((await register(await world.person(['mentor']), { firstName: 'Inès' })).status).toBe(403);
    const unborn = await register(advisor, { birthYear: 2026, birthMonth: 1, birthDay: 6 });
    expect(verdict(unborn)).toBe('400 identity.birthDay');
    learner = await registered({ firstName: 'Inès', birthName: 'Aubertin' });
    carole = await registered({
      firstName: 'Carole',
      birthName: 'Wesołek',
      birthInseeCode: null,
      birthPostalCode: null,
      birthPlace: null,
    });
    expect(verdict(await get(carole, `learners/${learner.id}`))).toBe('404 learners.learner-unknown');
  });

  it.each<[string, object, string]>([
    ['a pace of seven months', { paceMonths: 7 }, 'pace-allowed'],
    ['ten hours a week at six months', { weeklyHours: 10 }, 'weekly-hours-suffice'],
    ['an entry after the registration', { enteredOn: '2028-12-19' }, 'entry-within-registration'],
    [
      'a funding that ends before the plan',
      { fundedBy: 'third-party', funder: 'OPCO Atlas', fundingEndsOn: '2026-06-30' },
      'plan-within-funding',
    ],
  ])('is not enrolled with %s: the constraint that fails is named, ahead and on asking', async (...row) => {
    const [, change, code] = row;
    const wanted = asked(learner, change);
    const { body } = await post<{ decision: { checks: Check[] } }>(advisor, 'enrolments/decision', wanted);
    expect(openIn(body.decision.checks)).toEqual([code]);
    expect(verdict(await post(advisor, 'enrolments', wanted))).toBe(`422 ${code}`);
  });

  it('is pinned to no rulebook that is still a draft, and enrols nobody, not even themselves', async () => {
    const draft = idIn(await post(officer, 'rulebooks', { name: 'Règlement 2027' }), 'rulebookId');
    expect(verdict(await post(advisor, 'enrolments', asked(learner, { rulebookId: draft })))).toBe(
      '422 rulebook-active',
    );
    expect((await post(learner, 'enrolments', asked(learner))).status).toBe(403);
    expect((await get<{ rows: object[] }>(advisor, 'enrolments')).body.rows).toEqual([]);
  });

  it('follows a plan of six months, paid by themselves, or longer at the cost of a funder', async () => {
    ines = await enrolled(learner);
    const { body: plan } = await get<{
      endsOn: string;
      minutes: number;
      projects: { projectId: string; dueOn: string }[];
      weeks: { minutes: number; session: string | null }[];
    }>(ines.learner, `enrolments/${ines.enrolmentId}/plan`);
    expect(plan).toMatchObject({ endsOn: '2026-07-03', minutes: 600 * 60 });
    expect(plan.weeks.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(600 * 60);
    expect(plan.weeks.map(({ session }) => session)).toEqual(['discovery', ...Array<string>(25).fill('weekly')]);
    const due = plan.projects.map(({ dueOn }) => dueOn);
    expect(due).toEqual(due.toSorted());
    expect(plan.projects.at(-1)).toMatchObject({ projectId: ines.projectIds['P7'], dueOn: '2026-07-03' });

    const funding = { paceMonths: 9, fundedBy: 'third-party', funder: 'OPCO Atlas', fundingEndsOn: '2026-12-31' };
    theo = await enrolled(await registered({ firstName: 'Théo', birthName: 'Diarrassouba', sex: 'M' }), funding);
    expect((await get(theo.learner, `enrolments/${ines.enrolmentId}/plan`)).status).toBe(404);
  });

  it('starts the first project; the next one waits for it', async () => {
    expect((await standingOf(ines)).map(({ state }) => state)).toEqual(Array(3).fill('not-started'));
    expect(verdict(await post(ines.learner, addressOf(ines, 'P2', 'start')))).toBe(
      '422 project-step-fits prerequisites-validated',
    );
    expect((await post(theo.learner, addressOf(ines, 'P1', 'start'))).status).toBe(404);
    expect(verdict(await post(ines.learner, addressOf(ines, 'P1', 'start')))).toBe('204');
  });
});

interface Booked extends GivenSession {
  kind: string;
  local: string;
}
let inesDiscovery: Booked;
let theoDiscovery: Booked;
let contestId: string;
const book = (who: Person, { enrolmentId }: Follower, time: object) =>
  post<Booked>(who, 'sessions', { enrolmentId, ...time });

describe('5. A mentor', () => {
  const week = (from: string, to: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from, to }));
  const assign = (who: Person, { enrolmentId }: Follower, mentorId: string) =>
    post(who, 'assignments', { enrolmentId, mentorId, fromOn: '2026-01-05' });

  it('opens a week in a zone of their own, and accompanies the learner alone', async () => {
    const dominique = {
      email: 'dominique@example.test',
      fullName: 'Dominique Exemple',
      zone: 'America/Toronto',
      languages: ['fr', 'en'],
      maxLevel: 3,
      maxLearners: 5,
    };
    expect((await post(ines.learner, 'mentors', dominique)).status).toBe(403);
    mentor = await world.signIn(idIn(await post(advisor, 'mentors', dominique), 'mentorId'));
    const colleague = await aMentor(world);
    const hours = { zone: 'America/Toronto', validFromOn: '2026-01-05', rules: week('08:00', '12:00') };
    expect((await put(colleague, `mentors/${mentor.id}/availability`, hours)).status).toBe(404);
    const backwards = { ...hours, rules: week('12:00', '08:00').slice(0, 1) };
    expect(verdict(await put(mentor, `mentors/${mentor.id}/availability`, backwards))).toBe('400 rules.0.to');
    expect(verdict(await put(mentor, `mentors/${mentor.id}/availability`, hours))).toBe('200');
    expect((await assign(mentor, ines, mentor.id)).status).toBe(403);
    expect(verdict(await assign(advisor, ines, mentor.id))).toBe('422 mentor-approved');
    for (const kind of ['cv', 'contract'])
      expect((await post(mentor, `mentors/${mentor.id}/papers`, formWith(A_PDF, `${kind}.pdf`, { kind }))).status).toBe(
        201,
      );
    expect(verdict(await post(officer, `mentors/${mentor.id}/approval`, { decision: 'approved' }))).toBe('201');
    for (const track of [ines, theo]) {
      expect(verdict(await assign(advisor, track, mentor.id))).toBe('201');
      Object.assign(track, { mentor, mentorId: mentor.id });
    }
    expect(verdict(await assign(advisor, ines, colleague.id))).toBe('422 one-mentor-at-a-time');
  });

  it('is met at the hours that both clocks show, also while only one of the two has changed', async () => {
    const firstOn = async (day: string) => {
      const query = `enrolmentId=${ines.enrolmentId}&from=${day}T00:00:00Z&to=${day}T23:00:00Z`;
      return (await get<{ local: string }[]>(ines.learner, `mentors/${mentor.id}/slots?${query}`)).body[0]?.local;
    };
    expect(await firstOn('2026-01-07')).toBe('2026-01-07T14:00');
    expect(await firstOn('2026-03-11')).toBe('2026-03-11T13:00');
    expect(await firstOn('2026-04-01')).toBe('2026-04-01T14:00');
    expect((await get(carole, `mentors/${mentor.id}/slots?enrolmentId=${ines.enrolmentId}`)).status).toBe(404);
    world.clock.set('2026-01-05T14:00:00Z');
  });

  it.each<[string, object, string]>([
    ['with less than 24 hours of notice', { startsAt: '2026-01-06T13:30:00Z' }, '422 session-enough-notice'],
    ['in the past', { startsAt: '2026-01-05T13:00:00Z' }, '422 session-not-past session-enough-notice'],
    ['outside the openings', { startsAt: '2026-01-07T18:00:00Z' }, '422 session-inside-opening'],
    ['over the end of an opening', { startsAt: '2026-01-07T16:45:00Z' }, '422 session-inside-opening'],
    ['in the hour that clocks skip', { local: '2026-03-29T02:30' }, '422 session-on-the-clock session-inside-opening'],
    ['across that hour', { local: '2026-03-29T01:45' }, '422 session-within-one-offset session-inside-opening'],
    ['on a day that does not come', { local: '2026-02-30T14:00' }, '400 local'],
    ['in a zone that is none', { local: '2026-01-07T14:00', zone: 'Europe/Lyon' }, '400 zone'],
    ['without a time', {}, '400 startsAt'],
  ])('books no session %s', async (_when, time, expected) => {
    expect(verdict(await book(ines.learner, ines, time))).toBe(expected);
    expect((await get<{ rows: object[] }>(advisor, 'sessions')).body.rows).toEqual([]);
  });

  it('books with nobody who has nothing to do with the track, and is booked for own learners only', async () => {
    const time = { startsAt: '2026-01-07T14:00:00Z' };
    expect((await book(theo.learner, ines, time)).status).toBe(404);
    expect((await book(await aMentor(world), ines, time)).status).toBe(404);
    expect((await book(advisor, ines, time)).status).toBe(403);
    const another = { ...time, mentorId: (await aMentor(world)).id };
    expect(verdict(await book(ines.learner, ines, another))).toBe('422 session-own-mentor');
  });

  it('gives one slot to one of two who ask at the same moment; the other takes the next', async () => {
    const time = { startsAt: '2026-01-07T14:00:00Z' };
    const answers = await Promise.all([ines, theo].map((track) => book(track.learner, track, time)));
    expect(answers.map(verdict).sort()).toEqual(['201', '422 session-mentor-free']);
    const sessions = await Promise.all(
      [ines, theo].map(async (track, at) => {
        const first = answers[at];
        if (first?.status === 201) return first.body;
        return mustBe(201, await book(track.learner, track, { startsAt: '2026-01-07T15:00:00Z' }));
      }),
    );
    [inesDiscovery, theoDiscovery] = sessions as [Booked & ProblemBody, Booked & ProblemBody];
    const minutes = sessions.map(({ startsAt, endsAt }) => (Date.parse(endsAt) - Date.parse(startsAt)) / 60_000);
    expect(minutes).toEqual([30, 45]);
    expect(sessions.map(({ kind }) => kind)).toEqual(['discovery', 'discovery']);
    expect(verdict(await book(ines.learner, ines, { startsAt: '2026-01-08T14:00:00Z' }))).toBe(
      '422 session-one-a-week',
    );
  });
});

describe('6. The session', () => {
  const settle = (who: Person, { sessionId }: GivenSession, outcome: string) =>
    post(who, `sessions/${sessionId}/outcome`, { outcome });
  const cancel = (who: Person, { sessionId }: GivenSession) =>
    post(who, `sessions/${sessionId}/cancellation`, { reason: 'Empêchement' });
  const seen = (who: Person, { sessionId }: GivenSession) =>
    get<{ state: string; log: object; outcomes: object[] }>(who, `sessions/${sessionId}`);
  let missed: Booked;

  it('is held when both were there: the evidence says so, the mentor decides, the project counts it', async () => {
    expect(verdict(await settle(mentor, inesDiscovery, 'held'))).toMatch(/^422 settle-after-start/);
    const inOrder = [
      { session: inesDiscovery, learner: ines.learner },
      { session: theoDiscovery, learner: theo.learner },
    ].sort((a, b) => Date.parse(a.session.startsAt) - Date.parse(b.session.startsAt));
    for (const { session, learner } of inOrder) await attendedBy(world, [learner, mentor], session);

    const { body: proposal } = await get(mentor, `sessions/${inesDiscovery.sessionId}/outcome-proposal`);
    expect(proposal).toMatchObject({ outcome: 'held', minutesTogether: 30 });
    expect((await settle(ines.learner, inesDiscovery, 'held')).status).toBe(403);
    expect((await settle(await aMentor(world), inesDiscovery, 'held')).status).toBe(404);
    expect(verdict(await settle(mentor, inesDiscovery, 'missed-by-learner'))).toBe('422 settle-agrees-with-evidence');
    expect(verdict(await settle(mentor, inesDiscovery, 'held'))).toBe('201');
    expect(verdict(await settle(mentor, inesDiscovery, 'held'))).toBe('422 settle-still-booked');
    expect(verdict(await settle(mentor, theoDiscovery, 'held'))).toBe('201');
    expect(await projectOf(world, ines, 'P1')).toMatchObject({ state: 'in-progress', sessionsHeld: 1 });
  });

  it('has a log that the mentor signs and the learner countersigns; the private part stays the mentor’s', async () => {
    const url = `sessions/${inesDiscovery.sessionId}/log`;
    const log = { done: 'Découverte', objectives: 'Installer les outils', projectState: 'P1 commencé' };
    expect((await put(ines.learner, url, log)).status).toBe(403);
    expect(verdict(await post(ines.learner, `${url}/countersignature`))).toBe('422 log-signed-by-mentor');
    expect(verdict(await put(mentor, url, { ...log, privateNote: 'Très à l’aise', sign: true }))).toBe('200');
    expect(verdict(await put(mentor, url, { ...log, sign: true }))).toBe('422 log-not-signed-yet');
    expect(verdict(await post(ines.learner, `${url}/countersignature`))).toBe('201');
    expect((await seen(mentor, inesDiscovery)).body.log).toMatchObject({ privateNote: 'Très à l’aise' });
    expect((await seen(ines.learner, inesDiscovery)).body.log).not.toHaveProperty('privateNote');
  });

  it('is cancelled early for nothing, and taken again in the same week, by the mentor with less notice', async () => {
    world.clock.set('2026-01-12T09:00:00Z');
    const early = mustBe(201, await book(ines.learner, ines, { startsAt: '2026-01-15T14:00:00Z' }));
    world.clock.set('2026-01-13T09:00:00Z');
    expect((await cancel(theo.learner, early)).status).toBe(404);
    expect(await cancel(ines.learner, early)).toMatchObject({ body: { state: 'cancelled-in-time', madeUp: true } });
    expect(verdict(await cancel(ines.learner, early))).toBe('422 cancel-still-booked');
    world.clock.set('2026-01-14T13:00:00Z');
    const soon = { startsAt: '2026-01-14T16:00:00Z', noticeWaived: true };
    expect(verdict(await book(ines.learner, ines, soon))).toBe('422 session-enough-notice');
    const again = mustBe(201, await book(mentor, ines, soon));
    await attendedBy(world, [ines.learner, mentor], again);
    expect(verdict(await settle(mentor, again, 'held'))).toBe('201');
    expect(await projectOf(world, ines, 'P1')).toMatchObject({ sessionsHeld: 2 });
  });

  it('is cancelled late at the cost of the week', async () => {
    world.clock.set('2026-01-14T10:00:00Z');
    const late = mustBe(201, await book(theo.learner, theo, { startsAt: '2026-01-15T14:00:00Z' }));
    world.clock.set('2026-01-15T10:00:00Z');
    expect(await cancel(theo.learner, late)).toMatchObject({ body: { state: 'cancelled-late', madeUp: false } });
    expect(verdict(await book(theo.learner, theo, { startsAt: '2026-01-16T14:00:00Z' }))).toBe(
      '422 session-one-a-week',
    );
  });

  it('is missed by a learner who has not come after a third of it', async () => {
    missed = mustBe(201, await book(theo.learner, theo, { startsAt: '2026-01-20T14:00:00Z' }));
    world.clock.set(missed.startsAt);
    mustBe(201, await post(mentor, `sessions/${missed.sessionId}/presence`, { kind: 'joined' }));
    world.clock.move({ minutes: 14 });
    expect(verdict(await settle(mentor, missed, 'missed-by-learner'))).toMatch(/^422 settle-absence-after-delay/);
    world.clock.move({ minutes: 2 });
    expect(verdict(await settle(mentor, missed, 'missed-by-learner'))).toBe('201');
  });

  it('is contested by either side within 72 hours, and by nobody else', async () => {
    const contest = (who: Person, { sessionId } = missed) =>
      post(who, `sessions/${sessionId}/contests`, { reason: 'La salle ne s’ouvrait pas' });
    world.clock.set('2026-01-21T10:00:00Z');
    expect((await contest(ines.learner)).status).toBe(404);
    expect((await contest(advisor)).status).toBe(403);
    contestId = idIn(await contest(theo.learner), 'contestId');
    expect(verdict(await contest(mentor))).toBe('422 contest-none-open');
    world.clock.set('2026-01-21T15:00:00Z');
    expect(verdict(await contest(ines.learner, inesDiscovery))).toBe('422 contest-in-time');
  });
});

describe('7. A project', () => {
  const guide = { deliverable: 'Guide d’installation', name: 'guide.pdf', content: A_PDF };
  const code = { deliverable: 'Code source', name: 'code.zip', content: A_ZIP };
  const upload = (who: Person, { name, content, deliverable }: typeof guide) =>
    post<{ sha256: string }>(who, addressOf(ines, 'P1', 'files'), formWith(content, name, { deliverable }));
  const handIn = (project: string, who = ines.learner) => post(who, addressOf(ines, project, 'hand-in'));
  const plan = (who: Person, change: object) =>
    post<{ defenceId: string; startsAt: string }>(who, 'defences', {
      enrolmentId: ines.enrolmentId,
      projectId: ines.projectIds['P1'],
      evaluatorId: evaluator.id,
      mode: 'remote',
      ...change,
    });
  const judge = async (who: Person, body: object, what = 'evaluation') =>
    post(who, `defences/${defence.defenceId}/${what}`, body);
  let defence: { defenceId: string; startsAt: string };
  let second: { defenceId: string; startsAt: string };

  it('takes files that are what they say, and is handed in with all of them', async () => {
    expect(verdict(await upload(ines.learner, { ...guide, content: A_ZIP }))).toBe('400 guide.pdf');
    expect((await upload(mentor, guide)).status).toBe(403);
    expect((await upload(theo.learner, guide)).status).toBe(404);
    const { sha256 } = mustBe(201, await upload(ines.learner, guide));
    expect(sha256).toBe(createHash('sha256').update(A_PDF).digest('hex'));
    const incomplete = await handIn('P1');
    expect(verdict(incomplete)).toBe('422 deliverables-in');
    expect(incomplete.body.checks?.[0]).toMatchObject({ facts: { missing: ['Code source'] }, nextActor: 'learner' });
    mustBe(201, await upload(ines.learner, code));
    expect((await handIn('P1', theo.learner)).status).toBe(404);
    expect(verdict(await handIn('P1'))).toBe('201');
  });

  it('is marked ready by the own mentor', async () => {
    const ready = (who: Person) => post(who, addressOf(ines, 'P1', 'readiness'));
    expect((await ready(ines.learner)).status).toBe(403);
    expect((await ready(await aMentor(world))).status).toBe(404);
    expect(verdict(await ready(mentor))).toBe('201');
  });

  it('is defended 14 days ahead before somebody who never mentored the learner', async () => {
    const role = { titleCodes: ['RNCP37873'], maxLevel: 3 };
    const alix = { ...role, email: 'alix@example.test', fullName: 'Alix Exemple' };
    expect((await post(mentor, 'evaluators', alix)).status).toBe(403);
    evaluator = await world.signIn(idIn(await post(advisor, 'evaluators', alix), 'evaluatorId'));
    mustBe(201, await post(advisor, 'evaluators', { ...role, accountId: mentor.id, fullName: 'Dominique Exemple' }));

    const soon = '2026-02-03T15:00:00Z';
    expect(verdict(await plan(ines.learner, { startsAt: soon }))).toBe('422 defence-notice');
    const byMentor = await plan(ines.learner, { startsAt: '2026-02-05T15:00:00Z', evaluatorId: mentor.id });
    expect(byMentor.body.checks).toMatchObject([
      { code: 'evaluator-independent', standing: 'never', source: 'R6113-9 I 4°' },
    ]);
    const query = new URLSearchParams({ evaluatorId: mentor.id, startsAt: soon });
    const { body } = await get<{ allowed: boolean; checks: Check[] }>(
      ines.learner,
      addressOf(ines, 'P1', `defence-decision?${String(query)}`),
    );
    expect(body.allowed).toBe(false);
    expect(openIn(body.checks)).toEqual(['defence-notice', 'evaluator-independent']);
    const time = { startsAt: '2026-02-04T15:00:00Z' };
    expect((await plan(theo.learner, time)).status).toBe(404);
    expect((await plan(mentor, time)).status).toBe(403);
    defence = mustBe(201, await plan(ines.learner, time));
  });

  it('is frozen two days before, and judged from the start on by the evaluator alone', async () => {
    world.clock.set('2026-02-02T15:00:00Z');
    expect(verdict(await upload(ines.learner, code))).toBe('422 deliverables-not-frozen');
    const project = await projectOf(world, ines, 'P1');
    const whole = findings(project, 'validated');
    expect(verdict(await judge(evaluator, whole))).toBe('422 defence-begun');
    world.clock.set('2026-02-04T15:30:00Z');
    expect((await judge(mentor, whole)).status).toBe(404);
    expect((await judge(ines.learner, whole)).status).toBe(403);
    const half = { ...whole, criteria: whole.criteria.slice(0, 1) };
    expect(verdict(await judge(evaluator, half))).toBe('422 every-criterion-judged outcome-fits-criteria');
    expect(verdict(await judge(evaluator, findings(project, 'validated', ['K2'])))).toBe('422 outcome-fits-criteria');
    expect(await judge(evaluator, findings(project, 'conditional', ['K2']))).toMatchObject({
      status: 201,
      body: { completeBy: '2026-02-06T15:30:00.000Z' },
    });
  });

  it('that is accepted on a condition is completed in 48 hours, then decided', async () => {
    const [first] = await standingOf(ines);
    expect(first?.next).toMatchObject({ code: 'project-completed', projectCode: 'P1', nextActor: 'learner' });
    expect(first?.competences[0]).toMatchObject({ code: 'RNCP37873BC01C1', acquired: false });
    world.clock.set('2026-02-05T10:00:00Z');
    const last = findings(await projectOf(world, ines, 'P1'), 'validated');
    expect(verdict(await judge(evaluator, last, 'completion-decision'))).toBe('422 condition-completed');
    mustBe(201, await upload(ines.learner, guide));
    expect(verdict(await handIn('P1'))).toBe('201');
    world.clock.set('2026-02-06T10:00:00Z');
    expect(verdict(await judge(evaluator, last, 'completion-decision'))).toBe('201');
    expect(await projectOf(world, ines, 'P1')).toMatchObject({ state: 'validated' });
    expect((await standingOf(ines))[0]?.competences[0]).toMatchObject({ acquired: true });
  });

  it('that is sent back is handed in anew and defended again, while the next one goes on', async () => {
    await twoSessionsOn(world, ines, 'P2');
    expect(verdict(await post(ines.learner, addressOf(ines, 'P3', 'start')))).toBe('422 one-project-in-progress');
    await handedIn(world, ines, 'P2');
    defence = await plannedDefence(world, ines, { code: 'P2', evaluator });
    world.clock.set(defence.startsAt);
    const unmet = findings(await projectOf(world, ines, 'P2'), 'to-rework', ['K1', 'K2']);
    expect(verdict(await judge(evaluator, unmet))).toBe('201');
    expect(await projectOf(world, ines, 'P2')).toMatchObject({ state: 'to-rework' });
    expect(verdict(await handIn('P2'))).toBe('422 deliverables-in');
    await handedIn(world, ines, 'P2');
    second = await plannedDefence(world, ines, { code: 'P2', evaluator });
    expect(second).toMatchObject({ attempt: 2 });
    await twoSessionsOn(world, ines, 'P3');
  });

  it('is validated at the second defence', async () => {
    await judged(world, ines, { code: 'P2', evaluator, defence: second });
    expect(await projectOf(world, ines, 'P2')).toMatchObject({ state: 'validated' });
  });
});

describe('8. The standing of a block', () => {
  const states = async () => (await standingOf(ines)).map(({ state }) => state);
  const proved = (code: string) => provedProject(world, ines, { code, evaluator });

  it('says what is missing, who acts next and by when', async () => {
    const [first, second, third] = await standingOf(ines);
    expect([first, second, third].map((block) => block?.state)).toEqual(['in-progress', 'in-progress', 'not-started']);
    expect(first?.decision.allowed).toBe(false);
    expect(checkOf(first?.decision.checks, 'competences-acquired')).toMatchObject({
      standing: 'not-yet',
      facts: { acquired: 2, needed: 4, missing: ['RNCP37873BC01C3', 'RNCP37873BC01C4'] },
      nextActor: 'learner',
      dueOn: '2026-02-27',
    });
    expect(checkOf(first?.decision.checks, 'project-handed-in')).toMatchObject({ facts: { project: 'P3' } });
    expect(first?.next).toMatchObject({ code: 'project-handed-in', projectCode: 'P3', nextActor: 'learner' });
    expect(checkOf(third?.decision.checks, 'track-runs')).toMatchObject({ standing: 'met' });
    expect(third?.next).toMatchObject({ code: 'project-unlocked', projectCode: 'P6' });
    expect((await get(theo.learner, `enrolments/${ines.enrolmentId}/blocks`)).status).toBe(404);
  });

  it('follows the project: handed in, ready, planned, judged', async () => {
    const next = async () => (await standingOf(ines))[0]?.next;
    await handedIn(world, ines, 'P3');
    expect(await next()).toMatchObject({ code: 'project-marked-ready', nextActor: 'mentor' });
    const defence = await plannedDefence(world, ines, { code: 'P3', evaluator });
    expect(await next()).toMatchObject({ code: 'project-judged', nextActor: 'evaluator' });
    await judged(world, ines, { code: 'P3', evaluator, defence });
    const [first, second] = await standingOf(ines);
    expect(checkOf(first?.decision.checks, 'competences-acquired')?.facts).toMatchObject({ acquired: 3, needed: 4 });
    expect(checkOf(second?.decision.checks, 'competences-acquired')?.facts).toMatchObject({ acquired: 1, needed: 4 });
  });

  it('names the deliverable that a defence waits for', async () => {
    await twoSessionsOn(world, ines, 'P4');
    const startsAt = (await world.clock.now()).plus({ days: 20 }).toISO();
    const query = new URLSearchParams({ evaluatorId: evaluator.id, startsAt });
    const url = addressOf(ines, 'P4', `defence-decision?${String(query)}`);
    const { checks } = (await get<{ checks: Check[] }>(ines.learner, url)).body;
    expect(checkOf(checks, 'defence-not-before-deliverables')).toMatchObject({
      standing: 'not-yet',
      facts: { project: 'P4', missing: ['Schéma de la base', 'Dossier de projet', 'Code source'] },
      nextActor: 'learner',
    });
    expect(checkOf(checks, 'evaluator-independent')).toMatchObject({ standing: 'met', source: 'R6113-9 I 4°' });
    await handedIn(world, ines, 'P4');
    const defence = await plannedDefence(world, ines, { code: 'P4', evaluator });
    await judged(world, ines, { code: 'P4', evaluator, defence });
  });

  it('is ready for the jury when its last competence is acquired, block by block', async () => {
    await proved('P5');
    expect(await states()).toEqual(['ready-for-jury', 'ready-for-jury', 'not-started']);
    await proved('P6');
    expect(await states()).toEqual(['ready-for-jury', 'ready-for-jury', 'in-progress']);
    await proved('P7');
    expect(await states()).toEqual(Array(3).fill('ready-for-jury'));
    for (const { decision, next } of await standingOf(ines)) {
      expect(decision.checks.filter(({ standing }) => standing !== 'met')).toMatchObject([
        { code: 'jury-validates-block', standing: 'not-yet', nextActor: 'officer' },
      ]);
      expect(next).toMatchObject({ code: 'jury-validates-block', nextActor: 'officer' });
    }
  });

  it('can never come for a learner who has left', async () => {
    const left = await anEnrolledLearner(world, { design, rulebookId });
    const onDay = (await world.clock.now()).toISODate();
    const leaving = { onDay, reason: 'Emploi trouvé' };
    expect((await post(left.learner, `enrolments/${left.enrolmentId}/withdrawal`, leaving)).status).toBe(403);
    expect(verdict(await post(advisor, `enrolments/${left.enrolmentId}/withdrawal`, leaving))).toBe('204');
    const [block] = (await get<BlockStanding[]>(left.learner, `enrolments/${left.enrolmentId}/blocks`)).body;
    expect(checkOf(block?.decision.checks, 'track-runs')).toMatchObject({ standing: 'never' });
  });
});

let juryId: string;
const cases = { ines: '', theo: '', carole: '' };
const awards = { ines: '', carole: '' };
let caroleTrack: Follower;
/** The president and a member from outside, and a member from inside. */
let helene: Person;
let stefan: Person;
let karim: Person;

describe('9. A jury', () => {
  let members: Person[];
  let inside: Person;
  const convocation = (change: object = {}) => ({
    titleVersionId: title.titleVersionId,
    heldAt: '2026-08-13T10:00',
    zone: 'Europe/Paris',
    place: '12 rue des Ateliers, 69007 Lyon',
    mode: 'mixed',
    presidentId: members[0]?.id,
    memberIds: members.map(({ id }) => id),
    enrolmentIds: [ines, theo, caroleTrack].map(({ enrolmentId }) => enrolmentId),
    ...change,
  });
  const convene = (change: object = {}, who = officer) =>
    post<{ juryId: string; cases: { caseId: string; enrolmentId: string }[] }>(who, 'juries', convocation(change));
  const deliberate = async (who: Person, caseId: string, blocks: object[], attendance = 'heard') =>
    post(who, `jury-cases/${caseId}/deliberation`, { attendance, blocks });

  it('waits until identities are verified and contests are ruled on', async () => {
    for (const code of Object.keys(theo.projectIds).sort()) await aJudgedProject(world, theo, code);
    const carolesTrack = await aTrackReadyForJury(world, { learner: carole, design, rulebookId });
    caroleTrack = { ...carolesTrack, mentor, mentorId: mentor.id };
    expect((await post(advisor, 'jury-members', {})).status).toBe(403);
    members = await threeJuryMembers(world);
    [helene, stefan, karim] = members as [Person, Person, Person];
    inside = await aJuryMember(world, { fullName: 'Nadia Exemple', outside: false });
    for (const { id: accountId } of [mentor, evaluator]) await aJuryMember(world, { accountId });

    expect(verdict(await convene())).toBe('422 case-identity-verified case-no-open-contest');
    const checkedOn = (await world.clock.now()).toISODate();
    for (const { learner } of [ines, theo, caroleTrack]) {
      const check = (who: Person) =>
        post(who, `learners/${learner.id}/identity-checks`, { document: 'identity-card', checkedOn });
      expect((await check(advisor)).status).toBe(403);
      expect(verdict(await check(officer))).toBe('201');
    }
    const rule = (who: Person) =>
      post(who, `contests/${contestId}/ruling`, { ruling: 'La salle était ouverte', outcome: 'missed-by-learner' });
    expect(verdict(await convene())).toBe('422 case-no-open-contest');
    expect((await rule(mentor)).status).toBe(403);
    expect(verdict(await rule(advisor))).toBe('201');
    expect(verdict(await rule(advisor))).toBe('422 ruling-contest-open');
  });

  it.each<[string, () => object, string]>([
    ['with 14 days of notice', () => ({ heldAt: '2026-08-04T10:00' }), '422 jury-enough-notice'],
    ['in an hour that no clock shows', () => ({ heldAt: '2027-03-28T02:30' }), '400 heldAt'],
    ['of one', () => ({ memberIds: [helene.id] }), '422 jury-enough-members case-enough-members'],
    [
      'with too few from outside',
      () => ({ memberIds: [helene.id, karim.id, inside.id] }),
      '422 jury-enough-outside case-enough-outside',
    ],
    ['whose president does not sit', () => ({ presidentId: inside.id }), '422 jury-president-sits'],
    [
      'of two, of whom one mentored the candidate',
      () => ({ memberIds: [helene.id, mentor.id], enrolmentIds: [ines.enrolmentId] }),
      '422 case-enough-members',
    ],
    [
      'of two, of whom one judged the candidate',
      () => ({ memberIds: [helene.id, evaluator.id], enrolmentIds: [ines.enrolmentId] }),
      '422 case-enough-members',
    ],
  ])('is not convened %s', async (_how, change, expected) => {
    expect(verdict(await convene(change()))).toBe(expected);
    expect((await get<{ rows: object[] }>(officer, 'juries')).body.rows).toEqual([]);
  });

  it('is convened by the officer, once for each candidate', async () => {
    expect((await convene({}, advisor)).status).toBe(403);
    const convened = mustBe(201, await convene());
    ({ juryId } = convened);
    for (const [name, track] of Object.entries({ ines, theo, carole: caroleTrack })) {
      const found = convened.cases.find(({ enrolmentId }) => enrolmentId === track.enrolmentId);
      cases[name as keyof typeof cases] = found?.caseId ?? '';
    }
    expect(verdict(await convene())).toBe('422 jury-people-free case-one-jury-at-a-time');
    expect(verdict(await get(helene, `juries/${juryId}`))).toBe('200');
    expect((await get(inside, `juries/${juryId}`)).status).toBe(404);
  });

  it('sits on its day, when every member has said whether they are tied to a candidate', async () => {
    const present = { memberIds: members.map(({ id }) => id) };
    expect(verdict(await post(helene, `juries/${juryId}/presences`, present))).toBe('422 roll-call-on-the-day');
    world.clock.set('2026-08-13T08:00:00Z');
    expect(verdict(await post(helene, `juries/${juryId}/presences`, present))).toBe('201');
    const blocks = await verdicts(world, ines);
    expect(verdict(await deliberate(helene, cases.ines, blocks))).toBe('422 conflicts-declared');
    for (const member of members) {
      for (const caseId of Object.values(cases)) {
        const kind = member === karim && caseId === cases.theo ? 'family' : 'none';
        const { body } = await post(member, `juries/${juryId}/conflicts`, { caseId, kind });
        expect(body).toMatchObject({ stepsAside: kind === 'family' });
      }
    }
    const forAnother = { caseId: cases.ines, kind: 'none', memberId: stefan.id };
    expect((await post(helene, `juries/${juryId}/conflicts`, forAnother)).status).toBe(403);
  });

  it('decides block by block: everything for one, one block adjourned with its reason for another', async () => {
    expect(verdict(await deliberate(helene, cases.ines, (await verdicts(world, ines)).slice(0, 2)))).toBe(
      '422 every-ready-block-decided',
    );
    expect(await deliberate(helene, cases.ines, await verdicts(world, ines))).toMatchObject({
      status: 201,
      body: { outcome: 'full', notifyByOn: '2026-08-28' },
    });
    expect(verdict(await deliberate(helene, cases.ines, []))).toMatch(/^422 case-open/);

    const adjourned = await verdicts(world, theo, ['BC02']);
    const silent = adjourned.map(({ blockId, decision }) => ({ blockId, decision }));
    expect(verdict(await deliberate(helene, cases.theo, silent))).toBe('422 adjournment-has-reason');
    expect((await deliberate(karim, cases.theo, adjourned)).status).toBe(403);
    expect((await deliberate(advisor, cases.theo, adjourned)).status).toBe(403);
    expect(await deliberate(helene, cases.theo, adjourned)).toMatchObject({
      status: 201,
      body: { outcome: 'partial' },
    });
    const ownCases = await get<object[]>(theo.learner, 'my/jury-cases');
    expect(ownCases.body).toMatchObject([{ state: 'deliberated', outcome: null, blocks: [] }]);
    expect((await standingOf(theo)).every(({ state }) => state === 'ready-for-jury')).toBe(true);
  });

  it('seals its minutes when every case is decided, and all who were present sign', async () => {
    const seal = (who: Person) =>
      post(who, `juries/${juryId}/minutes`, { incidents: ['Coupure de cinq minutes à 10 h 40.'] });
    const sign = (who: Person) => post(who, `juries/${juryId}/minutes/signatures`);
    expect(verdict(await seal(helene))).toBe('422 minutes-every-case-deliberated');
    mustBe(201, await deliberate(stefan, cases.carole, await verdicts(world, caroleTrack)));
    const early = await post(officer, `jury-cases/${cases.ines}/award`);
    expect(verdict(early)).toBe(
      '422 award-every-block-validated minutes-sealed minutes-signed-by-all award-candidate-told',
    );
    expect((await seal(inside)).status).toBe(404);
    expect(await seal(helene)).toMatchObject({ status: 201, body: { number: 'PV-2026-0001' } });
    expect(verdict(await seal(helene))).toBe('422 minutes-open');
    expect(verdict(await post(officer, `juries/${juryId}/notification`))).toBe('422 minutes-signed-by-all');
    expect((await sign(officer)).status).toBe(403);
    for (const member of members) expect(verdict(await sign(member))).toBe('201');
    expect(verdict(await sign(helene))).toBe('422 signed-once');
  });

  it('has its candidates told, who may appeal for two months', async () => {
    const tell = (who: Person) => post<{ candidates: object[] }>(who, `juries/${juryId}/notification`);
    expect((await tell(helene)).status).toBe(403);
    const told = await tell(officer);
    expect(told.status).toBe(201);
    expect(told.body.candidates).toHaveLength(Object.keys(cases).length);
    expect(told.body.candidates[0]).toMatchObject({ appealUntilOn: '2026-10-13' });
    expect(verdict(await tell(officer))).toBe('422 candidates-to-tell');
    expect((await standingOf(theo)).map(({ state }) => state)).toEqual(['validated', 'adjourned', 'validated']);
    expect((await standingOf(ines)).every(({ decision }) => decision.allowed)).toBe(true);
  });

  it('leads to the title when all blocks are validated: once, even when two ask at the same moment', async () => {
    const issue = (caseId: string, who = officer) => post<{ awardId: string }>(who, `jury-cases/${caseId}/award`);
    expect(verdict(await issue(cases.theo))).toBe('422 award-every-block-validated award-case-full');
    expect((await issue(cases.ines, advisor)).status).toBe(403);
    const answers = await Promise.all([issue(cases.ines), issue(cases.ines)]);
    expect(answers.map(verdict).sort()).toEqual(['201', '422 award-once']);
    awards.ines = answers.map(({ body }) => body.awardId).find(Boolean) ?? '';
    awards.carole = idIn(await issue(cases.carole), 'awardId');
    expect((await get(ines.learner, `enrolments/${ines.enrolmentId}`)).body).toMatchObject({ state: 'completed' });
    const own = await get<{ rows: { id: string }[] }>(ines.learner, 'awards');
    expect(own.body.rows.map(({ id }) => id)).toEqual([awards.ines]);
    expect((await get<{ rows: object[] }>(theo.learner, 'awards')).body.rows).toEqual([]);
  });
});

describe('10. The file for the Caisse des Dépôts', () => {
  interface Declared extends ProblemBody {
    declarationId: string;
    flowId: string;
    passages: number;
    incomplete: { awardId: string; checks: Check[] }[];
  }
  interface Passage {
    technicalId: string;
    awardId: string;
    state: string;
    message: string | null;
  }
  const declare = (who = officer) =>
    post<Declared>(who, 'declarations', { fromOn: '2026-08-01', untilOn: '2026-08-31' });
  const fileOf = async ({ declarationId }: Declared) =>
    (await get(officer, `declarations/${declarationId}/file.xml`)).bytes;
  const passagesOf = async ({ declarationId }: Declared) => {
    const url = `declarations/${declarationId}/passages`;
    return (await get<{ rows: Passage[] }>(officer, url)).body.rows;
  };
  const answered = (declaration: Declared, xml: string) =>
    post(officer, `declarations/${declaration.declarationId}/receipt`, formWith(xml, 'accuse.xml'));
  let one: Declared;
  let two: Declared;

  it('holds each award of the period whose holder is known; of the others it says what is missing', async () => {
    world.clock.set('2026-08-17T09:00:00Z');
    expect((await declare(advisor)).status).toBe(403);
    one = mustBe(201, await declare());
    expect(one.passages).toBe(1);
    expect(one.incomplete).toMatchObject([
      { awardId: awards.carole, checks: [{ code: 'holder-birth-place', nextActor: 'learner' }] },
    ]);
    const xml = await fileOf(one);
    expect(await validateAccrochage(xml)).toEqual({ valid: true });
    for (const element of [
      '<cpf:horodatage>2026-08-17T11:00:00+02:00</cpf:horodatage>',
      '<cpf:code>RNCP37873</cpf:code>',
      '<cpf:dateDebutValidite>2026-08-13</cpf:dateDebutValidite>',
      '<cpf:modalitePassageExamen>MIXTE</cpf:modalitePassageExamen>',
      '<cpf:nomNaissance>Aubertin</cpf:nomNaissance>',
      '<cpf:prenom1>Inès</cpf:prenom1>',
    ]) {
      expect(xml.toString()).toContain(element);
    }
    expect(xml.toString()).not.toMatch(/Wesołek|Diarrassouba/);
  });

  it('never holds the same award twice', async () => {
    expect(verdict(await declare())).toBe('422 compliance.nothing-to-declare');
    const correction = {
      reason: 'Acte de naissance reçu',
      identity: { ...CAMILLE, firstName: 'Carole', birthName: 'Wesołek' },
    };
    expect((await post(ines.learner, `learners/${carole.id}/corrections`, correction)).status).toBe(404);
    expect(verdict(await post(carole, `learners/${carole.id}/corrections`, correction))).toBe('201');
    const url = `awards/${awards.carole}/parchment.pdf`;
    expect(verdict(await get(officer, url))).toBe('422 birthPlace');
    const seen = { document: 'passport', checkedOn: '2026-08-17' };
    expect(verdict(await post(officer, `learners/${carole.id}/identity-checks`, seen))).toBe('201');
    const answers = await Promise.all([declare(), declare()]);
    expect(answers.map(verdict).sort()).toEqual(['201', '422 compliance.nothing-to-declare']);
    two = answers.find(({ status }) => status === 201)?.body as Declared;
    expect((await passagesOf(two)).map(({ awardId }) => awardId)).toEqual([awards.carole]);
    expect(await validateAccrochage(await fileOf(two))).toEqual({ valid: true });
  });

  it('is answered by a receipt: each passage is accepted, or rejected with its message and sent again', async () => {
    const [accepted] = await passagesOf(one);
    const [rejected] = await passagesOf(two);
    const ids = { one: accepted?.technicalId ?? '', two: rejected?.technicalId ?? '' };
    expect(verdict(await answered(one, receiptXml(two.flowId, { accepted: [ids.two] })))).toBe(
      '422 compliance.receipt-of-another-file',
    );
    expect(verdict(await answered(one, '<rapport>'))).toMatch(/^400 line 1/);
    expect((await answered(one, receiptXml(one.flowId, { accepted: [ids.one] }))).body).toMatchObject({ accepted: 1 });
    expect((await answered(two, receiptXml(two.flowId, { rejected: [ids.two] }))).body).toMatchObject({ rejected: 1 });
    expect(await passagesOf(one)).toMatchObject([{ state: 'accepted', message: null }]);
    expect(await passagesOf(two)).toMatchObject([
      { state: 'rejected', message: 'Plusieurs titulaires ont été identifiés' },
    ]);
    const three = mustBe(201, await declare());
    expect((await passagesOf(three)).map(({ awardId }) => awardId)).toEqual([awards.carole]);
    expect(await passagesOf(three)).not.toMatchObject([{ technicalId: ids.two }]);
    expect(verdict(await declare())).toBe('422 compliance.nothing-to-declare');
  });
});

describe('11. Documents', () => {
  const certificateOf = (caseId: string, code: string) => {
    const block = title.blocks.find((one) => one.code.endsWith(code));
    return `jury-cases/${caseId}/blocks/${block?.id ?? ''}/certificate.pdf`;
  };

  it('are the minutes, for those who sat and the officer', async () => {
    const text = await pdfOf(helene, `juries/${juryId}/minutes.pdf`);
    for (const words of [
      'Procès-verbal de jury',
      'PV-2026-0001',
      'Hélène Vasseur-Œillet',
      'Ștefan Brâncoveanu',
      'Quorum atteint',
      's’est retiré(e) pour ce candidat',
      'certification accordée',
      'validation partielle',
      'La gestion des droits d’accès n’est pas prouvée.',
      'Coupure de cinq minutes à 10 h 40.',
      'Signé le 13 août 2026',
    ]) {
      expect(text).toContain(words);
    }
    expect((await get(ines.learner, `juries/${juryId}/minutes.pdf`)).status).toBe(403);
  });

  it('are the parchment, for its holder, with the level', async () => {
    const text = await pdfOf(ines.learner, `awards/${awards.ines}/parchment.pdf`);
    expect(text).toContain('Inès');
    expect(text).toContain('Aubertin née le 17 mai 1994 à Lyon 3e Arrondissement');
    expect(text).toMatch(/Concepteur développeur d['’]applications/);
    expect(text).toContain('Niveau 6');
    expect(text).toContain('RNCP37873');
    expect((await get(theo.learner, `awards/${awards.ines}/parchment.pdf`)).status).toBe(404);
    expect(await pdfOf(officer, `awards/${awards.carole}/parchment.pdf`)).toContain('Carole Inès Wesołek');
  });

  it('are the certificate of a block that was validated, which states no level', async () => {
    const text = await pdfOf(theo.learner, certificateOf(cases.theo, 'BC01'));
    expect(text).toContain('Certificat de bloc de compétences');
    expect(text).toContain('Théo');
    expect(text).toContain('RNCP37873BC01');
    expect(text).not.toMatch(/niveau/i);
    expect((await get(theo.learner, certificateOf(cases.theo, 'BC02'))).status).toBe(404);
    expect((await get(ines.learner, certificateOf(cases.theo, 'BC01'))).status).toBe(404);
  });

  it('are the certificate of completion, of the hours that were verified', async () => {
    const url = (track: Follower) =>
      `enrolments/${track.enrolmentId}/completion-certificate.pdf?from=2026-01-05&until=2026-08-13`;
    const text = await pdfOf(advisor, url(theo));
    expect(text).toContain('CERTIFICAT DE REALISATION');
    expect(text).toContain('Diarrassouba');
    expect(text).toContain('600,75 heures'); // seven projects, and the session that was held
    expect((await get(mentor, url(theo))).status).toBe(403);
  });
});
