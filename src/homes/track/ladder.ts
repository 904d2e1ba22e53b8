import type { Check, Decision } from '../../platform/kernel/decision.js';
import { Wordings } from '../../platform/web/wordings.js';
import type { BlockStanding } from '../../tracks/index.js';

/** A block as a rung of the ladder on a page. */
export interface Rung {
  number: number;
  code: string;
  label: string;
  standing: 'not-started' | 'in-progress' | 'ready' | 'validated' | 'adjourned';
  acquired: number;
  needed: number;
  /** What comes next for it. */
  still: Check[];
  dueOn: string | null;
  /** The names of the competences that the learner contests. */
  contested: string[];
  /** How many of its competences are recognised; the equivalence that validated it whole. */
  recognised: number;
  equivalence: { source: string | null; on: string } | null;
  decision: Decision;
  /** What may be done about it here, when there is something. */
  action?: { key: string; href: string };
}

/** Steps that only wait for others have no clock of their own. */
const WAITING = new Set(['project-unlocked', 'project-judged']);

/** The blocks of a title as rungs, in their order; competences are called by their names instead of their codes. */
export function ladderOf(blocks: readonly BlockStanding[]): Rung[] {
  const names = new Map(
    blocks.flatMap(({ competences }) => competences.map(({ code, name }) => [code, name] as const)),
  );
  return blocks.map((block) => {
    const checks = block.decision.checks.map((check) => named(check, names));
    return {
      number: block.position,
      code: block.code,
      label: block.name,
      standing: block.state === 'ready-for-jury' ? 'ready' : block.state,
      acquired: block.competences.filter(({ acquired }) => acquired).length,
      needed: block.competences.length,
      still: block.next ? checks.filter((check) => isNext(check, block)).slice(0, 1) : [],
      dueOn: block.next && !WAITING.has(block.next.code) ? block.next.dueOn : null,
      recognised: block.recognition ? 0 : block.competences.filter(({ recognition }) => recognition).length,
      equivalence: block.recognition,
      contested: Wordings.from(block.competences.filter(({ contested }) => contested).map(({ name }) => name)),
      decision: { allowed: block.decision.allowed, checks },
    };
  });
}

function isNext({ code, standing, facts }: Check, { next }: BlockStanding): boolean {
  const isItsProject = !next?.projectCode || facts?.['project'] === next.projectCode;
  return standing !== 'met' && code === next?.code && isItsProject;
}

function named(check: Check, names: ReadonlyMap<string, string>): Check {
  const missing = check.facts?.['missing'];
  const wordings = Array.isArray(missing) ? missing.map((code: string) => names.get(code)) : [];
  if (wordings.length === 0 || wordings.includes(undefined)) return check;
  return { ...check, facts: { ...check.facts, missing: Wordings.from(wordings as string[]) } };
}
