import { createReadStream } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { FicheProblem, ReadFiche } from '../../src/competence-blocks/rncp/fiche.types.js';
import { splitCompetences } from '../../src/competence-blocks/rncp/competence-list.rules.js';
import { RegisterUnreadable } from '../../src/competence-blocks/rncp/register.errors.js';
import type { RegisterOptions } from '../../src/competence-blocks/rncp/register.adapter.js';
import { readRegister } from '../../src/competence-blocks/rncp/register.adapter.js';

type Source = AsyncIterable<Uint8Array | string>;

const fixture = (name: string): Source => createReadStream(new URL(`fixtures/${name}`, import.meta.url));

async function* sourceOf(...chunks: (Uint8Array | string)[]): Source {
  yield* chunks;
}

async function readAll(
  source: Source,
  options?: RegisterOptions,
): Promise<{ fiches: ReadFiche[]; problems: FicheProblem[] }> {
  const fiches: ReadFiche[] = [];
  const problems: FicheProblem[] = [];
  for await (const item of readRegister(source, options)) {
    if (item.kind === 'fiche') fiches.push(item);
    else problems.push(item);
  }
  return { fiches, problems };
}

/** A valid record, whose elements each test may replace; an empty replacement takes the element out. */
const ELEMENTS = {
  NUMERO_FICHE: 'RNCP12345',
  INTITULE: 'Un titre',
  ETAT_FICHE: 'Publiée',
  CERTIFICATEURS: '<CERTIFICATEUR><NOM_CERTIFICATEUR>ORG</NOM_CERTIFICATEUR></CERTIFICATEUR>',
  BLOCS_COMPETENCES: block('RNCP12345BC01'),
  ACTIF: 'Oui',
};

function block(code: string, name = 'Un bloc', competences = '- Analyser'): string {
  const list = competences && `<LISTE_COMPETENCES>${competences}</LISTE_COMPETENCES>`;
  return `<BLOC_COMPETENCES><CODE>${code}</CODE><LIBELLE>${name}</LIBELLE>${list}</BLOC_COMPETENCES>`;
}

function record(change: Record<string, string> = {}): string {
  const elements = Object.entries({ ...ELEMENTS, ...change }).filter(([, content]) => content !== '');
  return `<FICHE>\n${elements.map(([name, content]) => `<${name}>${content}</${name}>`).join('\n')}\n</FICHE>`;
}

function register(...records: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n<VERSION_FLUX>4.1</VERSION_FLUX>\n${records.join('\n')}\n</FICHES>\n`;
}

async function readOne(
  change: Record<string, string>,
): Promise<{ fiche: ReadFiche | undefined; problems: FicheProblem[] }> {
  const { fiches, problems } = await readAll(sourceOf(register(record(change))));
  return { fiche: fiches[0], problems };
}

async function refusal(source: Source, options?: RegisterOptions): Promise<{ at: string; message: string }> {
  const error = await readAll(source, options).catch((thrown: unknown) => thrown);
  if (!(error instanceof RegisterUnreadable)) throw new Error(`Not refused as unreadable: ${String(error)}`);
  expect(error).toMatchObject({ kind: 'invalid', code: 'competence-blocks.register-unreadable' });
  const [fault, ...others] = error.faults;
  expect(others).toEqual([]);
  return fault ?? { at: '', message: '' };
}

describe('Reading the public register', () => {
  it('gives RNCP37873 with its three blocks of 4, 4 and 3 competences', async () => {
    const { fiches, problems } = await readAll(fixture('register-v4.1.xml'), { only: new Set(['RNCP37873']) });
    expect(problems).toEqual([]);
    expect(fiches).toHaveLength(1);
    expect(fiches[0]).toMatchObject({
      line: 5,
      code: 'RNCP37873',
      title: "TP - Concepteur développeur d'applications",
      state: 'Publiée',
      active: true,
      level: 6,
      registrationType: 'by-right',
      certifiers: [{ siret: null, name: 'MINISTERE DU TRAVAIL', active: true }],
      rome: [{ code: 'M1805', label: null }],
      partialValidation: false,
      effectiveOn: '2023-12-18',
      registeredUntilOn: '2028-12-18',
      awardableUntilOn: null,
    });
    const split = fiches[0]?.blocks.map(({ competencesText }) => splitCompetences(competencesText));
    expect(split?.map(({ competences, certainty }) => [competences.length, certainty])).toEqual([
      [4, 'marked'],
      [4, 'marked'],
      [3, 'marked'],
    ]);
    expect(fiches[0]?.blocks.map(({ code, position }) => [code, position])).toEqual([
      ['RNCP37873BC01', 1],
      ['RNCP37873BC02', 2],
      ['RNCP37873BC03', 3],
    ]);
  });

  it('gives RNCP39387 with its juries, and warns of the blocks without competences', async () => {
    const { fiches, problems } = await readAll(fixture('register-v4.1.xml'), { only: new Set(['RNCP39387']) });
    expect(fiches[0]).toMatchObject({
      idFiche: '26325',
      level: 3,
      registrationType: 'on-request',
      certifiers: [{ siret: '31849010900168', name: 'CULTURE ET FORMATION', active: true }],
      nsf: [{ code: '330t' }, { code: '332', label: 'Travail social' }],
      durationYears: 3,
      decidedOn: '2024-07-19',
      awardableUntilOn: '2031-07-19',
    });
    expect(fiches[0]?.jury.vae.composition).toMatch(/^1 représentant de l’organisme certificateur/);
    expect(fiches[0]?.jury.ca).toEqual({ active: false, composition: null });
    expect(problems.map(({ line, field, severity }) => [line, field, severity])).toEqual([
      [75, 'BLOCS_COMPETENCES[1].LISTE_COMPETENCES', 'warning'],
      [80, 'BLOCS_COMPETENCES[2].LISTE_COMPETENCES', 'warning'],
    ]);
  });

  it('gives the records of a file without blocks, with the warnings just before each', async () => {
    const order: string[] = [];
    for await (const item of readRegister(fixture('register-v4.1-minimal.xml'))) {
      order.push(item.kind === 'fiche' ? item.code : `${item.code} ${item.field} ${item.severity}`);
    }
    expect(order).toEqual([
      'RNCP12345 BLOCS_COMPETENCES warning',
      'RNCP12345',
      'RNCP6789 CERTIFICATEURS warning',
      'RNCP6789 BLOCS_COMPETENCES warning',
      'RNCP6789',
    ]);
    const { fiches } = await readAll(fixture('register-v4.1-minimal.xml'));
    expect(fiches[0]).toMatchObject({
      abbreviation: { code: 'TP', label: 'Titre professionnel' },
      certifiers: [{ siret: '11111111100011' }, { siret: '22222222200022' }],
      jury: { fi: { active: true, composition: 'Jury FI composition' }, vae: { active: false } },
      promotions: [{ year: 2020, certified: 10, employedAfter6Months: 80, inTradeAfter2Years: null }],
      nextCodes: ['RNCP99999'],
      registeredUntilOn: '2026-12-31',
    });
    expect(fiches[1]).toMatchObject({ state: 'Dépubliée/Archivée', active: false, level: null });
  });

  it('reads the same whatever the pieces in which the file arrives', async () => {
    const text = register(record({ INTITULE: 'Ingénierie « éco-conçue » 𝔸' }), record({ NUMERO_FICHE: 'RNCP54321' }));
    const bytes = Buffer.from(text);
    const whole = await readAll(sourceOf(text));
    expect(whole.fiches.map(({ code }) => code)).toEqual(['RNCP12345', 'RNCP54321']);
    for (const size of [1, 7, 300]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      expect(await readAll(sourceOf(...pieces))).toEqual(whole);
    }
  });

  it('takes no more of the file than is asked for', async () => {
    let given = 0;
    async function* endless(): Source {
      yield register(record()).replace('</FICHES>\n', '');
      for (;;) {
        given += 1;
        yield record({ NUMERO_FICHE: `RNCP${20_000 + given}` });
      }
    }
    const reader = readRegister(endless());
    for (let taken = 0; taken < 10; taken += 1) await reader.next();
    await reader.return(undefined);
    expect(given).toBeLessThan(30);
  });

  it('lets the records that nobody asked for pass, with their problems', async () => {
    const text = register(
      record({ NUMERO_FICHE: 'RNCP1' }),
      record({ NUMERO_FICHE: 'RNCP11111', ACTIF: '?' }),
      record(),
    );
    const { fiches, problems } = await readAll(sourceOf(text), { only: new Set(['RNCP12345']) });
    expect(fiches.map(({ code }) => code)).toEqual(['RNCP12345']);
    expect(problems).toEqual([]);
  });
});

describe('The habits of the register', () => {
  it.each(['STATISTIQUES_PROMOTION', 'STATISTIQUE_PROMOTION'])('names a promotion %s', async (name) => {
    const item = `<${name}><ANNEE>2022</ANNEE><NOMBRE_CERTIFIES>31</NOMBRE_CERTIFIES></${name}>`;
    const { fiche } = await readOne({ STATISTIQUES_PROMOTIONS: item });
    expect(fiche?.promotions).toMatchObject([{ year: 2022, certified: 31 }]);
  });

  it.each(['LIBELLE', 'INTITULE'])('labels a code with %s, sometimes with the code once more', async (name) => {
    const item = `<NSF><CODE>326</CODE><${name}>326 : Informatique</${name}></NSF>`;
    expect((await readOne({ CODES_NSF: item })).fiche?.nsf).toEqual([{ code: '326', label: 'Informatique' }]);
  });

  it('writes a SIRET with a tab before it', async () => {
    const item = `<CERTIFICATEUR><SIRET_CERTIFICATEUR>\t110 043 015 00012</SIRET_CERTIFICATEUR><NOM_CERTIFICATEUR>M</NOM_CERTIFICATEUR><ETAT_CERTIFICATEUR>Inactif</ETAT_CERTIFICATEUR></CERTIFICATEUR>`;
    const { fiche } = await readOne({ CERTIFICATEURS: item });
    expect(fiche?.certifiers).toEqual([{ siret: '11004301500012', name: 'M', active: false }]);
  });

  it.each<[string, number | null]>([
    ['<NIVEAU>NIV7</NIVEAU>', 7],
    ['<NIVEAU>REPRISE</NIVEAU>', null],
    ['<NIVEAU>AUCUN</NIVEAU>', null],
    ['<INTITULE>Niveau 5</INTITULE>', 5],
  ])('says the level as %s', async (content, level) => {
    const { fiche, problems } = await readOne({ NOMENCLATURE_EUROPE: content });
    expect(fiche?.level).toBe(level);
    expect(problems).toEqual([]);
  });

  it('dresses texts in HTML, as text, as CDATA or as elements; the list of competences is left untouched', async () => {
    const list = '<![CDATA[\n <ul><li>Analyser</li><li>Concevoir &amp; livrer</li></ul> ]]>';
    const { fiche } = await readOne({
      ACTIVITES_VISEES: '&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;Deux&lt;/p&gt;',
      CAPACITES_ATTESTEES: '<![CDATA[<ul><li>Un</li><li>Deux &eacute;</li></ul>]]>',
      OBJECTIFS_CONTEXTE: '<p>Un <b>grand</b></p><unknown>Deux</unknown>',
      BLOCS_COMPETENCES: block('RNCP12345BC01', 'Un bloc', list),
    });
    expect(fiche).toMatchObject({ activities: 'Un\nDeux', capacities: '- Un\n- Deux é', objectives: 'Un grand\nDeux' });
    const text = fiche?.blocks[0]?.competencesText ?? '';
    expect(text).toBe('\n <ul><li>Analyser</li><li>Concevoir &amp; livrer</li></ul> ');
    expect(splitCompetences(text).competences).toEqual(['Analyser', 'Concevoir & livrer']);
  });

  it('holds elements that nobody knows, and names from JavaScript', async () => {
    const { fiche, problems } = await readOne({
      NOUVEL_ELEMENT: '<CODE>x</CODE><NUMERO_FICHE>RNCP99999</NUMERO_FICHE>',
      constructor: '<prototype>x</prototype>',
      toString: 'x',
    });
    expect(fiche?.code).toBe('RNCP12345');
    expect(problems).toEqual([]);
  });

  it('says which blocks stand for which others', async () => {
    const item = (blocks: string): string =>
      `<CORRESPONDANCE><SOURCE><BLOC_COMPETENCES><CODE>RNCP12345BC01</CODE></BLOC_COMPETENCES></SOURCE><DESTINATION><NUMERO_FICHE>RNCP22222</NUMERO_FICHE>${blocks}</DESTINATION></CORRESPONDANCE>`;
    const two = '<BLOC_COMPETENCES><CODE>RNCP22222BC02</CODE></BLOC_COMPETENCES>'.repeat(2).replace('BC02', 'BC01');
    const { fiche } = await readOne({ CORRESPONDANCES: item(two) + item('') });
    expect(fiche?.blocks).toHaveLength(1);
    expect(fiche?.correspondences).toEqual([
      { fromBlocks: ['RNCP12345BC01'], toCode: 'RNCP22222', toBlocks: ['RNCP22222BC01', 'RNCP22222BC02'] },
      { fromBlocks: ['RNCP12345BC01'], toCode: 'RNCP22222', toBlocks: [] },
    ]);
  });

  it('counts thousands of partners', async () => {
    const partner = (state: string): string =>
      `<PARTENAIRE><NOM_PARTENAIRE>P</NOM_PARTENAIRE><ETAT_HABILITATION>${state}</ETAT_HABILITATION></PARTENAIRE>`;
    const { fiche } = await readOne({ PARTENAIRES: partner('Actif').repeat(3000) + partner('Supprimé').repeat(2000) });
    expect(fiche?.partners).toEqual({ total: 5000, active: 3000 });
  });

  it('keeps records of the specific directory, which have no blocks', async () => {
    const { fiche, problems } = await readOne({ NUMERO_FICHE: 'RS5000', BLOCS_COMPETENCES: '' });
    expect(fiche).toMatchObject({ code: 'RS5000', blocks: [] });
    expect(problems).toEqual([]);
  });
});

describe('A record with a fault', () => {
  it.each<[string, Record<string, string>, string, RegExp]>([
    ['an impossible day', { DATE_EFFET: '31/02/2024' }, 'DATE_EFFET', /« 31\/02\/2024 », which is no day/],
    ['29 February of a common year', { DATE_DECISION: '29/02/2023' }, 'DATE_DECISION', /no day/],
    ['a day in another form', { DATE_FIN_ENREGISTREMENT: '2024-02-01' }, 'DATE_FIN_ENREGISTREMENT', /JJ\/MM\/AAAA/],
    ['a year out of reach', { DATE_LIMITE_DELIVRANCE: '01/01/0024' }, 'DATE_LIMITE_DELIVRANCE', /no day/],
    [
      'an unknown level',
      { NOMENCLATURE_EUROPE: '<NIVEAU>NIV9</NIVEAU>' },
      'NOMENCLATURE_EUROPE.NIVEAU',
      /NIV3 to NIV8/,
    ],
    ['neither yes nor no', { VALIDATION_PARTIELLE: 'Peut-être' }, 'VALIDATION_PARTIELLE', /Oui or Non/],
    ['no word on its activity', { ACTIF: '' }, 'ACTIF', /counts as inactive/],
    ['no certifier', { CERTIFICATEURS: '' }, 'CERTIFICATEURS', /no certifier/],
    ['no block', { BLOCS_COMPETENCES: '' }, 'BLOCS_COMPETENCES', /no block of competences/],
    ['an empty list of blocks', { BLOCS_COMPETENCES: ' ' }, 'BLOCS_COMPETENCES', /no block of competences/],
    ['a duration in words', { DUREE_ENREGISTREMENT: 'cinq ans' }, 'DUREE_ENREGISTREMENT', /whole number/],
    [
      'a block without competences',
      { BLOCS_COMPETENCES: block('RNCP12345BC01', 'Un', '') },
      'BLOCS_COMPETENCES[1].LISTE_COMPETENCES',
      /no list/,
    ],
    [
      'a block of another title',
      { BLOCS_COMPETENCES: block('RNCP54321BC01') },
      'BLOCS_COMPETENCES[1].CODE',
      /another title/,
    ],
    [
      'a block code cut short',
      { BLOCS_COMPETENCES: block('01') },
      'BLOCS_COMPETENCES[1].CODE',
      /read as RNCP12345BC01/,
    ],
  ])('is kept, with a warning: %s', async (_what, change, field, message) => {
    const { fiche, problems } = await readOne(change);
    expect(fiche?.code).toBe('RNCP12345');
    expect(problems).toMatchObject([{ code: 'RNCP12345', field, severity: 'warning' }]);
    expect(problems[0]?.message).toMatch(message);
  });

  it.each<[string, Record<string, string>, string, RegExp]>([
    ['no code', { NUMERO_FICHE: '' }, 'NUMERO_FICHE', /RNCP and 3 to 5 digits/],
    ['a malformed code', { NUMERO_FICHE: 'RNCP12' }, 'NUMERO_FICHE', /« RNCP12 »/],
    ['no title', { INTITULE: ' ' }, 'INTITULE', /missing/],
    ['a title without end', { INTITULE: 'mot '.repeat(1000) }, 'INTITULE', /more than 2000/],
    ['a malformed block code', { BLOCS_COMPETENCES: block('BLOC-A') }, 'BLOCS_COMPETENCES[1].CODE', /« BLOC-A »/],
    [
      'the same block twice',
      { BLOCS_COMPETENCES: block('RNCP12345BC01').repeat(2) },
      'BLOCS_COMPETENCES[2].CODE',
      /twice/,
    ],
    [
      'a block without name',
      { BLOCS_COMPETENCES: block('RNCP12345BC01', '') },
      'BLOCS_COMPETENCES[1].LIBELLE',
      /no name/,
    ],
  ])('is left out, and the next one is read: %s', async (_what, change, field, message) => {
    const text = register(
      record(change),
      record({ NUMERO_FICHE: 'RNCP54321', BLOCS_COMPETENCES: block('RNCP54321BC01') }),
    );
    const { fiches, problems } = await readAll(sourceOf(text));
    expect(fiches.map(({ code }) => code)).toEqual(['RNCP54321']);
    expect(problems.filter(({ severity }) => severity === 'skipped')).toMatchObject([{ field }]);
    expect(problems.map((problem) => problem.message).join('\n')).toMatch(message);
  });

  it('names the line of the element that is wrong', async () => {
    const { problems } = await readOne({ DATE_EFFET: '31/02/2024' });
    expect(problems[0]?.line).toBe(11);
  });

  it('is left out when its code came before', async () => {
    const { fiches, problems } = await readAll(sourceOf(register(record(), record({ INTITULE: 'Un autre' }))));
    expect(fiches.map(({ title }) => title)).toEqual(['Un titre']);
    expect(problems).toMatchObject([{ line: 12, code: 'RNCP12345', field: 'NUMERO_FICHE', severity: 'skipped' }]);
    expect(problems[0]?.message).toMatch(/on line 4/);
  });
});

describe('A file that is no register', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE FICHES [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><FICHES>&b;</FICHES>`;
  it.each<[string, string, string, RegExp]>([
    ['an empty file', '', 'line 1, column 1', /file is empty/],
    ['a file of spaces', ' \n ', 'line 2, column 1', /root element/],
    ['no XML', 'Numero_Fiche;Intitule\n"RNCP1";"x"', 'line 2, column 11', /outside of root/],
    ['a web page', '<!DOCTYPE html><html></html>', 'line 1, column 15', /DOCTYPE/],
    ['an XML bomb', bomb, 'line 1, column 83', /DOCTYPE/],
    ['an entity of its own', register('<FICHE>&bombe;</FICHE>'), 'line 4, column 14', /undefined entity/],
    [
      'another root',
      '<?xml version="1.0"?>\n<CATALOGUE/>',
      'line 2, column 12',
      /<CATALOGUE>, where <FICHES> is expected/,
    ],
    [
      'another version',
      register(record()).replace('4.1', '2.0'),
      'line 3, column 32',
      /« 2.0 », where 4.1 is expected/,
    ],
    ['no version', register(record()).replace(/<VERSION.*\n/, ''), 'line 3, column 7', /No VERSION_FLUX/],
    ['neither version nor record', '<FICHES></FICHES>', 'line 1, column 17', /No VERSION_FLUX/],
    ['tags that cross', register('<FICHE><A></FICHE></A>'), 'line 4, column 18', /unexpected close tag/],
    ['a bare ampersand', register(record({ INTITULE: 'R&D et plus;' })), 'line 6, column 22', /entity name/],
    ['a file cut in a record', register(record()).slice(0, 200), 'line 8, column 9', /cut short/],
    ['a file cut before its end', register(record()).replace('</FICHES>\n', ''), 'line 12, column 1', /cut short/],
    ['something after the end', `${register(record())}<FICHES/>`, 'line 13, column 8', /only one root/],
  ])('is refused with its place: %s', async (_what, text, at, message) => {
    const fault = await refusal(sourceOf(text));
    expect(fault.message).toMatch(message);
    expect(fault.at).toBe(at);
    expect(await refusal(sourceOf(Buffer.from(text)))).toEqual(fault);
  });

  it('is refused when it was left in its archive', async () => {
    const { message } = await refusal(sourceOf(Buffer.from('PK\u0003\u0004…', 'latin1')));
    expect(message).toMatch(/unpack it/);
  });

  it.each<[string, Uint8Array, string]>([
    ['a byte order mark', Buffer.from(`\ufeff${register(record({ INTITULE: 'Été' }))}`), 'Été'],
    ['iso-8859-1, declared', latin1('ISO-8859-1', 'Été'), 'Été'],
    ['windows-1252, declared', latin1('windows-1252', 'L\u0092\u009cuvre'), 'L’œuvre'],
    ['no declaration', Buffer.from(register(record({ INTITULE: 'Été' })).replace(/<\?xml.*\n/, '')), 'Été'],
  ])('is none of these, when it is written with %s', async (_what, bytes, title) => {
    const { fiches } = await readAll(sourceOf(bytes));
    expect(fiches[0]?.title).toBe(title);
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['UTF-16', Buffer.from(`\ufeff${register(record())}`, 'utf16le'), /UTF-16: save it as UTF-8/],
    [
      'an encoding that nobody uses',
      Buffer.from(register(record()).replace('UTF-8', 'EBCDIC-FR')),
      /EBCDIC-FR: save it/,
    ],
    ['Latin-1 that claims to be UTF-8', latin1('UTF-8', 'Été'), /not utf-8/],
    ['a last character cut in two', Buffer.from(`${register(record())}<!--é`).subarray(0, -1), /inside a character/],
  ])('is refused when it is written in %s', async (_what, bytes, message) => {
    expect((await refusal(sourceOf(bytes))).message).toMatch(message);
  });
});

function latin1(encoding: string, title: string): Uint8Array {
  return Buffer.from(
    register(record({ INTITULE: title, ETAT_FICHE: 'Publi\u00e9e' })).replace('UTF-8', encoding),
    'latin1',
  );
}

describe('The bounds of a register', () => {
  const long = 'a'.repeat(200_000);
  it.each<[string, Source, RegisterOptions['limits'], RegExp]>([
    ['bytes', sourceOf(register(record())), { totalBytes: 300 }, /longer than 300 bytes/],
    [
      'records',
      sourceOf(register(record(), record({ NUMERO_FICHE: 'RNCP22222' }))),
      { records: 1 },
      /more than 1 records/,
    ],
    ['levels', sourceOf(register(record({ X: `${'<a>'.repeat(50)}${'</a>'.repeat(50)}` }))), {}, /more than 32 levels/],
    [
      'elements',
      sourceOf(register(record({ CODES_NSF: '<NSF/>'.repeat(100) }))),
      { elementsPerRecord: 99 },
      /99 elements in one record/,
    ],
    [
      'a text',
      sourceOf(register(record({ INTITULE: long }))),
      { charactersPerElement: 99_999 },
      /99999 characters in one element/,
    ],
    [
      'a text in parts',
      sourceOf(register(record({ INTITULE: `${'a'.repeat(90)}<b/>`.repeat(20) }))),
      { charactersPerElement: 1000 },
      /1000 characters/,
    ],
    [
      'a text that is passed over',
      sourceOf(register(record({ X: long }))),
      { charactersPerElement: 99_999 },
      /99999 characters/,
    ],
    ['a comment', sourceOf(register(`<!--${long}-->`)), { charactersPerElement: 99_999 }, /99999 characters/],
    ['a tag', sourceOf(register(`<FICHE x="${long}">`)), { charactersPerElement: 99_999 }, /99999 characters/],
    ['a name', sourceOf(register(`<${long}>`)), { charactersPerElement: 99_999 }, /99999 characters/],
    [
      'a record',
      sourceOf(register(record({ X: '<a>aaa</a>'.repeat(200) }))),
      { charactersPerRecord: 1000 },
      /1000 characters in one record/,
    ],
  ])('are kept: %s', async (_what, source, limits, message) => {
    expect((await refusal(source, { limits })).message).toMatch(message);
  });

  it('stop a file that never closes its DOCTYPE, long before its end', async () => {
    let given = 0;
    async function* endless(): Source {
      yield '<?xml version="1.0"?><!DOCTYPE FICHES [';
      for (; given < 10_000; given += 1) yield `<!ENTITY e${given} "${'x'.repeat(1000)}">`;
    }
    expect((await refusal(endless())).message).toMatch(/characters in one element/);
    expect(given).toBeLessThan(1000);
  });
});
