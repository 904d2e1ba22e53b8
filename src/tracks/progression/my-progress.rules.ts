import { paceStanding, type PaceStanding } from '../pace/pace-standing.rules.js';
import type { EnrolmentState } from '../enrolments/enrolment.types.js';
import { standingOfBlocks } from './block-standing.rules.js';
import { urgencyOf } from './project-check.rules.js';
import type { BlockStanding, NextStep, ProgressFacts, ProjectProgress } from './progression.types.js';

/** What a learner sees first: the track, the pace, the blocks with what is missing, and what comes next. */
export interface MyProgress {
  enrolment: {
    id: string;
    titleCode: string;
    titleName: string;
    state: EnrolmentState;
    paceMonths: number;
    enteredOn: string;
    plannedEndOn: string;
    suspendedFromOn: string | null;
    zone: string;
  };
  pace: PaceStanding;
  blocks: BlockStanding[];
  projects: ProjectProgress[];
  /** Of all that comes next in the blocks, what is nearest to an end. */
  next: NextStep | null;
}

/** What the pace of a track is read from. */
export type PacedTrack = Pick<
  ProgressFacts,
  | 'state'
  | 'rulebook'
  | 'enteredOn'
  | 'plannedEndOn'
  | 'fundedBy'
  | 'fundingEndsOn'
  | 'awardableUntilOn'
  | 'suspendedFromOn'
  | 'lastActiveOn'
  | 'missedOn'
> & { projects: readonly Pick<ProjectProgress, 'estimatedHours' | 'startsOn' | 'dueOn' | 'validatedOn'>[] };

/** The home of a learner on a day, out of what is recorded. */
export function progressOn(today: string, facts: ProgressFacts): MyProgress {
  const blocks = standingOfBlocks({ ...facts, enrolmentState: facts.state });
  const { id, titleCode, titleName, state, paceMonths, enteredOn, plannedEndOn, suspendedFromOn, zone } = facts;
  return {
    enrolment: { id, titleCode, titleName, state, paceMonths, enteredOn, plannedEndOn, suspendedFromOn, zone },
    pace: paceOn(today, { ...facts, projects: facts.projects.filter(({ dispensed }) => !dispensed) }),
    blocks,
    projects: facts.projects,
    next: nearest(blocks, facts.projects),
  };
}

/** The pace of the learner; during a pause, as it stood on the first day away. */
export function paceOn(today: string, facts: PacedTrack): PaceStanding {
  const onDay = facts.suspendedFromOn ?? today;
  const fundingEndsOn = facts.fundedBy === 'third-party' ? facts.fundingEndsOn : null;
  return paceStanding({ ...facts, onDay, limits: [fundingEndsOn, facts.awardableUntilOn] });
}

function nearest(blocks: BlockStanding[], projects: ProjectProgress[]): NextStep | null {
  const urgency = (step: NextStep) => {
    const project = projects.find(({ id }) => id === step.projectId);
    return project ? urgencyOf(project) * 1000 + project.position : 1_000_000;
  };
  const steps = blocks.map(({ next }) => next).filter((next) => next !== null);
  return steps.toSorted((a, b) => urgency(a) - urgency(b))[0] ?? null;
}
