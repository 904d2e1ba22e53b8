import { check, type Check, decide, type Remedy, type Rule } from '../../platform/kernel/decision.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import type { RulebookNumbers } from '../rulebooks/rulebook.types.js';
import { projectCheck, urgencyOf } from './project-check.rules.js';
import type {
  BlockProgress,
  BlockStanding,
  BlockState,
  CompetenceProgress,
  NextStep,
  ProjectProgress,
} from './progression.types.js';

export const BLOCK = {
  trackRuns: { code: 'track-runs', says: 'The track of the learner goes on.' },
  competencesAcquired: {
    code: 'competences-acquired',
    says: 'Every criterion of every competence of the block is met in the latest decided evaluation.',
  },
  priorLearning: {
    code: 'competences-by-prior-learning',
    says: 'Competences of the block were recognised as prior learning, by a recorded decision.',
  },
  equivalence: {
    code: 'competences-by-equivalence',
    says: 'Competences of the block were recognised by a partial equivalence, by a recorded decision.',
  },
  blockByEquivalence: {
    code: 'block-by-equivalence',
    says: 'An equivalence decision validates the block; once validated it is never lost.',
    source: 'Code du travail, L6113-1',
  },
  provedSince: {
    code: 'proved-since-adjournment',
    says: 'Since a jury adjourned the block, an evaluation was decided on it, or leave was given to present it again.',
  },
  juryValidates: {
    code: 'jury-validates-block',
    says: 'A jury validates the block; once validated it is never lost.',
    source: 'Code du travail, L6113-1',
  },
} satisfies Record<string, Rule>;

/** What the standing of every block of one track is made from. */
export interface TrackProgress {
  enrolmentState: EnrolmentState;
  rulebook: Pick<RulebookNumbers, 'sessionsBeforeDefence' | 'maxDefences'>;
  blocks: readonly BlockProgress[];
  projects: readonly ProjectProgress[];
}

/** How each block stands, in the order of the title. */
export function standingOfBlocks(track: TrackProgress): BlockStanding[] {
  const projects = track.projects
    .filter(({ state }) => state !== 'validated')
    .toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || a.position - b.position);
  return track.blocks.map((block) => blockStanding(block, projects, track));
}

/** Is the competence acquired: all its criteria met in the latest decided evaluation, or recognised by a decision? */
export function isAcquired({ criteria, met, recognition }: CompetenceProgress): boolean {
  return recognition !== null || (criteria > 0 && met === criteria);
}

/** How one block stands; `projects` are those still open, the most urgent first. */
function blockStanding(block: BlockProgress, projects: ProjectProgress[], track: TrackProgress): BlockStanding {
  const missing = block.competences.filter((competence) => !isAcquired(competence));
  const isComplete = block.competences.length > 0 && missing.length === 0;
  const needed = projects.filter(({ proves }) => missing.some(({ id }) => proves.includes(id)));
  const checks = block.result === 'validated' ? [validatedCheck(block)] : openChecks(block, missing, needed, track);
  const decision = decide(...checks);
  const state = stateOf(block, isComplete, projects);
  return {
    blockId: block.id,
    code: block.code,
    name: block.name,
    position: block.position,
    state,
    presentable: isPresentable(decision.checks),
    competences: block.competences.map((competence) => ({
      id: competence.id,
      code: competence.code,
      name: competence.name,
      acquired: isAcquired(competence),
      contested: competence.contested,
      recognition: competence.recognition,
    })),
    contested: block.competences.some(({ contested }) => contested),
    recognition: block.recognition,
    decision,
    next: nextOf(decision.checks, needed),
  };
}

function openChecks(
  block: BlockProgress,
  missing: CompetenceProgress[],
  needed: ProjectProgress[],
  { enrolmentState, rulebook }: TrackProgress,
): Check[] {
  const projectChecks = needed.map((project) => projectCheck(project, missing, rulebook));
  const [first] = projectChecks;
  return [
    runsCheck(enrolmentState),
    check(
      BLOCK.competencesAcquired,
      block.competences.length > 0 && missing.length === 0,
      {
        acquired: block.competences.length - missing.length,
        needed: block.competences.length,
        missing: missing.map(({ code }) => code),
      },
      remedyOf(first),
    ),
    ...recognisedChecks(block),
    ...projectChecks,
    ...renewalChecks(block),
    juryCheck(block),
  ];
}

/** Whoever has the next step of the first open project; the advisor when no project is left to prove what is missing. */
function remedyOf(first: Check | undefined): Remedy {
  if (!first) return { nextActor: 'advisor' };
  return { ...(first.nextActor && { nextActor: first.nextActor }), ...(first.dueOn && { dueOn: first.dueOn }) };
}

function runsCheck(state: EnrolmentState): Check {
  const runs = state === 'active' || state === 'completed';
  const remedy = state === 'withdrawn' || state === 'ended' ? { never: true } : { nextActor: 'advisor' as const };
  return check(BLOCK.trackRuns, runs, { state }, remedy);
}

/** What validated the block: the jury, or the equivalence that says so. */
function validatedCheck(block: BlockProgress): Check {
  const { recognition } = block;
  if (!recognition) return juryCheck(block);
  return check(BLOCK.blockByEquivalence, true, { decidedOn: recognition.on, source: recognition.source });
}

/** Each decision that recognised competences of the block, with those that it named. */
function recognisedChecks({ competences }: BlockProgress): Check[] {
  const decisions = new Map(
    competences.flatMap(({ recognition }) => (recognition ? [[recognition.id, recognition]] : [])),
  );
  return [...decisions.values()].map(({ id, kind, on, source }) => {
    const missing = competences.filter(({ recognition }) => recognition?.id === id).map(({ code }) => code);
    const rule = kind === 'equivalence' ? BLOCK.equivalence : BLOCK.priorLearning;
    return check(rule, true, { decidedOn: on, source, missing });
  });
}

function juryCheck({ result }: BlockProgress): Check {
  return check(BLOCK.juryValidates, result === 'validated', { result }, { nextActor: 'officer' });
}

/** Asked of an adjourned block alone: the same proofs are not put before a jury twice. */
function renewalChecks(block: BlockProgress): Check[] {
  if (block.result !== 'adjourned') return [];
  return [check(BLOCK.provedSince, isProvedSince(block), {}, { nextActor: 'mentor' })];
}

/** Did anything speak for the block since the jury adjourned it? */
function isProvedSince({ resultAt, seenAt, leaveAt, recognisedAt }: BlockProgress): boolean {
  const adjournedAt = resultAt ?? 0;
  return (seenAt ?? 0) > adjournedAt || (leaveAt ?? 0) >= adjournedAt || (recognisedAt ?? 0) >= adjournedAt;
}

function isPresentable(checks: Check[]): boolean {
  return checks.every(({ code, standing }) => (standing === 'met') === (code !== BLOCK.juryValidates.code));
}

/** An adjourned block stays adjourned until something new speaks for it. */
function stateOf(block: BlockProgress, isComplete: boolean, projects: ProjectProgress[]): BlockState {
  const { result, competences } = block;
  if (result === 'validated') return 'validated';
  if (result === 'adjourned' && !isProvedSince(block)) return 'adjourned';
  if (isComplete) return 'ready-for-jury';
  const begun = projects.some(
    ({ state, proves }) => state !== 'locked' && state !== 'open' && competences.some(({ id }) => proves.includes(id)),
  );
  return begun || competences.some(({ seen, recognition }) => seen > 0 || recognition) ? 'in-progress' : 'not-started';
}

/** The first open condition that somebody can do something about. */
function nextOf(checks: Check[], needed: ProjectProgress[]): NextStep | null {
  const open = checks.filter(({ standing }) => standing !== 'met');
  const first = open.find(({ code }) => code !== BLOCK.competencesAcquired.code || needed.length === 0);
  if (!first) return null;
  const project = needed.find(({ code }) => code === first.facts?.['project']);
  return {
    code: first.code,
    projectId: project?.id ?? null,
    projectCode: project?.code ?? null,
    projectName: project?.name ?? null,
    nextActor: first.nextActor ?? null,
    dueOn: first.dueOn ?? null,
  };
}
