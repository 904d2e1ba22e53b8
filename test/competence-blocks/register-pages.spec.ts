import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadRegister } from '../../src/competence-blocks/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { block, record, register } from '../given/register.js';
import { type Person, World } from '../world.js';

let world: World;
let folder: string;
let officer: Person;
beforeAll(async () => {
  world = await World.open();
  folder = await mkdtemp(join(tmpdir(), 'jalon-register-'));
});
beforeEach(async () => {
  await world.empty();
  officer = await world.person(['officer']);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

/** Reads these records as the command line reads an export. */
async function reading(...records: string[]) {
  const path = join(folder, 'register.xml');
  await writeFile(path, register(...records));
  return world.app.get(ReadRegister).run({ path, fileName: 'register.xml' }, SYSTEM);
}

const certifier = (name: string, siret = '') =>
  `<CERTIFICATEUR>${siret && `<SIRET_CERTIFICATEUR>${siret}</SIRET_CERTIFICATEUR>`}<NOM_CERTIFICATEUR>${name}</NOM_CERTIFICATEUR></CERTIFICATEUR>`;
const title = (number: number, name: string, change: Record<string, string> = {}) =>
  record({
    NUMERO_FICHE: `RNCP${number}`,
    INTITULE: name,
    BLOCS_COMPETENCES: block(`RNCP${number}BC01`, 'Un bloc', '- Analyser la demande\n- Concevoir la réponse'),
    ...change,
  });
const developer = title(37873, 'Concepteur développeur d’applications', {
  NOMENCLATURE_EUROPE: '<NIVEAU>NIV6</NIVEAU>',
  CERTIFICATEURS: certifier('MINISTÈRE DU TRAVAIL', '11000007200014'),
  DATE_FIN_ENREGISTREMENT: '18/12/2028',
});
const baker = title(37801, 'Boulanger', { NOMENCLATURE_EUROPE: '<NIVEAU>NIV3</NIVEAU>' });
const oldDeveloper = title(2034, 'Développeur web', { ACTIF: 'Non' });
const english = record({ NUMERO_FICHE: 'RS3780', INTITULE: 'Anglais des développements', BLOCS_COMPETENCES: '' });
const all = [developer, baker, oldDeveloper, english];

interface Found {
  rows: { code: string; drafted: object | null }[];
  nextAfter: string | null;
}
const search = async (query: string) => (await world.call<Found>(officer, 'GET', `/api/register/titles?${query}`)).body;
const codes = async (query: string) => (await search(query)).rows.map(({ code }) => code);
const one = async <Body = Record<string, never>>(code: string, who = officer) =>
  world.call<Body>(who, 'GET', `/api/register/titles/${code}`);

describe('Finding a title of the register', () => {
  it.each([
    ['the whole code first', 'q=rncp37873', ['RNCP37873']],
    ['the beginning of a code, in both directories', 'q=378', ['RNCP37873', 'RNCP37801', 'RS3780']],
    ['words, folded as they are kept, those of a published title first', 'q=developpeurs', ['RNCP37873', 'RNCP2034']],
    ['beginnings of words, after whole ones', 'q=developpe', ['RNCP37873', 'RS3780', 'RNCP2034']],
    ['words of a title and of its certifier together', 'q=concepteur+minist', ['RNCP37873']],
    ['a SIRET', 'q=11000007200014', ['RNCP37873']],
    ['a level', 'level=3', ['RNCP37801']],
    ['a certifier', 'certifier=ministere', ['RNCP37873']],
    ['a directory', 'directory=RS', ['RS3780']],
    ['titles that are not active any more', 'active=false', ['RNCP2034']],
    ['everything', '', ['RNCP37873', 'RNCP37801', 'RS3780', 'RNCP2034']],
    ['nothing by empty words', 'q=de+la', []],
    ['nothing by signs of a query', 'q=%27%26%7C%3A*%28', []],
  ])('finds by %s', async (_what, query, expected) => {
    await world.once('a register', () => reading(...all));
    expect(await codes(query)).toEqual(expected);
  });

  it('comes a page at a time, each title once', async () => {
    await reading(...all);
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { rows, nextAfter } = await search(`size=1${after}`);
      seen.push(...rows.map(({ code }) => code));
      if (nextAfter === null) break;
      after = `&after=${nextAfter}`;
    }
    expect(seen).toEqual(['RNCP37873', 'RNCP37801', 'RS3780', 'RNCP2034']);
  });

  it.each(['size=201', 'level=9', 'active=yes', 'after=1.2', 'directory=X', `q=${'a'.repeat(101)}`])(
    'refuses %s',
    async (query) => {
      expect((await world.call(officer, 'GET', `/api/register/titles?${query}`)).status).toBe(400);
    },
  );

  it('is the officer’s', async () => {
    const advisor = await world.person(['advisor']);
    expect((await world.call(advisor, 'GET', '/api/register/titles')).status).toBe(403);
    expect((await one('RNCP37873', advisor)).status).toBe(403);
  });
});

describe('A title of the register', () => {
  it('is told whole, and drafted from its kept record: once', async () => {
    await reading(...all);
    const { body } = await one<{ blocks: object[]; drafted: null }>('RNCP37873');
    expect(body).toMatchObject({
      code: 'RNCP37873',
      level: 6,
      registeredUntilOn: '2028-12-18',
      isGone: false,
      drafted: null,
      blocks: [{ code: 'RNCP37873BC01', competences: ['Analyser la demande', 'Concevoir la réponse'] }],
    });
    const draft = () => world.call<Record<string, unknown>>(officer, 'POST', '/api/register/titles/RNCP37873/draft');
    const first = await draft();
    expect([first.status, first.body]).toMatchObject([201, { version: 1, outcome: 'drafted', competences: 2 }]);
    const { titleVersionId } = first.body;
    expect((await draft()).body).toMatchObject({ titleVersionId, outcome: 'unchanged' });
    const drafted = { titleVersionId, version: 1, state: 'draft' };
    expect((await one('RNCP37873')).body).toMatchObject({ drafted: { ...drafted, isSame: true } });
    expect((await search('q=37873')).rows).toMatchObject([{ drafted: { ...drafted, isSame: null } }]);
    await reading(developer.replace('Analyser la demande', 'Analyser le besoin'), baker, oldDeveloper, english);
    expect((await one('RNCP37873')).body).toMatchObject({ drafted: { ...drafted, isSame: false } });
    expect((await draft()).body).toMatchObject({ version: 2, outcome: 'drafted' });
  });

  it('cannot be drafted without blocks, nor when the register has it not', async () => {
    await reading(...all);
    const refused = await world.call(officer, 'POST', '/api/register/titles/RS3780/draft');
    expect([refused.status, refused.body]).toMatchObject([
      422,
      { code: 'competence-blocks.register-title-not-draftable', checks: [{ code: 'title-has-blocks' }] },
    ]);
    expect((await world.call(officer, 'POST', '/api/register/titles/RNCP1/draft')).status).toBe(404);
    const advisor = await world.person(['advisor']);
    expect((await world.call(advisor, 'POST', '/api/register/titles/RNCP37873/draft')).status).toBe(403);
  });

  it('is drafted once by two at a time', async () => {
    await reading(...all);
    const both = await Promise.all(
      [1, 2].map(() => world.call(officer, 'POST', '/api/register/titles/RNCP37801/draft')),
    );
    expect(both.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const [{ count } = { count: 0 }] = await world.db.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM competence_blocks.title_version',
    );
    expect(count).toBe(1);
  });
});
