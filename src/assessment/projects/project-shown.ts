import { DateTime } from 'luxon';
import { addDays } from '../../platform/kernel/period.js';
import { dayOf } from '../../platform/kernel/wall-time.js';
import { mayArrangeDefence } from '../assessment.policy.js';
import type { Evidence, ShownFile } from '../evidence/evidence.queries.js';
import { ladderOf } from '../../tracks/index.js';
import type { ProjectOnPage } from './project-page.queries.js';

/** A deliverable with the files that were sent for it. */
interface DeliverableShown {
  name: string;
  /** "PDF, ODP" */
  formats: string;
  accept: string;
  required: boolean;
  files: ShownFile[];
}

/** What a reader of the page is to the project. */
export type ReaderOfProject = 'learner' | 'mentor' | 'other';

/** Everything that the page of a project shows, and what this reader can do with it now. */
export function projectShown(seen: ProjectOnPage, base: string) {
  const { project, evidence, defences, capacities, learnerName, enrolment } = seen;
  const reader = (['learner', 'mentor'] as const).find((one) => capacities.includes(one)) ?? 'other';
  const open = defences.find(({ state }) => state === 'planned' || state === 'conditional') ?? null;
  return {
    base,
    reader,
    project,
    ...learningShown(seen),
    learnerName,
    enrolmentId: enrolment.id,
    rungs: ladderOf(seen.blocks, seen.missing, { address: base.slice(0, base.lastIndexOf('/')), projects: [] }),
    seesTrack: capacities.includes('mentor') || capacities.includes('staff'),
    deliverables: evidence.deliverables.map((asked) => deliverableOf(asked, evidence)),
    earlierFiles: evidence.earlierFiles,
    evidence,
    open,
    canCancel: open?.state === 'planned' && mayArrangeDefence(capacities),
    canGrant: seen.mayGrant && project.state !== 'validated' && isOutOfDefences(seen),
    says: {
      state: project.dispensed ? 'dispensed' : sayingOf(project.state, reader),
      conditional: sayingOf('conditional', reader),
    },
    judged: defences.filter(({ evaluations }) => evaluations.length > 0).toReversed(),
    stateWord: project.dispensed ? 'dispensed' : project.state,
    isContested: project.contestedCriteria !== null,
    contestable: contestableOf(seen),
    cancelled: defences.filter(({ state }) => state === 'cancelled').toReversed(),
    ...stepsOf(seen, reader),
  };
}

/** The defence whose evaluation the learner may still contest, by the days; null without one. */
function contestableOf({ defences, enrolment, now }: ProjectOnPage): string | null {
  const last = defences.findLast(({ state }) => state !== 'cancelled');
  const decidedAt = last?.evaluations.findLast(({ stands }) => stands)?.decidedAt;
  if (last?.state !== 'decided' || !decidedAt || last.evaluations.some(({ contest }) => contest)) return null;
  const decidedOn = dayOf(DateTime.fromJSDate(decidedAt), enrolment.zone);
  const untilOn = addDays(decidedOn, enrolment.rulebook.evaluationContestDays);
  return dayOf(now, enrolment.zone) <= untilOn ? last.defenceId : null;
}

/** The activities of the project, where their files are, and how its hours go to them and to the learner's own work. */
function learningShown({ activities, project }: ProjectOnPage) {
  const learningHours = activities.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
  return {
    activities: activities.map((activity) => ({ ...activity, hours: activity.minutes / 60 })),
    activityFiles: `/designs/${project.designId}/files`,
    learningHours,
    ownHours: project.estimatedHours - learningHours,
  };
}

/** Were all the defences held that the rulebook and the advisors gave? */
function isOutOfDefences({ project, enrolment }: ProjectOnPage): boolean {
  return project.defences >= enrolment.rulebook.maxDefences + project.extraDefences;
}

/** What is asked of the learner is told in other words to those who accompany or judge them. */
function sayingOf(state: string, reader: ReaderOfProject): string {
  return reader !== 'learner' && ASKED_OF_LEARNER.includes(state) ? `learner-${state}` : state;
}

const ASKED_OF_LEARNER = ['in-progress', 'to-rework', 'handed-in', 'conditional'];

/** What this reader can do now, and what the project waits for. */
function stepsOf(seen: ProjectOnPage, reader: ReaderOfProject) {
  const { project, enrolment } = seen;
  const sessionsNeeded = enrolment.rulebook.sessionsBeforeDefence;
  const isHandedIn = project.state === 'handed-in';
  const waits = isHandedIn && project.markedReadyAt === null;
  const hasSessions = project.sessionsHeld >= sessionsNeeded;
  return {
    ...(reader === 'learner' ? learnersSteps(seen, hasSessions) : NO_STEPS),
    canMarkReady: reader === 'mentor' && waits,
    waitsFor: isHandedIn && !hasSessions ? 'sessions' : waits ? 'mentor' : null,
    sessionsNeeded,
  };
}

const NO_STEPS = {
  canStart: false,
  canChangeFiles: false,
  canHandIn: false,
  isMissing: false,
  canAskForDefence: false,
};

function learnersSteps({ project, evidence }: ProjectOnPage, hasSessions: boolean): typeof NO_STEPS {
  const { state, markedReadyAt } = project;
  const isAtWork = ['in-progress', 'to-rework', 'conditional'].includes(state);
  const isComplete = evidence.missing.length === 0;
  return {
    canStart: state === 'open',
    canChangeFiles: evidence.decision.allowed,
    canHandIn: isAtWork && isComplete && evidence.files.length > 0,
    isMissing: isAtWork && !isComplete,
    canAskForDefence: state === 'handed-in' && markedReadyAt !== null && hasSessions,
  };
}

function deliverableOf(asked: Evidence['deliverables'][number], { files }: Evidence): DeliverableShown {
  const { name, extensions, required } = asked;
  return {
    name,
    formats: formatsOf(extensions),
    accept: extensions.map((extension) => `.${extension}`).join(','),
    required,
    files: files.filter(({ deliverable }) => deliverable === name),
  };
}

/** "PDF, ODP" */
function formatsOf(extensions: readonly string[]): string {
  return extensions.map((extension) => extension.toUpperCase()).join(', ');
}
