import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import type { Check } from '../../src/platform/kernel/decision.js';
import { A_PDF } from '../given/assessment.js';
import { anEnrolledLearner, aStartedProject, type GivenTrack } from '../given/enrolments.js';
import { aNotifiedJury } from '../given/juries.js';
import { textOf } from '../page-text.js';
import { textOfPdf } from '../pdf-text.js';
import { type Person, type ProblemBody, World } from '../world.js';

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

interface Effects extends ProblemBody {
  recognitionId: string;
  blocks: { code: string; before: string; after: string }[];
  dispensable: { projectId: string; code: string; estimatedHours: number }[];
  opened: string[];
  plan: { hoursOff: number; hoursLeft: number; endsOn: string; endsOnBefore: string; moves: object[] } | null;
}
interface Progress {
  pace: { totalHours: number; verifiedHours: number };
  blocks: {
    blockId: string;
    code: string;
    state: string;
    presentable: boolean;
    recognition: { kind: string; source: string } | null;
    competences: { id: string; code: string; acquired: boolean; recognition: { kind: string } | null }[];
    decision: { checks: Check[] };
  }[];
  projects: { id: string; code: string; state: string; dispensed: boolean; estimatedHours: number; proves: string[] }[];
}

const NO_PLAN = { endsOn: '', endsOnBefore: 'none', moves: [] };
const at = ({ enrolmentId }: GivenTrack) => `/api/enrolments/${enrolmentId}/recognitions`;
const WORDS = { basis: 'Correspondance entre blocs, fiche RNCP37873', reason: 'Le parchemin couvre ce bloc.' };
const codesOf = ({ body }: { body: { checks?: Check[] } }) => (body.checks ?? []).map(({ code }) => code);
const progressOf = async ({ learner }: GivenTrack) =>
  (await world.call<Progress>(learner, 'GET', '/api/my/progress')).body;

/** The first project that may be begun. */
function opened({ projects }: Progress): Progress['projects'][number] {
  const project = projects.find(({ state }) => state === 'open');
  if (!project) throw new Error('A project is open');
  return project;
}
async function aProof(track: GivenTrack): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(A_PDF)]), 'parchemin.pdf');
  const { status, body } = await world.call<{ fileId: string }>(officer, 'POST', `${at(track)}/files`, form);
  expect(status).toBe(201);
  return body.fileId;
}
async function decide(track: GivenTrack, asked: object, way = ''): Promise<{ status: number; body: Effects }> {
  const fileIds = [await aProof(track)];
  return world.call<Effects>(officer, 'POST', `${at(track)}${way}`, { ...WORDS, fileIds, ...asked });
}
const withdraw = (track: GivenTrack, recognitionId: string) =>
  world.call<ProblemBody>(officer, 'POST', `${at(track)}/${recognitionId}/withdrawal`, { reason: 'Pièce fausse.' });

describe('Prior learning', () => {
  it('makes competences acquired, by a decision that everybody reads; a jury still validates the block', async () => {
    const track = await anEnrolledLearner(world);
    const [first] = (await progressOf(track)).blocks;
    const competenceIds = (first?.competences ?? []).map(({ id }) => id);
    const { status, body } = await decide(track, { kind: 'prior-learning', competenceIds });
    expect(status).toBe(201);
    expect(body.blocks).toMatchObject([{ code: first?.code, before: 'not-started', after: 'ready-for-jury' }]);
    const [block] = (await progressOf(track)).blocks;
    expect(block).toMatchObject({ state: 'ready-for-jury', presentable: true, recognition: null });
    expect(block?.competences.every(({ acquired }) => acquired)).toBe(true);
    expect(block?.decision.checks.map(({ code }) => code)).toContain('competences-by-prior-learning');
    expect(await world.db.sql('SELECT 1 FROM tracks.ready_block')).toHaveLength(1);
    const page = textOf(await world.call(track.learner, 'GET', `/tracks/${track.enrolmentId}/recognitions`), 200);
    expect(page).toContain(WORDS.reason);
    expect(page).toContain('parchemin.pdf');
    expect(page).not.toContain('Retirer la décision');
    expect(textOf(await world.call(track.learner, 'GET', '/track'), 200)).toContain('Voir vos acquis reconnus');
    const events = await world.db.sql<{ data: string }>(
      `SELECT data::text FROM platform.outbox_event WHERE name = 'tracks.recognition-decided'`,
    );
    expect(events[0]?.data).not.toContain('parchemin');
  });

  it('is an officer’s to decide, on proofs, once, and of what the track has', async () => {
    const track = await anEnrolledLearner(world);
    const [first] = (await progressOf(track)).blocks;
    const competenceIds = (first?.competences ?? []).slice(0, 1).map(({ id }) => id);
    const asked = { kind: 'prior-learning', competenceIds, ...WORDS };
    expect((await world.call(await world.person(['advisor']), 'POST', at(track), asked)).status).toBe(403);
    expect(codesOf(await world.call<ProblemBody>(officer, 'POST', at(track), asked))).toEqual([
      'recognition-has-evidence',
    ]);
    expect((await decide(track, { kind: 'prior-learning', competenceIds: [] })).body.code).toBe(
      'tracks.recognition-invalid',
    );
    expect((await decide(track, { kind: 'equivalence', competenceIds })).status).toBe(400);
    const stranger = await world.person(['learner']);
    expect((await world.call(stranger, 'GET', at(track))).status).toBe(404);
    const proof = await aProof(track);
    const body = { ...asked, fileIds: [proof] };
    const both = await Promise.all([1, 2].map(() => world.call<ProblemBody>(officer, 'POST', at(track), body)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    expect(both.flatMap(codesOf)).toEqual(['recognition-not-yet']);
    expect((await world.call(track.learner, 'GET', `${at(track)}/files/${proof}`)).status).toBe(200);
    expect((await world.call(stranger, 'GET', `${at(track)}/files/${proof}`)).status).toBe(404);
  });
});

describe('A total equivalence', () => {
  it('validates the block without a jury, names its source, and never makes the whole title', async () => {
    const track = await anEnrolledLearner(world);
    const blocks = (await progressOf(track)).blocks;
    for (const { blockId } of blocks.slice(0, -1)) {
      const { status } = await decide(track, { kind: 'equivalence', blockId, sourceCode: 'RNCP35634BC02' });
      expect(status).toBe(201);
    }
    const [block] = (await progressOf(track)).blocks;
    expect(block).toMatchObject({ state: 'validated', recognition: { source: 'RNCP35634BC02' } });
    expect(block?.decision.checks).toMatchObject([{ code: 'block-by-equivalence', standing: 'met' }]);
    const last = { kind: 'equivalence', blockId: blocks.at(-1)?.blockId, sourceCode: 'RNCP35634' };
    expect(codesOf(await decide(track, last))).toEqual(['recognition-leaves-a-block']);
    const home = textOf(await world.call(track.learner, 'GET', '/track'), 200);
    expect(home).toContain('Par équivalence (RNCP35634BC02)');
  });
});

describe('A title that an equivalence completes', () => {
  it('is awarded on the latest partial case', async () => {
    const jury = await aNotifiedJury(world, { adjourned: ['BC03'] });
    const [track] = jury.tracks;
    const caseId = jury.cases[0]?.caseId ?? '';
    if (!track) throw new Error('The jury has a candidate');
    const award = () => world.call<ProblemBody>(officer, 'POST', `/api/jury-cases/${caseId}/award`);
    expect(codesOf(await award())).toEqual(['award-every-block-validated', 'award-case-full']);
    const blockId = (await progressOf(track)).blocks.find(({ state }) => state === 'adjourned')?.blockId;
    expect((await decide(track, { kind: 'equivalence', blockId, sourceCode: 'RNCP35634BC02' })).status).toBe(201);
    expect(textOf(await world.call(officer, 'GET', '/office'), 200)).toContain('Délivrer le titre accordé');
    const page = textOf(await world.call(officer, 'GET', `/juries/${jury.juryId}`), 200);
    expect(page).toContain('Délivrer le titre, définitivement');
    expect((await award()).status).toBe(201);

    const { rows } = (await world.call<{ rows: { id: string }[] }>(track.learner, 'GET', '/api/awards')).body;
    expect(rows).toMatchObject([{ blocksByEquivalence: ['RNCP37873BC03'] }]);
    const { bytes } = await world.call(track.learner, 'GET', `/api/awards/${rows[0]?.id ?? ''}/parchment.pdf`);
    const annex = textOfPdf(bytes).replaceAll(/\s+/g, ' ');
    expect(annex).toMatch(/RNCP37873BC02 .* par décision du jury du/);
    expect(annex).toMatch(/RNCP37873BC03 .* par équivalence avec RNCP35634BC02, décision du/);
  });
});

describe('Dispensing with projects', () => {
  it('takes them off the plan, opens what waited for them, and is taken back whole', async () => {
    const track = await anEnrolledLearner(world);
    const before = await progressOf(track);
    const project = opened(before);
    const asked = { kind: 'prior-learning', competenceIds: project.proves };
    const preview = await decide(track, asked, '/preview');
    expect(preview.status).toBe(200);
    expect(preview.body.dispensable).toMatchObject([{ projectId: project.id }]);
    expect(await progressOf(track)).toEqual(before);
    const { body } = await decide(track, { ...asked, projectIds: [project.id] });
    const hours = project.estimatedHours;
    expect(body.plan).toMatchObject({ hoursOff: hours, hoursLeft: before.pace.totalHours - hours });
    const { endsOn, endsOnBefore, moves } = body.plan ?? NO_PLAN;
    expect(endsOn).toBe(endsOnBefore);
    expect(moves.length).toBeGreaterThan(0);
    expect(body.opened.length).toBeGreaterThan(0);
    const after = await progressOf(track);
    expect(after.projects.find(({ code }) => code === project.code)).toMatchObject({
      state: 'validated',
      dispensed: true,
    });
    expect(after.pace).toMatchObject({ totalHours: before.pace.totalHours - hours, verifiedHours: 0 });
    const { body: assiduity } = await world.call<{ whole: { verifiedMinutes: number } }>(
      track.learner,
      'GET',
      `/api/enrolments/${track.enrolmentId}/assiduity`,
    );
    expect(assiduity.whole.verifiedMinutes).toBe(0);
    expect(textOf(await world.call(track.learner, 'GET', '/track'), 200)).toContain('Dispensé');
    expect((await withdraw(track, body.recognitionId)).status).toBe(204);
    expect(await progressOf(track)).toEqual(before);
    expect(codesOf(await withdraw(track, body.recognitionId))).toEqual(['recognition-stands']);
    const again = await decide(track, { ...asked, projectIds: [project.id] });
    await aStartedProject(world, track, again.body.opened[0]);
    expect(codesOf(await withdraw(track, again.body.recognitionId))).toEqual(['recognition-nothing-begun-since']);
  });

  it('is done of what was not begun and is covered whole', async () => {
    const track = await anEnrolledLearner(world);
    const projectId = await aStartedProject(world, track);
    const project = (await progressOf(track)).projects.find(({ id }) => id === projectId);
    const asked = { kind: 'prior-learning', projectIds: [projectId] };
    expect(codesOf(await decide(track, { ...asked, competenceIds: project?.proves }))).toEqual([
      'dispensed-project-not-begun',
    ]);
    const other = (await progressOf(track)).projects.find(({ proves }) =>
      proves.some((id) => !project?.proves.includes(id)),
    );
    const partly = { kind: 'prior-learning', competenceIds: project?.proves, projectIds: [other?.id] };
    expect(codesOf(await decide(track, partly))).toEqual(['dispensed-project-covered']);
  });
});

describe('The page of a recognition', () => {
  it('shows what it changes before the officer confirms', async () => {
    const track = await anEnrolledLearner(world);
    const page = `/tracks/${track.enrolmentId}/recognitions`;
    const [first] = (await progressOf(track)).blocks;
    const form = { kind: 'equivalence', scope: first?.blockId, sourceCode: 'rncp35634bc02', ...WORDS };
    expect((await world.call(officer, 'GET', `${page}/new`)).status).toBe(200);
    expect(codesOf(await world.call<ProblemBody>(officer, 'POST', page, form))).toEqual(['recognition-has-evidence']);
    const whole = { ...form, fileIds: await aProof(track) };
    const preview = textOf(await world.call(officer, 'POST', page, whole), 200);
    expect(preview).toContain('« Pas commencé » devient « Validé »');
    const done = await world.call(officer, 'POST', page, { ...whole, step: 'confirm' });
    expect(done.status).toBe(303);
    expect(textOf(await world.call(officer, 'GET', page), 200)).toContain('RNCP35634BC02');
    expect((await world.call(track.learner, 'GET', `${page}/new`)).status).toBe(403);
  });
});
