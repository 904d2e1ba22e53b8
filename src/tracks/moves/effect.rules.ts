import { check, type Check, type Rule } from '../../platform/kernel/decision.js';
import { keepsLimits, loadCheck, paceCheck } from '../enrolments/enrolment.rules.js';
import { dayNumber } from '../pace/calendar.rules.js';
import { PACE, type PaceStanding } from '../pace/pace-standing.rules.js';
import { standingOfBlocks } from '../progression/block-standing.rules.js';
import { paceOn } from '../progression/my-progress.rules.js';
import { defenceTerms } from '../progression/project-check.rules.js';
import type { BlockStanding, ProgressFacts, ProjectProgress } from '../progression/progression.types.js';
import type { Effect, EffectSubject } from './moves.types.js';

export const EFFECT = {
  endsNoLater: { code: 'plan-ends-no-later', says: 'The plan ends no later than under the pins that the track has.' },
  provable: {
    code: 'missing-competences-provable',
    says: 'Every competence that the block still misses is proved by a project that is left.',
  },
  workLeft: { code: 'work-left-no-more', says: 'No more hours of projects are left than under the present design.' },
} satisfies Record<string, Rule>;

/** A track as it is recorded, or as it would be under other pins, on a day of the learner. */
export interface TrackOnDay {
  today: string;
  facts: ProgressFacts;
  /** The hours of the busiest week that is left of the plan. */
  weeklyLoadHours: number;
}

/** The same with how its blocks stand. */
export interface LookedAtTrack extends TrackOnDay {
  blocks: BlockStanding[];
}

export function lookedAt(track: TrackOnDay): LookedAtTrack {
  const { facts } = track;
  return { ...track, blocks: standingOfBlocks({ ...facts, enrolmentState: facts.state }) };
}

/** One condition of a track, and how far the track is from meeting it: 0 when it is met. */
export interface Holding {
  key: string;
  about: EffectSubject;
  subject: { code: string; name: string } | null;
  distance: number;
  check: Check;
}

/** What is nearer or farther in the second than in the first, condition by condition; the same tracks give nothing. */
export function effectsBetween(before: LookedAtTrack, after: LookedAtTrack): Effect[] {
  const had = new Map(holdingsOf(before, before).map((holding) => [holding.key, holding]));
  return holdingsOf(after, before).flatMap((has) => {
    const was = had.get(has.key);
    if (!was || was.distance === has.distance) return [];
    const { about, subject, check: found } = has;
    return {
      direction: has.distance < was.distance ? 'gain' : 'loss',
      about,
      code: found.code,
      subject: subject?.code ?? null,
      subjectName: subject?.name ?? null,
      before: was.check,
      after: found,
    };
  });
}

/** What says whether two effects on a track are the same, whatever the numbers of the day. */
export function signatureOf(effects: readonly Effect[]): string {
  return effects
    .map(({ direction, about, subject, code }) => [direction, about, subject ?? '', code].join(' '))
    .sort()
    .join('\n');
}

/** Every condition of a track that its pins have a say in, by the rules that are asked everywhere. */
function holdingsOf(track: LookedAtTrack, reference: LookedAtTrack): Holding[] {
  const { facts, blocks } = track;
  return [
    ...blocks.flatMap((block) => [...holdingsOfBlock(block), ...provableIn(block, facts)]),
    ...facts.projects.flatMap((project) => holdingsOfProject(project, facts)),
    ...holdingsOfPace(paceOn(track.today, facts)),
    ...holdingsOfPlan(track, reference),
  ];
}

/** The conditions of the block itself; those of its projects are told with the projects. */
function holdingsOfBlock({ code, name, decision }: BlockStanding): Holding[] {
  return decision.checks
    .filter(({ facts }) => facts?.['project'] === undefined)
    .map((found) => ({
      key: `block ${code} ${found.code}`,
      about: 'block',
      subject: { code, name },
      distance: missingIn(found),
      check: found,
    }));
}

/** Can the block still be had: is a project left for each competence that it misses? */
function provableIn({ code, name, state, competences }: BlockStanding, { projects }: ProgressFacts): Holding[] {
  if (state === 'validated') return [];
  const proved = new Set(projects.filter((project) => project.state !== 'validated').flatMap(({ proves }) => proves));
  const missing = competences.filter(({ id, acquired }) => !acquired && !proved.has(id)).map((one) => one.name);
  const found = check(EFFECT.provable, missing.length === 0, { missing }, { nextActor: 'officer' });
  const key = `block ${code} ${EFFECT.provable.code}`;
  return [{ key, about: 'block', subject: { code, name }, distance: missing.length, check: found }];
}

/** Of what is begun and not validated yet, what the rulebook asks before the defence. */
function holdingsOfProject(project: ProjectProgress, { rulebook }: ProgressFacts): Holding[] {
  const { code, name, state } = project;
  if (state === 'locked' || state === 'open' || state === 'validated') return [];
  return defenceTerms(project, rulebook).map((found) => ({
    key: `project ${code} ${found.code}`,
    about: 'project',
    subject: { code, name },
    distance: missingIn(found),
    check: found,
  }));
}

function holdingsOfPace({ state, verifiedHours, decision }: PaceStanding): Holding[] {
  const done = check(PACE.allValidated, state === 'done', { verifiedHours });
  const others = decision.checks.filter(({ code }) => code !== PACE.allValidated.code);
  return [done, ...others].map((found) => ofTrack('pace', found, missingIn(found)));
}

function holdingsOfPlan({ facts, weeklyLoadHours }: LookedAtTrack, reference: LookedAtTrack): Holding[] {
  const { rulebook, plannedEndOn } = facts;
  const limits = keepsLimits(facts).checks;
  const terms = [paceCheck(facts), loadCheck({ weeklyLoadHours, rulebook }), ...limits];
  const endedOn = reference.facts.plannedEndOn;
  const end = check(EFFECT.endsNoLater, plannedEndOn <= endedOn, { plannedEndOn, endedOn });
  const [hours, before] = [hoursLeft(facts), hoursLeft(reference.facts)];
  const work = check(EFFECT.workLeft, hours <= before, { hours, before });
  return [
    ...terms.map((found) => ofTrack('plan', found, missingIn(found))),
    ofTrack('plan', end, dayNumber(plannedEndOn)),
    ofTrack('plan', work, hours),
  ];
}

/** The hours of the projects that are not validated. */
function hoursLeft({ projects }: ProgressFacts): number {
  return projects.reduce((sum, { state, estimatedHours }) => sum + (state === 'validated' ? 0 : estimatedHours), 0);
}

function ofTrack(about: EffectSubject, found: Check, distance: number): Holding {
  return { key: `${about} ${found.code}`, about, subject: null, distance, check: found };
}

/** How much of a condition is missing, where it counts something; else one, and nothing of one that is met. */
function missingIn({ standing, facts }: Check): number {
  if (standing === 'met') return 0;
  const needed = facts?.['needed'];
  const has = facts?.['acquired'] ?? facts?.['sessionsHeld'];
  return typeof needed === 'number' && typeof has === 'number' ? Math.max(1, needed - has) : 1;
}
