import { RegisterUnreadable } from '../rncp/register.errors.js';
import { type CsvRow, detached, rowsOf } from './csv-rows.adapter.js';

type Bytes = AsyncIterable<Uint8Array>;

interface Table {
  name: string;
  open: () => Bytes;
}

/** Written out at about so many characters at a time. */
const PIECE = 65_536;

/** For so many titles the other tables are read from their beginning: all at once would be too much to hold. */
const TITLES_AT_A_TIME = 3_000;

/** A table beside that of the titles: by which its file is known, the element that its rows stand in, and each row. */
interface Beside {
  file: RegExp;
  list: string;
  row: (row: CsvRow) => string;
}

/** The ways to a title, by the words with which the table of the ways begins each. */
const WAYS: [way: string, words: RegExp][] = [
  ['VAE', /^par exp/i],
  ['CL', /candidature/i],
  ['CA', /apprentissage/i],
  ['CQ', /professionnalisation/i],
  ['FC', /continue/i],
  ['FI', /l.ve ou d.+tudiant/i],
];

const BESIDE: Beside[] = [
  {
    file: /blocs/i,
    list: 'BLOCS_COMPETENCES',
    row: ({ cell }) =>
      inside('BLOC_COMPETENCES', [
        ['CODE', cell('bloc_competences_code')],
        ['LIBELLE', cell('bloc_competences_libelle')],
      ]),
  },
  {
    file: /certificateurs/i,
    list: 'CERTIFICATEURS',
    row: ({ cell }) =>
      inside('CERTIFICATEUR', [
        ['SIRET_CERTIFICATEUR', cell('siret_certificateur')],
        ['NOM_CERTIFICATEUR', cell('nom_certificateur')],
      ]),
  },
  { file: /nsf/i, list: 'CODES_NSF', row: labelled('NSF', 'nsf_code', 'nsf_intitule') },
  { file: /rome/i, list: 'CODES_ROME', row: labelled('ROME', 'codes_rome_code', 'codes_rome_libelle') },
  { file: /formacode/i, list: 'FORMACODES', row: labelled('FORMACODE', 'formacode_code', 'formacode_libelle') },
  { file: /voi/i, list: '', row: ({ cell }) => way(cell('si_jury')) },
  { file: /ancienne/i, list: 'ANCIENNES_CERTIFICATIONS', row: other('ANCIENNE_CERTIFICATION') },
  { file: /ancienne/i, list: 'NOUVELLES_CERTIFICATIONS', row: other('NOUVELLE_CERTIFICATION') },
];

const STANDARD = /standard/i;

/** Is this file of the CSV export the table of the titles? */
export function isTitles(fileName: string): boolean {
  return STANDARD.test(fileName);
}

/** What the table of the titles says of each, and in which element the XML export has it. */
const FACTS: [element: string, column: string][] = [
  ['ID_FICHE', 'id_fiche'],
  ['NUMERO_FICHE', 'numero_fiche'],
  ['INTITULE', 'intitule'],
  ['ACTIF', 'actif'],
  ['TYPE_ENREGISTREMENT', 'type_enregistrement'],
  ['VALIDATION_PARTIELLE', 'validation_partielle'],
  ['DATE_DECISION', 'date_decision'],
  ['DATE_EFFET', 'date_effet'],
  ['DATE_FIN_ENREGISTREMENT', 'date_fin_enregistrement'],
];

/**
 * The tables of the CSV export as one register in the tags of the XML export, from this byte on: each title on the line
 * that it has in its table. What the tables do not say is left unsaid. Throws RegisterUnreadable.
 */
export function registerIn(tables: Map<string, () => Bytes>): (byte: number) => Bytes {
  const standard = tableOf(tables, STANDARD);
  if (!standard) throw new RegisterUnreadable({ line: 1, column: 1 }, NO_TITLES);
  return async function* (byte) {
    let toSkip = byte;
    let text = '';
    for await (const piece of pieces(standard, tables)) {
      text += piece;
      if (text.length < PIECE && piece !== END) continue;
      const bytes = Buffer.from(text);
      if (bytes.length > toSkip) yield bytes.subarray(toSkip);
      toSkip = Math.max(0, toSkip - bytes.length);
      text = '';
    }
  };
}

const NO_TITLES = {
  code: 'register-archive-without-titles',
  message: 'The archive lacks the CSV file of the titles, « Standard ».',
};

const END = '\n</FICHES>\n';

async function* pieces(standard: Table, tables: Map<string, () => Bytes>): AsyncGenerator<string> {
  yield '<FICHES><VERSION_FLUX>4.1</VERSION_FLUX>';
  let at = 1;
  for await (const rows of someAtATime(
    rowsOf(standard.open(), { name: standard.name, needs: ['numero_fiche', 'intitule'] }),
  )) {
    const codes = new Set(rows.map(({ cell }) => cell('numero_fiche')));
    const beside: Map<string, string>[] = [];
    for (const part of BESIDE) beside.push(await partsOf(tables, part, codes));
    for (const row of rows) {
      const lists = BESIDE.map(({ list }, part) => wrapped(list, beside[part]?.get(row.cell('numero_fiche'))));
      yield `${'\n'.repeat(row.line - at)}<FICHE>${factsOf(row)}${lists.join('')}</FICHE>`;
      at = row.line;
    }
  }
  yield END;
}

async function* someAtATime(rows: AsyncIterable<CsvRow>): AsyncGenerator<CsvRow[]> {
  let some: CsvRow[] = [];
  for await (const row of rows) {
    some.push(row);
    if (some.length < TITLES_AT_A_TIME) continue;
    yield some;
    some = [];
  }
  yield some;
}

function factsOf({ cell }: CsvRow): string {
  const abbreviation = inside('ABREGE', [
    ['CODE', cell('abrege_libelle')],
    ['LIBELLE', cell('abrege_intitule')],
  ]);
  const level = inside('NOMENCLATURE_EUROPE', [
    ['NIVEAU', cell('nomenclature_europe_niveau')],
    ['INTITULE', cell('nomenclature_europe_intitule')],
  ]);
  return FACTS.map(([name, column]) => element(name, cell(column))).join('') + abbreviation + level;
}

/** What one table says of each of these titles, by its code. */
async function partsOf(
  tables: Map<string, () => Bytes>,
  { file, row }: Beside,
  only: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const table = tableOf(tables, file);
  if (!table) return parts;
  for await (const found of rowsOf(table.open(), { name: table.name, needs: ['numero_fiche'], only })) {
    const code = found.cell('numero_fiche');
    if (only.has(code)) parts.set(code, detached((parts.get(code) ?? '') + row(found)));
  }
  return parts;
}

function tableOf(tables: Map<string, () => Bytes>, file: RegExp): Table | null {
  const [found] = [...tables].filter(([name]) => file.test(name.slice(name.lastIndexOf('/') + 1)));
  return found ? { name: found[0], open: found[1] } : null;
}

function labelled(name: string, code: string, label: string): Beside['row'] {
  return ({ cell }) =>
    inside(name, [
      ['CODE', cell(code)],
      ['LIBELLE', cell(label)],
    ]);
}

function way(words: string): string {
  const [name] = WAYS.find(([, begins]) => begins.test(words)) ?? [];
  return name ? inside(`SI_JURY_${name}`, [['ACTIF', 'Oui']]) : '';
}

function other(name: string): Beside['row'] {
  return ({ cell }) => inside(name, [[`ID_FICHE_${name}`, cell(name.toLowerCase())]]);
}

function wrapped(list: string, content: string | undefined): string {
  if (!content) return '';
  return list === '' ? content : `<${list}>${content}</${list}>`;
}

function inside(name: string, elements: [name: string, text: string][]): string {
  const content = elements.map(([child, text]) => element(child, text)).join('');
  return content && `<${name}>${content}</${name}>`;
}

/** The export doubles its apostrophes now and then. */
function element(name: string, text: string): string {
  return text && `<${name}>${escaped(text.replaceAll("''", "'"))}</${name}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\u0020-\ufffd]/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
