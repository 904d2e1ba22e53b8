import { splitCompetences } from '../rncp/competence-list.rules.js';
import type { CuratedCompetence } from './curation.types.js';

/** The list after one step, and where the competence that was worked on stands in it now. */
export interface Stepped {
  competences: CuratedCompetence[];
  at: number;
}

/** The competences with the one at `at` cut in pieces; null when nothing says where to cut. */
export function splitAt(competences: readonly CuratedCompetence[], at: number): Stepped | null {
  const whole = competences[at];
  if (!whole) return null;
  const names = piecesOf(whole.name);
  if (names.length < 2) return null;
  const pieces = names.map((name, index) => ({
    ...whole,
    name,
    criteria: isJudgedByItself(whole) || index > 0 ? [name] : whole.criteria,
  }));
  return { competences: competences.toSpliced(at, 1, ...pieces), at };
}

/** The competences with the one at `at` and the next made one, judged by the criteria of both, or by itself when both were; null for the last one. */
export function mergeAt(competences: readonly CuratedCompetence[], at: number): Stepped | null {
  const [first, second] = [competences[at], competences[at + 1]];
  if (!first || !second) return null;
  const name = `${first.name} ${second.name}`;
  const areJudgedByThemselves = isJudgedByItself(first) && isJudgedByItself(second);
  const merged = {
    name,
    criteria: areJudgedByThemselves ? [name] : [...new Set([...first.criteria, ...second.criteria])],
    evaluationMode: first.evaluationMode ?? second.evaluationMode,
  };
  return { competences: competences.toSpliced(at, 2, merged), at };
}

/** The competences with the one at `at` one place further, `by` -1 or 1; null where there is no such place. */
export function moveAt(competences: readonly CuratedCompetence[], at: number, by: -1 | 1): Stepped | null {
  const [moved, other] = [competences[at], competences[at + by]];
  if (!moved || !other) return null;
  return { competences: competences.with(at, other).with(at + by, moved), at: at + by };
}

/** The competences without the one at `at`; null for the only one, since a block has at least one. */
export function removeAt(competences: readonly CuratedCompetence[], at: number): Stepped | null {
  if (!competences[at] || competences.length < 2) return null;
  return { competences: competences.toSpliced(at, 1), at: Math.min(at, competences.length - 2) };
}

/**
 * The competences as they were edited. A competence that was judged by nothing but itself still is when its wording
 * changed alone; `before` are those that the officer had in front of them, in the same order.
 */
export function followed(edited: CuratedCompetence[], before: readonly CuratedCompetence[]): CuratedCompetence[] {
  return edited.map((competence, at) => {
    const old = before[at];
    const wasJudgedByItself = old !== undefined && sameWords(old.criteria, [old.name]);
    const isUntouched = wasJudgedByItself && sameWords(competence.criteria, old.criteria);
    return isUntouched ? { ...competence, criteria: [competence.name] } : competence;
  });
}

/** Do two lists say the same, up to their blanks? */
export function sameWords(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, at) => onOneLine(text) === onOneLine(others[at] ?? ''));
}

/** A text with each run of blanks and line ends made one blank. */
export function onOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

/** At the ends of lines when there are several, else as the list of the register would be cut. */
function piecesOf(text: string): string[] {
  const lines = text.split('\n').map(onOneLine).filter(Boolean);
  return lines.length > 1 ? lines : splitCompetences(text).competences;
}

function isJudgedByItself({ name, criteria }: CuratedCompetence): boolean {
  return sameWords(criteria, [name]);
}
