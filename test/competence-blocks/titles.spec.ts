import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { ImportRegister, TitlesApi } from '../../src/competence-blocks/index.js';
import type { Check } from '../../src/platform/kernel/decision.js';
import { archiveOf } from '../given/archives.js';
import { aDraftTitle, anActiveTitle, theRegister } from '../given/titles.js';
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

interface ImportBody extends ProblemBody {
  importId: string;
  draftedCount: number;
  unchangedCount: number;
  imported: {
    titleVersionId: string;
    code: string;
    version: number;
    outcome: string;
    blocks: number;
    competences: number;
  }[];
  problems: { line: number | null; code: string; field: string; message: string; severity: string }[];
}

interface TitleBody extends ProblemBody {
  id: string;
  kind: string;
  state: string;
  blocks: {
    id: string;
    code: string;
    competencesText: string;
    splitCertainty: string;
    curatedAt: string | null;
    coverage: { isWhole: boolean; missingWords: string[] };
    competences: { code: string; name: string; criteria: { code: string; name: string }[] }[];
  }[];
}

const NOBODY = '019b0000-0000-7000-8000-000000000000';
const rowsOf = async (table: string) => (await world.db.sql(`SELECT 1 FROM competence_blocks.${table}`)).length;
const nothingIsWritten = async () => {
  const counts = await Promise.all(
    ['register_import', 'title_version', 'block', 'competence', 'criterion'].map(rowsOf),
  );
  expect(counts).toEqual([0, 0, 0, 0, 0]);
};

function importing(file: Buffer | string, { codes, who = officer }: { codes?: string; who?: Person } = {}) {
  const form = new FormData();
  if (codes !== undefined) form.append('codes', codes);
  form.append('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'register.xml');
  return world.call<ImportBody>(who, 'POST', '/api/titles/imports', form);
}
const see = (who: Person, id: string) => world.call<TitleBody>(who, 'GET', `/api/titles/${id}`);
const list = (who: Person, query = '') =>
  world.call<{ rows: { code: string; version: number; state: string }[]; nextAfter: string | null }>(
    who,
    'GET',
    `/api/titles${query}`,
  );
const decision = (who: Person, id: string) =>
  world.call<{ allowed: boolean; checks: Check[] } & ProblemBody>(who, 'GET', `/api/titles/${id}/activation-decision`);
const activate = (who: Person, id: string) =>
  world.call<ProblemBody & { state: string }>(who, 'POST', `/api/titles/${id}/activation`);
const retire = (who: Person, id: string) =>
  world.call<ProblemBody & { state: string }>(who, 'POST', `/api/titles/${id}/retirement`);
const curate = (who: Person, titleId: string, blockId: string, competences: unknown) =>
  world.call<TitleBody['blocks'][number] & ProblemBody>(
    who,
    'PUT',
    `/api/titles/${titleId}/blocks/${blockId}/competences`,
    { competences },
  );
const until = async (holds: () => Promise<boolean>) => {
  for (let tries = 0; !(await holds()); tries += 1) {
    if (tries > 100) throw new Error('It never came true');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};
const turnsTaken = async () => {
  const locks = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  return (await world.db.sql(locks)).length;
};
const codesOf = ({ checks }: ProblemBody) => (checks ?? []).map(({ code }) => code);

describe('Importing titles from the register', () => {
  it('drafts what was asked for, with its blocks, competences and one criterion each', async () => {
    const { status, body } = await importing(await theRegister(), { codes: 'RNCP37873' });
    expect(status).toBe(201);
    expect(body.imported).toEqual([
      {
        titleVersionId: expect.any(String),
        code: 'RNCP37873',
        version: 1,
        outcome: 'drafted',
        blocks: 3,
        competences: 11,
      },
    ]);
    const { body: title } = await see(officer, body.imported[0]?.titleVersionId ?? '');
    expect(title).toMatchObject({
      code: 'RNCP37873',
      kind: 'state-title',
      state: 'draft',
      level: 6,
      effectiveOn: '2023-12-18',
      registeredUntilOn: '2028-12-18',
      awardableUntilOn: null,
      certifiers: [{ siret: null, name: 'MINISTERE DU TRAVAIL' }],
    });
    const [block] = title.blocks;
    expect(block).toMatchObject({ code: 'RNCP37873BC01', coverage: { isWhole: true }, splitCertainty: 'marked' });
    expect(block?.competencesText).toContain('- Développer des interfaces utilisateur\n');
    expect(block?.competences[1]).toMatchObject({
      code: 'RNCP37873BC01C2',
      name: 'Développer des interfaces utilisateur',
      criteria: [{ code: 'RNCP37873BC01C2K1', name: 'Développer des interfaces utilisateur' }],
    });
    expect(await world.eventNames()).toContain('competence-blocks.title-imported');
  });

  it('drafts every title of the file when no code is given', async () => {
    const { body } = await importing(await theRegister());
    expect(body.imported.map(({ code }) => code)).toEqual(['RNCP37873', 'RNCP39387']);
    const { body: auxiliary } = await see(officer, body.imported[1]?.titleVersionId ?? '');
    expect(auxiliary).toMatchObject({
      kind: 'private-title',
      level: 3,
      decidedOn: '2024-07-19',
      awardableUntilOn: '2031-07-19',
      certifiers: [{ siret: '31849010900168', name: 'CULTURE ET FORMATION' }],
    });
    expect(body.problems.map(({ field }) => field)).toContain('BLOCS_COMPETENCES[1].LISTE_COMPETENCES');
  });

  it('changes nothing when the draft that stands has the same content', async () => {
    const first = await importing(await theRegister(), { codes: 'RNCP37873' });
    const again = await importing(await theRegister(), { codes: 'RNCP37873' });
    expect(again.status).toBe(201);
    expect(again.body.imported).toEqual(first.body.imported.map((title) => ({ ...title, outcome: 'unchanged' })));
    expect([await rowsOf('title_version'), await rowsOf('competence')]).toEqual([1, 11]);
  });

  it('makes a new version of changed content, and of an active title that is asked for again', async () => {
    const { titleVersionId } = await anActiveTitle(world);
    const again = await importing(await theRegister(), { codes: 'RNCP37873' });
    expect(again.body.imported).toMatchObject([{ version: 2, outcome: 'drafted' }]);
    const changed = (await theRegister()).toString().replace('18/12/2028', '18/12/2029');
    const third = await importing(changed, { codes: 'RNCP37873' });
    expect(third.body.imported).toMatchObject([{ version: 3, outcome: 'drafted' }]);
    expect((await see(officer, titleVersionId)).body).toMatchObject({
      state: 'active',
      registeredUntilOn: '2028-12-18',
    });
  });

  it('leaves an active title alone when the whole register is read again without news of it', async () => {
    await anActiveTitle(world);
    const { body } = await importing(await theRegister());
    expect(body.imported.map(({ code, outcome }) => [code, outcome])).toEqual([
      ['RNCP37873', 'unchanged'],
      ['RNCP39387', 'drafted'],
    ]);
  });

  it('says which codes the file does not have', async () => {
    const { status, body } = await importing(await theRegister(), { codes: 'rncp37873, RNCP99999' });
    expect(status).toBe(201);
    expect(body.imported).toHaveLength(1);
    const reason = 'register-title-not-in-file';
    expect(body.problems).toMatchObject([
      { line: null, code: 'RNCP99999', field: 'NUMERO_FICHE', reason, severity: 'skipped' },
    ]);
  });

  it('leaves out a title without blocks, and says so with its line', async () => {
    const bare = (await theRegister()).toString().replace(/<BLOCS_COMPETENCES>[^]*?<\/BLOCS_COMPETENCES>/, '');
    const { status, body } = await importing(bare, { codes: 'RNCP37873' });
    expect(status).toBe(201);
    expect(body.imported).toEqual([]);
    expect(body.problems).toMatchObject([
      { line: 5, code: 'RNCP37873', field: 'BLOCS_COMPETENCES', severity: 'skipped' },
    ]);
    expect(await rowsOf('title_version')).toBe(0);
  });

  it('keeps the records that can be read beside one that cannot', async () => {
    const odd = (await theRegister()).toString().replace('<NUMERO_FICHE>RNCP39387<', '<NUMERO_FICHE>Fiche 39387<');
    const { body } = await importing(odd);
    expect(body.imported.map(({ code }) => code)).toEqual(['RNCP37873']);
    expect(body.problems).toMatchObject([{ line: 52, code: null, field: 'NUMERO_FICHE', severity: 'skipped' }]);
  });

  it.each<[string, (xml: string) => string, RegExp]>([
    ['breaks off', (xml) => xml.slice(0, 4000), /^line \d+, column \d+$/],
    ['is not well formed', (xml) => xml.replace('</INTITULE>', '</INTITULE'), /^line 8, column \d+$/],
    ['is no XML', () => 'code;title\nRNCP37873;CDA', /^line 2, column \d+$/],
    ['is another XML', () => '<?xml version="1.0"?><rss><channel/></rss>', /^line 1, column \d+$/],
    ['is no .zip, though it begins so', () => 'PK\u0003\u0004 and so on', /^line 1, column 1$/],
    ['is empty', () => '', /^line 1, column 1$/],
    [
      'is a bomb',
      (xml) => xml.replace('<FICHES>', '<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><FICHES>'),
      /^line 3, column \d+$/,
    ],
    ['hides a record too long', (xml) => xml.replace('Travail social', 'x'.repeat(300_000)), /^line \d+, column \d+$/],
  ])('refuses a file that %s, names line and column, and writes nothing', async (_what, spoil, place) => {
    const { status, body } = await importing(spoil((await theRegister()).toString()));
    expect(status).toBe(400);
    expect(body.code).toBe('competence-blocks.register-unreadable');
    const message = expect.stringMatching(/: .+\.$/);
    const code = expect.stringMatching(/^register-/);
    expect(body.faults).toMatchObject([{ at: expect.stringMatching(place), code, message }]);
    await nothingIsWritten();
    expect((await importing(await theRegister(), { codes: 'RNCP37873' })).status).toBe(201);
  });

  it('takes the archive as data.gouv.fr gives it, and refuses that of the CSV export, which says no competences', async () => {
    const whole = await importing(archiveOf({ 'export-fiches-rncp-v4-1.xml': await theRegister() }));
    expect([whole.status, whole.body.draftedCount]).toEqual([201, 2]);
    const csv = archiveOf({ 'CSV_Standard.csv': '"Numero_Fiche";"Intitule"\n"RNCP37801";"Boulanger"\n' });
    const { status, body } = await importing(csv);
    expect([status, body.faults?.map(({ code }) => code)]).toEqual([400, ['register-archive-csv']]);
  });

  it('keeps whole titles, and says how many, when a long register breaks off late', async () => {
    const register = (await theRegister()).toString();
    const [first = ''] = /<FICHE>[^]*?<\/FICHE>/.exec(register) ?? [];
    const many = Array.from({ length: 130 }, (_, at) => first.replaceAll('RNCP37873', `RNCP${10_000 + at}`));
    const long = `<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>${many.join('\n')}`;
    const { status, body } = await importing(`${long}<FICHE>`);
    expect([status, body.code]).toEqual([400, 'competence-blocks.register-read-in-part']);
    expect([await rowsOf('title_version'), await rowsOf('block')]).toEqual([100, 300]);
    const again = await importing(`${long}</FICHES>`);
    expect([again.body.draftedCount, again.body.unchangedCount]).toEqual([30, 100]);
  });

  it('is done by one at a time: the other is told to wait, and nothing is left behind', async () => {
    let [begin, goOn] = [() => {}, () => {}];
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const register = await theRegister();
    const slowly = (async function* () {
      yield register.subarray(0, 1000);
      begin();
      await held;
      yield register.subarray(1000);
    })();
    const actor = { id: officer.id, roles: ['officer'] as const };
    const first = world.app
      .get(ImportRegister)
      .run({ fileName: 'slow.xml', bytes: slowly, codes: ['RNCP37873'] }, actor);
    await begun;
    const second = await importing(register, { codes: 'RNCP37873' });
    expect([second.status, second.body.code]).toEqual([409, 'competence-blocks.import-under-way']);
    expect(second.body.title).toMatch(/wait until it has ended/);
    goOn();
    expect((await first).imported).toMatchObject([{ version: 1 }]);
    expect((await importing(register, { codes: 'RNCP37873' })).body.imported).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('gives the turn back when the sender goes away in the middle', async () => {
    await world.app.listen(0, '127.0.0.1');
    const { port } = world.app.getHttpServer().address() as AddressInfo;
    const begin = () => {
      const socket = connect(port, '127.0.0.1');
      socket.write(
        `POST /api/titles/imports HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${officer.token}\r\n` +
          'content-type: multipart/form-data; boundary=b\r\ncontent-length: 9000\r\n\r\n' +
          '--b\r\ncontent-disposition: form-data; name="file"; filename="r.xml"\r\n\r\n<FICHES>',
      );
      return socket;
    };
    const first = begin();
    await until(async () => (await turnsTaken()) === 1);
    const second = begin();
    const [refusal] = await once(second, 'data');
    expect(String(refusal)).toMatch(/^HTTP\/1.1 409 /);
    second.destroy();
    first.destroy();
    await until(async () => (await turnsTaken()) === 0);
    await nothingIsWritten();
    expect((await importing(await theRegister(), { codes: 'RNCP37873' })).status).toBe(201);
  });

  it('gives one of two the turn when both send at the same moment', async () => {
    const register = await theRegister();
    const answers = await Promise.all([1, 2, 3].map(() => importing(register, { codes: 'RNCP37873' })));
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
    expect(await rowsOf('title_version')).toBe(1);
  });

  it.each<[string, string, string]>([
    ['codes', 'codes', 'RNCP37873, 39387'],
    ['too many codes', 'codes', Array.from({ length: 51 }, (_, at) => `RNCP${1000 + at}`).join(',')],
    ['a field that it does not know', 'code', 'RNCP37873'],
  ])('refuses a form with wrong %s', async (_what, field, value) => {
    const form = new FormData();
    form.append(field, value);
    form.append('file', new Blob([new Uint8Array(await theRegister())]), 'register.xml');
    const { status, body } = await world.call<ProblemBody>(officer, 'POST', '/api/titles/imports', form);
    expect([status, body.faults?.[0]?.at]).toEqual([400, field]);
    await nothingIsWritten();
  });

  it('asks for the file when it is missing', async () => {
    const form = new FormData();
    form.append('codes', 'RNCP37873');
    const { status, body } = await world.call<ProblemBody>(officer, 'POST', '/api/titles/imports', form);
    expect([status, body.code]).toEqual([400, 'platform.no-file']);
  });

  it.each(['learner', 'mentor', 'advisor'] as const)('is not for a %s', async (role) => {
    const { status } = await importing(await theRegister(), { who: await world.person([role]) });
    expect(status).toBe(403);
    await nothingIsWritten();
  });
});

describe('Putting the competences of a block in order', () => {
  const split = [
    {
      name: 'Installer et configurer son environnement de travail en fonction du projet',
      criteria: ['Le poste est prêt'],
    },
    { name: 'Développer des interfaces utilisateur', criteria: ['Maquette suivie', ' Accessible au clavier '] },
    { name: 'Développer des composants métier', criteria: ['Testés'] },
    { name: "Contribuer à la gestion d'un projet informatique", criteria: ['Suivi tenu'] },
  ];

  it('takes the wording of the officer, gives the codes, and keeps the official text', async () => {
    const { titleVersionId, blocks } = await aDraftTitle(world);
    const before = (await see(officer, titleVersionId)).body.blocks[0];
    const { status, body } = await curate(officer, titleVersionId, blocks[0]?.id ?? '', split);
    expect(status).toBe(200);
    expect(body.competences[1]).toMatchObject({
      code: 'RNCP37873BC01C2',
      criteria: [
        { code: 'RNCP37873BC01C2K1', name: 'Maquette suivie' },
        { code: 'RNCP37873BC01C2K2', name: 'Accessible au clavier' },
      ],
    });
    expect(body).toMatchObject({
      coverage: { isWhole: true, missingWords: [] },
      curatedAt: '2026-01-05T08:00:00.000Z',
    });
    expect(body.competencesText).toBe(before?.competencesText);
    expect((await see(officer, titleVersionId)).body.blocks[0]).toEqual(body);
    expect(await world.eventNames()).toContain('competence-blocks.block-curated');
  });

  it('shows which words of the official text are lost', async () => {
    const { titleVersionId, blocks } = await aDraftTitle(world);
    const { body } = await curate(officer, titleVersionId, blocks[0]?.id ?? '', split.slice(0, 3));
    expect(body.coverage).toEqual({
      isWhole: false,
      missingWords: ['contribuer', 'à', 'la', 'gestion', 'd', 'un', 'projet', 'informatique'],
    });
  });

  it('is kept by a second import of the same content', async () => {
    const { titleVersionId, blocks } = await aDraftTitle(world);
    await curate(officer, titleVersionId, blocks[0]?.id ?? '', split);
    await importing(await theRegister(), { codes: 'RNCP37873' });
    expect((await see(officer, titleVersionId)).body.blocks[0]?.competences[0]?.criteria[0]?.name).toBe(
      'Le poste est prêt',
    );
  });

  it('is refused once the title is active, by the rule and by the database', async () => {
    const { titleVersionId, blocks } = await anActiveTitle(world);
    const { status, body } = await curate(officer, titleVersionId, blocks[0]?.id ?? '', split);
    expect([status, body.code, codesOf(body)]).toEqual([
      422,
      'competence-blocks.block-not-curable',
      ['title-is-draft'],
    ]);
    for (const change of [
      'DELETE FROM competence_blocks.criterion',
      `UPDATE competence_blocks.competence SET name = 'autre'`,
      `UPDATE competence_blocks.block SET competences_text = ''`,
      `UPDATE competence_blocks.title_version SET registered_until_on = '2030-01-01'`,
      `UPDATE competence_blocks.title_version SET state = 'draft'`,
      'DELETE FROM competence_blocks.title_version',
    ]) {
      await expect(world.db.sql(change)).rejects.toThrow(/no draft any more|foreign key/);
    }
  });

  it.each<[string, unknown, string]>([
    ['no competence', [], 'competences'],
    ['a competence without words', [{ name: '  ', criteria: [] }], 'competences.0.name'],
    ['a criterion without words', [{ name: 'Coder', criteria: [''] }], 'competences.0.criteria'],
    ['something that is no list', 'Coder', 'competences'],
    ['more than 100 competences', Array.from({ length: 101 }, () => ({ name: 'Coder', criteria: [] })), 'competences'],
    ['a field that it does not know', [{ name: 'Coder', criteria: [], level: 3 }], 'competences.0.level'],
  ])('refuses %s and names the field', async (_what, competences, at) => {
    const { titleVersionId, blocks } = await aDraftTitle(world);
    const { status, body } = await curate(officer, titleVersionId, blocks[0]?.id ?? '', competences);
    expect([status, body.faults?.[0]?.at]).toEqual([400, at]);
    expect(await rowsOf('competence')).toBe(11);
  });

  it('knows only the blocks of that title, and officers', async () => {
    const { titleVersionId, blocks } = await aDraftTitle(world);
    const blockId = blocks[0]?.id ?? '';
    expect((await curate(officer, titleVersionId, NOBODY, split)).status).toBe(404);
    expect((await curate(officer, NOBODY, blockId, split)).status).toBe(404);
    expect((await curate(officer, 'RNCP37873', blockId, split)).status).toBe(400);
    expect((await curate(await world.person(['learner']), titleVersionId, blockId, split)).status).toBe(403);
  });
});

describe('Activating and retiring a title', () => {
  it('opens a whole draft, and closes it again', async () => {
    const { titleVersionId } = await aDraftTitle(world);
    expect((await decision(officer, titleVersionId)).body.allowed).toBe(true);
    expect(await activate(officer, titleVersionId)).toMatchObject({ status: 201, body: { state: 'active' } });
    expect(await retire(officer, titleVersionId)).toMatchObject({ status: 201, body: { state: 'retired' } });
    expect(await world.eventNames()).toEqual(
      expect.arrayContaining(['competence-blocks.title-activated', 'competence-blocks.title-retired']),
    );
    expect(codesOf((await retire(officer, titleVersionId)).body)).toEqual(['title-is-active']);
  });

  it('names the blocks that still need their competences, and who acts next', async () => {
    const { body } = await importing(await theRegister(), { codes: 'RNCP39387' });
    const id = body.imported[0]?.titleVersionId ?? '';
    const refused = await activate(officer, id);
    expect(refused.status).toBe(422);
    expect(refused.body.checks).toMatchObject([
      {
        code: 'title-blocks-have-competences',
        standing: 'not-yet',
        facts: { missing: ['RNCP39387BC01', 'RNCP39387BC02'] },
        nextActor: 'officer',
      },
    ]);
    const { checks } = (await decision(officer, id)).body;
    expect(checks.filter(({ standing }) => standing !== 'met')).toEqual(refused.body.checks);
    expect((await see(officer, id)).body.state).toBe('draft');
    expect(await world.eventNames()).not.toContain('competence-blocks.title-activated');
  });

  it('is refused for a title that can be entered no more', async () => {
    const { titleVersionId } = await aDraftTitle(world);
    world.clock.set('2028-12-18T22:59:59Z');
    expect((await decision(officer, titleVersionId)).body.allowed).toBe(true);
    world.clock.set('2028-12-18T23:00:00Z');
    const { status, body } = await activate(officer, titleVersionId);
    expect([status, codesOf(body)]).toEqual([422, ['title-not-expired']]);
  });

  it('keeps one active version of a title, even when several are activated at the same moment', async () => {
    const { titleVersionId } = await anActiveTitle(world);
    const { body } = await importing(await theRegister(), { codes: 'RNCP37873' });
    const second = body.imported[0]?.titleVersionId ?? '';
    expect(codesOf((await activate(officer, second)).body)).toEqual(['title-only-active-version']);
    await retire(officer, titleVersionId);
    const answers = await Promise.all([1, 2, 3].map(() => activate(officer, second)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422, 422]);
  });

  it('is for officers', async () => {
    const { titleVersionId } = await aDraftTitle(world);
    const learner = await world.person(['learner']);
    const answers = await Promise.all([
      decision(learner, titleVersionId),
      activate(learner, titleVersionId),
      retire(learner, titleVersionId),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect((await activate(officer, NOBODY)).status).toBe(404);
  });
});

describe('Looking at titles', () => {
  it('shows a draft to those who prepare it, and to nobody else', async () => {
    const { titleVersionId } = await aDraftTitle(world);
    const [learner, advisor] = [await world.person(['learner']), await world.person(['advisor'])];
    expect([(await see(advisor, titleVersionId)).status, (await see(learner, titleVersionId)).status]).toEqual([
      200, 404,
    ]);
    expect((await list(learner)).body.rows).toEqual([]);
    await activate(officer, titleVersionId);
    expect((await see(learner, titleVersionId)).status).toBe(200);
    expect((await list(learner)).body.rows).toMatchObject([{ code: 'RNCP37873', state: 'active' }]);
    expect((await see(officer, NOBODY)).status).toBe(404);
    expect((await see(officer, 'RNCP37873')).status).toBe(400);
  });

  it('finds titles by code, word, certifier and state, page by page', async () => {
    await anActiveTitle(world);
    await importing(await theRegister());
    const found = async (query: string) => (await list(officer, query)).body.rows.map(({ code }) => code);
    expect(await found('')).toEqual(['RNCP37873', 'RNCP39387']);
    expect(await found('?q=rncp39')).toEqual(['RNCP39387']);
    expect(await found('?q=d%C3%A9veloppeur')).toEqual(['RNCP37873']);
    expect(await found('?q=culture')).toEqual(['RNCP39387']);
    expect(await found('?q=100%25')).toEqual([]);
    expect(await found('?state=active')).toEqual(['RNCP37873']);
    const { nextAfter } = (await list(officer, '?limit=1')).body;
    expect(nextAfter).toBe('RNCP37873.1');
    expect(await found(`?limit=1&after=${nextAfter}`)).toEqual(['RNCP39387']);
    expect((await list(officer, '?limit=0')).status).toBe(400);
    expect((await list(officer, `?after=${encodeURIComponent("x' OR 1=1")}`)).status).toBe(400);
  });

  it('tells the rooms below what a title is made of', async () => {
    const { titleVersionId } = await anActiveTitle(world);
    const title = await world.app.get(TitlesApi).title(titleVersionId);
    expect(title).toMatchObject({ code: 'RNCP37873', version: 1, state: 'active', kind: 'state-title', level: 6 });
    expect(title?.blocks.map(({ competences }) => competences.length)).toEqual([4, 4, 3]);
    expect(await world.app.get(TitlesApi).title(NOBODY)).toBeNull();
    const [row] = await world.db.sql('SELECT * FROM competence_blocks.pub_title');
    expect(row).toMatchObject({ certifier: 'MINISTERE DU TRAVAIL', registered_until_on: '2028-12-18' });
  });
});
