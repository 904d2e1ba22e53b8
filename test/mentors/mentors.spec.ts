import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { DateTime } from 'luxon';
import { ProposalsQueries } from '../../src/mentors/assignments/proposals.queries.js';
import { MentorsApi } from '../../src/mentors/index.js';
import { anEnrolledLearner, aStartedProject } from '../given/enrolments.js';
import { A_PDF } from '../given/assessment.js';
import { aMentor, anApproval, anAssignment } from '../given/mentors.js';
import { projectsFor } from '../given/projects.js';
import { anActiveTitle } from '../given/titles.js';
import { aPublishedDesign } from '../given/tracks.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
let advisor: Person;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  advisor = await world.person(['advisor']);
});
afterAll(() => world.close());

const NOBODY = '019b0000-0000-7000-8000-000000000000';
const DOMINIQUE = {
  email: 'dominique@example.test',
  fullName: 'Dominique Exemple',
  zone: 'Europe/Paris',
  languages: ['fr', 'en'],
  maxLevel: 2,
  maxLearners: 8,
};
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at }) => at);
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM mentors.${table}`)).length;

describe('Registering a mentor', () => {
  const register = (who: Person, change: object = {}) =>
    world.call<{ mentorId: string } & ProblemBody>(who, 'POST', '/api/mentors', { ...DOMINIQUE, ...change });

  it('opens the account with the role, and tells it', async () => {
    const { status, body } = await register(advisor, { password: 'une phrase assez longue', sessionsPerDay: 6 });
    expect(status).toBe(201);
    const mentor = await world.signIn(body.mentorId);
    const seen = await world.call<object>(mentor, 'GET', `/api/mentors/${mentor.id}`);
    const { email: _email, ...shown } = DOMINIQUE;
    expect(seen.body).toEqual({
      id: mentor.id,
      ...shown,
      sessionsPerDay: 6,
      sessionsPerWeek: null,
      titleCodes: [],
      welcomesDisability: false,
      accompaniesSinceOn: null,
    });
    expect((await world.call<{ roles: string[] }>(mentor, 'GET', '/api/sign-in')).body.roles).toEqual(['mentor']);
    expect(await world.eventNames()).toContain('mentors.mentor-registered');
  });

  it('gives the role to somebody of the house, once', async () => {
    const evaluator = await world.person(['evaluator']);
    const byAccount = { email: undefined, accountId: evaluator.id };
    expect((await register(advisor, byAccount)).body.mentorId).toBe(evaluator.id);
    const again = await register(advisor, byAccount);
    expect([again.status, again.body.code]).toEqual([409, 'mentors.mentor-registered-already']);
  });

  it('takes nobody in without an address, or under one that is taken', async () => {
    expect(faultsOf(await register(advisor, { email: undefined }))).toEqual(['email']);
    expect(faultsOf(await register(advisor, { accountId: NOBODY }))).toEqual(['email']);
    expect((await register(advisor, { email: undefined, accountId: NOBODY })).status).toBe(404);
    await register(advisor);
    expect((await register(advisor)).body.code).toBe('identity.email-taken');
    expect(await countOf('mentor')).toBe(1);
  });

  it('names the field that cannot be right', async () => {
    const wrong = { zone: 'Europe/Atlantis', languages: ['français'], maxLevel: 4, maxLearners: 1.5 };
    expect(faultsOf(await register(advisor, wrong)).sort()).toEqual(['languages', 'maxLearners', 'maxLevel', 'zone']);
  });

  it('is the staff’s', async () => {
    for (const role of ['learner', 'mentor', 'evaluator'] as const) {
      expect((await register(await world.person([role]))).status).toBe(403);
    }
  });
});

describe('Approving a mentor', () => {
  let officer: Person;
  let mentorId: string;
  beforeEach(async () => {
    officer = await world.person(['officer']);
    const { body } = await world.call<{ mentorId: string }>(advisor, 'POST', '/api/mentors', DOMINIQUE);
    mentorId = body.mentorId;
  });
  const decide = (who: Person, said: object) =>
    world.call<ProblemBody>(who, 'POST', `/api/mentors/${mentorId}/approval`, said);
  const send = (who: Person, kind: string, endsOn?: string) => {
    const form = new FormData();
    form.set('kind', kind);
    if (endsOn) form.set('endsOn', endsOn);
    form.set('file', new Blob([A_PDF]), `${kind}.pdf`);
    return world.call<{ documentId: string } & ProblemBody>(who, 'POST', `/api/mentors/${mentorId}/papers`, form);
  };
  const assign = (enrolmentId: string) =>
    world.call<ProblemBody>(advisor, 'POST', '/api/assignments', { enrolmentId, mentorId, fromOn: '2026-01-05' });

  it('needs a CV and a contract that runs, and opens the way to learners', async () => {
    expect(codesOf(await decide(officer, { decision: 'approved' }))).toEqual([
      'mentor-cv-kept',
      'mentor-contract-kept',
    ]);
    expect((await send(officer, 'cv')).status).toBe(201);
    await send(officer, 'contract', '2026-01-04');
    expect(codesOf(await decide(officer, { decision: 'approved' }))).toEqual(['mentor-contract-runs']);
    await send(officer, 'contract', '2026-06-30');
    const { enrolmentId } = await anEnrolledLearner(world);
    expect(codesOf(await assign(enrolmentId))).toEqual(['mentor-approved']);
    expect((await decide(officer, { decision: 'approved' })).status).toBe(201);
    expect((await assign(enrolmentId)).status).toBe(201);
    expect(await world.eventNames()).toContain('mentors.approval-decided');
  });

  it('is withdrawn with a reason, and then no learner is given to them', async () => {
    await anApproval(world, mentorId);
    expect(faultsOf(await decide(officer, { decision: 'withdrawn' }))).toEqual(['reason']);
    await decide(officer, { decision: 'withdrawn', reason: 'Fin de la collaboration' });
    const { enrolmentId } = await anEnrolledLearner(world);
    expect(codesOf(await assign(enrolmentId))).toEqual(['mentor-approved']);
  });

  it('is an officer’s; papers are the mentor’s and the staff’s', async () => {
    const mentor = await world.signIn(mentorId);
    expect((await decide(advisor, { decision: 'approved' })).status).toBe(403);
    expect((await decide(mentor, { decision: 'approved' })).status).toBe(403);
    const { body } = await send(mentor, 'cv');
    const url = `/api/mentors/${mentorId}/papers/${body.documentId}`;
    expect((await world.call(advisor, 'GET', url)).status).toBe(200);
    expect((await world.call(await aMentor(world), 'GET', url)).status).toBe(404);
    expect((await send(await aMentor(world), 'cv')).status).toBe(404);
    expect(faultsOf(await send(mentor, 'poem'))).toEqual(['kind']);
  });

  it('leaves a novice few learners', async () => {
    await world.db.sql('UPDATE mentors.mentor SET max_learners = 20');
    await anApproval(world, mentorId);
    const design = await aPublishedDesign(world);
    const answers = [];
    for (let count = 0; count < 6; count += 1) {
      const { enrolmentId } = await anEnrolledLearner(world, { design });
      answers.push(await assign(enrolmentId));
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 422]);
    expect(answers.slice(-1).flatMap(codesOf)).toEqual(['mentor-novice-cap']);
  });

  it('leaves what the house says of a mentor to the staff', async () => {
    const mentor = await world.signIn(mentorId);
    const { email: _email, ...profile } = { ...DOMINIQUE, maxLearners: 4 };
    const put = (who: Person) => world.call(who, 'PUT', `/api/mentors/${mentorId}/profile`, profile);
    expect([(await put(mentor)).status, (await put(advisor)).status]).toEqual([403, 200]);
    const form = { languages: 'fr, es', zone: 'Europe/Madrid', maxLearners: '3', maxLevel: '3', sessionsPerDay: '' };
    expect((await world.call(mentor, 'POST', `/mentors/${mentorId}/profile`, form)).status).toBe(303);
    const { body } = await world.call<object>(mentor, 'GET', `/api/mentors/${mentorId}`);
    expect(body).toMatchObject({ languages: ['fr', 'es'], maxLearners: 3, maxLevel: 2 });
  });
});

describe('Seeing mentors', () => {
  it('shows the staff every one, a page at a time, and others their own', async () => {
    const mentors = [await aMentor(world), await aMentor(world), await aMentor(world)];
    const list = (who: Person, query = '') =>
      world.call<{ rows: { id: string }[]; nextAfter: string | null }>(who, 'GET', `/api/mentors${query}`);
    const first = await list(advisor, '?size=2');
    expect(first.body.rows.map(({ id }) => id)).toEqual(mentors.slice(0, 2).map(({ id }) => id));
    const second = await list(advisor, `?size=2&after=${first.body.nextAfter ?? ''}`);
    expect(second.body).toMatchObject({ rows: [{ id: mentors[2]?.id }], nextAfter: null });
    expect((await list(mentors[0] as Person)).body.rows).toHaveLength(1);
    expect((await list(await world.person(['learner']))).body.rows).toEqual([]);
    expect((await world.call(await world.person(['learner']), 'GET', `/api/mentors/${mentors[0]?.id}`)).status).toBe(
      404,
    );
  });
});

describe('The availability of a mentor', () => {
  let mentor: Person;
  beforeEach(async () => {
    mentor = await aMentor(world, { rules: [] });
  });
  const TUESDAYS = {
    zone: 'Europe/Paris',
    validFromOn: '2026-01-05',
    rules: [{ weekday: 2, from: '14:00', to: '17:00' }],
  };
  const set = (who: Person, change: object = {}, id = mentor.id) =>
    world.call<ProblemBody>(who, 'PUT', `/api/mentors/${id}/availability`, { ...TUESDAYS, ...change });
  const except = (who: Person, change: object = {}) =>
    world.call<ProblemBody>(who, 'POST', `/api/mentors/${mentor.id}/availability-exceptions`, {
      onDay: '2026-01-13',
      from: '15:00',
      to: '24:00',
      kind: 'closed',
      ...change,
    });
  const openings = async () => {
    const [from, to] = ['2026-01-05', '2026-01-27'].map(
      (day) => DateTime.fromISO(day, { zone: 'utc' }) as DateTime<true>,
    );
    const found = await world.app.get(MentorsApi).receiving(mentor.id, from as DateTime<true>, to as DateTime<true>);
    return found.openings.map(({ start, end }) => `${start.toFormat('dd HH:mm')}-${end.toFormat('HH:mm')}`);
  };

  it('is a week, until a new one begins', async () => {
    expect((await set(mentor)).status).toBe(200);
    expect(
      (await set(advisor, { validFromOn: '2026-01-14', rules: [{ weekday: 4, from: '09:00', to: '10:00' }] })).status,
    ).toBe(200);
    expect(await openings()).toEqual(['06 13:00-16:00', '13 13:00-16:00', '15 08:00-09:00', '22 08:00-09:00']);
    const { body } = await world.call<{ rules: object[] }>(mentor, 'GET', `/api/mentors/${mentor.id}/availability`);
    expect(body.rules).toMatchObject([
      { weekday: 2, validFromOn: '2026-01-05', validUntilOn: '2026-01-13' },
      { weekday: 4, validFromOn: '2026-01-14', validUntilOn: null },
    ]);
  });

  it('forgets a week that would only have begun later', async () => {
    await set(mentor, { validFromOn: '2026-02-01' });
    await set(mentor, { rules: [] });
    expect(await countOf('availability_rule')).toBe(0);
  });

  it('has exceptions on single days', async () => {
    await set(mentor);
    expect((await except(mentor)).status).toBe(201);
    expect((await except(mentor, { onDay: '2026-01-21', from: '08:00', to: '09:00', kind: 'open' })).status).toBe(201);
    expect(await openings()).toEqual(['06 13:00-16:00', '13 13:00-14:00', '20 13:00-16:00', '21 07:00-08:00']);
  });

  it('is closed for several days at once, and opens again where the mentor takes a day back', async () => {
    await set(mentor, { rules: [1, 2, 3].map((weekday) => ({ weekday, from: '14:00', to: '15:00' })) });
    const away = await except(mentor, { onDay: '2026-01-12', untilOn: '2026-01-14', from: '00:00' });
    expect(away.status).toBe(201);
    expect((await openings()).filter((one) => /^1[2-4] /.test(one))).toEqual([]);
    const { body } = await world.call<{ exceptions: { id: string; onDay: string }[] }>(
      mentor,
      'GET',
      `/api/mentors/${mentor.id}/availability`,
    );
    expect(body.exceptions.map(({ onDay }) => onDay)).toEqual(['2026-01-12', '2026-01-13', '2026-01-14']);
    const url = `/api/mentors/${mentor.id}/availability-exceptions/${body.exceptions[1]?.id ?? ''}`;
    expect((await world.call(await aMentor(world), 'DELETE', url)).status).toBe(404);
    expect((await world.call(mentor, 'DELETE', url)).status).toBe(204);
    expect((await world.call(mentor, 'DELETE', url)).status).toBe(404);
    expect((await openings()).filter((one) => /^1[2-4] /.test(one))).toEqual(['13 13:00-14:00']);
    world.clock.set('2026-01-20T08:00:00Z');
    const past = url.replace(body.exceptions[1]?.id ?? '', body.exceptions[0]?.id ?? '');
    expect((await world.call(mentor, 'DELETE', past)).status).toBe(422);
    expect(faultsOf(await except(mentor, { onDay: '2026-02-02', untilOn: '2026-05-01' }))).toEqual(['untilOn']);
  });

  it('does not change in the past, and leaves nothing then', async () => {
    for (const answer of [
      await set(mentor, { validFromOn: '2026-01-04' }),
      await except(mentor, { onDay: '2026-01-04' }),
    ]) {
      expect(answer.status).toBe(422);
      expect(codesOf(answer)).toEqual(['availability-from-today-on']);
    }
    expect((await countOf('availability_rule')) + (await countOf('availability_exception'))).toBe(0);
  });

  it('is read by the clock of where the mentor travels, until the travel is taken back', async () => {
    await set(mentor);
    const url = `/api/mentors/${mentor.id}/travels`;
    const tokyo = { fromOn: '2026-01-12', untilOn: '2026-01-18', zone: 'Asia/Tokyo' };
    const { status, body } = await world.call<{ travelId: string }>(mentor, 'POST', url, tokyo);
    expect(status).toBe(201);
    expect(await openings()).toEqual(['06 13:00-16:00', '13 05:00-08:00', '20 13:00-16:00']);
    const again = await world.call<ProblemBody>(mentor, 'POST', url, {
      ...tokyo,
      fromOn: '2026-01-18',
      untilOn: '2026-01-19',
    });
    expect([again.status, codesOf(again)]).toEqual([422, ['travel-apart']]);
    expect(faultsOf(await world.call<ProblemBody>(mentor, 'POST', url, { ...tokyo, untilOn: '2026-01-11' }))).toEqual([
      'untilOn',
    ]);
    expect((await world.call(await aMentor(world), 'DELETE', `${url}/${body.travelId}`)).status).toBe(404);
    world.clock.set('2026-01-13T20:00:00Z');
    expect((await world.call(mentor, 'DELETE', `${url}/${body.travelId}`)).status).toBe(204);
    expect(await world.db.sql('SELECT until_on::text FROM mentors.travel')).toEqual([{ until_on: '2026-01-12' }]);
    expect((await world.call(mentor, 'DELETE', `${url}/${body.travelId}`)).status).toBe(422);
  });

  it('rests on the public holidays of a country, unless the mentor opens one', async () => {
    await set(mentor, {
      rules: [
        { weekday: 1, from: '14:00', to: '15:00' },
        { weekday: 2, from: '14:00', to: '15:00' },
      ],
    });
    const terms = (change: object) =>
      world.call<ProblemBody>(mentor, 'PUT', `/api/mentors/${mentor.id}/receiving-terms`, change);
    expect((await terms({ country: 'CO' })).status).toBe(200);
    expect((await openings())[0]).toBe('05 13:00-14:00');
    expect(await openings()).not.toContain('12 13:00-14:00');
    await except(mentor, { onDay: '2026-01-12', from: '09:00', to: '10:00', kind: 'open' });
    expect(await openings()).toContain('12 08:00-09:00');
    expect(faultsOf(await terms({ country: 'QQ' }))).toEqual(['country']);
    expect(faultsOf(await terms({ windowDays: 1, bufferAfterMinutes: 121 })).sort()).toEqual([
      'bufferAfterMinutes',
      'windowDays',
    ]);
  });

  it('names the time that is wrong', async () => {
    const backwards = await set(mentor, { rules: [{ weekday: 1, from: '10:00', to: '10:00' }] });
    expect([backwards.status, ...faultsOf(backwards)]).toEqual([400, 'rules.0.to']);
    expect(faultsOf(await set(mentor, { rules: [{ weekday: 8, from: '25:00', to: '9h' }] })).sort()).toEqual([
      'rules.0.from',
      'rules.0.to',
      'rules.0.weekday',
    ]);
    expect(faultsOf(await except(mentor, { from: '16:00', to: '15:00' }))).toEqual(['to']);
    expect(faultsOf(await except(mentor, { onDay: '2026-02-30' }))).toEqual(['onDay']);
    expect(faultsOf(await set(mentor, { validFromOn: '2026-13-01' }))).toEqual(['validFromOn']);
  });

  it('is the mentor’s own and the staff’s to change', async () => {
    expect((await set(await aMentor(world))).status).toBe(404);
    expect((await set(mentor, {}, NOBODY)).status).toBe(404);
    const track = await anEnrolledLearner(world);
    const colleague = await aMentor(world);
    await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
    expect((await world.call(track.learner, 'GET', `/api/mentors/${mentor.id}/availability`)).status).toBe(200);
    expect((await set(track.learner)).status).toBe(403);
    expect((await world.call(colleague, 'GET', `/api/mentors/${mentor.id}/availability`)).status).toBe(404);
  });
});

describe('Assigning a mentor', () => {
  const assign = (who: Person, given: { enrolmentId: string; mentorId: string; fromOn?: string }) =>
    world.call<{ assignmentId: string } & ProblemBody>(who, 'POST', '/api/assignments', {
      fromOn: '2026-01-05',
      ...given,
    });
  const end = (who: Person, assignmentId: string, untilOn: string) =>
    world.call<ProblemBody>(who, 'POST', `/api/assignments/${assignmentId}/end`, { untilOn });

  it('gives the learner a mentor from a day on, and tells it', async () => {
    const { enrolmentId, learner } = await anEnrolledLearner(world);
    const { id: mentorId } = await aMentor(world);
    expect((await assign(advisor, { enrolmentId, mentorId, fromOn: '2026-01-07' })).status).toBe(201);
    const mentors = world.app.get(MentorsApi);
    expect(await mentors.mentorOf(enrolmentId, '2026-01-06')).toBeNull();
    expect(await mentors.mentorOf(enrolmentId, '2026-01-07')).toBe(mentorId);
    expect(await mentors.hasMentored(mentorId, learner.id)).toBe(true);
    expect(await mentors.learnersOf(mentorId, '2026-01-07')).toMatchObject([{ enrolmentId, learnerId: learner.id }]);
    expect(await world.eventNames()).toContain('mentors.mentor-assigned');
  });

  it('hands over from one mentor to the next', async () => {
    const { enrolmentId } = await anEnrolledLearner(world);
    const [first, second] = [await aMentor(world), await aMentor(world)];
    const { body } = await assign(advisor, { enrolmentId, mentorId: first.id });
    const refused = await assign(advisor, { enrolmentId, mentorId: second.id, fromOn: '2026-02-01' });
    expect([refused.status, ...codesOf(refused)]).toEqual([422, 'one-mentor-at-a-time']);
    expect((await end(advisor, body.assignmentId, '2026-01-31')).status).toBe(200);
    expect((await assign(advisor, { enrolmentId, mentorId: second.id, fromOn: '2026-02-01' })).status).toBe(201);
    const mentors = world.app.get(MentorsApi);
    expect(await mentors.mentorOf(enrolmentId, '2026-01-31')).toBe(first.id);
    expect(await mentors.mentorOf(enrolmentId, '2026-02-01')).toBe(second.id);
  });

  it('gives one mentor when two are assigned at the same moment', async () => {
    const { enrolmentId } = await anEnrolledLearner(world);
    const mentors = [await aMentor(world), await aMentor(world), await aMentor(world)];
    const answers = await Promise.all(mentors.map(({ id }) => assign(advisor, { enrolmentId, mentorId: id })));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422]);
  });

  it('keeps to the places and the level of a mentor, and to the future', async () => {
    const design = await aPublishedDesign(world);
    const [one, other] = [await anEnrolledLearner(world, { design }), await anEnrolledLearner(world, { design })];
    const { id: mentorId } = await aMentor(world, { maxLearners: 1 });
    await anAssignment(world, { enrolmentId: one.enrolmentId, mentorId });
    expect(codesOf(await assign(advisor, { enrolmentId: other.enrolmentId, mentorId }))).toEqual(['mentor-has-place']);
    const free = await aMentor(world);
    const late = await assign(advisor, { enrolmentId: other.enrolmentId, mentorId: free.id, fromOn: '2026-01-04' });
    expect(codesOf(late)).toEqual(['assigned-from-today-on']);
    expect(await countOf('assignment')).toBe(1);
  });

  it('asks for the level of the project in progress', async () => {
    const title = await anActiveTitle(world);
    const projects = projectsFor(title.blocks).map((project) => ({ ...project, level: 3 }));
    const track = await anEnrolledLearner(world, { design: await aPublishedDesign(world, { title, projects }) });
    await aStartedProject(world, track);
    const { id: mentorId } = await aMentor(world, { maxLevel: 2 });
    expect(codesOf(await assign(advisor, { enrolmentId: track.enrolmentId, mentorId }))).toEqual([
      'mentor-level-reached',
    ]);
  });

  it('lets nobody be their own mentor', async () => {
    const { enrolmentId, learner } = await anEnrolledLearner(world);
    const { email: _email, ...given } = DOMINIQUE;
    await world.call(advisor, 'POST', '/api/mentors', { ...given, accountId: learner.id });
    expect(codesOf(await assign(advisor, { enrolmentId, mentorId: learner.id }))).toEqual([
      'mentor-approved',
      'mentor-not-oneself',
    ]);
  });

  it('ends once, from today on, after it began', async () => {
    const { enrolmentId } = await anEnrolledLearner(world);
    const assignmentId = await anAssignment(world, {
      enrolmentId,
      mentorId: (await aMentor(world)).id,
      fromOn: '2026-01-10',
    });
    expect(codesOf(await end(advisor, assignmentId, '2026-01-04'))).toEqual([
      'assignment-ends-after-start',
      'assignment-ends-from-today-on',
    ]);
    await end(advisor, assignmentId, '2026-01-20');
    world.clock.set('2026-01-22T08:00:00Z');
    expect(codesOf(await end(advisor, assignmentId, '2026-01-30'))).toEqual(['assignment-runs-still']);
  });

  it('is the staff’s, of what there is', async () => {
    const { enrolmentId, learner } = await anEnrolledLearner(world);
    const mentor = await aMentor(world);
    expect((await assign(learner, { enrolmentId, mentorId: mentor.id })).status).toBe(403);
    expect((await assign(mentor, { enrolmentId, mentorId: mentor.id })).status).toBe(403);
    expect((await assign(advisor, { enrolmentId: NOBODY, mentorId: mentor.id })).body.code).toBe(
      'mentors.enrolment-unknown',
    );
    expect((await assign(advisor, { enrolmentId, mentorId: NOBODY })).body.code).toBe('mentors.mentor-unknown');
    expect((await assign(advisor, { enrolmentId, mentorId: mentor.id, fromOn: '2026-02-30' })).status).toBe(400);
    expect((await end(advisor, NOBODY, '2026-01-20')).status).toBe(404);
    expect((await world.call(advisor, 'POST', '/api/assignments/x/end', { untilOn: '2026-01-20' })).status).toBe(400);
  });
});

describe('Learners who wait for a mentor', () => {
  const on = '2026-01-05';
  const proposals = async () => (await world.app.get(ProposalsQueries).of(null, on)).proposals;
  const publish = async (pairs: { enrolmentId: string; mentorId: string }[]) => {
    const form = Object.fromEntries(pairs.map(({ enrolmentId, mentorId }) => [`mentor-${enrolmentId}`, mentorId]));
    const sent = { fromOn: on, step: 'publish', ...form };
    return world.call<ProblemBody>(advisor, 'POST', '/mentors/proposals', sent);
  };

  it('are proposed one each, the longest waiting first, and published with a result per pair', async () => {
    const design = await aPublishedDesign(world);
    const tracks = [];
    for (let count = 0; count < 3; count += 1) {
      tracks.push(await anEnrolledLearner(world, { design }));
      world.clock.set(`2026-01-05T08:0${count + 1}:00Z`);
    }
    const [small, other] = [await aMentor(world, { maxLearners: 1 }), await aMentor(world, { maxLearners: 1 })];
    const found = await proposals();
    expect(found.map(({ learner }) => learner.enrolmentId)).toEqual(tracks.map(({ enrolmentId }) => enrolmentId));
    const chosen = found.flatMap(({ learner: { enrolmentId }, mentorId }) =>
      mentorId ? [{ enrolmentId, mentorId }] : [],
    );
    expect(chosen.map(({ mentorId }) => mentorId).sort()).toEqual([small.id, other.id].sort());

    const left = found.find(({ mentorId }) => mentorId === null)?.learner.enrolmentId ?? '';
    const answer = await publish([...chosen, { enrolmentId: left, mentorId: small.id }]);
    expect(answer.status).toBe(303);
    const [round] = await world.db.sql<{ results: { assignmentId: string | null; checks: { code: string }[] }[] }>(
      'SELECT results FROM mentors.assignment_round',
    );
    expect(round?.results.map(({ checks }) => checks.map(({ code }) => code))).toEqual([[], [], ['mentor-has-place']]);
    expect((await world.call(advisor, 'GET', String(answer.headers['location']))).status).toBe(200);
    expect((await proposals()).map(({ learner }) => learner.enrolmentId)).toEqual([left]);
    expect(await world.eventNames()).toContain('mentors.round-published');
  });

  it('say what they ask for, and are given nobody who judges them', async () => {
    const { enrolmentId, learner } = await anEnrolledLearner(world);
    const french = await aMentor(world);
    const spanish = await aMentor(world, { languages: ['es'], welcomesDisability: true });
    const told = { languages: ['es'], asksForArrangement: 'on' };
    expect((await world.call(learner, 'POST', '/my-mentor', told)).status).toBe(303);
    const [proposal] = await proposals();
    expect(proposal?.mentorId).toBe(spanish.id);
    const against = proposal?.candidates.find(({ mentorId }) => mentorId === french.id)?.decision.checks ?? [];
    expect(against.flatMap(({ code, standing }) => (standing === 'met' ? [] : [code]))).toEqual([
      'mentor-speaks-language',
      'mentor-welcomes-disability',
    ]);
    await world.app.get(MentorsApi).recordJudge({ judgeId: spanish.id, learnerId: learner.id });
    expect((await proposals())[0]?.mentorId).toBeNull();
    const refused = await assignTo(enrolmentId, spanish.id);
    expect(codesOf(refused)).toEqual(['mentor-never-judge']);
  });

  it('are handed over with a note, and the one before reads the file no more', async () => {
    const { enrolmentId } = await anEnrolledLearner(world);
    const [first, next] = [await aMentor(world), await aMentor(world)];
    await anAssignment(world, { enrolmentId, mentorId: first.id });
    const form = { mentorId: next.id, fromOn: '2026-01-12', note: 'Avance bien, craint l’oral.' };
    expect((await world.call(first, 'POST', `/tracks/${enrolmentId}/mentor`, form)).status).toBe(403);
    expect((await world.call(advisor, 'POST', `/tracks/${enrolmentId}/mentor`, form)).status).toBe(303);
    const reads = async (who: Person) => (await world.call(who, 'GET', `/tracks/${enrolmentId}`)).status;
    expect([await reads(first), await reads(next)]).toEqual([200, 404]);
    world.clock.set('2026-01-12T08:00:00Z');
    expect([await reads(first), await reads(next)]).toEqual([404, 200]);
    expect(await world.app.get(MentorsApi).handoverNotes(enrolmentId)).toMatchObject([{ note: form.note }]);
  });

  it('are seen by the staff alone, each by themselves', async () => {
    const { learner } = await anEnrolledLearner(world);
    for (const url of ['/mentors/waiting', '/mentors/proposals', `/mentors/rounds/${NOBODY}`]) {
      expect((await world.call(learner, 'GET', url)).status).toBe(403);
    }
    expect((await world.call(advisor, 'GET', `/mentors/rounds/${NOBODY}`)).status).toBe(404);
    const mine = await world.call(learner, 'GET', '/my-mentor');
    expect(mine.bytes.toString()).toContain('Un mentor est cherché depuis le 5 janvier 2026');
  });
  const assignTo = (enrolmentId: string, mentorId: string) =>
    world.call<ProblemBody>(advisor, 'POST', '/api/assignments', { enrolmentId, mentorId, fromOn: on });
});
