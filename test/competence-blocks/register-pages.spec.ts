import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadRegister } from '../../src/competence-blocks/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { archiveOf } from '../given/archives.js';
import { block, record, register } from '../given/register.js';
import { textOf } from '../page-text.js';
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
const reading = (...records: string[]) => readingFile(register(...records));
async function readingFile(content: string | Buffer) {
  const path = join(folder, 'register.xml');
  await writeFile(path, content);
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
    ['empty words nothing', 'q=de+la', []],
    ['the signs of a query nothing', 'q=%27%26%7C%3A*%28', []],
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

async function read(address: string, expected = 200, who = officer): Promise<string> {
  const answer = await world.call(who, 'GET', address);
  expect(`${address} ${answer.status}`).toBe(`${address} ${expected}`);
  return textOf(answer);
}

describe('The register on pages', () => {
  it('says how it is read, as long as it was not', async () => {
    expect(await read('/register')).toContain('npm run jalon -- register import');
    expect(await read('/register/readings')).toContain('npm run jalon -- register import');
  });

  it('is searched with a form, and tells what is left of each registration', async () => {
    world.clock.set('2026-11-22T20:00:00Z');
    officer = await world.person(['officer']);
    await reading(...all);
    const everything = await read('/register?q=&certifier=&level=&directory=&active=');
    expect(everything).toContain('4 certifications ; dernière lecture le');
    const found = await read('/register?q=developpeur&level=6');
    expect(found).toContain('RNCP37873 · MINISTÈRE DU TRAVAIL');
    expect(found).toContain('encore 2 ans 18 décembre 2028');
    expect(found).not.toContain('Boulanger');
    expect(await read('/register?q=2034')).toContain('Plus active au registre');
    expect(await read('/register?q=menuisier')).toContain('Essayez un mot de moins');
    await read('/register?level=9', 400);
    await read('/register', 403, await world.person(['advisor']));
  });

  it('shows a title and prepares it, and then leads to what stands', async () => {
    await reading(...all);
    expect(await read('/register/RNCP37873')).toContain('Préparer ce titre');
    const drafted = await world.call(officer, 'POST', '/register/RNCP37873/draft');
    expect(drafted.status).toBe(303);
    expect(await read(String(drafted.headers['location']))).toContain('1 bloc reste à relire.');
    expect(await read('/register/RNCP37873')).toContain('Voir la version 1');
    await reading(developer.replace('Analyser la demande', 'Analyser le besoin'), baker, oldDeveloper, english);
    expect(await read('/register/RNCP37873')).toContain('Le registre dit autre chose que la version 1 de la maison.');
    const bare = await read('/register/RS3780');
    expect(bare).toContain('il n’y aurait rien à préparer ni à valider');
    expect(bare).not.toContain('Préparer ce titre');
    await read('/register/RNCP1', 404);
  });

  it('says which titles are known from the CSV export only', async () => {
    await readingFile(archiveOf({ 'CSV_Standard.csv': '"Numero_Fiche";"Intitule"\n"RNCP37801";"Boulanger"\n' }));
    expect(await read('/register/RNCP37801')).toContain('Cette fiche vient de l’export CSV');
    await reading(baker);
    expect(await read('/register/RNCP37801')).not.toContain('CSV');
  });

  it('tells what each reading found, with the lines of its problems', async () => {
    const fillers = Array.from({ length: 60 }, (_, at) => title(10_000 + at, 'Un titre'));
    const first = await reading(...fillers, developer);
    expect(await read(`/register/readings/${first.readingId}`)).toContain('toutes les fiches sont nouvelles');
    const changed = fillers.map((filler) => filler.replace('Un titre', 'Un autre titre'));
    const { readingId } = await reading(...changed, record({ NUMERO_FICHE: 'RNCP1' }), baker);
    const page = `/register/readings/${readingId}`;
    const told = await read(page);
    expect(told).toContain('Modifiées (60)');
    expect(told).toContain('RNCP10000 Un autre titre intitulé');
    expect(told).toContain('Laissé de côté');
    expect(told).toMatch(/ligne \d+ · NUMERO_FICHE .*3 à 5 chiffres/);
    expect(told).not.toContain('RNCP10055');
    expect(await read(`${page}?kind=changed&after=RNCP10049`)).toContain('RNCP10055');
    const gone = await read(`${page}?kind=gone`);
    expect(gone).toContain('RNCP37873');
    expect(gone).not.toContain('RNCP10000 Un autre');
    expect(await read('/register/readings')).toContain('Terminée 61 1 60 1 1');
    await read('/register/readings/0190c5a2-0000-7000-8000-000000000000', 404);
    await read(page, 403, await world.person(['advisor']));
  });
});

describe('Several titles of the register', () => {
  interface Became {
    code: string;
    outcome: string;
    version: number | null;
    checks: { code: string }[];
  }
  const draft = (wanted: string[], who = officer) =>
    world.call<Became[]>(who, 'POST', '/api/register/titles/drafts', { codes: wanted });
  const told = (body: Became[]) =>
    body.map(({ code, outcome, version, checks }) => [code, outcome, version, ...checks.map((check) => check.code)]);
  const versions = () => world.db.sql('SELECT 1 FROM competence_blocks.title_version');

  it('are drafted together, each told with what became of it', async () => {
    await reading(...all);
    await draft(['RNCP37801']);
    const { status, body } = await draft(['RNCP2034', 'RS3780', 'RNCP37873', 'RNCP99999', 'RNCP37801', 'RNCP2034']);
    expect(status).toBe(201);
    expect(told(body)).toEqual([
      ['RNCP2034', 'drafted', 1],
      ['RS3780', 'refused', null, 'title-has-blocks'],
      ['RNCP37873', 'drafted', 1],
      ['RNCP99999', 'refused', null, 'title-in-register'],
      ['RNCP37801', 'unchanged', 1],
    ]);
    expect(await versions()).toHaveLength(3);
    await reading(developer.replace('18/12/2028', '18/12/2033'), baker, oldDeveloper, english);
    expect(told((await draft(['RNCP37873', 'RNCP37801'])).body)).toEqual([
      ['RNCP37873', 'drafted', 2],
      ['RNCP37801', 'unchanged', 1],
    ]);
  });

  it('are drafted once by two at a time, or one of them is told to wait', async () => {
    await reading(...all);
    const wanted = ['RNCP37873', 'RNCP37801'];
    const answers = await Promise.all([draft(wanted), draft(wanted)]);
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await versions()).toHaveLength(2);
  });

  it('are at least one and at most 100, and the officer’s', async () => {
    const many = Array.from({ length: 101 }, (_, at) => `RNCP${10_000 + at}`);
    expect((await draft([])).status).toBe(400);
    expect((await draft(many)).status).toBe(400);
    expect((await draft(['RNCP1'])).status).toBe(400);
    expect((await draft(['RNCP37873'], await world.person(['advisor']))).status).toBe(403);
  });

  it('are chosen in the search, confirmed, and told about, without a script', async () => {
    await reading(...all);
    const page = async (address: string) => (await world.call(officer, 'GET', address)).bytes.toString();
    expect(await page('/register?q=developpeurs')).not.toContain(' checked');
    expect(
      (await page('/register?q=developpeurs&chosen=all')).match(/name="codes" value="\w+"[^>]* checked/g),
    ).toHaveLength(2);
    expect((await world.call(officer, 'GET', '/register/selection')).headers['location']).toBe('/register');
    const one = textOf(await world.call(officer, 'GET', '/register/selection?codes=RS3780'), 200);
    expect(one).toContain('Aucune de ces certifications n’est à préparer.');
    const asked = await world.call(officer, 'GET', '/register/selection?codes=RNCP37873&codes=RS3780&codes=RNCP2034');
    expect(textOf(asked, 200)).toContain('2 titres arriveront en brouillon, ensemble ou pas du tout.');
    expect(await versions()).toHaveLength(0);
    const made = await world.call(officer, 'POST', '/register/selection', {
      codes: ['RNCP37873', 'RS3780', 'RNCP2034'],
    });
    expect(textOf(made)).toContain('Brouillons : 2. Déjà là : 0. Impossibles : 1.');
    expect(textOf(made)).toContain('RNCP37873 · version 1');
  });
});
