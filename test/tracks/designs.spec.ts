import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { RetireTitle } from '../../src/competence-blocks/index.js';
import type { Check } from '../../src/platform/kernel/decision.js';
import { type ProjectDraft, RULEBOOK_DEFAULTS } from '../../src/tracks/index.js';
import { projectsFor } from '../given/projects.js';
import { aDraftTitle, anActiveTitle, type GivenTitle } from '../given/titles.js';
import { aDraftDesign, anActiveRulebook, aPublishedDesign } from '../given/tracks.js';
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

interface DesignBody {
  designId: string;
  state: string;
  version: number;
  projects: { code: string; prerequisites: string[]; criteria: { code: string }[]; deliverables: object[] }[];
}

const NOBODY = '019b0000-0000-7000-8000-000000000000';
const faultsOf = ({ body }: { body: ProblemBody }) => (body.faults ?? []).map(({ at }) => at);
const codesOf = ({ body }: { body: ProblemBody }) => (body.checks ?? []).map(({ code }) => code);
const countOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM tracks.${table}`)).length;
const draft = (title: GivenTitle, change: object = {}, who = officer) =>
  world.call<DesignBody & ProblemBody>(who, 'POST', '/api/designs', {
    titleVersionId: title.titleVersionId,
    name: 'Parcours en ligne',
    projects: projectsFor(title.blocks),
    ...change,
  });
const act = (designId: string, what: string, who = officer) =>
  world.call<DesignBody & ProblemBody>(who, 'POST', `/api/designs/${designId}/${what}`, {});
const decisionOn = (designId: string) =>
  world.call<{ allowed: boolean; checks: Check[] }>(officer, 'GET', `/api/designs/${designId}/publication-decision`);

/** The seven projects, with one of them changed. */
function withProject({ blocks }: GivenTitle, code: string, change: Partial<ProjectDraft> | object): object[] {
  return projectsFor(blocks).map((project) => (project.code === code ? { ...project, ...change } : project));
}

describe('Drafting a design', () => {
  it('keeps projects, their order, deliverables and criteria, and tells it', async () => {
    const title = await anActiveTitle(world);
    const { status, body } = await draft(title);
    expect(status).toBe(201);
    const { body: design } = await world.call<DesignBody>(officer, 'GET', `/api/designs/${body.designId}`);
    expect(design).toMatchObject({ state: 'draft', version: 1, name: 'Parcours en ligne' });
    expect(design.projects.map(({ code }) => code)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7']);
    expect(design.projects[4]).toMatchObject({ prerequisites: ['P2', 'P4'], estimatedHours: 140, level: 2 });
    expect(design.projects.flatMap(({ criteria }) => criteria)).toHaveLength(11);
    expect(design.projects[3]?.deliverables[0]).toEqual({
      name: 'Schéma de la base',
      extensions: ['sql'],
      required: true,
    });
    expect(await world.eventNames()).toContain('tracks.design-drafted');
  });

  it('takes criteria by id as well as by code', async () => {
    const title = await anActiveTitle(world);
    const ids = title.blocks.flatMap(({ competences }) => competences.flatMap(({ criteria }) => criteria));
    const projects = [{ ...projectsFor(title.blocks)[0], criteria: ids.map(({ id }) => id) }];
    const { body } = await draft(title, { projects });
    expect((await decisionOn(body.designId)).body.allowed).toBe(true);
  });

  it('makes the next version of a name, also when two ask at the same moment', async () => {
    const title = await anActiveTitle(world);
    const answers = await Promise.all([draft(title), draft(title), draft(title, { name: 'Alternance' })]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { body } = await world.call<{ name: string; version: number }[]>(
      officer,
      'GET',
      `/api/designs?titleVersionId=${title.titleVersionId}`,
    );
    expect(body.map(({ name, version }) => `${name} ${version}`).sort()).toEqual([
      'Alternance 1',
      'Parcours en ligne 1',
      'Parcours en ligne 2',
    ]);
    expect(body[0]).toMatchObject({ projects: 7, estimatedHours: 600, state: 'draft' });
  });

  it.each<[string, string, object, string]>([
    ['a prerequisite that does not exist', 'P3', { prerequisites: ['P1', 'P9'] }, 'projects.2.prerequisites.1'],
    ['a project that waits for itself', 'P3', { prerequisites: ['P3'] }, 'projects.2.prerequisites.0'],
    ['a criterion that the title does not have', 'P1', { criteria: ['RNCP37873BC09C1K1'] }, 'projects.0.criteria.0'],
    ['a code that stands twice', 'P2', { code: 'P1', prerequisites: [] }, 'projects.1.code'],
    ['no hours', 'P1', { estimatedHours: 0 }, 'projects.0.estimatedHours'],
    ['1001 hours', 'P1', { estimatedHours: 1001 }, 'projects.0.estimatedHours'],
    ['half an hour', 'P1', { estimatedHours: 0.5 }, 'projects.0.estimatedHours'],
    ['a fourth level', 'P1', { level: 4 }, 'projects.0.level'],
    [
      'an extension with its dot',
      'P1',
      { deliverables: [{ name: 'Code', extensions: ['.zip'], required: true }] },
      'projects.0.deliverables.0.extensions',
    ],
    [
      'two deliverables of one name',
      'P1',
      { deliverables: [1, 2].map(() => ({ name: 'Code', extensions: ['zip'], required: true })) },
      'projects.0.deliverables.1.name',
    ],
    ['deliverables that are no objects', 'P1', { deliverables: ['Code'] }, 'projects.0.deliverables'],
    ['a name of blanks', 'P1', { name: '   ' }, 'projects.0.name'],
    ['an unknown field', 'P1', { price: 3 }, 'projects.0.price'],
  ])('refuses %s, naming the field, and leaves nothing', async (_what, code, change, field) => {
    const title = await anActiveTitle(world);
    const answer = await draft(title, { projects: withProject(title, code, change) });
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toContain(field);
    expect(await countOf('design')).toBe(0);
    expect(await countOf('project')).toBe(0);
  });

  it('refuses 61 projects, none, and what is no list', async () => {
    const title = await anActiveTitle(world);
    const [first] = projectsFor(title.blocks);
    const many = Array.from({ length: 61 }, (_, index) => ({ ...first, code: `P${index + 1}` }));
    for (const projects of [many, [], [null], 'P1', undefined]) {
      const answer = await draft(title, { projects });
      expect(answer.status).toBe(400);
      expect(faultsOf(answer)[0]).toMatch(/^projects/);
    }
    expect((await draft(title, { projects: many.slice(0, 60) })).status).toBe(201);
  });

  it('refuses a title that is unknown or not active', async () => {
    const title = await aDraftTitle(world);
    expect(codesOf(await draft(title))).toEqual(['design-title-active']);
    const unknown = await draft({ ...title, titleVersionId: NOBODY });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'tracks.title-for-design-unknown']);
    expect(await countOf('design')).toBe(0);
  });

  it('is the officer’s, and a draft is shown to the staff alone', async () => {
    const title = await anActiveTitle(world);
    const learner = await world.person(['learner']);
    expect((await draft(title, {}, await world.person(['advisor']))).status).toBe(403);
    const { body } = await draft(title);
    const seen = async (who: Person) => (await world.call(who, 'GET', `/api/designs/${body.designId}`)).status;
    const listed = async (who: Person) => (await world.call<object[]>(who, 'GET', '/api/designs')).body.length;
    expect([await seen(learner), await listed(learner)]).toEqual([404, 0]);
    expect([await seen(await world.person(['advisor'])), await listed(officer)]).toEqual([200, 1]);
    await act(body.designId, 'publication');
    expect([await seen(learner), await listed(learner)]).toEqual([200, 1]);
  });
});

describe('Publishing a design', () => {
  it('is allowed when every criterion is proved, and fixes the design for good', async () => {
    const { designId, title } = await aDraftDesign(world);
    const { body: decision } = await decisionOn(designId);
    expect(decision.allowed).toBe(true);
    expect(decision.checks.filter(({ code }) => code === 'block-criteria-proved').map(({ facts }) => facts)).toEqual([
      { block: 'RNCP37873BC01', needed: 4, proved: 4, competences: [], missing: [] },
      { block: 'RNCP37873BC02', needed: 4, proved: 4, competences: [], missing: [] },
      { block: 'RNCP37873BC03', needed: 3, proved: 3, competences: [], missing: [] },
    ]);
    expect((await act(designId, 'publication')).status).toBe(201);

    const again = await act(designId, 'publication');
    expect([again.status, codesOf(again)]).toEqual([422, ['design-is-draft']]);
    const projects = projectsFor(title.blocks);
    const revised = await world.call<ProblemBody>(officer, 'PUT', `/api/designs/${designId}`, { projects });
    expect([revised.status, codesOf(revised)]).toEqual([422, ['design-is-draft']]);
    expect((await world.eventNames()).filter((name) => name === 'tracks.design-published')).toHaveLength(1);
  });

  it('names the gaps, block by block and competence by competence', async () => {
    const title = await anActiveTitle(world);
    const { designId } = await aDraftDesign(world, {
      title,
      projects: withProject(title, 'P4', { criteria: ['RNCP37873BC02C3K1'] }) as ProjectDraft[],
    });
    const answer = await act(designId, 'publication');
    expect(answer.status).toBe(422);
    expect(answer.body.checks).toEqual([
      expect.objectContaining({
        code: 'block-criteria-proved',
        standing: 'not-yet',
        nextActor: 'officer',
        facts: {
          block: 'RNCP37873BC02',
          needed: 4,
          proved: 3,
          competences: ['RNCP37873BC02C4'],
          missing: ['RNCP37873BC02C4K1'],
        },
      }),
    ]);
    expect((await decisionOn(designId)).body.checks).toHaveLength(7);
    expect((await world.eventNames()).includes('tracks.design-published')).toBe(false);
  });

  it('shows a cycle as the chain of its projects, until the draft is written anew', async () => {
    const title = await anActiveTitle(world);
    const projects = withProject(title, 'P3', { prerequisites: ['P6'] }) as ProjectDraft[];
    const { designId } = await aDraftDesign(world, { title, projects });
    const refused = await act(designId, 'publication');
    expect(codesOf(refused)).toEqual(['no-prerequisite-cycle']);
    expect(refused.body.checks?.[0]?.facts).toMatchObject({ cycle: ['P3', 'P6', 'P5', 'P4', 'P3'] });

    const revised = await world.call(officer, 'PUT', `/api/designs/${designId}`, {
      projects: projectsFor(title.blocks),
    });
    expect(revised.status).toBe(200);
    expect((await act(designId, 'publication')).status).toBe(201);
    expect(await countOf('project')).toBe(7);
  });

  it('leaves the draft as it was when what is written anew has a fault', async () => {
    const { designId, title } = await aDraftDesign(world);
    const projects = withProject(title, 'P2', { prerequisites: ['P8'] });
    expect((await world.call(officer, 'PUT', `/api/designs/${designId}`, { projects })).status).toBe(400);
    expect((await decisionOn(designId)).body.allowed).toBe(true);
  });

  it('is refused when the title was retired meanwhile', async () => {
    const { designId, title } = await aDraftDesign(world);
    await world.app
      .get(RetireTitle)
      .run({ titleVersionId: title.titleVersionId }, { id: officer.id, roles: ['officer'] });
    expect(codesOf(await act(designId, 'publication'))).toEqual(['design-title-active']);
  });

  it('happens once when three ask at the same moment, and not for the wrong person', async () => {
    const { designId } = await aDraftDesign(world);
    expect((await act(designId, 'publication', await world.person(['advisor']))).status).toBe(403);
    const answers = await Promise.all([1, 2, 3].map(() => act(designId, 'publication')));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422]);
    expect((await act(NOBODY, 'publication')).status).toBe(404);
    expect((await decisionOn(NOBODY)).status).toBe(404);
    expect((await act('P1', 'publication')).status).toBe(400);
  });

  it('holds in the database as well', async () => {
    const { designId } = await aPublishedDesign(world);
    const write = (sql: string) => world.db.sql(sql, [designId]);
    await expect(write(`UPDATE tracks.project SET level = 3 WHERE design_id = $1`)).rejects.toThrow(/not changed/);
    await expect(write(`UPDATE tracks.design SET name = 'Autre' WHERE id = $1`)).rejects.toThrow(/not changed/);
    await expect(
      write(`DELETE FROM tracks.project_criterion USING tracks.project p
        WHERE p.id = project_id AND p.design_id = $1`),
    ).rejects.toThrow(/not changed/);
  });

  it('ends with a retirement, which only a published design can have', async () => {
    const { designId } = await aDraftDesign(world);
    expect(codesOf(await act(designId, 'retirement'))).toEqual(['design-is-published']);
    await act(designId, 'publication');
    expect((await act(designId, 'retirement')).status).toBe(201);
    expect((await act(designId, 'retirement')).body.checks?.[0]?.standing).toBe('never');
    expect((await act(designId, 'publication')).status).toBe(422);
    expect(await world.eventNames()).toContain('tracks.design-retired');
  });
});

describe('A rulebook', () => {
  const write = (body: object, who = officer) =>
    world.call<{ rulebookId: string } & ProblemBody>(who, 'POST', '/api/rulebooks', body);
  const move = (rulebookId: string, what: string, who = officer) =>
    world.call<ProblemBody>(who, 'POST', `/api/rulebooks/${rulebookId}/${what}`, {});
  const see = (rulebookId: string, who = officer) =>
    world.call<{ state: string; version: number; numbers: object }>(who, 'GET', `/api/rulebooks/${rulebookId}`);

  it('starts from the numbers of the house, and keeps those that differ', async () => {
    const { status, body } = await write({ name: 'Règlement 2026', numbers: { sessionMinutesFunded: 60 } });
    expect(status).toBe(201);
    expect((await see(body.rulebookId)).body).toMatchObject({
      state: 'draft',
      version: 1,
      numbers: { ...RULEBOOK_DEFAULTS, sessionMinutesFunded: 60 },
    });
    const { body: second } = await write({ name: ' Règlement 2026 ' });
    expect((await see(second.rulebookId)).body).toMatchObject({ version: 2, numbers: RULEBOOK_DEFAULTS });
  });

  it.each<[string, object, string]>([
    ['a week of 61 hours', { maxWeeklyHours: 61 }, 'numbers.maxWeeklyHours'],
    ['a share of 90', { onPaceShare: 90 }, 'numbers.onPaceShare'],
    ['half a member', { juryMinMembers: 2.5 }, 'numbers.juryMinMembers'],
    ['a jury of one', { juryMinMembers: 1 }, 'numbers.juryMinMembers'],
    ['a declaration after the legal three months', { declarationMonths: 4 }, 'numbers.declarationMonths'],
    ['paces in disorder', { paces: [9, 6] }, 'numbers.paces'],
    ['no pace', { paces: [] }, 'numbers.paces'],
    ['a number in words', { silentDays: 'quinze' }, 'numbers.silentDays'],
    ['a number that no rule uses', { coffeeBreaks: 2 }, 'numbers.coffeeBreaks'],
    ['three missed sessions in two weeks', { missedSessions: 3, missedWithinWeeks: 2 }, 'numbers.missedSessions'],
    ['deliverables frozen before the defence is planned', { defenceNoticeDays: 1 }, 'numbers.frozenHours'],
  ])('is refused with %s, naming the field', async (_what, numbers, field) => {
    const answer = await write({ name: 'Règlement', numbers });
    expect(answer.status).toBe(400);
    expect(faultsOf(answer)).toEqual([field]);
    expect(await countOf('rulebook')).toBe(0);
  });

  it('is activated once, never changes after, and is retired', async () => {
    const { body } = await write({ name: 'Règlement' });
    const { rulebookId } = body;
    const learner = await world.person(['learner']);
    expect((await see(rulebookId, learner)).status).toBe(404);
    expect(codesOf(await move(rulebookId, 'retirement'))).toEqual(['rulebook-is-active']);
    const answers = await Promise.all([1, 2, 3].map(() => move(rulebookId, 'activation')));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 422, 422]);
    expect((await see(rulebookId, learner)).body.state).toBe('active');
    const edit = world.db.sql(`UPDATE tracks.rulebook SET numbers = '{}' WHERE id = $1`, [rulebookId]);
    await expect(edit).rejects.toThrow(/not changed/);
    expect((await move(rulebookId, 'retirement')).status).toBe(201);
    expect((await see(rulebookId)).body.state).toBe('retired');
    expect((await world.eventNames()).filter((name) => name.startsWith('tracks.'))).toEqual([
      'tracks.rulebook-drafted',
      'tracks.rulebook-activated',
      'tracks.rulebook-retired',
    ]);
  });

  it('is the officer’s to write, and everybody’s on the tracks to read', async () => {
    const { rulebookId } = await anActiveRulebook(world);
    const mentor = await world.person(['mentor']);
    expect((await write({ name: 'Règlement' }, mentor)).status).toBe(403);
    expect((await move(rulebookId, 'retirement', mentor)).status).toBe(403);
    expect((await world.call<object[]>(mentor, 'GET', '/api/rulebooks')).body).toHaveLength(1);
    expect((await see(NOBODY)).status).toBe(404);
    expect((await move(NOBODY, 'activation')).status).toBe(404);
  });
});
