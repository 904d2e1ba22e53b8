import type { Saying } from '../rncp/fiche.types.js';
import { RegisterUnreadable } from '../rncp/register.errors.js';

/** No row of the register is so long: its quotes do not close. */
const LONGEST_ROW = 1_000_000;

const OPEN_QUOTE = { code: 'register-csv-quote', message: 'has a quote that does not close' };

/** A row of a CSV file of the register: its cells by the names of the columns, small, and the line on which it opens. */
export interface CsvRow {
  line: number;
  cell: (name: string) => string;
}

/** Which rows of a file are read: those of these titles; all without it. */
export interface CsvFile {
  name: string;
  needs: string[];
  only?: ReadonlySet<string>;
}

/** The rows of a CSV file below its heading (`;`, cells in quotes or empty). Throws RegisterUnreadable. */
export async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  { name, needs, only }: CsvFile,
): AsyncGenerator<CsvRow> {
  let columns: Map<string, number> | null = null;
  for await (const { line, text } of recordsOf(linesOf(bytes, name), name)) {
    if (columns === null) columns = columnsOf(cellsOf(text), name, needs);
    else if (text !== '' && !(only && isOfAnother(text, only)))
      yield { line, cell: cellIn(cellsOf(detached(text)), columns) };
  }
  if (columns === null) throw wrong(name, 1, { code: 'register-csv-empty', message: 'is empty' });
}

/** Is it plain from its beginning that a row is of none of these titles? Most are, and need not be taken apart. */
function isOfAnother(text: string, only: ReadonlySet<string>): boolean {
  const end = text.indexOf('"', 1);
  return text.startsWith('"') && /^(RNCP|RS)\d+$/.test(text.slice(1, end)) && !only.has(text.slice(1, end));
}

function cellIn(cells: string[], columns: Map<string, number>): CsvRow['cell'] {
  return (column) => cells[columns.get(column) ?? -1] ?? '';
}

/** A copy of its own: what is cut from other texts, or put together of them, would keep them all in memory. */
export function detached(text: string): string {
  return Buffer.from(text).toString();
}

function columnsOf(heading: string[], name: string, needs: string[]): Map<string, number> {
  const columns = new Map(heading.map((column, at) => [column.toLowerCase(), at]));
  const missing = needs.find((column) => !columns.has(column));
  if (missing !== undefined)
    throw wrong(name, 1, { code: 'register-csv-column', message: `has no column ${missing}` }, missing);
  return columns;
}

/** Lines that belong together: a break between quotes does not end a row. */
async function* recordsOf(lines: AsyncIterable<string>, name: string): AsyncGenerator<{ line: number; text: string }> {
  let [line, opensOn, text] = [0, 1, ''];
  for await (const next of lines) {
    line += 1;
    text = text === '' ? next : `${text} ${next}`;
    if (text.length > LONGEST_ROW) throw wrong(name, opensOn, OPEN_QUOTE);
    if (isOpen(text)) continue;
    yield { line: opensOn, text };
    [opensOn, text] = [line + 1, ''];
  }
  if (text !== '') throw wrong(name, opensOn, OPEN_QUOTE);
}

function isOpen(text: string): boolean {
  let quotes = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes += 1;
  return quotes % 2 === 1;
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of bytes) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
      rest = lines.pop() ?? '';
      yield* lines;
    }
    rest += decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw wrong(name, 1, { code: 'register-csv-encoding', message: 'is not in UTF-8' });
    throw error;
  }
  if (rest !== '') yield rest;
}

const CELL = /(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g;

function cellsOf(text: string): string[] {
  return [...text.matchAll(CELL)].map(([, quoted, plain]) => (quoted ?? plain ?? '').replaceAll('""', '"').trim());
}

function wrong(name: string, line: number, { code, message }: Saying, column = ''): RegisterUnreadable {
  const again = `${name} ${message}: download the export again.`;
  return new RegisterUnreadable({ line, column: 1 }, { code, message: again, facts: { file: name, column } });
}
