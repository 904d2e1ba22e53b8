import { afterAll, beforeAll, beforeEach, describe, expect, it } from '../jest.js';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadRegister, type RegisterProgress } from '../../src/competence-blocks/index.js';
import { SYSTEM } from '../../src/platform/kernel/actor.js';
import { archiveOf } from '../given/archives.js';
import { block, record, register } from '../given/register.js';
import { World } from '../world.js';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await World.open();
  folder = await mkdtemp(join(tmpdir(), 'jalon-register-'));
});
beforeEach(() => world.empty());
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await world.close();
});

let files = 0;
/** Reads a file of the register as the command line does. */
async function reading(content: string | Buffer, onProgress?: (progress: RegisterProgress) => void) {
  const path = join(folder, `${(files += 1)}.xml`);
  await writeFile(path, content);
  const input = { path, fileName: 'register.xml', ...(onProgress && { onProgress }) };
  return world.app.get(ReadRegister).run(input, SYSTEM);
}

const title = (number: number, change: Record<string, string> = {}) =>
  record({ NUMERO_FICHE: `RNCP${number}`, BLOCS_COMPETENCES: block(`RNCP${number}BC01`), ...change });
const titles = (from: number, count: number) => Array.from({ length: count }, (_, at) => title(from + at));
const rows = <Row>(sql: string) => world.db.sql<Row>(sql);
const entries = () =>
  rows<Record<string, unknown>>('SELECT * FROM competence_blocks.register_entry ORDER BY directory, number');
const changes = async (readingId: string) =>
  (
    await rows<{ told: string }>(
      `SELECT code || ' ' || kind || ' ' || array_to_string(fields, ',') AS told
       FROM competence_blocks.register_change WHERE reading_id = '${readingId}' ORDER BY code`,
    )
  ).map(({ told }) => told.trim());

describe('Reading the whole register', () => {
  it('keeps every title with what it is found by, and the problems with their lines', async () => {
    const report = await reading(
      register(
        title(12345, {
          INTITULE: 'Développeurs d’applications',
          NOMENCLATURE_EUROPE: '<NIVEAU>NIV6</NIVEAU>',
          DATE_FIN_ENREGISTREMENT: '31/12/2028',
          CODES_ROME: '<ROME><CODE>M1805</CODE><LIBELLE>Études informatiques</LIBELLE></ROME>',
        }),
        record({ NUMERO_FICHE: 'RS5000', BLOCS_COMPETENCES: '' }),
        record({ NUMERO_FICHE: 'RNCP1' }),
      ),
    );
    expect(report).toEqual({
      readingId: expect.any(String),
      isResumed: false,
      readCount: 2,
      newCount: 2,
      changedCount: 0,
      goneCount: 0,
      problemCount: 1,
    });
    expect(await entries()).toMatchObject([
      {
        code: 'RNCP12345',
        number: 12345,
        name: 'Développeurs d’applications',
        kind: 'other',
        level: 6,
        active: true,
        certifiers: [{ siret: null, name: 'ORG' }],
        registered_until_on: '2028-12-31',
        block_count: 1,
        words: "'application':1A 'bloc':1C 'developpeur':1A 'etude':1C 'informatique':1C",
        line: 4,
      },
      { code: 'RS5000', directory: 'RS', block_count: 0 },
    ]);
    const [kept] = await rows<{ problems: unknown[]; endedAt: Date }>(
      'SELECT problems, ended_at AS "endedAt" FROM competence_blocks.register_reading',
    );
    expect(kept?.problems).toMatchObject([{ line: 23, field: 'NUMERO_FICHE', severity: 'skipped' }]);
    expect(kept?.endedAt).toBeInstanceOf(Date);
    expect(await world.eventNames()).toEqual(['competence-blocks.register-read']);
  });

  it('tells what a newer register says otherwise: new, changed, gone and back', async () => {
    const all = titles(10_001, 20);
    const first = await reading(register(...all));
    expect(await changes(first.readingId)).toEqual([]);
    const changed = title(10_002, { DATE_FIN_ENREGISTREMENT: '01/01/2030', INTITULE: 'Un autre titre' });
    const second = await reading(register(all[0] ?? '', changed, ...all.slice(3), title(20_000)));
    expect(second).toMatchObject({ readCount: 20, newCount: 1, changedCount: 1, goneCount: 1 });
    expect(await changes(second.readingId)).toEqual([
      'RNCP10002 changed title,registeredUntilOn',
      'RNCP10003 gone',
      'RNCP20000 new',
    ]);
    const third = await reading(register(...all, title(20_000)));
    expect(await changes(third.readingId)).toEqual(['RNCP10002 changed title,registeredUntilOn', 'RNCP10003 back']);
  });

  it('takes what the register only counts for no change, and keeps it', async () => {
    const promotion = (year: number) => `<STATISTIQUES_PROMOTION><ANNEE>${year}</ANNEE></STATISTIQUES_PROMOTION>`;
    await reading(register(title(10_001, { STATISTIQUES_PROMOTIONS: promotion(2024) })));
    const { changedCount } = await reading(register(title(10_001, { STATISTIQUES_PROMOTIONS: promotion(2025) })));
    expect(changedCount).toBe(0);
    expect(await rows('SELECT 1 FROM competence_blocks.register_page')).toHaveLength(1);
  });

  it('takes an excerpt for an excerpt, and a file of one directory for that directory', async () => {
    await reading(register(...titles(10_001, 20), record({ NUMERO_FICHE: 'RS5000', BLOCS_COMPETENCES: '' })));
    expect((await reading(register(...titles(10_001, 3)))).goneCount).toBe(0);
    expect((await reading(register(...titles(10_001, 19)))).goneCount).toBe(1);
    const gone = await rows<{ code: string }>(
      'SELECT code FROM competence_blocks.register_entry WHERE gone_in IS NOT NULL',
    );
    expect(gone).toEqual([{ code: 'RNCP10020' }]);
  });

  it('is taken up where it broke off, and comes to the same as in one go', async () => {
    const text = register(...titles(10_001, 450), title(10_007));
    const stop = ({ records }: RegisterProgress) => {
      if (records === 200) throw new Error('The machine is switched off');
    };
    await expect(reading(text, stop)).rejects.toThrow('switched off');
    const [broken] = await rows<{ id: string; endedAt: null; readCount: number; lastCode: string }>(
      `SELECT id, ended_at AS "endedAt", read_count AS "readCount", last_code AS "lastCode"
       FROM competence_blocks.register_reading`,
    );
    expect(broken).toMatchObject({ endedAt: null, lastCode: `RNCP${10_000 + (broken?.readCount ?? 0)}` });
    const seen: number[] = [];
    const report = await reading(text, ({ records }) => seen.push(records));
    expect(report).toMatchObject({
      readingId: broken?.id,
      isResumed: true,
      readCount: 450,
      newCount: 450,
      problemCount: 1,
    });
    expect(Math.min(...seen)).toBeGreaterThan(200);
    const resumed = await rows('SELECT code, line, words FROM competence_blocks.register_entry ORDER BY code');
    const [{ problems } = { problems: null }] = await rows<{ problems: unknown }>(
      'SELECT problems FROM competence_blocks.register_reading',
    );
    await world.empty();
    await reading(text);
    expect(await rows('SELECT code, line, words FROM competence_blocks.register_entry ORDER BY code')).toEqual(resumed);
    expect(await rows('SELECT problems FROM competence_blocks.register_reading')).toEqual([{ problems }]);
  });

  it('is done by one at a time: another is told, and leaves nothing', async () => {
    const text = register(...titles(10_001, 300));
    const outcomes = await Promise.allSettled([reading(text), reading(text)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const told = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(told?.reason).toMatchObject({ code: 'competence-blocks.import-under-way' });
    expect(await rows('SELECT 1 FROM competence_blocks.register_reading')).toHaveLength(1);
  });

  it('keeps what stood before a break of the file, and says where it breaks', async () => {
    const text = register(...titles(10_001, 250)).replace('RNCP10240</NUMERO_FICHE>', 'RNCP10240</INTITULE>');
    await expect(reading(text)).rejects.toMatchObject({
      code: 'competence-blocks.register-unreadable',
      faults: [{ at: expect.stringMatching(/^line 19\d\d, column \d+$/) }],
    });
    expect(await entries()).toHaveLength(200);
  });

  it('opens the archive that the register is downloaded as', async () => {
    const archive = archiveOf({ 'export-fiches-rncp-v4-1.xml': register(...titles(10_001, 3)) });
    expect(await reading(archive)).toMatchObject({ readCount: 3 });
  });

  const STANDARD =
    '"Numero_Fiche";"Intitule";"Nomenclature_Europe_Niveau";"Date_Fin_Enregistrement";"Type_Enregistrement";"Actif"';
  const csv = (until: string) =>
    archiveOf({
      'CSV_Standard.csv': `${STANDARD}\n"RNCP10001";"Agent d''accueil\nqualifié";"NIV3";"${until}";;"ACTIVE"\n"X";"Y";;;;\n`,
      'CSV_Blocs_De_Compétences.csv':
        '"Numero_Fiche";"Bloc_Competences_Code";"Bloc_Competences_Libelle"\n"RNCP10001";"RNCP10001BC01";"Un ""bloc"" & plus"\n',
      'CSV_Certificateurs.csv':
        '"Numero_Fiche";"Siret_Certificateur";"Nom_Certificateur"\n"RNCP10001";"\t79279132900016";"ORG"\n',
    });

  it('reads the tables of the CSV export as far as they go, with their lines', async () => {
    expect(await reading(csv('31/12/2028'))).toMatchObject({ readCount: 1, newCount: 1, problemCount: 1 });
    expect(await entries()).toMatchObject([
      {
        code: 'RNCP10001',
        name: "Agent d'accueil qualifié",
        level: 3,
        active: true,
        certifiers: [{ siret: '79279132900016', name: 'ORG' }],
        registered_until_on: '2028-12-31',
        block_count: 1,
        line: 2,
      },
    ]);
    const [{ problems } = { problems: [] }] = await rows<{ problems: unknown[] }>(
      'SELECT problems FROM competence_blocks.register_reading',
    );
    expect(problems).toMatchObject([{ line: 4, field: 'NUMERO_FICHE' }]);
  });

  it('says how far the reading of the CSV export is by the table of its titles', async () => {
    const lines = Array.from({ length: 1200 }, (_, at) => `"RNCP${10_000 + at}";"Titre ${at}";"NIV3";;;"ACTIVE"`);
    const shares: number[] = [];
    const archive = archiveOf({ 'CSV_Standard.csv': `${STANDARD}\n${lines.join('\n')}\n` });
    await reading(archive, ({ bytes, ofBytes }) => shares.push(bytes / ofBytes));
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  });

  it('keeps the record of the XML export where the CSV export says less, and tells what both say otherwise', async () => {
    const full = title(10_001, {
      INTITULE: "Agent d'accueil qualifié",
      NOMENCLATURE_EUROPE: '<NIVEAU>NIV3</NIVEAU>',
      DATE_FIN_ENREGISTREMENT: '31/12/2028',
      CERTIFICATEURS:
        '<CERTIFICATEUR><SIRET_CERTIFICATEUR>79279132900016</SIRET_CERTIFICATEUR><NOM_CERTIFICATEUR>ORG</NOM_CERTIFICATEUR></CERTIFICATEUR>',
      BLOCS_COMPETENCES: block('RNCP10001BC01', 'Un "bloc" &amp; plus'),
    });
    await reading(register(full));
    const kept = await rows('SELECT page_id FROM competence_blocks.register_entry');
    expect((await reading(csv('31/12/2028'))).changedCount).toBe(0);
    const other = await reading(csv('31/12/2030'));
    expect(await changes(other.readingId)).toEqual(['RNCP10001 changed registeredUntilOn']);
    expect(await rows('SELECT page_id FROM competence_blocks.register_entry')).toEqual(kept);
    await world.empty();
    await reading(csv('31/12/2028'));
    expect((await reading(register(full))).changedCount).toBe(0);
    expect(await rows('SELECT page_id FROM competence_blocks.register_entry')).toHaveLength(1);
  });

  it.each<[string, Buffer, RegExp]>([
    [
      'an archive with two XML files',
      archiveOf({ 'a.xml': register(title(10_001)), 'b.xml': register(title(10_001)) }),
      /two XML/,
    ],
    ['an archive with CSV files without that of the titles', archiveOf({ 'Rome.csv': '"Numero_Fiche"\n' }), /Standard/],
    ['an archive with nothing of the register', archiveOf({ 'readme.txt': 'x' }), /neither the XML file/],
    ['bytes that are no archive', Buffer.from('PK and nothing more'), /breaks/],
    ['what is no register at all', Buffer.from('{"name":"a"}\n'), /XML breaks/],
    ['an archive cut short', archiveOf({ 'a.xml': register(...titles(10_001, 50)) }).subarray(0, -30), /breaks/],
  ])('refuses %s, and keeps no reading of it', async (_what, archive, message) => {
    await expect(reading(archive)).rejects.toMatchObject({
      code: 'competence-blocks.register-unreadable',
      faults: [{ message: expect.stringMatching(message) }],
    });
    expect(await rows('SELECT 1 FROM competence_blocks.register_reading')).toEqual([]);
  });
});
