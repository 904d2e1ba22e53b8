import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { aDraftTitle, anActiveTitle, type GivenTitle, theRegister } from '../given/titles.js';
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

const pageOf = ({ titleVersionId }: GivenTitle) => `/titles/${titleVersionId}`;
const blockPageOf = (title: GivenTitle, at = 1) => `${pageOf(title)}/blocks/${title.blocks[at]?.code ?? ''}`;

/** The fields of the curation page as a browser would send them, with a button pressed. */
async function fieldsOf(page: string, pressed: string, change: Record<string, string> = {}) {
  const html = (await world.call(officer, 'GET', page)).bytes.toString();
  const texts = [...html.matchAll(/<textarea[^>]* name="([\w-]+)"[^>]*>([^<]*)<\/textarea>/g)];
  const fields = Object.fromEntries(
    texts.map(([, name, text]) => [name ?? '', (text ?? '').replaceAll('&#x27;', "'")]),
  );
  const [, revision = ''] = /name="revision" value="(\d+)"/.exec(html) ?? [];
  return { ...fields, revision, do: pressed, ...change };
}
const press = async (page: string, pressed: string, change: Record<string, string> = {}) =>
  world.call(officer, 'POST', page, await fieldsOf(page, pressed, change));
const namesIn = async (title: GivenTitle, at = 1) => {
  const { body } = await world.call<{ blocks: { competences: { name: string }[] }[] }>(
    officer,
    'GET',
    `/api${pageOf(title)}`,
  );
  return body.blocks[at]?.competences.map(({ name }) => name) ?? [];
};

describe('The titles on pages', () => {
  it('are listed with what is left of their registration, and found by their name', async () => {
    const title = await aDraftTitle(world, { officer });
    const list = await read(officer, '/titles?q=concepteur&state=');
    expect(list).toContain('Concepteur développeur');
    expect(list).toContain('Brouillon');
    expect(list).toContain('jours restants 18 décembre 2028');
    expect(await read(officer, '/titles?q=boulanger')).toContain('Aucun titre ne correspond');
    const learner = await world.person(['learner']);
    expect(await read(learner, '/titles')).toContain('Aucun titre pour le moment');
    await read(learner, pageOf(title), 404);
  });

  it('come from a file; one that breaks off is refused with its line', async () => {
    const form = (bytes: string | Uint8Array<ArrayBuffer>, codes = 'RNCP37873') => {
      const fields = new FormData();
      fields.append('codes', codes);
      fields.append('file', new Blob([bytes]), 'register.xml');
      return fields;
    };
    const refused = await world.call(officer, 'POST', '/titles/import', form('<FICHES>\n<VERSION_FLUX>4.1'));
    expect(refused.status).toBe(400);
    expect(textOf(refused)).toContain('Rien n’a été importé');
    expect(textOf(refused)).toMatch(/Ligne 2, colonne \d+ : Le fichier s’arrête au milieu/);
    expect(refused.bytes.toString()).toContain('value="RNCP37873"');

    const { status, headers } = await world.call(
      officer,
      'POST',
      '/titles/import',
      form(new Uint8Array(await theRegister())),
    );
    expect(status).toBe(303);
    const page = await read(officer, String(headers['location']));
    expect(page).toContain('3 blocs restent à relire.');
    expect(page).toContain('RNCP37873 · version 1 · Titre professionnel de l’État');
    const both = form(new Uint8Array(await theRegister()), 'RNCP37873 RNCP99999');
    const report = await world.call(officer, 'POST', '/titles/import', both);
    expect(textOf(report)).toContain('RNCP99999 n’est pas dans le fichier : vérifiez le numéro');
    const advisor = await world.person(['advisor']);
    await read(advisor, '/titles/import', 403);
  });

  it('are activated and retired after a page that says what it comes to', async () => {
    const title = await aDraftTitle(world, { officer });
    const before = await read(officer, `${pageOf(title)}/activation`);
    expect(before).toContain('Activer ce titre ?');
    expect(before).toContain('Pas encore relus : RNCP37873BC01');
    expect((await world.call(officer, 'POST', `${pageOf(title)}/activation`)).status).toBe(303);
    expect(await read(officer, pageOf(title))).toContain('Le titre accueille des apprenants.');
    expect(await read(officer, `${pageOf(title)}/activation`)).toContain('Ce titre ne peut pas encore être activé');
    expect((await world.call(officer, 'POST', `${pageOf(title)}/activation`)).status).toBe(422);
    expect(await read(officer, `${pageOf(title)}/retirement`)).toContain('Ce choix ne se défait pas.');
    expect((await world.call(officer, 'POST', `${pageOf(title)}/retirement`)).status).toBe(303);
    expect(await read(officer, pageOf(title))).toContain('Retiré');
  });
});

describe('Curating a block on its page', () => {
  it('moves, joins and cuts competences, and takes a step back', async () => {
    const title = await aDraftTitle(world, { officer });
    const page = blockPageOf(title);
    const [first = '', second = '', ...rest] = await namesIn(title);
    expect((await press(page, 'down-0')).headers['location']).toBe(`${page}#name-1`);
    expect(await namesIn(title)).toEqual([second, first, ...rest]);
    await press(page, 'merge-0');
    expect(await namesIn(title)).toEqual([`${second} ${first}`, ...rest]);
    await press(page, 'split-0', { 'name-0': `${second}\r\n${first}` });
    expect(await namesIn(title)).toEqual([second, first, ...rest]);
    expect(await read(officer, page)).toContain('Annuler : compétence coupée');

    const restore = (number: number, revision: number) =>
      world.call(officer, 'POST', `${page}/restoration`, { number, revision });
    expect((await restore(2, 3)).status).toBe(303);
    expect(await namesIn(title)).toEqual([`${second} ${first}`, ...rest]);
    expect(await read(officer, page)).toContain('Annuler : compétences jointes');
    expect((await restore(0, 4)).status).toBe(303);
    expect(await namesIn(title)).toEqual([first, second, ...rest]);
    expect((await restore(1, 4)).status).toBe(409);
    expect((await restore(77, 5)).status).toBe(404);
  });

  it('keeps the wording, the criteria and the evaluation mode, and shows what differs from the official text', async () => {
    const title = await aDraftTitle(world, { officer });
    const page = blockPageOf(title);
    const [first = ''] = await namesIn(title);
    const worded = `${first} avec soin`;
    const change = { 'name-0': worded, 'criteria-0': 'Le besoin est écrit\r\nIl est relu', 'mode-0': 'oral' };
    expect((await press(page, 'save', change)).status).toBe(303);
    const html = (await world.call(officer, 'GET', page)).bytes.toString();
    expect(html).toContain('<ins>avec soin</ins>');
    expect(html).toContain('2 critères · Soutenance ou entretien');
    await press(page, 'remove-1', { 'mode-0': 'oral' });
    const lost = (await world.call(officer, 'GET', page)).bytes.toString();
    expect(lost).toMatch(/mots? ne sont repris nulle part|mot n’est repris nulle part/);
    expect(lost).toContain('<del>');
    const { body } = await world.call<{ blocks: { competences: object[] }[] }>(officer, 'GET', `/api${pageOf(title)}`);
    expect(body.blocks[1]?.competences[0]).toMatchObject({ name: worded, evaluationMode: 'oral' });
  });

  it('gives everything back with what is wrong, and keeps nothing', async () => {
    const title = await aDraftTitle(world, { officer });
    const page = blockPageOf(title);
    const before = await namesIn(title);
    const refused = await press(page, 'save', { 'name-0': ' ', 'name-1': 'Un énoncé à moi' });
    expect(refused.status).toBe(400);
    expect(textOf(refused)).toContain('Compétence 1 : écrivez son énoncé, ou retirez-la.');
    expect(refused.bytes.toString()).toContain('Un énoncé à moi</textarea>');
    const uncut = await press(page, 'split-0', { 'name-0': 'Analyser' });
    expect(textOf(uncut)).toContain('allez à la ligne là où il faut couper');
    expect(await namesIn(title)).toEqual(before);
    expect(await world.eventNames()).not.toContain('competence-blocks.block-curated');
  });

  it('tells the slower of two officers, whose work is not lost', async () => {
    const title = await aDraftTitle(world, { officer });
    const page = blockPageOf(title);
    const mine = await fieldsOf(page, 'save', { 'name-0': 'Ma version' });
    const theirs = await fieldsOf(page, 'save', { 'name-0': 'La leur' });
    const answers = await Promise.all([mine, theirs].map((fields) => world.call(officer, 'POST', page, fields)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    const [slower] = answers.filter(({ status }) => status === 409);
    if (!slower) throw new Error('Nobody was slower');
    expect(textOf(slower)).toContain('Un collègue a modifié ce bloc pendant que vous y travailliez');
    const kept = slower.bytes.toString().includes('Ma version</textarea>') ? 'Ma version' : 'La leur';
    const again = { ...mine, 'name-0': kept, revision: '1' };
    expect((await world.call(officer, 'POST', page, again)).status).toBe(303);
    expect((await namesIn(title))[0]).toBe(kept);
  });

  it('is read only once the title is active, and the officer’s alone', async () => {
    const title = await anActiveTitle(world, { officer });
    const page = blockPageOf(title);
    expect(await read(officer, page)).toContain('Cette version n’est plus un brouillon');
    const late = await world.call(officer, 'POST', page, { revision: '0', 'name-0': 'Autre', 'criteria-0': 'Autre' });
    expect(late.status).toBe(422);
    expect(textOf(late)).toContain('ce qui a été promis aux apprenants ne change plus');
    const learner = await world.person(['learner']);
    await read(learner, page);
    expect((await world.call(learner, 'POST', page, {})).status).toBe(403);
    await read(officer, `${pageOf(title)}/blocks/RNCP1BC01`, 404);
  });
});
