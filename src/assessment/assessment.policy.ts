import { type Actor, hasRole } from '../platform/kernel/actor.js';

/** May this person see a jury? Officers see all, members the ones that they sit on. */
export function maySeeJury(actor: Actor, memberIds: readonly string[]): boolean {
  return hasRole(actor, 'officer') || memberIds.includes(actor.id);
}

/** May this person write down what a jury did: the officer, or one of those who decide? */
export function mayRecordFor(actor: Actor, panelIds: readonly string[]): boolean {
  return hasRole(actor, 'officer') || panelIds.includes(actor.id);
}

/** May this person say whether this member is tied to a candidate? */
export function mayDeclareFor(actor: Actor, memberId: string): boolean {
  return actor.id === memberId || hasRole(actor, 'officer');
}

/** In which ways a person may have to do with a project of a learner. */
export type Capacity = 'learner' | 'mentor' | 'evaluator' | 'juror' | 'staff';

/** Who has to do with one project of one learner. */
export interface ProjectPeople {
  learnerId: string;
  mentorId: string | null;
  evaluatorIds: readonly string[];
  jurorIds: readonly string[];
}

/** In which capacities this person comes to the project; none for whom there is nothing to see. */
export function capacitiesOf(actor: Actor, people: ProjectPeople): Capacity[] {
  const holds: Record<Capacity, boolean> = {
    learner: actor.id === people.learnerId,
    mentor: hasRole(actor, 'mentor') && actor.id === people.mentorId,
    evaluator: hasRole(actor, 'evaluator') && people.evaluatorIds.includes(actor.id),
    juror: hasRole(actor, 'jury') && people.jurorIds.includes(actor.id),
    staff: hasRole(actor, 'officer', 'advisor'),
  };
  return (Object.keys(holds) as Capacity[]).filter((capacity) => holds[capacity]);
}

/** May a person who comes to a project in these capacities read all the work of that learner, and not this project alone? */
export function maySeeAllWork(capacities: readonly Capacity[]): boolean {
  return capacities.includes('juror') || capacities.includes('staff');
}

/** May a person who comes to a project in these capacities plan its defence, or call it off? */
export function mayArrangeDefence(capacities: readonly Capacity[]): boolean {
  return capacities.includes('learner') || capacities.includes('staff');
}

/** May this person give leave for more defences than the rulebook grants? */
export function mayGrantDefence(actor: Actor): boolean {
  return hasRole(actor, 'advisor');
}

/** Who has to do with a contested evaluation besides the learner. */
export interface ContestPeople {
  learnerId: string;
  /** The evaluator of the defence, and whoever decided it. */
  judgeIds: readonly string[];
  /** Did the person who would rule mentor the learner at any time? */
  hasMentored: boolean;
}

/** May this person rule on a contested evaluation? Nobody does who judged it, or mentored the learner. */
export function mayRuleOnEvaluation(actor: Actor, { learnerId, judgeIds, hasMentored }: ContestPeople): boolean {
  const isParty = actor.id === learnerId || judgeIds.includes(actor.id) || hasMentored;
  return hasRole(actor, 'officer', 'advisor') && !isParty;
}
