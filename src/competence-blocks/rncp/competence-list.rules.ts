import { guessedCompetences } from './competence-guess.rules.js';
import type { MarkedLine } from './competence-markers.rules.js';
import { isOnlyMarkers, linesInside, markedLine } from './competence-markers.rules.js';
import { plainText } from './rich-text.rules.js';

/** The competences found in a block's text, and on what they were told apart; « whole » is one piece, not split. */
export interface CompetenceList {
  competences: string[];
  certainty: 'marked' | 'lines' | 'guessed' | 'whole';
}

/**
 * Splits the free text in which the register lists the competences of a block: by bullets, numbers or codes, else by
 * lines, else by what the wording suggests. Only markers and closing semicolons go; every word stays, in its order.
 */
export function splitCompetences(raw: string): CompetenceList {
  const lines = linesOf(plainText(raw));
  const marked = byMarkers(lines.flatMap(linesInside).map(markedLine));
  if (marked) return { competences: finished(marked), certainty: 'marked' };
  const written = byLines(lines);
  if (written.length > 1) return { competences: finished(written), certainty: 'lines' };
  const guessed = guessedCompetences(lines.join(' '));
  if (guessed) return { competences: finished(guessed), certainty: 'guessed' };
  return { competences: finished([lines.join(' ')]), certainty: 'whole' };
}

/** Markers alone on their lines belong to the next line. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let alone = '';
  for (const line of text.split('\n')) {
    const onlyMarkers = isOnlyMarkers(line);
    if (!onlyMarkers) lines.push(`${alone} ${line}`.trim());
    alone = onlyMarkers ? `${alone} ${line}`.trim() : '';
  }
  return lines;
}

/** Each head of the list opens a competence; what stands between two heads goes with the one before. */
function byMarkers(lines: MarkedLine[]): string[] | null {
  const head = headOf(lines);
  if (head === null) return null;
  const pieces: string[][] = [];
  for (const { kind, line, words } of lines) {
    const open = pieces.at(-1);
    if (kind === head) pieces.push([words]);
    else if (open) open.push(line);
    else pieces.push([line]);
  }
  return pieces.map((piece) => piece.join(' '));
}

/** The first kind of marker that comes twice, or that opens the text when it is a bullet. */
function headOf(lines: MarkedLine[]): MarkedLine['kind'] {
  const seen = new Set<MarkedLine['kind']>();
  const kinds = lines.map(({ kind }) => kind);
  const repeated = new Set(kinds.filter((kind) => seen.size === seen.add(kind).size));
  const first = kinds.find((kind) => kind !== null && repeated.has(kind));
  return first ?? (kinds[0]?.startsWith('bullet') ? kinds[0] : null);
}

/** A line that begins in lower case goes on with the one before, unless that one was closed by a semicolon. */
function byLines(lines: string[]): string[] {
  const pieces: string[][] = [];
  for (const line of lines) {
    const open = pieces.at(-1);
    if (open && /^\p{Ll}/u.test(line) && !open.at(-1)?.endsWith(';')) open.push(line);
    else pieces.push([line]);
  }
  return pieces.map((piece) => piece.join(' '));
}

function finished(pieces: string[]): string[] {
  return pieces.map(withoutSemicolon).filter((piece) => !isOnlyMarkers(piece));
}

function withoutSemicolon(piece: string): string {
  let words = piece.trim();
  while (words.endsWith(';')) words = words.slice(0, -1).trimEnd();
  return words;
}
