import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { aDraftDesign, aPublishedDesign, type GivenDesign } from '../given/tracks.js';
import { anActiveTitle } from '../given/titles.js';
import { textOf } from '../page-text.js';
import { type Person, World } from '../world.js';

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

async function read(who: Person, address: string, expected = 200): Promise<string> {
  const answer = await world.call(who, 'GET', address);
  expect(`${address} ${answer.status}`).toBe(`${address} ${expected}`);
  return textOf(answer);
}

const post = (address: string, form: object, who = officer) => world.call(who, 'POST', address, form);
const pageOf = ({ designId }: GivenDesign) => `/designs/${designId}`;

interface DesignBody {
  revision: number;
  projects: { code: string; prerequisites: string[]; estimatedHours: number; criteria: { id: string }[] }[];
}
const seen = async (design: { designId: string }) =>
  (await world.call<DesignBody>(officer, 'GET', `/api/designs/${design.designId}`)).body;

/** A project as its form sends it. */
const formOf = (change: object = {}) => ({
  revision: '0',
  code: 'P8',
  name: 'Un projet de plus',
  estimatedHours: '12',
  level: '2',
  brief: 'Faites\r\nceci.',
  prerequisites: ['P1'],
  'deliverable-0': 'Le rapport',
  'kinds-0': '.PDF, odt',
  'required-0': 'yes',
  'deliverable-1': '',
  'kinds-1': '',
  criteria: [],
  ...change,
});

describe('Beginning a design on a page', () => {
  it('starts from the blocks of a title, or from another design of it', async () => {
    const { titleVersionId } = await anActiveTitle(world, { officer });
    expect(await read(officer, '/designs')).toContain('Aucun parcours pour le moment');
    expect(await read(officer, `/designs/new?titleVersionId=${titleVersionId}`)).toContain('Un projet par bloc');
    const begun = await post('/designs', { titleVersionId, name: 'Parcours', from: 'blocks' });
    expect(begun.status).toBe(303);
    const address = String(begun.headers['location']);
    expect(await read(officer, address)).toContain('Tout le titre est prouvé : le parcours peut être publié.');
    const first = { designId: address.split('/').at(-1) ?? '' };
    expect((await seen(first)).projects.map(({ code }) => code)).toEqual(['P1', 'P2', 'P3']);
    await post(`${address}/projects`, formOf());
    const copied = await post('/designs', { titleVersionId, name: 'Parcours', from: first.designId });
    expect(
      (await seen({ designId: String(copied.headers['location']).split('/').at(-1) ?? '' })).projects,
    ).toHaveLength(4);
  });

  it('gives the form back with its words when something is wrong', async () => {
    const { titleVersionId } = await anActiveTitle(world, { officer });
    const refused = await post('/designs', { titleVersionId, name: ' ', from: 'blocks' });
    expect(refused.status).toBe(400);
    expect(textOf(refused)).toContain('Donnez un nom de 200 caractères au plus.');
    expect((await post('/designs', { titleVersionId, name: 'X', from: 'nothing' })).status).toBe(400);
    expect(
      (await post('/designs', { titleVersionId, name: 'X', from: 'blocks' }, await world.person(['mentor']))).status,
    ).toBe(403);
  });
});

describe('Writing a project on its page', () => {
  it('keeps its hours, deliverables and prerequisites, and its order among the others', async () => {
    const design = await aDraftDesign(world);
    const page = pageOf(design);
    expect((await post(`${page}/projects`, formOf())).status).toBe(303);
    expect((await seen(design)).projects.at(-1)).toMatchObject({
      code: 'P8',
      estimatedHours: 12,
      brief: 'Faites\nceci.',
      prerequisites: ['P1'],
      deliverables: [{ name: 'Le rapport', extensions: ['pdf', 'odt'], required: true }],
    });
    expect((await post(`${page}/order`, { code: 'P8', to: 'up', revision: '1' })).status).toBe(303);
    expect((await seen(design)).projects.map(({ code }) => code)).toEqual([
      'P1',
      'P2',
      'P3',
      'P4',
      'P5',
      'P6',
      'P8',
      'P7',
    ]);
    expect((await post(`${page}/projects/P8/removal`, { revision: '2' })).status).toBe(303);
    expect((await seen(design)).projects).toHaveLength(7);
    await read(officer, `${page}/projects/P8`, 404);
  });

  it('refuses a ring and shows its path, with every value kept', async () => {
    const design = await aDraftDesign(world);
    const page = pageOf(design);
    const { projects } = await seen(design);
    const second = projects.find(({ prerequisites }) => prerequisites.includes('P1'))?.code ?? '';
    const ring = formOf({ code: 'P1', name: 'Le premier', prerequisites: [second] });
    const refused = await post(`${page}/projects/P1`, ring);
    expect(refused.status).toBe(400);
    expect(textOf(refused)).toContain(`Ces projets s’attendraient l’un l’autre : P1 → ${second} → P1`);
    expect(refused.bytes.toString()).toContain('value="Le premier"');
    const faulty = await post(
      `${page}/projects`,
      formOf({ code: 'P1', estimatedHours: 'beaucoup', 'kinds-0': '', prerequisites: [] }),
    );
    expect(faulty.status).toBe(400);
    expect(textOf(faulty)).toContain('3 points sont à reprendre');
    expect((await seen(design)).revision).toBe(0);
  });

  it('tells the slower of two officers, whose words stay on the page', async () => {
    const design = await aDraftDesign(world);
    const both = ['P8', 'P9'].map((code) => post(`${pageOf(design)}/projects`, formOf({ code })));
    const answers = await Promise.all(both);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    const slower = answers.find(({ status }) => status === 409);
    expect(slower && textOf(slower)).toContain('Un collègue a modifié ce parcours');
    expect(slower?.bytes.toString()).toContain('value="Un projet de plus"');
  });
});

describe('The learning activities of a project', () => {
  const activity = (change: object = {}) => ({
    revision: '0',
    kind: 'reading',
    name: 'La norme SQL',
    'language-fr': 'yes',
    'language-en': 'yes',
    hours: '1',
    minutes: '30',
    completion: 'quiz',
    url: 'https://cours.example.test/sql',
    ...change,
  });

  it('are at a link or as a file, are changed and removed, and count in the hours of the project', async () => {
    const design = await aDraftDesign(world);
    const page = `${pageOf(design)}/projects/P1`;
    expect((await post(`${page}/activities/0`, activity())).status).toBe(303);
    const form = new FormData();
    for (const [name, value] of Object.entries(
      activity({ revision: '1', name: 'Le cours', hours: '2', minutes: '0' }),
    )) {
      form.append(name, value);
    }
    form.append('file', new Blob(['# Un cours']), 'cours.md');
    expect((await post(`${page}/activities/file`, form)).status).toBe(303);
    expect(await read(officer, page)).toMatch(/3,5 h d’apprentissage, \d+,5 h de travail sur le projet/);
    const { body } = await world.call<{ projects: { activities: { fileId: string }[] }[] }>(
      officer,
      'GET',
      `/api${pageOf(design)}`,
    );
    expect(body.projects[0]?.activities).toMatchObject([
      { kind: 'reading', name: 'La norme SQL', languages: ['fr', 'en'], minutes: 90, completion: 'quiz', fileId: null },
      { name: 'Le cours', minutes: 120, url: null, fileName: 'cours.md', byteCount: 10 },
    ]);
    const file = `${pageOf(design)}/files/${body.projects[0]?.activities[1]?.fileId ?? ''}`;
    expect((await world.call(officer, 'GET', file)).bytes.toString()).toBe('# Un cours');
    await read(await world.person(['learner']), file, 404);

    expect((await post(`${page}/activities/2`, activity({ revision: '2', url: 'ftp://x' }))).status).toBe(400);
    expect((await post(`${page}/activities/1`, activity({ revision: '2', name: 'Autre' }))).status).toBe(303);
    await post(page, formOf({ code: 'P1', revision: '3', prerequisites: [], estimatedHours: '30' }));
    expect(await read(officer, page)).toContain('Autre');
    expect((await post(`${page}/activities/1/removal`, { revision: '4' })).status).toBe(303);
    expect(await read(officer, page)).not.toContain('Autre');
  });

  it('are refused when they take longer than the project, or somebody else was faster', async () => {
    const design = await aDraftDesign(world);
    const page = `${pageOf(design)}/projects/P1`;
    const long = await post(`${page}/activities/0`, activity({ hours: '99', name: 'Trop long' }));
    expect(long.status).toBe(400);
    expect(textOf(long)).toContain('Les activités dureraient plus que le projet');
    expect(long.bytes.toString()).toContain('value="Trop long"');
    await post(`${page}/activities/0`, activity());
    const late = await post(`${page}/activities/0`, activity({ name: 'En retard' }));
    expect(late.status).toBe(409);
    expect(late.bytes.toString()).toContain('value="En retard"');
    const unknown = { fileId: '019b0000-0000-7000-8000-000000000000', revision: '1' };
    expect((await post(`${page}/activities/0`, activity(unknown))).status).toBe(400);
    await read(officer, `${page}/activities/9`, 404);
    expect((await post(`${page}/activities/0`, activity(), await world.person(['mentor']))).status).toBe(403);
  });
});

describe('The matrix of a design', () => {
  it('shows gaps and overlaps, and writes what each project proves', async () => {
    const design = await aDraftDesign(world);
    const page = pageOf(design);
    const [first, ...others] = (await seen(design)).projects;
    const boxes = [first, ...others].flatMap((one) => one?.criteria.map(({ id }) => `${one.code} ${id}`) ?? []);
    const [gap = '', ...rest] = boxes;
    const twice = `P7 ${others[0]?.criteria.at(-1)?.id ?? ''}`;
    expect((await post(`${page}/matrix`, { revision: '0', proves: [...rest, twice] })).status).toBe(303);
    const matrix = await read(officer, `${page}/matrix`);
    expect(gap).toContain('P1 ');
    expect(matrix).toContain('1 critère sans projet');
    expect(matrix).toMatch(/1 critère prouvé plusieurs fois/);
    expect(await read(officer, `${page}/publication`)).toContain('Ce parcours ne peut pas être publié');
    expect((await post(`${page}/publication`, {})).status).toBe(422);
    expect((await post(`${page}/matrix`, { revision: '0', proves: boxes })).status).toBe(409);
    expect((await post(`${page}/matrix`, { revision: '1', proves: boxes })).status).toBe(303);
    expect((await post(`${page}/publication`, {})).status).toBe(303);
    expect(await read(officer, page)).toContain('Publié');
  });
});

describe('A published design', () => {
  it('is read by everybody on the tracks with its calendar at each pace, and written by nobody', async () => {
    const design = await aPublishedDesign(world);
    const page = pageOf(design);
    const mentor = await world.person(['mentor']);
    const whole = await read(mentor, page);
    for (const pace of [6, 9, 12, 15]) expect(whole).toContain(`${pace} mois fin le`);
    expect(await read(mentor, `${page}/projects/P1`)).not.toContain('Enregistrer le projet');
    expect((await post(`${page}/projects/P1`, formOf({ code: 'P1', prerequisites: [] }))).status).toBe(422);
    expect((await post(`${page}/matrix`, { revision: '0', proves: [] }, mentor)).status).toBe(403);
    expect(await read(officer, `${page}/retirement`)).toContain('Ce choix ne se défait pas.');
    expect((await post(`${page}/retirement`, {})).status).toBe(303);
    await read(
      await world.person(['learner']),
      pageOf(await aDraftDesign(world, { title: design.title, name: 'B' })),
      404,
    );
  });
});
