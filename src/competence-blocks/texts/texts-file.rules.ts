import type { Fault } from '../../platform/kernel/domain-error.js';
import { LONGEST_TEXT, type TranslatedPlace } from './texts.types.js';

/** A line of the file that a translator fills: where, how often it was translated, its French, and what it is called. */
export interface FileRow {
  line: number;
  place: string;
  number: number;
  french: string;
  text: string;
}

const COLUMNS = ['place', 'number', 'french', 'text'] as const;

/** The texts of a title as a file for a spreadsheet: RFC 4180 with semicolons, as French spreadsheets open it. */
export function fileOf(texts: readonly TranslatedPlace[]): string {
  const rows = texts.map(({ place, number, french, text }) => [place, String(number), french, text]);
  return `\uFEFF${[[...COLUMNS], ...rows].map((cells) => `${cells.map(written).join(';')}\r\n`).join('')}`;
}

/** The lines of such a file that say something, or what is wrong with it. */
export function rowsIn(file: string): { rows: FileRow[]; faults: Fault[] } {
  const [heading, ...records] = recordsIn(file.replace(/^\uFEFF/, ''));
  const columns = new Map(heading?.cells.map((name, at) => [name.toLowerCase(), at]));
  const missing = COLUMNS.find((column) => !columns.has(column));
  if (missing) return { rows: [], faults: [faultAt(1, 'texts-file-column', { column: missing })] };
  const open = records.find(({ isOpen }) => isOpen);
  if (open) return { rows: [], faults: [faultAt(open.line, 'texts-file-quote')] };
  const rows = records.map(({ line, cells }): FileRow => {
    const cell = (column: (typeof COLUMNS)[number]) => cells[columns.get(column) ?? -1]?.trim() ?? '';
    const number = Number.parseInt(cell('number'), 10) || 0;
    return { line, place: cell('place'), number, french: unguarded(cell('french')), text: unguarded(cell('text')) };
  });
  return { rows: rows.filter(({ text }) => text !== ''), faults: [] };
}

/** What is wrong with lines of the file beside the texts that the title has now. */
export function faultsOf(rows: readonly FileRow[], texts: readonly TranslatedPlace[]): Fault[] {
  const places = new Map(texts.map((text) => [text.place, text]));
  return rows.flatMap(({ line, place, number, french, text }) => {
    const stands = places.get(place);
    if (!stands) return faultAt(line, 'texts-file-place', { place });
    if (oneLine(stands.french) !== oneLine(french)) return faultAt(line, 'texts-file-french', { place });
    if (text.length > LONGEST_TEXT) return faultAt(line, 'texts-file-long', { place, most: LONGEST_TEXT });
    if (stands.number !== number && stands.text !== text) return faultAt(line, 'texts-file-changed', { place });
    return [];
  });
}

const MESSAGES = {
  'texts-file-column': 'A column is missing: keep the heading of the file that was downloaded',
  'texts-file-quote': 'A quote does not close',
  'texts-file-place': 'The title has no text at this place',
  'texts-file-french': 'The French of this text is another one now: download the file again',
  'texts-file-long': 'This text is too long',
  'texts-file-changed': 'This text was written by somebody else since the file was downloaded',
  'texts-file-encoding': 'The file is not in UTF-8',
  'texts-file-size': 'The file is too large',
};

/** A fault of one line, in the words of `faults.json`. */
export function faultAt(line: number, code: keyof typeof MESSAGES, facts: Fault['facts'] = {}): Fault {
  return { at: `line ${line}`, code, message: MESSAGES[code], facts };
}

interface CsvRecord {
  /** On which it opens. */
  line: number;
  cells: string[];
  isOpen: boolean;
}

const CELL = /(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g;

/** No record is so long: its quotes do not close. */
const LONGEST_RECORD = 100_000;

/** Lines between quotes belong to one record. */
function recordsIn(file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let [lines, quotes, length, opensOn] = [[] as string[], 0, 0, 1];
  for (const [at, next] of file.split(/\r?\n/).entries()) {
    lines.push(next);
    quotes += next.split('"').length - 1;
    length += next.length;
    if (length > LONGEST_RECORD) break;
    if (quotes % 2 === 1) continue;
    const text = lines.join('\n');
    if (text.trim() !== '') records.push({ line: opensOn, cells: cellsOf(text), isOpen: false });
    [lines, quotes, length, opensOn] = [[], 0, 0, at + 2];
  }
  if (lines.length > 0) records.push({ line: opensOn, cells: [], isOpen: true });
  return records;
}

function cellsOf(text: string): string[] {
  return [...text.matchAll(CELL)].map(([, quoted, plain]) => (quoted ?? plain ?? '').replaceAll('""', '"'));
}

/** What a spreadsheet would take for a formula is made a text, and read back without its mark. */
function written(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function unguarded(text: string): string {
  return text.replace(/^'(?=[=+\-@])/, '');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
