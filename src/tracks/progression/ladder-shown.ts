import type { Check, Decision } from '../../platform/kernel/decision.js';
import { Wordings } from '../../platform/web/wordings.js';
import type { MissingInBlock } from './missing-tree.rules.js';
import type { BlockStanding } from './progression.types.js';

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
  /** What is missing of it, as a tree; null for one of which nothing is. */
  missing: ShownMissing | null;
  /** What may be done about it here, when there is something. */
  action?: { key: string; href: string };
}

/** A step of the tree with the page where it is taken. */
interface ShownStep {
  condition: Check;
  href: string | null;
}

/** What is missing of a block, as its page shows it. */
export interface ShownMissing {
  /** How many criteria are not met, of all its competences. */
  count: number;
  competences: {
    name: string;
    met: number;
    needed: number;
    criteria: { name: string; found: 'not-met' | 'not-seen'; contested: boolean; steps: ShownStep[] }[];
  }[];
  conditions: Check[];
}

/** Where the projects of a learner are read: the address above them, and the id of each by its code. */
export interface ProjectAddresses {
  address: string;
  projects: readonly { id: string; code: string }[];
}

/** Steps that only wait for others have no clock of their own. */
const WAITING = new Set(['project-unlocked', 'project-judged']);

/** The blocks of a title as rungs, in their order; competences are called by their names instead of their codes. */
export function ladderOf(
  blocks: readonly BlockStanding[],
  missing: readonly MissingInBlock[],
  where: ProjectAddresses,
): Rung[] {
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
      missing: missingShown(
        missing.find(({ blockId }) => blockId === block.blockId),
        where,
      ),
      decision: { allowed: block.decision.allowed, checks },
    };
  });
}

function missingShown(
  missing: MissingInBlock | undefined,
  { address, projects }: ProjectAddresses,
): ShownMissing | null {
  if (!missing || missing.competences.length === 0) return null;
  const hrefOf = ({ facts }: Check) => {
    const project = projects.find(({ code }) => code === facts?.['project']);
    return project ? `${address}/${project.id}` : null;
  };
  return {
    count: missing.competences.reduce((sum, { criteria }) => sum + criteria.length, 0),
    competences: missing.competences.map(({ name, met, needed, criteria }) => ({
      name,
      met,
      needed,
      criteria: criteria.map(({ steps, name: criterion, met: isMet, contested }) => ({
        name: criterion,
        found: isMet === null ? ('not-seen' as const) : ('not-met' as const),
        contested,
        steps: steps.map((condition) => ({ condition, href: hrefOf(condition) })),
      })),
    })),
    conditions: missing.conditions,
  };
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
