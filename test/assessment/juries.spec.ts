import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { LetPresentAgain } from '../../src/assessment/index.js';
import { VerifyIdentity } from '../../src/learners/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { newId } from '../../src/platform/kernel/id.js';
import { SuspendEnrolment, TracksApi } from '../../src/tracks/index.js';
import { aJudgedProject, anEnrolledLearner, aTrackReadyForJury, type GivenTrack } from '../given/enrolments.js';
import {
  aConvenedJury,
  aConvocation,
  aDeliberatedJury,
  aJuryMember,
  aJuryPresent,
  aNotifiedJury,
  aSignedJury,
  aSittingJury,
  type GivenJury,
  noTies,
  threeJuryMembers,
  verdicts,
} from '../given/juries.js';
import { aJudgedProject as aJudgedDefence } from '../given/assessment.js';
import { aLearner } from '../given/learners.js';
import { aMentor, anAssignment } from '../given/mentors.js';
import { aHeldSession, aMentoredLearner } from '../given/sessions.js';
import { textOfPdf } from '../pdf-text.js';
import { type Answer, type Method, type Person, type ProblemBody, World } from '../world.js';

let world: World;
let officer: Person;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
});
afterAll(() => world.close());

interface Body extends ProblemBody {
  memberId: string;
  number: string;
  awardId: string;
  allowed: boolean;
  outcome: string;
  state: string;
  notifyByOn: string;
  appealUntilOn: string;
  missing: string[];
  nextAfter: string | null;
  stepsAside: boolean;
  candidates: { enrolmentId: string; allowed: boolean; checks: { code: string; standing: string }[] }[];
  cases: { caseId: string; enrolmentId: string }[];
  rows: Record<string, unknown>[];
}
type Given = Answer<Body>;

const call = (who: Person, method: Method, url: string, body?: object) => world.call<Body>(who, method, url, body);
const unmetIn = ({ body }: Given) => (body.checks ?? []).map(({ code }) => code).sort();
const faultsIn = ({ body }: Given) => (body.faults ?? []).map(({ at }) => at);
const wordsOf = (pdf: Buffer) => textOfPdf(pdf).replaceAll(/\s+/g, ' ');
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM assessment.${table}`)).length;
const statusesOf = (answers: Given[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);
const caseOf = ({ cases }: GivenJury, index = 0) => cases[index]?.caseId ?? '';
const trackOf = ({ tracks }: GivenJury, index = 0) => tracks[index] as GivenTrack;
const declare = (who: Person, { juryId }: GivenJury, body: object) =>
  call(who, 'POST', `/api/juries/${juryId}/conflicts`, body);
const decide = (who: Person, caseId: string, body: object) =>
  call(who, 'POST', `/api/jury-cases/${caseId}/deliberation`, body);
const seal = (who: Person, { juryId }: GivenJury, body: object = {}) =>
  call(who, 'POST', `/api/juries/${juryId}/minutes`, body);
const sign = (who: Person, { juryId }: GivenJury) => call(who, 'POST', `/api/juries/${juryId}/minutes/signatures`);
const notify = (who: Person, { juryId }: GivenJury) => call(who, 'POST', `/api/juries/${juryId}/notification`);
const ownCases = async ({ learner }: GivenTrack) =>
  (await world.call<Record<string, unknown>[]>(learner, 'GET', '/api/my/jury-cases')).body;
const award = (who: Person, caseId: string) => call(who, 'POST', `/api/jury-cases/${caseId}/award`);
const standingOf = async ({ enrolmentId }: GivenTrack) =>
  (await world.app.get(TracksApi).standing(enrolmentId)).map(({ state }) => state);
const two = async () => [await threeJuryMembers(world), await aTrackReadyForJury(world)] as const;

/** An officer lets an adjourned block come before a jury again. */
async function aLeaveToPresent({ enrolmentId, design }: GivenTrack, ending: string): Promise<void> {
  const blockId = design.title.blocks.find(({ code }) => code.endsWith(ending))?.id ?? '';
  await world.app.get(LetPresentAgain).run({ enrolmentId, blockId, reason: 'Dossier complété' }, SYSTEM);
}

/** What the register could have said of the title all along. */
async function endDelivery(lastDay: string): Promise<void> {
  await world.db.transaction(async () => {
    await world.db.sql('SET LOCAL session_replication_role = replica');
    await world.db.sql('UPDATE competence_blocks.title_version SET awardable_until_on = $1', [lastDay]);
  });
}

describe('Registering a jury member', () => {
  const ada = {
    email: 'ada@example.test',
    fullName: 'Ada Exemple',
    capacity: 'Architecte logicielle',
    employer: 'Atelier Boréal',
    outside: true,
    titles: [{ code: 'RNCP37873', evidence: 'CV de janvier 2026' }],
  };
  const register = (who: Person, change: object = {}) => call(who, 'POST', '/api/jury-members', { ...ada, ...change });

  it('opens an account with the role, and lists the member for their title', async () => {
    const { status, body } = await register(officer);
    expect(status).toBe(201);
    const { body: listed } = await world.call<object[]>(officer, 'GET', '/api/jury-members?titleCode=RNCP37873');
    expect(listed).toMatchObject([{ id: body.memberId, fullName: 'Ada Exemple', outside: true, titles: ada.titles }]);
    expect((await world.call<object[]>(officer, 'GET', '/api/jury-members?titleCode=RNCP1')).body).toEqual([]);
    expect(JSON.stringify(await world.db.sql('SELECT data FROM platform.outbox_event'))).not.toContain('Ada');
  });

  it('gives the role to somebody of the house, once', async () => {
    const mentor = await aMentor(world);
    const asked = { email: undefined, accountId: mentor.id };
    expect((await register(officer, asked)).body.memberId).toBe(mentor.id);
    expect((await register(officer, asked)).status).toBe(409);
  });

  it.each<[string, object, string]>([
    ['neither e-mail nor account', { email: undefined }, 'email'],
    ['no title', { titles: [] }, 'titles'],
    ['a title that is no code', { titles: [{ code: 'CDA', evidence: 'CV' }] }, 'titles.0.code'],
    ['a name that no document can print', { fullName: 'Ada 🦊' }, 'fullName'],
    ['a blank employer', { employer: '  ' }, 'employer'],
  ])('refuses %s', async (_what, change, field) => {
    const answer = await register(officer, change);
    expect(answer.status).toBe(400);
    expect(faultsIn(answer)).toEqual([field]);
    expect(await countOf('jury_member')).toBe(0);
  });

  it('is the officer’s', async () => {
    expect((await register(await world.person(['advisor']))).status).toBe(403);
  });
});

describe('Convening a jury', () => {
  const convene = async (who: Person, change: Parameters<typeof aConvocation>[1] = {}, route = '') =>
    call(who, 'POST', `/api/juries${route}`, await aConvocation(world, change));

  it('sits for the candidates, with its number, and says the same beforehand', async () => {
    const [members, track] = await two();
    const dryRun = await convene(officer, { members, tracks: [track] }, '/decision');
    expect(dryRun.body).toMatchObject({
      allowed: true,
      candidates: [{ enrolmentId: track.enrolmentId, allowed: true }],
    });
    expect(await countOf('jury')).toBe(0);
    const { status, body } = await convene(officer, { members, tracks: [track] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ number: 'J-2026-0001', cases: [{ enrolmentId: track.enrolmentId }] });
    expect(await world.eventNames()).toContain('assessment.jury-convened');
    const published = await world.db.sql('SELECT number, state FROM assessment.pub_jury');
    expect(published).toEqual([{ number: 'J-2026-0001', state: 'convened' }]);
    expect(await world.db.sql('SELECT state, outcome FROM assessment.pub_jury_case')).toEqual([
      { state: 'convened', outcome: null },
    ]);
  });

  it('takes a local time in the zone of the jury', async () => {
    const [members, track] = await two();
    const convened = await convene(officer, { members, tracks: [track], heldAt: '2026-03-01T09:30' });
    expect(convened.status).toBe(201);
    const [row] = await world.db.sql<{ held_at: Date }>('SELECT held_at FROM assessment.jury');
    expect(row?.held_at.toISOString()).toBe('2026-03-01T08:30:00.000Z');
  });

  it('is refused as a whole with what stands in the way, and leaves nothing', async () => {
    const [members, ready] = await two();
    const unready = await anEnrolledLearner(world, {
      design: ready.design,
      rulebookId: ready.rulebookId,
      learner: await aLearner(world),
    });
    const stranger = await aJuryMember(world, { fullName: 'Sans Titre', titles: [{ code: 'RNCP1', evidence: 'CV' }] });
    const heldAt = (await world.clock.now()).plus({ days: 14 }).toISO();
    const asked = { members: [...members.slice(2), stranger], tracks: [ready, unready], presidentId: newId(), heldAt };
    const answer = await convene(officer, asked);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('assessment.jury-not-convenable');
    expect(unmetIn(answer)).toEqual([
      'case-block-ready',
      'case-identity-verified',
      'jury-enough-notice',
      'jury-members-qualified',
      'jury-president-sits',
    ]);
    const facts = answer.body.checks?.find(({ code }) => code === 'case-block-ready')?.facts;
    expect(facts).toMatchObject({ enrolmentId: unready.enrolmentId });
    expect(await countOf('jury')).toBe(0);
    const { body } = await convene(officer, asked, '/decision');
    expect(body.candidates.map(({ allowed }) => allowed)).toEqual([true, false]);
  });

  it('is refused while a fact of the candidate is contested', async () => {
    const track = await aMentoredLearner(world);
    const { sessionId } = await aHeldSession(world, track);
    await call(track.learner, 'POST', `/api/sessions/${sessionId}/contests`, { reason: 'Je n’y étais pas' });
    const answer = await convene(officer, { members: await threeJuryMembers(world), tracks: [track] });
    expect(unmetIn(answer)).toEqual(['case-block-ready', 'case-no-open-contest']);
  });

  it('makes a member who judged a candidate step aside', async () => {
    const track = await aJudgedDefence(world);
    const judge = await aJuryMember(world, { accountId: track.evaluator.id, fullName: 'Alix Exemple' });
    const answer = await convene(officer, { members: [await aJuryMember(world), judge], tracks: [track] });
    expect(unmetIn(answer)).toEqual(['case-block-ready', 'case-enough-members']);
  });

  it('takes the strictest of the rulebooks of its candidates', async () => {
    const [members, track] = await two();
    const numbers = { juryNoticeDays: 30, juryMinMembers: 4 };
    const strict = await aTrackReadyForJury(world, { design: track.design, numbers });
    const answer = await convene(officer, { members, tracks: [track, strict] });
    expect(unmetIn(answer)).toEqual(['case-enough-members', 'jury-enough-members', 'jury-enough-notice']);
  });

  it('makes a member who mentored a candidate step aside, and is refused when too few are left', async () => {
    const track = await aTrackReadyForJury(world);
    const mentor = await aMentor(world);
    await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
    const outside = await aJuryMember(world);
    const tied = await aJuryMember(world, { accountId: mentor.id, fullName: 'Dominique Exemple' });
    const answer = await convene(officer, { members: [outside, tied], tracks: [track] });
    expect(unmetIn(answer)).toEqual(['case-enough-members']);
    const convened = await convene(officer, { members: [outside, tied, await aJuryMember(world)], tracks: [track] });
    expect(convened.status).toBe(201);
    expect(await world.db.sql('SELECT member_id, kind, source FROM assessment.conflict_declaration')).toEqual([
      { member_id: mentor.id, kind: 'trained', source: 'known' },
    ]);
  });

  it('names what does not exist', async () => {
    const [members, track] = await two();
    const asked = await aConvocation(world, { members, tracks: [track], zone: 'Europe/Paris' });
    const post = (change: object) => call(officer, 'POST', '/api/juries', { ...asked, ...change });
    expect(faultsIn(await post({ memberIds: [newId()] }))).toEqual(['memberIds.0']);
    expect(faultsIn(await post({ enrolmentIds: [newId()] }))).toEqual(['enrolmentIds.0']);
    expect(faultsIn(await post({ titleVersionId: newId() }))).toEqual(['titleVersionId']);
    expect(faultsIn(await post({ heldAt: '2026-02-31T10:00' }))).toEqual(['heldAt']);
    expect(faultsIn(await post({ heldAt: '2026-03-29T02:30' }))).toEqual(['heldAt']);
    expect(faultsIn(await post({ heldAt: 'demain' }))).toEqual(['heldAt']);
    expect(faultsIn(await post({ zone: 'Europe/Lyon' }))).toEqual(['zone']);
    expect(faultsIn(await post({ memberIds: [] }))).toEqual(['memberIds']);
    expect(await countOf('jury')).toBe(0);
  });

  it('takes a candidate once, when two convene at the same moment', async () => {
    const [members, track] = await two();
    const asked = { members, tracks: [track] };
    const answers = await Promise.all([convene(officer, asked), convene(officer, asked)]);
    expect(statusesOf(answers)).toEqual([201, 422]);
    expect(unmetIn(answers.find(({ status }) => status === 422) as Given)).toEqual([
      'case-one-jury-at-a-time',
      'jury-people-free',
    ]);
    expect(await countOf('jury_case')).toBe(1);
  });

  it('is the officer’s', async () => {
    for (const role of ['learner', 'mentor', 'jury', 'advisor'] as const) {
      expect((await convene(await world.person([role]))).status).toBe(403);
    }
  });
});

describe('Seeing juries', () => {
  it('is for officers and for those who sit', async () => {
    const jury = await aConvenedJury(world);
    const [president] = jury.members as [Person];
    const other = await aJuryMember(world);
    const see = async (who: Person) => (await call(who, 'GET', `/api/juries/${jury.juryId}`)).status;
    expect(await see(officer)).toBe(200);
    expect(await see(president)).toBe(200);
    expect(await see(other)).toBe(404);
    expect(await see(trackOf(jury).learner)).toBe(403);
    expect((await call(other, 'GET', '/api/juries')).body.rows).toEqual([]);
    expect((await call(president, 'GET', '/api/juries')).body.rows).toHaveLength(1);
    expect((await call(other, 'GET', `/api/jury-cases/${caseOf(jury)}`)).status).toBe(404);
    expect((await call(officer, 'GET', '/api/juries/jury')).status).toBe(400);
  });

  it('shows what a case still waits for', async () => {
    const jury = await aConvenedJury(world);
    const { body } = await world.call<{ decision: { checks: { code: string; standing: string }[] }; blocks: object[] }>(
      officer,
      'GET',
      `/api/jury-cases/${caseOf(jury)}`,
    );
    const open = body.decision.checks.filter(({ standing }) => standing !== 'met').map(({ code }) => code);
    expect(open).toEqual(['jury-day-come', 'jury-roll-called', 'quorum-members', 'panel-members']);
    expect(body.blocks).toHaveLength(3);
  });

  it('lists the learners who are ready page by page, the longest waiting first, until a jury waits for them', async () => {
    const first = await aTrackReadyForJury(world);
    const { design, rulebookId } = first;
    await anEnrolledLearner(world, { design, rulebookId });
    world.clock.move({ days: 1 });
    const second = await aTrackReadyForJury(world, { design, rulebookId });
    const ready = async (query = '') => (await call(officer, 'GET', `/api/juries/ready-learners${query}`)).body;
    const enrolmentIds = ({ rows }: Body) => rows.map(({ enrolmentId }) => enrolmentId);
    const { rows, nextAfter } = await ready('?size=1');
    expect(rows).toMatchObject([
      { enrolmentId: first.enrolmentId, candidate: 'Camille Lefèvre', identityVerified: true },
    ]);
    expect(rows[0]?.['blocks']).toEqual(design.title.blocks.map(({ code }) => code));
    expect(rows[0]?.['enrolmentNumber']).toMatch(/^2026-\d{5}$/);
    expect(enrolmentIds(await ready(`?size=1&after=${nextAfter}`))).toEqual([second.enrolmentId]);
    expect((await call(officer, 'GET', '/api/juries/ready-learners?after=1')).status).toBe(400);
    await aConvenedJury(world, { tracks: [first] });
    expect(enrolmentIds(await ready())).toEqual([second.enrolmentId]);
  });
});

describe('The day of the jury', () => {
  const callRoll = (who: Person, { juryId }: GivenJury, memberIds: string[]) =>
    call(who, 'POST', `/api/juries/${juryId}/presences`, { memberIds });

  it('takes the roll from that day on, of those convened alone', async () => {
    const jury = await aConvenedJury(world);
    const ids = jury.members.map(({ id }) => id);
    world.clock.move({ days: 19 });
    expect(unmetIn(await callRoll(officer, jury, ids))).toEqual(['roll-call-on-the-day']);
    world.clock.move({ days: 1 });
    expect((await callRoll(officer, jury, ids)).status).toBe(201);
    expect(faultsIn(await callRoll(officer, jury, [newId()]))).toEqual(['memberIds.0']);
    expect((await callRoll(await aJuryMember(world), jury, ids)).status).toBe(404);
    expect((await callRoll(await world.person(['learner']), jury, ids)).status).toBe(403);
  });

  it('finds who mentored a candidate since the convocation', async () => {
    const track = await aTrackReadyForJury(world);
    const mentor = await aMentor(world);
    const tied = await aJuryMember(world, { accountId: mentor.id });
    const members = [...(await threeJuryMembers(world)), tied];
    const jury = await aConvenedJury(world, { tracks: [track], members });
    await declare(tied, jury, { caseId: caseOf(jury), kind: 'none' });
    await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
    world.clock.move({ days: 20 });
    await callRoll(
      officer,
      jury,
      members.map(({ id }) => id),
    );
    const rows = await world.db.sql(
      'SELECT kind, source FROM assessment.conflict_declaration ORDER BY declared_at, id',
    );
    expect(rows).toEqual([
      { kind: 'none', source: 'declared' },
      { kind: 'trained', source: 'known' },
    ]);
    const again = await declare(tied, jury, { caseId: caseOf(jury), kind: 'none' });
    expect(unmetIn(again)).toEqual(['known-conflict-stays']);
    expect((await decide(tied, caseOf(jury), { attendance: 'absent' })).status).toBe(403);
  });

  it('has every member say of every candidate whether there is a tie', async () => {
    const jury = await aJuryPresent(world);
    const [president, second] = jury.members as [Person, Person];
    const caseId = caseOf(jury);
    const blocks = await verdicts(world, trackOf(jury));
    expect(unmetIn(await decide(president, caseId, { attendance: 'heard', blocks }))).toEqual(['conflicts-declared']);
    expect((await declare(president, jury, { caseId, kind: 'none' })).body.stepsAside).toBe(false);
    expect((await declare(second, jury, { caseId, kind: 'family' })).body.stepsAside).toBe(true);
    expect((await declare(second, jury, { caseId, kind: 'family' })).status).toBe(201);
    expect(await countOf('conflict_declaration')).toBe(2);
    const unreasoned = await declare(second, jury, { caseId, kind: 'none' });
    expect(unmetIn(unreasoned)).toEqual(['conflict-change-has-reason']);
    const changed = await declare(second, jury, { caseId, kind: 'none', reason: 'Homonyme' });
    expect(changed.body.stepsAside).toBe(false);
    expect(JSON.stringify(await world.db.sql('SELECT data FROM platform.outbox_event'))).not.toContain('Homonyme');
  });

  it('lets each declare for themselves, and the officer write it down', async () => {
    const jury = await aJuryPresent(world);
    const [president, second] = jury.members as [Person, Person];
    const caseId = caseOf(jury);
    const forOther = await declare(president, jury, { caseId, kind: 'none', memberId: second.id });
    expect(forOther.body.code).toBe('assessment.tie-not-yours-to-declare');
    expect((await declare(officer, jury, { caseId, kind: 'none', memberId: second.id })).status).toBe(201);
    expect(faultsIn(await declare(officer, jury, { caseId, kind: 'none' }))).toEqual(['memberId']);
    expect(faultsIn(await declare(president, jury, { caseId: newId(), kind: 'none' }))).toEqual(['caseId']);
    expect((await declare(president, jury, { caseId, kind: 'evaluated' })).status).toBe(400);
    expect((await declare(await aJuryMember(world), jury, { caseId, kind: 'none' })).status).toBe(404);
  });
});

describe('Deliberating', () => {
  it('validates block by block, keeps it from the candidate, and starts the clock of the notice', async () => {
    const jury = await aSittingJury(world);
    const [president] = jury.members as [Person];
    const blocks = await verdicts(world, trackOf(jury), ['BC02']);
    expect((await call(president, 'POST', `/api/jury-cases/${caseOf(jury)}/hearing`)).status).toBe(201);
    const { status, body } = await decide(president, caseOf(jury), { attendance: 'heard', blocks });
    expect(status).toBe(201);
    expect(body).toMatchObject({ outcome: 'partial' });
    expect(await standingOf(trackOf(jury))).toEqual(['ready-for-jury', 'ready-for-jury', 'ready-for-jury']);
    expect(await world.db.sql('SELECT result FROM tracks.pub_block_result')).toEqual([]);
    expect(await ownCases(trackOf(jury))).toMatchObject([
      { state: 'deliberated', notifyByOn: body.notifyByOn, outcome: null, blocks: [] },
    ]);
    const elsewhere = await call(
      officer,
      'POST',
      '/api/juries',
      await aConvocation(world, { tracks: jury.tracks, members: jury.members }),
    );
    expect(unmetIn(elsewhere)).toEqual(['case-one-jury-at-a-time']);
    const { body: list } = await call(officer, 'GET', '/api/juries');
    expect(list.rows).toMatchObject([{ state: 'deliberated', notifyByOn: body.notifyByOn, daysLeft: 15 }]);
    expect(await world.eventNames()).toEqual(
      expect.arrayContaining(['assessment.case-deliberated', 'assessment.jury-deliberated']),
    );
  });

  it('gives the whole when every block is held, counting earlier juries', async () => {
    const first = await aNotifiedJury(world, { adjourned: ['BC02', 'BC03'] });
    const track = trackOf(first);
    for (const ending of ['BC02', 'BC03']) await aLeaveToPresent(track, ending);
    const second = await aSittingJury(world, { tracks: first.tracks, members: first.members });
    const blocks = await verdicts(world, trackOf(second));
    expect(blocks).toHaveLength(2);
    const { body } = await decide(officer, caseOf(second), { attendance: 'heard', blocks });
    expect(body.outcome).toBe('full');
  });

  it.each<[string, (blocks: Awaited<ReturnType<typeof verdicts>>) => object, string[]]>([
    [
      'a block is passed over',
      (blocks) => ({ attendance: 'heard', blocks: blocks.slice(1) }),
      ['every-ready-block-decided'],
    ],
    [
      'an adjournment has no reason',
      (blocks) => ({ attendance: 'heard', blocks: blocks.map(({ blockId }) => ({ blockId, decision: 'adjourned' })) }),
      ['adjournment-has-reason'],
    ],
    ['somebody absent is judged', (blocks) => ({ attendance: 'absent', blocks }), ['attendance-kept']],
  ])('is refused when %s, and leaves nothing', async (_when, bodyOf, codes) => {
    const jury = await aSittingJury(world);
    const answer = await decide(officer, caseOf(jury), bodyOf(await verdicts(world, trackOf(jury))));
    expect(answer.body.code).toBe('assessment.case-not-deliberable');
    expect(unmetIn(answer)).toEqual(codes);
    expect(await countOf('deliberation')).toBe(0);
    expect(await standingOf(trackOf(jury))).toEqual(['ready-for-jury', 'ready-for-jury', 'ready-for-jury']);
  });

  it('never validates a block that is not ready, and never judges one again', async () => {
    const track = await anEnrolledLearner(world);
    for (const code of ['P1', 'P2', 'P3', 'P4', 'P5']) await aJudgedProject(world, track, code);
    const jury = await aSittingJury(world, { tracks: [track] });
    const standing = await world.app.get(TracksApi).standing(track.enrolmentId);
    expect(standing.map(({ presentable }) => presentable)).toEqual([true, true, false]);
    const all = standing.map(({ blockId }) => ({ blockId, decision: 'validated' }));
    expect(unmetIn(await decide(officer, caseOf(jury), { attendance: 'heard', blocks: all }))).toEqual([
      'only-ready-block-validated',
    ]);
    const twice = [all[0], all[0]];
    expect(faultsIn(await decide(officer, caseOf(jury), { attendance: 'heard', blocks: twice }))).toEqual([
      'blocks.1.blockId',
    ]);
    const foreign = [{ blockId: newId(), decision: 'validated' }];
    expect(faultsIn(await decide(officer, caseOf(jury), { attendance: 'heard', blocks: foreign }))).toEqual([
      'blocks.0.blockId',
    ]);
    const ready = { attendance: 'heard', blocks: all.slice(0, 2) };
    expect((await decide(officer, caseOf(jury), ready)).body.outcome).toBe('partial');
    expect(unmetIn(await decide(officer, caseOf(jury), ready))).toEqual(['case-open']);
  });

  it('loses who steps aside, and is refused when too few are left', async () => {
    const jury = await aJuryPresent(world);
    const [president, second, third] = jury.members as [Person, Person, Person];
    const caseId = caseOf(jury);
    await declare(president, jury, { caseId, kind: 'employment' });
    await declare(second, jury, { caseId, kind: 'none' });
    await declare(third, jury, { caseId, kind: 'none' });
    const blocks = await verdicts(world, trackOf(jury));
    const aside = await decide(president, caseId, { attendance: 'heard', blocks });
    expect(aside.body.code).toBe('assessment.not-on-the-panel');
    const changed = await declare(third, jury, { caseId, kind: 'family', reason: 'Belle-sœur' });
    expect(changed.status).toBe(201);
    expect(unmetIn(await decide(second, caseId, { attendance: 'heard', blocks }))).toEqual(['panel-members']);
    await declare(third, jury, { caseId, kind: 'none', reason: 'Homonyme' });
    expect((await decide(second, caseId, { attendance: 'heard', blocks })).body.outcome).toBe('full');
    const [row] = await world.db.sql<{ chaired_by: string }>('SELECT chaired_by FROM assessment.deliberation');
    expect(row?.chaired_by).toBe(second.id);
  });

  it('decides nothing without its quorum; the candidates are excused and come before another jury', async () => {
    const jury = await aConvenedJury(world);
    world.clock.move({ days: 20 });
    const [president] = jury.members as [Person];
    await call(officer, 'POST', `/api/juries/${jury.juryId}/presences`, { memberIds: [president.id] });
    await noTies(world, jury);
    const caseId = caseOf(jury);
    const blocks = await verdicts(world, trackOf(jury));
    for (const body of [{ attendance: 'heard', blocks }, { attendance: 'absent' }]) {
      expect(unmetIn(await decide(officer, caseId, body))).toEqual(['panel-members', 'quorum-members']);
    }
    expect(unmetIn(await decide(officer, caseId, { attendance: 'excused' }))).toEqual(['excuse-has-reason']);
    const excused = await decide(officer, caseId, { attendance: 'excused', reason: 'Quorum non atteint' });
    expect(excused.body.outcome).toBe('excused');
    await seal(officer, jury);
    const { bytes } = await world.call(officer, 'GET', `/api/juries/${jury.juryId}/minutes.pdf`);
    expect(wordsOf(bytes)).toContain('Quorum non atteint. Membres présents : 1 (requis : 2)');
    const again = await aConvenedJury(world, { tracks: jury.tracks, members: jury.members });
    expect(again.number).toBe('J-2026-0002');
  });

  it('records who did not come', async () => {
    const jury = await aSittingJury(world);
    expect((await decide(officer, caseOf(jury), { attendance: 'absent' })).body.outcome).toBe('absent');
    expect(await standingOf(trackOf(jury))).toEqual(['ready-for-jury', 'ready-for-jury', 'ready-for-jury']);
  });

  it('is decided once, when two decide at the same moment', async () => {
    const jury = await aSittingJury(world);
    const blocks = await verdicts(world, trackOf(jury));
    const body = { attendance: 'heard', blocks };
    const answers = await Promise.all(jury.members.map((who) => decide(who, caseOf(jury), body)));
    expect(statusesOf(answers)).toEqual([201, 422, 422]);
    expect(await countOf('block_decision')).toBe(3);
  });

  it('is for the jury and the officer', async () => {
    const jury = await aSittingJury(world);
    const body = { attendance: 'absent' };
    expect((await decide(trackOf(jury).learner, caseOf(jury), body)).status).toBe(403);
    expect((await decide(await aMentor(world), caseOf(jury), body)).status).toBe(403);
    expect((await decide(await aJuryMember(world), caseOf(jury), body)).status).toBe(404);
    expect((await decide(officer, newId(), body)).status).toBe(404);
  });
});

describe('The minutes', () => {
  it('are numbered, sealed with their digest, signed by all and printed', async () => {
    const jury = await aDeliberatedJury(world, { adjourned: ['BC03'] });
    const [president, second, third] = jury.members as [Person, Person, Person];
    expect((await sign(president, jury)).status).toBe(404);
    const sealed = await seal(president, jury, { incidents: ['Coupure de dix minutes.'] });
    expect(sealed.body.number).toBe('PV-2026-0001');
    expect((await sign(president, jury)).body.missing).toEqual(['Ștefan Brâncoveanu', 'Karim Belhadj']);
    expect(unmetIn(await sign(president, jury))).toEqual(['signed-once']);
    await sign(second, jury);
    expect((await sign(third, jury)).body.missing).toEqual([]);
    const { body } = await world.call<{ minutes: { isIntact: boolean }; state: string }>(
      officer,
      'GET',
      `/api/juries/${jury.juryId}`,
    );
    expect(body).toMatchObject({ state: 'sealed', minutes: { isIntact: true, missing: [] } });
    const print = () => world.call(officer, 'GET', `/api/juries/${jury.juryId}/minutes.pdf`);
    const { status, bytes, headers } = await print();
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    const text = wordsOf(bytes);
    for (const words of [
      'PV-2026-0001',
      'Titre professionnel',
      'Camille Inès Lefèvre',
      'Hélène Vasseur-Œillet',
      'ajourné',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain('Coupure de dix minutes.');
    expect((await print()).bytes.equals(bytes)).toBe(true);
  });

  it('say who stepped aside and why', async () => {
    const jury = await aJuryPresent(world);
    const [president, second, third] = jury.members as [Person, Person, Person];
    const caseId = caseOf(jury);
    await declare(third, jury, { caseId, kind: 'employment', reason: 'Ancien employeur' });
    for (const member of [president, second]) await declare(member, jury, { caseId, kind: 'none' });
    const blocks = await verdicts(world, trackOf(jury));
    await decide(president, caseId, { attendance: 'heard', blocks });
    await seal(president, jury);
    const { bytes } = await world.call(officer, 'GET', `/api/juries/${jury.juryId}/minutes.pdf`);
    const text = wordsOf(bytes);
    expect(text).toContain('lien professionnel – Ancien employeur');
    expect(text).toContain('Délibération sans Karim Belhadj');
  });

  it('are refused while a case is open, and sealed once when two seal at the same moment', async () => {
    const jury = await aSittingJury(world);
    expect(unmetIn(await seal(officer, jury))).toEqual(['minutes-every-case-deliberated']);
    await decide(officer, caseOf(jury), { attendance: 'absent' });
    const answers = await Promise.all([1, 2, 3].map(() => seal(officer, jury)));
    expect(statusesOf(answers)).toEqual([201, 422, 422]);
    expect(await countOf('minutes')).toBe(1);
    const unmet = unmetIn(await call(officer, 'POST', `/api/juries/${jury.juryId}/presences`, { memberIds: [] }));
    expect(unmet).toEqual(['minutes-open']);
  });

  it('have numbers without gaps, when several juries are sealed at the same moment and one fails', async () => {
    const first = await aDeliberatedJury(world);
    world.clock.set('2026-01-05T08:00:00Z');
    const { design, rulebookId } = trackOf(first);
    const second = await aDeliberatedJury(world, { members: first.members, track: { design, rulebookId } });
    const open = await aConvenedJury(world, { members: first.members, track: { design, rulebookId } });
    const answers = await Promise.all([first, open, second].map((jury) => seal(officer, jury)));
    expect(statusesOf(answers)).toEqual([201, 201, 422]);
    const numbers = await world.db.sql('SELECT number FROM assessment.minutes ORDER BY number');
    expect(numbers).toEqual([{ number: 'PV-2026-0001' }, { number: 'PV-2026-0002' }]);
  });

  it('can be changed by nobody', async () => {
    const jury = await aSignedJury(world);
    const tables = [
      'minutes',
      'minutes_signature',
      'deliberation',
      'block_decision',
      'conflict_declaration',
      'roll_call',
    ];
    for (const table of tables) {
      await expect(world.db.sql(`DELETE FROM assessment.${table}`)).rejects.toThrow(/never edited/);
    }
    await expect(world.db.sql(`UPDATE assessment.minutes SET number = 'PV-2026-0009'`)).rejects.toThrow(/never edited/);
    expect((await sign(await aJuryMember(world), jury)).status).toBe(404);
    expect((await sign(officer, jury)).status).toBe(403);
  });

  it('are signed by those who were present alone', async () => {
    const jury = await aConvenedJury(world, {
      members: [...(await threeJuryMembers(world)), await aJuryMember(world)],
    });
    world.clock.move({ days: 20 });
    const memberIds = jury.members.slice(0, 3).map(({ id }) => id);
    await call(officer, 'POST', `/api/juries/${jury.juryId}/presences`, { memberIds });
    await noTies(world, { ...jury, members: jury.members.slice(0, 3) });
    await decide(officer, caseOf(jury), { attendance: 'absent' });
    const absent = jury.members[3] as Person;
    expect((await seal(absent, jury)).body.code).toBe('assessment.not-on-the-panel');
    await seal(officer, jury);
    expect(unmetIn(await sign(absent, jury))).toEqual(['signer-was-present']);
  });
});

describe('Telling the candidates', () => {
  it('waits for the signatures, then settles the blocks and starts the time to appeal', async () => {
    const jury = await aDeliberatedJury(world, { adjourned: ['BC02'] });
    const caseId = caseOf(jury);
    expect(unmetIn(await notify(officer, jury))).toEqual(['minutes-sealed', 'minutes-signed-by-all']);
    const due = await world.call<object[]>(officer, 'GET', '/api/jury-cases/to-notify');
    expect(due.body).toMatchObject([{ caseId, outcome: 'partial', daysLeft: 15, minutesSealed: false }]);
    await seal(officer, jury);
    for (const member of jury.members) await sign(member, jury);
    world.clock.move({ days: 16 });
    const late = await world.call<object[]>(officer, 'GET', '/api/jury-cases/to-notify');
    expect(late.body).toMatchObject([{ caseId, daysLeft: -1, minutesSealed: true }]);
    const told = await world.call<{ candidates: object[] }>(officer, 'POST', `/api/juries/${jury.juryId}/notification`);
    const appealUntilOn = (await world.clock.now()).plus({ months: 2 }).toISODate();
    expect(told.body.candidates).toMatchObject([{ caseId, outcome: 'partial', appealUntilOn }]);
    expect(await standingOf(trackOf(jury))).toEqual(['validated', 'adjourned', 'validated']);
    expect(await ownCases(trackOf(jury))).toMatchObject([
      { state: 'notified', outcome: 'partial', appealUntilOn, blocks: [{}, { decision: 'adjourned' }, {}] },
    ]);
    expect(unmetIn(await notify(officer, jury))).toEqual(['candidates-to-tell']);
    expect((await world.call<object[]>(officer, 'GET', '/api/jury-cases/to-notify')).body).toEqual([]);
    expect((await notify(jury.members[0] as Person, jury)).status).toBe(403);
    const names = await world.eventNames();
    expect(names.filter((name) => name === 'tracks.block-settled')).toHaveLength(3);
  });

  it('is done for all at once, and once, whatever has become of a track since', async () => {
    const one = await aTrackReadyForJury(world);
    const { design, rulebookId } = one;
    const jury = await aSignedJury(world, { tracks: [one, await aTrackReadyForJury(world, { design, rulebookId })] });
    const onDay = (await world.clock.now()).toISODate() ?? '';
    await world.app
      .get(SuspendEnrolment)
      .run({ enrolmentId: one.enrolmentId, fromOn: onDay, reason: 'Arrêt de travail' }, SYSTEM);
    const answers = await Promise.all([1, 2].map(() => notify(officer, jury)));
    expect(statusesOf(answers)).toEqual([201, 422]);
    const names = await world.eventNames();
    expect(names.filter((name) => name === 'assessment.candidate-notified')).toHaveLength(2);
    expect(await standingOf(one)).toEqual(['validated', 'validated', 'validated']);
  });
});

describe('Presenting an adjourned block again', () => {
  it('asks for something new: the leave of the mentor or the staff, with its reason', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC02'] });
    const track = trackOf(jury);
    const ready = async () => (await call(officer, 'GET', '/api/juries/ready-learners')).body.rows;
    expect(await ready()).toEqual([]);
    const mentor = await aMentor(world);
    await anAssignment(world, { enrolmentId: track.enrolmentId, mentorId: mentor.id });
    const blockId = track.design.title.blocks[1]?.id;
    const url = `/api/enrolments/${track.enrolmentId}/blocks/${blockId}/presentation-leaves`;
    const reason = 'Dossier complété, mise en situation refaite.';
    expect((await call(track.learner, 'POST', url, { reason })).status).toBe(403);
    expect((await call(await aMentor(world), 'POST', url, { reason })).status).toBe(404);
    expect(faultsIn(await call(mentor, 'POST', url, { reason: ' ' }))).toEqual(['reason']);
    expect((await call(mentor, 'POST', url, { reason })).status).toBe(201);
    expect(unmetIn(await call(officer, 'POST', url, { reason }))).toEqual(['block-adjourned']);
    expect(await ready()).toMatchObject([{ enrolmentId: track.enrolmentId, blocks: ['RNCP37873BC02'] }]);
    expect(await world.eventNames()).toContain('tracks.presentation-allowed');
    await expect(world.db.sql('DELETE FROM tracks.presentation_leave')).rejects.toThrow(/never edited/);
  });
});

describe('Those who wait for a jury', () => {
  it('are kept as their blocks stand', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC02'] });
    const { design, rulebookId } = trackOf(jury);
    const ready = await aTrackReadyForJury(world, { design, rulebookId });
    await anEnrolledLearner(world, { design, rulebookId });
    const kept = await world.db.sql('SELECT enrolment_id AS id, block_id AS block FROM tracks.pub_ready_block');
    expect(kept).toHaveLength(3);
    const standing = await world.app.get(TracksApi).standing(ready.enrolmentId);
    const expected = standing.filter(({ presentable }) => presentable);
    expect(kept).toEqual(expect.arrayContaining(expected.map((b) => ({ id: ready.enrolmentId, block: b.blockId }))));
  });
});

describe('Awarding the title', () => {
  it('gives a number, completes the track and prints a parchment that is always the same', async () => {
    const jury = await aNotifiedJury(world);
    const { body: issued, status } = await award(officer, caseOf(jury));
    expect(status).toBe(201);
    expect(issued.number).toBe('2026-000001');
    const track = await world.app.get(TracksApi).enrolment(trackOf(jury).enrolmentId);
    expect(track?.state).toBe('completed');
    const published = await world.db.sql('SELECT number, state, exam_mode, exam_from_on FROM assessment.pub_award');
    const heldOn = (await world.clock.now()).toISODate();
    expect(published).toEqual([{ number: '2026-000001', state: 'issued', exam_mode: 'mixed', exam_from_on: heldOn }]);
    const { learner } = trackOf(jury);
    const print = (who: Person) => world.call(who, 'GET', `/api/awards/${issued.awardId}/parchment.pdf`);
    const { bytes } = await print(learner);
    const text = wordsOf(bytes);
    for (const words of ['Camille Inès Lefèvre', 'Lyon 3e Arrondissement', '2026-000001', 'PV-2026-0001', 'Niveau 6']) {
      expect(text).toContain(words);
    }
    world.clock.move({ days: 40 });
    expect((await print(officer)).bytes.equals(bytes)).toBe(true);
    expect((await print(await world.person(['learner']))).status).toBe(404);
    expect((await call(learner, 'GET', '/api/awards')).body.rows).toMatchObject([{ holder: 'Camille Lefèvre' }]);
    expect((await call(await world.person(['learner']), 'GET', '/api/awards')).body.rows).toEqual([]);
    await expect(world.db.sql(`UPDATE assessment.award SET number = '2026-000002'`)).rejects.toThrow(/only be revoked/);
  });

  it('is done once, when two do it at the same moment', async () => {
    const jury = await aNotifiedJury(world);
    const answers = await Promise.all([1, 2, 3].map(() => award(officer, caseOf(jury))));
    expect(statusesOf(answers)).toEqual([201, 422, 422]);
    expect(unmetIn(answers.find(({ status }) => status === 422) as Given)).toContain('award-once');
    expect(await countOf('award')).toBe(1);
  });

  it('is refused with what is missing, and leaves nothing', async () => {
    const jury = await aDeliberatedJury(world, { adjourned: ['BC01'] });
    const answer = await award(officer, caseOf(jury));
    expect(answer.body.code).toBe('assessment.award-not-issuable');
    expect(unmetIn(answer)).toEqual([
      'award-candidate-told',
      'award-case-full',
      'award-every-block-validated',
      'minutes-sealed',
      'minutes-signed-by-all',
    ]);
    const decision = await call(officer, 'GET', `/api/jury-cases/${caseOf(jury)}/award-decision`);
    expect(decision.body.allowed).toBe(false);
    expect(await countOf('award')).toBe(0);
    expect(await world.eventNames()).not.toContain('assessment.award-issued');
  });

  it('is refused after the last day of delivery', async () => {
    const jury = await aNotifiedJury(world);
    await endDelivery('2026-01-25');
    world.clock.set('2026-01-25T22:59:00Z');
    expect((await call(officer, 'GET', `/api/jury-cases/${caseOf(jury)}/award-decision`)).body.allowed).toBe(true);
    world.clock.set('2026-01-25T23:01:00Z');
    expect(unmetIn(await award(officer, caseOf(jury)))).toEqual(['award-within-delivery']);
  });

  it('is refused when the identity was corrected and not verified again', async () => {
    const jury = await aNotifiedJury(world);
    const { learner } = trackOf(jury);
    const see = await world.call<object>(officer, 'GET', `/api/learners/${learner.id}`);
    const {
      identityId: _i,
      learnerId: _l,
      recordedAt: _a,
      recordedBy: _b,
      supersedesId: _s,
      reason: _r,
      verifiedAt: _v,
      ...identity
    } = see.body as Record<string, unknown>;
    const correction = { reason: 'Nom d’usage', identity: { ...identity, usageName: 'Moreau' } };
    expect((await call(learner, 'POST', `/api/learners/${learner.id}/corrections`, correction)).status).toBe(201);
    expect(unmetIn(await award(officer, caseOf(jury)))).toEqual(['award-identity-verified']);
    const checkedOn = (await world.clock.now()).toISODate();
    await world.app.get(VerifyIdentity).run({ learnerId: learner.id, document: 'passport', checkedOn }, SYSTEM);
    expect((await award(officer, caseOf(jury))).status).toBe(201);
  });

  it('is the officer’s', async () => {
    const jury = await aSignedJury(world);
    for (const who of [trackOf(jury).learner, jury.members[0] as Person]) {
      expect((await award(who, caseOf(jury))).status).toBe(403);
    }
  });
});

describe('The certificate of a block', () => {
  it('is printed for a block that was validated, once the candidate was told, without any level', async () => {
    const jury = await aSignedJury(world, { adjourned: ['BC02'] });
    const [first, second] = trackOf(jury).design.title.blocks;
    const print = (who: Person, blockId = first?.id) =>
      world.call<ProblemBody>(who, 'GET', `/api/jury-cases/${caseOf(jury)}/blocks/${blockId}/certificate.pdf`);
    expect((await print(officer)).status).toBe(404);
    await notify(officer, jury);
    const { learner } = trackOf(jury);
    const { bytes, status } = await print(learner);
    expect(status).toBe(200);
    const text = wordsOf(bytes);
    expect(text).toContain('RNCP37873BC01');
    expect(text).toContain('Camille Inès Lefèvre');
    expect(text).not.toMatch(/niveau/i);
    world.clock.move({ days: 3 });
    expect((await print(officer)).bytes.equals(bytes)).toBe(true);
    expect((await print(officer, second?.id)).body.code).toBe('assessment.certificate-unknown');
    expect((await print(await world.person(['learner']))).status).toBe(404);
    expect((await print(await world.person(['mentor']))).status).toBe(403);
  });
});

describe('An appeal', () => {
  const appeal = (who: Person, caseId: string, reason = 'Le jury n’a pas lu mon dossier complété.') =>
    call(who, 'POST', `/api/my/jury-cases/${caseId}/appeal`, { reason });
  const rule = (who: Person, caseId: string, admissible: boolean) =>
    call(who, 'POST', `/api/jury-cases/${caseId}/appeal-ruling`, { admissible, reason: 'Pièce non examinée.' });

  it('is filed once by the candidate, in time, when something was adjourned', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC02'] });
    const { learner } = trackOf(jury);
    const caseId = caseOf(jury);
    expect((await appeal(await world.person(['learner']), caseId)).status).toBe(404);
    expect((await appeal(officer, caseId)).status).toBe(403);
    const answers = await Promise.all([1, 2].map(() => appeal(learner, caseId)));
    expect(statusesOf(answers)).toEqual([201, 422]);
    expect(await ownCases(trackOf(jury))).toMatchObject([{ state: 'appealed', outcome: 'partial' }]);
    const waiting = await world.call<object[]>(officer, 'GET', '/api/appeals');
    expect(waiting.body).toMatchObject([{ caseId, candidate: 'Camille Lefèvre', ruling: null }]);
    expect(JSON.stringify(await world.db.sql('SELECT data FROM platform.outbox_event'))).not.toContain(
      'dossier complété',
    );
    await expect(world.db.sql('DELETE FROM assessment.appeal')).rejects.toThrow(/never edited/);
  });

  it('is refused after two months, and where there is nothing to contest', async () => {
    const jury = await aNotifiedJury(world);
    expect(unmetIn(await appeal(trackOf(jury).learner, caseOf(jury)))).toEqual(['appeal-decision-contestable']);
    world.clock.move({ months: 2, days: 1 });
    expect(unmetIn(await appeal(trackOf(jury).learner, caseOf(jury)))).toEqual([
      'appeal-decision-contestable',
      'appeal-in-time',
    ]);
  });

  it('is heard again by a jury without any member of the first, once it is admissible', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC02'] });
    const caseId = caseOf(jury);
    await appeal(trackOf(jury).learner, caseId);
    expect((await rule(trackOf(jury).learner, caseId, true)).status).toBe(403);
    expect(statusesOf(await Promise.all([1, 2].map(() => rule(officer, caseId, true))))).toEqual([201, 422]);
    expect(unmetIn(await rule(officer, caseId, false))).toEqual(['appeal-open']);
    expect((await standingOf(trackOf(jury)))[1]).toBe('ready-for-jury');
    const others = [await aJuryMember(world), await aJuryMember(world), await aJuryMember(world)];
    const [first] = jury.members as [Person];
    const asked = { tracks: jury.tracks, members: [...others, first] };
    const refused = await call(officer, 'POST', '/api/juries', await aConvocation(world, asked));
    expect(unmetIn(refused)).toEqual(['case-fresh-panel']);
    const again = await aNotifiedJury(world, { tracks: jury.tracks, members: others });
    expect(await standingOf(trackOf(jury))).toEqual(['validated', 'validated', 'validated']);
    const rows = await world.db.sql('SELECT state, rehears_case_id AS rehears FROM assessment.jury_case ORDER BY id');
    expect(rows).toEqual([
      { state: 'reheard', rehears: null },
      { state: 'notified', rehears: caseId },
    ]);
    expect(again.number).toBe('J-2026-0002');
  });

  it('leaves the decision final when it is not admissible', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC02'] });
    await appeal(trackOf(jury).learner, caseOf(jury));
    expect((await rule(officer, caseOf(jury), false)).status).toBe(201);
    expect(await ownCases(trackOf(jury))).toMatchObject([{ state: 'final' }]);
    expect((await standingOf(trackOf(jury)))[1]).toBe('adjourned');
  });
});

describe('Taking a title back', () => {
  it('keeps the reason, once, and the parchment no longer prints', async () => {
    const jury = await aNotifiedJury(world);
    const { body } = await award(officer, caseOf(jury));
    const revoke = (who: Person, reason = 'Fraude établie.') =>
      call(who, 'POST', `/api/awards/${body.awardId}/revocation`, { reason });
    expect((await revoke(trackOf(jury).learner)).status).toBe(403);
    expect(faultsIn(await revoke(officer, ' '))).toEqual(['reason']);
    expect(statusesOf(await Promise.all([1, 2].map(() => revoke(officer))))).toEqual([201, 422]);
    expect(unmetIn(await revoke(officer))).toEqual(['award-stands']);
    expect((await world.call(officer, 'GET', `/api/awards/${body.awardId}/parchment.pdf`)).status).toBe(404);
    expect(await world.db.sql('SELECT state FROM assessment.pub_award')).toEqual([{ state: 'revoked' }]);
    expect(unmetIn(await award(officer, caseOf(jury)))).toContain('award-once');
  });
});
