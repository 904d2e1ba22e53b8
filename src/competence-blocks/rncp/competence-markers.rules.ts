/** What opens an item of a list: a bullet, a number (`1.`, `2)`) or a code (`C1.1`, `A1C2`, `CP1 -`). */
export type MarkerKind = `bullet ${string}` | 'number' | 'code';

/** A line of a list: what opens it, if anything does, how it is written and its words. */
export interface MarkedLine {
  kind: MarkerKind | null;
  line: string;
  words: string;
}

const DASH = '\\-–—‑−';
/** Never used inside a sentence; the last four are what the symbol fonts of word processors leave behind. */
const BULLET = '•▪■□●○◦►▶▸➢➤‣⁃✓✔\\uf0b7\\uf0a7\\uf0d8\\uf0fc';
const CODE = '([A-Z]{1,3})[. ]?\\d{1,2}(?:[.\\-_/ ]?[A-Z]{0,2}[. ]?\\d{1,2}){0,3}(?: ?bis)?';

const LINE_BULLET = new RegExp(`^([${DASH}${BULLET}*·])\\s*(?=[^\\s${DASH}])`, 'u');
const LINE_NUMBER = /^\(?\d{1,2}(?:\.\d{1,2}){0,3}(?: ?bis)? ?(?:[.)°:]\)?|[-–—](?=\s))\s*(?=\p{L})/u;
const LINE_CODE = new RegExp(`^\\(?${CODE}(?: ?[.):${DASH}]+\\s*(?=\\p{L})|\\s+(?=\\p{Lu}))`, 'u');
const ONLY_MARKERS = new RegExp(`^[${DASH}${BULLET}*·;\\s]*$`, 'u');

const INSIDE_BULLET = new RegExp(`(?<=^|\\s)[${BULLET}](?=\\s*\\S)`, 'gu');
const INSIDE_STAR = /(?<=^|\s)[*·](?=\s+\S)/gu;
const INSIDE_DASH = new RegExp(`(?<=^|\\s)[${DASH}](?=\\s+\\p{Lu})`, 'gu');
const INSIDE_NUMBER = /(?<=^|\s)(\d{1,2}) ?(?:[.)°] ?|[-–] )(?=\p{Lu})/gu;
const INSIDE_CODE = new RegExp(`(?<=^|\\s)${CODE}(?: ?[.):${DASH}]+\\s*|\\s+)(?=\\p{Lu})`, 'gu');

/** Takes the marker off a line. */
export function markedLine(line: string): MarkedLine {
  const bullet = LINE_BULLET.exec(line);
  if (bullet) return { kind: `bullet ${bulletFamily(bullet[1] ?? '')}`, line, words: line.slice(bullet[0].length) };
  const number = LINE_NUMBER.exec(line);
  if (number) return { kind: 'number', line, words: line.slice(number[0].length) };
  const code = LINE_CODE.exec(line);
  return code ? { kind: 'code', line, words: line.slice(code[0].length) } : { kind: null, line, words: line };
}

/** Does this line hold nothing but markers? */
export function isOnlyMarkers(line: string): boolean {
  return ONLY_MARKERS.test(line);
}

/** A line cut before each marker inside it, when a list was written on one line: `* a * b`, `1. a 2. b`, `C1 A C2 B`. */
export function linesInside(line: string): string[] {
  const places = [bulletsIn, starsIn, dashesIn, numbersIn, codesIn].map((find) => find(line)).find(isList) ?? [];
  const cuts = places[0] === 0 ? places : [0, ...places];
  return cuts.map((from, at) => line.slice(from, cuts[at + 1]).trim());
}

function isList(places: number[]): boolean {
  return places.length > 1 || (places[0] ?? 0) > 0;
}

function bulletsIn(line: string): number[] {
  return [...line.matchAll(INSIDE_BULLET)].map(({ index }) => index);
}

/** A star or a middle dot also serves inside a sentence: one alone is no list. */
function starsIn(line: string): number[] {
  const places = [...line.matchAll(INSIDE_STAR)].map(({ index }) => index);
  return places.length > 1 ? places : [];
}

function dashesIn(line: string): number[] {
  const places = [...line.matchAll(INSIDE_DASH)].map(({ index }) => index);
  return places[0] === 0 ? places : [];
}

/** Numbers make a list when they run 1, 2, 3. */
function numbersIn(line: string): number[] {
  const places: number[] = [];
  for (const { index, 1: number } of line.matchAll(INSIDE_NUMBER)) {
    if (Number(number) === places.length + 1) places.push(index);
  }
  return places.length > 1 ? places : [];
}

/** Codes make a list when they share their first letters. */
function codesIn(line: string): number[] {
  const found = [...line.matchAll(INSIDE_CODE)];
  const places = found.filter(({ 1: letters }) => letters === found[0]?.[1]).map(({ index }) => index);
  return places.length > 1 ? places : [];
}

function bulletFamily(bullet: string): string {
  return '–—‑−'.includes(bullet) ? '-' : bullet;
}
