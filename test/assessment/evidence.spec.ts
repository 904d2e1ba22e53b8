import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { createHash } from 'node:crypto';
import { AssignMentor, EndAssignment } from '../../src/mentors/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import {
  A_PDF,
  A_ZIP,
  aDefencePlanned,
  aJudgedProject,
  anEvaluator,
  aProjectAtWork,
  aProjectHandedIn,
  everyDeliverable,
  type GivenProject,
} from '../given/assessment.js';
import { aLearner } from '../given/learners.js';
import { aConvenedJury, aJuryMember } from '../given/juries.js';
import { aMentor } from '../given/mentors.js';
import { type Person, type ProblemBody, World } from '../world.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
beforeEach(() => world.empty());
afterAll(() => world.close());

interface EvidenceBody {
  attempt: number;
  files: { fileId: string; name: string; deliverable: string }[];
  earlierFiles: { fileId: string }[];
  missing: string[];
  handedInAt: string | null;
  frozenFrom: string | null;
  decision: { allowed: boolean };
}

interface Sent {
  name?: string;
  content?: Uint8Array<ArrayBuffer> | Buffer;
  fields?: Record<string, string>;
}

const GUIDE = 'Guide d’installation';
const CODE = 'Code source';

const at = ({ enrolmentId, projectId }: GivenProject, what: string) =>
  `/api/enrolments/${enrolmentId}/projects/${projectId}/${what}`;
const send = (who: Person, project: GivenProject, { name = 'guide.pdf', content = A_PDF, fields = {} }: Sent = {}) => {
  const form = new FormData();
  for (const [field, value] of Object.entries({ deliverable: GUIDE, ...fields })) form.append(field, value);
  form.append('file', new Blob([new Uint8Array(content)]), name);
  return world.call<{ fileId: string; sha256: string; byteCount: number } & ProblemBody>(
    who,
    'POST',
    at(project, 'files'),
    form,
  );
};
const see = (who: Person, project: GivenProject) =>
  world.call<EvidenceBody & ProblemBody>(who, 'GET', at(project, 'files'));
const handIn = (project: GivenProject, who = project.learner) =>
  world.call<ProblemBody & { attempt: number }>(who, 'POST', at(project, 'hand-in'));
const remove = (who: Person, fileId: string) => world.call<ProblemBody>(who, 'DELETE', `/api/files/${fileId}`);
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at: where }) => where);
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM assessment.${table}`)).length;

describe('Uploading a deliverable', () => {
  it('keeps the file outside the database by its hash, and tells it without names', async () => {
    const project = await aProjectAtWork(world);
    const { status, body } = await send(project.learner, project, { name: 'Guide de l’équipe.pdf' });
    expect(status).toBe(201);
    const sha256 = createHash('sha256').update(A_PDF).digest('hex');
    expect(body).toMatchObject({ sha256, byteCount: A_PDF.length, mediaType: 'application/pdf' });
    const { body: evidence } = await see(project.learner, project);
    expect(evidence).toMatchObject({ attempt: 1, missing: [CODE], handedInAt: null, decision: { allowed: true } });
    expect(evidence.files).toMatchObject([{ fileId: body.fileId, name: 'Guide de l’équipe.pdf', deliverable: GUIDE }]);
    const [event] = await world.db.sql<{ data: object }>(
      `SELECT data FROM platform.outbox_event WHERE name = 'assessment.deliverable-uploaded'`,
    );
    expect(JSON.stringify(event?.data)).not.toMatch(/équipe|Guide/);
  });

  it('refuses a file that is not what its extension says, and keeps nothing', async () => {
    const project = await aProjectAtWork(world);
    const lying = await send(project.learner, project, { name: 'guide.pdf', content: A_ZIP });
    expect(lying.status).toBe(400);
    expect(lying.body).toMatchObject({ code: 'platform.file-refused', faults: [{ at: 'guide.pdf' }] });
    expect(lying.body.faults?.[0]?.message).toMatch(/application\/zip/);
    const binary = await send(project.learner, project, { name: 'guide.md', content: Buffer.from([65, 0, 66]) });
    expect(binary.body.code).toBe('platform.file-refused');
    expect(await countOf('deliverable_file')).toBe(0);
  });

  it('refuses an extension that the deliverable does not take, and an empty file', async () => {
    const project = await aProjectAtWork(world);
    const script = await send(project.learner, project, { name: 'guide.exe' });
    expect(script.body.faults?.[0]?.message).toMatch(/\.pdf \.md/);
    expect((await send(project.learner, project, { content: Buffer.alloc(0) })).body.code).toBe(
      'platform.file-refused',
    );
    expect(await countOf('deliverable_file')).toBe(0);
  });

  it('refuses more than 50 MB', async () => {
    const project = await aProjectAtWork(world);
    const content = Buffer.concat([A_PDF, Buffer.alloc(50 * 1024 * 1024)]);
    const { status, body } = await send(project.learner, project, { content });
    expect([status, body.code]).toEqual([400, 'platform.file-refused']);
    expect(body.faults?.[0]?.message).toMatch(/50 MB/);
    expect(await countOf('deliverable_file')).toBe(0);
  });

  it('names the field of a form that cannot be read', async () => {
    const project = await aProjectAtWork(world);
    const { learner } = project;
    expect(faultsOf(await send(learner, project, { fields: { deliverable: '' } }))).toEqual(['deliverable']);
    expect(faultsOf(await send(learner, project, { fields: { deliverable: 'Film' } }))).toEqual(['deliverable']);
    expect(faultsOf(await send(learner, project, { fields: { replaces: 'x' } }))).toEqual(['replaces']);
    expect(faultsOf(await send(learner, project, { fields: { mark: 'x' } }))).toEqual(['mark']);
    expect(faultsOf(await world.call(learner, 'POST', at(project, 'files'), new FormData()))).toEqual(['file']);
  });

  it('takes 20 files for an attempt, even when the last two come at once', async () => {
    const project = await aProjectAtWork(world);
    for (let count = 1; count < 20; count += 1) await send(project.learner, project);
    const answers = await Promise.all([1, 2].map(() => send(project.learner, project)));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422]);
    expect(answers.flatMap(codesOf)).toEqual(['room-for-file']);
    expect(await countOf('deliverable_file')).toBe(20);
  });

  it('is the learner’s alone', async () => {
    const project = await aProjectAtWork(world);
    const stranger = await aLearner(world);
    expect((await send(stranger, project)).status).toBe(404);
    expect((await send(project.mentor, project)).status).toBe(403);
    expect((await send(project.learner, { ...project, projectId: project.enrolmentId })).status).toBe(404);
    expect(await countOf('deliverable_file')).toBe(0);
  });

  it('waits until the project is started', async () => {
    const project = await aProjectAtWork(world);
    const locked = { ...project, projectId: project.projectIds['P2'] ?? '' };
    const refused = await send(project.learner, locked, {
      fields: { deliverable: CODE },
      name: 'x.zip',
      content: A_ZIP,
    });
    expect(codesOf(refused)).toEqual(['project-takes-files']);
  });
});

describe('Changing what is there', () => {
  it('takes a file back, and shows it to nobody any more', async () => {
    const project = await aProjectAtWork(world);
    const { fileId } = (await send(project.learner, project)).body;
    expect((await remove(project.learner, fileId)).status).toBe(204);
    expect((await see(project.learner, project)).body.files).toEqual([]);
    expect((await world.call(project.learner, 'GET', `/api/files/${fileId}`)).status).toBe(404);
    expect((await remove(project.learner, fileId)).status).toBe(404);
  });

  it('keeps a file for each required deliverable once the work is handed in: another takes its place', async () => {
    const project = await aProjectHandedIn(world);
    const guide = (await see(project.learner, project)).body.files.find(({ deliverable }) => deliverable === GUIDE);
    const fileId = guide?.fileId ?? '';
    expect(codesOf(await remove(project.learner, fileId))).toEqual(['deliverable-kept']);
    const wrong = { fields: { replaces: fileId, deliverable: CODE }, name: 'code.zip', content: A_ZIP };
    expect(codesOf(await send(project.learner, project, wrong))).toEqual(['same-deliverable']);
    const replaced = await send(project.learner, project, { fields: { replaces: fileId } });
    expect(replaced.status).toBe(201);
    const { files } = (await see(project.learner, project)).body;
    expect(files.map((file) => file.fileId)).toContain(replaced.body.fileId);
    expect(files.map((file) => file.fileId)).not.toContain(fileId);
  });

  it('ends 48 hours before the defence, to the second', async () => {
    const defence = await aDefencePlanned(world);
    const frozen = new Date(defence.startsAt.getTime() - 48 * 3_600_000);
    world.clock.set(new Date(frozen.getTime() - 1000).toISOString());
    const last = await send(defence.learner, defence);
    expect(last.status).toBe(201);
    world.clock.set(frozen.toISOString());
    expect(codesOf(await send(defence.learner, defence))).toEqual(['deliverables-not-frozen']);
    expect(codesOf(await remove(defence.learner, last.body.fileId))).toEqual(['deliverables-not-frozen']);
    const { body } = await see(defence.evaluator, defence);
    expect(body).toMatchObject({ frozenFrom: frozen.toISOString(), decision: { allowed: false } });
  });

  it('never takes away what was judged; work that is sent back begins anew', async () => {
    const judged = await aJudgedProject(world, { outcome: 'to-rework' });
    const { body } = await see(judged.learner, judged);
    expect(body).toMatchObject({ attempt: 2, files: [], missing: [GUIDE, CODE] });
    expect(body.earlierFiles).toHaveLength(2);
    expect(codesOf(await remove(judged.learner, body.earlierFiles[0]?.fileId ?? ''))).toEqual(['file-not-judged']);
    expect(codesOf(await handIn(judged))).toEqual(['deliverables-in']);
    await everyDeliverable(world, judged);
    expect((await handIn(judged)).body).toMatchObject({ attempt: 2 });
  });
});

describe('Handing in', () => {
  it('names every required deliverable that is missing', async () => {
    const project = await aProjectAtWork(world);
    const refused = await handIn(project);
    expect(refused.status).toBe(422);
    expect(refused.body.checks).toMatchObject([
      { code: 'deliverables-in', facts: { missing: [GUIDE, CODE] }, nextActor: 'learner' },
    ]);
    expect(await countOf('hand_in')).toBe(0);
  });

  it('tells tracks, and leaves a row and an event', async () => {
    const project = await aProjectAtWork(world);
    await everyDeliverable(world, project);
    expect((await handIn(project)).status).toBe(201);
    const { body } = await world.call(project.learner, 'GET', at(project, '').slice(0, -1));
    expect(body).toMatchObject({ state: 'handed-in' });
    expect(await countOf('hand_in')).toBe(1);
    expect(await world.eventNames()).toContain('assessment.project-handed-in');
    expect((await see(project.learner, project)).body.handedInAt).toBe('2026-01-05T08:00:00.000Z');
  });

  it('is the learner’s alone, and stops in a pause', async () => {
    const project = await aProjectAtWork(world);
    await everyDeliverable(world, project);
    expect((await handIn(project, await aLearner(world))).status).toBe(404);
    expect((await handIn(project, project.mentor)).status).toBe(403);
    const advisor = await world.person(['advisor']);
    await world.call(advisor, 'POST', `/api/enrolments/${project.enrolmentId}/suspensions`, {
      fromOn: '2026-01-05',
      reason: 'Maladie',
    });
    expect(codesOf(await handIn(project))).toEqual(['project-track-active']);
    expect(await countOf('hand_in')).toBe(0);
  });
});

describe('Opening a file', () => {
  const open = (who: Person, fileId: string) => world.call<ProblemBody>(who, 'GET', `/api/files/${fileId}`);

  it('gives the same bytes under their own name, in any script', async () => {
    const project = await aProjectAtWork(world);
    const name = 'Ελληνικά – “guide” d’été (1).pdf';
    const { fileId } = (await send(project.learner, project, { name })).body;
    const { status, bytes, headers } = await open(project.learner, fileId);
    expect(status).toBe(200);
    expect(bytes.equals(A_PDF)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(A_PDF.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const [, encoded] = /filename\*=UTF-8''(\S+)$/.exec(String(headers['content-disposition'])) ?? [];
    expect(decodeURIComponent(encoded ?? '')).toBe(name);
    expect(String(headers['content-disposition'])).toMatch(/^attachment; filename="[\x20-\x7e]+"; /);
  });

  it('is for those who have to do with the project, and for nobody else', async () => {
    const defence = await aDefencePlanned(world);
    const { body } = await see(defence.learner, defence);
    const fileId = body.files[0]?.fileId ?? '';
    const allowed = [defence.learner, defence.mentor, defence.evaluator, await world.person(['advisor'])];
    for (const person of allowed) expect((await open(person, fileId)).status).toBe(200);
    const others = [
      await aLearner(world),
      await aMentor(world),
      await anEvaluator(world),
      await world.person(['jury']),
    ];
    for (const person of others) {
      expect((await open(person, fileId)).body.code).toBe('assessment.file-unknown');
      expect((await see(person, defence)).body.code).toBe('assessment.project-unknown');
    }
    expect((await open(await world.person(['administrator']), fileId)).status).toBe(403);
    expect((await world.call(null, 'GET', `/api/files/${fileId}`)).status).toBe(401);
    expect((await open(defence.learner, 'x')).status).toBe(400);
  });

  it('is for the members of the jury that the learner is before, but for one with a tie', async () => {
    const { juryId, cases, members, tracks } = await aConvenedJury(world);
    const [{ enrolmentId, projectIds } = { enrolmentId: '', projectIds: {} as Record<string, string> }] = tracks;
    const see = (who: Person) =>
      world.call(who, 'GET', `/api/enrolments/${enrolmentId}/projects/${projectIds['P1'] ?? ''}/files`);
    for (const member of members) expect((await see(member)).status).toBe(200);
    expect((await see(await aJuryMember(world))).status).toBe(404);
    const [member = await aJuryMember(world)] = members;
    const tie = { caseId: cases[0]?.caseId, kind: 'family', reason: 'Cousine' };
    expect((await world.call(member, 'POST', `/api/juries/${juryId}/conflicts`, tie)).status).toBe(201);
    expect((await see(member)).status).toBe(404);
  });

  it('ends with the assignment of a mentor, and begins for the next', async () => {
    const project = await aProjectAtWork(world);
    const { fileId } = (await send(project.learner, project)).body;
    const next = await aMentor(world);
    const { assignmentId, enrolmentId } = project;
    await world.app.get(EndAssignment).run({ assignmentId, untilOn: '2026-01-05' }, SYSTEM);
    await world.app.get(AssignMentor).run({ enrolmentId, mentorId: next.id, fromOn: '2026-01-06' }, SYSTEM);
    world.clock.move({ days: 1 });
    expect((await open(project.mentor, fileId)).status).toBe(404);
    expect((await open(next, fileId)).status).toBe(200);
  });
});
